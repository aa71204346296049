#include "yaml_validator/tracking_handler.h"

namespace runlint {

Span alias_after(std::string_view yaml, std::size_t from) noexcept {
  constexpr std::string_view kSpace = " \t\r\n";
  constexpr std::string_view kEnd = " \t\r\n,[]{}";
  const auto skip = [&](std::string_view set) {
    from = std::min(yaml.find_first_not_of(set, from), yaml.size());
    while (from < yaml.size() && yaml[from] == '#') {
      from = std::min(yaml.find('\n', from), yaml.size());
      from = std::min(yaml.find_first_not_of(set, from), yaml.size());
    }
  };
  skip(kSpace);
  if (from == yaml.size() || yaml[from] != ':') return {};
  ++from;
  skip(kSpace);
  if (from == yaml.size() || yaml[from] != '*') return {};
  return {from, std::min(yaml.find_first_of(kEnd, from), yaml.size()) - from};
}

}  // namespace runlint
