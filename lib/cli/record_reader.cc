#include "cli/record_reader.h"

#include <system_error>

#include "text/line_counter.h"

namespace runlint::cli {
namespace {

constexpr std::size_t kReadSize = std::size_t{256} << 10;

}  // namespace

bool is_blank(std::string_view line) noexcept { return line.find_first_not_of(" \t\r") == std::string_view::npos; }

bool RecordReader::next(Batch& batch) {
  const std::lock_guard lock(mutex_);
  batch.problem.clear();
  batch.no_records = false;
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
      // An unfinished line may end anywhere, so it is not checked.
      batch.bytes.truncate(0);
      batch.problem = io::error_text(error);
      close();
    }
    note_records(batch);
    if (batch.bytes.size() > 0 || !batch.problem.empty() || batch.no_records) break;
  }
  batch.sequence = next_sequence_++;
  return true;
}

// Reports a stream that ends with `batch` and had no record. A batch without bytes is the end of its stream; a stream
// whose last line lacks its LF ends with bytes.
void RecordReader::note_records(Batch& batch) noexcept {
  if (!expect_records_ || has_records_) return;
  const std::string_view bytes = batch.bytes.view();
  has_records_ = !batch.problem.empty() || bytes.find_first_not_of(" \t\r\n") != std::string_view::npos;
  if (has_records_ || source_ != nullptr) return;
  batch.bytes.truncate(0);
  batch.no_records = true;
}

void RecordReader::open_next(Batch& batch) {
  has_records_ = false;
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
  remainder_.truncate(0);
}

void RecordReader::fill(Batch& batch) {
  batch.input = &inputs_[next_input_ - 1];
  batch.first_line = line_;
  io::Buffer& bytes = batch.bytes;
  bytes.append(remainder_.view());
  remainder_.truncate(0);
  // A line has no LF within these bytes when it is too long for a payload, even if a CR follows.
  const std::size_t too_long = max_size_ + 2;
  std::size_t searched = 0;
  for (;;) {
    const std::size_t end = bytes.view().substr(searched).rfind('\n') + 1;  // 0 without one
    if (end > 0) {
      remainder_.append(bytes.view().substr(searched + end));
      bytes.truncate(searched + end);
      line_ += text::count_lines(bytes.view());
      return;
    }
    searched = bytes.size();
    if (searched >= too_long) return truncate_line(batch);
    const std::size_t count = source_->read(bytes.prepare(kReadSize), kReadSize);
    if (count == 0) return close();
    bytes.commit(count);
  }
}

// Truncates a line that is too long, and skips the rest of it.
void RecordReader::truncate_line(Batch& batch) {
  batch.bytes.truncate(max_size_ + 1);
  ++line_;
  for (;;) {
    const std::size_t count = source_->read(remainder_.prepare(kReadSize), kReadSize);
    if (count == 0) return close();
    remainder_.commit(count);
    const std::size_t end = remainder_.view().find('\n');
    if (end != std::string_view::npos) return remainder_.consume(end + 1);
    remainder_.truncate(0);
  }
}

}  // namespace runlint::cli
