#include "lint/environment_name.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string_view>

#include "check/constraints.h"
#include "text/ascii.h"
#include "text/char_class.h"
#include "text/escape.h"
#include "text/simd.h"

namespace runlint::lint {
namespace {

bool may_begin_name(char c) noexcept { return text::in_set(c, text::kLetter | text::kUnderscore); }

// The offset of the first byte that a shell does not allow, or the size.
std::size_t first_bad(std::string_view name) noexcept {
  if (!name.empty() && !may_begin_name(name[0])) return 0;
  return text::skip(name, 0, text::kAlnum | text::kUnderscore);
}

// Like most names: upper-case letters, digits and underscores, no digit first. Sixteen bytes at a time.
bool is_plain(std::string_view name) noexcept {
  if (name.empty() || !may_begin_name(name[0])) return false;
  const auto holds = [](text::Vec16 c) {
    return text::all_set(reinterpret_cast<text::Vec16>((c - 'A' < 26) | (c - '0' < 10) | (c == '_')));
  };
  return text::all_blocks(name.size(), holds, name.data());
}

void report_unusable(ReportHandler& reporter, std::string_view name, std::size_t offset, std::size_t bad) {
  reporter.report(Rule::kLintEnvironmentName, reporter.key_span_at(offset), [&](Diagnostic& diagnostic) {
    diagnostic.instance = reporter.member_instance(name);
    const bool digit = text::is_digit(name[bad]);
    diagnostic.message =
        fmt::format("variable {} can't be used in a shell: its name {}", text::quoted(reporter.shown_name(name)),
                    digit ? std::string("begins with a digit") : "has " + text::describe_character(name.substr(bad)));
    diagnostic.help = "use ASCII letters, digits and underscores, and don't begin with a digit";
  });
}

void report_case_conflict(ReportHandler& reporter, const check::MemberNames::Member& first,
                          const check::MemberNames::Member& later) {
  const Span key = reporter.key_span_at(later.offset);
  reporter.report(Rule::kLintEnvironmentName, Severity::kWarning, key, [&](Diagnostic& diagnostic) {
    diagnostic.instance = reporter.member_instance(later.name());
    diagnostic.message =
        fmt::format("variables {} and {} differ only in case", text::quoted(reporter.shown_name(later.name())),
                    text::quoted(reporter.shown_name(first.name())));
    diagnostic.help = "remove one; if both are needed, rename one of them";
    diagnostic.related.push_back(
        reporter.related(text::quoted(reporter.shown_name(first.name())) + " is here", first.name(), first.offset));
  });
}

// Whether the names are those of one proxy, which programs read in lower or in upper case: both are usually set.
bool are_proxies(std::string_view first, std::string_view later) noexcept {
  static constexpr std::string_view kProxies[] = {"http_proxy", "https_proxy", "no_proxy", "all_proxy", "ftp_proxy"};
  const auto is_proxy = [](std::string_view name) { return std::ranges::find(kProxies, name) != std::end(kProxies); };
  const auto is_upper = [](std::string_view name) { return std::ranges::none_of(name, text::is_lower); };
  return (is_proxy(first) && is_upper(later)) || (is_proxy(later) && is_upper(first));
}

// The case of most maps. A function of its own, so that it has the registers for itself.
bool are_plain(auto names) noexcept {
  return std::ranges::all_of(names, is_plain, [](const check::MemberNames::Member& entry) { return entry.name(); });
}

[[gnu::noinline]] void check_slow_path(ReportHandler& reporter, const Frame& map, NameConflicts& conflicts) {
  bool any_lower = false;
  const auto names = reporter.names(map);
  for (const check::MemberNames::Member& entry : names) {
    const std::string_view name = entry.name();
    if (is_plain(name)) continue;
    any_lower = any_lower || std::ranges::any_of(name, text::is_lower);
    const std::size_t bad = first_bad(name);
    if (bad == name.size() || !check::conforms(*map.schema->key, name) || reporter.may_be_value(name)) continue;
    report_unusable(reporter, name, entry.offset, bad);
  }
  // If two names differ only in case, one has a lower-case letter.
  if (!any_lower) return;
  const auto on_conflict = [&](std::size_t first, std::size_t later) {
    if (are_proxies(names[first].name(), names[later].name())) return;
    report_case_conflict(reporter, names[first], names[later]);
  };
  // A reference, for which a std::function allocates nothing.
  conflicts.find_case_conflicts({names, *map.schema->key, reporter.max_diagnostics()}, std::ref(on_conflict));
}

}  // namespace

void environment_name(ReportHandler& reporter, const Frame& map, NameConflicts& conflicts) {
  if (!are_plain(reporter.names(map))) check_slow_path(reporter, map, conflicts);
}

}  // namespace runlint::lint
