// What a run checks, and how.
#ifndef RUNLINT_LIB_CLI_RUN_PLAN_H_
#define RUNLINT_LIB_CLI_RUN_PLAN_H_

#include <cstddef>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "cli/check_options.h"
#include "cli/inputs.h"
#include "config/baseline.h"
#include "config/config_finder.h"
#include "config/finding_filter.h"
#include "config/options.h"

namespace runlint::cli {

struct RunPlan {
  // How the input of the same index is checked, if it is not a failure.
  struct Task {
    const config::ResolvedOptions* policy = nullptr;
    config::FindingFilter filter;
  };

  // Finds files, configurations and the baseline.
  explicit RunPlan(const CheckOptions& options);
  RunPlan(const RunPlan&) = delete;
  RunPlan& operator=(const RunPlan&) = delete;

  // The greatest size of a payload that any input may have.
  [[nodiscard]] std::size_t max_size() const noexcept;

  config::ConfigFinder configs;
  std::unique_ptr<config::Baseline> baseline;  // null: none
  std::vector<Input> inputs;
  std::vector<Task> tasks;
  std::string messages;  // whole lines about inputs that are failures
  std::map<const config::ConfigFile*, config::ResolvedOptions> policies;

 private:
  Task make_task(Input& input, const CheckOptions& options);
};

}  // namespace runlint::cli

#endif  // RUNLINT_LIB_CLI_RUN_PLAN_H_
