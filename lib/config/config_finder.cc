#include "config/config_finder.h"

#include <fmt/format.h>

#include <filesystem>
#include <system_error>
#include <utility>

#include "config/tool_file.h"
#include "io/paths.h"
#include "text/escape.h"

namespace runlint::config {
namespace {

namespace fs = std::filesystem;

// The path as messages show it: relative to the working directory if it is below that.
std::string shown(const std::string& path) {
  std::error_code ignored;
  const std::string relative = io::relative_path(path, fs::current_path(ignored).string());
  return relative.starts_with("../") ? path : relative;
}

}  // namespace

ConfigFinder::ConfigFinder(const std::string& file) : fixed_(Found{}) {
  if (!file.empty()) fixed_ = read(file, io::parent_directory(io::real_path(file)));
}

ConfigFinder::Found ConfigFinder::find(const std::string& directory) {
  if (fixed_) return *fixed_;
  if (const auto known = by_directory_.find(directory); known != by_directory_.end()) return known->second;
  const fs::path folder(directory);
  const std::string file = (folder / kConfigName).string();
  Found found;
  if (io::exists(file)) {
    found = read(shown(file), directory);
  } else if (folder.has_relative_path() && !io::exists((folder / ".git").string())) {
    found = find(io::parent_directory(directory));
  }
  by_directory_.emplace(directory, found);
  return found;
}

ConfigFinder::Found ConfigFinder::read(const std::string& path, const std::string& directory) {
  try {
    loaded_.push_back(read_config(path, directory));
    return {.config = loaded_.back().get()};
  } catch (const ToolFileError& error) {
    messages_ += error.what();
    messages_ += fmt::format("runlint: {} can't be used: what it governs is not checked\n", text::printable(path));
    return {.broken = true, .problem = error.headline()};
  }
}

}  // namespace runlint::config
