// What the formats for other programs say of a payload, read back, beside what they owe: a line for each finding.
#ifndef RUNLINT_TESTS_SUPPORT_FORMAT_READERS_H_
#define RUNLINT_TESTS_SUPPORT_FORMAT_READERS_H_

#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "report/formatter.h"

namespace runlint::told {

using Lines = std::vector<std::string>;

// A text is not what its format promises.
class Broken : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// What `out` says, whole output of a run: a SARIF log, a Code Quality report, workflow commands. Throw Broken.
[[nodiscard]] Lines by_sarif(std::string_view out);
[[nodiscard]] Lines by_gitlab(std::string_view out);
[[nodiscard]] Lines by_github(std::string_view out);

// What it has to say when `entry` is the only one.
[[nodiscard]] Lines owed_by_sarif(const report::FileResult& entry);
[[nodiscard]] Lines owed_by_gitlab(const report::FileResult& entry);
[[nodiscard]] Lines owed_by_github(const report::FileResult& entry);

// Whether a text of such a length may be shown shortened.
inline constexpr std::size_t kMayBeShortened = 200;

// Whether each line is what is owed, or that with some of it left out where it is long.
[[nodiscard]] bool agree(const Lines& told, const Lines& owed);

}  // namespace runlint::told

#endif  // RUNLINT_TESTS_SUPPORT_FORMAT_READERS_H_
