#include "config/config_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "json/number.h"
#include "runlint/rule.h"
#include "schema/tool_files.h"
#include "text/display.h"

namespace runlint::config {
namespace {

using Leaf = CheckedDocument::Leaf;

// The table has checked that `name` is one of the names.
Profile profile_of(std::string_view name) {
  const auto& names = schema::kProfileNames;
  return static_cast<Profile>(std::find(names.begin(), names.end(), name) - names.begin());
}

void read_limit(const Leaf& leaf, OptionOverrides& adjustments) {
  const std::string& name = leaf.path[1].name;
  auto& limit = name == "size"    ? adjustments.max_size
                : name == "depth" ? adjustments.max_depth
                                  : adjustments.max_diagnostics;
  limit = static_cast<std::size_t>(json::parse_integer(leaf.text).value.value_or(0));
}

// Reads a configuration and objects to what a gateway can't do.
class GatewayReader {
 public:
  explicit GatewayReader(CheckedDocument& document) : document_(document) {}

  void read(const Leaf& leaf) {
    const CheckedDocument::Step& member = leaf.path.front();
    if (!read_adjustment(leaf, adjustments_)) {
      object_to(leaf);
    } else if (member.name == "failOn" || (member.name == "profile" && !threshold_)) {
      threshold_ = Place{{leaf.path.begin(), leaf.path.end()}, leaf.span};
    }
  }

  // After the last leaf.
  OptionOverrides finish() {
    if (threshold_ && resolve_options({}, adjustments_, {}).fail_on != Severity::kError) {
      document_.add_error(
          Rule::kSchemaEnum, threshold_->path, threshold_->span,
          "a gateway refuses errors and nothing less, but this fails a payload for a warning or an info",
          "set \"failOn\" to \"error\", and raise the rules that shall refuse in \"severities\"");
    }
    return std::move(adjustments_);
  }

 private:
  struct Place {
    std::vector<CheckedDocument::Step> path;
    Span span;
  };

  // Once for a member, whatever is in it.
  void object_to(const Leaf& leaf) {
    const CheckedDocument::Step& member = leaf.path.front();
    if (member.key == refused_) return;
    refused_ = member.key;
    document_.add_error(Rule::kSchemaUnknownProperty, leaf.path.first(1), member.key,
                        fmt::format("{} is about files, and a gateway has none", text::quoted(member.name)),
                        "remove it, or keep a configuration for the gateway alone");
  }

  CheckedDocument& document_;
  OptionOverrides adjustments_;
  std::optional<Place> threshold_;  // what sets Policy::fail_on: "failOn" or, without one, the profile
  std::optional<Span> refused_;     // the key of the member objected to last
};

}  // namespace

bool read_adjustment(const Leaf& leaf, OptionOverrides& adjustments) {
  const std::string& member = leaf.path.front().name;
  if (member == "profile") {
    adjustments.profile = profile_of(leaf.text);
  } else if (member == "failOn") {
    adjustments.fail_on = find_severity(leaf.text);
  } else if (member == "severities") {
    const auto rule = find_rule(leaf.path[1].name);
    const auto severity = find_severity(leaf.text);
    if (rule && severity) adjustments.severities.emplace_back(*rule, *severity);
  } else if (member == "limits") {
    read_limit(leaf, adjustments);
  } else {
    return member == "$schema";
  }
  return true;
}

std::variant<OptionOverrides, Report> read_for_gateway(std::string_view bytes) {
  CheckedDocument document(bytes, Kind::kConfig);
  GatewayReader reader(document);
  document.for_each_leaf([&reader](const Leaf& leaf) { reader.read(leaf); });
  OptionOverrides adjustments = reader.finish();
  Report report = document.finish();
  if (!report.valid()) return report;
  return adjustments;
}

}  // namespace runlint::config
