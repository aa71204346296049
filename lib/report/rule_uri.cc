#include "report/rule_uri.h"

#include <algorithm>

namespace runlint::report {

std::string_view homepage() noexcept { return RUNLINT_HOMEPAGE; }

std::string rule_uri(Rule rule) {
  if (homepage().empty()) return {};
  std::string uri(homepage());
  uri += "/corpus/RULES.md#";
  // As Markdown's readers make anchors of headings: without the slash.
  std::ranges::remove_copy(info(rule).name, std::back_inserter(uri), '/');
  return uri;
}

}  // namespace runlint::report
