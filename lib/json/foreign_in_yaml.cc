#include "json/foreign_in_yaml.h"

namespace runlint::json {

std::optional<ForeignText> recognize_foreign_in_yaml(std::string_view text) {
  constexpr std::string_view kExpected = "expected JSON";
  constexpr std::string_view kName = "JSON";
  std::optional<ForeignText> foreign = recognize_foreign_text(text);
  if (!foreign || foreign->message.starts_with("YAML")) return std::nullopt;
  // A comment of YAML may begin like a script.
  if (text.starts_with("#!") && !text.starts_with("#!/")) return std::nullopt;
  if (const std::size_t at = foreign->message.find(kExpected); at != std::string::npos) {
    foreign->message.replace(at + kExpected.size() - kName.size(), kName.size(), "YAML");
  }
  foreign->rule = foreign->rule == Rule::kJsonEncoding ? Rule::kYamlEncoding : Rule::kYamlSyntax;
  return foreign;
}

}  // namespace runlint::json
