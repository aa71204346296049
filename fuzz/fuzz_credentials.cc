// The first bytes select a family of credentials, a length and a place; the rest is the text around it. The fast search
// finds what a slow reading of the table finds, and all searches stay inside the text.
#include <re2/re2.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "oracle.h"
#include "support/credential_example.h"
#include "text/command_secrets.h"
#include "text/credentials.h"
#include "text/redaction.h"
#include "text/secrets.h"

namespace {

using namespace runlint::text;
using runlint::fuzz::require;

// A class of RE2 for a set.
std::string re2_class(CharSet set) {
  std::string expression = "[";
  for (int c = 0; c < 128; ++c) {
    if (!in_set(static_cast<char>(c), set)) continue;
    expression += '\\';
    if (in_set(static_cast<char>(c), kAlnum)) expression.back() = static_cast<char>(c);
    if (!in_set(static_cast<char>(c), kAlnum)) expression += static_cast<char>(c);
  }
  return expression + "]*";
}

// A row as a regular expression: a group for each part. RE2 limits repetitions, so lengths are compared afterwards, but
// for those of a fixed length.
struct SlowFamily {
  explicit SlowFamily(const CredentialFamily& row) : family(row) {
    std::string expression = RE2::QuoteMeta({row.prefix.data(), row.prefix.size()});
    const auto add = [&](CharSet letters, std::size_t least, std::size_t most, bool last) {
      std::string part = re2_class(letters);
      // A part of a fixed length may be followed by one of the same bytes.
      if (!last && least == most) part = part.substr(0, part.size() - 1) + "{" + std::to_string(most) + "}";
      expression += "(" + part + ")";
      limits.push_back({least, most});
    };
    add(row.letters, row.min_length, row.max_length, row.rest.empty());
    for (const CredentialPart& part : row.rest) add(part.letters, part.min_length, part.max_length, false);
    pattern = std::make_unique<RE2>(expression);
    require(pattern->ok(), "the row is a regular expression");
  }

  struct Limits {
    std::size_t least;
    std::size_t most;
  };
  CredentialFamily family;
  std::unique_ptr<RE2> pattern;
  std::vector<Limits> limits;
};

const std::deque<SlowFamily>& slow_families() {
  static const std::deque<SlowFamily> all = [] {
    std::deque<SlowFamily> families;
    for (const CredentialFamily& family : credential_families()) families.emplace_back(family);
    return families;
  }();
  return all;
}

// Whether the row matches at `at`, but for the rules about context and examples, and how long it is.
std::size_t slow_length(const SlowFamily& slow, std::string_view text, std::size_t at) {
  std::vector<re2::StringPiece> parts(slow.limits.size() + 1);
  const re2::StringPiece piece(text.data(), text.size());
  if (!slow.pattern->Match(piece, at, text.size(), RE2::ANCHOR_START, parts.data(), static_cast<int>(parts.size()))) {
    return 0;
  }
  std::size_t length = slow.family.prefix.size();
  for (std::size_t i = 0; i < slow.limits.size(); ++i) {
    std::size_t n = parts[i + 1].size();
    if (i == 0 && slow.family.rest.empty() && in_set('.', slow.family.letters)) {
      while (n > slow.limits[0].least && text[at + length + n - 1] == '.') --n;
    }
    if (n < slow.limits[i].least || n > slow.limits[i].most) return 0;
    length += n;
  }
  const std::size_t end = at + length;
  return end < text.size() && in_set(text[end], kWord) ? 0 : length;
}

// Every match of a row by the fast search is one of the slow reading.
void check_found(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const Credential found = next_credential(text, at);
    if (found.length == 0) break;
    require(found.offset >= at && found.offset + found.length <= text.size(), "a credential is inside the text");
    const auto is_row = [&](const SlowFamily& slow) {
      return slow.family.name == found.name && slow_length(slow, text, found.offset) == found.length;
    };
    const auto has_name = [&](const SlowFamily& slow) { return slow.family.name == found.name; };
    const auto& families = slow_families();
    // Some names are also those of tokens that have no prefix.
    const bool has_prefix = std::ranges::any_of(families, [&](const SlowFamily& slow) {
      return has_name(slow) && text.substr(found.offset).starts_with(slow.family.prefix);
    });
    require(!has_prefix || std::ranges::any_of(families, is_row), "a match of the fast search is one of the table");
    at = found.offset + found.length;
  }
}

