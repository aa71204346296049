// github: workflow commands, which GitHub Actions shows as annotations of the lines concerned:
//
//   ::error file=a.json,line=2,endLine=2,col=33,endColumn=36,title=schema/min-length::…
//
// https://docs.github.com/actions/reference/workflow-commands-for-github-actions
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <string>
#include <utility>

#include "report/bounded_finding.h"
#include "report/fingerprint.h"
#include "report/formatter.h"
#include "text/escape.h"

namespace runlint::report {
namespace {

struct Level {
  std::string_view command;
  std::string_view noun;
};

// Indexed by severity, from kInfo.
constexpr std::array<Level, 3> kLevels = {
    {{"notice", "more info"}, {"warning", "more warning"}, {"error", "more error"}}};

std::size_t level_of(Severity severity) noexcept { return static_cast<std::size_t>(severity) - 1; }

// Appends `text` as part of a command. The runner decodes %25, %0D and %0A and, in properties, %3A and %2C; other
// unprintable characters are shown escaped.
void append_data(std::string& out, std::string_view text, bool is_property) {
  while (!text.empty()) {
    const std::size_t plain = std::min(text.find_first_of(is_property ? "%\r\n:," : "%\r\n"), text.size());
    out += text::printable(text.substr(0, plain));
    text.remove_prefix(plain);
    if (text.empty()) return;
    fmt::format_to(std::back_inserter(out), "%{:02X}", static_cast<unsigned char>(text.front()));
    text.remove_prefix(1);
  }
}

// Appends a command. `position` are the properties after the file.
void append_command(std::string& out, std::string_view name, std::string_view position, std::string_view title,
                    const FindingText& text) {
  out.append("::").append(name).append(" file=");
  append_data(out, text.path, true);
  out.append(position).append(",title=");
  append_data(out, title, true);
  out += "::";
  append_data(out, text.message, false);
  if (!text.help.empty()) append_data(out += "%0A", text.help, false);
  for (const std::string_view note : text.notes) append_data(out += "%0A", note, false);
  out += '\n';
}

std::string command(const FileResult& result, const Diagnostic& found) {
  const std::size_t line = line_of(result, found.start);
  const std::size_t end_line = line_of(result, found.end);
  std::string position = fmt::format(",line={},endLine={}", line, end_line);
  // GitHub takes columns only if both are on one line.
  if (line == end_line) position += fmt::format(",col={},endColumn={}", found.start.column, found.end.column);
  std::string out;
  append_bounded(out, found, result.report, normalized_path(result.path), [&](const FindingText& text) {
    append_command(out, kLevels[level_of(found.severity)].command, position, info(found.rule).name, text);
  });
  return out;
}

std::string failure_command(const FileResult& result) {
  std::string out;
  const std::string path = normalized_path(result.path);
  const std::string position = result.record ? fmt::format(",line={}", *result.record) : std::string();
  append_bounded(out, {.path = path, .message = result.failure},
                 [&](const FindingText& text) { append_command(out, "error", position, kFailureName, text); });
  return out;
}

// Errors come before everything else of the run, so all output is deferred to its end: the first findings of each
// level, of which there are few, and all failures.
class GithubFormatter final : public Formatter {
 public:
  // Failures count as errors. All are written, since nothing else mentions their files.
  [[nodiscard]] Frame frame(const Summary& summary, const Deferred& deferred) const override {
    constexpr std::size_t kMost = Deferred::kMaxAnnotations;
    Frame frame;
    for (const std::string& failure : deferred.failures) frame.text += failure;
    const std::size_t failures = deferred.failures.size();
    const std::array<std::size_t, kLevels.size()> counts = {summary.infos, summary.warnings, summary.errors + failures};
    std::string more;
    for (std::size_t level = kLevels.size(); level-- > 0;) {  // the gravest first
      std::size_t shown = level == level_of(Severity::kError) ? std::min(failures, kMost) : 0;
      for (const std::string& annotation : deferred.annotations[level]) {
        if (shown >= kMost) break;
        frame.text += annotation;
        ++shown;
      }
      if (counts[level] <= shown) continue;
      more += fmt::format("{}{}", more.empty() ? "" : ", ", pluralized(counts[level] - shown, kLevels[level].noun));
    }
    if (!more.empty()) {
      fmt::format_to(std::back_inserter(frame.text),
                     "runlint: {} without an annotation: GitHub shows {} of a level for a step\n", more, kMost);
    }
    return frame;
  }

 protected:
  void append(Formatted& out, const FileResult& result, const Flush&) const override {
    Deferred found;
    if (!result.failure.empty()) {
      found.failures.push_back(failure_command(result));
      return out.deferred.append(std::move(found));
    }
    for (const Diagnostic& diagnostic : result.report.diagnostics()) {
      const std::size_t level = level_of(diagnostic.severity);
      std::vector<std::string>& annotations = found.annotations[level];
      if (out.deferred.annotations[level].size() + annotations.size() == Deferred::kMaxAnnotations) continue;
      annotations.push_back(command(result, diagnostic));
    }
    out.deferred.append(std::move(found));
  }
};

}  // namespace

std::unique_ptr<Formatter> make_github_formatter(const Style&) { return std::make_unique<GithubFormatter>(); }

}  // namespace runlint::report
