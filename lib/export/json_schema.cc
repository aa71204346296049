#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "export/exports.h"
#include "schema/schema.h"
#include "schema/tool_files.h"
#include "text/json_writer.h"
#include "text/pattern.h"

namespace runlint::exports {
namespace {

using schema::Alternatives;
using schema::Condition;
using schema::Member;
using schema::Schema;
using schema::Type;
using text::JsonWriter;

// JSON Schema asks for ECMA-262 with the flag "u", under which a backslash may stand only before what has a meaning
// without it. The API writes `\:`, `\@` and `\_`, which some validators refuse to compile.
std::string portable_expression(std::string_view expression) {
  std::string out;
  for (std::size_t i = 0; i < expression.size(); ++i) {
    const bool needless = expression[i] == '\\' && i + 1 < expression.size() &&
                          std::string_view(":@_").find(expression[i + 1]) != std::string_view::npos;
    if (!needless) out += expression[i];
  }
  return out;
}

// The schemas that are printed once, under "$defs": those with a name that several members share.
class Definitions {
 public:
  explicit Definitions(const Schema& root) { visit(root); }

  [[nodiscard]] bool contains(const Schema& schema) const {
    return !schema.name.empty() && uses_.contains(&schema) && uses_.at(&schema) > 1;
  }
  [[nodiscard]] std::vector<const Schema*> list() const {
    std::vector<const Schema*> shared;
    std::ranges::copy_if(order_, std::back_inserter(shared), [this](const Schema* s) { return contains(*s); });
    return shared;
  }

 private:
  void visit(const Schema& schema) {
    if (++uses_[&schema] > 1) return;
    order_.push_back(&schema);
    if (schema.value != nullptr) visit(*schema.value);
    for (const Member& m : schema.members) visit(*m.schema);
  }

  std::map<const Schema*, std::size_t> uses_;
  std::vector<const Schema*> order_;
};

class SchemaPrinter {
 public:
  explicit SchemaPrinter(const Schema& root) : root_(root), definitions_(root) {}

  std::string document(std::string_view title, std::string_view description) && {
    json_.begin_object();
    json_.members("$schema", "https://json-schema.org/draft/2020-12/schema", "title", title, "description",
                  description);
    keywords(root_);
    if (const auto shared = definitions_.list(); !shared.empty()) {
      json_.begin_object("$defs");
      for (const Schema* schema : shared) {
        json_.begin_object(schema->name);
        keywords(*schema);
        json_.end();
      }
      json_.end();
    }
    json_.end();
    out_ += '\n';
    return std::move(out_);
  }

 private:
  void texts(std::string_view keyword, const std::vector<std::string_view>& values) {
    json_.begin_array(keyword, JsonWriter::Layout::kInline);
    for (const std::string_view value : values) json_.string(value);
    json_.end();
  }

  // A schema, as an object; `described_by` is the member whose value it is.
  void subschema(const Schema& schema, const Member* described_by = nullptr) {
    json_.begin_object();
    std::string_view example = schema.type == Type::kString ? schema.example : "";
    if (described_by != nullptr) {
      if (!described_by->example.empty()) example = described_by->example;
      json_.member("description", description(*described_by));
    }
    if (definitions_.contains(schema)) {
      json_.member("$ref", fmt::format("#/$defs/{}", schema.name));
    } else {
      keywords(schema);
      if (!example.empty()) texts("examples", {example});
    }
    json_.end();
  }

  static std::string description(const Member& member) {
    const std::int64_t maximum = member.schema->documented_maximum;
    if (maximum == std::numeric_limits<std::int64_t>::max()) return std::string(member.summary);
    return fmt::format("{} The documented maximum is {}.", member.summary, maximum);
  }

  void keywords(const Schema& schema) {
    switch (schema.type) {
      case Type::kObject:
        object(schema);
        break;
      case Type::kMap:
        json_.member("type", "object");
        json_.key("propertyNames");
        subschema(*schema.key);
        json_.key("additionalProperties");
        subschema(*schema.value);
        break;
      case Type::kString:
        string(schema);
        break;
      case Type::kInteger:
        integer(schema);
        break;
      case Type::kBoolean:
        json_.member("type", "boolean");
        break;
    }
  }

  void object(const Schema& schema) {
    std::vector<std::string_view> required;
    json_.member("type", "object");
    json_.begin_object("properties");
    for (const Member& m : schema.members) {
      if (m.required) required.push_back(m.name);
      json_.key(m.name);
      subschema(*m.schema, &m);
    }
    json_.end();
    if (!required.empty()) texts("required", required);
    if (!schema.conditions.empty()) conditions(schema);
    if (!schema.open) json_.member("additionalProperties", false);
    if (!schema.alternatives.empty()) deciding_members(schema);
  }

