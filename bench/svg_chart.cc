#include "svg_chart.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <stdexcept>
#include <string_view>
#include <vector>

#include "case_names.h"
#include "text/escape.h"

namespace runlint::bench {
namespace {

struct Bar {
  std::string_view contender;
  std::string_view label;
  std::string_view style;
  bool is_profiled = false;
};

constexpr Bar kBars[] = {
    {kStage1, "simdjson: stage 1 alone", "floor"},           {kFloor, "simdjson: walk without checks", "floor"},
    {kAccepts, "runlint: accepts, by profile", "own", true}, {kAccepts, "runlint: accepts", "own"},
    {kCheck, "runlint: check, by profile", "own", true},     {kCheck, "runlint: check", "own"},
    {kRapidJson, "RapidJSON SchemaValidator", "peer"},       {kRapidJsonSax, "RapidJSON, from its parser", "peer"},
    {kValijson, "valijson over RapidJSON", "peer"},
};

constexpr int kWidth = 860;
constexpr int kLabelWidth = 250;
constexpr int kBarWidth = 400;  // of the longest
constexpr int kTop = 56;
constexpr int kRow = 30;
constexpr int kLine = 17;

std::string escaped(std::string_view text) {
  std::string out;
  text::append_xml(out, text);
  return out;
}

class Svg {
 public:
  explicit Svg(int height) {
    fmt::format_to(out(),
                   "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{0}\" height=\"{1}\" viewBox=\"0 0 {0} {1}\">\n"
                   "<style>\n"
                   "text {{ font: 13px sans-serif; fill: #24292f; }}\n"
                   ".title {{ font-weight: bold; font-size: 15px; }}\n"
                   ".small {{ font-size: 11px; }}\n"
                   ".floor {{ fill: #8c959f; }} .own {{ fill: #1a7f37; }} .peer {{ fill: #bc4c00; }}\n"
                   "@media (prefers-color-scheme: dark) {{ text {{ fill: #c9d1d9; }} }}\n"
                   "</style>\n",
                   kWidth, height);
  }

  void text(int x, int y, std::string_view style, std::string_view words) {
    fmt::format_to(out(), "<text x=\"{}\" y=\"{}\" class=\"{}\">{}</text>\n", x, y, style, escaped(words));
  }
  void bar(int y, double width, std::string_view style) {
    fmt::format_to(out(), "<rect x=\"{}\" y=\"{}\" width=\"{:.1f}\" height=\"18\" class=\"{}\"/>\n", kLabelWidth, y,
                   std::max(width, 1.0), style);
  }
  std::string finish() && { return std::move(text_) + "</svg>\n"; }

 private:
  std::back_insert_iterator<std::string> out() { return std::back_inserter(text_); }
  std::string text_;
};

}  // namespace

std::string svg_chart(const Results& plain, const Results& profiled) {
  // Medians, so that the ratios are those of the times beside them.
  struct Measured {
    Bar bar;
    double time;
    double ratio;
  };
  std::vector<Measured> bars;
  double longest = 0;
  for (const Bar& bar : kBars) {
    const Results& results = bar.is_profiled ? profiled : plain;
    const double floor = median_time(results.series(kStream, kFloor));
    if (floor == 0) throw std::runtime_error("no figures for the stream");
    const double time = median_time(results.series(kStream, bar.contender));
    if (time > 0) bars.push_back({bar, time, time / floor});
    longest = std::max(longest, time);
  }
  const double bytes = plain.series(kStream, kFloor).front().payload_bytes;
  const int bottom = kTop + kRow * static_cast<int>(bars.size());
  Svg svg(bottom + kLine * static_cast<int>(plain.environment().size() + 3));
  svg.text(10, 24, "title", fmt::format("Time for a payload of {:.0f} bytes (mean of a mixed stream)", bytes));
  svg.text(10, 43, "small",
           "and in multiples of a walk with simdjson, in the same program, that reads everything and checks nothing");
  int y = kTop;
  for (const auto& [bar, time, ratio] : bars) {
    const double width = kBarWidth * time / longest;
    svg.text(10, y + 14, "", bar.label);
    svg.bar(y, width, bar.style);
    svg.text(kLabelWidth + static_cast<int>(width) + 8, y + 14, "",
             fmt::format("{:.2f} µs, {:.2f} ×", time * bytes / 1000, ratio));
    y += kRow;
  }
  y = bottom + kLine;
  for (const EnvironmentField& field : plain.environment()) {
    svg.text(10, y, "small", fmt::format("{}: {}", field.name, field.value));
    y += kLine;
  }
  svg.text(10, y, "small", fmt::format("one thread; medians of {} interleaved rounds; ./dev bench", plain.rounds()));
  return std::move(svg).finish();
}

}  // namespace runlint::bench
