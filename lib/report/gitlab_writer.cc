// gitlab: a Code Quality report, as GitLab shows it in merge requests. Two entries with one fingerprint would be shown
// as one. https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
#include "report/finding.h"
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

class GitlabWriter final : public Writer {
 public:
  [[nodiscard]] bool lists(const Report& report) const noexcept override { return !report.diagnostics().empty(); }

  void begin(std::string& out) const override { out += '['; }

  void entry(std::string& out, const Entry& entry, bool first, Validator&) const override {
    Fingerprints fingerprints(entry);
    const std::string path = plain_path(entry.path);
    std::string_view separator = first ? "\n" : ",\n";
    for (const Diagnostic& found : entry.report.diagnostics()) {
      text::append_json_string(out.append(separator), "{\"description\":", sentence(found));
      text::append_json_string(out, ",\"check_name\":", info(found.rule).name);
      text::append_json_string(out, ",\"fingerprint\":", fingerprints.next(found));
      text::append_json_string(out, ",\"severity\":", gitlab_severity(found.severity));
      text::append_json_string(out, ",\"location\":{\"path\":", path);
      text::append_json_number(out, ",\"lines\":{\"begin\":", line_of(entry, found.start));
      text::append_json_number(out, ",\"end\":", line_of(entry, found.end));
      out += "}}}";
      separator = ",\n";
    }
  }

  void end(std::string& out, const Summary&) const override { out += "\n]\n"; }
};

}  // namespace

std::unique_ptr<Writer> make_gitlab_writer(const Style&) { return std::make_unique<GitlabWriter>(); }

}  // namespace runlint::report
