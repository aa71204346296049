#include "conditions.h"

#include <fmt/format.h>

#include <fstream>
#include <string_view>

#include "floor.h"

namespace runlint::bench {
namespace {

std::string processor() {
  std::ifstream in("/proc/cpuinfo");
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("model name")) return line.substr(line.find(':') + 2);
  }
  return "unknown";
}

constexpr std::string_view compiler() {
#ifdef __clang__
  return "clang " __clang_version__;
#else
  return "g++ " __VERSION__;
#endif
}

}  // namespace

std::vector<Condition> conditions() {
  return {{"processor", processor()},
          {"compiler", std::string(compiler())},
          {"flags", RUNLINT_BENCH_FLAGS},
          {"simdjson", fmt::format("{}, back end {}", simdjson_version(), backend())}};
}

}  // namespace runlint::bench
