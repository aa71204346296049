// The rule catalogue, yaml/*: YAML that can't be read, or only by some readers.
#pragma once

#include <string_view>

#include "runlint/rule.h"

namespace runlint::schema {

inline constexpr RuleInfo kYamlRules[] = {
    {.rule = Rule::kYamlSyntax,
     .name = "yaml/syntax",
     .severity = Severity::kError,
     .summary = "The text is not YAML that the platform's command can read.",
     .explanation =
         "The platform's command reads YAML with js-yaml and sends it as JSON. What js-yaml refuses is never sent: a "
         "tab in the indentation, a line that is not aligned with its neighbours, a colon without a space after it, a "
         "quote that is never closed, several documents in one file. Only the first syntax error is reported, because "
         "what follows it can't be read reliably.",
     .bad = "runtimeEnvironment:\n  MODE: fast\n   LEVEL: debug",
     .good = "runtimeEnvironment:\n  MODE: fast\n  LEVEL: debug",
     .source = "YAML 1.2.2, as js-yaml 3 reads it",
     .is_yaml = true},
    {.rule = Rule::kYamlEncoding,
     .name = "yaml/encoding",
     .severity = Severity::kError,
     .summary = "The YAML text is not UTF-8, or contains a character that YAML forbids.",
     .explanation =
         "YAML allows printable characters, tabs and line breaks. A control character or a byte that is not UTF-8 "
         "usually comes from a file of another encoding, or from a terminal. In double quotes it can be written as an "
         "escape.",
     .bad = "runtimeEnvironment:\n  COLOR: \"\x1b[31m\"",
     .good = "runtimeEnvironment:\n  COLOR: \"\\e[31m\"",
     .source = "YAML 1.2.2, section 5.1: the character set",
     .is_yaml = true},
    {.rule = Rule::kYamlTag,
     .name = "yaml/tag",
     .severity = Severity::kError,
     .summary = "A YAML tag is unknown, or does not fit its value.",
     .explanation =
         "A tag says how a value is to be read. Tags of other tools, like !Ref or !vault, mean nothing to the "
         "platform's command, which then sends nothing. Write the value that the tag stands for.",
     .bad = "runtimeEnvironment:\n  MODE: !env FAST",
     .good = "runtimeEnvironment:\n  MODE: fast",
     .source = "YAML 1.2.2, section 6.8.2, and the default schema of js-yaml 3",
     .is_yaml = true},
    {.rule = Rule::kYamlAliasLimit,
     .name = "yaml/alias-limit",
     .severity = Severity::kError,
     .summary = "Aliases repeat too much text, or one contains itself.",
     .explanation =
         "A few lines of aliases to aliases can stand for gigabytes, and an alias to what contains it never ends. The "
         "text of all aliased values, counted each time it is used, may come to ten times the size of the file, or to "
         "64 KiB if that is more.",
     .bad = "runtimeEnvironment: &all\n  MODE: fast\n  ALL: *all",
     .good = "runtimeEnvironment:\n  MODE: &mode fast\n  LEVEL: *mode",
     .source = "YAML 1.2.2, section 7.1; the limit is runlint's own",
     .is_yaml = true},
};

}  // namespace runlint::schema
