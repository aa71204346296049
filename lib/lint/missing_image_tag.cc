#include "lint/missing_image_tag.h"

#include <fmt/format.h>

#include "text/escape.h"

namespace runlint::lint {

void missing_image_tag(ReportHandler& reporter, const Instance& instance, const text::StringToken& text,
                       const ImagePath& parts) {
  const bool foreign = has_foreign_scheme(parts);
  reporter.report(Rule::kLintMissingImageTag, span_of(text), [&](Diagnostic& diagnostic) {
    const std::string name = text::quoted(instance.key.value);
    diagnostic.instance = reporter.member_instance(instance.key.value);
    const bool quotes = reporter.may_quote(text.value);
    if (foreign) {
      diagnostic.message =
          fmt::format("{} begins with {}, which no registry supports: the API takes what follows the colon for a tag",
                      name, quotes ? text::quoted(fmt::format("{}://", parts.scheme)) : "a scheme");
      diagnostic.help = "use https://, or leave the scheme out";
      return;
    }
    diagnostic.message = fmt::format(
        "{} has neither a tag nor a digest: it is accepted only because the colon of its {} is taken for a tag's", name,
        parts.scheme.empty() ? "port" : "scheme");
    const bool fits = quotes && parts.repository.size() <= 60;
    diagnostic.help = fmt::format("add a version: {}:TAG", fits ? parts.repository : "…");
  });
}

}  // namespace runlint::lint
