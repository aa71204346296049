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
  ScalarLint(const yaml::Document& document, std::size_t size, const std::vector<bool>& hidden,
             check::ReportHandler& reporter);

  // After the walk's own callbacks. A value that is not what `wanted` describes has that finding alone.
  void on_key(const text::StringToken& key) {
    if (ambiguous_[key.offset]) report(key.offset, true, key.value, nullptr);
  }
  void on_value(const text::StringToken& key, std::size_t offset, const schema::Schema* wanted) {
    if (ambiguous_[offset] && !reporter_.is_misfit(offset)) report(offset, false, key.value, wanted);
  }

 private:
  void report(std::size_t offset, bool is_key, std::string_view name, const schema::Schema* wanted);

  const yaml::Document& document_;
  const std::vector<bool>& hidden_;
  check::ReportHandler& reporter_;
  std::vector<bool> ambiguous_;  // by the offset of the scalar
};

}  // namespace runlint
