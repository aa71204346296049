#include "secret_markers.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "oracle.h"
#include "schema/schema.h"
#include "text/pattern.h"

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

class MarkerInserter {
 public:
  MarkerInserter(std::string_view payload, const reference::Document& document, const SecretMarkers& markers)
      : payload_(payload), markers_(markers) {
    const bool is_json = !document.error;
    walk(document.root, is_json ? &schema::kRunJob.front() : nullptr, !is_json, is_json);
    for (const reference::Slip& slip : document.slips) {
      const bool is_comment = std::string_view("/#").find(payload[slip.span.offset]) != std::string_view::npos;
      if (is_comment)
        edits_.push_back({{slip.span.offset + (payload[slip.span.offset] == '#' ? 1 : 2), 0}, markers.text});
    }
    if (is_json) return;
    // After the error a quote may open or close a string.
    for (std::size_t at = document.error->offset; at < payload.size(); ++at) {
      if (payload[at] == '"') edits_.push_back({{at + 1, 0}, markers_.text});
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
  // Some payloads get names like lines of an .env file, some get credentials or URLs in strings that are shown.
  [[nodiscard]] bool marks_names() const noexcept { return (markers_.choice & 1) != 0; }
  [[nodiscard]] bool inserts_credentials() const noexcept { return (markers_.choice & 2) != 0; }
  [[nodiscard]] bool inserts_urls() const noexcept { return (markers_.choice & 4) != 0; }

  // The length of a quotation mark, or 0.
  [[nodiscard]] std::size_t quote_length(std::size_t at) const {
    const std::size_t length = at < payload_.size() ? reference::sequence_length(payload_.substr(at)) : 0;
    const std::string_view quote = payload_.substr(at < payload_.size() ? at : 0, length);
    const bool is_ascii = quote == "\"" || quote == "'";
    return is_ascii || length > 1 ? length : 0;
  }

  void mark_name(const Value& value, const Schema* object, bool withheld) {
    const Span name = value.key_span;
    const std::size_t quote = quote_length(name.offset);
    if (withheld) {
      edits_.push_back({{name.offset + (quote == 0 ? 1 : quote), 0}, markers_.text});
    } else if (quote == 1 && marks_names() && (object == nullptr || may_be_assignment(*object, value.key))) {
      edits_.push_back({{name.end() - 1, 0}, assignment_});
    }
  }

  // The path of a file may contain "=", and the name of a known member is fixed.
  static bool may_be_assignment(const Schema& object, std::string_view name) {
    if (object.type == Type::kMap)
      return !name.starts_with('/') || object.key->pattern != text::pattern("absolute-path");
    return schema::find_member(object, name) == schema::kMaxMembers;
  }

  static bool is_of_type(const Value& value, const Schema& schema) {
    if (schema.is_object) return value.kind == Kind::kObject;
    return value.kind == (schema.type == Type::kString ? Kind::kString : Kind::kNumber);
  }

  void walk(const Value& value, const Schema* schema, bool hidden, bool numbers, bool withheld = false) {
    const Span span = value.span;
    if (schema != nullptr && !is_of_type(value, *schema)) hidden = withheld = true;
    if (hidden && value.kind == Kind::kString && quote_length(span.offset) != 0) {
      edits_.push_back({{span.offset + quote_length(span.offset), 0}, markers_.text});
    } else if (hidden && numbers && value.kind == Kind::kNumber) {
      edits_.push_back({span, markers_.number});
    } else if (schema != nullptr && value.kind == Kind::kString && inserts_credentials()) {
      edits_.push_back({{span.offset + quote_length(span.offset), 0}, credential_});
    } else if (schema != nullptr && value.kind == Kind::kString && inserts_urls()) {
      edits_.push_back({{span.offset + quote_length(span.offset), 0}, url_});
    } else if (schema != nullptr && value.kind == Kind::kString && schema->role == schema::Role::kCommand) {
      edits_.push_back({{span.offset + quote_length(span.offset), 0}, option_});
    }
    const bool conforms = schema != nullptr && value.kind == Kind::kObject;
    for (const Value& child : value.children) {
      const Schema* below = nullptr;
      bool hidden_below = hidden;
      if (conforms && schema->type == Type::kMap) {
        below = schema->value;
      } else if (conforms && schema->type == Type::kObject) {
        const std::size_t member = schema::find_member(*schema, child.key);
        if (member == schema::kMaxMembers) {
          hidden_below = true;
        } else {
          below = schema->members[member].schema;
          hidden_below = hidden || below->secret;
        }
      }
      if (numbers && value.kind == Kind::kObject) mark_name(child, conforms ? schema : nullptr, withheld);
      walk(child, below, hidden_below, numbers, withheld);
    }
  }

  std::string_view payload_;
  const SecretMarkers& markers_;
  // Ends with a space, since a credential ends at a word boundary.
  const std::string credential_ = "ghp_q7R2w9Lx4Tz8Kv3Nb6Yc" + markers_.number + " ";
  const std::string url_ = "//user:" + markers_.text + "@host ";
  const std::string option_ = "--password=" + markers_.text + " ";
  const std::string assignment_ = "=" + markers_.text;
  std::vector<Edit> edits_;
};

}  // namespace

SecretMarkers::SecretMarkers(std::string_view payload) {
  const std::uint64_t drawn = hash(payload);
  choice = static_cast<unsigned>(drawn >> 61);
  text = "x";
  for (std::uint64_t rest = drawn; text.size() < 9; rest /= 26) text += static_cast<char>('A' + rest % 26);
  text += 'x';
  constexpr std::uint64_t kSixteenDigits = 1'000'000'000'000'000;
  number = std::to_string(kSixteenDigits + drawn % kSixteenDigits);
}

std::string insert_markers(std::string_view payload, const reference::Document& document,
                           const SecretMarkers& markers) {
  return MarkerInserter(payload, document, markers).apply();
}

}  // namespace runlint::fuzz
