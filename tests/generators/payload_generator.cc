#include "generators/payload_generator.h"

#include <algorithm>
#include <utility>

#include "generators/payloads.h"
#include "generators/random.h"
#include "generators/schema_mutations.h"
#include "generators/slip_mutations.h"
#include "generators/syntax_mutations.h"
#include "runlint/rule.h"

namespace runlint::generator {
namespace {

std::string line(Rule rule, const std::string& pointer, Span span, const std::optional<Span>& related,
                 bool any_length) {
  std::string out = std::string(info(rule).name) + " " + pointer + " " + std::to_string(span.offset);
  if (!any_length) out += "+" + std::to_string(span.length);
  if (related) out += ", see " + std::to_string(related->offset) + "+" + std::to_string(related->length);
  return out;
}

}  // namespace

GeneratedPayload generate(std::uint64_t seed) {
  Random random(seed);
  GeneratedPayload payload;
  payload.document = random.chance(92) ? runlint::Kind::kRunJob : runlint::Kind::kResponse;
  payload.api = random.chance(60) ? ApiRevision::kOriginal : ApiRevision::k2026_05;
  Node root = payload.document == runlint::Kind::kRunJob ? valid_run_job(random, payload.api) : valid_response(random);
  if (random.chance(1)) {
    replace_root(root, random);
  } else if (random.chance(75)) {
    // Failed attempts are repeated, so that rare mutations get their share.
    const std::size_t wanted = random.chance(60) ? 1 : random.between(2, 6);
    std::size_t done = 0;
    for (int attempts = 0; attempts < 30 && done < wanted; ++attempts)
      done += apply_schema_mutation(root, random) ? 1 : 0;
  }
  Rendered rendered = render(root, random);
  if (random.chance(15)) {
    const std::size_t mutation = random.below(syntax_mutation_count());
    if (apply_syntax_mutation(rendered, mutation, Options().max_depth, random)) payload.syntax_mutation = mutation;
  } else if (random.chance(12)) {
    payload.slips = apply_slip_mutations(rendered, random.between(1, 6), random);
  }
  payload.text = std::move(rendered.text);
  payload.expected = std::move(rendered.expected);
  payload.respelled_integer = rendered.respelled_integer;
  payload.huge_number = rendered.huge_number;
  payload.has_duplicate_member = rendered.has_duplicate_member;
  return payload;
}

bool is_valid(const GeneratedPayload& payload) { return std::ranges::none_of(payload.expected, is_error); }

std::vector<std::string> lines(const std::vector<ExpectedDiagnostic>& expected) {
  std::vector<std::string> out;
  for (const ExpectedDiagnostic& f : expected) out.push_back(line(f.rule, f.pointer, f.span, f.related, f.any_length));
  return out;
}

std::vector<std::string> lines(const Report& report, const std::vector<ExpectedDiagnostic>& expected) {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < report.diagnostics().size(); ++i) {
    const Diagnostic& d = report.diagnostics()[i];
    const bool any_length = i < expected.size() && expected[i].any_length;
    std::optional<Span> related;
    // Related locations of syntax errors are not part of the contract.
    const bool is_json = d.rule == Rule::kJsonDuplicateKey || severity_is_adjustable(d.rule);
    if (!d.related.empty() && is_json) related = d.related[0].span;
    out.push_back(line(d.rule, report.exact_pointer(d.instance), d.span, related, any_length));
  }
  return out;
}

}  // namespace runlint::generator
