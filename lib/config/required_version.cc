#include "config/required_version.h"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <cstdint>
#include <optional>

#include "runlint/version.h"
#include "text/escape.h"
#include "text/redaction.h"

namespace runlint::config {
namespace {

using Version = std::array<std::uint32_t, 3>;

// Two or three numbers with dots between them.
std::optional<Version> parse_version(std::string_view text) {
  Version version{};
  std::size_t parts = 0;
  for (; parts < version.size(); ++parts) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), version[parts]);
    if (error != std::errc()) return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    if (text.empty()) break;
    if (text.front() != '.') return std::nullopt;
    text.remove_prefix(1);
  }
  return parts == 1 || parts == 2 ? std::optional(version) : std::nullopt;
}

}  // namespace

bool check_required_version(CheckedDocument& document) {
  const std::optional<Version> own = parse_version(RUNLINT_VERSION);
  bool is_met = true;
  document.for_each_string([&](const CheckedDocument::Leaf& leaf) {
    if (!is_met || leaf.path.size() != 1 || leaf.path.front().name != "minimumVersion") return;
    const std::optional<Version> wanted = parse_version(leaf.text);
    if (!wanted) {
      document.add_error(Rule::kSchemaPattern, leaf.path, leaf.span,
                         fmt::format("{} is not a version of runlint", text::quoted(text::shown_name(leaf.text))),
                         fmt::format("expected two or three numbers, like {}", RUNLINT_VERSION));
    } else if (*wanted > own) {
      is_met = false;
      document.discard_errors();
      document.add_error(Rule::kSchemaMinimum, leaf.path, leaf.span,
                         fmt::format("this configuration needs runlint {} or newer, and this is runlint {}",
                                     text::printable(leaf.text), RUNLINT_VERSION),
                         "install a newer runlint");
    }
  });
  return is_met;
}

}  // namespace runlint::config
