// The baseline: findings that an old repository is known to have, so that only new ones are reported.
#ifndef RUNLINT_LIB_CONFIG_BASELINE_H_
#define RUNLINT_LIB_CONFIG_BASELINE_H_

#include <cstddef>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "io/streams.h"

namespace runlint::config {

class Baseline {
 public:
  using Counts = std::map<std::string, std::map<std::string, std::size_t>>;  // by rule, then by JSON Pointer
  using Files = std::map<std::string, Counts>;                               // by file

  enum class Use { kRead, kWrite };

  // Reads the file at `path`. One that is to be written may be missing or empty. Throws ToolFileError.
  Baseline(std::string path, Use use);

  [[nodiscard]] bool is_written() const noexcept { return use_ == Use::kWrite; }

  // How a file, given by its real_path(), is called in the baseline: relative to the baseline's directory or, if that
  // is a pipe, a device or standard output, to the working directory.
  [[nodiscard]] std::string name_of(const std::string& real_path) const;

  // How often a finding of `file` is known. Any thread.
  [[nodiscard]] std::size_t known(const std::string& file, const std::string& rule, const std::string& pointer) const;

  // Notes what there is in `file`: all of it, unless its check was not complete. Any thread.
  void note(const std::string& file, Counts found, bool complete);

  // The directories, by their real_path(), in which every file that there is was found.
  void set_searched(std::unordered_set<std::string> directories) { searched_ = std::move(directories); }

  // What is known but was not found, a line each: in files that were checked or are no more.
  [[nodiscard]] std::vector<std::string> stale() const;

  struct Written {
    std::size_t findings;  // in the file
    std::size_t kept;      // of them: those of files that were not checked
  };

  // Writes what was noted, and what was known of files that were not checked, unless they are gone from a directory
  // that was searched. All of it or nothing, see OutputFile. Throws OutputError.
  [[nodiscard]] Written write(io::Sink& standard_output) const;

 private:
  [[nodiscard]] bool is_gone(const std::string& file) const;

  std::string path_;
  std::string directory_;
  Use use_;
  Files known_;
  std::unordered_set<std::string> searched_;
  std::mutex mutex_;  // guards the next
  Files found_;
};

// How the baseline spells the name of a file, which may not be UTF-8: each byte that is not is % and two hexadecimal
// digits, and so is a % that two such digits follow. Different names have different spellings.
[[nodiscard]] std::string spell_name(std::string_view name);
// The name that is spelled so.
[[nodiscard]] std::string read_name(std::string_view spelling);

}  // namespace runlint::config

#endif  // RUNLINT_LIB_CONFIG_BASELINE_H_
