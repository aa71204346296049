// An object at every limit of the table. With one of the macros defined to exceed its limit, this does not compile, and
// the compiler says which limit that is.
#ifndef RUNLINT_TESTS_SUPPORT_WIDEST_SCHEMA_H_
#define RUNLINT_TESTS_SUPPORT_WIDEST_SCHEMA_H_

#include <array>
#include <cstddef>
#include <span>
#include <string_view>

#include "schema/schema.h"
#include "schema/schema_checks.h"

#ifndef RUNLINT_MEMBERS
#define RUNLINT_MEMBERS 16
#endif
#ifndef RUNLINT_ALTERNATIVES
#define RUNLINT_ALTERNATIVES 8
#endif
#ifndef RUNLINT_VALUES
#define RUNLINT_VALUES 32
#endif

namespace runlint::schema {

inline constexpr std::string_view kWidestValues[] = {"v0",  "v1",  "v2",  "v3",  "v4",  "v5",  "v6",  "v7",  "v8",
                                                     "v9",  "v10", "v11", "v12", "v13", "v14", "v15", "v16", "v17",
                                                     "v18", "v19", "v20", "v21", "v22", "v23", "v24", "v25", "v26",
                                                     "v27", "v28", "v29", "v30", "v31", "v32"};
inline constexpr Schema kWidestChoice =
    completed({.type = Type::kString, .name = "", .values = std::span(kWidestValues).first(RUNLINT_VALUES)});

inline constexpr std::string_view kWidestAlternatives[] = {"first", "second",  "third",  "fourth", "fifth",
                                                           "sixth", "seventh", "eighth", "ninth"};

inline constexpr std::size_t kLastMember = 15;
inline constexpr std::array<Member, 17> kWidestMembers = [] {
  constexpr std::string_view kNames[] = {
      "configType", "apiVersion",  "name",     "description", "labels",  "region",  "annotations", "project", "timeout",
      "retries",    "concurrency", "schedule", "network",     "storage", "secrets", "volumes",     "replicas"};
  std::array<Member, 17> members{};
  for (std::size_t i = 0; i < members.size(); ++i) {
    members[i] = {.name = kNames[i], .schema = &kAnyString, .summary = "A member.", .example = "x"};
  }
#ifdef RUNLINT_SIMILAR_NAMES
  members[1].name = "viruses";  // has the length, the first and the last character of "volumes"
#endif
  members[0].schema = &kWidestChoice;
  members[0].required = true;
  // Those before the last choose an alternative each.
  for (std::size_t i = 0; i < kMaxAlternatives; ++i) {
    members[kLastMember - 1 - i].alternatives = static_cast<Alternatives>(1u << i);
  }
  return members;
}();

inline constexpr Condition kWidestConditions[] = {{kLastMember, ValueSet{1} << 31}};
inline constexpr Schema kWidest = completed({.type = Type::kObject,
                                             .name = "widest",
                                             .members = std::span(kWidestMembers).first(RUNLINT_MEMBERS),
                                             .alternatives = std::span(kWidestAlternatives).first(RUNLINT_ALTERNATIVES),
                                             .discriminator = 0,
                                             .conditions = kWidestConditions});
static_assert(is_sound(kWidest));

}  // namespace runlint::schema

#endif  // RUNLINT_TESTS_SUPPORT_WIDEST_SCHEMA_H_
