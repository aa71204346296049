#include "text/credentials.h"

#include <algorithm>
#include <array>
#include <bit>
#include <bitset>
#include <cstdint>

#include "text/json_web_token.h"
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

// The number of consecutive bytes of `letters` before `at`, at most `most`.
std::size_t length_before(std::string_view text, std::size_t at, CharSet letters, std::size_t most) noexcept {
  std::size_t n = 0;
  while (n < most && n < at && in_set(text[at - n - 1], letters)) ++n;
  return n;
}

std::string_view part(std::string_view text, std::size_t at) noexcept { return text.substr(std::min(at, text.size())); }

// Whether a token is a documentation placeholder (AKIA…EXAMPLE, ghp_xxxx…).
bool is_example(std::string_view body) noexcept {
  constexpr std::size_t kFew = 6;  // different bytes: 32 drawn from 16 have fewer about once in a hundred million
  std::bitset<256> seen;
  for (const char c : body) seen.set(static_cast<unsigned char>(c));
  if (seen.count() < kFew) return true;
  // The last one is of the key in Firebase's documentation.
  constexpr std::string_view kWords[] = {
      "EXAMPLE", "example", "xxxx", "XXXX", "your", "YOUR", "DOCAbC123dEf456GhI789jKl"};
  return std::ranges::any_of(kWords,
                             [body](std::string_view word) { return body.find(word) != std::string_view::npos; });
}

// Whether the bytes around a token that has a short prefix show that it is part of a path, a slug or a file's name:
// release-key-….tar.gz. A full stop may end a sentence.
bool is_part_of_name(std::string_view text, std::size_t begin, std::size_t end) noexcept {
  if (begin > 0 && in_set(text[begin - 1], kToken | kDot | kSlash | kPercent)) return true;
  if (char_at_is(text, end, kHyphen | kSlash)) return true;
  return char_at_is(text, end, kDot) && char_at_is(text, end + 1, kWord);
}

// The length of the credential of `family` at `at`; 0: none.
std::size_t length_at(const CredentialFamily& family, std::string_view text, std::size_t at) noexcept {
  if (text[at + 1] != family.prefix[1] || !text.substr(at).starts_with(family.prefix)) return 0;
  // Credentials of one kind never overlap, so that no byte is counted twice.
  CharSet inside = family.letters;
  for (const CredentialPart& part : family.rest) inside = static_cast<CharSet>(inside | part.letters);
  if (at > 0 && in_set(text[at - 1], inside) && skip(family.prefix, 0, inside) == family.prefix.size()) return 0;
  const std::size_t body = at + family.prefix.size();
  std::size_t n = span_of(text, body, family.letters, family.max_length);
  if (family.rest.empty() && in_set('.', family.letters)) {
    while (n > family.min_length && text[body + n - 1] == '.') --n;  // it ends a sentence
  }
  if (n < family.min_length || n > family.max_length) return 0;
  std::size_t end = body + n;
  for (const CredentialPart& part : family.rest) {
    n = span_of(text, end, part.letters, part.max_length);
    if (part.min_length == part.max_length) n = std::min<std::size_t>(n, part.max_length);  // the next goes on
    if (n < part.min_length || n > part.max_length) return 0;
    end += n;
  }
  if (char_at_is(text, end, kWord)) return 0;
  if ((family.flags & kWhole) != 0 && is_part_of_name(text, at, end)) return 0;
  return is_example(text.substr(body, end - body)) ? 0 : end - at;
}

