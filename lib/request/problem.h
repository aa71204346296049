// Answers of a gate: problems of RFC 9457.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "runlint/report.h"

namespace runlint::request {

// Writes a problem that has only a detail. All functions here throw std::bad_alloc only.
void write_problem(std::string& out, int status, std::string_view detail);

// Writes a problem with as many errors of `report` as fit in `max_size` bytes, each with its detail. Messages that may
// quote a value are left out.
void write_problem(std::string& out, int status, const Report& report, std::size_t max_size);

// Appends a JSON Pointer as a URI fragment (RFC 6901, section 6): "#" and what is not allowed there percent-encoded.
void append_fragment(std::string& out, std::string_view pointer);

// The reason phrase of a status in RFC 9110.
[[nodiscard]] std::string_view reason_phrase(int status) noexcept;

}  // namespace runlint::request
