// What the two questions cost. Each measurement proves its answers before it is timed.
//
// As it is, an ordinary Google Benchmark program. With --rounds=N it measures everything N times, the subjects of a
// case one right after the other, so that whatever slows the machine down slows them all, and prints one table of
// ratios (medians of the rounds).
#include <benchmark/benchmark.h>

#include <cstdint>
#include <memory>
#include <string>

#include "cases.h"
#include "conditions.h"
#include "heap.h"

namespace runlint::bench {
namespace {

// Whether every body gets the answer it should.
bool proved(const Measurement& measurement, Subject& subject) {
  for (std::size_t i = 0; i < measurement.bodies->size(); ++i) {
    if (subject.valid((*measurement.bodies)[i]) != measurement.valid) return false;
  }
  return true;
}

void measure(benchmark::State& state, const Measurement& measurement) {
  const Bodies& bodies = *measurement.bodies;
  const std::unique_ptr<Subject> subject = measurement.make();
  if (!proved(measurement, *subject)) return state.SkipWithError("a wrong answer");
  // It is warm now.
  const std::uint64_t before = allocations();
  (void)proved(measurement, *subject);
  state.counters["allocations"] = static_cast<double>(allocations() - before) / static_cast<double>(bodies.size());
  for ([[maybe_unused]] auto _ : state) {
    for (std::size_t i = 0; i < bodies.size(); ++i) benchmark::DoNotOptimize(subject->valid(bodies[i]));
  }
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(bodies.bytes()));
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(bodies.size()));
}

}  // namespace
}  // namespace runlint::bench

int main(int argc, char** argv) {
  using namespace runlint::bench;
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;
  for (const Condition& condition : conditions()) benchmark::AddCustomContext(condition.name, condition.value);
  const std::vector<Measurement> measurements = all_measurements();
  for (const Measurement& measurement : measurements) {
    const std::string name = measurement.case_name + '/' + std::string(measurement.subject_name);
    benchmark::RegisterBenchmark(name.c_str(),
                                 [&measurement](benchmark::State& state) { measure(state, measurement); });
  }
  benchmark::RunSpecifiedBenchmarks();
}
