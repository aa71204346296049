// text: for people. Each finding is a block: the line that editors and terminals can jump to, the quoted text, the
// JSON Pointer, what would be right, and other places that explain it.
//
//   payload.json:2:33: error: … [schema/min-length]
//     2 |   "billing": {"deploymentPlan": "x"}
//       |                                 ^~~
//       at: /billing/deploymentPlan
//       help: …
#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <vector>

#include "report/bounded_finding.h"
#include "report/code_frame.h"
#include "report/fingerprint.h"
#include "report/formats.h"
#include "text/escape.h"

namespace runlint::report {
namespace {

constexpr std::size_t kMaxPointerBytes = 200;
constexpr std::size_t kMaxFrameBytes = 1500;  // of all frames of a finding, without colours
constexpr std::size_t kMaxColorBytes = 512;   // of all colours in a finding
constexpr std::size_t kMinFrameColumns = 20;

constexpr std::string_view kBold = "\x1b[1m";
constexpr std::string_view kDim = "\x1b[2m";
constexpr std::string_view kBlue = "\x1b[1;34m";
constexpr std::string_view kReset = "\x1b[0m";

std::string_view color_of(Severity severity) noexcept {
  switch (severity) {
    case Severity::kError:
      return "\x1b[1;31m";
    case Severity::kWarning:
      return "\x1b[1;33m";
    default:
      return "\x1b[1;36m";
  }
}

class TextFormatter final : public Formatter {
 public:
  explicit TextFormatter(const Style& style) : style_(style) {}

  void begin(std::string&) const override {}
  void failure(std::string& out, const Failure& failure, bool first) const override;
  void end(std::string& out, const Summary& summary) const override;

 protected:
  void append(std::string& out, const FileResult& entry, bool first, Validator& validator,
              const Spill& spill) const override;

 private:
  // What the blocks of one entry have in common.
  struct FileContext {
    const FileResult& entry;
    std::string path;
    std::vector<Span> hidden;
  };

  // The quoted lines of a finding, as they are written.
  struct Frames {
    std::string main;
    std::vector<std::string> related;  // by related place: empty when it is in the main frame

    [[nodiscard]] std::size_t size() const noexcept;
  };

  // The least severity that is shown.
  [[nodiscard]] Severity threshold(const FileResult& entry) const noexcept;
  [[nodiscard]] std::size_t count_shown(const FileResult& entry) const noexcept;
  [[nodiscard]] std::vector<const Diagnostic*> shown(const FileResult& entry) const;
  [[nodiscard]] Span quoted_window(std::string_view payload, std::span<const Diagnostic* const> found) const noexcept;
  [[nodiscard]] std::string paint(std::string_view color, std::string_view text) const;
  [[nodiscard]] std::string paint_marks(std::string_view marks, std::string_view color) const;
  [[nodiscard]] std::string_view ellipsis() const noexcept { return style_.unicode ? "…" : "..."; }
  [[nodiscard]] std::string display_text(std::string_view text) const;
  [[nodiscard]] std::string abbreviated_pointer(std::string_view pointer) const;
  [[nodiscard]] Frames make_frames(const FileContext& page, const Diagnostic& found, std::size_t gutter,
                                   std::size_t columns) const;
  void append_block(std::string& out, const FileContext& page, const Diagnostic& found) const;
  void append_texts(std::string& out, const FileContext& page, const Diagnostic& found, const FindingText& text,
                    const Frames& frames, std::size_t gutter) const;
  [[nodiscard]] std::string frame_text(const CodeFrame& frame, std::size_t line, std::size_t gutter,
                                       std::string_view color) const;

