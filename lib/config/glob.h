// Patterns for paths and JSON Pointers. The only user of PCRE2.
//
// `*` matches any run of characters but the slash, `?` one of them, `[a-z]` and `[!a-z]` one of a set; a backslash
// escapes the next character. Between slashes, `**` matches any number of names, also none: `a/**/b` matches a/b and
// a/x/y/b, and `a/**` everything below a. A leading dot is an ordinary character, and so is a byte that is not UTF-8.
#pragma once

#include <memory>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>

namespace runlint::config {

// A pattern is malformed. what() says why, as a clause without its subject.
class GlobError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// Const access is safe from any number of threads.
class Glob {
 public:
  // Any bytes. Throws GlobError.
  explicit Glob(std::string_view text);

  // Whether the pattern matches the whole of `text`. Any bytes. Throws std::bad_alloc, and GlobError if PCRE2 gives up.
  [[nodiscard]] bool matches(std::string_view text) const;

 private:
  std::shared_ptr<const void> code_;  // never changes, so copies share it
};

// A pattern of files, as in .gitignore: without a slash it matches a file's name in any directory, with one its path. A
// slash at its beginning only says that; one at its end is ignored.
class FileGlob {
 public:
  // Throws GlobError.
  explicit FileGlob(std::string_view pattern);

  [[nodiscard]] bool matches_basename() const noexcept { return matches_basename_; }
  [[nodiscard]] const std::string& pattern() const noexcept { return pattern_; }

  // Slashes at the ends of `path`, and a leading "./", are ignored.
  [[nodiscard]] bool matches(std::string_view path) const;

 private:
  std::string pattern_;  // as given
  bool matches_basename_;
  Glob glob_;
};

// The first of `globs` that matches `path` or a folder that it is in; null if none does.
[[nodiscard]] const FileGlob* find_covering(std::span<const FileGlob> globs, std::string_view path);

}  // namespace runlint::config
