#include "cli/run_plan.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <system_error>
#include <utility>

#include "config/tool_file.h"
#include "io/output_file.h"
#include "io/paths.h"
#include "io/streams.h"
#include "report/formatter.h"
#include "text/escape.h"

namespace runlint::cli {
namespace {

std::unique_ptr<config::Baseline> make_baseline(const CheckOptions& options) {
  if (!options.baseline.empty())
    return std::make_unique<config::Baseline>(options.baseline, config::Baseline::Use::kRead);
  if (options.baseline_output.empty()) return nullptr;
  return std::make_unique<config::Baseline>(options.baseline_output, config::Baseline::Use::kWrite);
}

config::ConfigFinder make_finder(const CheckOptions& options) {
  if (options.config) return config::ConfigFinder(*options.config);
  // Configurations do not apply to runlint's own files: else a broken one could not be checked.
  return is_own(options.kind) ? config::ConfigFinder("") : config::ConfigFinder();
}

// Makes a failure of `input` if its configuration can't be used.
RunPlan::Task make_task(RunPlan& plan, Input& input, const CheckOptions& options) {
  // An input without a folder of its own gets the configuration of standard input.
  const std::string& path = io::is_descriptor(input.path) ? options.stdin_filename : input.path;
  std::string file = io::real_path(path);
  const Kind kind = options.kind.value_or(is_template(path) ? Kind::kTemplate : Kind::kRunJob);
  const bool yaml = options.yaml.value_or(is_yaml(path) && !is_own(options.kind));
  if (yaml && options.ndjson) {
    input.failure =
        "not checked: it is YAML by its name, and --ndjson is for lines of JSON; --input json reads it as such";
    plan.messages += fmt::format("runlint: {}: {}\n", text::printable(input.path), input.failure);
    return {};
  }
  const auto [config, broken, problem] = plan.configs.find(io::parent_directory(file));
  if (broken) {
    input.failure = "not checked: its configuration can't be used: " + problem;
    return {};
  }
  auto resolved = plan.options.find({config, kind});
  if (resolved == plan.options.end()) {
    const config::OptionOverrides configured = config == nullptr ? config::OptionOverrides() : config->overrides;
    const Options defaults{.kind = kind};
    const RunPlan::OptionsKey key{config, kind};
    resolved = plan.options.emplace(key, config::resolve_options(defaults, configured, options.given)).first;
  }
  return {&resolved->second, {config, plan.baseline.get(), std::move(file)}, yaml};
}

// Whether the file at `path` is the report of an earlier run, or empty. Any other may be a payload.
bool is_free_for_report(const std::string& path) {
  constexpr std::size_t kBeginning = 256;
  if (!io::is_replaceable(path)) return false;
  try {
    io::Buffer beginning;
    io::read_all(*io::open_file(path), beginning, kBeginning);
    return beginning.size() == 0 || report::seems_report(beginning.view());
  } catch (const std::system_error&) {
    return false;
  }
}

}  // namespace

RunPlan make_plan(const CheckOptions& options) {
  RunPlan plan{.configs = make_finder(options)};
  std::string failure;  // of all inputs
  try {
    plan.baseline = make_baseline(options);
  } catch (const config::ToolFileError& error) {
    plan.messages = error.what();
    failure = "not checked: the baseline can't be used: " + error.headline();
  }
  Search search{options.include, options.exclude, options.ndjson, &plan.configs};
  search.for_own_files = is_own(options.kind);
  search.force_exclude = options.force_exclude;
  search.gitignore = options.gitignore;
  for (const std::string& file : {options.config.value_or(""), options.baseline, options.baseline_output}) {
    if (!file.empty()) search.own_files.push_back(file);
  }
  if (is_free_for_report(options.output_file)) search.own_files.push_back(options.output_file);
  Inputs found = find_inputs(options.paths, search, options.stdin_filename);
  for (Input& input : found.found) {
    if (input.failure.empty()) input.failure = failure;
    plan.tasks.push_back(input.failure.empty() ? make_task(plan, input, options) : RunPlan::Task());
    plan.inputs.push_back(std::move(input));
  }
  plan.messages += plan.configs.messages();
  for (const InputProblem& problem : found.problems) plan.messages += "runlint: " + problem.line() + '\n';
  if (plan.baseline != nullptr) plan.baseline->set_searched(std::move(found.searched));
  return plan;
}

RunPlan plan_file(const CheckOptions& options, const std::string& path) {
  RunPlan plan{.configs = make_finder(options)};
  Input input{path};
  plan.tasks.push_back(make_task(plan, input, options));
  plan.inputs.push_back(std::move(input));
  plan.messages = plan.configs.messages();
  return plan;
}

std::size_t RunPlan::max_size() const noexcept {
  std::size_t most = 0;
  for (const auto& [key, resolved] : options) most = std::max(most, resolved.options.max_size);
  return most;
}

}  // namespace runlint::cli
