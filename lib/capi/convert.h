// Between the structs of runlint/runlint.h, which grow at their end, and this version of the library.
#ifndef RUNLINT_LIB_CAPI_CONVERT_H_
#define RUNLINT_LIB_CAPI_CONVERT_H_

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <new>
#include <string>
#include <string_view>

#include "config/policy.h"
#include "runlint/report.h"
#include "runlint/runlint.h"
#include "runlint/validator.h"

namespace runlint::capi {

// Of the exception that is being handled: none may reach a caller in C.
[[nodiscard]] inline runlint_status status_of_exception() noexcept {
  try {
    throw;
  } catch (const std::bad_alloc&) {
    return RUNLINT_NO_MEMORY;
  } catch (...) {
    return RUNLINT_INTERNAL;
  }
}

// A struct_size that is larger was never initialised.
inline constexpr std::size_t kMaxStructSize = 4096;

[[nodiscard]] inline bool is_struct_size(std::size_t size) noexcept {
  return size >= sizeof(std::size_t) && size <= kMaxStructSize;
}

// Copies what the caller knows of `given` over `known`, which holds zeros. False when the caller was compiled for a
// later version and uses what this one lacks.
template <class Struct>
[[nodiscard]] bool read(const Struct* given, Struct& known) noexcept {
  if (!is_struct_size(given->struct_size)) return false;
  const auto* bytes = reinterpret_cast<const char*>(given);
  std::memcpy(&known, bytes, std::min(given->struct_size, sizeof known));
  return std::all_of(bytes + std::min(given->struct_size, sizeof known), bytes + given->struct_size,
                     [](char byte) { return byte == 0; });
}

// The other way. The caller's struct_size stays.
template <class Struct>
[[nodiscard]] bool write(Struct known, Struct* out) noexcept {
  const std::size_t size = out->struct_size;
  if (!is_struct_size(size)) return false;
  known.struct_size = size;
  std::memset(out, 0, size);
  std::memcpy(out, &known, std::min(size, sizeof known));
  return true;
}

// The number of an enumerator that came from outside, and may be none.
template <class Enum>
[[nodiscard]] int number_of(const Enum& value) noexcept {
  int number = 0;
  static_assert(sizeof value == sizeof number);
  std::memcpy(&number, &value, sizeof number);
  return number;
}

// Whether these are `size` bytes that can be read.
[[nodiscard]] inline bool is_text(const char* data, std::size_t size) noexcept { return data != nullptr || size == 0; }

[[nodiscard]] inline runlint_text to_c(std::string_view text) noexcept { return {text.data(), text.size()}; }
[[nodiscard]] inline std::string_view from_c(runlint_text text) noexcept {
  return text.data == nullptr ? std::string_view() : std::string_view(text.data, text.size);
}

// Sets what `given`, which may be null, and its configuration say in `options`. Throws std::bad_alloc only.
[[nodiscard]] runlint_status convert(const runlint_options* given, Options& options);

}  // namespace runlint::capi

// The handles that more than one file looks into.
struct runlint_config {
  runlint::config::Adjustments adjustments;
};

struct runlint_report {
  runlint::Report report;
  std::string pointer;  // the last one asked for
};

#endif  // RUNLINT_LIB_CAPI_CONVERT_H_
