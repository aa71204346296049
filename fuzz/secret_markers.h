// Plants marks in the places of a payload that no output may ever show.
#ifndef RUNLINT_FUZZ_SECRET_MARKERS_H_
#define RUNLINT_FUZZ_SECRET_MARKERS_H_

#include <string>
#include <string_view>

#include "support/document.h"

namespace runlint::fuzz {

// Text that no output may hold. It depends on the payload, so that no payload holds it by itself: a fuzzer copies what
// it sees compared, and could write a fixed one where it may be shown.
struct Marks {
  explicit Marks(std::string_view payload);

  std::string text;    // short enough for the narrowest code frame
  std::string number;  // likewise
  unsigned choice;     // from 0 to 7
};

// `payload` with the text at the beginning of each string, and the number in the place of each number, that is under a
// member that holds secrets or is not known, or in a value of the wrong type, where names get the text too. By choice
// (the marks'), names that may be lines of an .env file get "=" and the text, and strings that are shown begin with a
// credential or a URL that holds a mark. Where the payload is not JSON: in each string value before the fault, and
// behind each quote after it. `document` is what reading `payload` gave. The fault, if any, stays.
[[nodiscard]] std::string plant_secrets(std::string_view payload, const reference::Document& document,
                                        const Marks& marks);

}  // namespace runlint::fuzz

#endif  // RUNLINT_FUZZ_SECRET_MARKERS_H_
