#include "validator/unread_payload.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "check/name_redaction.h"
#include "check/report_builder.h"
#include "runlint/rule.h"

namespace runlint {
namespace {

// The schema of the member or element `token` of a value that `schema` describes; null if there is none.
const schema::Schema* schema_below(const schema::Schema* schema, std::string_view token) noexcept {
  if (schema == nullptr) return nullptr;
  if (schema->type == schema::Type::kMap) return schema->value;
  const std::size_t member =
      schema->type == schema::Type::kObject ? schema::find_member(*schema, token) : schema::kMaxMembers;
  return member != schema::kMaxMembers ? schema->members[member].schema : nullptr;
}

}  // namespace

Report too_large(std::size_t max_size) {
  ReportBuilder builder(1);
  (void)builder.count(Rule::kJsonSize, Severity::kError, 0);
  builder.add({.rule = Rule::kJsonSize,
               .severity = Severity::kError,
               .message = fmt::format("the payload is larger than the limit of {} bytes", max_size)});
  return builder.finish({});
}

void ErrorReporter::add(text::ParseError error) {
  Diagnostic diagnostic{.rule = error.rule,
                        .severity = Severity::kError,
                        .message = std::move(error.message),
                        .help = std::move(error.help),
                        .span = error.span};
  if (error.is_removable) diagnostic.replacement.emplace();
  InstanceId related_instance = InstanceId::kRoot;
  const schema::Schema* schema = is_template_ ? nullptr : &schema_;
  bool is_withheld = false;  // in a value of the wrong type
  for (std::size_t i = 0; i < error.path.size(); ++i) {
    const text::PathStep& step = error.path[i];
    is_withheld = is_withheld || (schema != nullptr && (step.is_index || !schema->is_object));
    diagnostic.instance = builder_.instance(diagnostic.instance, step.name, secrets(schema, step, is_withheld));
    schema = schema_below(schema, step.name);
    // It may be the spec of a JobRun node.
    if (is_template_ && step.name == schema::kSpecName) schema = schema_below(&schema_, step.name);
    if (i + 1 == error.related_depth) related_instance = diagnostic.instance;
  }
  if (!error.related_message.empty()) {
    diagnostic.related.push_back(
        {.message = std::move(error.related_message), .instance = related_instance, .span = error.related});
  }
  builder_.add(std::move(diagnostic));
}

std::vector<Span> ErrorReporter::secrets(const schema::Schema* schema, const text::PathStep& step,
                                         bool is_withheld) const {
  if (step.is_index) return {};
  if (known_names_only_ && !check::is_known_name(step.name)) return {{0, step.name.size()}};
  return is_withheld ? check::secret_spans_of_withheld_name(schema_, step.name)
                     : check::secret_spans_of_name(schema, step.name);
}

}  // namespace runlint
