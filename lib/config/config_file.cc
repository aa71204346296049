#include "config/config_file.h"

#include <fmt/format.h>

#include "config/checked_document.h"
#include "config/config_reader.h"
#include "config/required_version.h"
#include "config/tool_file.h"
#include "text/escape.h"
#include "text/redaction.h"

namespace runlint::config {
namespace {

using Leaf = CheckedDocument::Leaf;

// Adds the leaves to a ConfigFile. Only patterns need checks beyond those of the schema.
class ConfigReader {
 public:
  ConfigReader(ToolFile& file, ConfigFile& config) : file_(file), config_(config) {}

  void read(const Leaf& leaf) {
    if (read_override(leaf, config_.overrides)) return;
    const std::string& member = leaf.path.front().name;
    if (member == "include") {
      add_glob(config_.include, leaf);
    } else if (member == "exclude") {
      add_glob(config_.exclude, leaf);
    } else if (member == "suppressions") {
      read_suppression(leaf);
    }
  }

 private:
  void add_glob(std::vector<FileGlob>& globs, const Leaf& leaf) {
    guarded(leaf, leaf.path[1].key, leaf.path[1].name, [&] { globs.emplace_back(leaf.path[1].name); });
  }

  void read_suppression(const Leaf& leaf) {
    const CheckedDocument::Step& name = leaf.path[1];
    std::deque<Suppression>& all = config_.suppressions;
    if (all.empty() || all.back().name != name.name) {
      all.emplace_back();
      all.back().name = name.name;
      all.back().where = file_.position_of(name.key.offset);
    }
    Suppression& suppression = all.back();
    const std::string& member = leaf.path[2].name;
    if (member == "rule") {
      suppression.rules = select_rules(leaf.text).value_or(RuleSelection());
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
      file_.document().add_error(Rule::kSchemaPattern, leaf.path, span,
                                 fmt::format("{} {}", text::quoted(text::shown_name(pattern)), error.what()));
    }
  }

  ToolFile& file_;
  ConfigFile& config_;
};

}  // namespace

std::unique_ptr<ConfigFile> read_config(const std::string& path, const std::string& directory) {
  auto config = std::make_unique<ConfigFile>();
  config->path = path;
  config->directory = directory;
  ToolFile file(path, Kind::kConfig);
  if (!check_required_version(file.document())) file.finish();
  ConfigReader reader(file, *config);
  file.document().for_each_leaf([&reader](const Leaf& leaf) { reader.read(leaf); });
  file.finish();
  return config;
}

}  // namespace runlint::config
