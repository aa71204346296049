#include <algorithm>
#include <bit>
#include <cstddef>
#include <string>
#include <string_view>

#include "export/exports.h"
#include "schema/schema.h"
#include "text/json_writer.h"

namespace runlint::exports {
namespace {

using schema::Condition;
using schema::Member;
using schema::MemberSet;
using schema::Schema;
using schema::Type;
using text::JsonWriter;

// Shows the first alternative of a oneOf, and of a discriminator the value that requires the most members.
class ExamplePrinter {
 public:
  void value(const Schema& schema, std::string_view text) {
    switch (schema.type) {
      case Type::kObject:
        object(schema);
        break;
      case Type::kMap:
        json_.begin_object();
        json_.key(schema.example);
        value(*schema.value, schema.value->example);
        json_.end();
        break;
      case Type::kString:
        json_.string(schema.values.empty() ? text : schema.values.front());
        break;
      case Type::kInteger:
        json_.integer(schema.integers.empty() ? schema.minimum : schema.integers.front());
        break;
      case Type::kBoolean:
        json_.boolean(true);
        break;
    }
  }

  std::string finish() && {
    out_ += '\n';
    return std::move(out_);
  }

 private:
  static std::size_t richest_choice(const Schema& schema) {
    std::size_t best = 0;
    for (std::size_t i = 1; i < schema.members[schema.discriminator].schema->values.size(); ++i) {
      if (std::popcount(required_by_choice(schema, i)) > std::popcount(required_by_choice(schema, best))) best = i;
    }
    return best;
  }

  static bool is_conditional(const Schema& schema, std::size_t member) {
    return std::ranges::find(schema.conditions, member, &Condition::required) != schema.conditions.end();
  }

  void object(const Schema& schema) {
    const std::size_t choice = schema.conditions.empty() ? 0 : richest_choice(schema);
    json_.begin_object();
    for (std::size_t i = 0; i < schema.members.size(); ++i) {
      const Member& m = schema.members[i];
      if (!m.in_example || (m.alternatives & 1) == 0) continue;
      if (is_conditional(schema, i) && (required_by_choice(schema, choice) >> i & 1) == 0) continue;
      json_.key(m.name);
      if (i == schema.discriminator) {
        json_.string(m.schema->values[choice]);
      } else {
        value(*m.schema, m.example.empty() ? m.schema->example : m.example);
      }
    }
    json_.end();
  }

  std::string out_;
  JsonWriter json_{out_, JsonWriter::Style::kIndented};
};

}  // namespace

std::string example_payload() {
  ExamplePrinter printer;
  printer.value(schema::kRunJob.front(), "");
  return std::move(printer).finish();
}

}  // namespace runlint::exports
