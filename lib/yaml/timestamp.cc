#include "yaml/timestamp.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <optional>

#include "text/ascii.h"

namespace runlint::yaml {
namespace {

struct Timestamp {
  std::int64_t year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, millisecond = 0;
  std::int64_t zone_minutes = 0;
};

// Reads a timestamp from left to right; no part of its grammar needs to look ahead.
class TimestampParser {
 public:
  explicit TimestampParser(std::string_view text) noexcept : rest_(text) {}

  std::optional<Timestamp> parse() noexcept {
    Timestamp time;
    const bool two_digits = rest_.size() == std::string_view("2026-05-01").size();
    if (!number(4, 4, time.year) || !take('-') || !number(1, 2, time.month) || !take('-') || !number(1, 2, time.day)) {
      return std::nullopt;
    }
    if (rest_.empty()) return two_digits ? std::optional(time) : std::nullopt;
    if (!take('T') && !take('t') && skip_space() == 0) return std::nullopt;
    if (!number(1, 2, time.hour) || !take(':') || !number(2, 2, time.minute) || !take(':') ||
        !number(2, 2, time.second)) {
      return std::nullopt;
    }
    if (take('.')) fraction(time.millisecond);
    if (rest_.empty()) return time;
    skip_space();
    if (!take('Z') && !zone(time.zone_minutes)) return std::nullopt;
    return rest_.empty() ? std::optional(time) : std::nullopt;
  }

 private:
  bool take(char c) noexcept {
    if (!rest_.starts_with(c)) return false;
    rest_.remove_prefix(1);
    return true;
  }

  std::size_t skip_space() noexcept {
    const std::size_t count = std::min(rest_.size(), rest_.find_first_not_of(" \t"));
    rest_.remove_prefix(count);
    return count;
  }

  bool number(std::size_t least, std::size_t most, std::int64_t& value) noexcept {
    std::size_t count = 0;
    for (value = 0; count < std::min(most, rest_.size()) && text::is_digit(rest_[count]); ++count) {
      value = value * 10 + (rest_[count] - '0');
    }
    rest_.remove_prefix(count);
    return count >= least;
  }

  void fraction(std::int64_t& millisecond) noexcept {
    std::int64_t place = 100;
    while (!rest_.empty() && text::is_digit(rest_.front())) {
      millisecond += place * (rest_.front() - '0');
      place /= 10;
      rest_.remove_prefix(1);
    }
  }

  bool zone(std::int64_t& minutes) noexcept {
    const bool negative = rest_.starts_with('-');
    if (!take('-') && !take('+')) return false;
    std::int64_t hours = 0;
    std::int64_t rest = 0;
    if (!number(1, 2, hours)) return false;
    if (take(':') && !number(2, 2, rest)) return false;
    minutes = hours * 60 + rest;
    if (negative) minutes = -minutes;
    return true;
  }

  std::string_view rest_;
};

constexpr std::int64_t floor_div(std::int64_t a, std::int64_t b) noexcept { return (a - (a % b + b) % b) / b; }

// Days from 1970-01-01 to the first of a month (1–12) of the proleptic Gregorian calendar.
constexpr std::int64_t days_before(std::int64_t year, std::int64_t month) noexcept {
  if (month <= 2) --year;
  const std::int64_t era = floor_div(year, 400);
  const std::int64_t year_of_era = year - era * 400;
  const std::int64_t day_of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5;
  return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719468;
}
static_assert(days_before(1970, 1) == 0 && days_before(2000, 3) == 11017);

}  // namespace

bool is_timestamp(std::string_view text) noexcept {
  return text.size() >= 8 && text::is_digit(text.front()) && TimestampParser(text).parse().has_value();
}

std::string timestamp_string(std::string_view text) {
  const Timestamp time = TimestampParser(text).parse().value_or(Timestamp{});
  const std::int64_t full_year = time.year < 100 ? 1900 + time.year : time.year;  // as in Date.UTC()
  const std::int64_t month = time.month - 1;
  const std::int64_t days =
      days_before(full_year + floor_div(month, 12), month - 12 * floor_div(month, 12) + 1) + time.day - 1;
  const std::int64_t minutes = (days * 24 + time.hour) * 60 + time.minute - time.zone_minutes;
  const std::int64_t milliseconds = (minutes * 60 + time.second) * 1000 + time.millisecond;

  constexpr std::int64_t kDay = 86'400'000;
  const std::int64_t day = floor_div(milliseconds, kDay);
  const std::int64_t of_day = milliseconds - day * kDay;
  std::int64_t year = 1970 + floor_div(day, day < 0 ? 365 : 366);  // not after it
  while (days_before(year + 1, 1) <= day) ++year;
  std::int64_t of_year = 1;
  while (of_year < 12 && days_before(year, of_year + 1) <= day) ++of_year;
  const std::string date = fmt::format("{:04}-{:02}-{:02}", year, of_year, day - days_before(year, of_year) + 1);
  return fmt::format("{}{}T{:02}:{:02}:{:02}.{:03}Z", year > 9999 ? "+0" : "", date, of_day / 3'600'000,
                     of_day / 60'000 % 60, of_day / 1000 % 60, of_day % 1000);
}

}  // namespace runlint::yaml
