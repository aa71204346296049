// lint/insecure-registry: an image that is fetched without encryption.
#include <fmt/format.h>

#include "lint/rules.h"
#include "text/display.h"

namespace runlint::lint {

void insecure_registry(Reporter& reporter, const Place& place, const json::Text& text, const ImagePath& parts) {
  if (parts.scheme != "http") return;
  reporter.found(Rule::kLintInsecureRegistry, span_of(text), [&](Diagnostic& diagnostic) {
    diagnostic.path = reporter.member_path(place.key.value);
    diagnostic.message =
        fmt::format("{} uses http://, without encryption: others can read the credentials and replace the image",
                    text::quoted(place.key.value));
    diagnostic.help = "use https://, or leave the scheme out";
  });
}

}  // namespace runlint::lint
