#include "cli/inputs.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <system_error>
#include <unordered_set>
#include <utility>

#include "cli/config_finder.h"
#include "text/display.h"

namespace runlint::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 4> kUsualNames = {"run-job.json", "runjob.json", "*.run-job.json",
                                                         "*.runjob.json"};
constexpr std::array<std::string_view, 4> kSkippedFolders = {".git", ".hg", ".svn", "node_modules"};

class Finder {
 public:
  explicit Finder(const Search& search);

  void add_standard_input(const std::string& name);
  void add_path(const std::string& path);
  Inputs finish() && { return std::move(inputs_); }

 private:
  struct Found {
    std::string name;
    bool directory;
  };

  void search(const std::string& directory);
  void walk(const std::string& directory, const std::string& prefix);
  [[nodiscard]] const Config* config_of(const std::string& directory) const;
  [[nodiscard]] std::vector<Found> list(const std::string& directory);
  void add_file(const std::string& path);
  void complain(const std::string& path, const std::error_code& error);

  const Search& search_;
  std::vector<FileGlob> usual_;
  std::string working_directory_;
  std::unordered_set<std::string> seen_;
  std::size_t matches_ = 0;              // of the search under way, repetitions included
  std::vector<std::string> looked_for_;  // by it, first of all
  Inputs inputs_;
};

// Something in a directory that is searched.
struct Place {
  const std::string& path;        // as shown
  const std::string& inner;       // what follows the directory searched
  const std::string& configured;  // relative to the configuration's directory
};

bool matches_any(const std::vector<FileGlob>& globs, const Place& place) {
  return std::any_of(globs.begin(), globs.end(),
                     [&](const FileGlob& glob) { return glob.matches(place.inner) || glob.matches(place.path); });
}

bool matches_configured(const std::vector<FileGlob>& globs, const Place& place) {
  return std::any_of(globs.begin(), globs.end(), [&](const FileGlob& glob) { return glob.matches(place.configured); });
}

std::string join(const std::string& directory, const std::string& name) {
  return directory.empty() || directory.back() == '/' ? directory + name : directory + '/' + name;
}

Finder::Finder(const Search& search) : search_(search) {
  for (const std::string_view name : kUsualNames) usual_.emplace_back(name);
  std::error_code ignored;  // without it, only the spelling tells paths apart
  working_directory_ = fs::current_path(ignored).string();
}

void Finder::add_standard_input(const std::string& name) {
  if (seen_.insert("-").second) inputs_.found.push_back({name, true});
}

void Finder::add_path(const std::string& path) {
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (!fs::exists(status)) {
    if (!error) error = std::make_error_code(std::errc::no_such_file_or_directory);
    complain(path, error);
  } else if (fs::is_directory(status)) {
    search(path);
  } else {
    add_file(path);
  }
}

void Finder::search(const std::string& directory) {
  const std::string shown = text::printable(directory);
  if (search_.include.empty() && search_.stream) {
    inputs_.problems.push_back(
        fmt::format("{} is a directory: with --ndjson, say with --include which names to look for in it", shown));
    return;
  }
  const std::size_t problems = inputs_.problems.size();
  matches_ = 0;
  looked_for_.clear();
  walk(directory, {});
  if (matches_ == 0 && inputs_.problems.size() == problems) {
    inputs_.problems.push_back(text::printable(fmt::format(
        "{} has no payload: looked for {}; name the file, or use --include", shown, fmt::join(looked_for_, ", "))));
  }
}

const Config* Finder::config_of(const std::string& directory) const {
  return search_.configs == nullptr ? nullptr : search_.configs->find(real_path(directory)).config;
}

// `prefix` is the path from the directory searched to this one: empty, or ended by a slash.
void Finder::walk(const std::string& directory, const std::string& prefix) {
  const Config* const config = config_of(directory);
  const std::string real = config == nullptr ? std::string() : real_path(directory);
  const bool configured = search_.include.empty() && config != nullptr && !config->include.empty();
  const std::vector<FileGlob>& wanted = configured                ? config->include
                                        : search_.include.empty() ? usual_
                                                                  : search_.include;
  if (prefix.empty()) {
    for (const FileGlob& glob : wanted) looked_for_.push_back(glob.pattern());
  }
  for (const auto& [name, is_directory] : list(directory)) {
    const std::string path = join(directory, name);
    const std::string inner = prefix + name;
    const std::string relative = config == nullptr ? std::string() : relative_path(join(real, name), config->directory);
    const Place place{path, inner, relative};
    if (matches_any(search_.exclude, place) || (config != nullptr && matches_configured(config->exclude, place))) {
      continue;
    }
    if (is_directory) {
      const bool skipped = std::find(kSkippedFolders.begin(), kSkippedFolders.end(), name) != kSkippedFolders.end();
      if (!skipped) walk(path, inner + '/');
    } else if (configured ? matches_configured(wanted, place) : matches_any(wanted, place)) {
      ++matches_;
      add_file(path);
    }
  }
}

// The directories and files in a directory, by name.
std::vector<Finder::Found> Finder::list(const std::string& directory) {
  std::vector<Found> found;
  std::error_code error;
  for (fs::directory_iterator it(directory, error), end; !error && it != end; it.increment(error)) {
    std::error_code vanished;
    const bool is_directory = it->is_directory(vanished);
    if (is_directory && it->is_symlink(vanished)) continue;
    if (is_directory || it->is_regular_file(vanished)) found.push_back({it->path().filename().string(), is_directory});
  }
  if (error) complain(directory, error);
  std::sort(found.begin(), found.end(), [](const Found& a, const Found& b) { return a.name < b.name; });
  return found;
}

// The same file is known by its spelling: absolute, without "." and doubled slashes. A link to a file is another
// path that people may send, and what ".." means depends on links.
void Finder::add_file(const std::string& path) {
  std::string identity;
  const auto add_parts = [&identity](std::string_view parts) {
    while (!parts.empty()) {
      const std::string_view part = parts.substr(0, parts.find('/'));
      parts.remove_prefix(std::min(part.size() + 1, parts.size()));
      if (!part.empty() && part != ".") identity.append("/").append(part);
    }
  };
  if (!path.starts_with('/')) add_parts(working_directory_);
  add_parts(path);
  if (seen_.insert(std::move(identity)).second) inputs_.found.push_back({path});
}

void Finder::complain(const std::string& path, const std::error_code& error) {
  inputs_.problems.push_back(
      fmt::format("cannot read {}: {}", path.empty() ? "\"\"" : text::printable(path), error.message()));
}

}  // namespace

std::span<const std::string_view> usual_names() noexcept { return kUsualNames; }

Inputs find_inputs(const std::vector<std::string>& paths, const Search& search, const std::string& stdin_name) {
  Finder finder(search);
  for (const std::string& path : paths) {
    if (path == "-") {
      finder.add_standard_input(stdin_name);
    } else {
      finder.add_path(path);
    }
  }
  if (paths.empty()) finder.add_standard_input(stdin_name);
  return std::move(finder).finish();
}

}  // namespace runlint::cli
