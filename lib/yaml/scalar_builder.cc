#include "yaml/scalar_builder.h"

namespace runlint::yaml {

void ScalarBuilder::add_piece(std::size_t begin, std::size_t end, bool is_break) {
  nodes_.pieces.push_back({static_cast<std::uint32_t>(scratch_.size()), static_cast<std::uint32_t>(begin),
                           static_cast<std::uint32_t>(end - begin), is_break});
}

void ScalarBuilder::make_copy() {
  if (is_copy_) return;
  is_copy_ = true;
  first_piece_ = static_cast<std::uint32_t>(nodes_.pieces.size());
  if (first_begin_ != first_end_) append(first_begin_, first_end_);
}

void ScalarBuilder::append(std::size_t begin, std::size_t end) {
  if (begin >= end) return;
  if (!is_copy_ && first_begin_ == first_end_) {
    first_begin_ = begin;
    first_end_ = end;
    return;
  }
  make_copy();
  add_piece(begin, end, false);
  scratch_.append(source_.substr(begin, end - begin));
}

void ScalarBuilder::append(std::string_view value, std::size_t begin, std::size_t end, bool is_break) {
  if (value.empty()) return;
  make_copy();
  add_piece(begin, end, is_break);
  scratch_.append(value);
}

void ScalarBuilder::append_breaks(std::size_t count, std::size_t begin, std::size_t end) {
  if (count == 0) return;
  make_copy();
  add_piece(begin, end, true);
  scratch_.append(count, '\n');
}

void ScalarBuilder::fold(std::size_t breaks, std::size_t begin, std::size_t end) {
  if (breaks == 1) {
    append(" ", begin, end, true);
  } else if (breaks > 1) {
    append_breaks(breaks - 1, begin, end);
  }
}

void ScalarBuilder::finish(Node& node) {
  std::string_view value = source_.substr(first_begin_, first_end_ - first_begin_);
  if (is_copy_) {
    add_piece(0, 0, false);
    value = nodes_.arena.copy(scratch_);
    node.link = first_piece_;
  } else if (value.empty()) {
    value = "";  // a view of an empty source has no address
  }
  node.value = value.data();
  node.value_length = static_cast<std::uint32_t>(value.size());
}

}  // namespace runlint::yaml
