#include "config/unused_suppressions.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <vector>

#include "text/escape.h"

namespace runlint::config {
namespace {

constexpr std::size_t kMaxShown = 10;

bool names_one_file(const Suppression& suppression) {
  return suppression.files && !suppression.files->matches_basename() &&
         suppression.files->pattern().find_first_of("*?[\\") == std::string::npos;
}

}  // namespace

std::string describe_unused(const ConfigFile& config, const ResolvedOptions& options, bool searched) {
  std::string out;
  for (const Suppression& suppression : config.suppressions) {
    const bool is_off = options.options.severities[static_cast<std::size_t>(suppression.rule)] == Severity::kOff;
    if (suppression.matched || suppression.partly_checked || is_off) continue;
    if (!searched && !(names_one_file(suppression) && suppression.checked)) continue;
    fmt::format_to(std::back_inserter(out), "runlint: {}:{}:{}: suppression {} {}\n", text::printable(config.path),
                   suppression.where.line, suppression.where.column, text::quoted(suppression.name),
                   suppression.checked ? "hides nothing: remove it" : "applies to no file that was checked");
  }
  return out;
}

std::string describe_stale(const Baseline& baseline, const std::string& path) {
  const std::vector<std::string> lines = baseline.stale();
  if (lines.empty()) return {};
  std::string out =
      fmt::format("runlint: {} has {} known finding{} that {} gone; --write-baseline {} forgets {}\n",
                  text::printable(path), lines.size(), lines.size() == 1 ? "" : "s", lines.size() == 1 ? "is" : "are",
                  text::printable(path), lines.size() == 1 ? "it" : "them");
  for (std::size_t i = 0; i < std::min(lines.size(), kMaxShown); ++i) out += "  " + lines[i] + '\n';
  if (lines.size() > kMaxShown) fmt::format_to(std::back_inserter(out), "  and {} more\n", lines.size() - kMaxShown);
  return out;
}

}  // namespace runlint::config
