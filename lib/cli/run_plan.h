// Plans a run: the files to check, each with its options.
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "cli/check_options.h"
#include "cli/inputs.h"
#include "config/baseline.h"
#include "config/config_finder.h"
#include "config/finding_filter.h"
#include "config/options.h"

namespace runlint::cli {

struct RunPlan {
  // For the input of the same index, if that is not a failure.
  struct Task {
    const config::ResolvedOptions* options = nullptr;
    config::FindingFilter filter;
    bool is_yaml = false;
  };

  // The configuration of an input, if there is one, and its kind.
  using OptionsKey = std::pair<const config::ConfigFile*, Kind>;

  // The largest size limit of any input.
  [[nodiscard]] std::size_t max_size() const noexcept;

  config::ConfigFinder configs = {};
  std::unique_ptr<config::Baseline> baseline = {};  // null: none
  std::vector<Input> inputs = {};
  std::vector<Task> tasks = {};
  std::string messages = {};  // whole lines about failures
  std::map<OptionsKey, config::ResolvedOptions> options = {};
};

// Finds the files and reads configurations and the baseline.
[[nodiscard]] RunPlan make_plan(const CheckOptions& options);

// Plans to check the file at `path` alone, without looking whether it is there.
[[nodiscard]] RunPlan plan_file(const CheckOptions& options, const std::string& path);

}  // namespace runlint::cli
