#include "support/payload_generator.h"

#include <algorithm>
#include <utility>

#include "runlint/rule.h"
#include "support/payloads.h"
#include "support/random.h"
#include "support/schema_mutations.h"
#include "support/syntax_mutations.h"

namespace runlint::planted {
namespace {

std::string line(Rule rule, const std::string& pointer, Span span, const std::optional<Span>& related,
                 bool any_length) {
  std::string out = std::string(info(rule).name) + " " + pointer + " " + std::to_string(span.offset);
  if (!any_length) out += "+" + std::to_string(span.length);
  if (related) out += ", see " + std::to_string(related->offset) + "+" + std::to_string(related->length);
  return out;
}

}  // namespace

Planted plant(std::uint64_t seed) {
  Random random(seed);
  Planted planted;
  planted.document = random.chance(92) ? runlint::Kind::kRunJob : runlint::Kind::kResponse;
  Node root = planted.document == runlint::Kind::kRunJob ? valid_run_job(random) : valid_response(random);
  if (random.chance(1)) {
    plant_wrong_root(root, random);
  } else if (random.chance(75)) {
    // An attempt that finds no place is made up for, so that rare places get their share.
    const std::size_t wanted = random.chance(60) ? 1 : random.between(2, 6);
    std::size_t done = 0;
    for (int attempts = 0; attempts < 30 && done < wanted; ++attempts) done += plant_mistake(root, random) ? 1 : 0;
  }
  Rendered rendered = render(root, random);
  if (random.chance(15)) {
    const std::size_t slip = random.below(slip_count());
    if (plant_slip(rendered, slip, Options().max_depth, random)) planted.slip = slip;
  }
  planted.text = std::move(rendered.text);
  planted.findings = std::move(rendered.findings);
  planted.respelled_integer = rendered.respelled_integer;
  planted.huge_number = rendered.huge_number;
  planted.crowded_record = rendered.crowded_record;
  return planted;
}

bool is_valid(const Planted& planted) {
  return std::ranges::none_of(planted.findings,
                              [](const Finding& f) { return info(f.rule).severity == Severity::kError; });
}

std::vector<std::string> lines(const std::vector<Finding>& findings) {
  std::vector<std::string> out;
  for (const Finding& f : findings) out.push_back(line(f.rule, f.pointer, f.span, f.related, f.any_length));
  return out;
}

std::vector<std::string> lines(const Report& report, const std::vector<Finding>& expected) {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < report.diagnostics().size(); ++i) {
    const Diagnostic& d = report.diagnostics()[i];
    const bool any_length = i < expected.size() && expected[i].any_length;
    std::optional<Span> related;
    // What else is shown beside text that is not JSON is a matter of taste.
    const bool is_json = d.rule == Rule::kJsonDuplicateKey || severity_is_adjustable(d.rule);
    if (!d.related.empty() && is_json) related = d.related[0].span;
    out.push_back(line(d.rule, report.exact_pointer(d.instance), d.span, related, any_length));
  }
  return out;
}

}  // namespace runlint::planted
