// Appends members of JSON objects to compact JSON.
#ifndef RUNLINT_LIB_TEXT_JSON_MEMBER_H_
#define RUNLINT_LIB_TEXT_JSON_MEMBER_H_

#include <cstddef>
#include <string>
#include <string_view>

namespace runlint::text {

// Append `before`, the punctuation and the member's name as they are, and then a number, or any text as a JSON string.
// Throw std::bad_alloc only.
void append_json_number(std::string& out, std::string_view before, std::size_t number);
void append_json_string(std::string& out, std::string_view before, std::string_view text);

}  // namespace runlint::text

#endif  // RUNLINT_LIB_TEXT_JSON_MEMBER_H_
