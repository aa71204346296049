#include "yaml/nodes.h"

#include <algorithm>
#include <cstring>

namespace runlint::yaml {

std::string_view Arena::copy(std::string_view text) {
  constexpr std::size_t kChunk = std::size_t{16} * 1024;
  if (text.empty()) return "";
  if (text.size() > free_) {
    const std::size_t size = std::max(kChunk, text.size());
    chunks_.push_back(std::make_unique_for_overwrite<char[]>(size));
    next_ = chunks_.back().get();
    free_ = size;
  }
  char* const begin = next_;
  std::memcpy(begin, text.data(), text.size());
  next_ += text.size();
  free_ -= text.size();
  return {begin, text.size()};
}

}  // namespace runlint::yaml
