#include "validator/checker.h"

#include <algorithm>

#include "check/severity.h"
#include "schema/tool_files.h"

namespace runlint {
namespace {

// The schema of a document of that kind or, for a template, of its JobRun nodes.
const schema::Schema& schema_of(Kind kind, ApiRevision api) noexcept {
  switch (kind) {
    case Kind::kRunJob:
      return schema::kRunJob[static_cast<std::size_t>(api)];
    case Kind::kTemplate:
      return schema::kJobRunNode[static_cast<std::size_t>(api)];
    case Kind::kConfig:
      return schema::kConfig;
    case Kind::kBaseline:
      return schema::kBaseline;
    case Kind::kResponse:
      break;
  }
  return schema::kResponse;
}

}  // namespace

Checker::Checker(const Options& given)
    : options(given),
      is_template(given.kind == Kind::kTemplate),
      schema(schema_of(given.kind, given.api)),
      revised(&schema == &schema_of(given.kind, ApiRevision::k2026_05)
                  ? nullptr
                  : schema::kRevised[static_cast<std::size_t>(given.api)]),
      max_size(std::min(given.max_size, Options::kMaxSizeLimit)),
      max_depth(std::min(given.max_depth, Options::kMaxDepthLimit)),
      stack(max_depth),
      lint_enabled(lint::any_enabled(given.severities)),
      lint_can_fail(lint::any_is_error(given.severities)),
      first_error_decides(given.kind != Kind::kRunJob ||
                          check::severity_of(Rule::kSchemaUnknownProperty, Severity::kError, given.severities) ==
                              Severity::kError) {}

}  // namespace runlint
