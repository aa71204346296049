// Inserts markers where a payload may hold secrets, which no output may show.
#ifndef RUNLINT_FUZZ_SECRET_MARKERS_H_
#define RUNLINT_FUZZ_SECRET_MARKERS_H_

#include <string>
#include <string_view>

#include "reference/document.h"

namespace runlint::fuzz {

// Text that no output may contain. It depends on the payload, so that the payload does not contain it already: a fuzzer
// copies compared constants into its inputs.
struct SecretMarkers {
  explicit SecretMarkers(std::string_view payload);

  std::string text;    // short enough for the narrowest code frame
  std::string number;  // likewise
  unsigned choice;     // from 0 to 7
};

// Inserts the text at the start of each string, and replaces each number, under a secret or unknown member or in a
// value of the wrong type, where names get the text too. Depending on `choice`, names that may be lines of an .env file
// get
// "=" and the text, and other strings begin with a credential or a URL with a marker. If the payload is not JSON, marks
// each string value before the error and inserts the text after each quote behind it. `document` is the parsed payload.
[[nodiscard]] std::string insert_markers(std::string_view payload, const reference::Document& document,
                                         const SecretMarkers& markers);

}  // namespace runlint::fuzz

#endif  // RUNLINT_FUZZ_SECRET_MARKERS_H_
