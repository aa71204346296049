// Plants marks in the places of a payload that no output may ever show.
#ifndef RUNLINT_FUZZ_SECRETS_H_
#define RUNLINT_FUZZ_SECRETS_H_

#include <string>
#include <string_view>

#include "support/document.h"

namespace runlint::fuzz {

inline constexpr std::string_view kSecretText = "xSECRETx";
inline constexpr std::string_view kSecretNumber = "7391739173917391";

// `payload` with kSecretText at the beginning of each string, and kSecretNumber in the place of each number, that
// stands under a member that holds secrets or is not known. Where the payload is not JSON: in each string value before
// the fault, and behind each quote after it. `document` is what reading `payload` gave. The fault, if any, stays.
[[nodiscard]] std::string plant_secrets(std::string_view payload, const reference::Document& document);

}  // namespace runlint::fuzz

#endif  // RUNLINT_FUZZ_SECRETS_H_
