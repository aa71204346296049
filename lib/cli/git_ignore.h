// Asks git which files it ignores.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace runlint::cli {

// Runs `git check-ignore` once for each repository. Used by one thread. Everything throws std::bad_alloc only.
class GitIgnore {
 public:
  GitIgnore();
  ~GitIgnore();
  GitIgnore(const GitIgnore&) = delete;
  GitIgnore& operator=(const GitIgnore&) = delete;

  // The pattern by which git ignores `name` in `directory`, a real_path(): "by git (.gitignore:2: build/)". Empty if it
  // does not: because the file is tracked or in no repository, or because git can't be asked.
  [[nodiscard]] std::string reason(const std::string& directory, std::string_view name);

  // Why git could not be asked, once for each repository; empties the list.
  [[nodiscard]] std::vector<std::string> take_failures();

 private:
  struct Repository;

  // The repository that the files in `directory` belong to; null: none.
  Repository* find(const std::string& directory);

  std::unordered_map<std::string, Repository*> by_directory_;
  std::vector<std::unique_ptr<Repository>> repositories_;
  std::vector<std::string> failures_;
};

}  // namespace runlint::cli
