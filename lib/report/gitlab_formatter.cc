// gitlab: a Code Quality report, as GitLab shows it in merge requests. Two entries with one fingerprint would be shown
// as one. https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
#include <fmt/format.h>

#include "report/bounded_finding.h"
#include "report/fingerprint.h"
#include "report/formats.h"
#include "text/json_member.h"

namespace runlint::report {
namespace {

std::string_view gitlab_severity(Severity severity) noexcept {
  switch (severity) {
    case Severity::kError:
      return "major";
    case Severity::kWarning:
      return "minor";
    default:
      return "info";
  }
}

// GitLab does not show the name of the check, so the description begins with it.
void append_issue(std::string& out, std::string_view check, std::string_view text, std::string_view fingerprint,
                  std::string_view severity) {
  text::append_json_string(out, "{\"description\":", fmt::format("{}: {}", check, text));
  text::append_json_string(out, ",\"check_name\":", check);
  text::append_json_string(out, ",\"fingerprint\":", fingerprint);
  text::append_json_string(out, ",\"severity\":", severity);
}

void append_location(std::string& out, std::string_view path, std::size_t line, std::size_t end_line) {
  text::append_json_string(out, ",\"location\":{\"path\":", path);
  text::append_json_number(out, ",\"lines\":{\"begin\":", line);
  text::append_json_number(out, ",\"end\":", end_line);
  out += "}}}";
}

class GitlabFormatter final : public Formatter {
 public:
  [[nodiscard]] std::string_view separator() const noexcept override { return ","; }

  void begin(std::string& out) const override { out += '['; }

  void failure(std::string& out, const Failure& failure, bool first) const override {
    out += first ? "\n" : ",\n";
    const std::size_t line = failure.record.value_or(1);
    const std::string path = normalized_path(failure.path);
    append_bounded(out, {.path = path, .message = failure.reason}, [&](const FindingText& text) {
      append_issue(out, kFailureName, text.message, fingerprint(failure), "blocker");
      append_location(out, text.path, line, line);
    });
  }

  void end(std::string& out, const Summary&) const override { out += "\n]\n"; }

 protected:
  [[nodiscard]] bool lists_complete(const Report& report) const noexcept override {
    return !report.diagnostics().empty();
  }

  void append(std::string& out, const FileResult& entry, bool first, Validator&, const Spill& spill) const override {
    Fingerprints fingerprints(entry);
    const std::string path = normalized_path(entry.path);
    std::string_view separator = first ? "\n" : ",\n";
    for (const Diagnostic& found : entry.report.diagnostics()) {
      out += separator;
      const std::string fingerprint = fingerprints.next(found);
      append_bounded(out, found, entry.report, path, [&](const FindingText& text) {
        append_issue(out, info(found.rule).name, message_and_help(text), fingerprint, gitlab_severity(found.severity));
        append_location(out, text.path, line_of(entry, found.start), line_of(entry, found.end));
      });
      separator = ",\n";
      spill_if_large(out, spill);
    }
  }
};

}  // namespace

std::unique_ptr<Formatter> make_gitlab_formatter(const Style&) { return std::make_unique<GitlabFormatter>(); }

}  // namespace runlint::report
