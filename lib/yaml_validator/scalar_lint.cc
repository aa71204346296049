#include "yaml_validator/scalar_lint.h"

#include <fmt/format.h>

#include <algorithm>
#include <span>
#include <string>

#include "text/escape.h"

namespace runlint {
namespace {

// "true in YAML 1.1 and the number 8 in YAML 1.2": what is not read as js-yaml reads it.
std::string others(const yaml::Readings& readings) {
  const bool first = readings.yaml11 != readings.js_yaml;
  const bool second = readings.yaml12 != readings.js_yaml;
  if (!second) return fmt::format("{} in YAML 1.1", readings.yaml11);
  if (!first) return fmt::format("{} in YAML 1.2", readings.yaml12);
  if (readings.yaml11 == readings.yaml12) return fmt::format("{} in YAML 1.1 and 1.2", readings.yaml11);
  return fmt::format("{} in YAML 1.1 and {} in YAML 1.2", readings.yaml11, readings.yaml12);
}

// Words message and help; `what`: "key" or "value". `may_be_text`: whether a string may stand there.
void describe(const yaml::AmbiguousScalar& scalar, std::string_view what, bool may_be_text, Diagnostic& diagnostic) {
  const yaml::Readings readings = yaml::readings(scalar);
  const std::string shown = text::quoted(scalar.text);
  diagnostic.message = fmt::format("the {} {} without quotes is {} to the platform's command (js-yaml), but {}", what,
                                   shown, readings.js_yaml, others(readings));
  constexpr std::string_view kNumber = "the number ";
  const bool is_number = readings.js_yaml.starts_with(kNumber);
  const std::string number = is_number ? readings.js_yaml.substr(kNumber.size()) : std::string();
  diagnostic.help = !is_number    ? fmt::format("write {} with the quotes if the text is meant", shown)
                    : may_be_text ? fmt::format("write {} if the number is meant, or {} with the quotes if the text is",
                                                number, shown)
                                  : fmt::format("write {} if that number is meant", number);
}

// The same without the scalar and its readings.
void describe_hidden(std::string_view what, bool may_be_text, Diagnostic& diagnostic) {
  diagnostic.message = fmt::format("a {} without quotes that YAML 1.1, YAML 1.2 and js-yaml do not read alike", what);
  diagnostic.help = may_be_text ? "quote it if a string is meant" : "write the number in decimal digits";
}

}  // namespace

ScalarLint::ScalarLint(const yaml::Document& document, std::size_t size, const std::vector<bool>& hidden,
                       bool is_template, check::ReportHandler& reporter)
    : document_(document), hidden_(hidden), is_template_(is_template), reporter_(reporter), ambiguous_(size + 1) {
  for (const yaml::AmbiguousScalar& scalar : document.ambiguous_scalars()) ambiguous_[scalar.span.offset] = true;
}

void ScalarLint::report(std::size_t offset, bool is_key, std::string_view name, const schema::Schema* wanted) {
  const std::span<const yaml::AmbiguousScalar> scalars = document_.ambiguous_scalars();
  const auto found = std::ranges::lower_bound(scalars, offset, {},
                                              [](const yaml::AmbiguousScalar& scalar) { return scalar.span.offset; });
  reporter_.report(Rule::kLintYamlScalar, found->span, [&](Diagnostic& diagnostic) {
    diagnostic.instance = reporter_.value_instance(name);
    const std::string_view what = is_key ? "key" : "value";
    const bool may_be_text = wanted == nullptr || wanted->type == schema::Type::kString;
    const bool is_hidden = is_key ? reporter_.shown_name(name) != name : hidden_[offset];
    if (is_hidden || !reporter_.may_quote(found->text)) {
      describe_hidden(what, may_be_text, diagnostic);
    } else {
      describe(*found, what, may_be_text, diagnostic);
    }
  });
}

}  // namespace runlint
