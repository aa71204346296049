#include "cli/inputs.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <system_error>
#include <unordered_set>
#include <utility>

#include "cli/git_ignore.h"
#include "config/config_finder.h"
#include "io/paths.h"
#include "text/ascii.h"
#include "text/escape.h"

namespace runlint::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 6> kDefaultPatterns = {"run-job.json",  "runjob.json",     "*.run-job.json",
                                                              "*.runjob.json", "northflank.json", "*.northflank.json"};
constexpr std::string_view kJsonEnding = ".json";
constexpr std::array<std::string_view, 2> kYamlEndings = {".yaml", ".yml"};
constexpr std::array<std::string_view, 4> kSkippedFolders = {".git", ".hg", ".svn", "node_modules"};

// A file or directory that a search skips although it may have been wanted.
struct Skipped {
  std::string path;
  std::string reason;
};

// An entry of a searched directory.
struct CandidatePath {
  std::string path;        // as shown
  std::string inner;       // relative to the directory searched
  std::string configured;  // relative to the configuration's directory
};

// The patterns for one searched directory.
struct Scope {
  const config::ConfigFile* config;  // null: none
  std::string real;                  // the directory's real_path(), if there are configurations
  std::string resolved;              // the same without any link, if git is asked
  const std::vector<config::FileGlob>& wanted;
  bool configured;  // by `config`
};

class InputFinder {
 public:
  explicit InputFinder(const Search& search);

  void add_standard_input(const std::string& name);
  void add_path(const std::string& path);
  Inputs finish() && { return std::move(inputs_); }

 private:
  void search(const std::string& directory);
  void walk(const std::string& directory, const std::string& prefix);
  [[nodiscard]] Scope scope_of(const std::string& directory) const;
  [[nodiscard]] const config::FileGlob* excluding(const CandidatePath& candidate,
                                                  const config::ConfigFile* config) const;
  void visit(const fs::directory_entry& entry, const CandidatePath& candidate, const Scope& scope);
  [[nodiscard]] std::vector<fs::directory_entry> list(const std::string& directory);
  [[nodiscard]] bool is_own_file(const fs::directory_entry& entry) const;
  [[nodiscard]] bool is_force_excluded(const std::string& path) const;
  void add_file(const std::string& path);
  void fail(const std::string& path, const std::error_code& error);
  void fail(const std::string& path, std::string reason, bool readable);
  void fail_without_payload(const std::string& directory);

  const Search& search_;
  std::vector<config::FileGlob> default_globs_;
  std::string working_directory_;
  GitIgnore git_;
  std::unordered_set<std::string> seen_;
  std::size_t matches_ = 0;              // of the search under way, repetitions included
  std::vector<std::string> looked_for_;  // by it, first of all
  std::vector<Skipped> skipped_;         // by it
  Inputs inputs_;
};

const config::FileGlob* first_match(const std::vector<config::FileGlob>& globs, const CandidatePath& candidate) {
  const auto found = std::find_if(globs.begin(), globs.end(), [&](const config::FileGlob& glob) {
    return glob.matches(candidate.inner) || glob.matches(candidate.path);
  });
  return found == globs.end() ? nullptr : &*found;
}

const config::FileGlob* first_configured(const std::vector<config::FileGlob>& globs, const CandidatePath& candidate) {
  const auto found = std::find_if(globs.begin(), globs.end(),
                                  [&](const config::FileGlob& glob) { return glob.matches(candidate.configured); });
  return found == globs.end() ? nullptr : &*found;
}

bool is_wanted(const CandidatePath& candidate, const Scope& scope) {
  return (scope.configured ? first_configured(scope.wanted, candidate) : first_match(scope.wanted, candidate)) !=
         nullptr;
}

InputFinder::InputFinder(const Search& search) : search_(search), default_globs_(default_globs()) {
  std::error_code ignored;  // without it, paths are compared as spelled
  working_directory_ = fs::current_path(ignored).string();
}

void InputFinder::add_standard_input(const std::string& name) {
  if (name != kStandardInputName && is_force_excluded(name)) return;
  if (seen_.insert("-").second) inputs_.found.push_back({name, true});
}

void InputFinder::add_path(const std::string& path) {
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (!fs::is_directory(status) && is_force_excluded(path)) return;
  if (!fs::exists(status)) {
    if (!error) error = std::make_error_code(std::errc::no_such_file_or_directory);
    fail(path, error);
  } else if (fs::is_directory(status)) {
    search(path);
  } else {
    add_file(path);
  }
}

