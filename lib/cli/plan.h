// What a run checks, and what each file is held against.
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
  // How the input of the same index is checked.
  struct Task {
    const config::Policy* policy;
    Sieve sieve;
  };

  // Finds files, configurations and the baseline. Throws OwnFileError when the baseline can't be used.
  explicit Plan(const CheckSettings& settings);
  Plan(const Plan&) = delete;
  Plan& operator=(const Plan&) = delete;

  // The greatest size of a payload that any input may have.
  [[nodiscard]] std::size_t max_size() const noexcept;

  ConfigFinder configs;
  std::unique_ptr<Baseline> baseline;  // null: none
  std::vector<Input> inputs;
  std::vector<Task> tasks;
  std::string complaints;    // whole lines about what is left out
  std::size_t left_out = 0;  // files of broken configurations, and paths that lead to none
  std::map<const Config*, config::Policy> policies;
};

}  // namespace runlint::cli

#endif  // RUNLINT_LIB_CLI_PLAN_H_
