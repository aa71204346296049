// Checks files and batches of records, in one thread.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "cli/check_options.h"
#include "cli/ordered_output.h"
#include "cli/record_key.h"
#include "cli/record_reader.h"
#include "cli/run_plan.h"
#include "fix/repair.h"
#include "io/file_replacer.h"
#include "io/streams.h"
#include "report/formatter.h"
#include "report/statistics.h"
#include "runlint/validator.h"
#include "yaml_validator/yaml_validator.h"

namespace runlint::cli {

// Shared by all threads of a run; outlives the workers.
struct RunContext {
  const RunPlan& plan;
  const io::Streams& streams;
  OrderedOutput& output;
  const PointerTokens& record_key;  // empty: none is asked for
  bool statistics;                  // the findings of each rule are counted
  RepairMode repair;
  io::FileReplacer& replacer;
};

// For each file or batch: begin(), one of the checks, finish(). All functions throw OutputError,
// OrderedOutput::Cancelled and std::bad_alloc.
class Worker {
 public:
  explicit Worker(const RunContext& run) : run_(run), keys_(run.record_key) {}

  void begin(std::size_t sequence) {
    sequence_ = sequence;
    result_.findings.resize(run_.output.destinations().size());
  }
  void finish() { run_.output.finish(sequence_, result_); }

  void check_file(const Input& input);
  void check_batch(const Batch& batch);

  // All findings so far, counted if RunContext::statistics is set.
  [[nodiscard]] const report::Statistics& statistics() const noexcept { return statistics_; }

 private:
  void read(const Input& input);
  void repair_file(const Input& input);
  [[nodiscard]] bool replace_file(const Input& input, const io::FileVersion& version);
  void append_diff(const Input& input);
  void select(const Input& input);
  void check(const Input& input, std::optional<std::size_t> record, std::string_view payload);
  void check_or_throw(const Input& input, std::optional<std::size_t> record, std::string_view payload);
  void report_unwritten(const Input& input, std::string_view why);
  // Calls `function` with the validator for the syntax of the input.
  template <class Function>
  auto with_validator(Function function) {
    return task_->is_yaml ? function(*yaml_validator_) : function(validator_);
  }
  template <class AnyValidator>
  void check_by(AnyValidator& validator, const Input& input, std::optional<std::size_t> record,
                std::string_view payload);
  void report_unreadable(const Input& input, const std::string& why);
  void report_empty(const Input& input);
  void report_broken_off(const Input& input, std::optional<std::size_t> record, Report::Status status);
  void append_failure(const Input& input, std::optional<std::size_t> record, std::string_view reason);
  void release_memory();
  [[nodiscard]] bool is_filtered() const noexcept {
    return run_.statistics || run_.repair != RepairMode::kNone || task_->filter.is_active();
  }

  const RunContext& run_;
  const RunPlan::Task* task_ = nullptr;
  const config::ResolvedOptions* resolved_ = nullptr;  // the validator's
  Validator validator_;
  std::unique_ptr<YamlValidator> yaml_validator_;  // once it is needed
  RecordKeyFinder keys_;
  std::size_t sequence_ = 0;
  bool flushed_ = false;  // part of the text of the current payload has been passed on
  Result result_;
  io::Buffer buffer_;
  fix::Repaired repaired_;  // of the buffer's text; empty without --fix and --diff
  report::Statistics statistics_;
};

}  // namespace runlint::cli
