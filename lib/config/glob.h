// Patterns for paths and for JSON Pointers. All that knows PCRE2.
//
// `*` stands for any run of characters but the slash, `?` for one of them, `[a-z]` and `[!a-z]` for one of a set; a
// backslash makes the next character mean itself. Between slashes, `**` stands for any number of names, also none:
// `a/**/b` fits a/b and a/x/y/b, and `a/**` all that is below a. A leading dot is nothing special. A byte that is not
// UTF-8 is a character like any other.
#ifndef RUNLINT_LIB_CONFIG_GLOB_H_
#define RUNLINT_LIB_CONFIG_GLOB_H_

#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

namespace runlint::config {

// A text is no pattern. what() says why, as a clause without its subject.
class GlobError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// Any number of threads may use one at once.
class Glob {
 public:
  // Any bytes. Throws GlobError.
  explicit Glob(std::string_view text);

  // Does the whole of `text` fit? Any bytes. Throws std::bad_alloc, and GlobError if PCRE2 gives up.
  [[nodiscard]] bool matches(std::string_view text) const;

 private:
  std::shared_ptr<const void> code_;  // never changes, so copies share it
};

// A pattern of files, as in .gitignore: one without a slash is held against a file's name, wherever it lies; one with a
// slash against its path. A slash at its beginning only says that; one at its end is for people.
class FileGlob {
 public:
  // Throws GlobError.
  explicit FileGlob(std::string_view pattern);

  [[nodiscard]] bool of_names() const noexcept { return of_names_; }
  [[nodiscard]] const std::string& pattern() const noexcept { return pattern_; }

  // Slashes at the ends of `path`, and a "./" it begins with, do not count.
  [[nodiscard]] bool matches(std::string_view path) const;

 private:
  std::string pattern_;  // as given
  bool of_names_;
  Glob glob_;
};

}  // namespace runlint::config

#endif  // RUNLINT_LIB_CONFIG_GLOB_H_
