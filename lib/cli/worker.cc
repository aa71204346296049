#include "cli/worker.h"

#include <fmt/format.h>

#include <algorithm>
#include <new>
#include <system_error>
#include <utility>
#include <vector>

#include "fix/unified_diff.h"
#include "io/output_file.h"
#include "text/escape.h"

namespace runlint::cli {
namespace {

// Output is flushed when it gets larger than this.
constexpr std::size_t kFlushSize = std::size_t{1} << 20;

}  // namespace

// Successive inputs mostly have the same options, and then share the validator.
void Worker::select(const Input& input) {
  task_ = &run_.plan.tasks[static_cast<std::size_t>(&input - run_.plan.inputs.data())];
  if (resolved_ != task_->options) {
    resolved_ = task_->options;
    Options options = resolved_->options;
    if (is_filtered())
      options.max_diagnostics = std::max(options.max_diagnostics, config::FindingFilter::kMaxDiagnostics);
    validator_ = Validator(options);
    yaml_validator_.reset();
  }
  if (task_->is_yaml && !yaml_validator_) yaml_validator_ = std::make_unique<YamlValidator>(validator_.options());
}

void Worker::append_failure(const Input& input, std::optional<std::size_t> record, std::string_view reason) {
  const report::RecordKey none;
  const bool has_key = record && !run_.record_key.empty();
  for (std::size_t i = 0; i < result_.findings.size(); ++i) {
    run_.output.destinations()[i].formatter.format(
        result_.findings[i],
        {.path = input.path, .record = record, .failure = reason, .key = has_key ? &none : nullptr});
  }
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
  yaml_validator_.reset();
  buffer_ = io::Buffer();
  repaired_ = {};
}

// When memory runs out, the text of the payload is removed, so that the output stays well-formed.
void Worker::check(const Input& input, std::optional<std::size_t> record, std::string_view payload) {
  std::vector<std::size_t> sizes;
  for (const report::Formatted& each : result_.findings) sizes.push_back(each.text.size());
  flushed_ = false;
  try {
    check_or_throw(input, record, payload);
  } catch (const std::bad_alloc&) {
    if (flushed_) throw;
    for (std::size_t i = 0; i < sizes.size(); ++i) {
      result_.findings[i].text.resize(sizes[i]);
      result_.findings[i].text.shrink_to_fit();
    }
    report_broken_off(input, record, Report::Status::kOutOfMemory);
  }
}

void Worker::check_or_throw(const Input& input, std::optional<std::size_t> record, std::string_view payload) {
  with_validator([&](auto& validator) { check_by(validator, input, record, payload); });
}

template <class AnyValidator>
void Worker::check_by(AnyValidator& validator, const Input& input, std::optional<std::size_t> record,
                      std::string_view payload) {
  Report report = validator.check(payload);
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
  for (std::size_t i = 0; i < result_.findings.size(); ++i) {
    report::format_redacted(result_.findings[i], run_.output.destinations()[i].formatter, result, validator, [this] {
      flushed_ = true;
      run_.output.flush(sequence_, result_);
    });
  }
  result_.summary.add(summary);
}

// Reads the payload of `input` into the buffer.
void Worker::read(const Input& input) {
  // One byte too many is enough for the size to be found too large.
  const std::size_t limit = resolved_->options.max_size + 1;
  if (input.standard_input) {
    io::read_all(run_.streams.in, buffer_, limit);
  } else {
    io::read_all(*io::open_file(input.path), buffer_, limit);
  }
}

void Worker::check_file(const Input& input) {
  if (!input.failure.empty()) {
    ++result_.summary.unreadable;
    return append_failure(input, std::nullopt, input.failure);
  }
  try {
    select(input);
    if (run_.repair == RepairMode::kNone) {
      read(input);
    } else {
      repair_file(input);
    }
    if (run_.repair == RepairMode::kDiff) return append_diff(input);
  } catch (const std::system_error& error) {
    return report_unreadable(input, io::error_text(error));
  } catch (const std::bad_alloc&) {
    release_memory();
    return report_broken_off(input, std::nullopt, Report::Status::kOutOfMemory);
  }
  check(input, std::nullopt, run_.repair == RepairMode::kNone ? buffer_.view() : repaired_.text);
}

// Reads the payload of `input`, repairs it and, for --fix, writes it.
void Worker::repair_file(const Input& input) {
  constexpr int kMaxReads = 3;  // of a file that others write to at the same time
  for (int reads = 1;; ++reads) {
    const io::FileVersion version = io::file_version(input.path);
    read(input);
    repaired_ = fix::repair(buffer_.view(), [this](std::string_view text) {
      Report report = with_validator([&](auto& validator) { return validator.check(text); });
      return task_->filter.apply(std::move(report), config::FindingFilter::kMaxDiagnostics).report;
    });
    if (repaired_.changes.empty()) return;
    if (run_.repair == RepairMode::kDiff || replace_file(input, version)) break;
    if (repaired_.changes.empty()) return;
    if (reads == kMaxReads) return report_unwritten(input, "it changes while it is read");
  }
  result_.summary.repaired += repaired_.count;
  ++result_.summary.changed;
}

// Returns false if the file has changed since it was read, or can't be written: then no repair is left.
bool Worker::replace_file(const Input& input, const io::FileVersion& version) {
  if (!io::is_replaceable(input.path)) {
    report_unwritten(input, "it is not a regular file");
    return false;
  }
  try {
    return run_.replacer.replace(input.path, version, repaired_.text);
  } catch (const io::OutputError& error) {
    report_unwritten(input, io::error_text(error));
    return false;
  }
}

void Worker::report_unwritten(const Input& input, std::string_view why) {
  result_.messages += fmt::format("runlint: cannot fix {}: {}\n", text::printable(input.path), why);
  ++result_.summary.unwritten;
  repaired_ = {std::string(buffer_.view())};
}

// Appends the changes to the output, and no findings.
void Worker::append_diff(const Input& input) {
  const std::vector<fix::Change>& changes = repaired_.changes;
  if (changes.empty()) return;
  const std::string_view before = buffer_.view();
  const std::string_view after = repaired_.text;
  const auto hidden = [&](std::string_view text, Span fix::Change::* side) {
    const Span window = fix::diff_window(text, changes, side);
    return with_validator([&](auto& validator) { return validator.redacted_spans(text, window); });
  };
  const std::vector<Span> hidden_before = hidden(before, &fix::Change::before);
  const std::vector<Span> hidden_after = hidden(after, &fix::Change::after);
  fix::append_unified_diff(result_.findings.front().text, input.path, {before, hidden_before}, {after, hidden_after},
                           changes);
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
    if (result_.size() >= kFlushSize && result_.has_text()) run_.output.flush(sequence_, result_);
  }
}

}  // namespace runlint::cli
