// Shows the progress of long runs as a line on the terminal.
#pragma once

#include <chrono>

#include "cli/terminal.h"
#include "io/streams.h"
#include "report/formatter.h"

namespace runlint::cli {

// Used by one thread at a time. Throws nothing; failures to write are ignored.
class Progress {
 public:
  // Shows nothing unless standard error is a terminal.
  Progress(io::Sink& out, const Terminal& terminal) noexcept;

  // Redraws the line, if it is time for that.
  void update(const report::Summary& so_far) noexcept;
  // Takes the line away; to be called before anything else is written to the terminal, and at the end.
  void clear() noexcept;

 private:
  using Clock = std::chrono::steady_clock;

  io::Sink& out_;
  bool enabled_;
  bool visible_ = false;
  Clock::time_point next_;
};

}  // namespace runlint::cli
