// The rules of the layers, as a function from a source file to its violations, so that the rules can be tested on files
// that do not exist.
#ifndef RUNLINT_TESTS_SUPPORT_LAYERING_H_
#define RUNLINT_TESTS_SUPPORT_LAYERING_H_

#include <string>
#include <string_view>
#include <vector>

namespace runlint::layering {

struct Source {
  std::string path;  // from the top of the tree, with forward slashes: "lib/json/structural_index.cc"
  std::string text;
};

// The folders of lib/, lowest layer first; those of one layer share a line and must not include each other.
inline constexpr std::string_view kLayers[][3] = {
    {"text", "io"},   {"schema"},    {"check"},          {"lint"},
    {"json", "yaml"}, {"validator"}, {"yaml_validator"}, {"report", "export", "request"},
    {"config"},       {"fix"},       {"capi"},           {"cli", "nginx", "lua"},
};

inline constexpr std::size_t kMaxLines = 400;

// The violations of `source`, each as "PATH:LINE: what, and what is allowed".
[[nodiscard]] std::vector<std::string> violations(const Source& source);

}  // namespace runlint::layering

#endif  // RUNLINT_TESTS_SUPPORT_LAYERING_H_
