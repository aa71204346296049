#include "peers.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <stdexcept>

#include "case_names.h"
#include "payloads.h"

namespace runlint::bench {
namespace {

// Payloads on which a schema or a less strict parser may disagree.
struct Probe {
  std::string_view name;
  std::string_view payload;
  bool valid;
};

constexpr Probe kProbes[] = {
    {"integer-with-fraction", R"({"deployment":{"storage":{"shmSize":1024.0},"internal":{}}})", true},
    {"integer-with-exponent", R"({"deployment":{"storage":{"shmSize":1.024e3},"internal":{}}})", true},
    {"long-mount-name",
     R"({"dockerSecretMounts":{"a1234567890123456789012345678901234567890123456789012345678901234":{"data":""}}})",
     false},
    {"nested-duplicate-key", R"({"runtimeFiles":{"/a":{"data":"","data":""}}})", false},
    {"trailing-line-break", R"({"billing":{"deploymentPlan":"nf-compute-20\n"}})", false},
    {"trailing-content", R"({} {})", false},
    {"lone-surrogate", R"({"runtimeEnvironment":{"A":"\ud800"}})", false},
    {"both-sources", R"({"deployment":{"internal":{},"external":{"imagePath":"a:1"}}})", false},
    {"no-source", R"({"deployment":{"docker":{"configType":"default"}}})", false},
    {"bad-variable-name", R"({"runtimeEnvironment":{"A B":""}})", false},
    {"relative-path", R"({"runtimeFiles":{"a":{"data":""}}})", false},
};

constexpr std::string_view kOnlyForStrictParsers[] = {"duplicate-key", "encoding"};

}  // namespace

std::vector<Peer> peers() {
  return {{kRapidJson, rapidjson_contender}, {kRapidJsonSax, rapidjson_sax_contender}, {kValijson, valijson_contender}};
}

std::string disagreements(const Peer& peer) {
  const std::unique_ptr<Contender> contender = peer.make();
  std::string names;
  const auto add = [&names](std::string_view name) { names += fmt::format("{}{}", names.empty() ? "" : ", ", name); };
  for (const Mistake& mistake : mistakes()) {
    if (!contender->valid(mistake.valid)) throw std::logic_error(fmt::format("{} rejects a valid payload", peer.name));
    if (!contender->valid(mistake.invalid)) continue;
    if (std::ranges::find(kOnlyForStrictParsers, mistake.name) == std::end(kOnlyForStrictParsers)) {
      throw std::logic_error(fmt::format("{} misses {}: is its schema in force?", peer.name, mistake.name));
    }
    add(mistake.name);
  }
  for (const Probe& probe : kProbes) {
    if (contender->valid(probe.payload) != probe.valid) add(probe.name);
  }
  return names;
}

}  // namespace runlint::bench
