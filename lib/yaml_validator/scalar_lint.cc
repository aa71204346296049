#include "yaml_validator/scalar_lint.h"

#include <algorithm>
#include <span>
#include <utility>

#include "lint/yaml_scalar.h"

namespace runlint {

ScalarLint::ScalarLint(const yaml::Document& document, std::size_t size, const std::vector<bool>& hidden,
                       check::ReportHandler& reporter)
    : document_(document), hidden_(hidden), reporter_(reporter), ambiguous_(size + 1) {
  for (const yaml::AmbiguousScalar& scalar : document.ambiguous_scalars()) ambiguous_[scalar.span.offset] = true;
}

void ScalarLint::report(std::size_t offset, bool is_key, std::string_view name) {
  const std::span<const yaml::AmbiguousScalar> scalars = document_.ambiguous_scalars();
  const auto found = std::ranges::lower_bound(scalars, offset, {},
                                              [](const yaml::AmbiguousScalar& scalar) { return scalar.span.offset; });
  lint::yaml_scalar(reporter_, found->span, is_key, name, [&](lint::YamlReadings& readings) {
    const bool is_hidden = is_key ? reporter_.shown_name(name) != name : hidden_[offset];
    if (is_hidden || !reporter_.may_quote(found->text)) return;
    yaml::Readings read = yaml::readings(*found);
    readings = {found->text, std::move(read.js_yaml), std::move(read.yaml11), std::move(read.yaml12)};
  });
}

}  // namespace runlint
