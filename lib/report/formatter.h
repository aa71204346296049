// The output formats: one file each, listed by name in formatter.cc and nowhere else.
// Functions throw std::bad_alloc only. All output is valid UTF-8, whatever the bytes of paths and payloads.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "runlint/report.h"
#include "runlint/validator.h"

namespace runlint::report {

enum class Format : std::uint8_t { kText, kJson, kJsonl, kSarif, kGithub, kGitlab, kJunit, kRdjson };

// The format of that exact name, or nothing.
[[nodiscard]] std::optional<Format> find_format(std::string_view name) noexcept;

// The names of all formats, in the order of the enumeration. Static lifetime.
[[nodiscard]] std::span<const std::string_view> format_names() noexcept;

// The totals of a run. Counts include omitted diagnostics.
struct Summary {
  std::size_t payloads = 0;         // files, or records of a stream
  std::size_t invalid = 0;          // of these: the ones with an error
  std::size_t failed = 0;           // of these: the ones whose check broke off
  std::size_t without_payload = 0;  // of these: templates without a JobRun node
  std::size_t unreadable = 0;       // not among these: files that can't be read, paths that lead to none
  std::size_t errors = 0;
  std::size_t warnings = 0;
  std::size_t infos = 0;
  std::size_t omitted = 0;     // of these three: the ones that no report holds
  std::size_t failing = 0;     // of these three: the ones that fail the run
  std::size_t suppressed = 0;  // findings left out because of the configuration
  std::size_t known = 0;       // or because they are in the baseline
  std::size_t repaired = 0;    // findings repaired (--fix) or that can be (--diff), which are not among the above
  std::size_t changed = 0;     // the files that have them
  std::size_t unwritten = 0;   // the files that could not be written

  void add(const Report& report) noexcept;
  void add(const Summary& other) noexcept;
};

inline const Report kNoReport;

// What a record of a stream is called by its writer: a scalar of the record (--record-key).
struct RecordKey {
  static constexpr std::size_t kMaxBytes = 256;

  std::string json = "null";  // as JSON, at most kMaxBytes; null: the record has none that may be shown
  bool truncated = false;     // a string in the place of a longer text: its middle is left out
};

// One input of a run: a payload and its report, or a failure. Refers to what the caller keeps.
struct FileResult {
  std::string_view path;                   // as given; any bytes
  std::optional<std::size_t> record = {};  // its 1-based line in a stream (--ndjson)
  std::string_view payload = {};           // the bytes that were checked; not empty if the report has spans
  const Report& report = kNoReport;
  Severity fail_on = Severity::kError;  // the least severity that fails the run
  // The reason if there is no report: the input could not be read, or its check broke off. Continues the path: "cannot
  // be read: Permission denied"; any bytes. Empty if there is a report.
  std::string_view failure = {};
  // Validator::redacted_spans() of the formatter's quoted_window(). Without them, the payload is not quoted.
  std::optional<std::span<const Span>> redacted = {};
  const RecordKey* key = nullptr;  // of a record; null: not asked for
};

// The reason why a check with this status is a failure; empty if it is complete. Static lifetime.
[[nodiscard]] std::string_view failure_reason(Report::Status status) noexcept;

// A repository, by absolute paths without links.
struct Repository {
  std::string top = {};  // empty: unknown
  std::string working_directory = {};
};

// Appearance of text; the formats for programs ignore all but the repository.
struct Style {
  static constexpr std::size_t kWidest = 1000;

  bool color = false;           // ANSI colours
  bool unicode = true;          // decoration may use more than ASCII; quoted text is not decoration
  std::size_t width = kWidest;  // columns that a code frame may fill
  bool wrap = false;            // texts are broken between words at that width
  bool quiet = false;           // only what fails the run, no summary
  bool interactive = false;     // a one-line summary even when nothing was found
  bool links = false;           // with colour: rules link to their explanation (OSC 8)
  Repository repository = {};
};

// The most bytes that one finding takes in any format, colours included. What is longer has shortened texts.
inline constexpr std::size_t kMaxFindingBytes = 4096;

// Output that follows all results.
struct Deferred {
  static constexpr std::size_t kMaxAnnotations = 10;  // GitHub shows that many of each severity for a step

