// The handler of redacted_spans(): collects the spans that must not be shown.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "check/name_redaction.h"
#include "check/schema_walker.h"
#include "check/source.h"
#include "runlint/report.h"
#include "text/char_class.h"
#include "text/redaction.h"

namespace runlint::check {

// Handles the violations for which nothing is hidden.
struct HidesNothing {
  static constexpr bool kTracksLocations = false;
  static constexpr bool kRedacts = true;

  void on_close(const Frame&, std::uint32_t) noexcept {}
  bool on_wrong_container(const Frame&, std::size_t) { return true; }
  bool on_not_an_integer(const Instance&, text::PrimitiveToken) { return true; }
  bool on_bad_integer(Rule, const Instance&, text::PrimitiveToken) { return true; }
  bool on_bad_key(Rule, const schema::Schema&, text::StringToken) { return true; }
  bool on_unknown_member(const Frame&, text::StringToken) { return true; }
  bool on_missing_member(const Frame&, std::size_t, std::string_view) { return true; }
  bool on_no_alternative_chosen(const Frame&) { return true; }
  bool on_alternatives_conflict(const Frame&, text::StringToken, std::string_view, std::uint32_t) { return true; }
  bool on_duplicate_key(text::StringToken, std::uint32_t) { return true; }

 protected:
  // Whether a scalar of that type is hidden in the place of another type: it may be anything, like a payload that was
  // encoded twice.
  static bool hides(std::string_view type) noexcept { return type == "string" || type == "number"; }
};

class RedactionHandler : public HidesNothing {
 public:
  RedactionHandler(const Source& source, Span window, std::vector<Span>& hidden) noexcept
      : source_(source), window_(window), hidden_(hidden) {}

  void on_secret(std::uint32_t offset, std::size_t length) {
    if (overlaps(offset, length) && !is_hidden(offset)) source_.append_line_spans({offset, length}, hidden_);
  }
  void on_secret_container(std::uint32_t) noexcept {}  // its scalars are hidden
  void on_key(Stack& stack, const text::StringToken& key) {
    if (!overlaps(key.offset, key.length)) return;
    source_.append_raw_spans(key, secret_spans_of_name(stack, stack.depth() - 1, key.value, source_.form_of_key(key)),
                             hidden_);
  }
  // Hides only the secrets in a string that may be shown.
  void on_valid_string(const Instance&, const text::StringToken& text) {
    if (!overlaps(text.offset, text.length) || is_hidden(text.offset)) return;
    source_.append_raw_spans(text, text::secret_spans(text.value), hidden_);
  }
  // A value that does not look like an ID of credentials may be a password.
  bool on_bad_string(Rule, const Instance& instance, const text::StringToken& text) {
    const bool is_word = text::all_in(text.value, text::kMountByte);
    if (instance.schema->role == schema::Role::kCredentials && !is_word) {
      on_secret(text.offset, text.length);
    } else {
      on_valid_string(instance, text);
    }
    return true;
  }
  bool on_wrong_type(const Instance&, Span span, std::string_view type, std::string_view) {
    if (hides(type)) on_secret(static_cast<std::uint32_t>(span.offset), span.length);
    return true;
  }

 private:
  [[nodiscard]] bool is_hidden(std::uint32_t offset) const noexcept {
    return !hidden_.empty() && hidden_.back().offset <= offset && hidden_.back().end() > offset;
  }
  [[nodiscard]] bool overlaps(std::uint32_t offset, std::size_t length) const noexcept {
    return offset < window_.end() && offset + length > window_.offset;
  }

  const Source& source_;
  Span window_;
  std::vector<Span>& hidden_;
};

static_assert(SchemaHandler<RedactionHandler>);

}  // namespace runlint::check
