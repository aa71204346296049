// lint/unusable-value: values and paths that no Linux program can be given.
#pragma once

#include <cstddef>

#include "lint/rule.h"

namespace runlint::lint {

inline constexpr RuleInfo kUnusableValueRule = {
    .rule = Rule::kLintUnusableValue,
    .name = "lint/unusable-value",
    .severity = Severity::kWarning,
    .summary = "A variable, a command or a path contains U+0000 or is too long for Linux.",
    .explanation =
        "Linux passes variables, arguments and paths as text that ends at the first NUL: one with U+0000 is cut off or "
        "refused. A variable with its name and the NUL may have 128 KiB, and a segment of a path 255 bytes; beyond "
        "that, no program can be started, or the file can't be created. Put long or binary values in a file.",
    .bad = R"({"runtimeEnvironment": {"SEPARATOR": "\u0000"}})",
    .good = R"({"runtimeEnvironment": {"SEPARATOR": "\n"}})",
    .source = "Linux, execve(2): MAX_ARG_STRLEN; POSIX.1-2017, limits.h: NAME_MAX; environ(7)"};

inline constexpr std::size_t kMaxVariable = 128 * 1024 - 2;  // bytes of name and value, without "=" and the NUL

// Whether unusable_value() may find something: a fast filter. Only an escape can say U+0000, and a string without
// escapes is as long as it is written.
[[nodiscard]] inline bool may_be_unusable(const Instance& instance, const text::StringToken& text) noexcept {
  return text.value.size() + 2 != text.length || text.value.size() + instance.key.value.size() > kMaxVariable;
}

// A variable or a command.
void unusable_value(ReportHandler& reporter, const Instance& instance, const text::StringToken& text);

// The paths of files.
void unusable_path(ReportHandler& reporter, const Frame& map);

}  // namespace runlint::lint
