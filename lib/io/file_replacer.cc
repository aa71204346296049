#include "io/file_replacer.h"

namespace runlint::io {
namespace {

bool is_at(const std::string& path, const FileVersion& version) try {
  return file_version(path) == version;
} catch (const std::system_error& error) {
  throw OutputError(error.code());
}

}  // namespace

bool FileReplacer::replace(const std::string& path, const FileVersion& version, std::string_view text) {
  const std::lock_guard lock(mutexes_[version.inode % mutexes_.size()]);
  if (!is_at(path, version)) return false;
  NoOutput no_output;  // a regular file needs none
  OutputFile file(path, no_output);
  file.write(text);
  if (!is_at(path, version)) return false;  // it took a while to write
  file.commit();
  return true;
}

}  // namespace runlint::io
