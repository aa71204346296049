// Reads reports back from their formats, and builds what they must contain: one line for each finding.
#ifndef RUNLINT_TESTS_REFERENCE_FORMAT_READERS_H_
#define RUNLINT_TESTS_REFERENCE_FORMAT_READERS_H_

#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "report/formatter.h"

namespace runlint::format_readers {

using Lines = std::vector<std::string>;

// A text does not conform to its format.
class Unreadable : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// Read the whole output of a run: a SARIF log, a Code Quality report, workflow commands,
// reviewdog's diagnostics. Throw Unreadable.
[[nodiscard]] Lines read_sarif(std::string_view out);
[[nodiscard]] Lines read_gitlab(std::string_view out);
[[nodiscard]] Lines read_github(std::string_view out);
[[nodiscard]] Lines read_rdjson(std::string_view out);

// The lines that the output must have if `entry` is the only one.
[[nodiscard]] Lines expected_in_sarif(const report::FileResult& entry);
[[nodiscard]] Lines expected_in_gitlab(const report::FileResult& entry);
[[nodiscard]] Lines expected_in_github(const report::FileResult& entry);
[[nodiscard]] Lines expected_in_rdjson(const report::FileResult& entry);

// Whether a text of such a length may be shown shortened.
inline constexpr std::size_t kMayBeShortened = 200;

// Whether each line equals the expected one, or is a shortened form of it if it is long.
[[nodiscard]] bool agree(const Lines& found, const Lines& expected);

}  // namespace runlint::format_readers

#endif  // RUNLINT_TESTS_REFERENCE_FORMAT_READERS_H_
