// Finds the configuration for a file.
#pragma once

#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>

#include "config/config_file.h"

namespace runlint::config {

// The nearest configuration applies, and no other: in the file's own directory or above it, up to the root of its
// repository (which has a .git) or of the file system. Used by one thread.
class ConfigFinder {
 public:
  struct Found {
    const ConfigFile* config = nullptr;  // lives as long as the finder
    bool broken = false;                 // there is one, but it has mistakes or can't be read
    std::string problem = {};            // why, on one line
  };

  // Searches for configurations.
  ConfigFinder() = default;
  // Uses the one at `file` for all files; if that is empty, none.
  explicit ConfigFinder(const std::string& file);

  // For the files in `directory`, a real_path().
  [[nodiscard]] Found find(const std::string& directory);

  // Whole lines that say why configurations can't be used; empty if all can.
  [[nodiscard]] const std::string& messages() const noexcept { return messages_; }
  // All configurations found so far.
  [[nodiscard]] const std::deque<std::unique_ptr<ConfigFile>>& loaded() const noexcept { return loaded_; }

 private:
  Found read(const std::string& path, const std::string& directory);

  std::optional<Found> fixed_;
  std::unordered_map<std::string, Found> by_directory_;
  std::deque<std::unique_ptr<ConfigFile>> loaded_;
  std::string messages_;
};

}  // namespace runlint::config
