// The tables of runlint's own files: the configuration and the baseline.
#pragma once

#include <array>
#include <string_view>

#include "schema/schema.h"

namespace runlint::schema {

extern const Schema kConfig;
extern const Schema kBaseline;

// The names that both the configuration and the command line accept.
inline constexpr std::array<std::string_view, 3> kProfileNames = {"hook", "preflight", "gateway"};
inline constexpr std::array<std::string_view, 3> kThresholdNames = {"info", "warning", "error"};

}  // namespace runlint::schema