// A credential at the beginning of `text` that has no prefix of its own; may_start_token() must let each through.
// `text` has at least kShortestCredential bytes, and no byte of base64url but a hyphen precedes it.
Credential match_structured_token(std::string_view text, bool after_hyphen) noexcept {
  if (const JsonWebToken token = json_web_token(text); token.length != 0) {
    if (is_example(text.substr(0, token.length)) || token.is_public) return {};
    return {"a JSON Web Token", 0, token.length};
  }
  if (after_hyphen) return {};
  if (in_set(text[0], kDigit)) {
    const std::size_t digits = span_of(text, 0, kDigit, 10);
    if (digits >= 8 && digits <= 10 && part(text, digits).starts_with(":A") &&
        span_of(text, digits + 1, kToken, 35) == 35 && !is_example(text.substr(digits + 1, 35))) {
      return {"a Telegram bot token", 0, digits + 1 + 35};
    }
  }
  if (text[14] == '.' && span_of(text, 0, kAlnum, 14) == 14 && part(text, 14).starts_with(".atlasv1.")) {
    const std::size_t n = span_of(text, 23, kToken | kEquals, 70);
    if (n >= 58 && n <= 70 && !is_example(text.substr(23, n))) return {"a Terraform Cloud token", 0, 23 + n};
  }
  if (text[4] == 'Q' && text[5] == '~' && in_set(text[3], kDigit)) {
    std::size_t n = span_of(text, 0, kToken | kDot | kTilde, 41);
    while (n > 37 && text[n - 1] == '.') --n;  // it ends a sentence
    if (n >= 37 && n <= 40 && !is_example(text.substr(0, n))) return {"a Microsoft Entra client secret", 0, n};
  }
  if (text.starts_with("oaa") && text[17] == '.' && span_of(text, 0, kAlnum, 17) == 17 &&
      part(text, 17).starts_with(".v1.")) {
    const std::size_t n = span_of(text, 21, kToken, 400);
    const std::size_t hex = char_at_is(text, 21 + n, kDot) ? span_of(text, 22 + n, kHex, 64) : 0;
    if (n >= 20 && n <= 400 && hex == 64 && !char_at_is(text, 22 + n + hex, kWord)) {
      return {"an Airtable OAuth token", 0, 22 + n + hex};
    }
  }
  if (text[0] == 'M' || text[0] == 'N' || text[0] == 'O') {
    const std::size_t user = span_of(text, 0, kToken, 28);
    if (user >= 24 && user <= 28 && char_at_is(text, user, kDot) && span_of(text, user + 1, kToken, 6) == 6 &&
        char_at_is(text, user + 7, kDot)) {
      const std::size_t n = span_of(text, user + 8, kToken, text.size());
      if (n >= 27 && !is_example(text.substr(0, user + 8 + n))) return {"a Discord bot token", 0, user + 8 + n};
    }
  }
  return {};
}

// Whether a credential may begin at `at`, where at least kShortestCredential bytes are left. False for nearly all
// words.
bool may_start_token(std::string_view text, std::size_t at) noexcept {
  const char first = text[at];
  if (kCredentialFilter.may_have(text.data() + at)) return true;
  const auto is_at = [text, at](std::size_t n, char c) { return text[at + n] == c; };
  if (in_set(first, kDigit)) return is_at(8, ':') || is_at(9, ':') || is_at(10, ':') || is_at(14, '.') || is_at(5, '~');
  return is_at(5, '~') || (is_at(14, '.') && is_at(15, 'a')) || (is_at(17, '.') && first == 'o') ||
         (first >= 'M' && first <= 'O' && in_set(text[at + 10], kToken) && in_set(text[at + 19], kToken));
}

// The credential that begins at `at`, where may_start_token() holds.
Credential match_token(std::string_view text, std::size_t at) noexcept {
  if (kCredentialFilter.may_have(text.data() + at)) {
    for (const CredentialFamily& family : credential_families(text[at])) {
      const std::size_t length = length_at(family, text, at);
      if (length != 0) return {family.name, at, length, (family.flags & kMayBePublic) != 0};
    }
  }
  const bool after_hyphen = at != 0 && text[at - 1] == '-';
  if (at != 0 && in_set(text[at - 1], kWord)) return {};
  // A token has few words before its first kMaxPrefix bytes, so that none is read again and again.
  constexpr std::size_t kMaxPrefix = 16;
  if (after_hyphen && length_before(text, at, kToken, kMaxPrefix + 1) > kMaxPrefix) return {};
  Credential found = match_structured_token(text.substr(at), after_hyphen);
  found.offset = at;
  return found;
}

constexpr CharSet kRun = kToken | kPlus | kSlash;

// A credential that is all of `run`, by its length and a mark inside. `run` has at least 31 bytes of kRun.
std::string_view match_run(std::string_view run) noexcept {
  const auto all_of = [run](std::size_t begin, std::size_t end, CharSet letters) {
    return span_of(run.substr(0, end), begin, letters, run.size()) == end - begin;
  };
  const std::size_t n = run.size();
  if (n == 84 && all_of(0, n, kAlnum)) {
    if (run.substr(52).starts_with("JQQJ99")) return "an Azure API key";
    if (run.substr(76).starts_with("AZDO")) return "an Azure DevOps token";
  }
  // Microsoft's keys that can be recognized: the mark is before the last six characters, which are a checksum.
  if (n == 43 || n == 52 || n == 54 || n == 86) {
    struct Mark {
      std::string_view text;
      std::string_view name;
    };
    constexpr Mark kMarks[] = {{"+ASt", "an Azure Storage account key"},
                               {"ACDb", "an Azure Cosmos DB key"},
                               {"AzCa", "an Azure Cache key"},
                               {"AzSe", "an Azure Search key"},
                               {"AzFu", "an Azure Functions key"},
                               {"+ASb", "an Azure Service Bus key"},
                               {"+AEh", "an Azure Event Hubs key"},
                               {"+ACR", "an Azure Container Registry key"},
                               {"AIoT", "an Azure IoT key"},
                               {"APIM", "an Azure API Management key"},
                               {"+AMC", "an Azure Machine Learning key"},
                               {"+ABa", "an Azure Batch key"},
                               {"+ARm", "an Azure Relay key"},
                               {"AZEG", "an Azure Event Grid key"}};
    for (const Mark& mark : kMarks) {
      if (run.substr(n - 10, 4) == mark.text) return mark.name;
    }
  }
  if (n == 40 && run[6] == '_' && run.ends_with("_mmk") && all_of(0, 6, kAlnum) && all_of(7, 36, kAlnum)) {
    return "a MaxMind license key";
  }
  if (n == 40 && (run.ends_with("FFFFNRAL") || run.ends_with("nral")) && all_of(0, 6, kLower | kDigit) &&
      all_of(6, 32, kHex)) {
    return "a New Relic license key";
  }
  if (n == 47 && run.ends_with("-NRMA") && all_of(0, 42, kAlnum)) return "a New Relic mobile key";
  if (n >= 36 && n <= 38 && run.substr(32).starts_with("-us") && all_of(0, 32, kHex) && all_of(35, n, kDigit)) {
    return "a Mailchimp API key";
  }
  if (n == 50 && run[32] == '-' && run[41] == '-' && all_of(0, 32, kHex) && all_of(33, 41, kHex) &&
      all_of(42, 50, kHex)) {
    return "a Mailgun API key";
  }
  return {};
}

