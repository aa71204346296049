// The types of which the table is made: a payload described as data. Everything that knows the payload (the walk,
// the JSON Schema, the example, the fuzz dictionary) reads it from here.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string_view>

#include "runlint/rule.h"
#include "text/pattern.h"
#include "text/short_equal.h"

namespace runlint::schema {

enum class Type : std::uint8_t {
  kObject,  // an object with the members listed
  kMap,     // an object with any keys of one form, all values alike
  kString,
  kInteger,
  kBoolean,
};

// The meaning of a value, by which the rules of lib/lint are chosen. Each belongs to one type.
enum class Role : std::uint8_t {
  kNone,
  kOverride,      // kObject: without a member, it changes nothing
  kNode,          // kObject: a node of a template, called by its kind rather than its key
  kFile,          // kObject: of a kFileContent and a kFileEncoding
  kEnvironment,   // kMap: of variables by name
  kFiles,         // kMap: of files by path
  kVariable,      // kString: the value of an environment variable
  kFileContent,   // kString: base64
  kFileEncoding,  // kString: the name of an encoding
  kImagePath,     // kString
  kBuildName,     // kString: a branch, or a build's ID
  kCommitSha,     // kString: a commit's ID, or one of the values of an alternative
  kCommand,       // kString: a command line
  kCredentials,   // kString: the ID of saved credentials
};

inline constexpr std::size_t kUnlimited = std::numeric_limits<std::size_t>::max();

using MemberSet = std::uint16_t;    // bit i: members[i]
using ValueSet = std::uint32_t;     // bit i: values[i]
using Alternatives = std::uint8_t;  // bit i: the i-th alternative of a oneOf

// The limits of the table: a bit each. completed() says which one a schema exceeds.
inline constexpr std::size_t kMaxMembers = std::numeric_limits<MemberSet>::digits;
inline constexpr std::size_t kMaxValues = std::numeric_limits<ValueSet>::digits;  // of a discriminator
inline constexpr std::size_t kMaxAlternatives = std::numeric_limits<Alternatives>::digits;

inline constexpr Alternatives kAllAlternatives = 0xFF;

inline constexpr std::int64_t kNoMaximum = std::numeric_limits<std::int64_t>::max();  // however large

struct Schema;
struct Member;

// A perfect hash of the names of an object's members: at most one of them is in a slot.
class MemberHash {
 public:
  constexpr MemberHash() noexcept { slots_.fill(kMaxMembers); }
  consteval explicit MemberHash(std::span<const Member> members);

  // The index of the only member that may have that name, or kMaxMembers.
  [[nodiscard]] constexpr std::size_t slot_for(std::string_view name) const noexcept {
    return name.empty() ? kMaxMembers : slots_[slot(name)];
  }

 private:
  static constexpr std::size_t kSlots = 64;  // the more, the more names have a perfect hash

  [[nodiscard]] constexpr std::size_t slot(std::string_view name) const noexcept {
    const std::size_t first = static_cast<unsigned char>(name.front());
    const std::size_t last = static_cast<unsigned char>(name.back());
    return (name.size() + first + last * multiplier_) % kSlots;
  }

  std::uint32_t multiplier_ = 0;
  std::array<std::uint8_t, kSlots> slots_{};
};

struct Member {
  std::string_view name;
  const Schema* schema;
  std::string_view summary;  // one sentence, for documentation and editors
  bool required = false;
  Alternatives alternatives = kAllAlternatives;  // those of the object's oneOf that have this member
  std::string_view example{};                    // a text, where the schema has no example of its own
  bool in_example = true;                        // false: conflicts with a sibling that the example shows
};

// `required` must be there when the discriminator's value is one of `when`.
struct Condition {
  std::uint8_t required;  // an index into members
  ValueSet when;
};

// The two halves of a command in Kubernetes, as bits: an entrypoint and, beside it, the arguments.
inline constexpr std::uint8_t kKubernetesCommand = 1;
inline constexpr std::uint8_t kKubernetesArguments = 2;
inline constexpr std::uint8_t kKubernetesPair = kKubernetesCommand | kKubernetesArguments;

// A name that other systems have for a member, or the API had before 2023.
struct Synonym {
  std::string_view name;                   // in any case, with or without "_" and "-"
  std::array<std::string_view, 3> path{};  // the names that lead from the payload to the member; unused ones are empty
  std::string_view form;                   // the member as JSON writes it, with others that it needs
  std::string_view formerly_in{};          // the name of the schema whose member it was
  std::uint8_t kubernetes = 0;             // the half of Kubernetes' form that it is

