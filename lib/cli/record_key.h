// The keys that the records of a stream have of their own (--record-key), by which results of several runs can be
// joined.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "json/structural_index.h"
#include "json/unescape.h"
#include "report/formatter.h"
#include "runlint/validator.h"

namespace runlint::cli {

// The reference tokens of a JSON Pointer (RFC 6901), unescaped; at least one.
using PointerTokens = std::vector<std::string>;

// Throws UsageError if `pointer` is malformed or if no record of that kind (not set: payloads) can have a key there:
// it must lead to a string, number or boolean that may be shown. Templates have nodes anywhere, so that any pointer is
// accepted for them.
[[nodiscard]] PointerTokens parse_record_key(std::string_view pointer, std::optional<Kind> kind);

// Finds the keys of records, in one thread. Reuse it: it keeps its memory, which is linear in the longest record.
class RecordKeyFinder {
 public:
  // Refers to `tokens`.
  explicit RecordKeyFinder(const PointerTokens& tokens) noexcept : tokens_(tokens) {}

  // A record has no key if it is not JSON, if it has no scalar there or several (by a duplicate name), or if
  // `validator` redacts a part of it. Linear in the record. Valid until the next call. Throws std::bad_alloc only.
  [[nodiscard]] const report::RecordKey& find(std::string_view record, Validator& validator);

 private:
  const PointerTokens& tokens_;
  json::Index index_;
  json::StringArena arena_;
  report::RecordKey key_;
};

}  // namespace runlint::cli
