#include "cli/worker.h"

#include <fmt/format.h>

#include <algorithm>
#include <new>
#include <system_error>
#include <utility>

#include "text/escape.h"

namespace runlint::cli {
namespace {

// Output is flushed when it gets larger than this.
constexpr std::size_t kFlushSize = std::size_t{1} << 20;

}  // namespace

// Successive inputs mostly have the same options, and then share the validator.
void Worker::select(const Input& input) {
  task_ = &run_.plan.tasks[static_cast<std::size_t>(&input - run_.plan.inputs.data())];
  if (resolved_ == task_->options) return;
  resolved_ = task_->options;
  Options options = resolved_->options;
  if (is_filtered())
    options.max_diagnostics = std::max(options.max_diagnostics, config::FindingFilter::kMaxDiagnostics);
  validator_ = Validator(options);
}

void Worker::append_failure(const Input& input, std::optional<std::size_t> record, std::string_view reason) {
  const report::RecordKey none;
  const bool has_key = record && !run_.record_key.empty();
  run_.formatter.format(result_.findings,
                        {.path = input.path, .record = record, .failure = reason, .key = has_key ? &none : nullptr});
}

void Worker::report_unreadable(const Input& input, const std::string& why) {
  result_.messages += fmt::format("runlint: cannot read {}: {}\n", text::printable(input.path), why);
  ++result_.summary.unreadable;
  append_failure(input, std::nullopt, "cannot be read: " + why);
}

void Worker::report_empty(const Input& input) {
  result_.messages +=
      fmt::format("runlint: {} has no records, and --expect-records asks for some\n", text::printable(input.path));
  ++result_.summary.unreadable;
  append_failure(input, std::nullopt, "has no records, and --expect-records asks for some");
}

void Worker::report_broken_off(const Input& input, std::optional<std::size_t> record, Report::Status status) {
  const std::string_view reason = report::failure_reason(status);
  result_.messages += fmt::format("runlint: {}{}: {}\n", text::printable(input.path),
                                  record ? fmt::format(":{}", *record) : "", reason);
  ++result_.summary.payloads;
  ++result_.summary.failed;
  append_failure(input, record, reason);
}

void Worker::release_memory() {
  resolved_ = nullptr;
  validator_ = Validator();
  buffer_ = io::Buffer();
}

// When memory runs out, the text of the payload is removed, so that the output stays well-formed.
void Worker::check(const Input& input, std::optional<std::size_t> record, std::string_view payload) {
  std::string& text = result_.findings.text;
  const std::size_t size = text.size();
  flushed_ = false;
  try {
    check_or_throw(input, record, payload);
  } catch (const std::bad_alloc&) {
    if (flushed_) throw;
    text.resize(size);
    text.shrink_to_fit();
    report_broken_off(input, record, Report::Status::kOutOfMemory);
  }
}

void Worker::check_or_throw(const Input& input, std::optional<std::size_t> record, std::string_view payload) {
  Report report = validator_.check(payload);
  if (report.status() != Report::Status::kComplete) return report_broken_off(input, record, report.status());
  report::Summary summary;
  if (is_filtered()) {
    config::FindingFilter::Filtered filtered =
        task_->filter.apply(std::move(report), resolved_->options.max_diagnostics);
    report = std::move(filtered.report);
    summary.suppressed += filtered.suppressed;
    summary.known += filtered.known;
    statistics_.add(filtered.remaining);
  }
  summary.add(report);
  for (const Severity severity : {Severity::kInfo, Severity::kWarning, Severity::kError}) {
    if (severity >= resolved_->fail_on) summary.failing += report.count(severity);
  }
  const report::FileResult result{.path = input.path,
                                  .record = record,
                                  .payload = payload,
                                  .report = report,
                                  .fail_on = resolved_->fail_on,
                                  .key = run_.record_key.empty() ? nullptr : &keys_.find(payload, validator_)};
  report::format_redacted(result_.findings, run_.formatter, result, validator_, [this] {
    flushed_ = true;
    run_.output.flush(sequence_, result_);
  });
  result_.summary.add(summary);
}

void Worker::check_file(const Input& input) {
  if (!input.failure.empty()) {
    ++result_.summary.unreadable;
    return append_failure(input, std::nullopt, input.failure);
  }
  try {
    select(input);
    // One byte too many is enough for the size to be found too large.
    const std::size_t limit = resolved_->options.max_size + 1;
    if (input.standard_input) {
      io::read_all(run_.streams.in, buffer_, limit);
    } else {
      io::read_all(*io::open_file(input.path), buffer_, limit);
    }
  } catch (const std::system_error& error) {
    return report_unreadable(input, io::error_text(error));
  } catch (const std::bad_alloc&) {
    release_memory();
    return report_broken_off(input, std::nullopt, Report::Status::kOutOfMemory);
  }
  check(input, std::nullopt, buffer_.view());
}
void Worker::check_batch(const Batch& batch) {
  if (!batch.input->failure.empty()) {
    ++result_.summary.unreadable;
    return append_failure(*batch.input, std::nullopt, batch.input->failure);
  }
  if (batch.no_records) return report_empty(*batch.input);
  if (!batch.problem.empty()) return report_unreadable(*batch.input, batch.problem);
  select(*batch.input);
  const std::size_t limit = resolved_->options.max_size + 1;
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
    if (result_.findings.text.size() >= kFlushSize) run_.output.flush(sequence_, result_);
  }
}

}  // namespace runlint::cli
