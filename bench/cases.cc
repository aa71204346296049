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

using Shared = std::shared_ptr<const Payloads>;

void add_valid(std::vector<Measurement>& all, std::string_view name, Payloads&& given) {
  const auto payloads = std::make_shared<const Payloads>(std::move(given));
  const std::string case_name(name);
  all.push_back({case_name, kFloor, payloads, true, floor_contender});
  all.push_back({case_name, kStage1, payloads, true, stage1_contender});
  all.push_back({case_name, kAccepts, payloads, true, accepts_contender});
  all.push_back({case_name, kCheck, payloads, true, check_contender});
  for (const Peer& peer : peers()) all.push_back({case_name, peer.name, payloads, true, peer.make});
}

void add_both_questions(std::vector<Measurement>& all, const std::string& name, std::string_view payload, bool valid) {
  const auto payloads = std::make_shared<const Payloads>(payload);
  all.push_back({name, kAccepts, payloads, valid, accepts_contender});
  all.push_back({name, kCheck, payloads, valid, check_contender});
}

// How many check() finds, of all severities.
std::size_t findings(std::string_view payload) {
  const Report report = Validator().check(payload);
  return report.diagnostics().size() + report.omitted();
}

}  // namespace

std::vector<Measurement> all_measurements() {
  std::vector<Measurement> all;
  add_valid(all, kExample, Payloads(published_example()));
  add_valid(all, kThirtyVariables, Payloads(thirty_variables()));
  add_valid(all, kBase64File, Payloads(base64_file()));
  add_valid(all, kStream, mixed_stream(kStreamLength));
  for (const Mistake& mistake : mistakes()) {
    const std::string name = fmt::format("{}{}", kMistake, mistake.name);
    const std::size_t found = findings(mistake.invalid);
    if (found != mistake.diagnostics) {
      throw std::runtime_error(fmt::format("{}: {} findings, not {}", name, found, mistake.diagnostics));
    }
    all.push_back({name, kTwin, std::make_shared<const Payloads>(mistake.valid), true, accepts_contender});
    add_both_questions(all, name, mistake.invalid, false);
  }
  for (const AdversarialPayload& adversarial : adversarial_payloads(kAdversarialSize)) {
    add_both_questions(all, fmt::format("{}{}", kAdversarial, adversarial.name), adversarial.payload,
                       adversarial.valid);
  }
  return all;
}

}  // namespace runlint::bench
