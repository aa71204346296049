#include "text/json_web_token.h"

#include <array>

#include "text/base64.h"
#include "text/char_class.h"

namespace runlint::text {
namespace {

constexpr CharSet kBase64Url = kAlnum | kHyphen | kUnderscore;

// Whether `part` begins like an object: {" or a brace and a new line.
bool begins_object(std::string_view part) noexcept { return part.starts_with("eyJ") || part.starts_with("ewo"); }

bool has_role_anon(std::string_view claims) noexcept {
  constexpr std::string_view kRole = "\"role\"";
  std::array<char, 3072> buffer;  // bytes: longer claims are not those of a public token
  if (claims.size() > buffer.size() / 3 * 4) return false;
  const std::string_view json(buffer.data(), decode_base64(claims, buffer.data()));
  const auto skip_space = [json](std::size_t at) {
    while (at < json.size() && (json[at] == ' ' || json[at] == '\n' || json[at] == '\r' || json[at] == '\t')) ++at;
    return at;
  };
  const std::size_t role = json.find(kRole);
  if (role == std::string_view::npos) return false;
  const std::size_t colon = skip_space(role + kRole.size());
  if (colon >= json.size() || json[colon] != ':') return false;
  return json.substr(skip_space(colon + 1)).starts_with("\"anon\"");
}

}  // namespace

JsonWebToken json_web_token(std::string_view text) noexcept {
  constexpr std::size_t kMinObject = 17;     // characters of header and claims
  constexpr std::size_t kMinSignature = 16;  // characters
  if (!begins_object(text)) return {};
  const std::size_t header = skip(text, 0, kBase64Url);
  if (header < kMinObject || header + 1 >= text.size() || text[header] != '.') return {};
  if (!begins_object(text.substr(header + 1))) return {};
  const std::size_t claims = skip(text, header + 1, kBase64Url);
  if (claims - header - 1 < kMinObject || claims >= text.size() || text[claims] != '.') return {};
  const std::size_t end = skip(text, claims + 1, kBase64Url);
  if (end - claims - 1 < kMinSignature) return {};
  return {end, has_role_anon(text.substr(header + 1, claims - header - 1))};
}

}  // namespace runlint::text
