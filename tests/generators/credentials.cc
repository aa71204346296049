#include "generators/credentials.h"

#include <array>
#include <cstddef>
#include <cstdint>

namespace runlint::generator {

using std::string_view;

std::string base64(string_view bytes, bool url_safe) {
  const string_view digits = url_safe ? "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
                                      : "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string text;
  std::uint32_t bits = 0;
  int count = 0;
  for (const char c : bytes) {
    bits = bits << 8 | static_cast<unsigned char>(c);
    for (count += 8; count >= 6; count -= 6) text += digits[bits >> (count - 6) & 63];
  }
  if (count > 0) text += digits[bits << (6 - count) & 63];
  while (!url_safe && text.size() % 4 != 0) text += '=';
  return text;
}

std::string base62_checksum(string_view text) {
  std::uint32_t crc = ~std::uint32_t{0};
  for (const char c : text) {
    crc ^= static_cast<unsigned char>(c);
    for (int i = 0; i < 8; ++i) crc = crc >> 1 ^ ((crc & 1) != 0 ? 0xEDB8'8320 : 0);
  }
  constexpr string_view kDigits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  std::string digits(6, '0');
  std::uint32_t rest = ~crc;
  for (std::size_t i = digits.size(); i-- > 0; rest /= 62) digits[i] = kDigits[rest % 62];
  return digits;
}

std::string json_web_token(Random& random, string_view role) {
  const std::string header = R"({"alg":"HS256","typ":"JWT"})";
  const std::string payload = R"({"iss":"example","ref":")" + matching_string(random, "[a-z]{20}") + R"(","role":")" +
                              std::string(role) + R"(","iat":)" + matching_string(random, "17[0-9]{8}") + "}";
  return base64(header, true) + '.' + base64(payload, true) + '.' + matching_string(random, "[A-Za-z0-9_-]{43}");
}

std::string private_key(Random& random) {
  constexpr string_view kLabels[] = {"RSA PRIVATE", "PRIVATE", "EC PRIVATE", "OPENSSH PRIVATE"};
  const std::string label = std::string(random.pick(kLabels)) + " KEY-----\n";
  std::string text = "-----BEGIN " + label;
  for (int i = 0; i < 12; ++i) text += matching_string(random, "[A-Za-z0-9+/]{64}") + '\n';
  return text + matching_string(random, "[A-Za-z0-9+/]{42}==") + "\n-----END " + label;
}

std::string service_account(Random& random) {
  std::string key;
  for (const char c : private_key(random)) key += c == '\n' ? "\\n" : std::string(1, c);
  return R"({"type": "service_account", "project_id": "example-project", "private_key_id": ")" +
         matching_string(random, "[0-9a-f]{40}") + R"(", "private_key": ")" + key +
         R"(", "client_email": "job@example-project.iam.gserviceaccount.com"})";
}

std::string password(Random& random) { return matching_string(random, "[a-z]{2}[A-Z]{2}[0-9]{2}[A-Za-z0-9]{10}"); }

std::vector<CredentialFormat> all_credentials() {
  std::vector<CredentialFormat> all;
  for (const auto& formats : {common_credentials(), known_credentials(), other_credentials()}) {
    all.insert(all.end(), formats.begin(), formats.end());
  }
  return all;
}

std::string credential(Random& random, const CredentialFormat& format) {
  return format.generate != nullptr ? format.generate(random) : matching_string(random, format.expression);
}

std::vector<std::string> near_misses(Random& random, const CredentialFormat& format) {
  std::vector<std::string> texts;
  for (const NearMiss kind : kNearMisses) {
    if (format.expression.empty() || (format.near_misses & bit(kind)) == 0) continue;
    texts.push_back(nearly_matching_string(random, format.expression, kind));
    if (texts.back().empty()) texts.pop_back();
  }
  if (!format.stand_in.empty()) texts.push_back(matching_string(random, format.stand_in));
  return texts;
}

}  // namespace runlint::generator
