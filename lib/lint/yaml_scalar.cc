#include "lint/yaml_scalar.h"

#include <fmt/format.h>

#include "text/escape.h"

namespace runlint::lint {

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
    diagnostic.message = fmt::format(
        "the {} {} without quotes is {} to js-yaml, by which the platform's command reads "
        "it; {} in YAML 1.1, {} in YAML 1.2",
        what, shown, readings.js_yaml, readings.yaml11, readings.yaml12);
    diagnostic.help = fmt::format("write {} with quotes if a string is meant", shown);
  });
}

}  // namespace runlint::lint
