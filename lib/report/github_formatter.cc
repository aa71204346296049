// github: workflow commands, which GitHub Actions shows as annotations of the lines concerned:
//
//   ::error file=a.json,line=2,endLine=2,col=33,endColumn=36,title=schema/min-length::…
//
// https://docs.github.com/actions/reference/workflow-commands-for-github-actions
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <mutex>
#include <tuple>
#include <vector>

#include "report/bounded_finding.h"
#include "report/fingerprint.h"
#include "report/formats.h"
#include "text/escape.h"

namespace runlint::report {
namespace {

// GitHub shows that many annotations of each level for a step, and drops the rest without a word.
constexpr std::size_t kMost = 10;

struct Level {
  Severity severity;
  std::string_view command;
  std::string_view noun;
};

// The gravest first.
constexpr std::array<Level, 3> kLevels = {{{Severity::kError, "error", "more error"},
                                           {Severity::kWarning, "warning", "more warning"},
                                           {Severity::kInfo, "notice", "more info"}}};

// Appends `text` as part of a command. The runner decodes %25, %0D and %0A and, in properties, %3A and %2C; anything
// else that is no text is shown escaped.
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

// Which finding of the run, in the order of the input.
using Order = std::tuple<std::size_t, std::size_t, std::size_t>;

// Errors come before everything else of the run, so nothing can be said before its end; until then the writer holds the
// first findings of each level, of which there are few, and all failures.
class GithubFormatter final : public Formatter {
 public:
  void begin(std::string&) const override {}
  void failure(std::string& out, const Failure& failure, bool first) const override;
  void end(std::string& out, const Summary& summary) const override;

 protected:
  void append(std::string& out, const FileResult& entry, bool first, Validator& validator,
              const Spill& spill) const override;

 private:
  struct Annotation {
    Order order;
    std::string command;
  };

  mutable std::mutex mutex_;                                          // guards the following
  mutable std::array<std::vector<Annotation>, kLevels.size()> kept_;  // by level, in order, at most kMost of each
  mutable std::vector<Annotation> failures_;                          // in any order
};

std::string command(const Level& level, const FileResult& entry, const Diagnostic& found) {
  std::string out;
  append_bounded(out, found, entry.report, normalized_path(entry.path), [&](const FindingText& text) {
    out.append("::").append(level.command).append(" file=");
    append_data(out, text.path, true);
    const std::size_t line = line_of(entry, found.start);
    const std::size_t end_line = line_of(entry, found.end);
    fmt::format_to(std::back_inserter(out), ",line={},endLine={}", line, end_line);
    // Columns make sense to GitHub on one line only.
    if (line == end_line) {
      fmt::format_to(std::back_inserter(out), ",col={},endColumn={}", found.start.column, found.end.column);
    }
    out += ",title=";
    append_data(out, info(found.rule).name, true);
    out += "::";
    append_data(out, text.message, false);
    if (!text.help.empty()) {
      append_data(out, "\n", false);
      append_data(out, text.help, false);
    }
    out += '\n';
  });
  return out;
}

void GithubFormatter::append(std::string&, const FileResult& entry, bool, Validator&, const Spill&) const {
  const std::span<const Diagnostic> found = entry.report.diagnostics();
  if (found.empty()) return;
  const std::lock_guard lock(mutex_);
  for (std::size_t i = 0; i < found.size(); ++i) {
    const auto* const level = std::ranges::find(kLevels, found[i].severity, &Level::severity);
    std::vector<Annotation>& kept = kept_[static_cast<std::size_t>(level - kLevels.begin())];
    const Order order(entry.sequence, entry.record.value_or(0), i);
    if (kept.size() == kMost) {
      if (order > kept.back().order) continue;
      kept.pop_back();
    }
    kept.insert(std::ranges::upper_bound(kept, order, {}, &Annotation::order),
                {order, command(*level, entry, found[i])});
  }
}

void GithubFormatter::failure(std::string&, const Failure& failure, bool) const {
  std::string out;
  const std::string path = normalized_path(failure.path);
  append_bounded(out, {.path = path, .message = failure.reason}, [&](const FindingText& text) {
    out += "::error file=";
    append_data(out, text.path, true);
    if (failure.record) fmt::format_to(std::back_inserter(out), ",line={}", *failure.record);
    out += ",title=";
    append_data(out, kFailureName, true);
    out += "::";
    append_data(out, text.message, false);
    out += '\n';
  });
  const std::lock_guard lock(mutex_);
  failures_.push_back({{failure.sequence, failure.record.value_or(0), 0}, std::move(out)});
}

// Failures are errors of the run, and all of them are written, as nothing else stands for their files.
void GithubFormatter::end(std::string& out, const Summary& summary) const {
  const std::lock_guard lock(mutex_);
  std::ranges::sort(failures_, {}, [](const Annotation& kept) { return std::tie(kept.order, kept.command); });
  for (const Annotation& failure : failures_) out += failure.command;
  std::array<std::size_t, kLevels.size()> counts = {summary.errors, summary.warnings, summary.infos};
  std::array<std::size_t, kLevels.size()> room = {kMost - std::min(failures_.size(), kMost), kMost, kMost};
  counts[0] += failures_.size() - (kMost - room[0]);
  std::string more;
  for (std::size_t i = 0; i < kLevels.size(); ++i) {
    const std::size_t shown = std::min(kept_[i].size(), room[i]);
    for (std::size_t j = 0; j < shown; ++j) out += kept_[i][j].command;
    if (counts[i] <= shown) continue;
    more += fmt::format("{}{}", more.empty() ? "" : ", ", pluralized(counts[i] - shown, kLevels[i].noun));
  }
  if (!more.empty()) {
    fmt::format_to(std::back_inserter(out),
                   "runlint: {} without an annotation: GitHub shows {} of a level for a step\n", more, kMost);
  }
}

}  // namespace

std::unique_ptr<Formatter> make_github_formatter(const Style&) { return std::make_unique<GithubFormatter>(); }

}  // namespace runlint::report
