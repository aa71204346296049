// Writes the output of several threads in the order of the input, with bounded memory.
#ifndef RUNLINT_LIB_CLI_ORDERED_OUTPUT_H_
#define RUNLINT_LIB_CLI_ORDERED_OUTPUT_H_

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

// The outcome of one piece of work: a file or a batch of records.
struct Result {
  report::Formatted findings = {};
  std::string complaints = {};  // whole lines for standard error
  report::Summary summary = {};
};

// Pieces are numbered from 0 without gaps; each is finished once. All functions may be called by any thread. They
// throw OutputError when a stream does not take what is written, and Abandoned after abandon().
class OrderedOutput {
 public:
  struct Abandoned {};

  // All must outlive this.
  OrderedOutput(const io::Streams& streams, Progress& progress, const report::Formatter& formatter) noexcept
      : streams_(streams), progress_(progress), joiner_(formatter) {}

  // Write the output before the first piece and after the last.
  void begin() { streams_.out.write(joiner_.begin()); }
  void end() { streams_.out.write(joiner_.end(totals_)); }

  // Waits for the turn of `piece`, then writes the contents of `result` and empties it.
  void flush(std::size_t piece, Result& result);

  // Takes the contents of `result` and writes them in their turn. Waits only if too much is waiting already.
  void finish(std::size_t piece, Result& result);

  // Makes every call fail, waiting ones too, since a piece will never be finished.
  void abandon() noexcept;

  // Of all finished pieces.
  [[nodiscard]] const report::Summary& totals() const noexcept { return totals_; }

 private:
  using Lock = std::unique_lock<std::mutex>;

  void wait_for_turn(Lock& lock, std::size_t piece);
  void deliver(Result& result);

  const io::Streams& streams_;
  Progress& progress_;
  std::mutex mutex_;  // guards all below; held while writing, which is what keeps the order
  report::Joiner joiner_;
  std::condition_variable changed_;
  std::size_t turn_ = 0;
  bool abandoned_ = false;
  std::map<std::size_t, Result> waiting_;  // finished before their turn
  std::size_t waiting_bytes_ = 0;
  report::Summary totals_;
};

// Runs `work` on `threads` threads, of which the caller's is one, or on fewer if the system has no more, and returns
// when all are done. When one fails, `output` is abandoned, and the first exception comes out here.
void run_on_threads(std::size_t threads, OrderedOutput& output, const std::function<void()>& work);

}  // namespace runlint::cli

#endif  // RUNLINT_LIB_CLI_ORDERED_OUTPUT_H_
