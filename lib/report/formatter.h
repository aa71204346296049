// The output formats. A format is a Writer: one file each, listed by name in formatter.cc and nowhere else.
// Functions throw std::bad_alloc only. All output is valid UTF-8, whatever the bytes of paths and payloads.
#ifndef RUNLINT_LIB_REPORT_FORMATTER_H_
#define RUNLINT_LIB_REPORT_FORMATTER_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "runlint/report.h"
#include "runlint/validator.h"

namespace runlint::report {

enum class Format : std::uint8_t { kText, kJson, kJsonl, kSarif, kGithub, kGitlab, kJunit };

// The format of that exact name, or nothing.
[[nodiscard]] std::optional<Format> find_format(std::string_view name) noexcept;

// The names of all formats, in the order of the enumeration. Static lifetime.
[[nodiscard]] std::span<const std::string_view> format_names() noexcept;

// What a run found in all. Counts include omitted diagnostics.
struct Summary {
  std::size_t payloads = 0;    // files, or records of a stream
  std::size_t invalid = 0;     // of these: the ones with an error
  std::size_t failed = 0;      // of these: the ones of which nothing is known, because the check broke off
  std::size_t unreadable = 0;  // inputs next to these: files that can't be read, paths that lead to none
  std::size_t errors = 0;
  std::size_t warnings = 0;
  std::size_t infos = 0;
  std::size_t omitted = 0;     // of these three: the ones that no report holds
  std::size_t failing = 0;     // of these three: the ones that fail the run, as whoever runs it decides
  std::size_t suppressed = 0;  // findings that are not reported because the configuration says so
  std::size_t known = 0;       // or because the baseline has them

  void add(const Report& report) noexcept;
  void add(const Summary& other) noexcept;
};

// One checked payload. It refers to what the caller keeps alive during the call of Writer::entry().
struct FileResult {
  std::string_view path;                   // as given; any bytes
  std::optional<std::size_t> record = {};  // its 1-based line in a stream (--ndjson)
  std::string_view payload;                // the bytes that were checked
  const Report& report;
  std::size_t sequence = 0;             // where it stands in the run: entries are in order by this, then by record
  Severity fail_on = Severity::kError;  // the least severity that fails the run
};

// An input of which nothing is known: it could not be read, or its check broke off. Lifetime as with Entry.
struct Failure {
  std::string_view path;  // as given; any bytes
  std::optional<std::size_t> record = {};
  std::string_view reason;  // continues the path: "cannot be read: Permission denied"; any bytes
  std::size_t sequence = 0;
};

// Why nothing is known of a payload whose check ended like this; empty when it is complete. Static lifetime.
[[nodiscard]] std::string_view failure_reason(Report::Status status) noexcept;

// How text looks; the formats made for programs ignore it.
struct Style {
  bool color = false;        // ANSI colours
  bool unicode = true;       // anything but ASCII may be printed for decoration; quoted text is not decoration
  std::size_t width = 80;    // columns that a code frame may fill
  bool quiet = false;        // only what fails the run, no summary
  bool interactive = false;  // a one-line summary even when nothing was found
};

// The most bytes that one finding takes in any format, colours included. What is longer has shortened texts.
inline constexpr std::size_t kMaxFindingBytes = 4096;

// Turns results into text. Calls come in order: begin() once, entry() or failure() for each input, end() once; each
// appends to `out`, which the caller writes and clears as it likes, so that a stream needs constant memory. entry() and
// failure() may be called by several threads at once on different `out`, which the caller puts in order, with
// separator() between those that hold something listed. Time is linear in the payload and in what is appended.
class Formatter {
 public:
  // Called between two findings when `out` is large: takes what is there and clears it, or does nothing.
  using Spill = std::function<void()>;

  virtual ~Formatter() = default;

  // Whether entry() and failure() append to the list that the format makes of the run.
  [[nodiscard]] bool lists(const Report& report) const noexcept;
  [[nodiscard]] virtual bool lists_failures() const noexcept { return true; }
  [[nodiscard]] virtual std::string_view separator() const noexcept { return {}; }

  virtual void begin(std::string& out) const = 0;

  // `first` says whether this is the first that is listed since begin() or since the caller put separator(); it is
  // ignored for what is not listed. Each thread passes a validator of its own, with the options that made the report,
  // which says what must not be shown: it is asked once for a payload with findings, and only by formats that quote
  // the payload. The check of an entry may have broken off: that is a failure.
  void entry(std::string& out, const FileResult& entry, bool first, Validator& validator,
             const Spill& spill = {}) const;
  virtual void failure(std::string& out, const Failure& failure, bool first) const = 0;

  virtual void end(std::string& out, const Summary& summary) const = 0;

 protected:
  // Of complete checks.
  [[nodiscard]] virtual bool lists_complete(const Report&) const noexcept { return true; }
  virtual void append(std::string& out, const FileResult& entry, bool first, Validator& validator,
                      const Spill& spill) const = 0;
};

[[nodiscard]] std::unique_ptr<Formatter> make_formatter(Format format, const Style& style);

}  // namespace runlint::report

#endif  // RUNLINT_LIB_REPORT_FORMATTER_H_
