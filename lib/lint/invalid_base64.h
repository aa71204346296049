// lint/invalid-base64: file contents that are not base64, or not in the encoding stated. They are never quoted.
#pragma once

#include "lint/file_record.h"
#include "lint/rule.h"

namespace runlint::lint {

inline constexpr RuleInfo kInvalidBase64Rule = {
    .rule = Rule::kLintInvalidBase64,
    .name = "lint/invalid-base64",
    .severity = Severity::kWarning,
    .summary = "The data of a file is not base64, or does not decode to UTF-8 although its encoding says so.",
    .explanation =
        "The content of a file is sent as base64: the standard alphabet, padded, without line breaks. Decoders "
        "disagree about anything else; many skip the characters they don't know, and the job gets a damaged file.",
    .bad = R"({"runtimeFiles": {"/etc/app.ini": {"data": "color=red"}}})",
    .good = R"({"runtimeFiles": {"/etc/app.ini": {"data": "Y29sb3I9cmVk"}}})",
    .source = "RFC 4648, section 4"};

// For the content, as it is read; and for its record, at the end. Returns whether the content is base64.
bool invalid_base64(ReportHandler& reporter, const Instance& instance, const text::StringToken& text, FileRecord& file);
void invalid_base64(ReportHandler& reporter, const FileRecord& file);

}  // namespace runlint::lint
