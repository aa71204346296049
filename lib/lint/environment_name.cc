#include "lint/environment_name.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>

#include "check/constraints.h"
#include "text/escape.h"
#include "text/simd.h"

namespace runlint::lint {
namespace {

constexpr std::uint8_t kFirst = 1;  // may begin a name
constexpr std::uint8_t kNext = 2;   // may continue it
constexpr std::uint8_t kLower = 4;

constexpr std::array<std::uint8_t, 256> kSets = [] {
  std::array<std::uint8_t, 256> sets{};
  for (unsigned char c = 'a'; c <= 'z'; ++c) sets[c] = kFirst | kNext | kLower;
  for (unsigned char c = 'A'; c <= 'Z'; ++c) sets[c] = kFirst | kNext;
  for (unsigned char c = '0'; c <= '9'; ++c) sets[c] = kNext;
  sets['_'] = kFirst | kNext;
  return sets;
}();

std::uint8_t sets_of(char c) noexcept { return kSets[static_cast<unsigned char>(c)]; }

// The offset of the first byte that a shell does not allow, or the size.
std::size_t first_bad(std::string_view name) noexcept {
  if (!name.empty() && (sets_of(name[0]) & kFirst) == 0) return 0;
  std::size_t i = 0;
  while (i < name.size() && (sets_of(name[i]) & kNext) != 0) ++i;
  return i;
}

// Like most names: upper-case letters, digits and underscores, no digit first. Sixteen bytes at a time.
bool is_plain(std::string_view name) noexcept {
  if (name.empty() || (sets_of(name[0]) & kFirst) == 0) return false;
  const auto holds = [](text::Vec16 c) {
    return text::all_set(reinterpret_cast<text::Vec16>((c - 'A' < 26) | (c - '0' < 10) | (c == '_')));
  };
  return text::all_blocks(name.size(), holds, name.data());
}

void unusable(ReportHandler& reporter, std::string_view name, std::size_t offset, std::size_t bad) {
  reporter.report(Rule::kLintEnvironmentName, reporter.key_span_at(offset), [&](Diagnostic& diagnostic) {
    diagnostic.instance = reporter.member_instance(name);
    const bool digit = (sets_of(name[bad]) & kNext) != 0;
    diagnostic.message =
        fmt::format("variable {} can't be used in a shell: its name {}", text::quoted(reporter.shown_name(name)),
                    digit ? std::string("begins with a digit") : "has " + text::describe_character(name.substr(bad)));
    diagnostic.help = "use ASCII letters, digits and underscores, and don't begin with a digit";
  });
}

void look_alike(ReportHandler& reporter, const check::MemberNames::Member& first,
                const check::MemberNames::Member& later) {
  const Span key = reporter.key_span_at(later.offset);
  reporter.report(Rule::kLintEnvironmentName, Severity::kWarning, key, [&](Diagnostic& diagnostic) {
    diagnostic.instance = reporter.member_instance(later.name());
    diagnostic.message =
        fmt::format("variables {} and {} differ only in case", text::quoted(reporter.shown_name(later.name())),
                    text::quoted(reporter.shown_name(first.name())));
    diagnostic.help = "remove one; if both are needed, rename one of them";
    diagnostic.related.push_back({.message = fmt::format("{} is here", text::quoted(reporter.shown_name(first.name()))),
                                  .instance = reporter.member_instance(first.name()),
                                  .span = reporter.key_span_at(first.offset)});
  });
}

// The case of most maps. A function of its own, so that it has the registers for itself.
bool are_plain(auto names) noexcept {
  return std::ranges::all_of(names, is_plain, [](const check::MemberNames::Member& entry) { return entry.name(); });
}

[[gnu::noinline]] void look_closer(ReportHandler& reporter, const Frame& map, CaseConflicts& clashes) {
  std::uint8_t any = 0;
  const auto names = reporter.names(map);
  for (const check::MemberNames::Member& entry : names) {
    const std::string_view name = entry.name();
    if (is_plain(name)) continue;
    std::uint8_t all = name.empty() ? 0 : sets_of(name[0]) & kFirst ? kNext : 0;
    for (const char c : name) {
      all &= sets_of(c);
      any |= sets_of(c);
    }
    if (all != 0 || !check::conforms(*map.schema->key, name)) continue;
    unusable(reporter, name, entry.offset, first_bad(name));
  }
  // Of two names that differ only in case, one has a lower-case letter.
  if ((any & kLower) == 0) return;
  clashes.find(names, [&](std::size_t first, std::size_t later) {
    if (check::conforms(*map.schema->key, names[later].name())) look_alike(reporter, names[first], names[later]);
  });
}

}  // namespace

void environment_name(ReportHandler& reporter, const Frame& map, CaseConflicts& clashes) {
  if (!are_plain(reporter.names(map))) look_closer(reporter, map, clashes);
}

}  // namespace runlint::lint
