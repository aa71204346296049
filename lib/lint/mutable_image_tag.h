// lint/mutable-image-tag: a tag that moves from one image to the next.
#pragma once

#include "lint/image_path.h"
#include "lint/rule.h"

namespace runlint::lint {

inline constexpr RuleInfo kMutableImageTagRule = {
    .rule = Rule::kLintMutableImageTag,
    .name = "lint/mutable-image-tag",
    .severity = Severity::kInfo,
    .summary = "An image uses the mutable tag latest.",
    .explanation =
        "The tag moves with each release: two runs of the same payload may run different images, and it is "
        "hard to find out afterwards which ones ran. A version or a digest always means the same image.",
    .bad = R"({"deployment": {"external": {"imagePath": "nginx:latest"}}})",
    .good = R"({"deployment": {"external": {"imagePath": "nginx:1.27"}}})",
    .source = "Docker documentation, Building best practices: pin base image versions"};

void mutable_image_tag(ReportHandler& reporter, const Instance& instance, const text::StringToken& text,
                       const ImagePath& parts);

}  // namespace runlint::lint
