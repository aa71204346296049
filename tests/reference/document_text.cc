// Pointers and characters.
#include <algorithm>
#include <charconv>
#include <string>
#include <system_error>

#include "reference/document.h"

namespace runlint::reference {
namespace {

using std::string_view;

// Removes "/TOKEN" from the front of `pointer`.
std::string take_token(string_view& pointer) {
  const string_view escaped = pointer.substr(1, pointer.find('/', 1) - 1);
  pointer.remove_prefix(1 + escaped.size());
  std::string token;
  for (std::size_t i = 0; i < escaped.size(); ++i) {
    const bool escape = escaped[i] == '~' && i + 1 < escaped.size();
    token += escape ? (escaped[++i] == '0' ? '~' : '/') : escaped[i];
  }
  return token;
}

// The element whose index is written as `token`, or null.
const Value* element_at(const Value& array, const std::string& token) {
  std::size_t index = 0;
  const auto [end, error] = std::from_chars(token.data(), token.data() + token.size(), index);
  const bool is_index = error == std::errc() && std::to_string(index) == token;
  return is_index && index < array.children.size() ? &array.children[index] : nullptr;
}

}  // namespace

std::vector<const Value*> resolve(const Value& root, string_view pointer) {
  std::vector<const Value*> found = {&root};
  std::vector<const Value*> below;
  while (!pointer.empty() && !found.empty()) {
    const std::string token = take_token(pointer);
    below.clear();
    for (const Value* value : found) {
      if (value->kind == Kind::kObject) {
        for (const Value& child : value->children) {
          if (child.key == token) below.push_back(&child);
        }
      } else if (const Value* const element = element_at(*value, token)) {
        below.push_back(element);
      }
    }
    found.swap(below);
  }
  return found;
}

void append_token(std::string& pointer, string_view token) {
  pointer += '/';
  for (const char c : token) pointer += c == '~' ? "~0" : c == '/' ? "~1" : std::string(1, c);
}

std::size_t length_of(string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(text, [](char c) { return (c & 0xC0) != 0x80; }));
}

// Table 3-7 of the Unicode Standard.
std::size_t sequence_length(string_view text) {
  const auto byte = [text](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0; };
  const auto in = [](int value, int low, int high) { return value >= low && value <= high; };
  const auto more = [&](std::size_t i) { return in(byte(i), 0x80, 0xBF); };
  const int first = byte(0);
  if (text.empty()) return 0;
  if (first < 0x80) return 1;
  if (in(first, 0xC2, 0xDF)) return more(1) ? 2 : 0;
  if (in(first, 0xE0, 0xEF)) {
    const bool second = in(byte(1), first == 0xE0 ? 0xA0 : 0x80, first == 0xED ? 0x9F : 0xBF);
    return second && more(2) ? 3 : 0;
  }
  if (in(first, 0xF0, 0xF4)) {
    const bool second = in(byte(1), first == 0xF0 ? 0x90 : 0x80, first == 0xF4 ? 0x8F : 0xBF);
    return second && more(2) && more(3) ? 4 : 0;
  }
  return 0;
}

}  // namespace runlint::reference
