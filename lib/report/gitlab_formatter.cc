// gitlab: a Code Quality report, as GitLab shows it in merge requests. Two entries with one fingerprint would be shown
// as one. Paths are relative to the repository.
// https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
#include <fmt/format.h>

#include <utility>

#include "report/bounded_finding.h"
#include "report/fingerprint.h"
#include "report/formatter.h"
#include "text/json_writer.h"

namespace runlint::report {
namespace {

std::string_view gitlab_severity(Severity severity) noexcept {
  constexpr std::string_view kNames[] = {"", "info", "minor", "major"};
  return kNames[static_cast<std::size_t>(severity)];
}

struct Issue {
  std::string_view check;
  std::string fingerprint;
  std::string_view severity;
  std::size_t line;
  std::size_t end_line;
};

// Appends an entry of the list.
void append_issue(std::string& out, const Issue& issue, const FindingText& text) {
  text::JsonWriter json(out);
  json.begin_object();
  // GitLab does not show the name of the check, so the description begins with it.
  json.members("description", fmt::format("{}: {}", issue.check, joined_message(text)), "check_name", issue.check,
               "fingerprint", issue.fingerprint, "severity", issue.severity);
  json.begin_object("location");
  json.member("path", text.path);
  json.object("lines", "begin", issue.line, "end", issue.end_line);
  json.end(2);
}

class GitlabFormatter final : public Formatter {
 public:
  explicit GitlabFormatter(Repository repository) : repository_(std::move(repository)) {}

  [[nodiscard]] std::string_view separator() const noexcept override { return ","; }

  [[nodiscard]] Frame frame(const Summary&, const Deferred&) const override { return {.text = "[\n]\n", .list_at = 1}; }

 protected:
  void append(Formatted& out, const FileResult& result, const Flush& flush) const override {
    const std::string path = repository_path(normalized_path(result.path), repository_);
    if (!result.failure.empty()) {
      const std::size_t line = result.record.value_or(1);
      const Issue issue{kFailureName, failure_fingerprint(result), "blocker", line, line};
      out.text += ",\n";
      return append_bounded(out.text, {.path = path, .message = result.failure},
                            [&](const FindingText& text) { append_issue(out.text, issue, text); });
    }
    Fingerprints fingerprints(result);
    for (const Diagnostic& found : result.report.diagnostics()) {
      const Issue issue{info(found.rule).name, fingerprints.next(found), gitlab_severity(found.severity),
                        line_of(result, found.start), line_of(result, found.end)};
      out.text += ",\n";
      append_bounded(out.text, found, result.report, path,
                     [&](const FindingText& text) { append_issue(out.text, issue, text); });
      flush_if_large(out, flush);
    }
  }

 private:
  Repository repository_;
};

}  // namespace

std::unique_ptr<Formatter> make_gitlab_formatter(const Style& style) {
  return std::make_unique<GitlabFormatter>(style.repository);
}

}  // namespace runlint::report
