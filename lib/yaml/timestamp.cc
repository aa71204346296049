#include "yaml/timestamp.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
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

}  // namespace

bool is_timestamp(std::string_view text) noexcept {
  return text.size() >= 8 && text::is_digit(text.front()) && TimestampParser(text).parse().has_value();
}

std::string timestamp_string(std::string_view text) {
  using namespace std::chrono;
  const Timestamp time = TimestampParser(text).parse().value_or(Timestamp{});
  const auto full_year = static_cast<int>(time.year < 100 ? 1900 + time.year : time.year);  // as in Date.UTC()
  const sys_days month = year_month_day(year(full_year) / January / 1 + months(time.month - 1));
  const sys_time<milliseconds> instant = month + days(time.day - 1) + hours(time.hour) +
                                         minutes(time.minute - time.zone_minutes) + seconds(time.second) +
                                         milliseconds(time.millisecond);
  const sys_days midnight = floor<days>(instant);
  const year_month_day date(midnight);
  const hh_mm_ss of_day(instant - midnight);
  const auto shown_year = static_cast<int>(date.year());
  return fmt::format("{}{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:03}Z", shown_year > 9999 ? "+0" : "", shown_year,
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()), of_day.hours().count(),
                     of_day.minutes().count(), of_day.seconds().count(), of_day.subseconds().count());
}

}  // namespace runlint::yaml
