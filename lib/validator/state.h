// The state of a Validator, and its walk, which validator.cc and accepts.cc instantiate for their handlers.
#pragma once

#include <string_view>

#include "check/schema_walker.h"
#include "json/structural_index.h"
#include "json/unescape.h"
#include "json/walk.h"
#include "runlint/validator.h"
#include "validator/checker.h"
#include "validator/json_document.h"

namespace runlint {

static_assert(Document<JsonDocument>);

struct Validator::State : Checker {
  using Checker::Checker;

  // The document that `index` was built from.
  [[nodiscard]] JsonDocument document(std::string_view payload) noexcept {
    return JsonDocument(payload, index, arena, max_depth);
  }

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

  json::Index index;
  json::StringArena arena;
};

}  // namespace runlint
