#include <algorithm>
#include <array>
#include <cstring>

#include "text/base64.h"
#include "text/char_class.h"
#include "text/secrets.h"
#include "text/simd.h"
#include "text/utf8.h"

namespace runlint::text {
namespace {

using std::string_view;

// Where base64 of a text begins that may hold secrets: PEM, an object, or a JSON Web Token.
constexpr string_view kEncodedBegins[] = {"LS0tLS1CRUdJTi", "eyJ", "eyA", "ewo", "ew0K", "ZXlK"};

// Whether `bytes` begins like text: UTF-8 without zeros.
bool looks_like_text(string_view bytes) noexcept {
  constexpr std::size_t kLooked = 1024;
  bytes = bytes.substr(0, kLooked);
  if (bytes.find('\0') != string_view::npos) return false;
  for (std::size_t at = ascii_prefix(bytes); at < bytes.size(); at += ascii_prefix(bytes.substr(at))) {
    const CodePoint next = decode(bytes.substr(at));
    if (next.value == CodePoint::kInvalid) return bytes.size() - at < 4;  // the last one may be cut
    at += next.length;
  }
  return true;
}

// How often text may be encoded: a file of a kubeconfig, with keys in base64.
constexpr int kMostLayers = 2;

string_view find_in_base64(string_view text, int layers) noexcept;

// next_encoded_secret() of text that is encoded at most `layers` times.
Credential next_in_layers(string_view text, std::size_t from, int layers) noexcept {
  constexpr std::size_t kShortest = 44;  // characters: 33 bytes of JSON or PEM
  if (text.size() < kShortest) return {};
  const auto in_alphabet = [](Vec16 bytes) {
    return letters_and_digits(bytes) | reinterpret_cast<Vec16>((bytes == '+') | (bytes == '/'));
  };
  for (std::size_t block = from; block + sizeof(Vec16) <= text.size();) {
    // So long a run of the alphabet covers a whole block.
    if (!all_set(in_alphabet(load_block(text.data() + block)))) {
      block += sizeof(Vec16);
      continue;
    }
    std::size_t begin = block;
    while (begin > from && in_set(text[begin - 1], kBase64)) --begin;
    const std::size_t end = skip(text, block, kBase64);
    block = end;
    const string_view run = text.substr(begin, end - begin);
    const auto is_begin = [run](string_view prefix) { return run.starts_with(prefix); };
    if (run.size() < kShortest || std::ranges::none_of(kEncodedBegins, is_begin)) continue;
    // A JSON Web Token, or a part of a word.
    if (begin > 0 && in_set(text[begin - 1], kToken | kPlus | kSlash)) continue;
    if (end < text.size() && in_set(text[end], kDot | kHyphen | kUnderscore)) continue;
    const string_view name = find_in_base64(run, layers);
    if (name.empty()) continue;
    return {name == "a private key" ? "a private key in base64" : "a secret in base64", begin, end - begin};
  }
  return {};
}

// find_secret_in_base64() of text that is encoded at most `layers` times.
string_view find_in_base64(string_view text, int layers) noexcept {
  constexpr std::size_t kChunk = 8192;    // characters decoded at a time
  constexpr std::size_t kOverlap = 4608;  // bytes that are searched again, so that no secret is cut
  constexpr std::size_t kContext = 32;    // bytes before them, which say where words begin
  std::array<char, kContext + kOverlap + kChunk / 4 * 3 + 2 + kDecodeSlack> buffer;
  // The first bytes say of most files that they are no text.
  constexpr std::size_t kProbe = 64;  // characters
  if (text.size() > 4 * kProbe &&
      !looks_like_text({buffer.data(), decode_base64(text.substr(0, kProbe), buffer.data())})) {
    return {};
  }
  std::size_t held = 0;
  bool first = true;
  for (std::size_t at = 0; at < text.size(); first = false) {
    const string_view chunk = text.substr(at, kChunk);
    at += chunk.size();
    const std::size_t n = held + decode_base64(chunk, buffer.data() + held);
    const string_view decoded(buffer.data(), n);
    // What is not text has no secret in a form that can be recognized.
    if (first && !looks_like_text(decoded)) return {};
    const bool is_last = at >= text.size();
    const std::size_t from = first ? 0 : std::min(kContext, n);
    // A secret that ends with the chunk may go on: it is found in the next one.
    const auto is_whole = [&](const Credential& secret) {
      return secret.length != 0 && (is_last || secret.offset + secret.length < n);
    };
    if (next_private_key(decoded, 0).length != 0) return "a private key";
    if (const Credential token = next_credential(decoded, from); is_whole(token)) return token.name;
    if (const Credential url = next_url_password(decoded, from); is_whole(url)) return url.name;
    if (const Credential written = next_written_secret(decoded, from); is_whole(written)) return written.name;
    if (layers > 1) {
      if (const Credential inner = next_in_layers(decoded, from, layers - 1); is_whole(inner)) return inner.name;
    }
    held = std::min(n, kContext + kOverlap);
    std::memmove(buffer.data(), buffer.data() + n - held, held);
  }
  return {};
}

}  // namespace

Credential next_encoded_secret(string_view text, std::size_t from) noexcept {
  return next_in_layers(text, from, kMostLayers);
}

string_view find_secret_in_base64(string_view text) noexcept { return find_in_base64(text, kMostLayers); }

}  // namespace runlint::text
