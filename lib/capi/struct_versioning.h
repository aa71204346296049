// Converts between the structs of runlint/runlint.h, which grow at their end, and those of this version.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <new>
#include <string>
#include <string_view>

#include "config/options.h"
#include "runlint/report.h"
#include "runlint/runlint.h"
#include "runlint/validator.h"

namespace runlint::capi {

// The status for the exception that is being handled: none may reach a caller in C.
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

// Whether `size` bytes of `whole` end inside one of its fields.
template <class Struct, class... Fields>
[[nodiscard]] bool ends_inside(std::size_t size, const Struct& whole, const Fields&... fields) noexcept {
  const auto* const begin = reinterpret_cast<const char*>(&whole);
  const auto offset_of = [begin](const auto* field) {
    return static_cast<std::size_t>(reinterpret_cast<const char*>(field) - begin);
  };
  return ((size > offset_of(&fields) && size < offset_of(&fields + 1)) || ...);
}

// Whether a struct of `size` bytes would have a part of a field: no version of it has. A struct that gets a field must
// get it here too, or this does not compile.
[[nodiscard]] inline bool cuts_field(const runlint_options& s, std::size_t size) noexcept {
  const auto& [head, kind, max_size, max_depth, max_diagnostics, severities, severity_count, config, api, references] =
      s;
  return ends_inside(size, s, head, kind, max_size, max_depth, max_diagnostics, severities, severity_count, config, api,
                     references);
}
[[nodiscard]] inline bool cuts_field(const runlint_gate_options& s, std::size_t size) noexcept {
  const auto& [head, payload, routing, invalid_status, max_errors, max_answer_size] = s;
  return ends_inside(size, s, head, payload, routing, invalid_status, max_errors, max_answer_size);
}
[[nodiscard]] inline bool cuts_field(const runlint_request& s, std::size_t size) noexcept {
  const auto& [head, method, target, types, type_count, encodings, encoding_count, length, body] = s;
  return ends_inside(size, s, head, method, target, types, type_count, encodings, encoding_count, length, body);
}
[[nodiscard]] inline bool cuts_field(const runlint_answer& s, std::size_t size) noexcept {
  const auto& [head, status, reason, type, body, name, value] = s;
  return ends_inside(size, s, head, status, reason, type, body, name, value);
}
[[nodiscard]] inline bool cuts_field(const runlint_diagnostic& s, std::size_t size) noexcept {
  const auto& [head, severity, rule, message, help, pointer, offset, length, line, column, end_line, end_column, count,
               replacement, notes] = s;
  return ends_inside(size, s, head, severity, rule, message, help, pointer, offset, length, line, column, end_line,
                     end_column, count, replacement, notes);
}
[[nodiscard]] inline bool cuts_field(const runlint_related& s, std::size_t size) noexcept {
  const auto& [head, message, pointer, offset, length, line, column] = s;
  return ends_inside(size, s, head, message, pointer, offset, length, line, column);
}

// Copies the caller's struct over `local`, which holds zeros. False when the caller was compiled for a later version
// and uses a field that this one lacks, or struct_size is not that of any version.
template <class Struct>
[[nodiscard]] bool read(const Struct* caller, Struct& local) noexcept {
  if (!is_struct_size(caller->struct_size) || cuts_field(local, caller->struct_size)) return false;
  const auto* bytes = reinterpret_cast<const char*>(caller);
  std::memcpy(&local, bytes, std::min(caller->struct_size, sizeof local));
  return std::all_of(bytes + std::min(caller->struct_size, sizeof local), bytes + caller->struct_size,
                     [](char byte) { return byte == 0; });
}

// Copies `local` over the caller's struct, all but its struct_size. False, with nothing copied, when struct_size is not
// that of any version.
template <class Struct>
[[nodiscard]] bool write(Struct local, Struct* caller) noexcept {
  const std::size_t size = caller->struct_size;
  if (!is_struct_size(size) || cuts_field(local, size)) return false;
  local.struct_size = size;
  std::memset(caller, 0, size);
  std::memcpy(caller, &local, std::min(size, sizeof local));
  return true;
}

// The number of an enumerator from the caller, which may be out of range.
template <class Enum>
[[nodiscard]] int to_int(const Enum& value) noexcept {
  int number = 0;
  static_assert(sizeof value == sizeof number);
  std::memcpy(&number, &value, sizeof number);
  return number;
}

// Whether these are `size` bytes that can be read.
[[nodiscard]] inline bool is_readable(const char* data, std::size_t size) noexcept {
  return data != nullptr || size == 0;
}

[[nodiscard]] inline runlint_string to_c(std::string_view text) noexcept { return {text.data(), text.size()}; }
[[nodiscard]] inline std::string_view from_c(runlint_string text) noexcept {
  return text.data == nullptr ? std::string_view() : std::string_view(text.data, text.size);
}

[[nodiscard]] constexpr runlint_verdict to_c(Verdict verdict) noexcept { return static_cast<runlint_verdict>(verdict); }
static_assert(to_c(Verdict::kFailed) == RUNLINT_FAILED && to_c(Verdict::kValid) == RUNLINT_VALID &&
              to_c(Verdict::kInvalid) == RUNLINT_INVALID && to_c(Verdict::kNotRouted) == RUNLINT_NOT_ROUTED);

// Applies the caller's options, which may be null, and their configuration to `options`. Throws std::bad_alloc only.
[[nodiscard]] runlint_status convert(const runlint_options* caller, Options& options);

}  // namespace runlint::capi

// The handles that more than one file looks into.
struct runlint_config {
  runlint::config::OptionOverrides overrides;
};

struct runlint_report {
  runlint::Report report;
  std::string pointer;  // the last one returned
};
