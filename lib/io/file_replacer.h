// Replaces files by changed versions of what was read from them.
#pragma once

#include <array>
#include <mutex>
#include <string>
#include <string_view>

#include "io/output_file.h"

namespace runlint::io {

// May be used by several threads: two paths may lead to one file.
class FileReplacer {
 public:
  // Writes the file at `path` as OutputFile does, unless it is no longer the `version` that was read: then it returns
  // false, and the file stays as it is. Throws OutputError.
  [[nodiscard]] bool replace(const std::string& path, const FileVersion& version, std::string_view text);

 private:
  std::array<std::mutex, 16> mutexes_;  // by inode
};

}  // namespace runlint::io
