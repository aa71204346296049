// The payloads of corpus/ and their expected reports.
//
//   corpus/valid/NAME.run-job.json              has no diagnostics, under the options of NAME.args
//   corpus/valid/NAME.run-job.yaml              likewise, in YAML
//   corpus/invalid/RULE/NAME.run-job.json       (or .yaml) has at least one diagnostic of RULE; it is valid if RULE is
//   a warning corpus/invalid/RULE/NAME.expected.txt       the output of `runlint check` in the top folder
//   corpus/invalid/RULE/NAME.expected.json      its entry in the json format, without the path; "…" is text of
//                                               NAME.expected.txt
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
inline constexpr std::string_view kYamlPayload = ".run-job.yaml";
inline constexpr std::string_view kJson = ".expected.json";
inline constexpr std::string_view kText = ".expected.txt";
inline constexpr std::string_view kArgs = ".args";

// All files below a folder, as sorted paths relative to the top folder.
[[nodiscard]] std::vector<std::string> files_below(std::string_view folder);

// The payloads below a folder, as sorted paths relative to the top folder, without kPayload or kYamlPayload.
[[nodiscard]] std::vector<std::string> cases_below(std::string_view folder);

// The path of the payload of a case.
[[nodiscard]] std::string payload_of(const std::string& name);

// `path` is relative to the top folder. Nothing if there is no such file.
[[nodiscard]] std::optional<std::string> read(const std::string& path);
[[nodiscard]] bool write(const std::string& path, std::string_view content);

// The options in a kArgs file; nothing if a line is invalid.
[[nodiscard]] std::optional<Options> parse_args(std::string_view lines);

// An entry of the jsonl format in which each message and help that `text`, the same report in the text format, has
// verbatim is replaced by "…". So a change of wording shows once, and any difference between the formats shows here.
[[nodiscard]] std::string without_repeated_text(std::string_view entry, std::string_view text);

// Indents compact JSON: a line for each member and element.
[[nodiscard]] std::string laid_out(std::string_view json);

// The difference of two texts: the lines between their common start and end.
[[nodiscard]] std::string difference(std::string_view expected, std::string_view actual);

}  // namespace runlint::corpus

#endif  // RUNLINT_TESTS_SUPPORT_CORPUS_H_