  std::vector<std::string> failures = {};
  std::array<std::vector<std::string>, 3> annotations = {};  // by severity, from kInfo; at most kMaxAnnotations of each

  // Moves `next` behind the present output; annotations beyond the limit are dropped. No effect if it throws.
  void append(Deferred&& next);
};

// The output for some results.
struct Formatted {
  std::string text = {};  // each item of the list after the format's separator
  Deferred deferred = {};

  [[nodiscard]] std::size_t size() const noexcept;  // of all of its text
};

// The document around the list of results.
struct Frame {
  std::string text = {};
  std::size_t list_at = 0;  // the offset of the list
};

// A format. All functions are pure: any thread may call them. Time is linear in the payload and in what is appended.
class Formatter {
 public:
  // Called between two findings if `text` is large: may write and clear it, so that the text of a large report is never
  // in memory as a whole.
  using Flush = std::function<void()>;

  virtual ~Formatter() = default;

  // Precedes each item of the list; the first one loses it.
  [[nodiscard]] virtual std::string_view separator() const noexcept { return {}; }

  // The part of the payload that format() quotes. Empty if it quotes nothing.
  [[nodiscard]] virtual Span quoted_window(const FileResult&) const { return {}; }

  // Appends the output for `result`. A report whose check broke off is formatted as a failure. If it throws, nothing
  // but `text` has changed.
  void format(Formatted& out, const FileResult& result, const Flush& flush = {}) const;

  // The text before the list does not depend on the arguments.
  [[nodiscard]] virtual Frame frame(const Summary& summary, const Deferred& deferred) const = 0;

 protected:
  // A result without a failure has a complete report.
  virtual void append(Formatted& out, const FileResult& result, const Flush& flush) const = 0;
};

// To be called between two findings.
inline void flush_if_large(const Formatted& out, const Formatter::Flush& flush) {
  constexpr std::size_t kLarge = std::size_t{1} << 20;
  if (flush && out.text.size() >= kLarge) flush();
}

[[nodiscard]] std::unique_ptr<Formatter> make_formatter(Format format, const Style& style);

// Whether a file that begins with `beginning` holds a report: in any format but text and github, which begin with
// names of files.
[[nodiscard]] bool seems_report(std::string_view beginning) noexcept;

// Formats `result` with its redacted spans, found by `validator`, which has made its report: a Validator, or one of
// another syntax.
template <class AnyValidator>
void format_redacted(Formatted& out, const Formatter& formatter, FileResult result, AnyValidator& validator,
                     const Formatter::Flush& flush = {}) {
  std::vector<Span> redacted;
  if (const Span window = formatter.quoted_window(result); window.length > 0) {
    redacted = validator.redacted_spans(result.payload, window);
    result.redacted = redacted;
  }
  formatter.format(out, result, flush);
}

// Each in a file of its own.
[[nodiscard]] std::unique_ptr<Formatter> make_text_formatter(const Style& style);
[[nodiscard]] std::unique_ptr<Formatter> make_json_formatter(const Style& style);
[[nodiscard]] std::unique_ptr<Formatter> make_jsonl_formatter(const Style& style);
[[nodiscard]] std::unique_ptr<Formatter> make_sarif_formatter(const Style& style);
[[nodiscard]] std::unique_ptr<Formatter> make_github_formatter(const Style& style);
[[nodiscard]] std::unique_ptr<Formatter> make_gitlab_formatter(const Style& style);
[[nodiscard]] std::unique_ptr<Formatter> make_junit_formatter(const Style& style);
[[nodiscard]] std::unique_ptr<Formatter> make_rdjson_formatter(const Style& style);

// Joins formatted results, in the order of the calls, to one document.
class Joiner {
 public:
  // Refers to `formatter`.
  explicit Joiner(const Formatter& formatter) noexcept : formatter_(formatter) {}

  [[nodiscard]] std::string begin() const;
  // Returns the text to be written next, a view of `next`, and keeps the deferred output for end().
  [[nodiscard]] std::string_view append(Formatted& next);
  [[nodiscard]] std::string end(const Summary& summary) const;

 private:
  const Formatter& formatter_;
  Deferred deferred_;
  bool is_empty_ = true;
};

}  // namespace runlint::report
