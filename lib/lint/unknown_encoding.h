// lint/unknown-encoding: an encoding that Node.js does not know.
#pragma once

#include "lint/rule.h"

namespace runlint::lint {

inline constexpr RuleInfo kUnknownEncodingRule = {
    .rule = Rule::kLintUnknownEncoding,
    .name = "lint/unknown-encoding",
    .severity = Severity::kWarning,
    .summary = "The encoding of a file is not one that Node.js knows.",
    .explanation =
        "The encoding is the name of a Node.js Buffer encoding, in upper or lower case: utf8, utf-8, "
        "utf16le, utf-16le, ucs2, ucs-2, latin1, binary, ascii, hex, base64, base64url. Names that other "
        "systems use, such as iso-8859-1 or windows-1252, are not among them.",
    .bad = R"({"runtimeFiles": {"/etc/app.ini": {"data": "Y29sb3I9cmVk", "encoding": "iso-8859-1"}}})",
    .good = R"({"runtimeFiles": {"/etc/app.ini": {"data": "Y29sb3I9cmVk", "encoding": "latin1"}}})",
    .source = "Node.js documentation, Buffer: buffers and character encodings"};

void unknown_encoding(ReportHandler& reporter, const Instance& instance, const text::StringToken& text);

}  // namespace runlint::lint
