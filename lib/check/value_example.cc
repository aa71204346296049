#include "check/value_example.h"

#include <fmt/format.h>

namespace runlint::check {

using schema::Schema;
using schema::Type;

std::string example_of(const Schema& schema) {
  switch (schema.type) {
    case Type::kMap:
      return fmt::format("{{\"{}\": {}}}", schema.example, schema.value->is_object ? "{…}" : example_of(*schema.value));
    case Type::kObject:
      return fmt::format("{{\"{}\": {}}}", schema.members.front().name, example_of(*schema.members.front().schema));
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
