// Reads a configuration, the file .runlint.json.
#pragma once

#include <atomic>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "config/glob.h"
#include "config/options.h"
#include "config/rule_selection.h"
#include "runlint/report.h"
#include "runlint/rule.h"

namespace runlint::config {

inline constexpr std::string_view kConfigName = ".runlint.json";

// Findings that are not to be reported. The flags record its use in a run, and may be set by any thread.
struct Suppression {
  std::string name;
  RuleSelection rules;
  std::optional<FileGlob> files;
  std::optional<Glob> pointer;
  Position where;                                    // of the name
  mutable std::atomic<bool> checked = false;         // a file it applies to was checked completely
  mutable std::atomic<bool> partly_checked = false;  // a file it applies to was checked in part
  mutable std::atomic<bool> matched = false;         // it matched a finding

  // `file` is relative to the configuration's directory.
  [[nodiscard]] bool applies_to(std::string_view file) const { return !files || files->matches(file); }
};

struct ConfigFile {
  std::string path;       // as shown
  std::string directory;  // that its patterns are relative to: absolute, links resolved
  OptionOverrides overrides;
  std::vector<FileGlob> include;  // empty: the default patterns
  std::vector<FileGlob> exclude;
  std::deque<Suppression> suppressions;
};

// Throws ToolFileError.
[[nodiscard]] std::unique_ptr<ConfigFile> read_config(const std::string& path, const std::string& directory);

}  // namespace runlint::config
