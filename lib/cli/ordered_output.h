// Writes the output of several threads in the order of the input, with bounded memory.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <exception>
#include <functional>
#include <map>
#include <mutex>
#include <string>

#include "cli/progress.h"
#include "io/streams.h"
#include "report/formatter.h"

namespace runlint::cli {

// The result of checking a file or a batch of records.
struct Result {
  report::Formatted findings = {};
  std::string messages = {};  // whole lines for standard error
  report::Summary summary = {};
};

// Results are numbered from 0 without gaps; each is finished once. All functions may be called by any thread. They
// throw OutputError when a stream does not take what is written, and Cancelled after cancel().
class OrderedOutput {
 public:
  struct Cancelled {};

  // All must outlive this.
  OrderedOutput(const io::Streams& streams, Progress& progress, const report::Formatter& formatter) noexcept
      : streams_(streams), progress_(progress), joiner_(formatter) {}

  // Write what precedes the first result and follows the last.
  void begin() { streams_.out.write(joiner_.begin()); }
  void end() { streams_.out.write(joiner_.end(totals_)); }

  // Waits until `sequence` is next, then writes the contents of `result` and empties it.
  void flush(std::size_t sequence, Result& result);

  // Takes the contents of `result` and writes them in order. Blocks only if too much output is waiting.
  void finish(std::size_t sequence, Result& result);

  // Makes every call fail, blocked ones too: some result will never be finished.
  void cancel() noexcept;

  // The summary of all finished results.
  [[nodiscard]] const report::Summary& totals() const noexcept { return totals_; }

 private:
  using Lock = std::unique_lock<std::mutex>;

  void wait_for(Lock& lock, std::size_t sequence);
  void deliver(Result& result);

  const io::Streams& streams_;
  Progress& progress_;
  std::mutex mutex_;  // guards all below; held while writing, which is what keeps the order
  report::Joiner joiner_;
  std::condition_variable changed_;
  std::size_t next_ = 0;
  bool cancelled_ = false;
  std::map<std::size_t, Result> waiting_;  // finished, but not next
  std::size_t waiting_bytes_ = 0;
  report::Summary totals_;
};

// Runs `work` on `threads` threads, of which the caller's is one, or on fewer if the system has no more, and returns
// when all are done. When one fails, `output` is cancelled, and the first exception comes out here.
void run_on_threads(std::size_t threads, OrderedOutput& output, const std::function<void()>& work);

}  // namespace runlint::cli
