// lint/insecure-registry: an image that is fetched without encryption.
#pragma once

#include "lint/image_path.h"
#include "lint/rule.h"

namespace runlint::lint {

inline constexpr RuleInfo kInsecureRegistryRule = {
    .rule = Rule::kLintInsecureRegistry,
    .name = "lint/insecure-registry",
    .severity = Severity::kWarning,
    .summary = "An image is fetched over http, without encryption.",
    .explanation = "Anyone between the platform and the registry can read the credentials and replace the image.",
    .bad = R"({"deployment": {"external": {"imagePath": "http://registry.example.com/team/report:1.4"}}})",
    .good = R"({"deployment": {"external": {"imagePath": "https://registry.example.com/team/report:1.4"}}})",
    .source = "Docker documentation, Test an insecure registry: for isolated testing only"};

void insecure_registry(ReportHandler& reporter, const Instance& instance, const text::StringToken& text,
                       const ImagePath& parts);

}  // namespace runlint::lint
