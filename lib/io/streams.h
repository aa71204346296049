// Streams of bytes: file descriptors in the command, memory in its tests.
#pragma once

#include <cstddef>
#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>
#include <system_error>

namespace runlint::io {

// Used by one thread at a time.
class Source {
 public:
  virtual ~Source() = default;
  // Waits for bytes and puts at most `capacity` of them at `into`; returns how many: fewer when no more are there yet,
  // 0 only at the end. Throws std::system_error.
  virtual std::size_t read(char* into, std::size_t capacity) = 0;
  // The estimated number of bytes left; 0 if unknown.
  [[nodiscard]] virtual std::size_t expected_size() const noexcept { return 0; }
};

struct OutputError : std::system_error {
  using std::system_error::system_error;
};

// Used by one thread at a time.
class Sink {
 public:
  virtual ~Sink() = default;
  // Takes all of `bytes`. Throws OutputError.
  virtual void write(std::string_view bytes) = 0;
};

// The three streams of a command, which the caller keeps alive.
struct Streams {
  Source& in;
  Sink& out;
  Sink& err;
};

// Writes to standard error. Ignores a failure, which can't be reported anywhere.
void write_error(Sink& err, std::string_view text) noexcept;

class DescriptorSource : public Source {
 public:
  explicit DescriptorSource(int descriptor) noexcept : descriptor_(descriptor) {}
  std::size_t read(char* into, std::size_t capacity) final;
  [[nodiscard]] std::size_t expected_size() const noexcept final;

 protected:
  int descriptor_;
};

class DescriptorSink final : public Sink {
 public:
  explicit DescriptorSink(int descriptor) noexcept : descriptor_(descriptor) {}
  void write(std::string_view bytes) override;

 private:
  int descriptor_;
};

// A file opened for reading, of any kind: opening a FIFO waits for its writer. Throws std::system_error.
[[nodiscard]] std::unique_ptr<Source> open_file(const std::string& path);

// The error message, without the context that std::system_error::what() adds.
[[nodiscard]] std::string error_text(const std::system_error& error);

// Bytes that grow at the end. Memory is kept for the next use and, unlike a string's, not cleared before it is read
// into; large blocks grow without being copied.
class Buffer {
 public:
  [[nodiscard]] std::string_view view() const noexcept { return {data_.get(), size_}; }
  [[nodiscard]] std::size_t size() const noexcept { return size_; }

  // The number of bytes that fit without growing.
  [[nodiscard]] std::size_t available() const noexcept { return capacity_ - size_; }
  // Space for `count` more bytes, valid until the next call. Throws std::bad_alloc.
  [[nodiscard]] char* prepare(std::size_t count);
  // Adds the first `count` bytes of the prepared space to the contents.
  void commit(std::size_t count) noexcept { size_ += count; }
  // Keeps the first `size` bytes.
  void truncate(std::size_t size) noexcept { size_ = size; }
  // Removes the first `count` bytes.
  void consume(std::size_t count) noexcept;
  void append(std::string_view bytes);

 private:
  struct Free {
    void operator()(char* data) const noexcept { std::free(data); }
  };
  std::unique_ptr<char, Free> data_;
  std::size_t size_ = 0;
  std::size_t capacity_ = 0;
};

// Reads to the end, but no more than `limit` bytes, into `buffer`, whose contents are replaced. Throws
// std::system_error and std::bad_alloc.
void read_all(Source& source, Buffer& buffer, std::size_t limit);

}  // namespace runlint::io
