// The baseline: findings that an old repository is known to have, so that only new ones are reported.
#ifndef RUNLINT_LIB_CLI_BASELINE_H_
#define RUNLINT_LIB_CLI_BASELINE_H_

#include <cstddef>
#include <map>
#include <mutex>
#include <string>
#include <vector>

namespace runlint::cli {

class Baseline {
 public:
  using Counts = std::map<std::string, std::map<std::string, std::size_t>>;  // by rule, then by JSON Pointer

  enum class Use { kRead, kWrite };

  // Reads the file at `path`, or begins an empty one that is to be written there. Throws OwnFileError.
  Baseline(std::string path, Use use);

  [[nodiscard]] bool is_written() const noexcept { return use_ == Use::kWrite; }

  // How a file, given by its real_path(), is called in the baseline: relative to the baseline's directory.
  [[nodiscard]] std::string name_of(const std::string& real_path) const;

  // How often a finding of `file` is known. Any thread.
  [[nodiscard]] std::size_t known(const std::string& file, const std::string& rule, const std::string& pointer) const;

  // Notes all there is in `file`. Any thread.
  void note(const std::string& file, Counts found);

  // What is known but was not found, a line each: in files that were checked or are no more.
  [[nodiscard]] std::vector<std::string> stale() const;

  // Puts what was noted into the file, all of it or nothing. Returns how many findings. Throws std::system_error.
  [[nodiscard]] std::size_t write() const;

 private:
  std::string path_;
  std::string directory_;
  Use use_;
  std::map<std::string, Counts> known_;  // by file
  std::mutex mutex_;                     // guards the next
  std::map<std::string, Counts> found_;
};

}  // namespace runlint::cli

#endif  // RUNLINT_LIB_CLI_BASELINE_H_
