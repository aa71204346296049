// Finds the files to check from the paths of the command line.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "config/glob.h"

namespace runlint::config {
class ConfigFinder;
}

namespace runlint::cli {

struct Input {
  std::string path;  // as it is shown and, unless it is standard input, opened
  bool standard_input = false;
  std::string failure = {};  // why it can't be checked, as in report::FileResult::failure; empty: it can be tried
};

// A path that has nothing to check, or that can't be read.
struct InputProblem {
  std::string path;    // any bytes
  std::string reason;  // "No such file or directory"; if readable, what is wrong with it
  bool readable;       // a directory without payloads

  // One printable line without its end: "cannot read x: No such file or directory".
  [[nodiscard]] std::string line() const;
};

struct Inputs {
  std::vector<Input> found;                  // in order, failures included
  std::vector<InputProblem> problems;        // one for each failure, for standard error
  std::unordered_set<std::string> searched;  // the real_path() of each directory that was searched
};

// The patterns for directories. One with a slash matches a path as shown or relative to the directory searched; a
// configuration's matches relative to the directory of the configuration.
struct Search {
  // Empty: those of the configuration, else default_patterns(), or none for a stream.
  std::vector<config::FileGlob> include;
  std::vector<config::FileGlob> exclude;    // in addition to those of the configuration; excludes directories too
  bool stream = false;                      // --ndjson: there are no default patterns
  config::ConfigFinder* configs = nullptr;  // null: there are none
  bool for_own_files = false;               // searches for runlint's own files; else they are skipped:
  std::vector<std::string> own_files = {};  // files named .runlint.json, and those at these paths
  bool force_exclude = false;               // named files are excluded too: by themselves or by a folder they are in
  bool gitignore = false;                   // a search leaves out what git ignores
};

// The patterns of files with payloads in JSON. Those in YAML are called the same, with another ending.
[[nodiscard]] std::span<const std::string_view> default_patterns() noexcept;

// The patterns of files with payloads, in JSON or YAML.
[[nodiscard]] std::vector<config::FileGlob> default_globs();

// Whether a file of that name is YAML, in any case.
[[nodiscard]] bool is_yaml(std::string_view path) noexcept;

// The path of standard input, unless it is named.
inline constexpr std::string_view kStandardInputName = "<stdin>";

// Whether a file of that name is a template.
[[nodiscard]] bool is_template(std::string_view path) noexcept;

// The inputs that `paths` mean, in their order and without repetitions: `-`, or no path at all, is standard input,
// shown as `stdin_name`; a directory is searched, its files sorted by name; anything else is an input, even
// if it can't be opened. A search skips the folders of version control and of installed packages (.git, .hg, .svn,
// node_modules) and AppleDouble files (._*), and follows symbolic links to files, but not to directories, so that it
// ends. What it would enter or check by its name and can't is a problem. Throws std::bad_alloc.
[[nodiscard]] Inputs find_inputs(const std::vector<std::string>& paths, const Search& search,
                                 const std::string& stdin_name);

}  // namespace runlint::cli
