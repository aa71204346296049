#include "cli/plan.h"

#include <algorithm>
#include <filesystem>
#include <utility>

namespace runlint::cli {
namespace {

std::unique_ptr<Baseline> make_baseline(const CheckSettings& settings) {
  if (!settings.baseline.empty()) return std::make_unique<Baseline>(settings.baseline, Baseline::Use::kRead);
  if (settings.new_baseline.empty()) return nullptr;
  return std::make_unique<Baseline>(settings.new_baseline, Baseline::Use::kWrite);
}

ConfigFinder make_finder(const CheckSettings& settings) {
  if (settings.config) return ConfigFinder(*settings.config);
  // A configuration says nothing of files like itself: else a broken one would keep itself from being checked.
  const bool is_own = settings.kind == Kind::kConfig || settings.kind == Kind::kBaseline;
  return is_own ? ConfigFinder("") : ConfigFinder();
}

}  // namespace

Plan::Plan(const CheckSettings& settings) : configs(make_finder(settings)), baseline(make_baseline(settings)) {
  const Search search{settings.include, settings.exclude, settings.ndjson, &configs};
  Inputs found = find_inputs(settings.paths, search, settings.stdin_filename);
  for (Input& input : found.found) {
    std::string file = real_path(input.path);
    const auto [config, broken] = configs.find(std::filesystem::path(file).parent_path().string());
    left_out += broken ? 1 : 0;
    if (broken) continue;
    auto policy = policies.find(config);
    if (policy == policies.end()) {
      const config::Adjustments configured = config == nullptr ? config::Adjustments() : config->adjustments;
      policy = policies.emplace(config, config::make_policy({.kind = settings.kind}, configured, settings.given)).first;
    }
    tasks.push_back({&policy->second, {config, baseline.get(), std::move(file)}});
    inputs.push_back(std::move(input));
  }
  left_out += found.problems.size();
  complaints = configs.complaints();
  for (const std::string& problem : found.problems) complaints += "runlint: " + problem + '\n';
}

std::size_t Plan::max_size() const noexcept {
  std::size_t most = 0;
  for (const auto& [config, policy] : policies) most = std::max(most, policy.options.max_size);
  return most;
}

}  // namespace runlint::cli
