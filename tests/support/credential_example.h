// Credentials assembled at run time, so that no file contains text that looks like one.
#ifndef RUNLINT_TESTS_SUPPORT_CREDENTIAL_EXAMPLE_H_
#define RUNLINT_TESTS_SUPPORT_CREDENTIAL_EXAMPLE_H_

#include <cstddef>
#include <string>
#include <string_view>

#include "text/credentials.h"

namespace runlint {

// The part after the prefix: `length` of the family's characters, by default the minimum.
[[nodiscard]] inline std::string credential_body(const text::CredentialFamily& family, std::size_t length = 0) {
  std::string letters = "0123456789";
  if ((family.letters & text::kHexLetter) != 0) letters += "abcdef";
  if ((family.letters & text::kUpperHexLetter) != 0) letters += "ABCDEF";
  if ((family.letters & text::kLowerRest) != 0) letters += "ghijklmnopqrstuvwxyz";
  std::string body;
  for (std::size_t i = 0; i < (length != 0 ? length : family.min_length); ++i) body += letters[i % letters.size()];
  return body;
}

}  // namespace runlint

#endif  // RUNLINT_TESTS_SUPPORT_CREDENTIAL_EXAMPLE_H_
