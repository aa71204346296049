#include "lint/credentials.h"

#include <algorithm>
#include <array>
#include <bitset>
#include <initializer_list>

namespace runlint::lint {
namespace {

constexpr std::array<Letters, 256> kLetters = [] {
  std::array<Letters, 256> sets{};
  const auto add = [&sets](std::string_view bytes, Letters set) {
    for (const char c : bytes) sets[static_cast<unsigned char>(c)] = set;
  };
  add("0123456789", kDigit);
  add("abcdef", kHexLetter);
  add("ghijklmnopqrstuvwxyz", kLowerRest);
  add("ABCDEF", kUpperHexLetter);
  add("GHIJKLMNOPQRSTUVWXYZ", kUpperRest);
  add("_", kUnderscore);
  add("-", kHyphen);
  add(".", kDot);
  add("+/", kPlusSlash);
  add("~", kTilde);
  return sets;
}();

bool is_one_of(char c, Letters letters) noexcept { return (kLetters[static_cast<unsigned char>(c)] & letters) != 0; }

// Whether the byte at `at` belongs to `letters`; the end belongs to nothing.
bool stands(std::string_view text, std::size_t at, Letters letters) noexcept {
  return at < text.size() && is_one_of(text[at], letters);
}

// How many of `letters` stand at `at`, one after the other; it counts no further than `most` and one.
std::size_t count_letters(std::string_view text, std::size_t at, Letters letters, std::size_t most) noexcept {
  std::size_t n = 0;
  while (n <= most && stands(text, at + n, letters)) ++n;
  return n;
}

// Text in the place of a credential that shows only where it would stand.
bool is_example(std::string_view body) noexcept {
  constexpr std::size_t kFew = 6;  // different bytes: 32 drawn from 16 have fewer about once in a hundred million
  std::bitset<256> seen;
  for (const char c : body) seen.set(static_cast<unsigned char>(c));
  if (seen.count() < kFew) return true;
  return std::ranges::any_of(std::array<std::string_view, 6>{"EXAMPLE", "example", "xxxx", "XXXX", "your", "YOUR"},
                             [body](std::string_view word) { return body.find(word) != std::string_view::npos; });
}

// The families whose prefixes begin with a byte: a range of the table.
struct Range {
  std::uint8_t begin = 0;
  std::uint8_t end = 0;
};

std::array<Range, 256> index_of(std::span<const CredentialFamily> families) noexcept {
  std::array<Range, 256> index{};
  for (std::size_t i = 0; i < families.size(); ++i) {
    Range& range = index[static_cast<unsigned char>(families[i].prefix[0])];
    if (range.end == 0) range.begin = static_cast<std::uint8_t>(i);
    range.end = static_cast<std::uint8_t>(i + 1);
  }
  return index;
}

bool fits(const CredentialFamily& family, std::string_view text, std::size_t at) noexcept {
  if (!text.substr(at).starts_with(family.prefix)) return false;
  // Credentials of one kind never overlap, so that no byte is counted twice.
  if (at > 0 && is_one_of(text[at - 1], family.letters)) return false;
  const std::size_t body = at + family.prefix.size();
  const std::size_t n = count_letters(text, body, family.letters, family.most);
  if (n < family.least || n > family.most || stands(text, body + n, kWord)) return false;
  return !is_example(text.substr(body, n));
}

// Parts of base64url, each of at least so many characters, with dots between them.
bool has_parts(std::string_view text, std::initializer_list<std::size_t> least) noexcept {
  std::size_t at = 0;
  for (const std::size_t wanted : least) {
    if (at != 0 && !stands(text, at, kDot)) return false;
    if (at != 0) ++at;
    const std::size_t n = count_letters(text, at, kToken, text.size());
    if (n < wanted) return false;
    at += n;
  }
  return !is_example(text.substr(0, at));
}

std::string_view part(std::string_view text, std::size_t at) noexcept { return text.substr(std::min(at, text.size())); }

// Those without a prefix of their own. No byte of base64url precedes `text`.
std::string_view by_shape(std::string_view text) noexcept {
  if (text.starts_with("eyJ")) {
    // Header and claims are objects, and {" in base64url is eyJ.
    const std::size_t header = count_letters(text, 0, kToken, text.size());
    if (part(text, header).starts_with(".eyJ") && has_parts(text, {17, 17, 16})) return "a JSON Web Token";
  }
  const std::size_t digits = count_letters(text, 0, kDigit, 10);
  if (digits >= 8 && part(text, digits).starts_with(":AA") && count_letters(text, digits + 1, kToken, 35) == 35 &&
      !is_example(text.substr(digits + 1, 35))) {
    return "a Telegram bot token";
  }
  if (count_letters(text, 0, kAlnum, 14) == 14 && part(text, 14).starts_with(".atlasv1.")) {
    const std::size_t n = count_letters(text, 23, kToken, 70);
    if (n >= 58 && n <= 70 && !is_example(text.substr(23, n))) return "a Terraform Cloud token";
  }
  if (part(text, 4).starts_with("Q~") && is_one_of(text[3], kDigit)) {
    const std::size_t n = count_letters(text, 0, kToken | kDot | kTilde, 40);
    if (n >= 37 && n <= 40 && !is_example(text.substr(0, n))) return "a Microsoft Entra client secret";
  }
  if (text[0] == 'M' || text[0] == 'N' || text[0] == 'O') {
    const std::size_t user = count_letters(text, 0, kToken, 28);
    if (user >= 24 && user <= 28 && count_letters(text, user + 1, kToken, 6) == 6 && has_parts(text, {24, 6, 27})) {
      return "a Discord bot token";
    }
  }
  return {};
}

}  // namespace

std::string_view find_credential(std::string_view text) noexcept {
  static const std::array<Range, 256> kIndex = index_of(credential_families());
  for (std::size_t at = 0; at + kShortestCredential <= text.size();) {
    const Range range = kIndex[static_cast<unsigned char>(text[at])];
    for (std::size_t i = range.begin; i < range.end; ++i) {
      const CredentialFamily& family = credential_families()[i];
      if (text[at + 1] == family.prefix[1] && fits(family, text, at)) return family.name;
    }
    if (at == 0 || !is_one_of(text[at - 1], kToken)) {
      if (const std::string_view name = by_shape(text.substr(at)); !name.empty()) return name;
    }
    // A credential begins where a word does.
    while (stands(text, at, kWord)) ++at;
    while (at < text.size() && !stands(text, at, kWord)) ++at;
  }
  return {};
}

bool has_private_key(std::string_view text) noexcept {
  constexpr std::string_view kBegin = "-----BEGIN ";
  constexpr std::size_t kLeast = 64;  // characters: what is shorter shows only where a key would stand
  for (std::size_t at = text.find(kBegin); at != std::string_view::npos; at = text.find(kBegin, at)) {
    at += kBegin.size();
    std::size_t end = at;
    while (stands(text, end, kUpper | kDigit) || (end < text.size() && text[end] == ' ')) ++end;
    const std::string_view name = text.substr(at, end - at);
    const bool closed = text.substr(end).starts_with("-----") && text.size() - end >= kLeast;
    if (closed && (name.ends_with("PRIVATE KEY") || name.ends_with("PRIVATE KEY BLOCK"))) return true;
  }
  return false;
}

std::string_view url_password(std::string_view text) noexcept {
  if (text.find('@') == std::string_view::npos) return {};
  for (std::size_t at = text.find("://"); at != std::string_view::npos; at = text.find("://", at)) {
    const bool has_scheme = at > 0 && is_one_of(text[at - 1], kAlnum);
    at += 3;
    const std::string_view authority = text.substr(at, text.find_first_of("/?# \t\r\n\"'<>", at) - at);
    const std::size_t host = authority.rfind('@');
    const std::size_t colon = authority.find(':');
    if (has_scheme && host != std::string_view::npos && colon < host) {
      const std::string_view password = authority.substr(colon + 1, host - colon - 1);
      if (!password.empty()) return password;
    }
    at += authority.size();
  }
  return {};
}

}  // namespace runlint::lint
