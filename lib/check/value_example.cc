#include "check/value_example.h"

#include <fmt/format.h>

#include <algorithm>

namespace runlint::check {

using schema::Schema;
using schema::Type;

std::string example_of(const Schema& schema) {
  switch (schema.type) {
    case Type::kMap:
      return fmt::format("{{\"{}\": {}}}", schema.example, schema.value->is_object ? "{…}" : example_of(*schema.value));
    case Type::kObject: {
      // For a oneOf, show a member that selects an alternative.
      const auto chooses = [&schema](const schema::Member& member) {
        return schema.alternatives.empty() || member.alternatives != schema::kAllAlternatives;
      };
      const schema::Member& member = *std::ranges::find_if(schema.members, chooses);
      return fmt::format("{{\"{}\": {}}}", member.name, example_of(*member.schema));
    }
    case Type::kString:
      return fmt::format("\"{}\"", !schema.example.empty()  ? schema.example
                                   : !schema.values.empty() ? schema.values.front()
                                                            : "…");
    case Type::kInteger:
      return "N";
    case Type::kBoolean:
      return "true";
  }
  return {};
}

}  // namespace runlint::check
