// lint/mutable-image-tag: a tag that moves from one image to the next.
#include <fmt/format.h>

#include "lint/rules.h"
#include "text/display.h"

namespace runlint::lint {

void mutable_image_tag(Reporter& reporter, const Place& place, const json::Text& text, const ImagePath& parts) {
  if (parts.tag != "latest" || parts.has_digest) return;
  reporter.found(Rule::kLintMutableImageTag, span_of(text), [&](Diagnostic& diagnostic) {
    diagnostic.path = reporter.member_path(place.key.value);
    diagnostic.message = fmt::format("{} uses the tag \"latest\", which may be another image at the next run",
                                     text::quoted(place.key.value));
    diagnostic.help = "use a version, or a digest: @sha256:…";
  });
}

}  // namespace runlint::lint
