// Runs the command inside the test, with streams in memory and files in a directory of its own.
#ifndef RUNLINT_TESTS_SUPPORT_COMMAND_LINE_H_
#define RUNLINT_TESTS_SUPPORT_COMMAND_LINE_H_

#include <stdlib.h>

#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "cli/command.h"

namespace runlint::cli {

// Reads from `text`, at most `step` bytes at a time.
class TextSource final : public io::Source {
 public:
  explicit TextSource(std::string text, std::size_t step = ~std::size_t{0}) : text_(std::move(text)), step_(step) {}

  std::size_t read(char* into, std::size_t capacity) override {
    const std::size_t count = std::min({capacity, step_, text_.size() - at_});
    text_.copy(into, count, at_);
    at_ += count;
    return count;
  }

 private:
  std::string text_;
  std::size_t step_;
  std::size_t at_ = 0;
};

class TextSink final : public io::Sink {
 public:
  void write(std::string_view bytes) override { text += bytes; }
  std::string text;
};

// Accepts `room` bytes and then fails.
class FullSink final : public io::Sink {
 public:
  explicit FullSink(std::errc error, std::size_t room = 0) : error_(error), room_(room) {}
  void write(std::string_view bytes) override {
    if (bytes.size() > room_) throw io::OutputError(std::make_error_code(error_));
    room_ -= bytes.size();
  }

 private:
  std::errc error_;
  std::size_t room_;
};

struct Outcome {
  int status;
  std::string out;
  std::string err;
};

inline Outcome run_command(const std::vector<std::string>& args, std::string input = {}, const Terminal& terminal = {},
                           std::size_t step = ~std::size_t{0}) {
  TextSource in(std::move(input), step);
  TextSink out;
  TextSink err;
  const std::vector<std::string_view> views(args.begin(), args.end());
  const ExitStatus status = run(views, {in, out, err}, terminal);
  return {static_cast<int>(status), out.text, err.text};
}

// The findings of text output without the messages: "a.json:1:2: error [schema/type]", a line each.
inline std::string headlines(std::string_view text) {
  std::string found;
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(line.size() + 1, text.size()));
    const std::size_t rule = line.rfind(" [");
    if (rule == std::string_view::npos || !line.ends_with(']')) continue;
    for (const std::string_view severity : {": error", ": warning", ": info"}) {
      const std::size_t end = line.find(std::string(severity) + ": ");
      if (end == std::string_view::npos) continue;
      found.append(line.substr(0, end + severity.size())).append(line.substr(rule)).append("\n");
    }
  }
  return found;
}

inline std::string first_line(std::string_view text) { return std::string(text.substr(0, text.find('\n'))); }

// An empty directory that is removed with the object.
class TemporaryDirectory {
 public:
  TemporaryDirectory() {
    std::string name = (std::filesystem::temp_directory_path() / "runlint-test-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("mkdtemp failed");
    path_ = name;
  }
  ~TemporaryDirectory() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  TemporaryDirectory(const TemporaryDirectory&) = delete;
  TemporaryDirectory& operator=(const TemporaryDirectory&) = delete;

  [[nodiscard]] std::string path(std::string_view name = {}) const {
    return name.empty() ? path_.string() : (path_ / name).string();
  }
  // Writes a file, with the directories it needs, and returns its path.
  std::string write(std::string_view name, std::string_view text) const {
    const std::filesystem::path file = path_ / name;
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << text;
    return file.string();
  }

 private:
  std::filesystem::path path_;
};

// Replaces `directory` by DIR in `text`.
inline std::string relative_to(const TemporaryDirectory& directory, std::string text) {
  const std::string path = directory.path();
  for (std::size_t at = 0; (at = text.find(path, at)) != std::string::npos;) text.replace(at, path.size(), "DIR");
  return text;
}

}  // namespace runlint::cli

#endif  // RUNLINT_TESTS_SUPPORT_COMMAND_LINE_H_
