// lint/unpullable-image: an image path that the API accepts, but that no registry can serve.
#pragma once

#include "lint/image_path.h"
#include "lint/rule.h"

namespace runlint::lint {

inline constexpr RuleInfo kUnpullableImageRule = {
    .rule = Rule::kLintUnpullableImage,
    .name = "lint/unpullable-image",
    .severity = Severity::kWarning,
    .summary = "An image path is not a reference that a registry can serve.",
    .explanation =
        "The API's pattern allows more than registries do: upper-case repositories, a digest after a colon, a tag "
        "after @, a branch like feature/login as the tag, digests of any length, two colons, pages of hub.docker.com. "
        "Such a run is accepted "
        "and then fails, because its image can't be "
        "pulled. A repository is in lower case, with single dots, one or two underscores or hyphens between its "
        "letters "
        "and digits; a tag has at most 128 letters, digits, underscores, dots and hyphens and begins with neither a "
        "dot nor a hyphen; a digest is sha256:, sha384: or sha512: with all its hexadecimal digits in lower case.",
    .bad = R"({"deployment": {"external": {"imagePath": "ghcr.io/MyOrg/App:1.0"}}})",
    .good = R"({"deployment": {"external": {"imagePath": "ghcr.io/myorg/app:1.0"}}})",
    .source = "Distribution, package reference: the grammar of image references; OCI Image Specification: digests"};

// `parts`, of `text`, has a tag or a digest, or is a page of Docker Hub.
void unpullable_image(ReportHandler& reporter, const Instance& instance, const text::StringToken& text,
                      const ImagePath& parts);

}  // namespace runlint::lint
