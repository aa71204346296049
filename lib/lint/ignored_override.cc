#include "lint/ignored_override.h"

#include <fmt/format.h>

#include <cstddef>
#include <string>
#include <string_view>

#include "text/escape.h"

namespace runlint::lint {
namespace {

// The values of the discriminator with which the member of `condition` takes effect: "a", "b" or "c".
std::string list_choices(const schema::Condition& condition, const schema::Schema& discriminator) {
  std::string choices;
  for (std::size_t i = 0; i < discriminator.values.size(); ++i) {
    if ((condition.when >> i & 1) == 0) continue;
    const bool last = (condition.when >> i >> 1) == 0;
    text::append_alternative(choices, discriminator.values[i], last);
  }
  return choices;
}

}  // namespace

void ignored_override(ReportHandler& reporter, const Frame& frame) {
  if (frame.discriminator_value == 0) return;  // unknown
  const schema::Schema& schema = *frame.schema;
  // Where schema/required reports a member that the value requires, that is the mistake.
  const unsigned required = schema::required_by_choice(schema, frame.discriminator_value - 1u);
  if ((required & ~frame.seen & ~frame.misspelled) != 0) return;
  for (const schema::Condition& condition : schema.conditions) {
    const bool given = ((frame.seen & ~frame.nulls) >> condition.required & 1) != 0;
    const bool counts = (condition.when >> (frame.discriminator_value - 1) & 1) != 0;
    if (!given || counts) continue;
    const Span key = reporter.key_span_at(frame.first[condition.required]);
    reporter.report(Rule::kLintIgnoredOverride, key, [&](Diagnostic& diagnostic) {
      const schema::Member& chooser = schema.members[schema.discriminator];
      const std::string_view name = schema.members[condition.required].name;
      diagnostic.instance = reporter.member_instance(name);
      diagnostic.message = fmt::format("\"{}\" is ignored: \"{}\" is \"{}\"", name, chooser.name,
                                       chooser.schema->values[frame.discriminator_value - 1u]);
      diagnostic.help =
          fmt::format("remove it, or set \"{}\" to {}", chooser.name, list_choices(condition, *chooser.schema));
      diagnostic.related.push_back(reporter.related(fmt::format("\"{}\" is here", chooser.name), chooser.name,
                                                    frame.first[schema.discriminator]));
    });
  }
}

}  // namespace runlint::lint
