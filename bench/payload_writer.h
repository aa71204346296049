// Writes a payload in the style of a common client.
#ifndef RUNLINT_BENCH_PAYLOAD_WRITER_H_
#define RUNLINT_BENCH_PAYLOAD_WRITER_H_

#include <cstdint>
#include <string>
#include <string_view>

namespace runlint::bench {

struct Style {
  std::uint8_t indent = 0;       // spaces a level; 0: all on one line
  bool spaced = false;           // a space after each colon, and after each comma of a line
  bool ascii_only = false;       // other characters as \uXXXX, in surrogate pairs if necessary
  bool escaped_slashes = false;  // "\/", as PHP writes it
};

// Calls follow the order of the text; a value in an object follows its key(). Strings are UTF-8.
class PayloadWriter {
 public:
  PayloadWriter(const Style& style, std::string& out) : style_(style), out_(out) {}

  void begin_object();
  void key(std::string_view name);
  void string(std::string_view text);
  void number(std::string_view text);
  void end_object();

 private:
  void quote(std::string_view text);
  void escape_code_point(std::string_view text, std::size_t& i);
  void break_line();

  Style style_;
  std::string& out_;
  std::size_t depth_ = 0;
  bool first_ = true;
};

}  // namespace runlint::bench

#endif  // RUNLINT_BENCH_PAYLOAD_WRITER_H_
