#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <iterator>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <thread>
#include <vector>

#include "cli/command.h"
#include "cli/ordered_output.h"
#include "cli/output_guard.h"
#include "cli/progress.h"
#include "cli/record_reader.h"
#include "cli/run_plan.h"
#include "cli/worker.h"
#include "io/output_file.h"
#include "io/paths.h"
#include "report/fingerprint.h"
#include "report/statistics.h"
#include "text/escape.h"
#include "text/redaction.h"

namespace runlint::cli {
namespace {

report::Statistics check_files(const RunContext& run, std::size_t threads) {
  const std::vector<Input>& inputs = run.plan.inputs;
  report::Statistics statistics;
  std::mutex mutex;  // guards them
  std::atomic<std::size_t> next = 0;
  run_on_threads(std::min(threads, inputs.size()), run.output, [&] {
    Worker worker(run);
    for (std::size_t i = next++; i < inputs.size(); i = next++) {
      worker.begin(i);
      worker.check_file(inputs[i]);
      worker.finish();
    }
    const std::lock_guard lock(mutex);
    statistics.add(worker.statistics());
  });
  return statistics;
}

report::Statistics check_streams(const RunContext& run, std::size_t threads, bool expect_records) {
  RecordReader reader(run.plan.inputs, run.streams.in, run.plan.max_size(), expect_records);
  report::Statistics statistics;
  std::mutex mutex;  // guards them
  run_on_threads(threads, run.output, [&] {
    Worker worker(run);
    Batch batch;
    while (reader.next(batch)) {
      worker.begin(batch.sequence);
      worker.check_batch(batch);
      worker.finish();
    }
    const std::lock_guard lock(mutex);
    statistics.add(worker.statistics());
  });
  return statistics;
}

// Whether the terminal and the environment ask for colors. NO_COLOR takes precedence over FORCE_COLOR.
bool wants_color(const Terminal& terminal) {
  if (terminal.no_color) return false;
  return terminal.force_color || (terminal.output_is_terminal && !terminal.dumb);
}

report::Style make_style(const CheckOptions& options, const Terminal& terminal) {
  report::Style style;
  style.color = options.color == ColorChoice::kAlways || (options.color == ColorChoice::kAuto && wants_color(terminal));
  style.unicode = terminal.unicode;
  if (terminal.width > 0) {
    style.width = terminal.width;
    style.wrap = true;
  }
  style.quiet = options.quiet;
  style.interactive = terminal.output_is_terminal;
  style.links = terminal.links;
  if (!terminal.repository.empty()) {
    std::error_code error;  // of a folder that is not here
    style.repository.top = std::filesystem::canonical(terminal.repository, error).string();
    style.repository.working_directory = std::filesystem::current_path(error).string();
    if (error) style.repository = {};
  }
  return style;
}

ExitStatus status_of(const report::Summary& totals, const CheckOptions& options) noexcept {
  if (totals.failed > 0) return ExitStatus::kInternal;
  if (totals.unreadable + totals.unwritten > 0) return ExitStatus::kUsage;
  const std::size_t findings = options.repair == RepairMode::kDiff ? totals.changed : totals.failing;
  return findings > 0 && !options.exit_zero ? ExitStatus::kFindings : ExitStatus::kOk;
}

// The file of --output-file.
class ReportFile final : public io::Sink {
 public:
  explicit ReportFile(const std::string& path) : file_(path, no_output_) {}

  void write(std::string_view bytes) override {
    try {
      file_.write(bytes);
    } catch (const io::OutputError&) {
      failed_ = true;
      throw;
    }
  }

  void commit() {
    failed_ = true;  // until it is done
    file_.commit();
    failed_ = false;
  }

  // Whether an OutputError was about this file.
  [[nodiscard]] bool has_failed() const noexcept { return failed_; }

 private:
  io::NoOutput no_output_;  // has_file() has seen to it
  io::OutputFile file_;
  bool failed_ = false;
};

// Whether the format is written elsewhere than to standard output.
bool has_file(const CheckOptions& options) {
  return !options.output_file.empty() && !io::is_standard_output(options.output_file);
}

// --diff prints changes in the place of findings.
class NoFindings final : public report::Formatter {
 public:
  [[nodiscard]] report::Frame frame(const report::Summary&, const report::Deferred&) const override { return {}; }

