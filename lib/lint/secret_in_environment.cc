#include "lint/secret_in_environment.h"

#include <fmt/format.h>

#include <string_view>

#include "text/escape.h"
#include "text/secret_names.h"
#include "text/secrets.h"
#include "text/stand_in.h"

namespace runlint::lint {
namespace {

bool is_secret_by_name(std::string_view name, std::string_view value) noexcept {
  const text::NameKind kind = text::kind_of_name(name);
  return kind != text::NameKind::kOther && text::is_inline_secret(value) && text::is_secret_under(name, kind, value);
}

}  // namespace

void secret_in_environment(ReportHandler& reporter, const Instance& instance, const text::StringToken& text,
                           std::string_view value) {
  const std::string_view name = instance.key.value;
  std::string_view kind = text::find_secret(value);
  if (kind.empty() && !is_secret_by_name(name, value)) return;
  if (text::is_public_name(name)) {
    kind = text::find_secret(value, true);
    if (kind.empty()) return;
  }
  reporter.report(Rule::kLintSecretInEnvironment, span_of(text), [&](Diagnostic& diagnostic) {
    diagnostic.instance = reporter.member_instance(name);
    diagnostic.message = kind.empty() ? fmt::format("variable {} is a secret by its name, but has a literal value",
                                                    text::quoted(reporter.shown_name(name)))
                                      : fmt::format("variable {} contains what looks like {}",
                                                    text::quoted(reporter.shown_name(name)), kind);
    diagnostic.help =
        "store it in a secret group and refer to it as ${{secrets.GROUP.values.NAME}}; revoke it if it was ever in a "
        "repository";
  });
}

}  // namespace runlint::lint
