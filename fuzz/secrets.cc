#include "secrets.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "oracle.h"
#include "schema/schema.h"

namespace runlint::fuzz {
namespace {

using reference::Kind;
using reference::Value;
using schema::Schema;
using schema::Type;

struct Edit {
  Span where;
  std::string_view text;
};

class Planter {
 public:
  Planter(std::string_view payload, const reference::Document& document, const Marks& marks)
      : payload_(payload), marks_(marks) {
    const bool is_json = !document.fault;
    walk(document.root, is_json ? &schema::kRunJob : nullptr, !is_json, is_json);
    if (is_json) return;
    // What a quote means after the fault, nobody knows.
    for (std::size_t at = document.fault->offset; at < payload.size(); ++at) {
      if (payload[at] == '"') edits_.push_back({{at + 1, 0}, marks_.text});
    }
  }

  std::string apply() && {
    std::ranges::sort(edits_, {}, [](const Edit& edit) { return edit.where.offset; });
    std::string out;
    std::size_t at = 0;
    for (const Edit& edit : edits_) {
      if (edit.where.offset < at) continue;  // a second one at the same place
      out.append(payload_, at, edit.where.offset - at);
      out += edit.text;
      at = edit.where.end();
    }
    return out.append(payload_, at);
  }

 private:
  void walk(const Value& value, const Schema* schema, bool hidden, bool numbers) {
    const Span span = value.span;
    if (hidden && span.offset < payload_.size() && payload_[span.offset] == '"') {
      edits_.push_back({{span.offset + 1, 0}, marks_.text});
    } else if (hidden && numbers && value.kind == Kind::kNumber) {
      edits_.push_back({span, marks_.number});
    }
    const bool fits = schema != nullptr && value.kind == Kind::kObject;
    for (const Value& child : value.children) {
      const Schema* below = nullptr;
      bool hidden_below = hidden;
      if (fits && schema->type == Type::kMap) {
        below = schema->value;
      } else if (fits && schema->type == Type::kRecord) {
        const std::size_t member = schema::find_member(*schema, child.key);
        if (member == schema::kMaxMembers) {
          hidden_below = true;
        } else {
          below = schema->members[member].schema;
          hidden_below = hidden || below->secret;
        }
      }
      walk(child, below, hidden_below, numbers);
    }
  }

  std::string_view payload_;
  const Marks& marks_;
  std::vector<Edit> edits_;
};

}  // namespace

Marks::Marks(std::string_view payload) {
  const std::uint64_t drawn = hash(payload);
  text = "x";
  for (std::uint64_t rest = drawn; text.size() < 9; rest /= 26) text += static_cast<char>('A' + rest % 26);
  text += 'x';
  constexpr std::uint64_t kSixteenDigits = 1'000'000'000'000'000;
  number = std::to_string(kSixteenDigits + drawn % kSixteenDigits);
}

std::string plant_secrets(std::string_view payload, const reference::Document& document, const Marks& marks) {
  return Planter(payload, document, marks).apply();
}

}  // namespace runlint::fuzz
