#include "peers.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <stdexcept>

#include "case_names.h"
#include "payloads.h"

namespace runlint::bench {
namespace {

// Bodies that a schema, or a parser that is not as strict, may judge otherwise.
struct Probe {
  std::string_view name;
  std::string_view body;
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
  return {{kRapidJson, rapidjson_subject}, {kRapidJsonSax, rapidjson_sax_subject}, {kValijson, valijson_subject}};
}

std::string misjudged(const Peer& peer) {
  const std::unique_ptr<Subject> subject = peer.make();
  std::string names;
  const auto add = [&names](std::string_view name) { names += fmt::format("{}{}", names.empty() ? "" : ", ", name); };
  for (const Mistake& mistake : mistakes()) {
    if (!subject->valid(mistake.valid)) throw std::logic_error(fmt::format("{} refuses a valid body", peer.name));
    if (!subject->valid(mistake.invalid)) continue;
    if (std::ranges::find(kOnlyForStrictParsers, mistake.name) == std::end(kOnlyForStrictParsers)) {
      throw std::logic_error(fmt::format("{} overlooks {}: is its schema in force?", peer.name, mistake.name));
    }
    add(mistake.name);
  }
  for (const Probe& probe : kProbes) {
    if (subject->valid(probe.body) != probe.valid) add(probe.name);
  }
  return names;
}

}  // namespace runlint::bench
