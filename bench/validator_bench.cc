// Measures accepts(), check() and the other contenders. Each measurement verifies its verdicts before it is timed.
//
// An ordinary Google Benchmark program. With --rounds=N it measures everything N times, the contenders of a case one
// after the other, so that the load of the machine affects all of them, and writes the figures to the file of
// --results=FILE for bench_table.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <memory>
#include <string>
#include <string_view>

#include "cases.h"
#include "environment.h"
#include "heap.h"
#include "results.h"

namespace runlint::bench {
namespace {

// Whether every payload has the expected verdict.
bool verify(const Measurement& measurement, Contender& contender) {
  for (std::size_t i = 0; i < measurement.payloads->size(); ++i) {
    if (contender.valid((*measurement.payloads)[i]) != measurement.valid) return false;
  }
  return true;
}

void measure(benchmark::State& state, const Measurement& measurement) {
  const Payloads& payloads = *measurement.payloads;
  const auto count = static_cast<double>(payloads.size());
  std::unique_ptr<Contender> contender;
  {
    const PeakMeter meter;
    contender = measurement.make();
    if (!verify(measurement, *contender)) return state.SkipWithError("a wrong verdict");
    state.counters["memory"] = static_cast<double>(meter.peak());
  }
  // Warm from here on.
  const std::uint64_t before = allocations();
  (void)verify(measurement, *contender);
  state.counters["allocations"] = static_cast<double>(allocations() - before) / count;
  for ([[maybe_unused]] auto _ : state) {
    for (std::size_t i = 0; i < payloads.size(); ++i) benchmark::DoNotOptimize(contender->valid(payloads[i]));
  }
  state.counters["payload_bytes"] = static_cast<double>(payloads.bytes()) / count;
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(payloads.bytes()));
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(payloads.size()));
}

// Writes the figures of one round.
class Collector : public benchmark::BenchmarkReporter {
 public:
  explicit Collector(std::ostream& out) : out_(out) {}

  bool ReportContext(const Context&) override { return true; }

  void ReportRuns(const std::vector<Run>& runs) override {
    for (const Run& run : runs) {
      const std::string name = run.benchmark_name();
      if (run.error_occurred) {
        std::fprintf(stderr, "%s: %s\n", name.c_str(), run.error_message.c_str());
        failed_ = true;
        continue;
      }
      const std::size_t slash = name.rfind('/');
      write(out_, {.case_name = name.substr(0, slash),
                   .contender = name.substr(slash + 1),
                   .ns_per_byte = 1e9 / run.counters.at("bytes_per_second"),
                   .payload_bytes = run.counters.at("payload_bytes"),
                   .allocations = run.counters.at("allocations"),
                   .memory = run.counters.at("memory")});
    }
    out_.flush();
  }

  [[nodiscard]] bool failed() const noexcept { return failed_; }

 private:
  std::ostream& out_;
  bool failed_ = false;
};

struct Arguments {
  int rounds = 0;
  std::string results;
};

// Parses the arguments that Google Benchmark has left.
bool parse(int argc, char** argv, Arguments& arguments) {
  for (int i = 1; i < argc; ++i) {
    const std::string_view argument = argv[i];
    if (constexpr std::string_view kRounds = "--rounds="; argument.starts_with(kRounds)) {
      const std::string_view number = argument.substr(kRounds.size());
      const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), arguments.rounds);
      if (error != std::errc() || end != number.data() + number.size() || arguments.rounds < 1) return false;
    } else if (constexpr std::string_view kResults = "--results="; argument.starts_with(kResults)) {
      arguments.results = argument.substr(kResults.size());
    } else {
      return false;
    }
  }
  return (arguments.rounds == 0) == arguments.results.empty();
}

int run_rounds(const Arguments& arguments) {
  std::ofstream out(arguments.results);
  for (const EnvironmentField& field : environment()) write(out, field);
  Collector collector(out);
  for (int round = 1; round <= arguments.rounds; ++round) {
    std::fprintf(stderr, "\rround %d of %d", round, arguments.rounds);
    benchmark::RunSpecifiedBenchmarks(&collector);
  }
  std::fputs("\n", stderr);
  if (!out) std::fprintf(stderr, "can't write %s\n", arguments.results.c_str());
  return out && !collector.failed() ? 0 : 1;
}

}  // namespace
}  // namespace runlint::bench

int main(int argc, char** argv) {
  using namespace runlint::bench;
  benchmark::Initialize(&argc, argv);
  Arguments arguments;
  if (!parse(argc, argv, arguments)) {
    std::fputs("usage: validator_bench [--rounds=N --results=FILE] [--benchmark_…]\n", stderr);
    return 2;
  }
  const std::vector<Measurement> measurements = all_measurements();
  for (const Measurement& measurement : measurements) {
    const std::string name = measurement.case_name + '/' + std::string(measurement.contender_name);
    benchmark::RegisterBenchmark(name.c_str(),
                                 [&measurement](benchmark::State& state) { measure(state, measurement); });
  }
  if (arguments.rounds != 0) return run_rounds(arguments);
  for (const EnvironmentField& field : environment()) benchmark::AddCustomContext(field.name, field.value);
  benchmark::RunSpecifiedBenchmarks();
}
