#include "report/formatter.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "report/formats.h"

namespace runlint::report {
namespace {

struct FormatInfo {
  std::string_view name;
  std::unique_ptr<Formatter> (*make)(const Style&);
};

// By Format.
constexpr FormatInfo kFormats[] = {
    {"text", make_text_formatter},   {"json", make_json_formatter},     {"jsonl", make_jsonl_formatter},
    {"sarif", make_sarif_formatter}, {"github", make_github_formatter}, {"gitlab", make_gitlab_formatter},
    {"junit", make_junit_formatter},
};

constexpr auto kNames = [] {
  std::array<std::string_view, std::size(kFormats)> names;
  std::transform(std::begin(kFormats), std::end(kFormats), names.begin(), [](const FormatInfo& f) { return f.name; });
  return names;
}();

}  // namespace

std::optional<Format> find_format(std::string_view name) noexcept {
  const auto found = std::find(kNames.begin(), kNames.end(), name);
  if (found == kNames.end()) return std::nullopt;
  return static_cast<Format>(found - kNames.begin());
}

std::span<const std::string_view> format_names() noexcept { return kNames; }

std::unique_ptr<Formatter> make_formatter(Format format, const Style& style) {
  return kFormats[static_cast<std::size_t>(format)].make(style);
}

std::string_view failure_reason(Report::Status status) noexcept {
  switch (status) {
    case Report::Status::kOutOfMemory:
      return "not checked: out of memory";
    case Report::Status::kInternal:
      return "not checked: a defect in runlint, please report it with this payload if you can";
    case Report::Status::kComplete:
      break;
  }
  return {};
}

bool Formatter::lists(const Report& report) const noexcept {
  return report.status() == Report::Status::kComplete ? lists_complete(report) : lists_failures();
}

void Formatter::entry(std::string& out, const FileResult& entry, bool first, Validator& validator,
                      const Spill& spill) const {
  const std::string_view reason = failure_reason(entry.report.status());
  if (reason.empty()) return append(out, entry, first, validator, spill);
  failure(out, {.path = entry.path, .record = entry.record, .reason = reason, .sequence = entry.sequence}, first);
}

void Summary::add(const Report& report) noexcept {
  ++payloads;
  if (report.status() != Report::Status::kComplete) {
    ++failed;
  } else if (!report.valid()) {
    ++invalid;
  }
  errors += report.count(Severity::kError);
  warnings += report.count(Severity::kWarning);
  infos += report.count(Severity::kInfo);
  omitted += report.omitted();
}

void Summary::add(const Summary& other) noexcept {
  payloads += other.payloads;
  invalid += other.invalid;
  failed += other.failed;
  unreadable += other.unreadable;
  errors += other.errors;
  warnings += other.warnings;
  infos += other.infos;
  omitted += other.omitted;
  failing += other.failing;
  suppressed += other.suppressed;
  known += other.known;
}

}  // namespace runlint::report
