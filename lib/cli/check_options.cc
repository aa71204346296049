#include "cli/check_options.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <optional>
#include <utility>

#include "config/rule_selection.h"
#include "schema/schema.h"
#include "schema/tool_files.h"
#include "text/escape.h"

namespace runlint::cli {
namespace {

constexpr std::size_t kMaxJobs = 256;

[[noreturn]] void reject(std::string_view option, std::string_view value, std::string_view allowed) {
  throw UsageError(fmt::format("{} must be {}, not {}", option, allowed, text::quoted(value)));
}

// The index of `value` in `names`.
std::size_t choose(std::string_view option, std::string_view value, std::span<const std::string_view> names) {
  const auto found = std::find(names.begin(), names.end(), value);
  if (found == names.end()) {
    throw UsageError(fmt::format("{} must be {}, not {}", option, join_or(names), with_suggestion(value, names)));
  }
  return static_cast<std::size_t>(found - names.begin());
}

std::optional<std::size_t> to_number(std::string_view digits) {
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  return number;
}

struct Bounds {
  std::size_t least;
  std::size_t most;
};

std::size_t parse_number(std::string_view option, std::string_view value, Bounds range) {
  const std::optional<std::size_t> number = to_number(value);
  if (!number || *number < range.least || *number > range.most) {
    reject(option, value, fmt::format("a number from {} to {}", range.least, range.most));
  }
  return *number;
}

// Bytes; K, M or G after the number mean 1024 of the former.
std::size_t parse_size(std::string_view option, std::string_view value) {
  std::string_view digits = value;
  unsigned shift = 0;
  if (!digits.empty()) {
    const std::size_t unit = std::string_view("KMG").find(digits.back());
    if (unit != std::string_view::npos) {
      shift = static_cast<unsigned>(10 * (unit + 1));
      digits.remove_suffix(1);
    }
  }
  const std::optional<std::size_t> number = to_number(digits);
  if (!number || *number == 0 || *number > Options::kMaxSizeLimit >> shift) {
    reject(option, value,
           fmt::format("a number of bytes from 1 to {}, which may end in K, M or G", Options::kMaxSizeLimit));
  }
  return *number << shift;
}

// RULE=LEVEL
std::pair<config::RuleSelection, Severity> parse_severity(std::string_view setting) {
  const std::size_t equals = setting.find('=');
  if (equals == std::string_view::npos) reject("--severity", setting, "RULE=LEVEL, like schema/enum=warning");
  const std::string_view name = setting.substr(0, equals);
  const std::optional<config::RuleSelection> selected = config::select_rules(name);
  const bool is_fixed = schema::is_fixed_selector(name);
  if (!selected && !is_fixed) {
    throw UsageError(fmt::format("--severity: unknown rule {}; `runlint rules` lists them",
                                 with_suggestion(name, schema::kRuleSelectors)));
  }
  const std::string_view level = setting.substr(equals + 1);
  const std::optional<Severity> severity = find_severity(level);
  if (!severity) reject("--severity " + std::string(name) + "=LEVEL", level, "off, info, warning or error");
  if (is_fixed && *severity != Severity::kError) {
    throw UsageError(fmt::format("--severity: {} is always an error: what is not sound JSON can't be accepted", name));
  }
  return {selected.value_or(config::RuleSelection()), *severity};
}

std::vector<config::FileGlob> parse_globs(std::string_view option, const std::vector<std::string>& values) {
  std::vector<config::FileGlob> globs;
  for (const std::string& value : values) {
    try {
      globs.emplace_back(value);
    } catch (const config::GlobError& error) {
      throw UsageError(fmt::format("{}: {} {}", option, text::quoted(value), error.what()));
    }
  }
  return globs;
}

// The rules and limits that the options ask for.
config::OptionOverrides parse_overrides(const Arguments& arguments) {
  config::OptionOverrides given;
  if (const auto value = arguments.last_value("profile")) {
    given.profile = static_cast<config::Profile>(choose("--profile", *value, schema::kProfileNames));
  }
  if (const auto value = arguments.last_value("api")) given.api = parse_revision(*value);
  if (const auto value = arguments.last_value("fail-on")) {
    given.fail_on = find_severity(schema::kThresholdNames[choose("--fail-on", *value, schema::kThresholdNames)]);
  }
  if (arguments.has("references")) given.references = true;
  for (const std::string& value : arguments.values("severity")) given.severities.push_back(parse_severity(value));
  if (const auto value = arguments.last_value("max-diagnostics")) {
    const std::size_t most = std::numeric_limits<std::uint32_t>::max();
    const std::size_t number = parse_number("--max-diagnostics", *value, {0, most});
    given.max_diagnostics = number == 0 ? most : number;
  }
  if (const auto value = arguments.last_value("max-size")) given.max_size = parse_size("--max-size", *value);
  if (const auto value = arguments.last_value("max-depth")) {
    given.max_depth = parse_number("--max-depth", *value, {1, Options::kMaxDepthLimit});
  }
  return given;
}

// The configuration and the baseline, and what they can't be combined with.
void parse_files(const Arguments& arguments, CheckOptions& options) {
  options.config = arguments.last_value("config");
  if (arguments.has("no-config")) {
    if (options.config) throw UsageError("--config and --no-config contradict each other");
    options.config = "";
  }
  options.baseline = arguments.last_value("baseline").value_or("");
  options.baseline_output = arguments.last_value("write-baseline").value_or("");
  if (options.baseline.empty() && options.baseline_output.empty()) return;
  if (!options.baseline.empty() && !options.baseline_output.empty()) {
    throw UsageError("--baseline and --write-baseline are for two runs: a new one holds all that is found");
  }
  if (options.ndjson) throw UsageError("a baseline is for files: the records of a stream have no lasting names");
}

// --fix and --diff, and what they can't be combined with.
RepairMode repair_mode(const Arguments& arguments, const CheckOptions& options) {
  const bool diff = arguments.has("diff");
  if (!diff && !arguments.has("fix")) return RepairMode::kNone;
  if (diff && arguments.has("fix")) throw UsageError("--fix makes the changes that --diff shows: give one of them");
  const std::string_view name = diff ? "--diff" : "--fix";
  const bool standard_input = options.paths.empty() || std::ranges::find(options.paths, "-") != options.paths.end();
  if (options.ndjson) throw UsageError(fmt::format("{} is for files of one payload each, not for --ndjson", name));
  if (standard_input) throw UsageError(fmt::format("{} is for files, not for standard input: name them", name));
  if (!options.baseline_output.empty()) {
    throw UsageError(
        fmt::format("{} and --write-baseline are for two runs: a new baseline holds all that is found", name));
  }
  if (diff && (options.format != report::Format::kText || !options.output_file.empty() || options.statistics)) {
    throw UsageError("--diff prints changes, not findings: it has no --format, --output-file or --statistics");
  }
  return diff ? RepairMode::kDiff : RepairMode::kFix;
}

// The pointer to the records' keys; empty without one.
PointerTokens record_key(const Arguments& arguments, const CheckOptions& options) {
  const auto pointer = arguments.last_value("record-key");
  if (!pointer) return {};
  if (!options.ndjson) throw UsageError("--record-key is for the records of a stream: it needs --ndjson");
  const bool is_shown = options.format == report::Format::kText || options.format == report::Format::kJson ||
                        options.format == report::Format::kJsonl;
  if (!is_shown) throw UsageError("--record-key is for --format text, json or jsonl: the others show no keys");
  return parse_record_key(*pointer, options.kind);
}

// Rejects the options that can't be combined with --input yaml.
void reject_yaml(const CheckOptions& options) {
  if (options.ndjson) {
    throw UsageError(
        "--ndjson is for JSON: its records are lines, and a YAML document is not; check YAML files one by one");
  }
  if (is_own(options.kind))
    throw UsageError("--input yaml is for payloads and templates: runlint's own files are JSON");
}

}  // namespace

bool is_own(std::optional<Kind> kind) noexcept { return kind == Kind::kConfig || kind == Kind::kBaseline; }

Kind parse_kind(std::string_view name) { return static_cast<Kind>(choose("--kind", name, kKindNames)); }

ApiRevision parse_revision(std::string_view name) {
  return static_cast<ApiRevision>(choose("--api", name, schema::kRevisionNames));
}

CheckOptions check_options(const Arguments& arguments) {
  CheckOptions options;
  if (const auto value = arguments.last_value("kind")) options.kind = parse_kind(*value);
  if (const auto value = arguments.last_value("input")) options.yaml = choose("--input", *value, kInputNames) == 1;
  if (const auto value = arguments.last_value("format")) {
    options.format = static_cast<report::Format>(choose("--format", *value, report::format_names()));
  }
  options.output_file = arguments.last_value("output-file").value_or("");
  if (const auto value = arguments.last_value("color")) {
    options.color = static_cast<ColorChoice>(choose("--color", *value, kColorNames));
  }
  options.given = parse_overrides(arguments);
  if (const auto value = arguments.last_value("jobs")) {
    options.jobs = parse_number("--jobs", *value, {0, kMaxJobs});
  }
  if (const auto value = arguments.last_value("stdin-filename")) options.stdin_filename = *value;
  options.ndjson = arguments.has("ndjson");
  if (options.yaml.value_or(false)) reject_yaml(options);
  options.record_key = record_key(arguments, options);
  options.expect_records = arguments.has("expect-records");
  if (options.expect_records && !options.ndjson) {
    throw UsageError("--expect-records is for the records of a stream: it needs --ndjson");
  }
  options.quiet = arguments.has("quiet");
  options.statistics = arguments.has("statistics");
  options.exit_zero = arguments.has("exit-zero");
  options.force_exclude = arguments.has("force-exclude");
  options.gitignore = arguments.has("gitignore");
  options.include = parse_globs("--include", arguments.values("include"));
  options.exclude = parse_globs("--exclude", arguments.values("exclude"));
  parse_files(arguments, options);
  options.paths = arguments.positionals();
  options.repair = repair_mode(arguments, options);
  return options;
}

}  // namespace runlint::cli
