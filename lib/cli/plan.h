// What a run checks, and how.
#ifndef RUNLINT_LIB_CLI_PLAN_H_
#define RUNLINT_LIB_CLI_PLAN_H_

#include <cstddef>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "cli/baseline.h"
#include "cli/check_settings.h"
#include "cli/config_finder.h"
#include "cli/inputs.h"
#include "cli/sieve.h"
#include "config/policy.h"

namespace runlint::cli {

struct Plan {
  // How the input of the same index is checked, if it is not a failure.
  struct Task {
    const config::Policy* policy = nullptr;
    Sieve sieve;
  };

  // Finds files, configurations and the baseline.
  explicit Plan(const CheckSettings& settings);
  Plan(const Plan&) = delete;
  Plan& operator=(const Plan&) = delete;

  // The greatest size of a payload that any input may have.
  [[nodiscard]] std::size_t max_size() const noexcept;

  ConfigFinder configs;
  std::unique_ptr<Baseline> baseline;  // null: none
  std::vector<Input> inputs;
  std::vector<Task> tasks;
  std::string complaints;  // whole lines about inputs that are failures
  std::map<const Config*, config::Policy> policies;

 private:
  Task make_task(Input& input, const CheckSettings& settings);
};

}  // namespace runlint::cli

#endif  // RUNLINT_LIB_CLI_PLAN_H_
