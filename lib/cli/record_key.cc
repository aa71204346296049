#include "cli/record_key.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <new>
#include <span>
#include <utility>

#include "cli/arguments.h"
#include "json/walk.h"
#include "report/bounded_finding.h"
#include "schema/schema.h"
#include "schema/tool_files.h"
#include "text/escape.h"

namespace runlint::cli {
namespace {

// What kind of member a pointer leads to.
enum class Target : std::uint8_t { kUnknown, kSecret, kContainer, kScalar };

Target target_of(const schema::Schema* schema, const PointerTokens& tokens) noexcept {
  for (const std::string& token : tokens) {
    if (schema->secret) return Target::kSecret;
    if (schema->type == schema::Type::kMap) {
      schema = schema->value;
    } else {
      const std::size_t member =
          schema->type == schema::Type::kObject ? schema::find_member(*schema, token) : schema::kMaxMembers;
      if (member == schema::kMaxMembers) return Target::kUnknown;
      schema = schema->members[member].schema;
    }
  }
  if (schema->secret) return Target::kSecret;
  return schema->is_object ? Target::kContainer : Target::kScalar;
}

// In any revision of the API.
Target target_of(Kind kind, const PointerTokens& tokens) noexcept {
  switch (kind) {
    case Kind::kRunJob: {
      Target target = Target::kUnknown;
      for (const schema::Schema& root : schema::kRunJob) target = std::max(target, target_of(&root, tokens));
      return target;
    }
    case Kind::kConfig:
      return target_of(&schema::kConfig, tokens);
    case Kind::kBaseline:
      return target_of(&schema::kBaseline, tokens);
    case Kind::kResponse:
      return target_of(&schema::kResponse, tokens);
    case Kind::kTemplate:
      break;
  }
  return Target::kScalar;
}

bool is_pointer(std::string_view text) noexcept {
  if (!text.starts_with('/')) return false;
  for (std::size_t at = text.find('~'); at != std::string_view::npos; at = text.find('~', at + 1)) {
    if (at + 1 == text.size() || (text[at + 1] != '0' && text[at + 1] != '1')) return false;
  }
  return true;
}

// Handler of json::walk(). The containers that the pointer leads through are the outermost open ones: at most one for
// each token.
class KeyHandler {
 public:
  struct Found {
    Span span;
    std::string_view text;  // unescaped, if it is a string
    bool is_string;
  };

  explicit KeyHandler(const PointerTokens& tokens) : tokens_(tokens), levels_(tokens.size()) {}

  [[nodiscard]] std::optional<Found> found() const noexcept { return is_ambiguous_ ? std::nullopt : found_; }

  bool on_key(const text::StringToken& key) noexcept {
    is_next_ = is_on_path() && key.value == tokens_[depth_ - 1];
    if (is_next_) is_ambiguous_ = std::exchange(levels_[depth_ - 1].matched, true) || is_ambiguous_;
    return true;
  }
  void on_element() noexcept {
    is_next_ = is_on_path() && is_index(tokens_[depth_ - 1], levels_[depth_ - 1].elements++);
  }
  bool on_string(const text::StringToken&, const text::StringToken& text) noexcept {
    return on_scalar({{text.offset, text.length}, text.value, true});
  }
  bool on_number(const text::StringToken&, const text::PrimitiveToken& number) noexcept {
    return on_scalar({{number.offset, number.text.size()}, number.text, false});
  }
  bool on_literal(const text::StringToken&, const text::PrimitiveToken& literal) noexcept {
    return on_scalar({{literal.offset, literal.text.size()}, literal.text, false});
  }
  bool on_begin_object(const text::StringToken&, std::uint32_t) noexcept { return begin(); }
  bool on_begin_array(const text::StringToken&, std::uint32_t) noexcept { return begin(); }
  bool on_end_object(std::uint32_t) noexcept { return end(); }
  bool on_end_array(std::uint32_t) noexcept { return end(); }

 private:
  struct Level {
    bool matched = false;        // a member has the name
    std::uint64_t elements = 0;  // read so far
  };

