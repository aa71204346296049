// bench_table RESULTS            prints what validator_bench measured
// bench_table OLD NEW            compares two runs, whose rounds took turns
#include <cstdio>
#include <exception>

#include "results.h"
#include "table.h"

int main(int argc, char** argv) try {
  using namespace runlint::bench;
  if (argc != 2 && argc != 3) {
    std::fputs("usage: bench_table RESULTS | bench_table OLD NEW\n", stderr);
    return 2;
  }
  const Results results = Results::read(argv[1]);
  const std::string text = argc == 2 ? table(results) : comparison(results, Results::read(argv[2]));
  std::fputs(text.c_str(), stdout);
} catch (const std::exception& error) {
  std::fprintf(stderr, "bench_table: %s\n", error.what());
  return 2;
}