  // Chooses an alternative by its one own member. Validators report fewer errors for this short form.
  void deciding_members(const Schema& schema) {
    if (schema.no_alternative != Severity::kError) {
      json_.begin_object("not", JsonWriter::Layout::kInline);
      std::vector<std::string_view> all;
      for (const Member& m : schema.members) {
        if (m.alternatives != schema::kAllAlternatives) all.push_back(m.name);
      }
      texts("required", all);
      json_.end();
      return;
    }
    json_.begin_array("oneOf");
    for (std::size_t i = 0; i < schema.alternatives.size(); ++i) {
      const auto member = std::ranges::find(schema.members, Alternatives{1} << i, &Member::alternatives);
      json_.begin_object(JsonWriter::Layout::kInline);
      json_.member("title", schema.alternatives[i]);
      texts("required", {member->name});
      json_.end();
    }
    json_.end();
  }

  void conditions(const Schema& schema) {
    const Member& choice = schema.members[schema.discriminator];
    json_.begin_array("allOf");
    for (const Condition& c : schema.conditions) {
      std::vector<std::string_view> when;
      for (std::size_t i = 0; i < choice.schema->values.size(); ++i) {
        if ((c.when >> i & 1) != 0) when.push_back(choice.schema->values[i]);
      }
      json_.begin_object();
      json_.begin_object("if", JsonWriter::Layout::kInline);
      json_.begin_object("properties");
      json_.begin_object(choice.name);
      texts("enum", when);
      json_.end(2);
      texts("required", {choice.name});
      json_.end();
      json_.begin_object("then", JsonWriter::Layout::kInline);
      texts("required", {schema.members[c.required].name});
      json_.end(2);
    }
    json_.end();
  }

  void string(const Schema& schema) {
    if (!schema.one_of.empty()) {
      json_.begin_array("oneOf");
      for (const Schema* alternative : schema.one_of) {
        json_.begin_object();
        json_.member("title", alternative->name);
        keywords(*alternative);
        json_.end();
      }
      json_.end();
      return;
    }
    if (schema.path_pattern != nullptr) {
      Schema name = schema;
      name.path_pattern = nullptr;
      Schema path{.type = Type::kString, .name = "", .pattern = schema.path_pattern};
      json_.begin_array("anyOf");
      for (const Schema* form : {&name, &path}) {
        json_.begin_object();
        string(*form);
        json_.end();
      }
      json_.end();
      return;
    }
    json_.member("type", "string");
    if (!schema.values.empty()) texts("enum", {schema.values.begin(), schema.values.end()});
    number("minLength", schema.min_length, 0);
    number("maxLength", schema.max_length, schema::kUnlimited);
    if (schema.pattern == nullptr) return;
    json_.member("pattern", portable_expression(schema.pattern->expression));
    json_.member("patternErrorMessage", fmt::format("Expected {}.", schema.pattern->description));  // for VS Code
  }

  void integer(const Schema& schema) {
    json_.member("type", "integer");
    if (schema.integers.empty()) {
      json_.member("minimum", schema.minimum);
      if (schema.maximum != schema::kNoMaximum) json_.member("maximum", schema.maximum);
      return;
    }
    json_.begin_array("enum", JsonWriter::Layout::kInline);
    for (const std::int64_t value : schema.integers) json_.integer(value);
    json_.end();
  }

  void number(std::string_view keyword, std::size_t value, std::size_t no_limit) {
    if (value == no_limit) return;
    json_.member(keyword, static_cast<std::int64_t>(value));
  }

  const Schema& root_;
  Definitions definitions_;
  std::string out_;
  JsonWriter json_{out_, JsonWriter::Style::kIndented};
};

}  // namespace

std::string json_schema(Kind kind, ApiRevision api) {
  switch (kind) {
    case Kind::kRunJob:
      return SchemaPrinter(schema::kRunJob[static_cast<std::size_t>(api)])
          .document("Run job: request body",
                    fmt::format(
                        "The body of POST /v1/projects/{{projectId}}/jobs/{{jobId}}/runs{}.",
                        api == ApiRevision::kOriginal
                            ? ""
                            : fmt::format(", API revision {}", schema::kRevisionNames[static_cast<std::size_t>(api)])));
    case Kind::kConfig:
      return SchemaPrinter(schema::kConfig).document("runlint: configuration", "The file .runlint.json.");
    case Kind::kBaseline:
      return SchemaPrinter(schema::kBaseline).document("runlint: baseline", "What --write-baseline writes.");
    case Kind::kResponse:
      return SchemaPrinter(schema::kResponse)
          .document("Run job: response body",
                    "The body of the response to POST /v1/projects/{projectId}/jobs/{jobId}/runs.");
    case Kind::kTemplate:
      break;
  }
  return {};
}

}  // namespace runlint::exports
