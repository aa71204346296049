#include "config/baseline.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <optional>
#include <string_view>
#include <system_error>
#include <utility>

#include "config/checked_document.h"
#include "config/tool_file.h"
#include "io/output_file.h"
#include "io/paths.h"
#include "text/ascii.h"
#include "text/escape.h"
#include "text/json_writer.h"
#include "text/number.h"
#include "text/utf8.h"

namespace runlint::config {
namespace {

namespace fs = std::filesystem;

std::size_t count_in(const Baseline::Counts& counts, const std::string& rule, const std::string& pointer) {
  const auto by_rule = counts.find(rule);
  if (by_rule == counts.end()) return 0;
  const auto found = by_rule->second.find(pointer);
  return found == by_rule->second.end() ? 0 : found->second;
}

std::size_t total(const Baseline::Counts& counts) {
  std::size_t sum = 0;
  for (const auto& [rule, pointers] : counts) {
    for (const auto& [pointer, count] : pointers) sum += count;
  }
  return sum;
}

std::string to_json(const Baseline::Files& files) {
  std::string out;
  text::JsonWriter json(out, text::JsonWriter::Style::kIndented);
  json.begin_object();
  json.member("version", 1);
  json.begin_object("findings");
  for (const auto& [file, counts] : files) {
    if (counts.empty()) continue;
    json.begin_object(spell_name(file));
    for (const auto& [rule, pointers] : counts) {
      json.begin_object(rule);
      for (const auto& [pointer, count] : pointers) json.member(pointer, count);
      json.end();
    }
    json.end();
  }
  json.end(2);
  return out += '\n';
}

// The value of the two hexadecimal digits that `text` begins with.
std::optional<char> hexadecimal(std::string_view text) noexcept {
  if (text.size() < 2) return std::nullopt;
  const int high = text::hex_value(text[0]);
  const int low = text::hex_value(text[1]);
  return high < 0 || low < 0 ? std::nullopt : std::optional(static_cast<char>(high * 16 + low));
}

std::string directory_for(const std::string& path) {
  std::error_code error;
  const bool has_folder = path != "-" && (io::is_replaceable(path) || !fs::exists(fs::status(path, error)));
  return has_folder ? io::parent_directory(io::real_path(path)) : io::real_path(".");
}

bool is_missing(const fs::path& path) {
  std::error_code error;
  return fs::symlink_status(path, error).type() == fs::file_type::not_found;
}

// Whether there is no baseline at `path` yet.
bool is_new(const std::string& path) {
  std::error_code error;
  return !io::is_replaceable(path) || fs::file_size(path, error) == 0;
}

}  // namespace

std::string spell_name(std::string_view name) {
  std::string out;
  for (std::size_t at = 0; at < name.size();) {
    const text::CodePoint next = text::decode(name.substr(at));
    const std::string_view bytes = name.substr(at, next.length);
    at += next.length;
    if (next.value == text::CodePoint::kInvalid || (bytes == "%" && hexadecimal(name.substr(at)))) {
      fmt::format_to(std::back_inserter(out), "%{:02X}", static_cast<unsigned char>(bytes.front()));
    } else {
      out += bytes;
    }
  }
  return out;
}

std::string read_name(std::string_view spelling) {
  std::string out;
  while (!spelling.empty()) {
    const std::optional<char> byte = spelling.front() == '%' ? hexadecimal(spelling.substr(1)) : std::nullopt;
    out += byte.value_or(spelling.front());
    spelling.remove_prefix(byte ? 3 : 1);
  }
  return out;
}

Baseline::Baseline(std::string path, Use use) : path_(std::move(path)), directory_(directory_for(path_)), use_(use) {
  if (is_written() && is_new(path_)) return;
  try {
    ToolFile file(path_, Kind::kBaseline);
    file.document().for_each_leaf([this](const CheckedDocument::Leaf& leaf) {
      if (leaf.path.front().name != "findings") return;
      known_[read_name(leaf.path[1].name)][leaf.path[2].name][leaf.path[3].name] =
          static_cast<std::size_t>(text::parse_integer(leaf.text).value.value_or(0));
    });
    file.finish();
  } catch (const ToolFileError& error) {
    if (!is_written()) throw;
    throw ToolFileError(fmt::format("{}runlint: {} is there and not a baseline: name another file, or remove it\n",
                                    error.what(), text::printable(path_)));
  }
}

std::string Baseline::name_of(const std::string& real_path) const { return io::relative_path(real_path, directory_); }

std::size_t Baseline::known(const std::string& file, const std::string& rule, const std::string& pointer) const {
  const auto counts = known_.find(file);
  return counts == known_.end() ? 0 : count_in(counts->second, rule, pointer);
}

void Baseline::record(const std::string& file, Counts found, bool complete) {
  const auto before = known_.find(file);
  if (!is_written() && (before == known_.end() || !complete)) return;
  if (!complete && before != known_.end()) {
    // Findings that the check did not reach may still exist.
    for (const auto& [rule, pointers] : before->second) {
      for (const auto& [pointer, count] : pointers) {
        std::size_t& now = found[rule][pointer];
        now = std::max(now, count);
      }
    }
  }
  const std::lock_guard lock(mutex_);
  found_.insert_or_assign(file, std::move(found));
}

std::vector<std::string> Baseline::stale() const {
  std::vector<std::string> lines;
  for (const auto& [file, counts] : known_) {
    const auto found = found_.find(file);
    if (found == found_.end() && !is_missing(fs::path(directory_) / file)) continue;
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

// Whether the file is gone from a directory that was searched.
bool Baseline::is_gone(const std::string& file) const {
  const std::string path = (fs::path(directory_) / file).lexically_normal().string();
  if (!is_missing(path)) return false;
  // Its directory may be gone too.
  std::string directory = io::parent_directory(path);
  while (is_missing(directory)) directory = io::parent_directory(directory);
  return searched_.contains(directory);
}

Baseline::Written Baseline::write(io::Sink& standard_output) const {
  Files files = found_;
  Written written{0, 0};
  for (const auto& [file, counts] : known_) {
    if (files.contains(file) || is_gone(file)) continue;
    files.emplace(file, counts);
    written.kept += total(counts);
  }
  io::OutputFile out(path_, standard_output);
  out.write(to_json(files));
  out.commit();
  for (const auto& [file, counts] : files) written.findings += total(counts);
  return written;
}

}  // namespace runlint::config
