// A row of the table of credentials as tests expect it. Prefixes are written in two parts, so that no file contains
// text that looks like a credential.
#ifndef RUNLINT_TESTS_SUPPORT_EXPECTED_CREDENTIAL_H_
#define RUNLINT_TESTS_SUPPORT_EXPECTED_CREDENTIAL_H_

#include <cstddef>
#include <string>
#include <string_view>

namespace runlint::text::expected {

using std::string_view;

inline constexpr string_view kToken = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_-";
inline constexpr string_view kUpperAndDigit = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
inline constexpr string_view kBase64 = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ/+";
inline constexpr string_view kHex = "0123456789abcdef";
inline constexpr string_view kLowerAndDigit = "0123456789abcdefghijklmnopqrstuvwxyz";
inline constexpr string_view kTokenAndDot = "0123456789.abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_-";
inline constexpr string_view kTokenAndPercentAndPlusAndSlashAndEquals =
    "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_-/+=%";
inline constexpr string_view kAlnum = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
inline constexpr string_view kDigit = "0123456789";
inline constexpr string_view kTokenAndDotAndEquals =
    "0123456789.abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_-=";
inline constexpr string_view kTokenAndEquals = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_-=";
inline constexpr string_view kAlnumAndHyphen = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-";
inline constexpr string_view kWord = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_";
inline constexpr string_view kTokenAndPlusAndSlashAndAt =
    "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_-/+@";
inline constexpr string_view kHexAndUpperHexLetter = "0123456789abcdefABCDEF";
inline constexpr string_view kLower = "abcdefghijklmnopqrstuvwxyz";
inline constexpr string_view kTokenAndPlusAndEquals =
    "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_-+=";
inline constexpr string_view kTokenAndPlusAndSlashAndEqualsAndColon =
    "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_-/:+=";
inline constexpr string_view kAlnumAndHyphenAndPercentAndPlusAndSlashAndEquals =
    "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-/+=%";
inline constexpr string_view kAlnumAndHyphenAndPlusAndSlash =
    "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-/+";
inline constexpr string_view kTokenAndPlusAndSlash =
    "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_-/+";
inline constexpr string_view kHexAndHyphen = "0123456789abcdef-";
inline constexpr string_view kAlnumAndSlash = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ/";
inline constexpr string_view kBase64AndUnderscoreAndEquals =
    "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_/+=";
inline constexpr string_view kLetter = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
inline constexpr string_view kAlnumAndPercent = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ%";
inline constexpr string_view kBase64AndEquals = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ/+=";
inline constexpr string_view kAlnumAndDot = "0123456789.abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

// A token is the prefix, `least` to `most` of the characters, and the rest.
struct Family {
  string_view begin;
  string_view end;
  string_view name;
  string_view characters;
  std::size_t least;
  std::size_t most;
  string_view rest = "";

  [[nodiscard]] std::string prefix() const { return std::string(begin) + std::string(end); }
};

}  // namespace runlint::text::expected

#endif  // RUNLINT_TESTS_SUPPORT_EXPECTED_CREDENTIAL_H_
