// The state of a Validator and its walks, which validator.cc and accepts.cc instantiate for their handlers.
#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "check/report_builder.h"
#include "check/schema_walker.h"
#include "check/template_walker.h"
#include "json/diagnose.h"
#include "json/structural_index.h"
#include "json/walk.h"
#include "lint/linter.h"
#include "runlint/report.h"
#include "runlint/validator.h"
#include "schema/schema.h"

namespace runlint {

struct Validator::State {
  explicit State(const Options& given);

  template <check::SchemaHandler Handler>
  json::WalkResult walk(std::string_view payload, Handler& handler) {
    if (is_template) return walk_template(payload, handler);
    check::SchemaWalker<Handler> walker(&schema, options.references, stack, handler);
    return json::walk(payload, index, arena, max_depth, walker);
  }

  // Cold, so that the compiler inlines the walk of a payload instead.
  template <check::SchemaHandler Handler>
  [[gnu::cold]] json::WalkResult walk_template(std::string_view payload, Handler& handler) {
    const json::WalkResult found = find_nodes(payload);
    if (found != json::WalkResult::kComplete) return found;
    check::TemplateWalker<Handler> walker(nodes, schema, stack, handler);
    return json::walk(payload, index, arena, max_depth, walker);
  }

  json::WalkResult find_nodes(std::string_view payload);

  [[nodiscard]] bool allows_references() const noexcept { return options.references || is_template; }

  // Adds to the diagnostics of `builder` what the newest revision says of these objects. Reuses the index.
  [[gnu::cold]] void add_notes(std::string_view payload, std::span<const Span> revised_objects, ReportBuilder& builder);

  // Adds the findings in `payload`. Returns the containers that are open where it turned out not to be JSON; nothing if
  // it is. Needs the index of `payload`.
  [[nodiscard]] std::optional<std::vector<json::OpenContainer>> check_json(std::string_view payload,
                                                                           ReportBuilder& builder);
  [[gnu::cold]] void check_template_as_payload(std::string_view payload, const text::StringToken& key,
                                               ReportBuilder& builder);

  // The report about a text that is not JSON. `within`: of json::diagnose().
  [[nodiscard, gnu::cold]] Report check_broken(std::string_view payload, std::span<const json::OpenContainer> within);
  // The redacted_spans() of such a text.
  [[gnu::cold]] void redact_broken(std::string_view payload, Span window, std::vector<Span>& hidden);

  Options options;
  bool is_template;
  const schema::Schema& schema;   // of a document or, for a template, of its JobRun nodes
  const schema::Schema* revised;  // where the newest revision of the API differs; null in that one
  std::size_t max_size;
  std::size_t max_depth;
  json::Index index;
  json::StringArena arena;
  check::Stack stack;
  check::NodeKinds nodes;
  bool lint_enabled;         // a rule of lib/lint may find something
  bool lint_can_fail;        // … that makes a payload invalid
  bool first_error_decides;  // false: unless the payload is a template, which has one finding, and that is no error
  lint::Linter linter;
};

}  // namespace runlint
