#include "cli/git_ignore.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>
#include <optional>
#include <system_error>
#include <utility>

#include "io/child_process.h"
#include "io/paths.h"
#include "text/escape.h"

namespace runlint::cli {
namespace {

constexpr std::chrono::seconds kPatience{30};  // git answers in microseconds, unless something is wrong

// The variables that lead git to a certain repository, as git runs its hooks with them, or change how it reads paths.
constexpr std::string_view kLocalVariables[] = {"GIT_ALTERNATE_OBJECT_DIRECTORIES",
                                                "GIT_COMMON_DIR",
                                                "GIT_CONFIG",
                                                "GIT_CONFIG_COUNT",
                                                "GIT_CONFIG_PARAMETERS",
                                                "GIT_DIR",
                                                "GIT_GLOB_PATHSPECS",
                                                "GIT_ICASE_PATHSPECS",
                                                "GIT_INDEX_FILE",
                                                "GIT_LITERAL_PATHSPECS",
                                                "GIT_NOGLOB_PATHSPECS",
                                                "GIT_OBJECT_DIRECTORY",
                                                "GIT_PREFIX",
                                                "GIT_WORK_TREE"};

// The first line of git's errors that says why it gave up.
std::string first_error(std::string_view errors) {
  const std::size_t fatal = errors.find("fatal: ");
  if (fatal != std::string_view::npos) errors.remove_prefix(fatal);
  const std::string_view line = errors.substr(0, errors.find('\n'));
  return line.empty() ? "it ended without an answer" : text::printable(line);
}

}  // namespace

struct GitIgnore::Repository {
  explicit Repository(std::string root) : directory(std::move(root)) {}

  // The answer of git about `path`, relative to `directory`: the file of the pattern that matches, the line, the
  // pattern, and the path. Throws std::system_error; nothing if git has ended.
  std::optional<std::array<std::string, 4>> ask(std::string_view path) {
    if (!git) {
      // No repository may choose a program for git to run.
      git.emplace(std::vector<std::string>{"git", "-C", directory, "-c", "core.fsmonitor=false", "check-ignore",
                                           "--verbose", "--non-matching", "--stdin", "-z"},
                  kLocalVariables, kPatience);
    }
    // So no name is a pattern of git's: they begin with a colon.
    std::string question = "./";
    question.append(path).push_back('\0');
    git->send(question);
    std::array<std::string, 4> answer;
    for (std::string& field : answer) {
      std::size_t end = 0;
      while ((end = received.find('\0')) == std::string::npos) {
        std::array<char, 4096> block;
        const std::size_t count = git->receive(block.data(), block.size());
        if (count == 0) return std::nullopt;
        received.append(block.data(), count);
      }
      field = received.substr(0, end);
      received.erase(0, end + 1);
    }
    return answer;
  }

  // The output of git on standard error.
  [[nodiscard]] std::string errors() const { return git ? git->errors() : std::string(); }

  std::string directory;                // a real_path()
  std::optional<io::ChildProcess> git;  // nothing: not started yet
  std::string received;                 // and not read
  bool failed = false;                  // git can't be asked
};

GitIgnore::GitIgnore() = default;
GitIgnore::~GitIgnore() = default;

std::string GitIgnore::reason(const std::string& directory, std::string_view name) {
  Repository* const repository = find(directory);
  if (repository == nullptr || repository->failed) return {};
  std::string failure;
  try {
    const auto answer = repository->ask(io::relative_path(io::join_path(directory, name), repository->directory));
    if (answer) {
      const auto& [file, line, pattern, path] = *answer;
      if (pattern.empty() || pattern.starts_with('!')) return {};
      return fmt::format("by git ({}:{}: {})", text::printable(file), text::printable(line), text::printable(pattern));
    }
    failure = first_error(repository->errors());
  } catch (const std::system_error& error) {
    const std::string said = repository->errors();
    if (error.code() == std::errc::timed_out) {
      failure = fmt::format("it did not answer within {} s", kPatience.count());
    } else {
      failure = said.empty() ? error.code().message() : first_error(said);
    }
  }
  repository->failed = true;
  repository->git.reset();
  failures_.push_back(std::move(failure));
  return {};
}

std::vector<std::string> GitIgnore::take_failures() { return std::exchange(failures_, {}); }

GitIgnore::Repository* GitIgnore::find(const std::string& directory) {
  if (const auto known = by_directory_.find(directory); known != by_directory_.end()) return known->second;
  Repository* found = nullptr;
  if (io::exists(io::join_path(directory, ".git"))) {
    found = repositories_.emplace_back(std::make_unique<Repository>(directory)).get();
  } else if (const std::string parent = io::parent_directory(directory); parent != directory) {
    found = find(parent);
  }
  by_directory_.emplace(directory, found);
  return found;
}

}  // namespace runlint::cli
