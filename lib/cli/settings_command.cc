#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <system_error>
#include <vector>

#include "cli/command.h"
#include "cli/inputs.h"
#include "cli/run_plan.h"
#include "io/paths.h"
#include "schema/tool_files.h"
#include "text/escape.h"
#include "text/redaction.h"

namespace runlint::cli {
namespace {

using config::Source;

// The settings of one file as lines of name, value and source.
class Settings {
 public:
  Settings(const CheckOptions& options, const RunPlan& plan)
      : options_(options),
        resolved_(*plan.tasks.front().options),
        config_(plan.tasks.front().filter.config),
        path_(plan.inputs.front().path),
        file_(plan.tasks.front().filter.file) {}

  [[nodiscard]] std::string text() {
    add_general();
    add_search();
    for (const RuleInfo& rule : rules()) add_severity(rule);
    add_suppressions();
    std::size_t name_width = 0;
    std::size_t value_width = 0;
    for (const Row& row : rows_) {
      name_width = std::max(name_width, row.name.size());
      value_width = std::max(value_width, row.value.size());
    }
    std::string out;
    for (const auto& [name, value, source] : rows_) {
      std::string line = fmt::format("{:{}}  {:{}}  {}", name, name_width, value, value_width, source);
      line.resize(line.find_last_not_of(' ') + 1);
      out.append(line).append("\n");
    }
    return out;
  }

 private:
  struct Row {
    std::string name;
    std::string value;
    std::string source;
  };

  [[nodiscard]] std::string config_name() const { return text::printable(config_->path); }

  [[nodiscard]] std::string_view profile_name() const {
    return resolved_.profile ? schema::kProfileNames[static_cast<std::size_t>(*resolved_.profile)] : "none";
  }

  [[nodiscard]] std::string origin(Source source) const {
    switch (source) {
      case Source::kProfile:
        return fmt::format("profile {}", profile_name());
      case Source::kConfigured:
        return config_name();
      case Source::kGiven:
        return "command line";
      default:
        return "default";
    }
  }

  void add(std::string_view name, std::string_view value, std::string_view source) {
    rows_.push_back({std::string(name), std::string(value), std::string(source)});
  }

  void add_general() {
    const Options& options = resolved_.options;
    const config::ResolvedOptions::Sources& sources = resolved_.sources;
    add("configuration", config_ == nullptr ? "none" : config_name(),
        options_.config      ? "command line"
        : config_ == nullptr ? ""
                             : "nearest folder");
    add("kind", kKindNames[static_cast<std::size_t>(options.kind)],
        options_.kind                     ? "command line"
        : options.kind == Kind::kTemplate ? "name of the file"
                                          : "default");
    add("profile", profile_name(), origin(sources.profile));
    add("api", schema::kRevisionNames[static_cast<std::size_t>(options.api)], origin(sources.api));
    add("references", options.references || options.kind == Kind::kTemplate ? "true" : "false",
        options.kind == Kind::kTemplate ? "kind template" : origin(sources.references));
    add("failOn", severity_name(resolved_.fail_on), origin(sources.fail_on));
    add("limits.size", std::to_string(options.max_size), origin(sources.max_size));
    add("limits.depth", std::to_string(options.max_depth), origin(sources.max_depth));
    add("limits.diagnostics", std::to_string(options.max_diagnostics), origin(sources.max_diagnostics));
  }

  // How a search treats the file.
  void add_search() {
    const std::string below = config_ == nullptr ? std::string() : io::relative_path(file_, config_->directory);
    const bool configured = options_.include.empty() && config_ != nullptr && !config_->include.empty();
    std::vector<config::FileGlob> wanted = configured ? config_->include : options_.include;
    const bool usual = wanted.empty();
    if (usual) wanted = default_globs();
    const auto found = std::ranges::find_if(
        wanted, [&](const config::FileGlob& glob) { return glob.matches(configured ? below : path_); });
    const std::string_view source = configured ? std::string_view(config_->path) : usual ? "default" : "command line";
    add("include", found == wanted.end() ? "no pattern matches" : text::quoted(found->pattern()),
        text::printable(source));
    const config::FileGlob* excluding = config::find_covering(options_.exclude, path_);
    const bool given = excluding != nullptr;
    if (!given && config_ != nullptr) excluding = config::find_covering(config_->exclude, below);
    if (excluding == nullptr) {
      add("exclude", "no pattern matches", "");
    } else {
      add("exclude", text::quoted(excluding->pattern()), given ? "command line" : config_name());
    }
  }

  void add_severity(const RuleInfo& rule) {
    const auto index = static_cast<std::size_t>(rule.rule);
    const std::optional<Severity> set =
        severity_is_adjustable(rule.rule) ? resolved_.options.severities[index] : std::optional(Severity::kError);
    add(rule.name, severity_name(set.value_or(config::usual_severity(rule, resolved_.options.api))),
        severity_is_adjustable(rule.rule) ? origin(resolved_.sources.severities[index]) : "always");
  }

  void add_suppressions() {
    if (config_ == nullptr) return;
    const std::string below = io::relative_path(file_, config_->directory);
    for (const config::Suppression& suppression : config_->suppressions) {
      if (!suppression.applies_to(below)) continue;
      add("suppression", text::quoted(text::shown_name(suppression.name)),
          fmt::format("{}:{}:{}", config_name(), suppression.where.line, suppression.where.column));
    }
  }

  const CheckOptions& options_;
  const config::ResolvedOptions& resolved_;
  const config::ConfigFile* config_;  // null: none
  const std::string& path_;
  const std::string& file_;  // its real_path()
  std::vector<Row> rows_;
};

}  // namespace

ExitStatus run_settings(const CheckOptions& options, const io::Streams& streams) {
  const std::string& path = options.paths.front();
  std::error_code ignored;
  if (path != "-" && std::filesystem::is_directory(path, ignored)) {
    throw UsageError(text::printable(path) + " is a directory: name a file in it, which need not exist");
  }
  const RunPlan plan = plan_file(options, path == "-" ? options.stdin_filename : path);
  if (!plan.messages.empty()) {
    write_error(streams.err, plan.messages);
    return ExitStatus::kUsage;
  }
  streams.out.write(Settings(options, plan).text());
  return ExitStatus::kOk;
}

}  // namespace runlint::cli
