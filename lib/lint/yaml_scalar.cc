#include "lint/yaml_scalar.h"

#include <fmt/format.h>

#include "text/escape.h"

namespace runlint::lint {

void yaml_scalar(ReportHandler& reporter, Span span, bool is_key, std::string_view text, const YamlReadings* readings,
                 InstanceId instance) {
  reporter.report(Rule::kLintYamlScalar, span, [&](Diagnostic& diagnostic) {
    diagnostic.instance = instance;
    const std::string_view what = is_key ? "key" : "value";
    if (readings == nullptr) {
      diagnostic.message =
          fmt::format("the {} without quotes is read differently by YAML 1.1, YAML 1.2 or js-yaml", what);
      diagnostic.help = "quote it if a string is meant";
      return;
    }
    const std::string shown = text::quoted(text);
    diagnostic.message = fmt::format(
        "the {} {} without quotes is {} to js-yaml, which the platform's command uses, {} in YAML 1.1 and {} "
        "in YAML 1.2",
        what, shown, readings->js_yaml, readings->yaml11, readings->yaml12);
    diagnostic.help = fmt::format("write {} in quotes if a string is meant", shown);
  });
}

}  // namespace runlint::lint
