#include "support/layering.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstddef>
#include <optional>
#include <ranges>
#include <string>
#include <string_view>
#include <vector>

namespace runlint::layering {
namespace {

// The layer of a folder of lib/; higher ones may include lower ones.
std::optional<std::size_t> rank(std::string_view folder) {
  for (std::size_t i = 0; i < std::size(kLayers); ++i) {
    if (!folder.empty() && std::ranges::find(kLayers[i], folder) != std::end(kLayers[i])) return i;
  }
  return std::nullopt;
}

// "json/structural_index.cc" -> "json"; nothing if there is no slash.
std::string_view first_folder(std::string_view path) {
  const std::size_t slash = path.find('/');
  return slash == path.npos ? std::string_view() : path.substr(0, slash);
}

std::string_view skip_blanks(std::string_view text) {
  return text.substr(std::min(text.find_first_not_of(" \t"), text.size()));
}

// The file that an #include line names, or the name of a macro; nothing on other lines.
std::optional<std::string_view> included(std::string_view line) {
  line = skip_blanks(line);
  if (!line.starts_with('#')) return std::nullopt;
  line = skip_blanks(line.substr(1));
  if (!line.starts_with("include")) return std::nullopt;
  line = skip_blanks(line.substr(std::string_view("include").size()));
  if (!line.starts_with('"') && !line.starts_with('<')) return line;
  line.remove_prefix(1);
  return line.substr(0, line.find_first_of("\">"));
}

bool is_standard_header(std::string_view name) {
  static constexpr std::array kOfC = {"limits.h", "stdbool.h", "stddef.h", "stdint.h"};
  return std::ranges::find(kOfC, name) != kOfC.end() ||
         std::ranges::all_of(name, [](unsigned char c) { return std::isalnum(c) != 0 || c == '_'; });
}

// The reason that the public header must not include `name`; empty if it may.
std::string objection_in_public_header(std::string_view name) {
  if (first_folder(name) == "runlint" || is_standard_header(name)) return {};
  return "a public header includes the standard library and \"runlint/...\" alone";
}

// The reason that a file of `folder` in lib/ must not include `name`; empty if it may.
std::string objection_in_layer(std::string_view folder, std::string_view name) {
  const bool is_simdjson = name == "simdjson.h" || first_folder(name) == "simdjson";
  if (is_simdjson) return folder == "json" ? "" : "simdjson is for lib/json alone";
  const std::string_view target = first_folder(name);
  const bool is_in_c = folder == "nginx" || folder == "lua";
  if (is_in_c && (target == "runlint" || rank(target)) && target != folder && name != "runlint/runlint.h") {
    return "lib/" + std::string(folder) + " sees only \"runlint/runlint.h\"";
  }
  if (target == "tests" || target == "fuzz" || target == "bench" || target == "support" || target == "..") {
    return "that is outside lib/ and include/";
  }
  if (!rank(target) || target == folder || *rank(target) < *rank(folder)) return {};
  return "lib/" + std::string(folder) + " stands below or beside lib/" + std::string(target);
}

std::string objection(std::string_view path, std::string_view name) {
  if (first_folder(path) == "include") return objection_in_public_header(name);
  if (first_folder(path) != "lib") return {};
  return objection_in_layer(first_folder(path.substr(std::string_view("lib/").size())), name);
}

// Whether the file is written by hand, unlike the payloads of corpus/.
bool is_code(std::string_view path) {
  static constexpr std::array kEndings = {".cc", ".h", ".c", ".cmake", ".in", "CMakeLists.txt"};
  if (path.starts_with("corpus/")) return false;
  return path == "dev" || path == ".ci/run" ||
         std::ranges::any_of(kEndings, [path](std::string_view ending) { return path.ends_with(ending); });
}

bool is_source(std::string_view path) { return path.ends_with(".cc") || path.ends_with(".h") || path.ends_with(".c"); }

}  // namespace

std::vector<std::string> violations(const Source& source) {
  static constexpr std::string_view kForeign =
      "../"
      "shared";  // in two parts: this file is searched too
  const std::string_view path = source.path;
  std::vector<std::string> found;
  std::size_t number = 0;
  const auto add = [&](std::string_view what) {
    found.push_back(source.path + ":" + std::to_string(number) + ": " + std::string(what));
  };
  const bool builds = path == "lib/CMakeLists.txt" || (path.starts_with("lib/package/") && !is_source(path));
  if (path.starts_with("lib/") && is_code(path) && !builds && !rank(first_folder(path.substr(4)))) {
    add("belongs to no layer: add its folder to kLayers in tests/support/layering.h, or move it");
    return found;
  }
  for (const auto part : std::views::split(source.text, '\n')) {
    const std::string_view line(part.begin(), part.end());
    ++number;
    if (line.find(kForeign) != line.npos) add("names a folder outside the tree");
    if (const auto name = is_code(path) ? included(line) : std::nullopt) {
      if (const std::string why = objection(path, *name); !why.empty()) {
        add("includes \"" + std::string(*name) + "\": " + why);
      }
    }
  }
  if (source.text.ends_with('\n')) --number;  // the text after the last newline is not a line
  if (is_code(path) && number > kMaxLines) add("the file is too long: at most " + std::to_string(kMaxLines) + " lines");
  return found;
}

}  // namespace runlint::layering