void InputFinder::search(const std::string& directory) {
  if (search_.include.empty() && search_.stream) {
    return fail(directory, "is a directory: with --ndjson, say with --include which names to look for in it", true);
  }
  const std::size_t problems = inputs_.problems.size();
  matches_ = 0;
  looked_for_.clear();
  skipped_.clear();
  walk(directory, {});
  if (matches_ == 0 && inputs_.problems.size() == problems) fail_without_payload(directory);
  for (const std::string& failure : git_.take_failures()) {
    fail(directory, "was searched without regard to what git ignores: git check-ignore failed: " + failure, true);
  }
}

Scope InputFinder::scope_of(const std::string& directory) const {
  const std::string real = io::real_path(directory);
  const std::string resolved = search_.gitignore ? io::real_path(io::join_path(directory, ".")) : std::string();
  const config::ConfigFile* const config = search_.configs == nullptr ? nullptr : search_.configs->find(real).config;
  if (!search_.include.empty()) return {config, real, resolved, search_.include, false};
  if (config != nullptr && !config->include.empty()) return {config, real, resolved, config->include, true};
  return {config, real, resolved, default_globs_, false};
}

const config::FileGlob* InputFinder::excluding(const CandidatePath& candidate, const config::ConfigFile* config) const {
  const config::FileGlob* const given = first_match(search_.exclude, candidate);
  return given == nullptr && config != nullptr ? first_configured(config->exclude, candidate) : given;
}

// `prefix` is the path from the directory searched to this one: empty, or ended by a slash.
void InputFinder::walk(const std::string& directory, const std::string& prefix) {
  const Scope scope = scope_of(directory);
  if (prefix.empty()) {
    if (&scope.wanted == &default_globs_) {
      looked_for_.assign(kDefaultPatterns.begin(), kDefaultPatterns.end());
      looked_for_.emplace_back("the same with .yaml or .yml");
    } else {
      for (const config::FileGlob& glob : scope.wanted) looked_for_.push_back(glob.pattern());
    }
  }
  inputs_.searched.insert(scope.real);
  for (const fs::directory_entry& entry : list(directory)) {
    const std::string name = entry.path().filename().string();
    const std::string below =
        scope.config == nullptr ? "" : io::relative_path(io::join_path(scope.real, name), scope.config->directory);
    visit(entry, {io::join_path(directory, name), prefix + name, below}, scope);
  }
}

// Checks or enters whatever has a wanted name or is a directory, or reports why not.
void InputFinder::visit(const fs::directory_entry& entry, const CandidatePath& candidate, const Scope& scope) {
  std::error_code error;
  const bool is_link = entry.is_symlink(error);
  const bool is_directory = !is_link && !error && entry.is_directory(error);
  const bool is_unknown = static_cast<bool>(error);
  const std::string name = entry.path().filename().string();
  if (is_directory && std::find(kSkippedFolders.begin(), kSkippedFolders.end(), name) != kSkippedFolders.end()) return;
  if (!is_directory && !is_unknown && !is_wanted(candidate, scope)) return;
  if (const config::FileGlob* const glob = excluding(candidate, scope.config)) {
    skipped_.push_back({candidate.path, "by " + text::quoted(glob->pattern())});
    return;
  }
  if (search_.gitignore) {
    if (std::string reason = git_.reason(scope.resolved, name); !reason.empty()) {
      skipped_.push_back({candidate.path, std::move(reason)});
      return;
    }
  }
  if (is_directory) return walk(candidate.path, candidate.inner + '/');
  if (is_unknown) return fail(candidate.path, error);
  if (name.starts_with("._")) {
    skipped_.push_back({candidate.path, "as an AppleDouble file"});
    return;
  }
  if (is_own_file(entry)) {
    skipped_.push_back({candidate.path, "as runlint's own"});
    return;
  }
  const fs::file_status status = fs::status(entry.path(), error);
  if (status.type() == fs::file_type::regular) {
    ++matches_;
    add_file(candidate.path);
  } else if (!fs::exists(status)) {
    fail(candidate.path, error ? error : std::make_error_code(std::errc::no_such_file_or_directory));
  } else {
    const bool links_directory = is_link && fs::is_directory(status);
    fail(candidate.path,
         links_directory ? "a link to a directory, which a search does not enter"
                         : "not a regular file: a search does not wait for what it may give",
         false);
  }
}

