// The baseline: findings known before, so that only new ones are reported.
#pragma once

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

  // The name of a file in the baseline, from its real_path(): relative to the baseline's directory or, if the baseline
  // is a pipe, a device or standard output, to the working directory.
  [[nodiscard]] std::string name_of(const std::string& real_path) const;

  // The number of known findings of `file`. Any thread.
  [[nodiscard]] std::size_t known(const std::string& file, const std::string& rule, const std::string& pointer) const;

  // Records the findings of `file`: all of them, if its check was `complete`. Any thread.
  void record(const std::string& file, Counts found, bool complete);

  // The real_path() of each directory that was searched completely.
  void set_searched(std::unordered_set<std::string> directories) { searched_ = std::move(directories); }

  // Entries that no longer occur, a line each: in files that were checked or are gone.
  [[nodiscard]] std::vector<std::string> stale() const;

  struct Written {
    std::size_t findings;  // in the file
    std::size_t kept;      // of them: those of files that were not checked
  };

  // Writes the recorded findings, and the known ones of files that were not checked, unless those are gone from a
  // searched directory. Writes the file whole or not at all, see OutputFile. Throws OutputError.
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

// Spells a file's name for the baseline: each byte that is not UTF-8, and each % followed by two hexadecimal digits,
// becomes % and two hexadecimal digits. Different names have different spellings.
[[nodiscard]] std::string spell_name(std::string_view name);
// The inverse of spell_name().
[[nodiscard]] std::string read_name(std::string_view spelling);

}  // namespace runlint::config
