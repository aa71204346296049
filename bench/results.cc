#include "results.h"

#include <fmt/format.h>
#include <fmt/ostream.h>

#include <algorithm>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace runlint::bench {
namespace {

double median(std::vector<double> values) {
  if (values.empty()) return 0;
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::ranges::nth_element(values, middle);
  if (values.size() % 2 != 0) return *middle;
  return (*middle + *std::max_element(values.begin(), middle)) / 2;
}

void add_once(std::vector<std::string>& names, const std::string& name) {
  if (std::ranges::find(names, name) == names.end()) names.push_back(name);
}

std::string key(std::string_view case_name, std::string_view contender) {
  return fmt::format("{}\t{}", case_name, contender);
}

}  // namespace

void write(std::ostream& out, const EnvironmentField& field) { fmt::print(out, "#{}\t{}\n", field.name, field.value); }

void write(std::ostream& out, const Sample& sample) {
  fmt::print(out, "{}\t{}\t{}\t{}\t{}\t{}\n", sample.case_name, sample.contender, sample.ns_per_byte,
             sample.payload_bytes, sample.allocations, sample.memory);
}

Results Results::read(const std::string& path) {
  std::ifstream in(path);
  if (!in) throw std::runtime_error(fmt::format("can't read {}", path));
  Results results;
  for (std::string line; std::getline(in, line);) {
    std::istringstream fields(line);
    if (line.starts_with('#')) {
      fields.ignore();
      EnvironmentField& field = results.environment_.emplace_back();
      std::getline(std::getline(fields, field.name, '\t'), field.value);
      // A file may be joined from several.
      if (std::ranges::find(results.environment_.begin(), results.environment_.end() - 1, field.name,
                            &EnvironmentField::name) != results.environment_.end() - 1) {
        results.environment_.pop_back();
      }
      continue;
    }
    Sample sample;
    std::getline(std::getline(fields, sample.case_name, '\t'), sample.contender, '\t');
    if (!(fields >> sample.ns_per_byte >> sample.payload_bytes >> sample.allocations >> sample.memory)) {
      throw std::runtime_error(fmt::format("{}: not a result: {}", path, line));
    }
    add_once(results.cases_, sample.case_name);
    add_once(results.contenders_, sample.contender);
    Series& series = results.series_[key(sample.case_name, sample.contender)];
    series.push_back(std::move(sample));
    results.rounds_ = std::max(results.rounds_, series.size());
  }
  return results;
}

const Series& Results::series(std::string_view case_name, std::string_view contender) const {
  static const Series kNone;
  const auto found = series_.find(key(case_name, contender));
  return found != series_.end() ? found->second : kNone;
}

double median_time(const Series& series) {
  std::vector<double> values;
  for (const Sample& sample : series) values.push_back(sample.ns_per_byte);
  return median(std::move(values));
}

double minimum_time(const Series& series) {
  const auto least = std::ranges::min_element(series, {}, &Sample::ns_per_byte);
  return least != series.end() ? least->ns_per_byte : 0;
}

double median_ratio(const Series& series, const Series& base) {
  std::vector<double> values;
  for (std::size_t i = 0; i < std::min(series.size(), base.size()); ++i) {
    values.push_back(series[i].ns_per_byte / base[i].ns_per_byte);
  }
  return median(std::move(values));
}

}  // namespace runlint::bench
