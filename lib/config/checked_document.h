// Reads one of runlint's own files as payloads are read: checked against a schema, each mistake located.
#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "check/report_builder.h"
#include "runlint/report.h"
#include "runlint/rule.h"
#include "runlint/validator.h"

namespace runlint::config {

// Everything throws std::bad_alloc only. Used by one thread.
class CheckedDocument {
 public:
  // A member's name and its position.
  struct Step {
    std::string name;
    Span key;
  };
  using Path = std::span<const Step>;
  // A string, number or literal, and the members that lead to it. Valid while it is visited.
  struct Leaf {
    Path path;
    Span span;
    std::string_view text;  // unescaped
  };

  // Checks `bytes`, which must outlive this, against the schema of `kind`.
  CheckedDocument(std::string_view bytes, Kind kind);

  // Calls `visit` for each leaf, in the order of the text; not at all if the document has errors.
  void for_each_leaf(const std::function<void(const Leaf&)>& visit) const;

  // The same for strings alone, and of any document that is JSON, whatever errors it has; not for those in arrays.
  void for_each_string(const std::function<void(const Leaf&)>& visit) const;

  // Adds a mistake that the schema can't find, in the member that `path` leads to. `rule` is the closest one.
  void add_error(Rule rule, Path path, Span span, std::string message, std::string help = {});

  // Drops the errors that the schema and others have found.
  void discard_errors();

  // The mistakes: the schema's or, if there are none, those that were added. To be called once, last.
  [[nodiscard]] Report finish();

  // For formats, which show the document.
  [[nodiscard]] Validator& validator() noexcept { return validator_; }

 private:
  void walk(const std::function<void(const Leaf&)>& visit, bool only_strings) const;

  std::string_view bytes_;
  Validator validator_;
  Report report_;  // by the schema
  ReportBuilder errors_;
};

}  // namespace runlint::config
