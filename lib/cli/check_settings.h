// What `runlint check` was asked to do.
#ifndef RUNLINT_LIB_CLI_CHECK_SETTINGS_H_
#define RUNLINT_LIB_CLI_CHECK_SETTINGS_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "cli/arguments.h"
#include "report/report_writer.h"
#include "runlint/validator.h"

namespace runlint::cli {

enum class ColorChoice : std::uint8_t { kAuto, kAlways, kNever };

struct CheckSettings {
  Options options;
  report::Format format = report::Format::kText;
  ColorChoice color = ColorChoice::kAuto;
  Severity fail_on = Severity::kError;  // the least severity that fails the run
  bool ndjson = false;
  bool quiet = false;
  std::size_t jobs = 0;  // threads; 0: as many as the machine runs at once
  std::string stdin_filename = "<stdin>";
  std::vector<std::string> include;  // patterns of names looked for in directories; empty: the usual ones
  std::vector<std::string> exclude;
  std::vector<std::string> paths;
};

// Adds the options of `runlint check`.
void declare_check_options(Arguments& arguments);

// The settings that parsed arguments ask for. Throws UsageError.
[[nodiscard]] CheckSettings check_settings(const Arguments& arguments);

// The kind of that name. Throws UsageError.
[[nodiscard]] Kind parse_kind(std::string_view name);

}  // namespace runlint::cli

#endif  // RUNLINT_LIB_CLI_CHECK_SETTINGS_H_
