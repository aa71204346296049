#include "cli/baseline.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string_view>
#include <system_error>
#include <utility>

#include "cli/config_finder.h"
#include "cli/own_file.h"
#include "cli/streams.h"
#include "config/document.h"
#include "export/json_printer.h"
#include "json/number.h"
#include "text/display.h"

namespace runlint::cli {
namespace {

namespace fs = std::filesystem;

std::size_t count_in(const Baseline::Counts& counts, const std::string& rule, const std::string& pointer) {
  const auto by_rule = counts.find(rule);
  if (by_rule == counts.end()) return 0;
  const auto found = by_rule->second.find(pointer);
  return found == by_rule->second.end() ? 0 : found->second;
}

std::string to_json(const std::map<std::string, Baseline::Counts>& files) {
  exports::JsonPrinter out;
  out.begin_object();
  out.key("version");
  out.integer(1);
  out.key("findings");
  out.begin_object();
  for (const auto& [file, counts] : files) {
    if (counts.empty()) continue;
    out.key(file);
    out.begin_object();
    for (const auto& [rule, pointers] : counts) {
      out.key(rule);
      out.begin_object();
      for (const auto& [pointer, count] : pointers) {
        out.key(pointer);
        out.integer(static_cast<std::int64_t>(count));
      }
      out.end();
    }
    out.end();
  }
  out.end();
  out.end();
  return std::move(out).finish();
}

[[noreturn]] void throw_error(int error) { throw std::system_error(error, std::generic_category()); }

// A file that takes another's place once it is complete, or goes away.
class Replacement {
 public:
  explicit Replacement(const std::string& path) : path_(path), temporary_(path + ".XXXXXX") {
    descriptor_ = ::mkostemp(temporary_.data(), O_CLOEXEC);
    if (descriptor_ < 0) throw_error(errno);
  }
  ~Replacement() {
    if (descriptor_ >= 0) ::close(descriptor_);
    if (!temporary_.empty()) ::unlink(temporary_.c_str());
  }
  Replacement(const Replacement&) = delete;
  Replacement& operator=(const Replacement&) = delete;

  void put(std::string_view text) {
    DescriptorSink(descriptor_).write(text);
    const mode_t mask = ::umask(0);
    ::umask(mask);
    if (::fchmod(descriptor_, 0666 & ~mask) != 0 || ::fsync(descriptor_) != 0) throw_error(errno);
    if (::close(std::exchange(descriptor_, -1)) != 0) throw_error(errno);
    if (std::rename(temporary_.c_str(), path_.c_str()) != 0) throw_error(errno);
    temporary_.clear();
  }

 private:
  const std::string& path_;
  std::string temporary_;
  int descriptor_;
};

}  // namespace

Baseline::Baseline(std::string path, Use use)
    : path_(std::move(path)), directory_(fs::path(real_path(path_)).parent_path().string()), use_(use) {
  if (use_ == Use::kWrite) return;
  OwnFile file(path_, Kind::kBaseline);
  file.document().for_each_leaf([this](const config::Document::Leaf& leaf) {
    if (leaf.path.front().name != "findings") return;
    known_[leaf.path[1].name][leaf.path[2].name][leaf.path[3].name] =
        static_cast<std::size_t>(json::classify(leaf.text).value.value_or(0));
  });
  file.finish();
}

std::string Baseline::name_of(const std::string& real_path) const { return relative_path(real_path, directory_); }

std::size_t Baseline::known(const std::string& file, const std::string& rule, const std::string& pointer) const {
  const auto counts = known_.find(file);
  return counts == known_.end() ? 0 : count_in(counts->second, rule, pointer);
}

void Baseline::note(const std::string& file, Counts found) {
  if (!is_written() && !known_.contains(file)) return;
  const std::lock_guard lock(mutex_);
  found_.insert_or_assign(file, std::move(found));
}

std::vector<std::string> Baseline::stale() const {
  std::vector<std::string> lines;
  for (const auto& [file, counts] : known_) {
    const auto found = found_.find(file);
    std::error_code ignored;
    if (found == found_.end() && fs::exists(fs::path(directory_) / file, ignored)) continue;
    for (const auto& [rule, pointers] : counts) {
      for (const auto& [pointer, count] : pointers) {
        const std::size_t left = found == found_.end() ? 0 : count_in(found->second, rule, pointer);
        if (left >= count) continue;
        const std::string place = pointer.empty() ? "the top level" : text::printable(pointer);
        lines.push_back(fmt::format("{}: {} at {}", text::printable(file), text::printable(rule), place));
        if (count > 1) lines.back() += fmt::format(" ({} of {})", count - left, count);
      }
    }
  }
  return lines;
}

std::size_t Baseline::write() const {
  Replacement(path_).put(to_json(found_));
  std::size_t total = 0;
  for (const auto& [file, counts] : found_) {
    for (const auto& [rule, pointers] : counts) {
      for (const auto& [pointer, count] : pointers) total += count;
    }
  }
  return total;
}

}  // namespace runlint::cli
