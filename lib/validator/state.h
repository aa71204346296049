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

  template <check::SchemaHandler Handler>
  json::WalkResult walk(std::string_view payload, Handler& handler) {
    JsonDocument read = document(payload);
    return Checker::walk(read, handler);
  }

  json::Index index;
  json::StringArena arena;
};

}  // namespace runlint
