// What the two questions cost on a payload that shows every member. Each benchmark proves its answer first.
#include <benchmark/benchmark.h>

#include <cstdint>
#include <string>

#include "export/example.h"
#include "runlint/validator.h"

namespace runlint {
namespace {

void count_bytes(benchmark::State& state, const std::string& payload) {
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) * static_cast<std::int64_t>(payload.size()));
  state.SetItemsProcessed(state.iterations());
}

void accepts_example(benchmark::State& state) {
  const std::string payload = exports::example_payload();
  Validator validator;
  if (validator.accepts(payload) != Verdict::kValid) return state.SkipWithError("the example must be valid");
  for ([[maybe_unused]] auto _ : state) benchmark::DoNotOptimize(validator.accepts(payload));
  count_bytes(state, payload);
}
BENCHMARK(accepts_example);

void check_example(benchmark::State& state) {
  const std::string payload = exports::example_payload();
  Validator validator;
  if (!validator.check(payload).diagnostics().empty()) return state.SkipWithError("the example must be clean");
  for ([[maybe_unused]] auto _ : state) benchmark::DoNotOptimize(validator.check(payload));
  count_bytes(state, payload);
}
BENCHMARK(check_example);

void check_one_mistake(benchmark::State& state) {
  std::string payload = exports::example_payload();
  payload.insert(1, R"("stray": 0,)");
  Validator validator;
  if (validator.check(payload).diagnostics().size() != 1) return state.SkipWithError("one mistake was planted");
  for ([[maybe_unused]] auto _ : state) benchmark::DoNotOptimize(validator.check(payload));
  count_bytes(state, payload);
}
BENCHMARK(check_one_mistake);

}  // namespace
}  // namespace runlint
