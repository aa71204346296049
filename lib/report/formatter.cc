#include "report/formatter.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

namespace runlint::report {
namespace {

struct FormatInfo {
  std::string_view name;
  std::unique_ptr<Formatter> (*make)(const Style&);
  // How a report begins, without and with findings; empty: by the name of a file.
  std::array<std::string_view, 2> beginnings = {};
};

// Indexed by Format.
constexpr FormatInfo kFormats[] = {
    {"text", make_text_formatter},
    {"json", make_json_formatter, {R"({"version":1,"files":[)"}},
    {"jsonl", make_jsonl_formatter, {R"({"path":")"}},
    {"sarif", make_sarif_formatter, {R"({"$schema":"https://docs.oasis-open.org/sarif/sarif/)"}},
    {"github", make_github_formatter},
    {"gitlab", make_gitlab_formatter, {"[\n]", "[\n{\"description\":"}},
    {"junit", make_junit_formatter, {"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n"}},
    {"rdjson", make_rdjson_formatter, {R"({"source":{"name":"runlint")"}},
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

bool seems_report(std::string_view beginning) noexcept {
  return std::ranges::any_of(kFormats, [beginning](const FormatInfo& format) {
    return std::ranges::any_of(format.beginnings, [beginning](std::string_view known) {
      return !known.empty() && beginning.starts_with(known);
    });
  });
}

std::string_view failure_reason(Report::Status status) noexcept {
  if (status == Report::Status::kComplete) return {};
  return status == Report::Status::kOutOfMemory
             ? "not checked: out of memory"
             : "not checked: a defect in runlint, please report it with this payload if you can";
}

void Deferred::append(Deferred&& next) {
  for (std::size_t i = 0; i < annotations.size(); ++i) {
    if (!next.annotations[i].empty()) annotations[i].reserve(kMaxAnnotations);
  }
  failures.insert(failures.end(), std::make_move_iterator(next.failures.begin()),
                  std::make_move_iterator(next.failures.end()));
  for (std::size_t i = 0; i < annotations.size(); ++i) {
    for (std::string& annotation : next.annotations[i]) {
      if (annotations[i].size() < kMaxAnnotations) annotations[i].push_back(std::move(annotation));
    }
  }
}

std::size_t Formatted::size() const noexcept {
  std::size_t size = text.size();
  const auto add = [&size](const std::vector<std::string>& texts) {
    for (const std::string& each : texts) size += each.size();
  };
  add(deferred.failures);
  for (const std::vector<std::string>& annotations : deferred.annotations) add(annotations);
  return size;
}

void Formatter::format(Formatted& out, const FileResult& result, const Flush& flush) const {
  FileResult known = result;
  if (known.failure.empty()) known.failure = failure_reason(known.report.status());
  append(out, known, flush);
}

std::string Joiner::begin() const {
  Frame frame = formatter_.frame({}, {});
  frame.text.resize(frame.list_at);
  return std::move(frame.text);
}

std::string_view Joiner::append(Formatted& next) {
  deferred_.append(std::exchange(next.deferred, {}));
  std::string_view text = next.text;
  if (is_empty_ && !text.empty()) {
    text.remove_prefix(formatter_.separator().size());
    is_empty_ = false;
  }
  return text;
}

std::string Joiner::end(const Summary& summary) const {
  Frame frame = formatter_.frame(summary, deferred_);
  frame.text.erase(0, frame.list_at);
  return std::move(frame.text);
}

void Summary::add(const Report& report) noexcept {
  ++payloads;
  if (report.status() != Report::Status::kComplete) {
    ++failed;
  } else if (!report.valid()) {
    ++invalid;
  }
  if (!report.has_payload()) ++without_payload;
  errors += report.count(Severity::kError);
  warnings += report.count(Severity::kWarning);
  infos += report.count(Severity::kInfo);
  omitted += report.omitted();
}

void Summary::add(const Summary& other) noexcept {
  payloads += other.payloads;
  invalid += other.invalid;
  failed += other.failed;
  without_payload += other.without_payload;
  unreadable += other.unreadable;
  errors += other.errors;
  warnings += other.warnings;
  infos += other.infos;
  omitted += other.omitted;
  failing += other.failing;
  suppressed += other.suppressed;
  known += other.known;
  repaired += other.repaired;
  changed += other.changed;
  unwritten += other.unwritten;
}

}  // namespace runlint::report
