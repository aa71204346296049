#include "lint/unusable_value.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

#include "check/constraints.h"
#include "text/escape.h"
#include "text/utf8.h"

namespace runlint::lint {
namespace {

constexpr std::size_t kMaxSegment = 255;  // bytes

std::string where(std::string_view text, std::size_t nul) {
  return fmt::format("contains U+0000, at character {}", text::count_code_points(text.substr(0, nul)) + 1);
}

// The length of the first segment of a path that is too long; 0: none.
std::size_t long_segment(std::string_view path) noexcept {
  while (path.size() > kMaxSegment) {
    const std::size_t end = std::min(path.find('/'), path.size());
    if (end > kMaxSegment) return end;
    path.remove_prefix(std::min(end + 1, path.size()));
  }
  return 0;
}

}  // namespace

void unusable_value(ReportHandler& reporter, const Instance& instance, const text::StringToken& text) {
  const bool is_variable = instance.schema->role == schema::Role::kVariable;
  const std::size_t nul = text.value.find('\0');
  const std::size_t size = text.value.size() + instance.key.value.size();
  const bool is_long = is_variable && size > kMaxVariable;
  if (nul == std::string_view::npos && !is_long) return;
  reporter.report(Rule::kLintUnusableValue, span_of(text), [&](Diagnostic& diagnostic) {
    diagnostic.instance = reporter.member_instance(instance.key.value);
    const std::string name = (is_variable ? "variable " : "") + text::quoted(reporter.shown_name(instance.key.value));
    if (nul != std::string_view::npos) {
      diagnostic.message = fmt::format("{} {}: programs read {} only up to there", name, where(text.value, nul),
                                       is_variable ? "a variable" : "an argument");
      diagnostic.help = is_variable ? "remove it, or put binary data in a file" : "remove it";
      return;
    }
    diagnostic.message = fmt::format("{} has {} bytes with its name: with more than {}, Linux starts no program", name,
                                     size + 1, kMaxVariable + 1);
    diagnostic.help = "put the value in a file: runtimeFiles";
  });
}

void unusable_path(ReportHandler& reporter, const Frame& map) {
  for (const check::MemberNames::Member& entry : reporter.names(map)) {
    const std::string_view path = entry.name();
    const std::size_t nul = path.find('\0');
    const std::size_t length = long_segment(path);
    if ((nul == std::string_view::npos && length == 0) || !check::conforms(*map.schema->key, path)) continue;
    reporter.report(Rule::kLintUnusableValue, reporter.key_span_at(entry.offset), [&](Diagnostic& diagnostic) {
      diagnostic.instance = reporter.member_instance(path);
      const std::string name = text::quoted(reporter.shown_name(path));
      if (nul != std::string_view::npos) {
        diagnostic.message = fmt::format("path {} {}: no file can have it", name, where(path, nul));
        diagnostic.help = "remove it";
        return;
      }
      diagnostic.message =
          fmt::format("path {} has a segment of {} bytes: a file's name has at most {}", name, length, kMaxSegment);
      diagnostic.help = "use a shorter name";
    });
  }
}

}  // namespace runlint::lint
