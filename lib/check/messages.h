// The messages of the schema/* rules and of json/duplicate-key. Linear in what they quote; std::bad_alloc only.
//
// `name`, `object` and `shown` are names of members as they may be shown: unescaped, with *** for what may be a secret;
// empty for the document itself.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "check/synonyms.h"
#include "runlint/rule.h"
#include "schema/schema.h"

namespace runlint::check {

// Whether a message may quote the value that it is about. One character that breaks a pattern is named either way.
enum class Quoting : bool { kNever, kAllowed };

struct MessageParts {
  std::string message;
  std::string help = {};
  std::optional<std::string> replacement = {};  // see Diagnostic::replacement
  std::string_view suggestion = {};             // the name or value in the table that may be meant
};

// A value of the wrong type.
struct FoundValue {
  std::string_view type;                  // "array", "number", …
  bool is_needed = false;                 // it is the value of a member that is required, or may be
  bool is_json_text = false;              // a string that seems to hold an object
  ValueShape shape = ValueShape::kOther;  // what its elements are, if it is an array
};
[[nodiscard]] MessageParts wrong_type(std::string_view name, const schema::Schema& wanted, const FoundValue& found);

[[nodiscard]] MessageParts not_an_integer(std::string_view name, const schema::Schema& schema, std::string_view number,
                                          Quoting quoting);

// Adds to the help of a message about `value` that it contains a placeholder, if it does.
void mention_placeholder(MessageParts& words, std::string_view value, Quoting quoting);

// `rule` is the result of first_violation() for `value`.
[[nodiscard]] MessageParts bad_string(Rule rule, std::string_view name, const schema::Schema& schema,
                                      std::string_view value, Quoting quoting);
[[nodiscard]] MessageParts bad_integer(Rule rule, std::string_view name, const schema::Schema& schema,
                                       std::string_view number, Quoting quoting);

// A key that breaks the key rule of `map`.
[[nodiscard]] MessageParts bad_key(Rule breach, const schema::Schema& map, std::string_view key,
                                   std::string_view shown);

// `object` has no member `key`; `root` is the document, to find where it belongs.
// `shape` is that of its value.
[[nodiscard]] MessageParts unknown_member(std::string_view key, std::string_view shown, std::string_view object,
                                          const schema::Schema& record, const schema::Schema& root, ValueShape shape);

// The member of that index is missing, while `seen` are there; `choice` is the discriminator's value that demands it,
// or empty.
[[nodiscard]] MessageParts missing_member(std::string_view object, const schema::Schema& record, std::size_t member,
                                          schema::MemberSet seen, std::string_view choice);

// Help for documents that are not payloads: a node of a template, a Kubernetes manifest.
inline constexpr std::string_view kNodeAsPayload = "if this is a node of a template, check it with --kind template";
inline constexpr std::string_view kManifestAsPayload =
    "this is a Kubernetes manifest: write its image and its variables as a payload; runlint example shows one";

// A payload that is a template: about its member `key`.
[[nodiscard]] MessageParts template_as_payload(std::string_view key);

[[nodiscard]] MessageParts no_alternative_chosen(std::string_view object, const schema::Schema& record);
[[nodiscard]] MessageParts alternatives_conflict(std::string_view object, const schema::Schema& record,
                                                 std::string_view later, std::string_view earlier);
[[nodiscard]] MessageParts duplicate_key(std::string_view name);

}  // namespace runlint::check
