#include "lint/noop_override.h"

#include <fmt/format.h>

#include <string>

#include "text/escape.h"

namespace runlint::lint {

void noop_override(ReportHandler& reporter, const Frame& frame, std::uint32_t close) {
  if (frame.seen != 0 || !reporter.names(frame).empty()) return;
  reporter.report(Rule::kLintNoopOverride, {frame.open, close + 1 - frame.open}, [&](Diagnostic& diagnostic) {
    diagnostic.instance = reporter.container_instance();
    diagnostic.message = fmt::format("{} is empty and overrides nothing", text::quoted(frame.key.value));
    std::string names;
    for (const schema::Member& member : frame.schema->members) {
      text::append_alternative(names, member.name, &member == &frame.schema->members.back());
    }
    diagnostic.help = fmt::format("set {}, or remove it", names);
  });
}

}  // namespace runlint::lint
