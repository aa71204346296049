#include "text/credentials.h"

#include <algorithm>
#include <array>
#include <bit>
#include <bitset>
#include <cstdint>
#include <initializer_list>

#include "text/simd.h"

namespace runlint::text {
namespace {

// Whether there is a byte of `letters` at `at`; false at the end.
bool char_at_is(std::string_view text, std::size_t at, CharSet letters) noexcept {
  return at < text.size() && in_set(text[at], letters);
}

// The number of consecutive bytes of `letters` at `at`; stops counting at `max_length` + 1.
std::size_t span_of(std::string_view text, std::size_t at, CharSet letters, std::size_t max_length) noexcept {
  std::size_t n = 0;
  while (n <= max_length && char_at_is(text, at + n, letters)) ++n;
  return n;
}

// Whether a token is a documentation placeholder (AKIA…EXAMPLE, ghp_xxxx…).
bool is_example(std::string_view body) noexcept {
  constexpr std::size_t kFew = 6;  // different bytes: 32 drawn from 16 have fewer about once in a hundred million
  std::bitset<256> seen;
  for (const char c : body) seen.set(static_cast<unsigned char>(c));
  if (seen.count() < kFew) return true;
  return std::ranges::any_of(std::array<std::string_view, 6>{"EXAMPLE", "example", "xxxx", "XXXX", "your", "YOUR"},
                             [body](std::string_view word) { return body.find(word) != std::string_view::npos; });
}

// The length of the credential of `family` at `at`; 0: none.
std::size_t length_at(const CredentialFamily& family, std::string_view text, std::size_t at) noexcept {
  if (text[at + 1] != family.prefix[1] || !text.substr(at).starts_with(family.prefix)) return 0;
  // Credentials of one kind never overlap, so that no byte is counted twice.
  if (at > 0 && in_set(text[at - 1], family.letters)) return 0;
  const std::size_t body = at + family.prefix.size();
  const std::size_t n = span_of(text, body, family.letters, family.max_length);
  if (n < family.min_length || n > family.max_length || char_at_is(text, body + n, kWord)) return 0;
  return is_example(text.substr(body, n)) ? 0 : family.prefix.size() + n;
}

// The length of parts of base64url, each of at least so many characters, with dots between them; 0: they are not there.
std::size_t length_of_parts(std::string_view text, std::initializer_list<std::size_t> min_lengths) noexcept {
  std::size_t at = 0;
  for (const std::size_t min_length : min_lengths) {
    if (at != 0 && !char_at_is(text, at, kDot)) return 0;
    if (at != 0) ++at;
    const std::size_t n = span_of(text, at, kToken, text.size());
    if (n < min_length) return 0;
    at += n;
  }
  return is_example(text.substr(0, at)) ? 0 : at;
}

std::string_view part(std::string_view text, std::size_t at) noexcept { return text.substr(std::min(at, text.size())); }

// A credential at the beginning of `text` that has no prefix of its own; may_start_token() must let each through.
// `text` has at least kShortestCredential bytes, and no byte of base64url precedes it.
Credential match_structured_token(std::string_view text) noexcept {
  if (text.starts_with("eyJ")) {
    // Header and claims are objects, and {" in base64url is eyJ.
    const std::size_t header = span_of(text, 0, kToken, text.size());
    if (part(text, header).starts_with(".eyJ")) {
      const std::size_t length = length_of_parts(text, {17, 17, 16});
      if (length != 0) return {"a JSON Web Token", 0, length};
    }
  }
  if (in_set(text[0], kDigit)) {
    const std::size_t digits = span_of(text, 0, kDigit, 10);
    if (digits >= 8 && digits <= 10 && part(text, digits).starts_with(":AA") &&
        span_of(text, digits + 1, kToken, 35) == 35 && !is_example(text.substr(digits + 1, 35))) {
      return {"a Telegram bot token", 0, digits + 1 + 35};
    }
  }
  if (text[14] == '.' && span_of(text, 0, kAlnum, 14) == 14 && part(text, 14).starts_with(".atlasv1.")) {
    const std::size_t n = span_of(text, 23, kToken, 70);
    if (n >= 58 && n <= 70 && !is_example(text.substr(23, n))) return {"a Terraform Cloud token", 0, 23 + n};
  }
  if (text[4] == 'Q' && text[5] == '~' && in_set(text[3], kDigit)) {
    const std::size_t n = span_of(text, 0, kToken | kDot | kTilde, 40);
    if (n >= 37 && n <= 40 && !is_example(text.substr(0, n))) return {"a Microsoft Entra client secret", 0, n};
  }
  if (text[0] == 'M' || text[0] == 'N' || text[0] == 'O') {
    const std::size_t user = span_of(text, 0, kToken, 28);
    if (user >= 24 && user <= 28 && span_of(text, user + 1, kToken, 6) == 6) {
      const std::size_t length = length_of_parts(text, {24, 6, 27});
      if (length != 0) return {"a Discord bot token", 0, length};
    }
  }
  return {};
}

// The same as kSecondByteOfPrefix, for the credentials of match_structured_token() that have a fixed beginning.
constexpr SecondBytes kSecondByteOfShape = [] {
  SecondBytes seconds{};
  seconds['e'] = 1u << ('y' & 31);
  for (unsigned char c = '0'; c <= '9'; ++c) seconds[c] = ((1u << 10) - 1) << ('0' & 31);
  for (const unsigned char c : {'M', 'N', 'O'}) seconds[c] = ~0u;
  return seconds;
}();

// Whether a credential may begin at `at`, where at least kShortestCredential bytes are left. False for nearly all
// words.
bool may_start_token(std::string_view text, std::size_t at) noexcept {
  const auto first = static_cast<unsigned char>(text[at]);
  const std::uint32_t seconds = kSecondByteOfPrefix[first] | kSecondByteOfShape[first];
  return (seconds >> (text[at + 1] & 31) & 1) != 0 || text[at + 5] == '~' || text[at + 14] == '.';
}

// The credential that begins at `at`, where may_start_token() holds.
Credential match_token(std::string_view text, std::size_t at) noexcept {
  for (const CredentialFamily& family : credential_families(text[at])) {
    const std::size_t length = length_at(family, text, at);
    if (length != 0) return {family.name, at, length};
  }
  if (at != 0 && in_set(text[at - 1], kToken)) return {};
  Credential found = match_structured_token(text.substr(at));
  found.offset = at;
  return found;
}

}  // namespace

Credential next_credential(std::string_view text, std::size_t from) noexcept {
  if (text.size() < kShortestCredential) return {};
  static_assert(kShortestCredential >= sizeof(Vec16));  // so that the last block begun is whole
  const std::size_t last = text.size() - kShortestCredential;
  std::uint32_t before =
      from > 0 && char_at_is(text, from - 1, kWord) ? 1 : 0;  // does a byte of a word precede the block?
  for (std::size_t block = from; block <= last; block += sizeof(Vec16)) {
    const Vec16 bytes = load_block(text.data() + block);
    const std::uint32_t of_words = movemask(letters_and_digits(bytes) | (bytes == '_'));
    // A credential begins where a word does, or the text.
    std::uint32_t begins = (of_words & ~(of_words << 1 | before)) | (block == 0 ? 1 : 0);
    before = of_words >> (sizeof(Vec16) - 1);
    for (; begins != 0; begins &= begins - 1) {
      const std::size_t at = block + static_cast<std::size_t>(std::countr_zero(begins));
      if (at > last) return {};
      if (!may_start_token(text, at)) continue;
      if (const Credential found = match_token(text, at); found.length != 0) return found;
    }
  }
  return {};
}

bool has_private_key(std::string_view text) noexcept {
  constexpr std::size_t kMinLength = 64;  // characters: what is shorter is a placeholder
  if (text.size() < kPemBegin.size() + kMinLength) return false;
  const auto is_label = [](char c) { return in_set(c, kUpper | kDigit) || c == ' '; };
  for (std::size_t at = text.find(kPemBegin); at != std::string_view::npos; at = text.find(kPemBegin, at)) {
    at += kPemBegin.size();
    const std::string_view label = pem_label(text, at);
    if (text.size() - at - label.size() < kMinLength || !std::ranges::all_of(label, is_label)) continue;
    if (label.ends_with("PRIVATE KEY") || label.ends_with("PRIVATE KEY BLOCK")) return true;
  }
  return false;
}

std::string_view url_password(std::string_view text) noexcept {
  for (std::size_t at = text.find("://"); at != std::string_view::npos; at = text.find("://", at)) {
    const bool has_scheme = at > 0 && in_set(text[at - 1], kAlnum);
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

}  // namespace runlint::text
