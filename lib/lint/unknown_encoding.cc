// lint/unknown-encoding: an encoding that Node.js does not know.
#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "lint/rules.h"
#include "text/display.h"
#include "text/near.h"

namespace runlint::lint {

void unknown_encoding(Reporter& reporter, const Place& place, const json::Text& text) {
  const auto is_its_name = [&text](std::string_view known) { return is_encoding(text.value, known); };
  if (std::ranges::any_of(kEncodings, is_its_name)) return;
  // The value stands under a member that holds secrets, so it is not repeated.
  reporter.found(Rule::kLintUnknownEncoding, span_of(text), [&](Diagnostic& diagnostic) {
    diagnostic.path = reporter.member_path(place.key.value);
    diagnostic.message = fmt::format("{} is not an encoding that Node.js knows: expected one of {}",
                                     text::quoted(place.key.value), fmt::join(kEncodings, ", "));
    const auto distance = [&text](std::string_view known) { return text::distance(text.value, known); };
    const std::string_view nearest = *std::ranges::min_element(kEncodings, {}, distance);
    if (distance(nearest) == text::kFar) return;
    diagnostic.help = fmt::format("did you mean \"{}\"?", nearest);
  });
}

}  // namespace runlint::lint
