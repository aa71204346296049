// Paths of files, which may hold any bytes but NUL.
#pragma once

#include <string>
#include <string_view>

namespace runlint::io {

// The absolute path of a file or directory: without "." and "..", and with links resolved, but for the last name, which
// may be a link.
[[nodiscard]] std::string real_path(const std::string& path);

// The directory that a real_path() is in.
[[nodiscard]] std::string parent_directory(const std::string& path);

// `path` relative to `directory`, both from real_path().
[[nodiscard]] std::string relative_path(const std::string& path, const std::string& directory);

// `name` in `directory`, which may be empty.
[[nodiscard]] std::string join_path(const std::string& directory, std::string_view name);

// Whether there is something at `path`, if only a link that leads nowhere.
[[nodiscard]] bool exists(const std::string& path);

struct LinkTarget {
  std::string path;         // leads to the same file and is not a link, unless it is a descriptor; may lead nowhere
  bool descriptor = false;  // an open file of a process: /dev/stdin, /proc/self/fd/0, /dev/fd/63 of a shell's <(...)
};

// Follows `path` while it is a link. Throws std::system_error.
[[nodiscard]] LinkTarget follow_links(std::string path);

// Whether `path` leads to an open file of a process, and so does not tell where the file is.
[[nodiscard]] bool is_descriptor(const std::string& path);

}  // namespace runlint::io
