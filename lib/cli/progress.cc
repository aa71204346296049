#include "cli/progress.h"

#include <fmt/format.h>

namespace runlint::cli {
Progress::Progress(io::Sink& out, const Terminal& terminal) noexcept
    : out_(out),
      enabled_(terminal.errors_are_terminal && !terminal.dumb),
      next_(Clock::now() + terminal.progress_after) {}

void Progress::update(const report::Summary& so_far) noexcept {
  if (!enabled_) return;
  const Clock::time_point now = Clock::now();
  if (now < next_) return;
  next_ = now + std::chrono::milliseconds(100);
  try {
    out_.write(fmt::format("\r{} checked, {} invalid\x1b[K", so_far.payloads, so_far.invalid));
    visible_ = true;
  } catch (const std::exception&) {
    enabled_ = false;
  }
}

void Progress::clear() noexcept {
  if (!visible_) return;
  visible_ = false;
  try {
    out_.write("\r\x1b[K");
  } catch (const std::exception&) {
    enabled_ = false;
  }
}

}  // namespace runlint::cli
