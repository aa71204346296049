#include "lint/noop_override.h"

#include <fmt/format.h>

#include <string>
#include <string_view>

#include "text/escape.h"

namespace runlint::lint {

void noop_override(ReportHandler& reporter, const Frame& record, std::uint32_t close) {
  const std::string_view inside = reporter.json().substr(record.open + 1, close - record.open - 1);
  if (record.seen != 0 || inside.find_first_not_of(" \t\r\n") != std::string_view::npos) return;
  reporter.report(Rule::kLintNoopOverride, {record.open, close + 1 - record.open}, [&](Diagnostic& diagnostic) {
    diagnostic.instance = reporter.container_instance();
    diagnostic.message = fmt::format("{} is empty and overrides nothing", text::quoted(record.key.value));
    std::string names;
    for (const schema::Member& member : record.schema->members) {
      text::append_alternative(names, member.name, &member == &record.schema->members.back());
    }
    diagnostic.help = fmt::format("set {}, or remove it", names);
  });
}

}  // namespace runlint::lint
