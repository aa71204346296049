// The output formats. A format is a Writer: one file each, listed by name in report_writer.cc and nowhere else.
// Functions throw std::bad_alloc only. All output is valid UTF-8, whatever the bytes of paths and payloads.
#ifndef RUNLINT_LIB_REPORT_REPORT_WRITER_H_
#define RUNLINT_LIB_REPORT_REPORT_WRITER_H_

#include <cstddef>
#include <cstdint>
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
  std::size_t unreadable = 0;  // inputs beside these: files that can't be read, paths that lead to none
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
struct Entry {
  std::string_view path;                   // as given; any bytes
  std::optional<std::size_t> record = {};  // its 1-based line in a stream (--ndjson)
  std::string_view payload;                // the bytes that were checked
  const Report& report;
  std::size_t turn = 0;  // where it stands in the run: entries are in order by this number, then by record
};

// How text looks; the formats made for programs ignore it.
struct Style {
  bool color = false;        // ANSI colours
  bool unicode = true;       // anything but ASCII may be printed for decoration; quoted text is not decoration
  std::size_t width = 80;    // columns that a code frame may fill
  bool quiet = false;        // only errors, no summary
  bool interactive = false;  // a one-line summary even when nothing was found
};

// Turns results into text. Calls come in order: begin() once, entry() for each payload, end() once; each appends to
// `out`, which the caller writes and clears as it likes, so that a stream needs constant memory. entry() may be called
// by several threads at once on different `out`, which the caller puts in order; each passes a validator of its own
// (with the options that made the report), needed to know what must not be shown: it is asked once for a payload with
// findings, and only by formats that quote the payload. Time is linear in the payload and in what is appended.
class Writer {
 public:
  virtual ~Writer() = default;
  // Does entry() append something to the list that the format makes of the run?
  [[nodiscard]] virtual bool lists(const Report&) const noexcept { return true; }
  virtual void begin(std::string& out) const = 0;
  // `first` tells whether this is the first entry of the run for whose report lists() is true (JSON needs commas
  // between); where lists() is false it means nothing.
  virtual void entry(std::string& out, const Entry& entry, bool first, Validator& validator) const = 0;
  virtual void end(std::string& out, const Summary& summary) const = 0;
};

[[nodiscard]] std::unique_ptr<Writer> make_writer(Format format, const Style& style);

}  // namespace runlint::report

#endif  // RUNLINT_LIB_REPORT_REPORT_WRITER_H_
