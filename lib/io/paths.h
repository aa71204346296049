// Paths of files. Any bytes but NUL may be in one.
#ifndef RUNLINT_LIB_IO_PATHS_H_
#define RUNLINT_LIB_IO_PATHS_H_

#include <string>
#include <string_view>

namespace runlint::io {

// The absolute path of a file, or of a directory: without "." and "..", and links in it resolved, but not one that the
// path itself is.
[[nodiscard]] std::string real_path(const std::string& path);

// The directory that a real_path() is in.
[[nodiscard]] std::string parent_directory(const std::string& path);

// `path` as seen from `directory`; both as real_path() gives them.
[[nodiscard]] std::string relative_path(const std::string& path, const std::string& directory);

// `name` in `directory`, which may be empty.
[[nodiscard]] std::string join_path(const std::string& directory, std::string_view name);

struct LinkTarget {
  std::string path;         // leads to the same file and is not a link, unless it is a descriptor; may lead nowhere
  bool descriptor = false;  // an open file of a process: /dev/stdin, /proc/self/fd/0, /dev/fd/63 of a shell's <(...)
};

// Follows the links that `path` itself is. Throws std::system_error.
[[nodiscard]] LinkTarget follow_links(std::string path);

// Does `path` lead to an open file of a process? Such a path says nothing about where the file is.
[[nodiscard]] bool is_descriptor(const std::string& path);

}  // namespace runlint::io

#endif  // RUNLINT_LIB_IO_PATHS_H_
