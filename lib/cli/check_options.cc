#include "cli/check_options.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <optional>
#include <utility>

#include "schema/tool_files.h"
#include "text/escape.h"

namespace runlint::cli {
namespace {

constexpr std::array<std::string_view, 5> kKinds = {"run-job", "response", "config", "baseline",
                                                    "template"};  // by Kind
constexpr std::array<std::string_view, 2> kInputs = {"json", "yaml"};
constexpr std::array<std::string_view, 3> kColors = {"auto", "always", "never"};  // by ColorChoice
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
std::pair<Rule, Severity> parse_severity(std::string_view setting) {
  const std::size_t equals = setting.find('=');
  if (equals == std::string_view::npos) reject("--severity", setting, "RULE=LEVEL, like schema/enum=warning");
  const std::string_view name = setting.substr(0, equals);
  const Rule rule = rule_named(name, "--severity: ");
  const std::string_view level = setting.substr(equals + 1);
  const std::optional<Severity> severity = find_severity(level);
  if (!severity) reject("--severity " + std::string(name) + "=LEVEL", level, "off, info, warning or error");
  if (!severity_is_adjustable(rule) && *severity != Severity::kError) {
    throw UsageError(fmt::format("--severity: {} is always an error: what is not sound JSON can't be accepted", name));
  }
  return {rule, *severity};
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

// What --input yaml can't be combined with.
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

Kind parse_kind(std::string_view name) { return static_cast<Kind>(choose("--kind", name, kKinds)); }

ApiRevision parse_revision(std::string_view name) {
  return static_cast<ApiRevision>(choose("--api", name, schema::kRevisionNames));
}

void declare_check_options(Arguments& arguments) {
  const std::string input = "Input";
  arguments.add_option(
      "--kind", "KIND",
      "what is checked: run-job, template, response,\nconfig or baseline; default: template for files\n"
      "named northflank.json or *.northflank.json (or\n.yaml, .yml), else run-job",
      input);
  arguments.add_option("--input", "FORMAT",
                       "how it is written: json or yaml; default: yaml for\nfiles that end in .yaml or .yml, else json",
                       input);
  arguments.add_option("--api", "NAME", "the revision of the API's page: original (default)\nor 2026-05", input);
  arguments.add_flag("--references", "${...} may stand for a value, as in templates", input);
  arguments.add_flag("--ndjson", "each line of the input is one payload", input);
  arguments.add_option("--record-key", "POINTER",
                       "with --ndjson: shows the member of each record at\nthis JSON Pointer as the record's key",
                       input);
  arguments.add_option("--stdin-filename", "NAME", "the path to show for standard input", input);
  arguments.add_option("--include", "GLOB",
                       "in directories, look for these names instead of the\nusual ones; may be repeated", input);
  arguments.add_option("--exclude", "GLOB", "in directories, leave these out; may be repeated", input);

  const std::string output = "Output";
  arguments.add_option("--format", "FORMAT", join_or(report::format_names()) + ";\ndefault: text", output);
  arguments.add_option("--color", "WHEN", join_or(kColors) + "; default: auto", output);
  arguments.add_flag("-q,--quiet", "text: show only what fails the run, no summary", output);

  const std::string verdict = "Rules";
  arguments.add_option("--severity", "RULE=LEVEL", "off, info, warning or error; may be repeated", verdict);
  arguments.add_option("--fail-on", "LEVEL", "status 1 from this severity on: error (default),\nwarning or info",
                       verdict);

  const std::string files = "Configuration";
  arguments.add_option("--profile", "NAME", join_or(schema::kProfileNames) + ": the defaults", files);
  arguments.add_option("--config", "FILE", "for all files, instead of the nearest .runlint.json", files);
  arguments.add_flag("--no-config", "ignore every .runlint.json", files);
  arguments.add_option("--baseline", "FILE", "do not report the findings known in FILE", files);
  arguments.add_option("--write-baseline", "FILE", "write all findings to FILE as the new baseline", files);

  const std::string limits = "Limits";
  const Options usual;
  arguments.add_option("--max-diagnostics", "N",
                       fmt::format("shown for each payload; default: {}; 0: all", usual.max_diagnostics), limits);
  arguments.add_option("--max-size", "BYTES", fmt::format("of a payload; default: {}M", usual.max_size >> 20), limits);
  arguments.add_option("--max-depth", "N", fmt::format("of objects and arrays; default: {}", usual.max_depth), limits);
  arguments.add_option("-j,--jobs", "N", "threads; default: one for each processor", limits);
}

CheckOptions check_options(const Arguments& arguments) {
  CheckOptions options;
  if (const auto value = arguments.last_value("kind")) options.kind = parse_kind(*value);
  if (const auto value = arguments.last_value("input")) options.yaml = choose("--input", *value, kInputs) == 1;
  if (const auto value = arguments.last_value("format")) {
    options.format = static_cast<report::Format>(choose("--format", *value, report::format_names()));
  }
  if (const auto value = arguments.last_value("color")) {
    options.color = static_cast<ColorChoice>(choose("--color", *value, kColors));
  }
  options.given = parse_overrides(arguments);
  if (const auto value = arguments.last_value("jobs")) {
    options.jobs = parse_number("--jobs", *value, {0, kMaxJobs});
  }
  if (const auto value = arguments.last_value("stdin-filename")) options.stdin_filename = *value;
  options.ndjson = arguments.has("ndjson");
  if (options.yaml.value_or(false)) reject_yaml(options);
  options.record_key = record_key(arguments, options);
  options.quiet = arguments.has("quiet");
  options.include = parse_globs("--include", arguments.values("include"));
  options.exclude = parse_globs("--exclude", arguments.values("exclude"));
  parse_files(arguments, options);
  options.paths = arguments.positionals();
  return options;
}

}  // namespace runlint::cli
