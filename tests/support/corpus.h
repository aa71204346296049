// The payloads of corpus/ and the reports expected of them.
//
//   corpus/valid/NAME.run-job.json              gives no diagnostic
//   corpus/invalid/RULE/NAME.run-job.json       gives one of RULE at least; in spite of the name it is valid when RULE
//                                               is no more than a warning
//   corpus/invalid/RULE/NAME.expected.json      its entry in the json format, without the path
//   corpus/invalid/RULE/NAME.expected.txt       what `runlint check` prints of it, from the top of the checkout
//   corpus/invalid/RULE/NAME.args               options of `runlint check`, one a line; often absent
#ifndef RUNLINT_TESTS_SUPPORT_CORPUS_H_
#define RUNLINT_TESTS_SUPPORT_CORPUS_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "runlint/validator.h"

namespace runlint::corpus {

inline constexpr std::string_view kPayload = ".run-job.json";
inline constexpr std::string_view kJson = ".expected.json";
inline constexpr std::string_view kText = ".expected.txt";
inline constexpr std::string_view kArgs = ".args";

// All files below a folder of the checkout, as paths from its top, sorted.
[[nodiscard]] std::vector<std::string> files_below(std::string_view folder);

// The payloads below a folder of the checkout: paths from its top without kPayload, sorted.
[[nodiscard]] std::vector<std::string> cases_below(std::string_view folder);

// `path` is relative to the top of the checkout. Nothing when there is no such file.
[[nodiscard]] std::optional<std::string> read(const std::string& path);
[[nodiscard]] bool write(const std::string& path, std::string_view content);

// What the lines of a kArgs file ask for; nothing when one of them can't be understood.
[[nodiscard]] std::optional<Options> parse_args(std::string_view lines);

// JSON without white space, laid out for people and for diffs: a line for each member and element.
[[nodiscard]] std::string laid_out(std::string_view json);

// How two texts differ, as the lines between what they have in common at both ends.
[[nodiscard]] std::string difference(std::string_view expected, std::string_view actual);

}  // namespace runlint::corpus

#endif  // RUNLINT_TESTS_SUPPORT_CORPUS_H_
