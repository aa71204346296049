// One of runlint's own files, read as payloads are: checked against a table, with every mistake located.
#ifndef RUNLINT_LIB_CONFIG_CHECKED_DOCUMENT_H_
#define RUNLINT_LIB_CONFIG_CHECKED_DOCUMENT_H_

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
  // A member's name and where it stands.
  struct Step {
    std::string name;
    Span key;
  };
  using Path = std::span<const Step>;
  // A string or number, and the members that lead to it. Valid while it is visited.
  struct Leaf {
    Path path;
    Span span;
    std::string_view text;  // unescaped
  };

  // Holds `bytes`, which the caller keeps, against the table of `kind`.
  CheckedDocument(std::string_view bytes, Kind kind);

  // Calls `visit` for every leaf, in the order of the text; not at all when something is wrong with the document.
  void for_each_leaf(const std::function<void(const Leaf&)>& visit) const;

  // Notes a mistake that the table can't know of, at the end of `path`. `rule` is the one that comes closest.
  void add_error(Rule rule, Path path, Span span, std::string message, std::string help = {});

  // All mistakes: those that the table knows or, when there are none, those that were noted. The document is then
  // spent.
  [[nodiscard]] Report finish();

  // The one that knows the table: for those who show the document.
  [[nodiscard]] Validator& validator() noexcept { return validator_; }

 private:
  std::string_view bytes_;
  Validator validator_;
  Report report_;  // by the table
  ReportBuilder errors_;
};

}  // namespace runlint::config

#endif  // RUNLINT_LIB_CONFIG_CHECKED_DOCUMENT_H_
