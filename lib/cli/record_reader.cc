#include "cli/record_reader.h"

#include <system_error>

#include "text/line_counter.h"

namespace runlint::cli {
namespace {

constexpr std::size_t kReadSize = std::size_t{256} << 10;

// One past the last LF; 0 without one.
std::size_t end_of_lines(std::string_view text) noexcept { return text.rfind('\n') + 1; }

}  // namespace

bool RecordReader::next(Batch& batch) {
  const std::lock_guard lock(mutex_);
  batch.problem.clear();
  for (;;) {
    batch.bytes.truncate(0);
    try {
      if (source_ == nullptr) {
        if (next_input_ == inputs_.size()) return false;
        if (!inputs_[next_input_].failure.empty()) {
          batch.input = &inputs_[next_input_++];
          break;
        }
        open_next(batch);
      }
      fill(batch);
    } catch (const std::system_error& error) {
      // What was read of an unfinished line may be cut anywhere: a verdict on it would be about a fault of the disk.
      batch.bytes.truncate(0);
      batch.problem = io::error_text(error);
      close();
    }
    if (batch.bytes.size() > 0 || !batch.problem.empty()) break;
  }
  batch.ticket = tickets_++;
  return true;
}

void RecordReader::open_next(Batch& batch) {
  batch.input = &inputs_[next_input_++];
  line_ = 1;
  if (batch.input->standard_input) {
    source_ = &standard_input_;
  } else {
    file_ = io::open_file(batch.input->path);
    source_ = file_.get();
  }
}

void RecordReader::close() noexcept {
  source_ = nullptr;
  file_.reset();
  carry_.truncate(0);
}

void RecordReader::fill(Batch& batch) {
  batch.input = &inputs_[next_input_ - 1];
  batch.first_line = line_;
  io::Buffer& bytes = batch.bytes;
  bytes.append(carry_.view());
  carry_.truncate(0);
  // A line has no LF within these bytes when it is too long for a payload, even if a CR follows.
  const std::size_t too_long = max_size_ + 2;
  std::size_t searched = 0;
  for (;;) {
    const std::size_t end = end_of_lines(bytes.view().substr(searched));
    if (end > 0) {
      carry_.append(bytes.view().substr(searched + end));
      bytes.truncate(searched + end);
      line_ += text::count_lines(bytes.view());
      return;
    }
    searched = bytes.size();
    if (searched >= too_long) return cut(batch);
    const std::size_t count = source_->read(bytes.room(kReadSize), kReadSize);
    if (count == 0) return close();
    bytes.extend(count);
  }
}

// Passes over the rest of a line that is too long.
void RecordReader::cut(Batch& batch) {
  batch.bytes.truncate(max_size_ + 1);
  ++line_;
  for (;;) {
    const std::size_t count = source_->read(carry_.room(kReadSize), kReadSize);
    if (count == 0) return close();
    carry_.extend(count);
    const std::size_t end = carry_.view().find('\n');
    if (end != std::string_view::npos) return carry_.drop(end + 1);
    carry_.truncate(0);
  }
}

}  // namespace runlint::cli
