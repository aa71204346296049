// A row of the table of credentials, and the forms that several rows end with.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "text/char_class.h"

namespace runlint::text {

inline constexpr CharSet kHex = kDigit | kHexLetter;
inline constexpr CharSet kLower = kHexLetter | kLowerRest;
inline constexpr CharSet kWord = kAlnum | kUnderscore;
inline constexpr CharSet kToken = kWord | kHyphen;           // base64url
inline constexpr CharSet kBase64 = kAlnum | kPlus | kSlash;  // without its padding

// From `min_length` to `max_length` bytes of `letters`.
struct CredentialPart {
  CharSet letters;
  std::uint16_t min_length;
  std::uint16_t max_length;
};

// Flags of a row, to be joined by |.
inline constexpr std::uint8_t kWhole = 1;        // a short prefix: it is not a part of a path, a slug or a file's name
inline constexpr std::uint8_t kMayBePublic = 2;  // some of these are meant to be seen: not a finding under PUBLIC names

// The prefix is followed by `min_length` to `max_length` bytes of `letters`, by the parts of `rest`, and then by no
// letter, digit or underscore. If what follows the prefix might hold another, it is not preceded by a byte of that.
// Each part takes as many bytes as it can: where its length varies, the next part begins with another byte.
struct CredentialFamily {
  std::string_view prefix;  // at least two bytes
  std::string_view name;    // a noun phrase
  CharSet letters;
  std::uint16_t min_length;
  std::uint16_t max_length;
  std::uint8_t flags = 0;
  std::span<const CredentialPart> rest = {};
};

namespace internal {

inline constexpr CredentialPart kUuidRest[] = {{kHyphen, 1, 1}, {kHex, 4, 4}, {kHyphen, 1, 1}, {kHex, 4, 4},
                                               {kHyphen, 1, 1}, {kHex, 4, 4}, {kHyphen, 1, 1}, {kHex, 12, 12}};
inline constexpr CredentialPart kAlnumUuidRest[] = {{kHyphen, 1, 1}, {kAlnum, 4, 4}, {kHyphen, 1, 1}, {kAlnum, 4, 4},
                                                    {kHyphen, 1, 1}, {kAlnum, 4, 4}, {kHyphen, 1, 1}, {kAlnum, 12, 12}};
inline constexpr CredentialPart kJwtRest[] = {{kDot, 1, 1}, {kToken, 17, 4096}, {kDot, 1, 1}, {kToken, 16, 1024}};
inline constexpr CredentialPart kUnderscoreJwt[] = {{kUnderscore, 1, 1}, {kToken, 17, 2048}, {kDot, 1, 1},
                                                    {kToken, 17, 4096},  {kDot, 1, 1},       {kToken, 16, 1024}};
inline constexpr CredentialPart kOriginCaRest[] = {{kHyphen, 1, 1}, {kAlnum, 146, 146}};
inline constexpr CredentialPart kYandexRest[] = {{kEquals, 0, 2}, {kDot, 1, 1}, {kToken, 86, 86}, {kEquals, 0, 2}};
inline constexpr CredentialPart kUnderscoreAlnum40[] = {{kUnderscore, 1, 1}, {kAlnum, 40, 40}};
inline constexpr CredentialPart kUnderscoreHex40[] = {{kUnderscore, 1, 1}, {kHex | kUpperHexLetter, 40, 40}};
inline constexpr CredentialPart kUnderscoreHex10[] = {{kUnderscore, 1, 1}, {kHex, 10, 10}};
inline constexpr CredentialPart kUnderscoreHex34[] = {{kUnderscore, 1, 1}, {kHex, 34, 34}};
inline constexpr CredentialPart kUnderscoreUpper32[] = {{kUnderscore, 1, 1}, {kUpper | kDigit, 32, 32}};
inline constexpr CredentialPart kUnderscoreAlnum63[] = {{kUnderscore, 1, 1}, {kAlnum, 63, 63}};
inline constexpr CredentialPart kColonAlnum64[] = {{kColon, 1, 1}, {kAlnum, 64, 64}};
inline constexpr CredentialPart kHyphenAlnum25[] = {{kHyphen, 1, 1}, {kAlnum, 25, 25}};
inline constexpr CredentialPart kHyphenUpper[] = {{kHyphen, 1, 1}, {kUpper, 1, 1}};  // -X
inline constexpr CredentialPart kSecretKeyRest[] = {
    {kHyphen, 1, 1}, {kUpper | kDigit, 11, 11}, {kHyphen, 1, 1}, {kUpper | kDigit, 5, 5},
    {kHyphen, 1, 1}, {kUpper | kDigit, 5, 5},   {kHyphen, 1, 1}, {kUpper | kDigit, 5, 5}};
inline constexpr CredentialPart kOtherSecretKeyRest[] = {
    {kHyphen, 1, 1}, {kUpper | kDigit, 6, 6}, {kHyphen, 1, 1}, {kUpper | kDigit, 5, 5},
    {kHyphen, 1, 1}, {kUpper | kDigit, 5, 5}, {kHyphen, 1, 1}, {kUpper | kDigit, 5, 5},
    {kHyphen, 1, 1}, {kUpper | kDigit, 5, 5}};
inline constexpr CredentialPart kHarnessRest[] = {{kDot, 1, 1}, {kAlnum, 24, 24}, {kDot, 1, 1}, {kAlnum, 20, 20}};
inline constexpr CredentialPart kDotToken20[] = {{kDot, 1, 1}, {kToken, 20, 20}};
inline constexpr CredentialPart kSlashToken22[] = {{kSlash, 1, 1}, {kToken, 22, 22}};
inline constexpr CredentialPart kDotHex64[] = {{kDot, 1, 1}, {kHex, 64, 64}};
inline constexpr CredentialPart kDotHex32[] = {{kDot, 1, 1}, {kHex, 32, 32}};
inline constexpr CredentialPart kDotAlnum16[] = {{kDot, 1, 1}, {kAlnum, 16, 16}};
inline constexpr CredentialPart kDotToken20To43[] = {{kDot, 1, 1}, {kToken | kEquals, 20, 43}};
inline constexpr CredentialPart kDynatraceRest[] = {
    {kDigit, 2, 2}, {kDot, 1, 1}, {kAlnum, 24, 24}, {kDot, 1, 1}, {kAlnum, 64, 64}};
inline constexpr CredentialPart kRechargeRest[] = {
    {kLowerRest, 1, 1}, {kDigit, 1, 1}, {kUnderscore, 1, 1}, {kHex | kUpperHexLetter, 64, 64}};
inline constexpr CredentialPart kIntra42Rest[] = {{kHyphen, 1, 1}, {kHex, 64, 64}};
inline constexpr CredentialPart kSalesforceRest[] = {{kBang, 1, 1}, {kWord | kDot, 96, 96}};
inline constexpr CredentialPart kEbayRest[] = {{kHyphen, 1, 1}, {kHex, 4, 4}, {kHyphen, 1, 1}, {kHex, 4, 4},
                                               {kHyphen, 1, 1}, {kHex, 4, 4}, {kHyphen, 1, 1}, {kHex, 4, 4}};
inline constexpr CredentialPart kAuthressRest[] = {{kDot, 1, 1},
                                                   {kAlnum, 4, 6},
                                                   {kDot, 1, 1},
                                                   {kLower, 3, 3},
                                                   {kUnderscore | kHyphen, 1, 1},
                                                   {kAlnumHyphen, 10, 32},
                                                   {kDot, 1, 1},
                                                   {kToken | kPlus | kSlash | kEquals, 30, 120}};
inline constexpr CredentialPart kHyphenToken22To43[] = {{kHyphen, 1, 1}, {kToken, 22, 43}};
inline constexpr CredentialPart kPaddleRest[] = {
    {kUnderscore, 1, 1}, {kAlnum, 22, 22}, {kUnderscore, 1, 1}, {kAlnum, 3, 3}};
inline constexpr CredentialPart kTeamsRest[] = {
    {kAt, 1, 1},    {kHex | kHyphen, 36, 36}, {kSlash, 1, 1}, {kLetter, 15, 15},  // IncomingWebhook
    {kSlash, 1, 1}, {kHex, 32, 32},           {kSlash, 1, 1}, {kHex | kHyphen, 36, 36}};
inline constexpr CredentialPart kPaymentSecretRest[] = {
    {kUnderscore, 1, 1}, {kLower, 6, 6}, {kUnderscore, 1, 1}, {kAlnum, 25, 25}};  // _secret_

}  // namespace internal
}  // namespace runlint::text
