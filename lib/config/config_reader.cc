#include "config/config_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "config/required_version.h"
#include "config/rule_selection.h"
#include "runlint/rule.h"
#include "schema/tool_files.h"
#include "text/escape.h"
#include "text/number.h"

namespace runlint::config {
namespace {

using Leaf = CheckedDocument::Leaf;

// The enumerator of that name; the table has checked that it is one of the names.
template <class Enum>
Enum enumerator(std::string_view name, std::span<const std::string_view> names) {
  return static_cast<Enum>(std::ranges::find(names, name) - names.begin());
}

void read_limit(const Leaf& leaf, OptionOverrides& overrides) {
  const std::string& name = leaf.path[1].name;
  auto& limit = name == "size" ? overrides.max_size : name == "depth" ? overrides.max_depth : overrides.max_diagnostics;
  limit = static_cast<std::size_t>(text::parse_integer(leaf.text).value.value_or(0));
}

// Reads a configuration, and rejects what a gateway can't do.
class GatewayReader {
 public:
  explicit GatewayReader(CheckedDocument& document) : document_(document) {}

  void read(const Leaf& leaf) {
    const CheckedDocument::Step& member = leaf.path.front();
    if (!read_override(leaf, overrides_)) {
      reject_member(leaf);
    } else if (member.name == "failOn" || (member.name == "profile" && !threshold_)) {
      threshold_ = KeyLocation{{leaf.path.begin(), leaf.path.end()}, leaf.span};
    }
  }

  // After the last leaf.
  OptionOverrides finish() {
    if (threshold_ && resolve_options({}, overrides_, {}).fail_on != Severity::kError) {
      document_.add_error(
          Rule::kSchemaEnum, threshold_->path, threshold_->span,
          "a gateway refuses errors and nothing less, but this fails a payload for a warning or an info",
          "set \"failOn\" to \"error\", and raise the rules that shall refuse in \"severities\"");
    }
    return std::move(overrides_);
  }

 private:
  struct KeyLocation {
    std::vector<CheckedDocument::Step> path;
    Span span;
  };

  // Once for each member, whatever it holds.
  void reject_member(const Leaf& leaf) {
    const CheckedDocument::Step& member = leaf.path.front();
    if (member.key == refused_) return;
    refused_ = member.key;
    document_.add_error(Rule::kSchemaUnknownProperty, leaf.path.first(1), member.key,
                        fmt::format("{} is about files, and a gateway has none", text::quoted(member.name)),
                        "remove it, or keep a configuration for the gateway alone");
  }

  CheckedDocument& document_;
  OptionOverrides overrides_;
  std::optional<KeyLocation> threshold_;  // what sets ResolvedOptions::fail_on: "failOn" or, without it, the profile
  std::optional<Span> refused_;           // the key of the member rejected last
};

}  // namespace

bool read_override(const Leaf& leaf, OptionOverrides& overrides) {
  const std::string& member = leaf.path.front().name;
  if (member == "profile") {
    overrides.profile = enumerator<Profile>(leaf.text, schema::kProfileNames);
  } else if (member == "api") {
    overrides.api = enumerator<ApiRevision>(leaf.text, schema::kRevisionNames);
  } else if (member == "references") {
    overrides.references = leaf.text == "true";
  } else if (member == "failOn") {
    overrides.fail_on = find_severity(leaf.text);
  } else if (member == "severities") {
    const auto selected = select_rules(leaf.path[1].name);
    const auto severity = find_severity(leaf.text);
    if (selected && severity) overrides.severities.emplace_back(*selected, *severity);
  } else if (member == "limits") {
    read_limit(leaf, overrides);
  } else {
    return member == "$schema" || member == "minimumVersion";
  }
  return true;
}

std::variant<OptionOverrides, Report> read_for_gateway(std::string_view bytes) {
  CheckedDocument document(bytes, Kind::kConfig);
  if (!check_required_version(document)) return document.finish();
  GatewayReader reader(document);
  document.for_each_leaf([&reader](const Leaf& leaf) { reader.read(leaf); });
  OptionOverrides overrides = reader.finish();
  Report report = document.finish();
  if (!report.valid()) return report;
  return overrides;
}

}  // namespace runlint::config
