#include "environment.h"

#include <fmt/format.h>

#include <fstream>
#include <string_view>

#include "compiler_id.h"
#include "floor.h"
#include "peers.h"

namespace runlint::bench {
namespace {

std::string processor() {
  std::ifstream in("/proc/cpuinfo");
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("model name")) return line.substr(line.find(':') + 2);
  }
  return "unknown";
}

}  // namespace

std::vector<EnvironmentField> environment() {
  std::vector<EnvironmentField> all = {{"processor", processor()},
                                       {"compiler", std::string(kCompiler)},
                                       {"flags", RUNLINT_BENCH_FLAGS},
                                       {"simdjson", fmt::format("{}, back end {}", simdjson_version(), backend())}};
  for (const Peer& peer : peers()) all.push_back({fmt::format("disagreements by {}", peer.name), disagreements(peer)});
  return all;
}

}  // namespace runlint::bench
