// The values of plain scalars, by the default schema of js-yaml 3 and by others.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "yaml/nodes.h"

namespace runlint::yaml {

// A scalar's value.
struct ScalarValue {
  Type type = Type::kString;  // of a scalar
  double number = 0;          // if that is its type
  bool boolean = false;       // likewise
};

// js-yaml's types, in the order in which it tries them. Each is also what its tag accepts.
[[nodiscard]] bool is_js_null(std::string_view text) noexcept;
[[nodiscard]] std::optional<bool> js_boolean(std::string_view text) noexcept;
[[nodiscard]] std::optional<double> js_integer(std::string_view text);
[[nodiscard]] std::optional<double> js_float(std::string_view text);

// The value of the plain scalar `text` to js-yaml 3, where `<<` is a string. Linear; throws std::bad_alloc only.
[[nodiscard]] ScalarValue js_value(std::string_view text);

// The same to YAML 1.1 as PyYAML reads it, and to the core schema of YAML 1.2.
struct OtherValue : ScalarValue {
  bool is_error = false;  // PyYAML refuses it
};
[[nodiscard]] OtherValue yaml11_value(std::string_view text);
[[nodiscard]] ScalarValue yaml12_value(std::string_view text);

// Whether these three differ. False for numbers of JSON, and for `<<`.
[[nodiscard]] bool is_ambiguous(std::string_view text, const ScalarValue& js);

}  // namespace runlint::yaml
