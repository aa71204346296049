// Credentials assembled at run time, so that no file contains text that looks like one.
#ifndef RUNLINT_TESTS_SUPPORT_CREDENTIAL_EXAMPLE_H_
#define RUNLINT_TESTS_SUPPORT_CREDENTIAL_EXAMPLE_H_

#include <cstddef>
#include <string>
#include <string_view>

#include "text/credentials.h"

namespace runlint {

// `length` bytes of `set`.
[[nodiscard]] inline std::string bytes_of(text::CharSet set, std::size_t length) {
  std::string letters;
  for (const text::CharSet part : {text::kAlnum, static_cast<text::CharSet>(~text::kAlnum)}) {
    for (char c = '!'; c <= '~'; ++c) {
      if (text::in_set(c, set & part)) letters += c;
    }
  }
  std::string bytes;
  for (std::size_t i = 0; i < length; ++i) bytes += letters[i % letters.size()];
  return bytes;
}

// The part after the prefix: `length` of the family's letters, by default the minimum, and its other parts.
[[nodiscard]] inline std::string credential_body(const text::CredentialFamily& family, std::size_t length) {
  std::string body = bytes_of(family.letters, length);
  for (const text::CredentialPart& part : family.rest) body += bytes_of(part.letters, part.min_length);
  return body;
}
[[nodiscard]] inline std::string credential_body(const text::CredentialFamily& family) {
  return credential_body(family, family.min_length);
}

}  // namespace runlint

#endif  // RUNLINT_TESTS_SUPPORT_CREDENTIAL_EXAMPLE_H_
