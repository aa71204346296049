#include "lint/secret_in_file.h"

#include <fmt/format.h>

#include <string_view>

#include "text/escape.h"
#include "text/secrets.h"

namespace runlint::lint {

void secret_in_file(ReportHandler& reporter, const Instance& instance, const text::StringToken& text, bool is_base64) {
  const bool is_mount = reporter.outer_role() != schema::Role::kFiles;
  const Severity severity = reporter.severity_of(Rule::kLintSecretInFile, Severity::kWarning);
  if (severity == Severity::kOff || (is_mount && severity == Severity::kError)) return;
  const std::string_view kind = is_base64 ? text::find_secret_in_base64(text.value) : text::find_secret(text.value);
  if (kind.empty()) return;
  reporter.report_as(Rule::kLintSecretInFile, is_mount ? Severity::kInfo : severity, span_of(text),
                     [&](Diagnostic& diagnostic) {
                       diagnostic.instance = reporter.member_instance(instance.key.value);
                       diagnostic.message = fmt::format("the file contains what looks like {}", kind);
                       diagnostic.help = is_mount ? "keep the payload itself as safe as the secret"
                                                  : "store it in a secret group, as a secret file; revoke it if it was "
                                                    "ever in a repository";
                     });
}

}  // namespace runlint::lint
