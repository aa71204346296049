#include "validator/unread_payload.h"

#include <fmt/format.h>

#include <string>
#include <utility>

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

Report unreadable(std::string_view payload, const schema::Schema* root, text::ParseError error) {
  ReportBuilder builder(1);
  (void)builder.count(error.rule, Severity::kError, error.span.offset);
  Diagnostic diagnostic{.rule = error.rule,
                        .severity = Severity::kError,
                        .message = std::move(error.message),
                        .help = std::move(error.help),
                        .span = error.span};
  InstanceId related_path = InstanceId::kRoot;
  const schema::Schema* schema = root;
  for (std::size_t i = 0; i < error.path.size(); ++i) {
    const std::string& token = error.path[i];
    diagnostic.instance = builder.instance(diagnostic.instance, token, check::secret_spans_of_name(schema, token));
    schema = schema_below(schema, token);
    if (i + 1 == error.related_depth) related_path = diagnostic.instance;
  }
  if (!error.related_message.empty()) {
    diagnostic.related.push_back(
        {.message = std::move(error.related_message), .instance = related_path, .span = error.related});
  }
  builder.add(std::move(diagnostic));
  return builder.finish(payload);
}

}  // namespace runlint
