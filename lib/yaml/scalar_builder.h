// Puts together a scalar's text from its lines and escapes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "yaml/nodes.h"

namespace runlint::yaml {

class ScalarBuilder {
 public:
  // `scratch` is memory for the text.
  ScalarBuilder(std::string_view source, Nodes& nodes, std::string& scratch)
      : source_(source), nodes_(nodes), scratch_(scratch) {
    scratch_.clear();
  }

  // Appends text of the source.
  void append(std::size_t begin, std::size_t end);

  // Appends what the source from `begin` to `end` stands for: an escape, or, if `is_break`, the end of a line.
  void append(std::string_view value, std::size_t begin, std::size_t end, bool is_break);

  // Appends a line feed `count` times for the end of a line.
  void append_breaks(std::size_t count, std::size_t begin, std::size_t end);

  // Appends what `breaks` line breaks between text are folded to.
  void fold(std::size_t breaks, std::size_t begin, std::size_t end);

  [[nodiscard]] bool empty() const noexcept { return is_copy_ ? scratch_.empty() : first_begin_ == first_end_; }

  // Sets the value of `node`: a view into the source if the text is one part of it.
  void finish(Node& node);

 private:
  void add_piece(std::size_t begin, std::size_t end, bool is_break);
  void make_copy();

  std::string_view source_;
  Nodes& nodes_;
  std::string& scratch_;
  std::size_t first_begin_ = 0;  // while it is not a copy: the text in the source
  std::size_t first_end_ = 0;
  std::uint32_t first_piece_ = kNone;
  bool is_copy_ = false;
};

}  // namespace runlint::yaml
