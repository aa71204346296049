// The table's own consistency, checked by the compiler: is_sound(schema) is what each document must satisfy.
#pragma once

#include <bit>
#include <cstddef>
#include <span>
#include <string_view>

#include "schema/schema.h"

namespace runlint::schema {

// Each member is found by its name.
consteval bool finds_members(const Schema& s) {
  for (std::size_t i = 0; i < s.members.size(); ++i) {
    if (find_member(s, s.members[i].name) != i) return false;
  }
  return true;
}

// A string schema that can show itself in the example payload.
consteval bool has_example(const Schema& s) { return !s.values.empty() || !s.example.empty(); }

consteval bool is_sound(const Schema& schema);

consteval bool role_applies_to(Role role, Type type) {
  switch (role) {
    case Role::kNone:
      return true;
    case Role::kOverride:
    case Role::kNode:
    case Role::kFile:
      return type == Type::kObject;
    case Role::kEnvironment:
    case Role::kFiles:
      return type == Type::kMap;
    case Role::kVariable:
    case Role::kFileContent:
    case Role::kFileEncoding:
    case Role::kImagePath:
    case Role::kBuildName:
    case Role::kCommitSha:
    case Role::kCommand:
    case Role::kCredentials:
      return type == Type::kString;
  }
  return false;
}

consteval bool is_sound_object(const Schema& s) {
  for (const Synonym& synonym : s.synonyms) {
    if (find_member(s, synonym.name) != kMaxMembers || synonym.form.empty() || synonym.names().empty()) return false;
  }
  if (s.members.empty() || !finds_members(s)) return false;
  if (s.mutually_exclusive >> s.members.size() != 0) return false;
  const auto every = static_cast<Alternatives>((1u << s.alternatives.size()) - 1);
  Alternatives chosen = every;
  for (const Member& m : s.members) {
    if (m.name.empty() || m.summary.empty() || !m.summary.ends_with('.') || !is_sound(*m.schema)) return false;
    if (m.in_example && m.schema->type == Type::kString && !has_example(*m.schema) && m.example.empty()) return false;
    if (!m.in_example && m.required) return false;
    if (m.alternatives == kAllAlternatives) continue;
    // A member that chooses, chooses exactly one alternative, so that what is wrong inside it is never ambiguous.
    if (s.alternatives.size() < 2 || std::popcount(m.alternatives) != 1 || (m.alternatives & ~every) != 0) return false;
    // The JSON Schema chooses an alternative of a closed object by the one member that it alone has.
    if (s.open || m.required || (chosen & m.alternatives) == 0) return false;
    chosen = static_cast<Alternatives>(chosen & ~m.alternatives);
  }
  if (!s.alternatives.empty() && chosen != 0) return false;  // an alternative that nothing chooses
  if (s.conditions.empty()) return s.discriminator == kMaxMembers;
  if (s.discriminator >= s.members.size()) return false;
  const Schema& choice = *s.members[s.discriminator].schema;
  if (choice.values.empty() || !s.members[s.discriminator].required) return false;
  for (const Condition& c : s.conditions) {
    if (c.required >= s.members.size() || c.required == s.discriminator || s.members[c.required].required) return false;
    if (c.when == 0 || static_cast<std::size_t>(std::bit_width(c.when)) > choice.values.size()) return false;
  }
  return true;
}

consteval bool is_sound_string(const Schema& s) {
  if (s.min_length > s.max_length) return false;
  if (s.path_pattern != nullptr && s.pattern == nullptr) return false;
  // An enum says all there is to say; so does a oneOf.
  const bool limited = s.min_length != 0 || s.max_length != kUnlimited || s.pattern != nullptr;
  if (!s.values.empty() && (limited || !s.one_of.empty())) return false;
  if (!s.one_of.empty() && (limited || s.one_of.size() < 2)) return false;
  for (const Schema* alternative : s.one_of) {
    if (alternative->type != Type::kString || !is_sound(*alternative)) return false;
  }
  return true;
}

consteval bool is_sound(const Schema& s) {
  if (!role_applies_to(s.role, s.type)) return false;
  switch (s.type) {
    case Type::kObject:
      return is_sound_object(s);
    case Type::kMap:
      return s.key != nullptr && s.key->type == Type::kString && is_sound(*s.key) && s.value != nullptr &&
             !s.example.empty() && is_sound(*s.value) && (s.value->type != Type::kString || has_example(*s.value));
    case Type::kString:
      return is_sound_string(s);
    case Type::kInteger:
      for (std::size_t i = 1; i < s.integers.size(); ++i) {
        if (s.integers[i - 1] >= s.integers[i]) return false;
      }
      return s.integers.empty() ? s.minimum <= s.maximum : s.minimum > s.maximum;
    case Type::kBoolean:
      return true;
  }
  return false;
}

// The path has just these parameters, in their order, each a whole segment that must not be empty.
constexpr bool names_parameters(const Endpoint& endpoint) {
  std::string_view rest = endpoint.path;
  for (const Member& parameter : endpoint.parameters->members) {
    const std::size_t open = rest.find("/{");
    const std::size_t close = rest.find('}');
    if (open == std::string_view::npos || close == std::string_view::npos || close < open) return false;
    if (rest.substr(open + 2, close - open - 2) != parameter.name) return false;
    if (!parameter.required || parameter.schema->min_length != 1) return false;
    rest.remove_prefix(close + 1);
    if (!rest.empty() && rest.front() != '/') return false;
  }
  return rest.find('{') == std::string_view::npos;
}

}  // namespace runlint::schema
