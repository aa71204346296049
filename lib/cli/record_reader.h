// Splits streams of one payload a line (NDJSON) into batches of whole lines, which threads can check in parallel.
#pragma once

#include <cstddef>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <string_view>

#include "cli/inputs.h"
#include "io/streams.h"

namespace runlint::cli {

// Lines that follow one another in one stream. Reuse it: it keeps its memory.
struct Batch {
  std::size_t sequence = 0;      // batches are numbered from 0 over all streams
  const Input* input = nullptr;  // the stream
  std::size_t first_line = 1;    // of the stream
  io::Buffer bytes;              // every line with its LF, but for the stream's last, which may lack it
  std::string problem;           // a read error; then there are no bytes, as for a failure
  bool no_records = false;       // the stream has ended without any, and some are expected; then there are no bytes
};

// Whether a line, without its LF, is not a record.
[[nodiscard]] bool is_blank(std::string_view line) noexcept;

// Memory is bounded by the longest line or, if that is less, by `max_size`: a longer line is truncated to one byte
// more, so that it is found too large, and gets a batch of its own.
class RecordReader {
 public:
  // All arguments must outlive the reader. Inputs that are standard input are read from `standard_input`.
  // With `expect_records`, a stream without records gives a batch that says so.
  RecordReader(std::span<const Input> inputs, io::Source& standard_input, std::size_t max_size,
               bool expect_records = false) noexcept
      : inputs_(inputs), standard_input_(standard_input), max_size_(max_size), expect_records_(expect_records) {}

  // Waits for the next lines and puts them into `batch`: as many as one read returns, so that those of a slow writer
  // are not held back. False when all streams have ended. Any thread. Throws std::bad_alloc.
  [[nodiscard]] bool next(Batch& batch);

 private:
  void open_next(Batch& batch);
  void fill(Batch& batch);
  void truncate_line(Batch& batch);
  void note_records(Batch& batch) noexcept;
  void close() noexcept;

  std::span<const Input> inputs_;
  io::Source& standard_input_;
  std::size_t max_size_;
  bool expect_records_;

  std::mutex mutex_;                  // guards all below
  std::unique_ptr<io::Source> file_;  // the stream's, unless it is standard input
  io::Source* source_ = nullptr;      // null between streams
  std::size_t next_input_ = 0;
  std::size_t next_sequence_ = 0;
  std::size_t line_ = 1;
  io::Buffer remainder_;      // bytes read beyond the last batch
  bool has_records_ = false;  // the stream had a record or could not be read; known if records are expected
};

}  // namespace runlint::cli
