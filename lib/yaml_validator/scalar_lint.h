// Reports ambiguous scalars during the walk that reports.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "check/report_handler.h"
#include "runlint/report.h"
#include "schema/schema.h"
#include "text/token.h"
#include "yaml/document.h"

namespace runlint {

class ScalarLint {
 public:
  // Refers to all. `size` is that of the text; `hidden` marks the offsets of values that must not be shown.
  ScalarLint(const yaml::Document& document, std::size_t size, const std::vector<bool>& hidden, bool is_template,
             check::ReportHandler& reporter);

  // After the walk's own callbacks. A member that is not known, or a value that is not what `wanted` describes, has
  // that finding alone. In a template, only what the table describes counts: the nodes.
  void on_key(const text::StringToken& key) {
    const bool counts = (!is_template_ || reporter_.is_described()) && !reporter_.is_rejected(key.offset);
    if (ambiguous_[key.offset] && counts) report(key.offset, true, key.value, nullptr);
  }
  void on_value(const text::StringToken& key, std::size_t offset, const schema::Schema* wanted) {
    const bool counts = (!is_template_ || wanted != nullptr) && !reporter_.is_rejected(offset);
    if (ambiguous_[offset] && counts) report(offset, false, key.value, wanted);
  }

 private:
  void report(std::size_t offset, bool is_key, std::string_view name, const schema::Schema* wanted);

  const yaml::Document& document_;
  const std::vector<bool>& hidden_;
  bool is_template_;
  check::ReportHandler& reporter_;
  std::vector<bool> ambiguous_;  // by the offset of the scalar
};

}  // namespace runlint
