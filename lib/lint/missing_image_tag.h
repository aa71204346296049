// lint/missing-image-tag: an image path whose only colon, which the API takes for a tag's, is a scheme's or a port's.
#pragma once

#include "lint/image_path.h"
#include "lint/rule.h"

namespace runlint::lint {

inline constexpr RuleInfo kMissingImageTagRule = {
    .rule = Rule::kLintMissingImageTag,
    .name = "lint/missing-image-tag",
    .severity = Severity::kWarning,
    .summary =
        "An image path has no tag, and is accepted only because the colon of its port or scheme is taken for a tag's.",
    .explanation =
        "The API requires a tag or a digest, but its pattern only looks for a colon. In a path like "
        "localhost:5000/nginx or https://host/app, the colon belongs to the port or the scheme, so the "
        "path is accepted, and then the image is not found, or is whatever the registry calls latest. The "
        "only schemes an image path can have are http and https.",
    .bad = R"({"deployment": {"external": {"imagePath": "localhost:5000/nginx"}}})",
    .good = R"({"deployment": {"external": {"imagePath": "localhost:5000/nginx:1.27"}}})",
    .source = "The pattern of imagePath in \"Run job\", Northflank API; OCI Distribution Specification: tag, digest"};

// `parts`, of `text`, has neither a tag nor a digest, or a scheme that registries don't have.
void missing_image_tag(ReportHandler& reporter, const Instance& instance, const text::StringToken& text,
                       const ImagePath& parts);

}  // namespace runlint::lint
