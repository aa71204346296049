// Reports ambiguous scalars during the walk that reports.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "check/report_handler.h"
#include "runlint/report.h"
#include "text/token.h"
#include "yaml/document.h"

namespace runlint {

class ScalarLint {
 public:
  // Refers to all. `size` is that of the text; `hidden` marks the offsets of values that must not be shown.
  ScalarLint(const yaml::Document& document, std::size_t size, const std::vector<bool>& hidden,
             check::ReportHandler& reporter);

  // After the walk's own callbacks for a key; before those for a value.
  void on_key(const text::StringToken& key) {
    if (ambiguous_[key.offset]) report(key.offset, true, key.value);
  }
  void on_value(const text::StringToken& key, std::size_t offset) {
    if (ambiguous_[offset]) report(offset, false, key.value);
  }

 private:
  void report(std::size_t offset, bool is_key, std::string_view name);

  const yaml::Document& document_;
  const std::vector<bool>& hidden_;
  check::ReportHandler& reporter_;
  std::vector<bool> ambiguous_;  // by the offset of the scalar
};

}  // namespace runlint
