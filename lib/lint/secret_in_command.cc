#include "lint/secret_in_command.h"

#include <fmt/format.h>

#include "text/command_secrets.h"
#include "text/escape.h"
#include "text/secrets.h"

namespace runlint::lint {

void secret_in_command(ReportHandler& reporter, const Instance& instance, const text::StringToken& text,
                       std::string_view value) {
  if (!text::may_have_secret(value)) return;
  std::string_view kind = text::find_secret(value);
  if (kind.empty() && instance.schema->role == schema::Role::kCommand) kind = text::CommandSecrets(value).next().name;
  if (kind.empty()) return;
  reporter.report(Rule::kLintSecretInCommand, span_of(text), [&](Diagnostic& diagnostic) {
    diagnostic.instance = reporter.member_instance(instance.key.value);
    diagnostic.message = fmt::format("{} contains what looks like {}", text::quoted(instance.key.value), kind);
    diagnostic.help =
        "store it in a secret group, and let the program read it from its environment; revoke it if it was ever in a "
        "repository";
  });
}

}  // namespace runlint::lint
