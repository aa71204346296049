#include "cli/worker.h"

#include <fmt/format.h>

#include <algorithm>
#include <system_error>
#include <utility>

#include "text/display.h"

namespace runlint::cli {
namespace {

// A piece of work passes on what it found so far when that gets larger than this.
constexpr std::size_t kFlushSize = std::size_t{1} << 20;

}  // namespace

// Neighbours mostly share their policy, and with it the validator.
void Worker::take_up(const Input& input) {
  task_ = &run_.plan.tasks[static_cast<std::size_t>(&input - run_.plan.inputs.data())];
  if (policy_ == task_->policy) return;
  policy_ = task_->policy;
  Options options = policy_->options;
  if (task_->sieve.is_needed()) options.max_diagnostics = std::max(options.max_diagnostics, Sieve::kMaxDiagnostics);
  validator_ = Validator(options);
}

void Worker::fail(const Input& input, std::string_view why) {
  result_.complaints += fmt::format("runlint: cannot read {}: {}\n", text::printable(input.path), why);
  ++result_.summary.unreadable;
}

void Worker::check(const Input& input, std::optional<std::size_t> record, std::string_view payload) {
  Report report = validator_.check(payload);
  if (task_->sieve.is_needed()) {
    Sieve::Sifted sifted = task_->sieve.sift(std::move(report), policy_->options.max_diagnostics);
    report = std::move(sifted.report);
    result_.summary.suppressed += sifted.suppressed;
    result_.summary.known += sifted.known;
  }
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
  for (const Severity severity : {Severity::kInfo, Severity::kWarning, Severity::kError}) {
    if (severity >= policy_->fail_on) result_.summary.failing += report.count(severity);
  }
  run_.writer.entry(result_.findings, {input.path, record, payload, report, piece_}, first, validator_);
}

void Worker::check_file(const Input& input) {
  take_up(input);
  try {
    // One byte too many is enough for the size to be found too large.
    const std::size_t limit = policy_->options.max_size + 1;
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

namespace {

bool is_blank(std::string_view line) noexcept { return line.find_first_not_of(" \t\r") == std::string_view::npos; }

}  // namespace

void Worker::check_batch(const Batch& batch) {
  if (!batch.problem.empty()) return fail(*batch.input, batch.problem);
  take_up(*batch.input);
  const std::size_t limit = policy_->options.max_size + 1;
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

}  // namespace runlint::cli
