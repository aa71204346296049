#include "cli/output_guard.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <string_view>
#include <system_error>

#include "cli/arguments.h"
#include "config/config_file.h"
#include "io/output_file.h"
#include "io/paths.h"
#include "text/escape.h"

namespace runlint::cli {
namespace {

namespace fs = std::filesystem;

// Whether both paths lead to one file.
bool is_same_file(const std::string& a, const std::string& b) {
  std::error_code ignored;  // one of them is not there
  return fs::equivalent(a, b, ignored);
}

// Where the file at `path` is, or will be when it is written.
std::string target_of(const std::string& path) {
  try {
    return io::real_path(io::follow_links(path).path);
  } catch (const std::system_error&) {  // nor can it be written
    return path;
  }
}

// Whether a regular file is or will be at `path`.
bool is_file(const std::string& path) {
  if (path.empty() || path == "-") return false;
  std::error_code ignored;
  return io::is_replaceable(path) || !fs::exists(path, ignored);
}

bool is_payload(const std::string& path, const RunPlan& plan) {
  return std::ranges::any_of(plan.inputs, [&](const Input& input) {
    return is_same_file(path, input.path) || (input.standard_input && is_same_file(path, "/dev/stdin"));
  });
}

bool is_configuration(const std::string& path, const CheckOptions& options, const RunPlan& plan) {
  return fs::path(target_of(path)).filename() == config::kConfigName ||
         is_same_file(path, options.config.value_or("")) ||
         std::ranges::any_of(plan.configs.loaded(),
                             [&](const auto& config) { return is_same_file(path, config->path); });
}

[[noreturn]] void reject(std::string_view option, const std::string& path, std::string_view what) {
  throw UsageError(fmt::format("{} {} would replace {}: name another file", option, text::quoted(path), what));
}

void reject_overwriting(std::string_view option, const std::string& path, const CheckOptions& options,
                        const RunPlan& plan) {
  if (!is_file(path)) return;
  if (is_payload(path, plan)) reject(option, path, "a payload");
  if (is_configuration(path, options, plan)) reject(option, path, "a configuration");
}

}  // namespace

void reject_overwriting(const CheckOptions& options, const RunPlan& plan) {
  reject_overwriting("--write-baseline", options.baseline_output, options, plan);
  const std::string& report = options.output_file;
  reject_overwriting("--output-file", report, options, plan);
  if (!is_file(report)) return;
  const std::string& written = options.baseline_output;
  if (is_same_file(report, options.baseline) || is_same_file(report, written) ||
      target_of(report) == target_of(written))
    reject("--output-file", report, "the baseline");
}

}  // namespace runlint::cli
