// A payload in JSON written again as block YAML, as people write it, with the place of each of its parts.
#ifndef RUNLINT_TESTS_REFERENCE_BLOCK_YAML_H_
#define RUNLINT_TESTS_REFERENCE_BLOCK_YAML_H_

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "reference/document.h"
#include "runlint/report.h"

namespace runlint::reference {

struct BlockYaml {
  std::string text;
  // Where keys, values and the beginnings of containers are: from spans in the JSON text to spans in the YAML text.
  std::map<std::pair<std::size_t, std::size_t>, Span> places;

  // The place of the part that has this span in the JSON text.
  [[nodiscard]] std::optional<Span> place_of(Span json) const;
};

// `seed` chooses the styles of scalars: plain where that is safe, single or double quotes, literal blocks.
[[nodiscard]] BlockYaml block_yaml(const Value& root, std::uint64_t seed);

// Whether a double holds each number of the document exactly, so that js-yaml sends the same number.
[[nodiscard]] bool has_exact_numbers(const Value& root);

}  // namespace runlint::reference

#endif  // RUNLINT_TESTS_REFERENCE_BLOCK_YAML_H_
