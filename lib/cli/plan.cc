#include "cli/plan.h"

#include <algorithm>
#include <utility>

#include "cli/own_file.h"
#include "cli/paths.h"

namespace runlint::cli {
namespace {

std::unique_ptr<Baseline> make_baseline(const CheckSettings& settings) {
  if (!settings.baseline.empty()) return std::make_unique<Baseline>(settings.baseline, Baseline::Use::kRead);
  if (settings.new_baseline.empty()) return nullptr;
  return std::make_unique<Baseline>(settings.new_baseline, Baseline::Use::kWrite);
}

bool is_own(Kind kind) noexcept { return kind == Kind::kConfig || kind == Kind::kBaseline; }

ConfigFinder make_finder(const CheckSettings& settings) {
  if (settings.config) return ConfigFinder(*settings.config);
  // A configuration says nothing of files like itself: else a broken one would keep itself from being checked.
  return is_own(settings.kind) ? ConfigFinder("") : ConfigFinder();
}

}  // namespace

Plan::Plan(const CheckSettings& settings) : configs(make_finder(settings)) {
  std::string failure;  // of all
  try {
    baseline = make_baseline(settings);
  } catch (const OwnFileError& error) {
    complaints = error.what();
    failure = "not checked: the baseline can't be used: " + error.headline();
  }
  Search search{settings.include, settings.exclude, settings.ndjson, &configs};
  search.for_own_files = is_own(settings.kind);
  for (const std::string& file : {settings.config.value_or(""), settings.baseline, settings.new_baseline}) {
    if (!file.empty()) search.own_files.push_back(file);
  }
  Inputs found = find_inputs(settings.paths, search, settings.stdin_filename);
  for (Input& input : found.found) {
    if (input.failure.empty()) input.failure = failure;
    tasks.push_back(input.failure.empty() ? make_task(input, settings) : Task());
    inputs.push_back(std::move(input));
  }
  complaints += configs.complaints();
  for (const InputProblem& problem : found.problems) complaints += "runlint: " + problem.line() + '\n';
  if (baseline != nullptr) baseline->set_searched(std::move(found.searched));
}

// Makes a failure of `input` if its configuration can't be used.
Plan::Task Plan::make_task(Input& input, const CheckSettings& settings) {
  // What has no folder of its own is governed like standard input.
  std::string file = real_path(is_descriptor(input.path) ? settings.stdin_filename : input.path);
  const auto [config, broken, problem] = configs.find(parent_directory(file));
  if (broken) {
    input.failure = "not checked: its configuration can't be used: " + problem;
    return {};
  }
  auto policy = policies.find(config);
  if (policy == policies.end()) {
    const config::Adjustments configured = config == nullptr ? config::Adjustments() : config->adjustments;
    policy = policies.emplace(config, config::make_policy({.kind = settings.kind}, configured, settings.given)).first;
  }
  return {&policy->second, {config, baseline.get(), std::move(file)}};
}

std::size_t Plan::max_size() const noexcept {
  std::size_t most = 0;
  for (const auto& [config, policy] : policies) most = std::max(most, policy.options.max_size);
  return most;
}

}  // namespace runlint::cli
