// Checks one piece of work after the other, in one thread.
#ifndef RUNLINT_LIB_CLI_WORKER_H_
#define RUNLINT_LIB_CLI_WORKER_H_

#include <cstddef>
#include <optional>
#include <string_view>

#include "cli/ordered_output.h"
#include "cli/record_reader.h"
#include "cli/run_plan.h"
#include "io/streams.h"
#include "report/formatter.h"
#include "runlint/validator.h"

namespace runlint::cli {

// Shared by all threads of a run; outlives the workers.
struct Run {
  const RunPlan& plan;
  const io::Streams& streams;
  const report::Formatter& formatter;
  OrderedOutput& output;
};

// A piece of work begins, is checked, and is finished. Everything throws OutputError, OrderedOutput::Abandoned and
// std::bad_alloc.
class Worker {
 public:
  explicit Worker(const Run& run) : run_(run) {}

  void begin(std::size_t piece) noexcept { piece_ = piece; }
  void finish() { run_.output.finish(piece_, result_); }

  void check_file(const Input& input);
  void check_batch(const Batch& batch);

 private:
  void take_up(const Input& input);
  void check(const Input& input, std::optional<std::size_t> record, std::string_view payload);
  void check_or_throw(const Input& input, std::optional<std::size_t> record, std::string_view payload);
  void report_unreadable(const Input& input, const std::string& why);
  void report_broken_off(const Input& input, std::optional<std::size_t> record, Report::Status status);
  void append_failure(const Input& input, std::optional<std::size_t> record, std::string_view reason);
  void release_memory();

  const Run& run_;
  const RunPlan::Task* task_ = nullptr;
  const config::ResolvedOptions* policy_ = nullptr;  // the validator's
  Validator validator_;
  std::size_t piece_ = 0;
  bool flushed_ = false;  // part of the text of the current payload has been passed on
  Result result_;
  io::Buffer buffer_;
};

}  // namespace runlint::cli

#endif  // RUNLINT_LIB_CLI_WORKER_H_
