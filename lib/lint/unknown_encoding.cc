#include "lint/unknown_encoding.h"

#include <fmt/format.h>

#include <algorithm>
#include <ranges>
#include <string_view>

#include "lint/file_record.h"
#include "text/ascii.h"
#include "text/edit_distance.h"
#include "text/escape.h"

namespace runlint::lint {

void unknown_encoding(ReportHandler& reporter, const Instance& instance, const text::StringToken& text) {
  const auto is_its_name = [&text](std::string_view known) { return text::same_ignoring_case(text.value, known); };
  if (std::ranges::any_of(kEncodings, is_its_name)) return;
  // The value is under a member that holds secrets, so it is not quoted.
  reporter.report(Rule::kLintUnknownEncoding, span_of(text), [&](Diagnostic& diagnostic) {
    diagnostic.instance = reporter.member_instance(instance.key.value);
    diagnostic.message = fmt::format("{} is not an encoding that Node.js knows: expected one of {}",
                                     text::quoted(instance.key.value), fmt::join(kEncodings, ", "));
    // Another number is another encoding: utf-16 is not utf-8.
    const auto digits = [](std::string_view name) { return name | std::views::filter(text::is_digit); };
    const auto distance = [&](std::string_view known) {
      return std::ranges::equal(digits(known), digits(text.value)) ? text::edit_distance(text.value, known)
                                                                   : text::kTooFar;
    };
    const std::string_view nearest = *std::ranges::min_element(kEncodings, {}, distance);
    if (distance(nearest) == text::kTooFar) return;
    diagnostic.help = fmt::format("did you mean \"{}\"?", nearest);
  });
}

}  // namespace runlint::lint
