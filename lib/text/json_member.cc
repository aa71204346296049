#include "text/json_member.h"

#include <fmt/format.h>

#include "text/escape.h"

namespace runlint::text {

void append_json_number(std::string& out, std::string_view before, std::size_t number) {
  const fmt::format_int digits(number);
  out.append(before).append(digits.data(), digits.size());
}

void append_json_string(std::string& out, std::string_view before, std::string_view text) {
  out += before;
  out += '"';
  append_json_escaped(out, text);
  out += '"';
}

}  // namespace runlint::text
