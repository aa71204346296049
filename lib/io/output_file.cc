#include "io/output_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <utility>

#include "io/paths.h"

namespace runlint::io {
namespace {

constexpr int kMaxNames = 1000;  // of temporary files that others left behind
constexpr mode_t kModeBits = 07777;

[[noreturn]] void fail(int error) { throw OutputError(error, std::generic_category()); }

// Nothing, if nothing is there.
std::optional<struct stat> status_of(const std::string& path) {
  struct stat status{};
  if (::stat(path.c_str(), &status) == 0) return status;
  if (errno != ENOENT) fail(errno);
  return std::nullopt;
}

// A device is not compared: a terminal or /dev/null may well be given twice.
bool is_output(const struct stat& file) {
  struct stat output{};
  return !S_ISCHR(file.st_mode) && ::fstat(STDOUT_FILENO, &output) == 0 && output.st_dev == file.st_dev &&
         output.st_ino == file.st_ino;
}

LinkTarget target_of(const std::string& path) try {
  return follow_links(path);
} catch (const std::system_error& error) {
  throw OutputError(error.code());
}

// Some file systems, and all that is not a file, have nothing to synchronize.
void synchronize(int descriptor) {
  if (::fsync(descriptor) != 0 && errno != EINVAL && errno != EROFS && errno != ENOTSUP) fail(errno);
}

// Makes sure that `size` bytes fit before any is overwritten.
void allocate(int descriptor, std::size_t size, std::size_t old_size) {
  if (size <= old_size || ::fallocate(descriptor, 0, 0, static_cast<off_t>(size)) == 0) return;
  const int error = errno;
  if (error != ENOSPC && error != EDQUOT && error != EFBIG) return;  // not supported here
  if (::ftruncate(descriptor, static_cast<off_t>(old_size)) != 0) fail(errno);
  fail(error);
}

}  // namespace

OutputFile::OutputFile(const std::string& path, Sink& standard_output) {
  if (path == "-") {
    standard_output_ = &standard_output;
    return;
  }
  existing_ = status_of(path);
  if (existing_ && S_ISDIR(existing_->st_mode)) fail(EISDIR);
  if (existing_ && is_output(*existing_)) {
    standard_output_ = &standard_output;
    return;
  }
  if (existing_ && !S_ISREG(existing_->st_mode)) {
    open_stream(path, O_WRONLY);
    return;
  }
  LinkTarget target = target_of(path);
  if (target.descriptor) {
    open_stream(path, O_WRONLY | O_APPEND);
    return;
  }
  target_ = std::move(target.path);
  if (existing_ && ::faccessat(AT_FDCWD, target_.c_str(), W_OK, AT_EACCESS) != 0) fail(errno);
  if (existing_ && existing_->st_nlink > 1) return;
  if (!open_temporary() && !existing_) fail(errno);
}

OutputFile::~OutputFile() {
  drop_temporary();
  if (descriptor_ >= 0) ::close(descriptor_);
}

void OutputFile::open_stream(const std::string& path, int flags) {
  descriptor_ = ::open(path.c_str(), flags | O_CLOEXEC | O_NOCTTY);
  if (descriptor_ < 0) fail(errno);
}

// False, with errno, if there can't be one.
bool OutputFile::open_temporary() {
  const mode_t mode = existing_ ? 0600 : 0666;  // a new file's is what the umask leaves
  const std::string directory = target_.substr(0, target_.rfind('/') + 1);
  for (int i = 0; i < kMaxNames; ++i) {
    std::string name = fmt::format("{}.runlint-{}-{}.tmp", directory, ::getpid(), i);
    descriptor_ = ::open(name.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, mode);
    if (descriptor_ < 0 && errno == EEXIST) continue;
    if (descriptor_ < 0) return false;
    temporary_ = std::move(name);
    if (!existing_ || keep_owner_and_mode(*existing_)) return true;
    drop_temporary();
    ::close(std::exchange(descriptor_, -1));
    return false;
  }
  return false;
}

void OutputFile::drop_temporary() noexcept {
  if (!temporary_.empty()) (void)::unlink(temporary_.c_str());
  temporary_.clear();
}

bool OutputFile::keep_owner_and_mode(const struct stat& existing) const noexcept {
  struct stat status{};
  if (::fstat(descriptor_, &status) != 0) return false;
  const bool same = status.st_uid == existing.st_uid && status.st_gid == existing.st_gid;
  // Changing the owner takes bits of the mode away.
  if (!same && ::fchown(descriptor_, existing.st_uid, existing.st_gid) != 0) return false;
  return ::fchmod(descriptor_, existing.st_mode & kModeBits) == 0;
}

void OutputFile::write(std::string_view bytes) {
  if (standard_output_ != nullptr) {
    standard_output_->write(bytes);
  } else if (descriptor_ >= 0) {
    DescriptorSink(descriptor_).write(bytes);
  } else {
    text_ += bytes;
  }
}

void OutputFile::commit() {
  if (standard_output_ != nullptr) return;
  if (descriptor_ < 0) return write_in_place();
  synchronize(descriptor_);
  if (target_.empty()) return close();
  if (std::rename(temporary_.c_str(), target_.c_str()) == 0) {
    temporary_.clear();
    return close();
  }
  if (!existing_) fail(errno);
  read_back();
  close();
  drop_temporary();
  write_in_place();
}

// Some file systems report only now that something went wrong.
void OutputFile::close() {
  if (::close(std::exchange(descriptor_, -1)) != 0) fail(errno);
}

void OutputFile::read_back() {
  if (::lseek(descriptor_, 0, SEEK_SET) != 0) fail(errno);
  Buffer bytes;
  DescriptorSource source(descriptor_);
  read_all(source, bytes, ~std::size_t{0});
  text_ = bytes.view();
}

void OutputFile::write_in_place() {
  descriptor_ = ::open(target_.c_str(), O_WRONLY | O_CLOEXEC | O_NOCTTY);
  if (descriptor_ < 0) fail(errno);
  struct stat status{};
  if (::fstat(descriptor_, &status) != 0) fail(errno);
  allocate(descriptor_, text_.size(), static_cast<std::size_t>(status.st_size));
  DescriptorSink(descriptor_).write(text_);
  if (::ftruncate(descriptor_, static_cast<off_t>(text_.size())) != 0) fail(errno);
  synchronize(descriptor_);
  close();
}

bool is_replaceable(const std::string& path) {
  struct stat status{};
  return path != "-" && ::stat(path.c_str(), &status) == 0 && S_ISREG(status.st_mode) && !is_output(status) &&
         !is_descriptor(path);
}

bool FileVersion::operator==(const FileVersion& other) const noexcept {
  const auto same = [](const timespec& a, const timespec& b) { return a.tv_sec == b.tv_sec && a.tv_nsec == b.tv_nsec; };
  return device == other.device && inode == other.inode && size == other.size && same(written, other.written) &&
         same(changed, other.changed);
}

FileVersion file_version(const std::string& path) {
  struct stat status{};
  if (::stat(path.c_str(), &status) != 0) throw std::system_error(errno, std::generic_category());
  return {status.st_dev, status.st_ino, status.st_size, status.st_mtim, status.st_ctim};
}

bool is_standard_output(const std::string& path) {
  struct stat status{};
  return path == "-" || (::stat(path.c_str(), &status) == 0 && is_output(status));
}

void create_file(const std::string& path, std::string_view text) {
  const int descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOCTTY, 0666);
  if (descriptor < 0) fail(errno);
  try {
    DescriptorSink(descriptor).write(text);
    synchronize(descriptor);
  } catch (...) {
    ::close(descriptor);
    ::unlink(path.c_str());
    throw;
  }
  if (::close(descriptor) == 0) return;
  const int error = errno;
  ::unlink(path.c_str());
  fail(error);
}

}  // namespace runlint::io