  [[nodiscard]] constexpr std::span<const std::string_view> names() const noexcept {
    std::size_t count = 0;
    while (count < path.size() && !path[count].empty()) ++count;
    return std::span(path).first(count);
  }
};

struct Schema {
  Type type;
  std::string_view name;  // of a definition worth a name of its own in the JSON Schema; may be empty
  Role role = Role::kNone;
  bool may_be_reference = false;                  // a string with a reference, ${…}, may stand for the value
  std::string_view display_name = "the payload";  // what messages call the root of a document

  // kObject
  std::span<const Member> members{};
  bool open = false;                                 // members that are not listed are allowed
  bool is_request = false;                           // of a root: who reads the document may drop unknown members
  std::span<const Synonym> synonyms{};               // of members of the document, which may be meant here
  std::span<const std::string_view> wrappers{};      // of a root: names under which clients put the document
  std::span<const std::string_view> alternatives{};  // oneOf: the name of each; exactly one must fit
  Severity no_alternative = Severity::kError;        // of an object that chooses none of them
  std::uint8_t discriminator = kMaxMembers;          // the member that the conditions depend on
  std::span<const Condition> conditions{};
  MemberSet mutually_exclusive{};  // mutually exclusive members: a sensible payload has at most one of them

  // kMap
  const Schema* key = nullptr;  // what each member name must be: a kString schema
  const Schema* value = nullptr;
  bool secret = false;  // no value below it is ever shown

  // For the example payload: a key of a kMap, a text of a kString that has no values.
  std::string_view example{};

  // kString: checked in this order, only the first breach is reported. Lengths are in Unicode code points.
  std::span<const std::string_view> values{};  // enum
  std::size_t min_length = 0;
  std::size_t max_length = kUnlimited;
  const text::Pattern* pattern = nullptr;
  const text::Pattern* path_pattern = nullptr;  // of a text with a slash: checked instead of all of the above
  std::span<const Schema* const> one_of{};      // kString schemas of which exactly one must fit

  // kInteger
  std::span<const std::int64_t> integers{};  // enum, ascending; or, where that is empty, a range up to kNoMaximum
  std::int64_t minimum = 0;
  std::int64_t maximum = -1;
  std::int64_t documented_maximum = std::numeric_limits<std::int64_t>::max();

  // Computed by completed() from the above.
  MemberHash names{};                 // of its members
  MemberSet required{};               // the members that must always be there
  MemberSet deciding_members{};       // the members that only some of the alternatives have
  MemberSet may_be_missing{};         // the members whose absence can be a mistake
  Alternatives all_alternatives{};    // of its oneOf
  bool is_object = false;             // a kObject or a kMap
  bool unconstrained = false;         // a kString that may be any
  std::size_t fast_length_count = 0;  // how many lengths in bytes, from min_length up, will surely do; 0: unknown
};

consteval MemberHash::MemberHash(std::span<const Member> members) : MemberHash() {
  for (bool clash = true; clash;) {
    if (++multiplier_ == kSlots) throw "two members have the same name, or names too similar for MemberHash";
    slots_.fill(kMaxMembers);
    clash = false;
    for (std::size_t i = 0; i < members.size(); ++i) {
      std::uint8_t& member = slots_[slot(members[i].name)];
      clash = clash || member != kMaxMembers;
      member = static_cast<std::uint8_t>(i);
    }
  }
}

// Completes a schema; every one in the table is made by it. A schema beyond a limit does not compile.
consteval Schema completed(Schema schema) {
  if (schema.members.size() > kMaxMembers) throw "an object has more than 16 members (kMaxMembers)";
  if (schema.alternatives.size() > kMaxAlternatives) throw "a oneOf has more than 8 alternatives (kMaxAlternatives)";
  if (schema.discriminator < schema.members.size() &&
      schema.members[schema.discriminator].schema->values.size() > kMaxValues) {
    throw "a discriminator has more than 32 values (kMaxValues)";
  }
  if (schema.type == Type::kObject) schema.names = MemberHash(schema.members);
  for (std::size_t i = 0; i < schema.members.size(); ++i) {
    const auto bit = static_cast<MemberSet>(1u << i);
    if (schema.members[i].required) schema.required |= bit;
    if (schema.members[i].alternatives != kAllAlternatives) schema.deciding_members |= bit;
  }
  schema.may_be_missing = schema.required | schema.deciding_members;
  for (const Condition& condition : schema.conditions) {
    schema.may_be_missing |= static_cast<MemberSet>(1u << condition.required);
  }
  schema.all_alternatives = static_cast<Alternatives>((1u << schema.alternatives.size()) - 1);
  schema.is_object = schema.type == Type::kObject || schema.type == Type::kMap;
  schema.unconstrained = schema.type == Type::kString && schema.values.empty() && schema.one_of.empty() &&
                         schema.min_length == 0 && schema.max_length == kUnlimited && schema.pattern == nullptr;
  const bool any_length = schema.min_length == 0 && schema.max_length == kUnlimited;
  if (schema.pattern != nullptr && (any_length || schema.pattern->is_ascii)) {
    schema.fast_length_count = schema.max_length - schema.min_length + (schema.max_length != kUnlimited ? 1 : 0);
  }
  return schema;
}

// A string that may be any.
inline constexpr Schema kAnyString = completed({.type = Type::kString, .name = ""});

// The names of severities, by Severity.
inline constexpr std::array<std::string_view, 4> kSeverityNames = {"off", "info", "warning", "error"};

// The names of the rules whose severity can be set, in the order of the catalogue.
inline constexpr std::size_t kAdjustableRuleCount = kRuleCount - static_cast<std::size_t>(Rule::kSchemaType);
extern const std::array<std::string_view, kAdjustableRuleCount> kAdjustableRules;

// The patterns of their groups, and these names and patterns together, by which severities are set.
inline constexpr std::array<std::string_view, 2> kRuleGroups = {"schema/*", "lint/*"};

// Whether it names a rule, or a group of rules, whose findings are always errors.
[[nodiscard]] bool is_fixed_selector(std::string_view name) noexcept;

extern const std::array<std::string_view, kAdjustableRuleCount + kRuleGroups.size()> kRuleSelectors;

// The names of the revisions of the API, by ApiRevision.
inline constexpr std::array<std::string_view, 2> kRevisionNames = {"original", "2026-05"};

// A place in a kRevised object where the revisions differ: the names that lead from there to a member, or to an object
// that differs as a whole.
class RevisedPath {
 public:
  static constexpr std::size_t kMaxDepth = 4;

