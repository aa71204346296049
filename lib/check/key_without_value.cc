#include "check/key_without_value.h"

#include <fmt/format.h>

#include <string>

#include "text/char_class.h"
#include "text/escape.h"
#include "text/redaction.h"
#include "text/utf8.h"

namespace runlint::check {
namespace {

// The name before the value in `shown`, which ends at `end`, if it may be one.
std::string_view name_in(std::string_view shown, std::size_t end) noexcept {
  constexpr std::size_t kMost = 64;
  const std::size_t length = text::skip(shown, 0, text::kPathByte);
  const std::size_t rest = shown.find_first_not_of(" \t", length);
  return length != 0 && length <= kMost && rest == end ? shown.substr(0, length) : "name";
}

}  // namespace

std::optional<MessageParts> key_without_value(std::string_view key, std::string_view shown, text::KeyForm form) {
  if (form == text::KeyForm::kNormal) return std::nullopt;
  if (form == text::KeyForm::kStray) {
    return MessageParts{fmt::format("{} has no value: it may be the rest of the value before it", text::quoted(shown)),
                        "put a value that holds a comma in quotes"};
  }
  const std::size_t end = text::name_end(key);
  if (end == 0 || end == key.size()) return std::nullopt;
  if (const std::string_view value = key.substr(end + 1); text::begins_with_unicode_space(value)) {
    return MessageParts{
        fmt::format("missing space after '{}': {} is read as a name without a value", key[end], text::quoted(shown)),
        fmt::format("there is {} in its place: replace it by an ordinary space", text::describe_character(value))};
  }
  const std::string_view problem = key[end] == ':' ? "missing space after ':'" : "'=' instead of ': '";
  return MessageParts{fmt::format("{}: {} is read as a name without a value", problem, text::quoted(shown)),
                      fmt::format("write {}: value", name_in(shown, text::name_end(shown)))};
}

}  // namespace runlint::check
