// Members of a problem document (RFC 9457), read by another JSON reader.
#ifndef RUNLINT_TESTS_REFERENCE_PROBLEM_READER_H_
#define RUNLINT_TESTS_REFERENCE_PROBLEM_READER_H_

#include <gtest/gtest.h>

#include <algorithm>
#include <string_view>
#include <utility>

#include "reference/document.h"

namespace runlint::reference {

inline const Value* find(const Value& object, std::string_view name) {
  const auto found = std::ranges::find(object.children, name, &Value::key);
  return found == object.children.end() ? nullptr : &*found;
}

inline std::string_view text_of(const Value& object, std::string_view name) {
  const Value* const value = find(object, name);
  return value == nullptr ? std::string_view("(absent)") : std::string_view(value->text);
}

inline Value parse(std::string_view body) {
  Document document = read(body, 8);
  EXPECT_FALSE(document.error) << body;
  return std::move(document.root);
}

}  // namespace runlint::reference

#endif  // RUNLINT_TESTS_REFERENCE_PROBLEM_READER_H_
