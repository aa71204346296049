// The two ways in which a member of a JSON object is written by those who write compact JSON.
#ifndef RUNLINT_LIB_TEXT_JSON_MEMBER_H_
#define RUNLINT_LIB_TEXT_JSON_MEMBER_H_

#include <cstddef>
#include <string>
#include <string_view>

namespace runlint::text {

// Appends a number, or any text as a JSON string, behind `before`: the punctuation and the member's name, as they are.
// Throw std::bad_alloc only.
void append_json_number(std::string& out, std::string_view before, std::size_t number);
void append_json_string(std::string& out, std::string_view before, std::string_view text);

}  // namespace runlint::text

#endif  // RUNLINT_LIB_TEXT_JSON_MEMBER_H_
