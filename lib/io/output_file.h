// Writes a file whole or not at all.
#pragma once

#include <sys/stat.h>
#include <sys/types.h>

#include <optional>
#include <string>
#include <string_view>

#include "io/streams.h"

namespace runlint::io {

// Writes to a new file in the folder of the one at `path`, or of the one that links lead to, and commit() renames it
// over that, with its mode and owner. Where that is impossible (a mount point, a file with several names, a folder that
// may not be written to), commit() writes in place, after the space has been allocated. What is not a regular file (a
// pipe, a device, an open file of this process) is written to directly; "-" is the standard output.
//
// Without commit(), a regular file stays as it was. Everything throws OutputError. Used by one thread.
class OutputFile final : public Sink {
 public:
  // `standard_output` must outlive this. Waits for the reader of a named pipe.
  OutputFile(const std::string& path, Sink& standard_output);
  ~OutputFile() override;
  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;

  void write(std::string_view bytes) override;
  // To be called once, last.
  void commit();

 private:
  void open_stream(const std::string& path, int flags);
  [[nodiscard]] bool open_temporary();
  void drop_temporary() noexcept;
  [[nodiscard]] bool keep_owner_and_mode(const struct stat& existing) const noexcept;
  void close();
  void read_back();
  void write_in_place();

  Sink* standard_output_ = nullptr;
  std::string target_;                   // the regular file to write; empty: a stream
  std::optional<struct stat> existing_;  // what is there already
  std::string temporary_;                // what takes its place; empty: none
  int descriptor_ = -1;                  // of that, or of a stream
  std::string text_;                     // to be written in place
};

// The standard output of an OutputFile that does not lead there.
class NoOutput final : public Sink {
 public:
  void write(std::string_view) override { throw OutputError(std::make_error_code(std::errc::not_supported)); }
};

// Whether there is a regular file at `path`, whose contents OutputFile would replace.
[[nodiscard]] bool is_replaceable(const std::string& path);

// Tells whether a file was written to, or another put in its place, since it was looked at.
struct FileVersion {
  dev_t device;
  ino_t inode;
  off_t size;
  timespec written;
  timespec changed;  // its owner, mode or links too

  bool operator==(const FileVersion& other) const noexcept;
};

// The version of the file at `path`, or of the one that links lead to. Throws std::system_error.
[[nodiscard]] FileVersion file_version(const std::string& path);

// Whether OutputFile would write to standard output, which may also be a pipe or file that `path` leads to.
[[nodiscard]] bool is_standard_output(const std::string& path);

// Creates a regular file with that content; it is removed again if it can't be written whole. Throws OutputError, also
// if there is something at `path` already, if only a link that leads nowhere.
void create_file(const std::string& path, std::string_view text);

}  // namespace runlint::io
