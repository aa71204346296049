#include "cli/unused_suppressions.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string_view>
#include <vector>

#include "cli/paths.h"
#include "text/display.h"

namespace runlint::cli {
namespace {

constexpr std::size_t kShown = 10;

// Is `directory` one of `roots` or below?
bool is_below(std::string_view directory, const std::vector<std::string>& roots) {
  return std::any_of(roots.begin(), roots.end(), [directory](const std::string& root) {
    const std::string_view top = root == "/" ? std::string_view() : std::string_view(root);
    return directory.starts_with(top) && (directory.size() == top.size() || directory[top.size()] == '/');
  });
}

bool names_one_file(const Suppression& suppression) {
  return suppression.files && !suppression.files->of_names() &&
         suppression.files->pattern().find_first_of("*?[\\") == std::string::npos;
}

void append_unused(std::string& out, const Config& config, const config::ResolvedOptions& policy, bool searched) {
  for (const Suppression& suppression : config.suppressions) {
    const bool is_off = policy.options.severities[static_cast<std::size_t>(suppression.rule)] == Severity::kOff;
    if (suppression.matched || suppression.partly_checked || is_off) continue;
    if (!searched && !(names_one_file(suppression) && suppression.checked)) continue;
    fmt::format_to(std::back_inserter(out), "runlint: {}:{}:{}: suppression {} {}\n", text::printable(config.path),
                   suppression.where.line, suppression.where.column, text::quoted(suppression.name),
                   suppression.checked ? "hides nothing: remove it" : "applies to no file that was checked");
  }
}

void append_stale(std::string& out, const Baseline& baseline, const std::string& path) {
  const std::vector<std::string> lines = baseline.stale();
  if (lines.empty()) return;
  fmt::format_to(std::back_inserter(out),
                 "runlint: {} has {} known finding{} that {} gone; --write-baseline {} forgets {}\n",
                 text::printable(path), lines.size(), lines.size() == 1 ? "" : "s", lines.size() == 1 ? "is" : "are",
                 text::printable(path), lines.size() == 1 ? "it" : "them");
  for (std::size_t i = 0; i < std::min(lines.size(), kShown); ++i) out += "  " + lines[i] + '\n';
  if (lines.size() > kShown) fmt::format_to(std::back_inserter(out), "  and {} more\n", lines.size() - kShown);
}

}  // namespace

std::string describe_unused(const CheckOptions& options, const RunPlan& plan) {
  std::string out;
  std::vector<std::string> roots;
  if (options.include.empty() && options.exclude.empty()) {
    for (const std::string& path : options.paths) roots.push_back(real_path(path));
  }
  for (const auto& config : plan.configs.loaded()) {
    const auto policy = plan.policies.find(config.get());
    if (policy == plan.policies.end() || options.kind != Kind::kRunJob) continue;
    append_unused(out, *config, policy->second, is_below(config->directory, roots));
  }
  if (plan.baseline != nullptr && !plan.baseline->is_written()) append_stale(out, *plan.baseline, options.baseline);
  return out;
}

}  // namespace runlint::cli
