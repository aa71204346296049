#include "cli/config.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <span>

#include "cli/own_file.h"
#include "json/number.h"
#include "schema/config.h"
#include "text/display.h"

namespace runlint::cli {
namespace {

using Leaf = OwnFile::Leaf;

// The table has checked that `name` is one of `names`.
std::size_t index_of(std::string_view name, std::span<const std::string_view> names) {
  return static_cast<std::size_t>(std::find(names.begin(), names.end(), name) - names.begin());
}

// Puts one leaf after the other where it belongs. The table has checked what is a name, a number, a rule; only patterns
// are beyond it.
class Reader {
 public:
  Reader(OwnFile& file, Config& config) : file_(file), config_(config) {}

  void read(const Leaf& leaf) {
    const std::string& member = leaf.path.front().name;
    Adjustments& adjustments = config_.adjustments;
    if (member == "profile") {
      adjustments.profile = static_cast<Profile>(index_of(leaf.text, schema::kProfileNames));
    } else if (member == "failOn") {
      adjustments.fail_on = find_severity(leaf.text);
    } else if (member == "severities") {
      const auto rule = find_rule(leaf.path[1].name);
      const auto severity = find_severity(leaf.text);
      if (rule && severity) adjustments.severities.emplace_back(*rule, *severity);
    } else if (member == "limits") {
      read_limit(leaf);
    } else if (member == "include") {
      add_glob(config_.include, leaf);
    } else if (member == "exclude") {
      add_glob(config_.exclude, leaf);
    } else if (member == "suppressions") {
      read_suppression(leaf);
    }
  }

 private:
  void read_limit(const Leaf& leaf) {
    Adjustments& adjustments = config_.adjustments;
    const std::string& name = leaf.path[1].name;
    auto& limit = name == "size"    ? adjustments.max_size
                  : name == "depth" ? adjustments.max_depth
                                    : adjustments.max_diagnostics;
    limit = static_cast<std::size_t>(json::classify(leaf.text).value.value_or(0));
  }

  void add_glob(std::vector<FileGlob>& globs, const Leaf& leaf) {
    guarded(leaf, leaf.path[1].key, leaf.path[1].name, [&] { globs.emplace_back(leaf.path[1].name); });
  }

  void read_suppression(const Leaf& leaf) {
    const OwnFile::Step& name = leaf.path[1];
    std::deque<Suppression>& all = config_.suppressions;
    if (all.empty() || all.back().name != name.name) {
      all.emplace_back();
      all.back().name = name.name;
      all.back().where = file_.position_of(name.key.offset);
    }
    Suppression& suppression = all.back();
    const std::string& member = leaf.path[2].name;
    if (member == "rule") {
      suppression.rule = find_rule(leaf.text).value_or(Rule{});
    } else if (member == "files") {
      guarded(leaf, leaf.span, leaf.text, [&] { suppression.files.emplace(leaf.text); });
    } else if (member == "pointer") {
      guarded(leaf, leaf.span, leaf.text, [&] {
        if (!leaf.text.empty() && !leaf.text.starts_with('/')) throw GlobError("does not begin with a slash");
        suppression.pointer.emplace(leaf.text);
      });
    }
  }

  template <class Make>
  void guarded(const Leaf& leaf, Span span, std::string_view pattern, Make make) {
    try {
      make();
    } catch (const GlobError& error) {
      file_.object(leaf, span, fmt::format("{} {}", text::quoted(pattern), error.what()));
    }
  }

  OwnFile& file_;
  Config& config_;
};

}  // namespace

std::unique_ptr<Config> read_config(const std::string& path, const std::string& directory) {
  auto config = std::make_unique<Config>();
  config->path = path;
  config->directory = directory;
  OwnFile file(path, Kind::kConfig);
  Reader reader(file, *config);
  file.for_each_leaf([&reader](const Leaf& leaf) { reader.read(leaf); });
  file.finish();
  return config;
}

}  // namespace runlint::cli