// The entries of a directory, sorted by name.
std::vector<fs::directory_entry> InputFinder::list(const std::string& directory) {
  std::vector<fs::directory_entry> found;
  std::error_code error;
  for (fs::directory_iterator it(directory, error), end; !error && it != end; it.increment(error)) {
    found.push_back(*it);
  }
  if (error) fail(directory, error);
  std::sort(found.begin(), found.end(), [](const fs::directory_entry& a, const fs::directory_entry& b) {
    return a.path().native() < b.path().native();
  });
  return found;
}

// Whether it is a configuration or the baseline, by whatever path.
bool InputFinder::is_own_file(const fs::directory_entry& entry) const {
  if (search_.for_own_files) return false;
  if (entry.path().filename() == config::kConfigName) return true;
  return std::any_of(search_.own_files.begin(), search_.own_files.end(), [&](const std::string& own) {
    std::error_code ignored;  // it may not exist yet, or be a pipe
    return fs::equivalent(entry.path(), own, ignored);
  });
}

// Whether a file that is named, and not found by a search, is to be left out nevertheless.
bool InputFinder::is_force_excluded(const std::string& path) const {
  if (!search_.force_exclude || io::is_descriptor(path)) return false;
  const std::string real = io::real_path(path);
  // A path with ".." goes through folders that the file is not in.
  const fs::path shown(path);
  const bool leads_up = std::find(shown.begin(), shown.end(), "..") != shown.end();
  if (!leads_up && config::find_covering(search_.exclude, path) != nullptr) return true;
  if (config::find_covering(search_.exclude, io::relative_path(real, working_directory_)) != nullptr) return true;
  const config::ConfigFile* const config =
      search_.configs == nullptr ? nullptr : search_.configs->find(io::parent_directory(real)).config;
  return config != nullptr &&
         config::find_covering(config->exclude, io::relative_path(real, config->directory)) != nullptr;
}

// The same file is known by its spelling: absolute, without "." and doubled slashes. A link to a file is another
// path that people may send, and what ".." means depends on links.
void InputFinder::add_file(const std::string& path) {
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

void InputFinder::fail(const std::string& path, const std::error_code& error) { fail(path, error.message(), false); }

// Adds an input that can't be checked.
void InputFinder::fail(const std::string& path, std::string reason, bool readable) {
  inputs_.found.push_back({.path = path, .failure = readable ? text::printable(reason) : "cannot be read: " + reason});
  inputs_.problems.push_back({path, std::move(reason), readable});
}

void InputFinder::fail_without_payload(const std::string& directory) {
  constexpr std::size_t kShown = 3;
  std::string reason = fmt::format("has no payload: looked for {};", fmt::join(looked_for_, ", "));
  if (!skipped_.empty()) {
    reason += " left out ";
    for (std::size_t i = 0; i < std::min(skipped_.size(), kShown); ++i) {
      reason += fmt::format("{}{} {}", i > 0 ? ", " : "", text::printable(skipped_[i].path), skipped_[i].reason);
    }
    if (skipped_.size() > kShown) reason += fmt::format(" and {} more", skipped_.size() - kShown);
    reason += ';';
  }
  reason += " name the file, or use --include";
  fail(directory, std::move(reason), true);
}

}  // namespace

std::string InputProblem::line() const {
  const std::string shown = path.empty() ? "\"\"" : text::printable(path);
  return readable ? fmt::format("{} {}", shown, text::printable(reason))
                  : fmt::format("cannot read {}: {}", shown, reason);
}

std::span<const std::string_view> default_patterns() noexcept { return kDefaultPatterns; }

std::vector<config::FileGlob> default_globs() {
  std::vector<config::FileGlob> globs;
  for (const std::string_view name : kDefaultPatterns) {
    globs.emplace_back(name);
    const std::string stem(name.substr(0, name.size() - kJsonEnding.size()));
    for (const std::string_view ending : kYamlEndings) globs.emplace_back(stem + std::string(ending));
  }
  return globs;
}

bool is_yaml(std::string_view path) noexcept {
  return std::ranges::any_of(kYamlEndings, [path](std::string_view ending) {
    return path.size() >= ending.size() && text::same_ignoring_case(path.substr(path.size() - ending.size()), ending);
  });
}

bool is_template(std::string_view path) noexcept {
  if (!path.ends_with(kJsonEnding) && !is_yaml(path)) return false;
  const std::string_view name = path.substr(path.rfind('/') + 1);  // npos + 1 is 0
  const std::string_view stem = name.substr(0, name.rfind('.'));
  return stem == "northflank" || stem.ends_with(".northflank");
}

Inputs find_inputs(const std::vector<std::string>& paths, const Search& search, const std::string& stdin_name) {
  InputFinder finder(search);
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
