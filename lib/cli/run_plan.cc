#include "cli/run_plan.h"

#include <algorithm>
#include <utility>

#include "config/tool_file.h"
#include "io/paths.h"

namespace runlint::cli {
namespace {

std::unique_ptr<config::Baseline> make_baseline(const CheckOptions& options) {
  if (!options.baseline.empty())
    return std::make_unique<config::Baseline>(options.baseline, config::Baseline::Use::kRead);
  if (options.baseline_output.empty()) return nullptr;
  return std::make_unique<config::Baseline>(options.baseline_output, config::Baseline::Use::kWrite);
}

bool is_own(Kind kind) noexcept { return kind == Kind::kConfig || kind == Kind::kBaseline; }

config::ConfigFinder make_finder(const CheckOptions& options) {
  if (options.config) return config::ConfigFinder(*options.config);
  // A configuration says nothing of files like itself: else a broken one would keep itself from being checked.
  return is_own(options.kind) ? config::ConfigFinder("") : config::ConfigFinder();
}

}  // namespace

RunPlan::RunPlan(const CheckOptions& options) : configs(make_finder(options)) {
  std::string failure;  // of all
  try {
    baseline = make_baseline(options);
  } catch (const config::ToolFileError& error) {
    messages = error.what();
    failure = "not checked: the baseline can't be used: " + error.headline();
  }
  Search search{options.include, options.exclude, options.ndjson, &configs};
  search.for_own_files = is_own(options.kind);
  for (const std::string& file : {options.config.value_or(""), options.baseline, options.baseline_output}) {
    if (!file.empty()) search.own_files.push_back(file);
  }
  Inputs found = find_inputs(options.paths, search, options.stdin_filename);
  for (Input& input : found.found) {
    if (input.failure.empty()) input.failure = failure;
    tasks.push_back(input.failure.empty() ? make_task(input, options) : Task());
    inputs.push_back(std::move(input));
  }
  messages += configs.messages();
  for (const InputProblem& problem : found.problems) messages += "runlint: " + problem.line() + '\n';
  if (baseline != nullptr) baseline->set_searched(std::move(found.searched));
}

// Makes a failure of `input` if its configuration can't be used.
RunPlan::Task RunPlan::make_task(Input& input, const CheckOptions& options) {
  // What has no folder of its own is governed like standard input.
  std::string file = io::real_path(io::is_descriptor(input.path) ? options.stdin_filename : input.path);
  const auto [config, broken, problem] = configs.find(io::parent_directory(file));
  if (broken) {
    input.failure = "not checked: its configuration can't be used: " + problem;
    return {};
  }
  auto policy = policies.find(config);
  if (policy == policies.end()) {
    const config::OptionOverrides configured = config == nullptr ? config::OptionOverrides() : config->adjustments;
    policy = policies.emplace(config, config::resolve_options({.kind = options.kind}, configured, options.given)).first;
  }
  return {&policy->second, {config, baseline.get(), std::move(file)}};
}

std::size_t RunPlan::max_size() const noexcept {
  std::size_t most = 0;
  for (const auto& [config, policy] : policies) most = std::max(most, policy.options.max_size);
  return most;
}

}  // namespace runlint::cli
