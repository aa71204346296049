// Writes JSON: compact for programs, or indented for people.
#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>

namespace runlint::text {

// Appends to a string what is written, in the order of the calls; a member is a key() and a value, or both in one call.
// Commas, line breaks and escapes are the writer's. Any bytes may be a name or a string, see append_json_escaped(). At
// most 64 containers may be open at once. A copy continues from the same place. Throws std::bad_alloc only.
class JsonWriter {
 public:
  enum class Style : std::uint8_t {
    kCompact,   // without spaces; all on one line unless a container asks for lines
    kIndented,  // an item a line, indented by two spaces, unless it is inside a container that asks to be inline
  };
  // Whether each item of a container has a line of its own.
  enum class Layout : std::uint8_t { kInline, kLines };

  // Refers to `out`.
  explicit JsonWriter(std::string& out, Style style = Style::kCompact) noexcept : out_(&out), style_(style) {}

  void begin_object() { begin('{', default_layout()); }
  void begin_object(Layout layout) { begin('{', layout); }
  void begin_array() { begin('[', default_layout()); }
  void begin_array(Layout layout) { begin('[', layout); }
  void begin_object(std::string_view name) { begin_object(name, default_layout()); }
  void begin_object(std::string_view name, Layout layout) { begin_member(name, '{', layout); }
  void begin_array(std::string_view name) { begin_array(name, default_layout()); }
  void begin_array(std::string_view name, Layout layout) { begin_member(name, '[', layout); }
  void end(int count = 1);  // of the innermost open containers

  void key(std::string_view name);
  void string(std::string_view text);
  void integer(std::int64_t number);
  void integer(std::uint64_t number);
  void boolean(bool value);
  void raw(std::string_view json);  // a value, as it is

  // The offset in the string at which items of the innermost container, a list of lines, may be inserted, each after a
  // line break and with commas between them.
  [[nodiscard]] std::size_t items_inserted_here() noexcept;

  template <class T>
  void value(const T& value) {
    if constexpr (std::is_same_v<T, bool>) {
      boolean(value);
    } else if constexpr (std::unsigned_integral<T>) {
      integer(std::uint64_t{value});
    } else if constexpr (std::signed_integral<T>) {
      integer(std::int64_t{value});
    } else {
      string(value);
    }
  }

  template <class T>
  void member(std::string_view name, const T& value) {
    key(name);
    this->value(value);
  }

  // Names and values in turn.
  template <class T, class... More>
  void members(std::string_view name, const T& value, const More&... more) {
    member(name, value);
    if constexpr (sizeof...(more) > 0) members(more...);
  }

  // A member that is an object of these.
  template <class... Members>
  void object(std::string_view name, const Members&... members) {
    begin_object(name);
    this->members(members...);
    end();
  }

 private:
  enum class Position : std::uint8_t { kFirst, kAfterKey, kAfterItem };

  [[nodiscard]] Layout default_layout() const noexcept {
    return style_ == Style::kIndented ? Layout::kLines : Layout::kInline;
  }
  [[nodiscard]] bool has_lines() const noexcept { return (lines_ & 1) != 0; }
  void begin(char opening, Layout layout);
  void begin_member(std::string_view name, char opening, Layout layout) {
    key(name);
    begin(opening, layout);
  }
  void begin_item();
  void begin_value();
  void break_line();
  void append_string(std::string_view text);

  std::string* out_;
  std::uint64_t objects_ = 0;  // a bit for each open container, the innermost lowest: whether it is an object
  std::uint64_t lines_ = 0;    // whether its items are on lines
  std::uint8_t depth_ = 0;
  Style style_;
  Position position_ = Position::kFirst;
};

}  // namespace runlint::text