  Style style_;
};

void TextFormatter::append(std::string& out, const FileResult& entry, bool, Validator& validator,
                           const Spill& spill) const {
  const std::size_t count = count_shown(entry);
  if (count == 0) return;
  const std::vector<const Diagnostic*> found = shown(entry);
  FileContext page{entry, text::printable(entry.path), {}};
  if (!found.empty()) page.hidden = validator.redacted_spans(entry.payload, quoted_window(entry.payload, found));
  for (const Diagnostic* diagnostic : found) {
    append_block(out, page, *diagnostic);
    spill_if_large(out, spill);
  }
  if (const std::size_t more = count - found.size(); more > 0) {
    std::string place = page.path;
    if (entry.record) place += fmt::format(":{}", *entry.record);
    fmt::format_to(std::back_inserter(out), "{} {}; --max-diagnostics shows more\n\n", paint(kBold, place + ':'),
                   pluralized(more, threshold(entry) == Severity::kError ? "more error" : "more finding"));
  }
}

void TextFormatter::failure(std::string& out, const Failure& failure, bool) const {
  const std::string path = text::printable(failure.path);
  append_bounded(out, {.path = path, .message = failure.reason},
                 [&](const FindingText& text) {
                   const std::string place = failure.record ? fmt::format(":{}", *failure.record) : std::string();
                   fmt::format_to(
                       std::back_inserter(out), "{} {} {}\n\n", paint(kBold, fmt::format("{}{}:", text.path, place)),
                       paint(color_of(Severity::kError), "error:"), paint(kBold, display_text(text.message)));
                 },
                 {.ellipsis = ellipsis()});
}

Severity TextFormatter::threshold(const FileResult& entry) const noexcept {
  return style_.quiet ? entry.fail_on : Severity::kInfo;
}

std::size_t TextFormatter::count_shown(const FileResult& entry) const noexcept {
  std::size_t count = 0;
  for (const Severity severity : {Severity::kInfo, Severity::kWarning, Severity::kError}) {
    if (severity >= threshold(entry)) count += entry.report.count(severity);
  }
  return count;
}

std::vector<const Diagnostic*> TextFormatter::shown(const FileResult& entry) const {
  std::vector<const Diagnostic*> found;
  found.reserve(entry.report.diagnostics().size());
  for (const Diagnostic& diagnostic : entry.report.diagnostics()) {
    if (diagnostic.severity >= threshold(entry)) found.push_back(&diagnostic);
  }
  return found;
}

// From the first to the last byte of all frames of an entry.
Span TextFormatter::quoted_window(std::string_view payload, std::span<const Diagnostic* const> found) const noexcept {
  std::size_t begin = payload.size();
  std::size_t end = 0;
  const auto include = [&](Span span) {
    const Span window = frame_window(payload, span.offset, style_.width);
    begin = std::min(begin, window.offset);
    end = std::max(end, window.end());
  };
  for (const Diagnostic* diagnostic : found) {
    include(diagnostic->span);
    for (const Related& related : diagnostic->related) include(related.span);
  }
  return {begin, end - begin};
}

std::string TextFormatter::paint(std::string_view color, std::string_view text) const {
  return style_.color ? fmt::format("{}{}{}", color, text, kReset) : std::string(text);
}

// The main span's marks have the severity's colour, the others a quieter one.
std::string TextFormatter::paint_marks(std::string_view marks, std::string_view color) const {
  std::string out;
  while (!marks.empty()) {
    const std::size_t blank = std::min(marks.find_first_not_of(' '), marks.size());
    out += marks.substr(0, blank);
    marks.remove_prefix(blank);
    const std::size_t run = std::min(marks.find_first_not_of(marks.front() == '-' ? "-" : "^~"), marks.size());
    out += paint(marks.front() == '-' ? kBlue : color, marks.substr(0, run));
    marks.remove_prefix(run);
  }
  return out;
}

// Messages mark by one character what they leave out.
std::string TextFormatter::display_text(std::string_view text) const {
  constexpr std::string_view kEllipsis = "…";
  std::string out = text::printable(text);
  for (std::size_t at = 0; !style_.unicode && (at = out.find(kEllipsis, at)) != std::string::npos;) {
    out.replace(at, kEllipsis.size(), "...");
  }
  return out;
}

// A pointer is as long as the names in it, which may be any length; its two ends say most.
std::string TextFormatter::abbreviated_pointer(std::string_view pointer) const {
  return text::printable(shortened(pointer, kMaxPointerBytes, ellipsis()));
}

std::size_t TextFormatter::Frames::size() const noexcept {
  std::size_t size = main.size();
  for (const std::string& frame : related) size += frame.size();
  return size;
}

TextFormatter::Frames TextFormatter::make_frames(const FileContext& page, const Diagnostic& found, std::size_t gutter,
                                                 std::size_t columns) const {
  const std::string_view color = color_of(found.severity);
  const FrameStyle style{columns, style_.unicode};
  const std::span<const Related> related =
      std::span(found.related).first(std::min(found.related.size(), FindingText::kMaxRelated));
  CodeFrame frame(page.entry.payload, found.span, page.hidden, style);
  frame.underline(found.span, '^', '~');
  Frames frames;
  for (const Related& place : related) {
    frames.related.emplace_back();
    if (frame.underline(place.span, '-', '-')) continue;
    CodeFrame other(page.entry.payload, place.span, page.hidden, style);
    other.underline(place.span, '-', '-');
    frames.related.back() = frame_text(other, line_of(page.entry, place.start), gutter, color);
  }
  if (found.rule == Rule::kJsonSize) return frames;  // that is about the whole
  frames.main = frame_text(frame, line_of(page.entry, found.start), gutter, color);
  return frames;
}

// Colours must not change anything else, so lengths are those without them.
void TextFormatter::append_block(std::string& out, const FileContext& page, const Diagnostic& found) const {
  std::size_t last_line = line_of(page.entry, found.start);
  for (const Related& related : found.related) last_line = std::max(last_line, line_of(page.entry, related.start));
  const std::size_t gutter = fmt::formatted_size("{}", last_line);
  const std::size_t margin = 2 + gutter + 3;
  Style uncolored = style_;
  uncolored.color = false;
  const TextFormatter plain(uncolored);

  // Columns are not bytes: where a frame's characters take many of them, it gets fewer columns.
  std::size_t columns = style_.width > margin ? style_.width - margin : 0;
  Frames frames = plain.make_frames(page, found, gutter, columns);
  while (frames.size() > kMaxFrameBytes && columns > kMinFrameColumns) {
    columns = std::max(columns / 2, kMinFrameColumns);
    frames = plain.make_frames(page, found, gutter, columns);
  }
  const Frames colored_frames = style_.color ? make_frames(page, found, gutter, columns) : Frames();

  const std::size_t begin = out.size();
  std::string colored;
  append_bounded(out, found, page.entry.report, page.path,
                 [&](const FindingText& text) {
                   plain.append_texts(out, page, found, text, frames, gutter);
                   if (!style_.color) return;
                   colored.clear();
                   append_texts(colored, page, found, text, colored_frames, gutter);
                 },
                 {.bytes = FindingLimits().bytes - kMaxColorBytes, .ellipsis = ellipsis()});
  if (!style_.color) return;
  out.resize(begin);
  out += colored;
}

void TextFormatter::append_texts(std::string& out, const FileContext& page, const Diagnostic& found,
                                 const FindingText& text, const Frames& frames, std::size_t gutter) const {
  const std::string_view color = color_of(found.severity);
  fmt::format_to(
      std::back_inserter(out), "{} {} {} {}\n",
      paint(kBold, fmt::format("{}:{}:{}:", text.path, line_of(page.entry, found.start), found.start.column)),
      paint(color, fmt::format("{}:", severity_name(found.severity))), paint(kBold, display_text(text.message)),
      paint(kDim, fmt::format("[{}]", info(found.rule).name)));
  out += frames.main;
  const auto append_line = [&](std::string_view label, std::string_view line) {
    fmt::format_to(std::back_inserter(out), "  {:{}} {} {}\n", "", gutter, paint(kBlue, label), line);
  };
  if (!text.pointer.empty()) append_line("at:", abbreviated_pointer(text.pointer));
  if (!text.help.empty()) append_line("help:", display_text(text.help));
  for (std::size_t i = 0; i < text.related.size(); ++i) {
    const Position start = found.related[i].start;
    append_line("note:", fmt::format("{}:{}:{}: {}", text.path, line_of(page.entry, start), start.column,
                                     display_text(text.related[i].message)));
    out += frames.related[i];
  }
  out += '\n';
}

std::string TextFormatter::frame_text(const CodeFrame& frame, std::size_t line, std::size_t gutter,
                                      std::string_view color) const {
  std::string out;
  if (frame.text().find_first_not_of(' ') == std::string::npos) return out;  // nothing to see there
  const auto append_line = [&](std::string_view number, std::string_view text, const std::string& painted) {
    out += paint(kDim, fmt::format("  {:>{}} |", number, gutter));
    if (!text.empty()) out.append(" ").append(painted);
    out += '\n';
  };
  append_line(fmt::to_string(line), frame.text(), frame.text());
  append_line("", frame.marks(), paint_marks(frame.marks(), color));
  return out;
}

void TextFormatter::end(std::string& out, const Summary& summary) const {
  if (style_.quiet) return;
  std::string found;
  const auto add = [&found](std::size_t count, std::string_view noun) {
    if (count > 0) found += fmt::format("{}{}", found.empty() ? "" : ", ", pluralized(count, noun));
  };
  add(summary.errors, "error");
  add(summary.warnings, "warning");
  add(summary.infos, "info");
  if (found.empty() && summary.failed == 0 && summary.known == 0 && !style_.interactive) return;
  if (summary.payloads == 0) {
    out += summary.unreadable > 0 ? "nothing checked" : "nothing to check";
  } else {
    fmt::format_to(std::back_inserter(out), "{} in {}", found.empty() ? "nothing found" : found,
                   pluralized(summary.payloads, "payload"));
  }
  if (summary.payloads > 1 && !found.empty()) fmt::format_to(std::back_inserter(out), ", {} invalid", summary.invalid);
  if (summary.known > 0) fmt::format_to(std::back_inserter(out), "; {} known before", summary.known);
  if (summary.suppressed > 0) fmt::format_to(std::back_inserter(out), "; {} suppressed", summary.suppressed);
  if (summary.failed > 0) {
    fmt::format_to(std::back_inserter(out), "; {} could not be checked", pluralized(summary.failed, "payload"));
  }
  if (summary.unreadable > 0) {
    fmt::format_to(std::back_inserter(out), "; {} could not be read", pluralized(summary.unreadable, "input"));
  }
  out += '\n';
}

}  // namespace

std::unique_ptr<Formatter> make_text_formatter(const Style& style) { return std::make_unique<TextFormatter>(style); }

}  // namespace runlint::report
