#include "json/structural_index.h"

#include <simdjson.h>

#include <algorithm>

namespace runlint::json {

Index::Index() noexcept = default;
Index::~Index() = default;
Index::Index(Index&&) noexcept = default;
Index& Index::operator=(Index&&) noexcept = default;

bool Index::grow(std::size_t size) noexcept {
  // Growing by half keeps the cost of a slowly growing series of documents linear.
  const std::size_t wanted =
      std::min<std::size_t>(std::max(size, capacity_ + capacity_ / 2), simdjson::SIMDJSON_MAXSIZE_BYTES);
  capacity_ = 0;
  if (!parser_) reads_on_ = backend() == "fallback";
  // Stage 1 knows no depth: the parser's own limit is never used.
  const simdjson::error_code error =
      parser_ ? parser_->set_capacity(wanted)
              : simdjson::get_active_implementation()->create_dom_parser_implementation(wanted, 1, parser_);
  if (error != simdjson::SUCCESS || !parser_ || !parser_->structural_indexes) {
    parser_.reset();
    return false;
  }
  capacity_ = wanted;
  return true;
}

Index::Result Index::build(std::string_view json) noexcept {
  begin_ = end_ = nullptr;
  if (json.empty()) return Result::kNotJson;
  if (!reserve(json.size())) return Result::kNoMemory;
  // No document ends within a character. simdjson's fallback would look for the rest of it beyond the input; elsewhere,
  // to ask would be to wait for memory that stage 1 is about to bring.
  if (reads_on_ && static_cast<unsigned char>(json.back()) >= 0x80) return Result::kNotJson;
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(json.data());
  if (parser_->stage1(bytes, json.size(), simdjson::stage1_mode::regular) != simdjson::SUCCESS) {
    return Result::kNotJson;
  }
  // simdjson reserves more entries than a document has bytes.
  std::uint32_t* const entries = parser_->structural_indexes.get();
  const std::size_t count = parser_->n_structural_indexes;
  entries[count] = static_cast<std::uint32_t>(json.size());
  begin_ = entries;
  end_ = entries + count;
  return Result::kOk;
}

std::string_view backend() noexcept { return simdjson::get_active_implementation()->name(); }

}  // namespace runlint::json
