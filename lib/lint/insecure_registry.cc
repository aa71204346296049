#include "lint/insecure_registry.h"

#include <fmt/format.h>

#include "text/escape.h"

namespace runlint::lint {

void insecure_registry(ReportHandler& reporter, const Instance& instance, const text::StringToken& text,
                       const ImagePath& parts) {
  if (parts.scheme != "http") return;
  reporter.report(Rule::kLintInsecureRegistry, span_of(text), [&](Diagnostic& diagnostic) {
    diagnostic.instance = reporter.member_instance(instance.key.value);
    diagnostic.message =
        fmt::format("{} uses http://, without encryption: others can read the credentials and replace the image",
                    text::quoted(instance.key.value));
    diagnostic.help = "use https://, or leave the scheme out";
  });
}

}  // namespace runlint::lint
