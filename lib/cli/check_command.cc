#include "cli/check_command.h"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <memory>
#include <optional>
#include <system_error>
#include <thread>

#include "cli/inputs.h"
#include "cli/ordered_output.h"
#include "cli/progress.h"
#include "cli/record_reader.h"
#include "text/display.h"

namespace runlint::cli {
namespace {

// A piece of work passes on what it found so far when that gets larger than this.
constexpr std::size_t kFlushSize = std::size_t{1} << 20;

// What all threads of a run share.
struct Run {
  const CheckSettings& settings;
  const Streams& streams;
  const report::Writer& writer;
  OrderedOutput& output;
};

std::string cannot_read(const Input& input, std::string_view why) {
  return fmt::format("runlint: cannot read {}: {}\n", text::printable(input.path), why);
}

// One thread's means to check one piece of work after the other.
class Worker {
 public:
  explicit Worker(const Run& run) : run_(run), validator_(run.settings.options) {}

  void begin(std::size_t piece) noexcept {
    piece_ = piece;
    listed_ = false;
  }
  void finish() { run_.output.finish(piece_, result_); }

  void check_file(const Input& input);
  void check_batch(const Batch& batch);

 private:
  void check(const Input& input, std::optional<std::size_t> record, std::string_view payload);
  void fail(const Input& input, std::string_view why) {
    result_.complaints += cannot_read(input, why);
    ++result_.summary.unreadable;
  }

  const Run& run_;
  Validator validator_;
  std::size_t piece_ = 0;
  bool listed_ = false;  // something of this piece
  Result result_;
  Buffer buffer_;
};

void Worker::check(const Input& input, std::optional<std::size_t> record, std::string_view payload) {
  const Report report = validator_.check(payload);
  const bool listed = run_.writer.lists(report);
  const bool first = listed && !listed_ && run_.output.claim_first(piece_);
  listed_ |= listed;
  if (report.status() != Report::Status::kComplete) {
    const bool memory = report.status() == Report::Status::kOutOfMemory;
    result_.complaints += fmt::format(
        "runlint: {}{}: not checked: {}\n", text::printable(input.path), record ? fmt::format(":{}", *record) : "",
        memory ? "out of memory" : "a defect in runlint, please report it with this payload if you can");
  }
  result_.summary.add(report);
  run_.writer.entry(result_.findings, {input.path, record, payload, report, piece_}, first, validator_);
}

void Worker::check_file(const Input& input) {
  try {
    // One byte too many is enough for the size to be found too large.
    const std::size_t limit = run_.settings.options.max_size + 1;
    if (input.standard_input) {
      read_all(run_.streams.in, buffer_, limit);
    } else {
      read_all(*open_file(input.path), buffer_, limit);
    }
  } catch (const std::system_error& error) {
    return fail(input, reason(error));
  }
  check(input, std::nullopt, buffer_.view());
}

bool is_blank(std::string_view line) noexcept { return line.find_first_not_of(" \t\r") == std::string_view::npos; }

void Worker::check_batch(const Batch& batch) {
  if (!batch.problem.empty()) return fail(*batch.input, batch.problem);
  const std::size_t limit = run_.settings.options.max_size + 1;
  std::string_view rest = batch.bytes.view();
  for (std::size_t line = batch.first_line; !rest.empty(); ++line) {
    const std::size_t end = rest.find('\n');
    std::string_view record = rest.substr(0, end);
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    if (end != std::string_view::npos && record.ends_with('\r')) record.remove_suffix(1);
    // Cut as the reader cuts lines, so that the report does not depend on how much a read brought.
    if (record.size() >= limit) {
      record = record.substr(0, limit);
    } else if (is_blank(record)) {
      continue;
    }
    check(*batch.input, line, record);
    if (result_.findings.size() >= kFlushSize) run_.output.flush(piece_, result_);
  }
}

void check_files(const Run& run, const std::vector<Input>& inputs, std::size_t threads) {
  std::atomic<std::size_t> next = 0;
  run_on_threads(std::min(threads, inputs.size()), run.output, [&] {
    Worker worker(run);
    for (std::size_t i = next++; i < inputs.size(); i = next++) {
      worker.begin(i);
      worker.check_file(inputs[i]);
      worker.finish();
    }
  });
}

void check_streams(const Run& run, const std::vector<Input>& inputs, std::size_t threads) {
  RecordReader reader(inputs, run.streams.in, run.settings.options.max_size);
  run_on_threads(threads, run.output, [&] {
    Worker worker(run);
    Batch batch;
    while (reader.next(batch)) {
      worker.begin(batch.ticket);
      worker.check_batch(batch);
      worker.finish();
    }
  });
}

report::Style make_style(const CheckSettings& settings, const Surroundings& surroundings) {
  report::Style style;
  style.color = settings.color == ColorChoice::kAlways ||
                (settings.color == ColorChoice::kAuto && surroundings.output_is_terminal && !surroundings.no_color &&
                 !surroundings.dumb);
  style.unicode = surroundings.unicode;
  style.width = surroundings.width;
  style.quiet = settings.quiet;
  style.interactive = surroundings.output_is_terminal;
  return style;
}

ExitStatus status_of(const report::Summary& found, Severity fail_on) noexcept {
  if (found.failed > 0) return ExitStatus::kInternal;
  if (found.unreadable > 0) return ExitStatus::kUnusable;
  std::size_t failing = found.errors;
  if (fail_on <= Severity::kWarning) failing += found.warnings;
  if (fail_on <= Severity::kInfo) failing += found.infos;
  return failing > 0 ? ExitStatus::kFindings : ExitStatus::kClean;
}

}  // namespace

ExitStatus check(const CheckSettings& settings, const Streams& streams, const Surroundings& surroundings) {
  const Inputs inputs =
      find_inputs(settings.paths, {settings.include, settings.exclude, settings.ndjson}, settings.stdin_filename);
  for (const std::string& problem : inputs.problems) complain(streams.err, fmt::format("runlint: {}\n", problem));
  if (inputs.found.empty()) return ExitStatus::kUnusable;
  if (settings.paths.empty() && surroundings.input_is_terminal) {
    complain(streams.err, "runlint: reading standard input; end it with Ctrl-D\n");
  }

  const std::unique_ptr<report::Writer> writer =
      report::make_writer(settings.format, make_style(settings, surroundings));
  Progress progress(streams.err, surroundings);
  OrderedOutput output(streams, progress);
  std::string text;
  writer->begin(text);
  streams.out.write(text);

  const Run run{settings, streams, *writer, output};
  const std::size_t threads = settings.jobs > 0 ? settings.jobs : std::max(1U, std::thread::hardware_concurrency());
  if (settings.ndjson) {
    check_streams(run, inputs.found, threads);
  } else {
    check_files(run, inputs.found, threads);
  }
  progress.clear();

  report::Summary totals = output.totals();
  totals.unreadable += inputs.problems.size();
  text.clear();
  writer->end(text, totals);
  streams.out.write(text);
  return status_of(totals, settings.fail_on);
}

}  // namespace runlint::cli
