// Writes JSON for people: members in the order given, indented by two spaces, small containers on one line.
#ifndef RUNLINT_LIB_EXPORT_JSON_PRINTER_H_
#define RUNLINT_LIB_EXPORT_JSON_PRINTER_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace runlint::exports {

// How the items of a container stand: each on a line of its own, or all on one.
enum class Layout : std::uint8_t { kLines, kInline };

// Calls come in the order of the text; a member is a key() followed by its value. What is inside an inline container
// is inline too. Throws std::bad_alloc only.
class JsonPrinter {
 public:
  void begin_object(Layout layout = Layout::kLines) { begin('{', '}', layout); }
  void begin_array(Layout layout = Layout::kLines) { begin('[', ']', layout); }
  void end();  // of the innermost open container
  void key(std::string_view name);
  void string(std::string_view text);
  void integer(std::int64_t number);
  void boolean(bool value);

  // The text, ended by a line break; every container has been ended.
  [[nodiscard]] std::string finish() &&;

 private:
  struct Open {
    char closing;
    Layout layout;
    bool empty;
  };

  void begin(char opening, char closing, Layout layout);
  void before_item();  // what separates an item of the innermost container from the one before
  void before_value();
  void break_line();
  void quote(std::string_view text);

  std::string out_;
  std::vector<Open> open_;
  bool after_key_ = false;
};

}  // namespace runlint::exports

#endif  // RUNLINT_LIB_EXPORT_JSON_PRINTER_H_
