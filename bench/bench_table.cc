// bench_table RESULTS [PROFILED]      prints what validator_bench measured, as a plain build and as one by a profile
// bench_table --svg RESULTS PROFILED  draws a chart
// bench_table --compare OLD NEW       compares two runs with interleaved rounds
#include <cstdio>
#include <exception>
#include <string>
#include <string_view>
#include <vector>

#include "results.h"
#include "svg_chart.h"
#include "table.h"

namespace runlint::bench {
namespace {

int run(const std::vector<std::string>& arguments) {
  std::string text;
  if (arguments.size() == 1) {
    text = table(Results::read(arguments[0]), nullptr);
  } else if (arguments.size() == 2) {
    const Results profiled = Results::read(arguments[1]);
    text = table(Results::read(arguments[0]), &profiled);
  } else if (arguments.size() == 3 && arguments[0] == "--svg") {
    text = svg_chart(Results::read(arguments[1]), Results::read(arguments[2]));
  } else if (arguments.size() == 3 && arguments[0] == "--compare") {
    text = comparison(Results::read(arguments[1]), Results::read(arguments[2]));
  } else {
    std::fputs("usage: bench_table RESULTS [PROFILED] | --svg RESULTS PROFILED | --compare OLD NEW\n", stderr);
    return 2;
  }
  std::fputs(text.c_str(), stdout);
  return 0;
}

}  // namespace
}  // namespace runlint::bench

int main(int argc, char** argv) try {
  return runlint::bench::run({argv + 1, argv + argc});
} catch (const std::exception& error) {
  std::fprintf(stderr, "bench_table: %s\n", error.what());
  return 2;
}
