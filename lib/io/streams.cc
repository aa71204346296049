#include "io/streams.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <new>

namespace runlint::io {
namespace {

constexpr std::size_t kLeastRead = std::size_t{64} << 10;

class FileSource final : public DescriptorSource {
 public:
  using DescriptorSource::DescriptorSource;
  ~FileSource() override { ::close(descriptor_); }
  FileSource(const FileSource&) = delete;
  FileSource& operator=(const FileSource&) = delete;
};

// A descriptor may have been made non-blocking by another process that shares it.
bool may_try_again(int descriptor, short events) noexcept {
  if (errno == EINTR) return true;
  if (errno != EAGAIN) return false;
  pollfd waiting{descriptor, events, 0};
  return ::poll(&waiting, 1, -1) >= 0 || errno == EINTR;
}

}  // namespace

void write_error(Sink& err, std::string_view text) noexcept {
  try {
    err.write(text);
  } catch (const OutputError&) {
    return;
  }
}

std::size_t DescriptorSource::read(char* into, std::size_t capacity) {
  for (;;) {
    const ssize_t count = ::read(descriptor_, into, capacity);
    if (count >= 0) return static_cast<std::size_t>(count);
    if (!may_try_again(descriptor_, POLLIN)) throw std::system_error(errno, std::generic_category());
  }
}

std::size_t DescriptorSource::expected_size() const noexcept {
  struct stat status{};
  if (::fstat(descriptor_, &status) != 0 || !S_ISREG(status.st_mode)) return 0;
  return static_cast<std::size_t>(status.st_size);
}

void DescriptorSink::write(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = ::write(descriptor_, bytes.data(), bytes.size());
    if (count >= 0) {
      bytes.remove_prefix(static_cast<std::size_t>(count));
    } else if (!may_try_again(descriptor_, POLLOUT)) {
      throw OutputError(errno, std::generic_category());
    }
  }
}

std::unique_ptr<Source> open_file(const std::string& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY);
  if (descriptor < 0) throw std::system_error(errno, std::generic_category());
  return std::make_unique<FileSource>(descriptor);
}

std::string error_text(const std::system_error& error) { return error.code().message(); }

char* Buffer::prepare(std::size_t count) {
  if (capacity_ - size_ < count) {
    const std::size_t wanted = std::max(size_ + count, capacity_ * 2);
    char* const grown = static_cast<char*>(std::realloc(data_.get(), wanted));
    if (grown == nullptr) throw std::bad_alloc();
    (void)data_.release();
    data_.reset(grown);
    capacity_ = wanted;
  }
  return data_.get() + size_;
}

void Buffer::consume(std::size_t count) noexcept {
  size_ -= count;
  std::memmove(data_.get(), data_.get() + count, size_);
}

void Buffer::append(std::string_view bytes) {
  if (bytes.empty()) return;
  std::memcpy(prepare(bytes.size()), bytes.data(), bytes.size());
  size_ += bytes.size();
}

void read_all(Source& source, Buffer& buffer, std::size_t limit) {
  buffer.truncate(0);
  // One byte more than expected, so that the end is seen without growing.
  (void)buffer.prepare(std::min(limit, std::max(kLeastRead, source.expected_size() + 1)));
  while (buffer.size() < limit) {
    const std::size_t step = std::min(limit - buffer.size(), std::max<std::size_t>(buffer.available(), 1));
    const std::size_t count = source.read(buffer.prepare(step), step);
    if (count == 0) return;
    buffer.commit(count);
  }
}

}  // namespace runlint::io