  // Whether the pointer leads through the innermost container.
  [[nodiscard]] bool is_on_path() const noexcept { return depth_ > 0 && on_path_ == depth_; }

  [[nodiscard]] static bool is_index(std::string_view token, std::uint64_t element) noexcept {
    char digits[20];
    const char* const end = std::to_chars(std::begin(digits), std::end(digits), element).ptr;
    return token == std::string_view(digits, static_cast<std::size_t>(end - digits));
  }

  bool on_scalar(const Found& scalar) noexcept {
    if (std::exchange(is_next_, false) && depth_ == tokens_.size()) found_ = scalar;
    return true;
  }
  bool begin() noexcept {
    if (std::exchange(is_next_, false) && depth_ < tokens_.size()) levels_[on_path_++] = {};
    ++depth_;
    return true;
  }
  bool end() noexcept {
    if (on_path_ == depth_--) --on_path_;
    return true;
  }

  const PointerTokens& tokens_;
  std::vector<Level> levels_;
  std::size_t depth_ = 0;    // open containers
  std::size_t on_path_ = 0;  // how many of the open containers the pointer leads through
  bool is_next_ = true;      // the pointer leads to, or through, the value that comes next
  bool is_ambiguous_ = false;
  std::optional<Found> found_;
};

std::string quoted_json(std::string_view text) {
  std::string json = "\"";
  text::append_json_escaped(json, text);
  return json += '"';
}

// Escaping lengthens a text up to six times.
report::RecordKey make_key(const KeyHandler::Found& found) {
  constexpr std::size_t kMaxBytes = report::RecordKey::kMaxBytes;
  report::RecordKey key;
  if (found.text.size() <= kMaxBytes) {
    key.json = found.is_string ? quoted_json(found.text) : std::string(found.text);
    if (key.json.size() <= kMaxBytes) return key;
  }
  key.truncated = true;
  std::size_t keep = kMaxBytes;
  do {
    keep -= keep / 8;
    key.json = quoted_json(report::shortened(found.text, keep));
  } while (key.json.size() > kMaxBytes);
  return key;
}

}  // namespace

PointerTokens parse_record_key(std::string_view pointer, std::optional<Kind> kind) {
  if (!is_pointer(pointer)) {
    throw UsageError(
        fmt::format("--record-key must be a JSON Pointer to a member, like /deployment/internal/id, not {}",
                    text::quoted(pointer)));
  }
  PointerTokens tokens;
  for (std::size_t at = 0; at != std::string_view::npos;) {
    const std::size_t end = pointer.find('/', at + 1);
    tokens.push_back(text::pointer_unescaped(pointer.substr(at + 1, end - at - 1)));
    at = end;
  }
  std::string_view problem;
  switch (target_of(kind.value_or(Kind::kRunJob), tokens)) {
    case Target::kScalar:
      return tokens;
    case Target::kContainer:
      problem = "leads to an object: a key is a string, number or boolean";
      break;
    case Target::kSecret:
      problem = "leads to what may be a secret, which is never shown";
      break;
    case Target::kUnknown:
      problem = "leads to no known member: what is below unknown ones may be a secret, which is never shown";
      break;
  }
  throw UsageError(fmt::format("--record-key: {} {}", text::quoted(pointer), problem));
}

const report::RecordKey& RecordKeyFinder::find(std::string_view record, Validator& validator) {
  key_ = {};
  const Options& options = validator.options();
  if (record.size() > options.max_size) return key_;
  const json::Index::Result built = index_.build(record);
  if (built == json::Index::Result::kNoMemory) throw std::bad_alloc();
  if (built != json::Index::Result::kOk) return key_;
  KeyHandler handler(tokens_);
  if (json::walk(record, index_, arena_, options.max_depth, handler) != json::WalkResult::kComplete) return key_;
  const std::optional<KeyHandler::Found> found = handler.found();
  if (found && validator.redacted_spans(record, found->span).empty()) key_ = make_key(*found);
  return key_;
}

}  // namespace runlint::cli
