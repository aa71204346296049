// The options of `runlint check`.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/arguments.h"
#include "cli/inputs.h"
#include "cli/record_key.h"
#include "config/glob.h"
#include "config/options.h"
#include "report/formatter.h"
#include "runlint/validator.h"

namespace runlint::cli {

enum class ColorChoice : std::uint8_t { kAuto, kAlways, kNever };

// Whether findings whose repair is certain are repaired, or the repairs shown.
enum class RepairMode : std::uint8_t { kNone, kFix, kDiff };

struct CheckOptions {
  std::optional<Kind> kind;       // not set: by the name of each file
  std::optional<bool> yaml;       // YAML or JSON; not set: by the name of each file
  config::OptionOverrides given;  // rules and limits
  report::Format format = report::Format::kText;
  std::string output_file;  // where the format is written, with text on standard output; empty: on standard output
  ColorChoice color = ColorChoice::kAuto;
  bool ndjson = false;
  PointerTokens record_key;     // with ndjson; empty: none
  bool expect_records = false;  // with ndjson: an input without records is a failure
  bool quiet = false;
  RepairMode repair = RepairMode::kNone;
  bool statistics = false;
  bool exit_zero = false;
  std::size_t jobs = 0;  // threads; 0: as many as the machine runs at once
  std::string stdin_filename = std::string(kStandardInputName);
  std::vector<config::FileGlob> include;  // in directories; empty: those of the configuration
  std::vector<config::FileGlob> exclude;
  bool force_exclude = false;         // named files too
  bool gitignore = false;             // directories without what git ignores
  std::optional<std::string> config;  // the only configuration; empty: none; not set: searched for
  std::string baseline;               // the file to compare with; empty: none
  std::string baseline_output;        // the file to write; empty: none
  std::vector<std::string> paths;
};

// The options that parsed arguments ask for. Throws UsageError.
[[nodiscard]] CheckOptions check_options(const Arguments& arguments);

// Whether it is the kind of one of runlint's own files, which are JSON.
[[nodiscard]] bool is_own(std::optional<Kind> kind) noexcept;

// The kind of that name. Throws UsageError.
[[nodiscard]] Kind parse_kind(std::string_view name);

// The revision of the API of that name. Throws UsageError.
[[nodiscard]] ApiRevision parse_revision(std::string_view name);

}  // namespace runlint::cli
