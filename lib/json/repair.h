// JSON made of a text that has slips.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "runlint/report.h"
#include "text/source_map.h"

namespace runlint::json {

// A text without its slips.
class Repair {
 public:
  static constexpr std::size_t kMaxEdits = 32768;  // more are not worth the memory

  [[nodiscard]] bool is_complete() const noexcept { return is_complete_; }    // false: there are more edits
  [[nodiscard]] std::string_view text() const noexcept { return text_; }      // empty if there are none
  [[nodiscard]] const text::SourceMap& map() const noexcept { return map_; }  // from the text to its source

  // Puts `json`, which may stand for a value that is not known, in the place of `span`, which is after all others.
  void replace(std::string_view source, Span span, std::string_view json, bool is_stand_in = false);
  void finish(std::string_view source) {
    if (copied_ != 0 && is_complete_) text_.append(source, copied_);
  }

 private:
  std::string text_;
  text::SourceMap map_;
  std::size_t copied_ = 0;  // how much of the source the text has
  std::size_t edits_ = 0;
  bool is_complete_ = true;
};

}  // namespace runlint::json