 protected:
  void append(report::Formatted&, const report::FileResult&, const Flush&) const override {}
};

// The formats of a run.
class Formatters {
 public:
  // `to_file`: the format is written to a file, and text to standard output.
  Formatters(const CheckOptions& options, const Terminal& terminal, bool to_file) {
    const report::Style style = make_style(options, terminal);
    if (options.repair == RepairMode::kDiff) {
      shown_ = std::make_unique<NoFindings>();
    } else if (to_file) {
      shown_ = report::make_formatter(report::Format::kText, style);
      Terminal none = terminal;
      none.output_is_terminal = false;
      filed_ = report::make_formatter(options.format, make_style(options, none));
    } else {
      shown_ = report::make_formatter(options.format, style);
    }
  }

  [[nodiscard]] std::vector<Destination> destinations(io::Sink& out, ReportFile* file) const {
    std::vector<Destination> destinations;
    destinations.push_back({*shown_, out});
    if (file != nullptr) destinations.push_back({*filed_, *file});
    return destinations;
  }

 private:
  std::unique_ptr<report::Formatter> shown_;
  std::unique_ptr<report::Formatter> filed_;  // null: none
};

// A line about what --fix or --diff did; empty if there was nothing to do.
std::string describe_repairs(const report::Summary& totals, RepairMode repair) {
  if (totals.changed == 0) return {};
  const std::string what = fmt::format("{} in {}", report::pluralized(totals.repaired, "finding"),
                                       report::pluralized(totals.changed, "file"));
  return repair == RepairMode::kFix ? fmt::format("runlint: fixed {}\n", what)
                                    : fmt::format("runlint: --fix would fix {}\n", what);
}

// Writes the new baseline and reports that.
bool write_baseline(const config::Baseline& baseline, const std::string& path, const io::Streams& streams) {
  const std::string shown = path == "-" ? "standard output" : text::printable(path);
  try {
    const auto [findings, kept] = baseline.write(streams.out);
    std::string line = fmt::format("runlint: {} in {}", report::pluralized(findings, "known finding"), shown);
    if (kept > 0) line += fmt::format("; {} of them kept for files that this run did not check", kept);
    write_error(streams.err, line + '\n');
    return true;
  } catch (const std::system_error& error) {
    write_error(streams.err, fmt::format("runlint: cannot write {}: {}\n", shown, io::error_text(error)));
    return false;
  }
}

// Whether `directory` is one of `roots` or below one.
bool is_below(std::string_view directory, const std::vector<std::string>& roots) {
  return std::any_of(roots.begin(), roots.end(), [directory](const std::string& root) {
    const std::string_view top = root == "/" ? std::string_view() : std::string_view(root);
    return directory.starts_with(top) && (directory.size() == top.size() || directory[top.size()] == '/');
  });
}

bool names_one_file(const config::Suppression& suppression) {
  return suppression.files && !suppression.files->matches_basename() &&
         suppression.files->pattern().find_first_of("*?[\\") == std::string::npos;
}

// Whether none of these rules reports anything.
bool is_off(const config::RuleSelection& selected, const Options& options) {
  return std::ranges::all_of(rules(), [&](const RuleInfo& rule) {
    return !selected.contains(rule.rule) || options.severities[static_cast<std::size_t>(rule.rule)] == Severity::kOff;
  });
}

// Describes the suppressions that hide nothing. One is reported when every file that it could apply to was checked:
// when `searched` (the configuration's directory was searched as the configuration says), or when it names one file and
// that was checked.
std::string describe_unused_suppressions(const config::ConfigFile& config, const config::ResolvedOptions& options,
                                         bool searched) {
  std::string out;
  for (const config::Suppression& suppression : config.suppressions) {
    if (suppression.matched || suppression.partly_checked || is_off(suppression.rules, options.options)) continue;
    if (!searched && !(names_one_file(suppression) && suppression.checked)) continue;
    fmt::format_to(std::back_inserter(out), "runlint: {}:{}:{}: suppression {} {}\n", text::printable(config.path),
                   suppression.where.line, suppression.where.column, text::quoted(text::shown_name(suppression.name)),
                   suppression.checked ? "hides nothing: remove it" : "applies to no file that was checked");
  }
  return out;
}

// Describes the known findings that are gone.
std::string describe_stale(const config::Baseline& baseline, const std::string& path) {
  constexpr std::size_t kMaxShown = 10;
  const std::vector<std::string> lines = baseline.stale();
  if (lines.empty()) return {};
  std::string out = fmt::format("runlint: {0} has {1} that {2} gone; --write-baseline {0} forgets {3}\n",
                                text::printable(path), report::pluralized(lines.size(), "known finding"),
                                lines.size() == 1 ? "is" : "are", lines.size() == 1 ? "it" : "them");
  for (std::size_t i = 0; i < std::min(lines.size(), kMaxShown); ++i) {
    out.append("  ").append(text::redacted(lines[i], text::secret_spans(lines[i]))) += '\n';
  }
  if (lines.size() > kMaxShown) fmt::format_to(std::back_inserter(out), "  and {} more\n", lines.size() - kMaxShown);
  return out;
}

// Whole lines about suppressions and baseline entries that serve no purpose.
std::string describe_unused(const CheckOptions& options, const RunPlan& plan) {
  std::string out;
  std::vector<std::string> roots;
  if (options.include.empty() && options.exclude.empty()) {
    for (const std::string& path : options.paths) roots.push_back(io::real_path(path));
  }
  for (const auto& config : plan.configs.loaded()) {
    // The options of payloads and of templates differ only in their kind.
    const auto resolved = std::ranges::find_if(plan.options, [&config](const auto& entry) {
      const auto& [file, kind] = entry.first;
      return file == config.get() && (kind == Kind::kRunJob || kind == Kind::kTemplate);
    });
    if (resolved == plan.options.end()) continue;
    out += describe_unused_suppressions(*config, resolved->second, is_below(config->directory, roots));
  }
  if (plan.baseline != nullptr && !plan.baseline->is_written()) {
    out += describe_stale(*plan.baseline, options.baseline);
  }
  return out;
}

// Checks what is planned, and writes the report.
ExitStatus check(const CheckOptions& options, const io::Streams& given, const io::Streams& streams,
                 const Terminal& terminal, const RunPlan& plan, ReportFile* file) {
  const Formatters formatters(options, terminal, file != nullptr);
  const std::vector<Destination> destinations = formatters.destinations(streams.out, file);
  Progress progress(streams.err, terminal);
  OrderedOutput output(destinations, streams.err, progress);
  output.begin();

  io::FileReplacer replacer;
  const RunContext run{plan, streams, output, options.record_key, options.statistics, options.repair, replacer};
  const std::size_t threads = options.jobs > 0 ? options.jobs : std::max(1U, std::thread::hardware_concurrency());
  const report::Statistics statistics =
      options.ndjson ? check_streams(run, threads, options.expect_records) : check_files(run, threads);
  progress.clear();

  output.end();
  const report::Summary& totals = output.totals();
  if (options.statistics) {
    const bool is_text = options.format == report::Format::kText;
    (is_text || file != nullptr ? streams.out : streams.err).write(statistics.table(totals));
  }
  if (!options.quiet) write_error(streams.err, describe_repairs(totals, options.repair));
  if (totals.unreadable == 0 && !options.quiet && options.repair != RepairMode::kDiff)
    write_error(streams.err, describe_unused(options, plan));
  // A baseline without the files that could not be read would make their findings look new.
  if (!options.baseline_output.empty()) {
    if (totals.unreadable > 0 || totals.failed > 0) {
      write_error(streams.err, "runlint: no baseline was written: not everything could be checked\n");
    } else if (!write_baseline(*plan.baseline, options.baseline_output, given)) {
      return ExitStatus::kUsage;
    }
  }
  return status_of(totals, options);
}

}  // namespace

ExitStatus run_check(const CheckOptions& options, const io::Streams& given, const Terminal& terminal) {
  // A baseline on standard output is the only output there.
  const io::Streams streams{given.in, io::is_standard_output(options.baseline_output) ? given.err : given.out,
                            given.err};
  const RunPlan plan = make_plan(options);
  write_error(streams.err, plan.messages);
  if (options.paths.empty() && terminal.input_is_terminal && !plan.inputs.empty() &&
      plan.inputs.front().failure.empty()) {
    write_error(streams.err, "runlint: reading standard input; end it with Ctrl-D\n");
  }

  reject_overwriting(options, plan);
  const bool to_file = has_file(options);
  std::optional<ReportFile> file;
  try {
    if (to_file) file.emplace(options.output_file);
    const ExitStatus status = check(options, given, streams, terminal, plan, file ? &*file : nullptr);
    if (file) file->commit();
    return status;
  } catch (const io::OutputError& error) {
    if (!to_file || (file && !file->has_failed())) throw;
    write_error(streams.err, fmt::format("runlint: cannot write {}: {}\n", text::printable(options.output_file),
                                         io::error_text(error)));
    return ExitStatus::kUsage;
  }
}

}  // namespace runlint::cli