template <class Next>
void check_inside(std::string_view text, Next next) {
  for (std::size_t at = 0; at < text.size();) {
    const Credential found = next(text, at);
    if (found.length == 0) break;
    require(found.offset >= at && found.offset + found.length <= text.size(), "a secret is inside the text");
    require(!found.name.empty(), "a secret has a name");
    at = found.offset + found.length;
  }
}

std::string base64(std::string_view bytes) {
  constexpr std::string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string text;
  std::uint32_t bits = 0;
  int count = 0;
  for (const char c : bytes) {
    bits = bits << 8 | static_cast<unsigned char>(c);
    for (count += 8; count >= 6; count -= 6) text += kAlphabet[bits >> (count - 6) & 63];
  }
  if (count > 0) text += kAlphabet[bits << (6 - count) & 63];
  while (text.size() % 4 != 0) text += '=';
  return text;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 5) return 0;
  const auto& families = slow_families();
  const SlowFamily& chosen = families[(data[0] << 8 | data[1]) % families.size()];
  const std::size_t room = std::min<std::size_t>(chosen.family.max_length - chosen.family.min_length, 64);
  const std::size_t length = chosen.family.min_length + data[2] % (room + 1);
  const std::string token = std::string(chosen.family.prefix) + runlint::credential_body(chosen.family, length);
  std::string bytes(reinterpret_cast<const char*>(data) + 4, size - 4);
  const std::size_t place = data[3] % (bytes.size() + 1);
  const bool is_alone = (place == 0 || bytes[place - 1] == '\n') && (place == bytes.size() || bytes[place] == '\n');
  bytes.insert(place, token);
  const std::string_view text = runlint::fuzz::guarded(bytes);

  // A token between the ends of lines is found, or another one that begins before it or with it.
  if (is_alone) {
    const Credential found = next_credential(text, place);
    require(found.length != 0 && found.offset == place, "the fast search finds a token of the table");
    require(slow_length(chosen, text, place) >= token.size() - 1,
            "the slow reading finds it too");  // but for a full stop
  }
  check_found(text);
  check_inside(text, next_credential);
  check_inside(text, next_private_key);
  check_inside(text, next_url_password);
  check_inside(text, next_written_secret);
  check_inside(text, next_encoded_secret);
  CommandSecrets commands(text);
  for (Credential found = commands.next(); found.length != 0; found = commands.next()) {
    require(found.offset + found.length <= text.size(), "a secret of a command is inside the text");
  }
  // Whatever a rule may name is blanked.
  std::size_t end = 0;
  for (const runlint::Span& span : secret_spans(text)) {
    require(span.offset >= end && span.end() <= text.size() && span.length != 0, "spans are in order");
    end = span.end();
  }
  // Base64 hides nothing of a text.
  if (bytes.size() < 4096 && bytes.find('\0') == std::string::npos &&
      std::ranges::all_of(bytes, [](char c) { return static_cast<unsigned char>(c) < 0x80; })) {
    const bool is_found = next_private_key(text).length != 0 || next_credential(text).length != 0 ||
                          next_url_password(text).length != 0 || next_written_secret(text).length != 0;
    const bool is_found_in_base64 = !find_secret_in_base64(base64(bytes)).empty();
    require(is_found_in_base64 || !is_found, "what is found in text is found in base64");
    require(!is_found_in_base64 || is_found || next_encoded_secret(text).length != 0, "and the other way round");
  }
  return 0;
}