  [[nodiscard]] constexpr std::span<const std::string_view> names() const noexcept {
    return std::span(names_).first(depth_);
  }
  [[nodiscard]] constexpr RevisedPath operator/(std::string_view name) const {
    RevisedPath below = *this;
    below.names_.at(below.depth_++) = name;
    return below;
  }

 private:
  std::array<std::string_view, kMaxDepth> names_{};
  std::size_t depth_ = 0;
};
inline constexpr std::size_t kMaxRevisedPaths = 8;
extern const std::span<const RevisedPath> kRevisedPaths;

// The member of the payload to which the revisions' differences are confined, in each revision.
inline constexpr std::string_view kRevisedName = "deployment";
extern const std::array<const Schema*, kRevisionNames.size()> kRevised;

// The request body in each revision of the API; the response body; and the path parameters of each endpoint as one
// object of strings.
extern const std::array<Schema, kRevisionNames.size()> kRunJob;
extern const Schema kResponse;
extern const Schema kPathParameters;
extern const Schema kTeamPathParameters;

// The nodes of a template: objects whose member kKindName is one of these names. The spec of a JobRun is a payload;
// that of a condition only names a run.
inline constexpr std::string_view kKindName = "kind";
inline constexpr std::string_view kSpecName = "spec";
inline constexpr std::string_view kJobRunKind = "JobRun";
inline constexpr std::string_view kConditionKind = "Condition";
extern const std::array<Schema, kRevisionNames.size()> kJobRunNode;  // by ApiRevision
extern const Schema kConditionNode;

// The target of requests with method kMethod. A segment `{name}` of the path stands for the path parameter of that
// name.
struct Endpoint {
  std::string_view path;
  const Schema* parameters;
};
inline constexpr std::string_view kMethod = "POST";
extern const std::array<Endpoint, 2> kEndpoints;

// The index of the member of that exact name, or kMaxMembers.
[[nodiscard]] constexpr std::size_t find_member(const Schema& object, std::string_view name) noexcept {
  const std::size_t i = object.names.slot_for(name);
  return i != kMaxMembers && text::short_equal(object.members[i].name, name) ? i : kMaxMembers;
}

// The members that the discriminator requires if it has the value of that index.
[[nodiscard]] constexpr MemberSet required_by_choice(const Schema& object, std::size_t value) noexcept {
  MemberSet required = 0;
  for (const Condition& condition : object.conditions) {
    if ((condition.when >> value & 1) != 0) required |= static_cast<MemberSet>(1u << condition.required);
  }
  return required;
}

// The first value of the discriminator that requires those of the conditional members that are in `seen`, and no other;
// empty: none.
[[nodiscard]] constexpr std::string_view choice_requiring(const Schema& object, MemberSet seen) noexcept {
  MemberSet conditional = 0;
  for (const Condition& condition : object.conditions) conditional |= static_cast<MemberSet>(1u << condition.required);
  const std::span<const std::string_view> values = object.members[object.discriminator].schema->values;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (required_by_choice(object, i) == (seen & conditional)) return values[i];
  }
  return {};
}

}  // namespace runlint::schema
