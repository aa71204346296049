// Reports on payloads that could not be read to their end.
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

#include "check/report_builder.h"
#include "runlint/report.h"
#include "schema/schema.h"
#include "text/parse_error.h"

namespace runlint {

[[nodiscard]] Report too_large(std::size_t max_size);

// Makes diagnostics of the errors of a text. Throws std::bad_alloc only.
class ErrorReporter {
 public:
  // `schema` describes the document or, with `is_template`, its JobRun nodes. With `known_names_only`, pointers show no
  // other names: where names and values can't be told apart.
  ErrorReporter(const schema::Schema& schema, bool is_template, ReportBuilder& builder,
                bool known_names_only = false) noexcept
      : schema_(schema), is_template_(is_template), known_names_only_(known_names_only), builder_(builder) {}

  // Whether an error will be kept; if so, it must be added.
  [[nodiscard]] bool count(Rule rule, std::size_t offset) { return builder_.count(rule, Severity::kError, offset); }
  void add(text::ParseError error);

  void report(text::ParseError error) {
    if (count(error.rule, error.span.offset)) add(std::move(error));
  }

 private:
  [[nodiscard]] std::vector<Span> secrets(const schema::Schema* schema, const text::PathStep& step,
                                          bool is_withheld) const;

  const schema::Schema& schema_;
  bool is_template_;
  bool known_names_only_;
  ReportBuilder& builder_;
};

}  // namespace runlint
