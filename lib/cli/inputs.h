// From the paths on the command line to the files to check.
#ifndef RUNLINT_LIB_CLI_INPUTS_H_
#define RUNLINT_LIB_CLI_INPUTS_H_

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
  std::string failure = {};  // why nothing can be checked there, as report::Failure has it; empty when it can be tried
};

// A path that leads to nothing to check, or that can't be followed.
struct InputProblem {
  std::string path;    // as given or found; any bytes
  std::string reason;  // "No such file or directory"; or what the path has or is, if it is readable
  bool readable;       // a directory without payloads

  // One printable line without its end: "cannot read x: No such file or directory".
  [[nodiscard]] std::string line() const;
};

struct Inputs {
  std::vector<Input> found;                  // in order, paths that lead to nothing to check included
  std::vector<InputProblem> problems;        // one for each of the latter, for standard error
  std::unordered_set<std::string> searched;  // the real_path() of each directory that was searched
};

// What is looked for in directories. A pattern with a slash is held against a path as shown and from the directory
// searched, one of a configuration against the path from the configuration's directory.
struct Search {
  std::vector<config::FileGlob>
      include;  // empty: what the configuration says, else default_patterns(), or nothing for a stream
  std::vector<config::FileGlob>
      exclude;          // besides those of the configuration; also keeps the search out of directories
  bool stream = false;  // --ndjson: the usual names are not those of streams
  config::ConfigFinder* configs = nullptr;  // null: there are none
  bool for_own_files = false;               // runlint's own files are what is looked for; else they are passed over:
  std::vector<std::string> own_files = {};  // configurations in their usual place, and those at these paths
};

// The names by which a payload file is known.
[[nodiscard]] std::span<const std::string_view> default_patterns() noexcept;

// The inputs that `paths` mean, in their order and without repetitions: `-`, or no path at all, is standard input,
// shown as `stdin_name`; a directory stands for what is found in it, sorted by name; anything else for itself, even if
// it can't be opened. A search skips the folders of version control and of installed packages (.git, .hg, .svn,
// node_modules) and AppleDouble files (._*), and follows symbolic links to files, but not to directories, so that it
// ends. What it would enter or check by its name and can't is a problem. Throws std::bad_alloc.
[[nodiscard]] Inputs find_inputs(const std::vector<std::string>& paths, const Search& search,
                                 const std::string& stdin_name);

}  // namespace runlint::cli

#endif  // RUNLINT_LIB_CLI_INPUTS_H_
