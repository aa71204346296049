// lint/file-path: paths that are not normalized, belong to the kernel, or are inside another file.
#pragma once

#include "lint/name_conflicts.h"
#include "lint/rule.h"

namespace runlint::lint {

inline constexpr RuleInfo kFilePathRule = {
    .rule = Rule::kLintFilePath,
    .name = "lint/file-path",
    .severity = Severity::kWarning,
    .summary = "The path of a file is not normalized, belongs to the kernel, or is inside another file.",
    .explanation =
        "Different programs read a path differently if it has the segments . or .., an empty segment or a "
        "slash at the end. /proc, /sys and /dev belong to the kernel. And a path can't be both a file and "
        "a directory: of /etc/app and /etc/app/app.ini, only one can be created.",
    .bad = R"({"runtimeFiles": {"/etc/../app.ini": {"data": "Y29sb3I9cmVk"}}})",
    .good = R"({"runtimeFiles": {"/app.ini": {"data": "Y29sb3I9cmVk"}}})",
    .source = "POSIX.1-2017, section 4.13: pathname resolution; Linux, proc(5), sysfs(5)"};

void file_path(ReportHandler& reporter, const Frame& map, NameConflicts& conflicts);

}  // namespace runlint::lint
