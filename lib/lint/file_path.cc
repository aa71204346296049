#include "lint/file_path.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <string>
#include <string_view>

#include "check/constraints.h"
#include "text/escape.h"
#include "text/simd.h"

namespace runlint::lint {
namespace {

constexpr std::string_view kKernelPaths[] = {"/proc", "/sys", "/dev"};

// A fast check that a path has no problem; false means unknown. True for nearly all paths.
bool has_plain_parts(std::string_view path) noexcept {
  const auto holds = [](text::Vec16 bytes, text::Vec16 next) {
    return text::all_set(reinterpret_cast<text::Vec16>((bytes != '/') | ((next != '/') & (next != '.'))));
  };
  return path.size() > 1 && path.back() != '/' &&
         text::all_blocks(path.size() - 1, holds, path.data(), path.data() + 1) &&
         std::ranges::none_of(kKernelPaths, [path](std::string_view system) { return path.starts_with(system); });
}

// A problem of a path that begins with "/", as a predicate, and how to fix it. Empty: none.
check::MessageParts problem_of(std::string_view path) {
  for (const std::string_view system : kKernelPaths) {
    const std::string_view rest = path.substr(path.starts_with(system) ? system.size() : path.size());
    if (path == system || rest.starts_with('/')) {
      return {fmt::format("belongs to the kernel, like all of {}", system), "put the file in another directory"};
    }
  }
  for (std::size_t slash = 0; slash != std::string_view::npos;) {
    const std::size_t next = path.find('/', slash + 1);
    const std::string_view part = path.substr(slash + 1, next == std::string_view::npos ? next : next - slash - 1);
    if (part.empty() && next == std::string_view::npos)
      return {"ends with a slash, like a directory",
              path.size() == 1 ? "add the file's name" : "add the file's name, or remove the slash"};
    if (part.empty()) return {"has two slashes in a row", "remove one of them"};
    if (part == "." || part == "..") {
      return {fmt::format("has the segment \"{}\"", part), "write the resolved path, without \".\" and \"..\""};
    }
    slash = next;
  }
  return {};
}

void report_parent_is_file(ReportHandler& reporter, const check::MemberNames::Member& outer,
                           const check::MemberNames::Member& inner) {
  reporter.report(Rule::kLintFilePath, reporter.key_span_at(inner.offset), [&](Diagnostic& diagnostic) {
    diagnostic.instance = reporter.member_instance(inner.name());
    diagnostic.message =
        fmt::format("path {} needs {} to be a directory, but that is a file",
                    text::quoted(reporter.shown_name(inner.name())), text::quoted(reporter.shown_name(outer.name())));
    diagnostic.help = "move one of the two files";
    diagnostic.related.push_back(reporter.related("the file is here", outer.name(), outer.offset));
  });
}

}  // namespace

void file_path(ReportHandler& reporter, const Frame& map, NameConflicts& conflicts) {
  const auto names = reporter.names(map);
  for (const check::MemberNames::Member& entry : names) {
    if (has_plain_parts(entry.name()) || !check::conforms(*map.schema->key, entry.name())) continue;
    const check::MessageParts problem = problem_of(entry.name());
    if (problem.message.empty()) continue;
    reporter.report(Rule::kLintFilePath, reporter.key_span_at(entry.offset), [&](Diagnostic& diagnostic) {
      diagnostic.instance = reporter.member_instance(entry.name());
      diagnostic.message = fmt::format("path {} {}", text::quoted(reporter.shown_name(entry.name())), problem.message);
      diagnostic.help = problem.help;
    });
  }
  const auto on_conflict = [&](std::size_t outer, std::size_t inner) {
    report_parent_is_file(reporter, names[outer], names[inner]);
  };
  // A reference, for which a std::function allocates nothing.
  conflicts.find_path_conflicts({names, *map.schema->key, reporter.max_diagnostics()}, std::ref(on_conflict));
}

}  // namespace runlint::lint
