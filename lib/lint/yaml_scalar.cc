#include "lint/yaml_scalar.h"

#include <fmt/format.h>

#include "text/escape.h"

namespace runlint::lint {
namespace {

// "true in YAML 1.1 and the number 8 in YAML 1.2": what is not read as js-yaml reads it.
std::string others(const YamlReadings& readings) {
  const bool first = readings.yaml11 != readings.js_yaml;
  const bool second = readings.yaml12 != readings.js_yaml;
  if (!second) return fmt::format("{} in YAML 1.1", readings.yaml11);
  if (!first) return fmt::format("{} in YAML 1.2", readings.yaml12);
  if (readings.yaml11 == readings.yaml12) return fmt::format("{} in YAML 1.1 and 1.2", readings.yaml11);
  return fmt::format("{} in YAML 1.1 and {} in YAML 1.2", readings.yaml11, readings.yaml12);
}

}  // namespace

void yaml_scalar(ReportHandler& reporter, Span span, bool is_key, std::string_view name,
                 const std::function<void(YamlReadings&)>& read) {
  reporter.report(Rule::kLintYamlScalar, span, [&](Diagnostic& diagnostic) {
    diagnostic.instance = reporter.value_instance(name);
    const std::string_view what = is_key ? "key" : "value";
    YamlReadings readings;
    read(readings);
    if (readings.text.empty()) {
      diagnostic.message =
          fmt::format("a {} without quotes that YAML 1.1, YAML 1.2 and js-yaml do not read alike", what);
      diagnostic.help = "quote it if a string is meant";
      return;
    }
    const std::string shown = text::quoted(readings.text);
    diagnostic.message = fmt::format("the {} {} without quotes is {} to the platform's command (js-yaml), but {}", what,
                                     shown, readings.js_yaml, others(readings));
    constexpr std::string_view kNumber = "the number ";
    diagnostic.help = readings.js_yaml.starts_with(kNumber)
                          ? fmt::format("write {} if the number is meant, or {} with the quotes if the text is",
                                        readings.js_yaml.substr(kNumber.size()), shown)
                          : fmt::format("write {} with the quotes if the text is meant", shown);
  });
}

}  // namespace runlint::lint
