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
#include "text/ascii.h"

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

// Whether a step to a value may be the index of an element.
bool is_index(std::string_view token) noexcept {
  constexpr std::size_t kMaxDigits = 4;  // more may be a secret in the place of a name
  return token.size() <= kMaxDigits && std::ranges::all_of(token, text::is_digit);
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

bool is_known_name(std::string_view name) noexcept {
  return std::ranges::any_of(schema::kJobRunNode,
                             [name](const schema::Schema& node) { return check::is_member_name(node, name); });
}

Report unreadable(std::string_view payload, const schema::Schema* root, text::ParseError error, bool known_names_only) {
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
    diagnostic.instance = builder.instance(diagnostic.instance, token,
                                           known_names_only && !is_known_name(token) && !is_index(token)
                                               ? std::vector<Span>{{0, token.size()}}
                                               : check::secret_spans_of_name(schema, token));
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
