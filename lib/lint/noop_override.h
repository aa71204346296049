// lint/noop-override: an object that is meant to override something, but is empty.
#pragma once

#include <cstdint>

#include "lint/rule.h"

namespace runlint::lint {

inline constexpr RuleInfo kNoopOverrideRule = {
    .rule = Rule::kLintNoopOverride,
    .name = "lint/noop-override",
    .severity = Severity::kInfo,
    .summary = "An object that is meant to override something is empty.",
    .explanation =
        "An empty internal, storage, ephemeralStorage or billing changes nothing. It is usually left over "
        "from a template whose values were not set.",
    .bad = R"({"billing": {}})",
    .good = R"({"billing": {"deploymentPlan": "nf-compute-20"}})",
    .source = kApiPage};

void noop_override(ReportHandler& reporter, const Frame& frame, std::uint32_t close);

}  // namespace runlint::lint
