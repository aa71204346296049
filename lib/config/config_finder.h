// Which configuration governs a file.
#ifndef RUNLINT_LIB_CONFIG_CONFIG_FINDER_H_
#define RUNLINT_LIB_CONFIG_CONFIG_FINDER_H_

#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>

#include "config/config_file.h"

namespace runlint::config {

// A file is governed by the nearest configuration: in its own directory or, up to the root of its repository (which has
// a .git) or of the file system, above. Only that one counts. Used by one thread.
class ConfigFinder {
 public:
  struct Found {
    const ConfigFile* config = nullptr;  // lives as long as the finder
    bool broken = false;                 // there is one, but it can't be used
    std::string problem = {};            // why, on one line
  };

  // Looks for them.
  ConfigFinder() = default;
  // Takes the one at `file` for everything; none when that is empty.
  explicit ConfigFinder(const std::string& file);

  // For the files in `directory`, a real_path().
  [[nodiscard]] Found find(const std::string& directory);

  // Why configurations that were met can't be used, in whole lines; empty when all can.
  [[nodiscard]] const std::string& messages() const noexcept { return messages_; }
  // All that were met.
  [[nodiscard]] const std::deque<std::unique_ptr<ConfigFile>>& loaded() const noexcept { return loaded_; }

 private:
  Found read(const std::string& path, const std::string& directory);

  std::optional<Found> fixed_;
  std::unordered_map<std::string, Found> by_directory_;
  std::deque<std::unique_ptr<ConfigFile>> loaded_;
  std::string messages_;
};

}  // namespace runlint::config

#endif  // RUNLINT_LIB_CONFIG_CONFIG_FINDER_H_
