// Writes the output of several threads in the order of the input, with bounded memory.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <exception>
#include <functional>
#include <map>
#include <mutex>
#include <span>
#include <string>
#include <vector>

#include "cli/progress.h"
#include "io/streams.h"
#include "report/formatter.h"

namespace runlint::cli {

// Where findings are written, and how.
struct Destination {
  const report::Formatter& formatter;
  io::Sink& sink;
};

// The result of checking a file or a batch of records.
struct Result {
  std::vector<report::Formatted> findings = {};  // by destination
  std::string messages = {};                     // whole lines for standard error
  report::Summary summary = {};

  [[nodiscard]] std::size_t size() const noexcept;  // of the findings
  [[nodiscard]] bool has_text() const noexcept;
};

// Results are numbered from 0 without gaps; each is finished once. All functions may be called by any thread. They
// throw OutputError when a stream does not take what is written, and Cancelled after cancel().
class OrderedOutput {
 public:
  struct Cancelled {};

  // All must outlive this.
  OrderedOutput(std::span<const Destination> destinations, io::Sink& err, Progress& progress);

  // Write what precedes the first result and follows the last.
  void begin();
  void end();

  [[nodiscard]] std::span<const Destination> destinations() const noexcept { return destinations_; }

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

  std::span<const Destination> destinations_;
  io::Sink& err_;
  Progress& progress_;
  std::mutex mutex_;                     // guards all below; held while writing, which is what keeps the order
  std::vector<report::Joiner> joiners_;  // by destination
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
