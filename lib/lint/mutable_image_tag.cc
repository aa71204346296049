#include "lint/mutable_image_tag.h"

#include <fmt/format.h>

#include "text/escape.h"

namespace runlint::lint {

void mutable_image_tag(ReportHandler& reporter, const Instance& instance, const text::StringToken& text,
                       const ImagePath& parts) {
  if (parts.tag != "latest" || !parts.digest.empty()) return;
  reporter.report(Rule::kLintMutableImageTag, span_of(text), [&](Diagnostic& diagnostic) {
    diagnostic.instance = reporter.member_instance(instance.key.value);
    diagnostic.message = fmt::format("{} uses the tag \"latest\", which may be another image at the next run",
                                     text::quoted(instance.key.value));
    diagnostic.help = "use a version, or a digest: @sha256:…";
  });
}

}  // namespace runlint::lint
