#include "check/sizes.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <system_error>

#include "text/ascii.h"

namespace runlint::check {
namespace {

using schema::Schema;

constexpr std::int64_t kUnit = 1024;

// Whether the API's documentation allows that size.
bool is_allowed(const Schema& schema, std::int64_t size) noexcept {
  if (size > schema.documented_maximum) return false;
  return schema.integers.empty() ? size >= schema.minimum : std::ranges::binary_search(schema.integers, size);
}

// The size that a text like "10Gi", "512 MB" or "2g" says, rounded down; nothing if it has no unit.
std::optional<std::int64_t> in_megabytes(std::string_view text) noexcept {
  std::uint32_t read = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), read);
  if (error != std::errc{}) return std::nullopt;
  const std::int64_t number = read;
  std::string_view unit = text.substr(static_cast<std::size_t>(end - text.data()));
  while (unit.starts_with(' ')) unit.remove_prefix(1);
  constexpr std::string_view kEndings[] = {"", "i", "b", "B", "ib", "iB"};
  if (unit.empty() || !text::is_one_of(unit.substr(1), kEndings)) return std::nullopt;
  switch (text::lower(unit.front())) {
    case 'k':
      return number / kUnit;
    case 'm':
      return number;
    case 'g':
      return number * kUnit;
    case 't':
      return number * kUnit * kUnit;
    default:
      return std::nullopt;
  }
}

}  // namespace

bool is_size(const Schema& schema) noexcept {
  return !schema.integers.empty() || (schema.type == schema::Type::kInteger && schema.maximum == schema::kNoMaximum);
}

std::vector<std::int64_t> nearest_first(std::int64_t found, std::span<const std::int64_t> integers) {
  std::vector<std::int64_t> result;
  result.reserve(integers.size());
  auto above = std::ranges::lower_bound(integers, found);
  for (auto below = above; result.size() != integers.size();) {
    const bool is_below = above == integers.end() || (below != integers.begin() && found - below[-1] <= *above - found);
    result.push_back(is_below ? *--below : *above++);
  }
  return result;
}

std::string help_on_size(const Schema& schema, std::int64_t found) {
  const auto as = [&schema](std::int64_t number, std::string_view unit, std::int64_t size) {
    return is_allowed(schema, size) ? fmt::format("sizes are in MB: {} {} is {}", number, unit, size) : std::string();
  };
  const bool is_below = found > 0 && found < schema.integers.front();
  const bool is_above = found > schema.integers.back();
  std::string in_unit;
  if (is_below) {
    in_unit = as(found, "GB", found * kUnit);
  } else if (is_above && found % (kUnit * kUnit) == 0) {
    in_unit = as(found, "bytes", found / kUnit / kUnit);
  } else if (is_above && found % kUnit == 0) {
    in_unit = as(found, "KB", found / kUnit);
  }
  if (is_above && !in_unit.empty()) return in_unit;
  const bool is_beyond = found > schema.documented_maximum;
  const std::int64_t nearest = is_beyond ? std::ranges::upper_bound(schema.integers, schema.documented_maximum)[-1]
                                         : nearest_first(found, schema.integers).front();
  std::string help = fmt::format("the nearest{} is {}", is_beyond ? " that the API documents" : "", nearest);
  return in_unit.empty() ? help : help.append("; ").append(in_unit);
}

std::string help_on_size(const Schema& schema, std::string_view value) {
  if (std::ranges::all_of(value, text::is_digit)) return {};
  const std::optional<std::int64_t> size = in_megabytes(value);
  return size && is_allowed(schema, *size) ? fmt::format("write {}, without quotes: sizes are in MB", *size)
                                           : "write a whole number of MB, without quotes and without a unit";
}

}  // namespace runlint::check
