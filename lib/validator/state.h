// The state of a Validator, and its walk, which validator.cc and accepts.cc instantiate for their handlers.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "check/schema_walker.h"
#include "json/diagnose.h"
#include "json/structural_index.h"
#include "json/unescape.h"
#include "json/walk.h"
#include "runlint/report.h"
#include "runlint/validator.h"
#include "validator/checker.h"
#include "validator/json_document.h"

namespace runlint {

static_assert(Document<JsonDocument>);

struct Validator::State : Checker {
  using Checker::Checker;

  // The document that `index` was built from.
  [[nodiscard]] JsonDocument document(std::string_view payload) noexcept { return {payload, index, arena, max_depth}; }

  // Checker::walk(), without making a document of a payload: that costs some thirty instructions.
  template <check::SchemaHandler Handler>
  json::WalkResult walk(std::string_view payload, Handler& handler) {
    if (is_template) {
      JsonDocument read = document(payload);
      return walk_template(read, handler);
    }
    check::SchemaWalker<Handler> walker(&schema, options.references, stack, handler);
    return json::walk(payload, index, arena, max_depth, walker);
  }

  // The report about a text that is not JSON. `within`: of json::diagnose().
  [[nodiscard, gnu::cold]] Report check_broken(std::string_view payload, std::span<const json::OpenContainer> within);
  // The redacted_spans() of such a text.
  [[gnu::cold]] void redact_broken(std::string_view payload, Span window, std::vector<Span>& hidden);

  json::Index index;
  json::StringArena arena;
};

}  // namespace runlint