Vec16 in_word(Vec16 bytes) noexcept { return letters_and_digits(bytes) | reinterpret_cast<Vec16>(bytes == '_'); }
Vec16 in_run(Vec16 bytes) noexcept {
  return in_word(bytes) | reinterpret_cast<Vec16>((bytes == '-') | (bytes == '+') | (bytes == '/'));
}

// The credential that is all of the run of kRun around the block at `at`, its first whole block.
Credential match_run_around(std::string_view text, std::size_t at) noexcept {
  constexpr std::size_t kShortest = 31;  // of match_run()
  std::size_t before = 0;
  if (at >= sizeof(Vec16)) {
    const std::uint32_t bits = movemask(in_run(load_block(text.data() + at - sizeof(Vec16))));
    if (bits == kEveryBit) return {};
    before = static_cast<std::size_t>(std::countl_one(bits << (32 - sizeof(Vec16))));
  } else {
    before = length_before(text, at, kRun, at);
  }
  const auto not_in_run = [](Vec16 bytes) { return ~in_run(bytes); };
  const std::size_t end = find_if_vectorized(text, at + sizeof(Vec16), not_in_run);
  const std::string_view run = text.substr(at - before, end - (at - before));
  if (run.size() < kShortest) return {};
  const std::string_view name = match_run(run);
  if (name.empty() || is_example(run)) return {};
  return {name, at - before, run.size()};
}

// next_credential(). Sets `has_run` where a whole block is in a run of kRun.
Credential search(std::string_view text, std::size_t from, bool& has_run) noexcept {
  if (text.size() < kShortestCredential) return {};
  static_assert(kShortestCredential >= sizeof(Vec16));  // so that the last block begun is whole
  const std::size_t last = text.size() - kShortestCredential;
  std::uint32_t before =
      from > 0 && char_at_is(text, from - 1, kWord) ? 1 : 0;  // does a byte of a word precede the block?
  for (std::size_t block = from; block <= last; block += sizeof(Vec16)) {
    const Vec16 bytes = load_block(text.data() + block);
    const std::uint32_t of_words = movemask(in_word(bytes));
    // A run of 31 bytes or more covers a whole block.
    if (all_set(in_run(bytes))) {
      has_run = true;
      const Credential found = match_run_around(text, block);
      if (found.length != 0 && found.offset >= from) return found;
    }
    // A credential begins where a word does, or the text.
    std::uint32_t begins = (of_words & ~(of_words << 1 | before)) | (block == 0 ? 1 : 0);
    // None has a space, and what begins before one in this block would be too short.
    const std::uint32_t spaces = movemask(reinterpret_cast<Vec16>(bytes == ' '));
    begins &= ~std::uint32_t{0} << std::bit_width(spaces);
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

}  // namespace

Credential first_credential(std::string_view text, bool& has_run) noexcept {
  has_run = false;
  return search(text, 0, has_run);
}

Credential next_credential(std::string_view text, std::size_t from) noexcept {
  bool has_run = false;
  return search(text, from, has_run);
}

bool is_public_token(std::string_view text) noexcept {
  constexpr std::string_view kPrefixes[] = {"pk_live_", "pk_test_",        "FLWPUBK-", "FLWPUBK_TEST-",
                                            "pk.eyJ",   "sb_publishable_", "phc_",     "pk-lf-"};
  if (std::ranges::any_of(kPrefixes, [text](std::string_view prefix) { return text.starts_with(prefix); })) return true;
  const JsonWebToken token = json_web_token(text);
  return token.length == text.size() && token.is_public;
}

}  // namespace runlint::text
