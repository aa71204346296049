#include "lint/source_conflict.h"

#include <fmt/format.h>

#include <bit>
#include <cstddef>
#include <string_view>
#include <utility>

#include "text/escape.h"

namespace runlint::lint {

void source_conflict(ReportHandler& reporter, const Frame& frame) {
  const schema::Schema& schema = *frame.schema;
  const unsigned both = frame.seen & ~frame.nulls & schema.mutually_exclusive;
  if ((both & (both - 1)) == 0) return;
  auto earlier = static_cast<std::size_t>(std::countr_zero(both));
  auto later = static_cast<std::size_t>(std::countr_zero(both & (both - 1)));
  if (frame.first[earlier] > frame.first[later]) std::swap(earlier, later);
  reporter.report(Rule::kLintSourceConflict, reporter.key_span_at(frame.first[later]), [&](Diagnostic& diagnostic) {
    const std::string_view first = schema.members[earlier].name;
    const std::string_view second = schema.members[later].name;
    diagnostic.instance = reporter.member_instance(second);
    diagnostic.message = fmt::format("{} has both \"{}\" and \"{}\", but only one of them can take effect",
                                     text::quoted(frame.key.value), first, second);
    diagnostic.help = "remove one of the two";
    diagnostic.related.push_back(reporter.related(fmt::format("\"{}\" is here", first), first, frame.first[earlier]));
  });
}

}  // namespace runlint::lint
