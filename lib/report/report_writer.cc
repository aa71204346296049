#include "report/report_writer.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "report/formats.h"

namespace runlint::report {
namespace {

struct FormatInfo {
  std::string_view name;
  std::unique_ptr<Writer> (*make)(const Style&);
};

// By Format.
constexpr FormatInfo kFormats[] = {
    {"text", make_text_writer},   {"json", make_json_writer},     {"jsonl", make_jsonl_writer},
    {"sarif", make_sarif_writer}, {"github", make_github_writer}, {"gitlab", make_gitlab_writer},
    {"junit", make_junit_writer},
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

std::unique_ptr<Writer> make_writer(Format format, const Style& style) {
  return kFormats[static_cast<std::size_t>(format)].make(style);
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
