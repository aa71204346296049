// The rule catalogue, json/*: text that is not JSON.
#pragma once

#include <string_view>

#include "runlint/rule.h"

namespace runlint::schema {

inline constexpr RuleInfo kJsonRules[] = {
    {.rule = Rule::kJsonEmpty,
     .name = "json/empty",
     .severity = Severity::kError,
     .summary = "The text is empty or only white space.",
     .explanation = "An empty body is not JSON. It usually points to a mistake earlier on: a redirect to the wrong "
                    "file, a template that rendered nothing, a variable that was not set. A run without overrides is "
                    "written as an empty object.",
     .bad = " ",
     .good = "{}",
     .source = "RFC 8259, section 2: a JSON text is a value"},
    {.rule = Rule::kJsonSyntax,
     .name = "json/syntax",
     .severity = Severity::kError,
     .summary = "The text is not JSON.",
     .explanation =
         "Parsers refuse text that is not JSON, or read it differently: one accepts a trailing comma or a comment, the "
         "next does not. After a slip whose repair is certain, like a trailing comma, a comment or a name without "
         "quotes, reading goes on, so that all of them and what else is wrong are reported at once. Any other error is "
         "the last one reported, because what follows it can't be read reliably.",
     .bad = R"({"billing": {"deploymentPlan": "nf-compute-20"},})",
     .good = R"({"billing": {"deploymentPlan": "nf-compute-20"}})",
     .source = "RFC 8259 (JSON)"},
    {.rule = Rule::kJsonEncoding,
     .name = "json/encoding",
     .severity = Severity::kError,
     .summary = "The text is not UTF-8, begins with a byte order mark, or escapes half of a surrogate pair.",
     .explanation =
         "JSON exchanged between systems is UTF-8 without a byte order mark. Parsers disagree about anything else: "
         "some refuse it, some replace the bytes they can't decode, so the value that arrives is not the one that was "
         "sent. An escaped surrogate without its other half is not a character.",
     .bad = R"({"runtimeEnvironment": {"GREETING": "hello \ud83d"}})",
     .good = R"({"runtimeEnvironment": {"GREETING": "hello \ud83d\ude00"}})",
     .source = "RFC 8259, sections 7, 8.1 and 8.2"},
    {.rule = Rule::kJsonDepth,
     .name = "json/depth",
     .severity = Severity::kError,
     .summary = "Objects and arrays are nested deeper than the limit.",
     .explanation =
         "No payload of the API nests deeper than four levels. Text that nests far deeper is a mistake or an attack on "
         "a parser's stack, and RFC 8259 allows a parser to set a limit. The default limit is 64.",
     .bad = "",
     .good = "",
     .source = "RFC 8259, section 9: a parser may limit the depth of nesting"},
    {.rule = Rule::kJsonSize,
     .name = "json/size",
     .severity = Severity::kError,
     .summary = "The text is larger than the limit.",
     .explanation = "A limit keeps one body from taking the memory and time of all others. A text over the limit is "
                    "not parsed. Large files belong in the image or in a volume, not in a payload.",
     .bad = "",
     .good = "",
     .source = "RFC 8259, section 9: a parser may limit the size of texts"},
    {.rule = Rule::kJsonDuplicateKey,
     .name = "json/duplicate-key",
     .severity = Severity::kError,
     .summary = "An object has two members with the same name.",
     .explanation = "Parsers disagree about which of the two counts: most take the last, some the first, some refuse "
                    "the object. One of the values is silently lost, and a gateway that accepts the object may have "
                    "checked another value than its upstream reads. Names are compared after unescaping.",
     .bad = R"({"runtimeEnvironment": {"MODE": "fast", "MODE": "slow"}})",
     .good = R"({"runtimeEnvironment": {"MODE": "slow"}})",
     .source = "RFC 8259, section 4: the names within an object should be unique"},
};

}  // namespace runlint::schema
