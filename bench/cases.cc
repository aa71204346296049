#include "cases.h"

#include <fmt/format.h>

#include <stdexcept>
#include <utility>

#include "adversarial.h"
#include "peers.h"
#include "runlint/validator.h"
#include "stream.h"

namespace runlint::bench {
namespace {

using Shared = std::shared_ptr<const Bodies>;

void add_valid(std::vector<Measurement>& all, std::string_view name, Bodies&& given) {
  const auto bodies = std::make_shared<const Bodies>(std::move(given));
  const std::string case_name(name);
  all.push_back({case_name, kFloor, bodies, true, floor_subject});
  all.push_back({case_name, kStage1, bodies, true, stage1_subject});
  all.push_back({case_name, kAccepts, bodies, true, accepts_subject});
  all.push_back({case_name, kCheck, bodies, true, check_subject});
  for (const Peer& peer : peers()) all.push_back({case_name, peer.name, bodies, true, peer.make});
}

void add_both_questions(std::vector<Measurement>& all, const std::string& name, std::string_view body, bool valid) {
  const auto bodies = std::make_shared<const Bodies>(body);
  all.push_back({name, kAccepts, bodies, valid, accepts_subject});
  all.push_back({name, kCheck, bodies, valid, check_subject});
}

// How many check() finds, of all severities.
std::size_t findings(std::string_view body) {
  const Report report = Validator().check(body);
  return report.diagnostics().size() + report.omitted();
}

}  // namespace

std::vector<Measurement> all_measurements() {
  std::vector<Measurement> all;
  add_valid(all, kExample, Bodies(published_example()));
  add_valid(all, kThirtyVariables, Bodies(thirty_variables()));
  add_valid(all, kBase64File, Bodies(base64_file()));
  add_valid(all, kStream, mixed_stream(kStreamLength));
  for (const Mistake& mistake : mistakes()) {
    const std::string name = fmt::format("{}{}", kMistake, mistake.name);
    const std::size_t found = findings(mistake.invalid);
    if (found != mistake.diagnostics) {
      throw std::runtime_error(fmt::format("{}: {} findings, not {}", name, found, mistake.diagnostics));
    }
    all.push_back({name, kTwin, std::make_shared<const Bodies>(mistake.valid), true, accepts_subject});
    add_both_questions(all, name, mistake.invalid, false);
  }
  for (const Hostile& hostile : hostile_bodies(kHostileSize)) {
    add_both_questions(all, fmt::format("{}{}", kHostile, hostile.name), hostile.body, hostile.valid);
  }
  return all;
}

}  // namespace runlint::bench
