// The rule catalogue: text that is not JSON.
#ifndef RUNLINT_LIB_SCHEMA_JSON_RULES_H_
#define RUNLINT_LIB_SCHEMA_JSON_RULES_H_

#include <string_view>

#include "runlint/rule.h"

namespace runlint::schema {

inline constexpr RuleInfo kJsonRules[] = {
    {.rule = Rule::kJsonEmpty,
     .name = "json/empty",
     .severity = Severity::kError,
     .summary = "There is nothing but white space.",
     .explanation =
         "An empty body is not JSON. It is usually the sign of something that went wrong earlier: a redirect to the "
         "wrong file, a template that rendered nothing, a variable that was not set. A run without any overrides is "
         "an empty object, which has to be written.",
     .bad = " ",
     .good = "{}",
     .source = "RFC 8259, section 2: a JSON text is a value"},
    {.rule = Rule::kJsonSyntax,
     .name = "json/syntax",
     .severity = Severity::kError,
     .summary = "The text is not JSON.",
     .explanation =
         "What is not JSON is refused as a whole, or read differently by different parsers: one takes a trailing "
         "comma or a comment, the next does not. Only the first mistake is reported, because what follows it can't "
         "be read with certainty.",
     .bad = R"({"billing": {"deploymentPlan": "nf-compute-20"},})",
     .good = R"({"billing": {"deploymentPlan": "nf-compute-20"}})",
     .source = "RFC 8259 (JSON)"},
    {.rule = Rule::kJsonEncoding,
     .name = "json/encoding",
     .severity = Severity::kError,
     .summary = "The text is not plain UTF-8, or an escape is half of a surrogate pair.",
     .explanation =
         "JSON that is exchanged between systems is UTF-8 without a byte order mark. Parsers disagree about anything "
         "else: some refuse it, some replace what they can't read, so that a value arrives other than it was sent. "
         "An escaped surrogate without its other half stands for no character at all.",
     .bad = R"({"runtimeEnvironment": {"GREETING": "hello \ud83d"}})",
     .good = R"({"runtimeEnvironment": {"GREETING": "hello \ud83d\ude00"}})",
     .source = "RFC 8259, sections 7, 8.1 and 8.2"},
    {.rule = Rule::kJsonDepth,
     .name = "json/depth",
     .severity = Severity::kError,
     .summary = "Objects and arrays are nested deeper than the limit.",
     .explanation =
         "No payload of the API nests deeper than four levels. Text that nests far deeper is a mistake or an attack on "
         "a parser's stack, and RFC 8259 lets a parser set a limit. The limit here is 64 unless it is set "
         "otherwise.",
     .bad = "",
     .good = "",
     .source = "RFC 8259, section 9: a parser may limit the depth of nesting"},
    {.rule = Rule::kJsonSize,
     .name = "json/size",
     .severity = Severity::kError,
     .summary = "The text is larger than the limit.",
     .explanation =
         "A limit keeps one body from taking the memory and time of all others. A text over the limit is not looked "
         "at. Large files belong in the image or in a volume rather than in a payload.",
     .bad = "",
     .good = "",
     .source = "RFC 8259, section 9: a parser may limit the size of texts"},
    {.rule = Rule::kJsonDuplicateKey,
     .name = "json/duplicate-key",
     .severity = Severity::kError,
     .summary = "An object has two members of the same name.",
     .explanation =
         "Parsers disagree on which of the two wins: most take the last, some the first, some refuse the object. One "
         "of the values is lost without a word, and a gateway that lets the object pass has checked something other "
         "than what its upstream reads. Names are compared after unescaping.",
     .bad = R"({"runtimeEnvironment": {"MODE": "fast", "MODE": "slow"}})",
     .good = R"({"runtimeEnvironment": {"MODE": "slow"}})",
     .source = "RFC 8259, section 4: the names within an object should be unique"},
};

}  // namespace runlint::schema

#endif  // RUNLINT_LIB_SCHEMA_JSON_RULES_H_
