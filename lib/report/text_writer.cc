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

#include "report/code_frame.h"
#include "report/finding.h"
#include "report/formats.h"
#include "text/display.h"

namespace runlint::report {
namespace {

constexpr std::size_t kMaxPointerBytes = 200;

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

class TextWriter final : public Writer {
 public:
  explicit TextWriter(const Style& style) : style_(style) {}

  void begin(std::string&) const override {}
  void entry(std::string& out, const Entry& entry, bool first, Validator& validator) const override;
  void end(std::string& out, const Summary& summary) const override;

 private:
  // What the blocks of one entry have in common.
  struct Page {
    const Entry& entry;
    std::string path;
    std::vector<Span> hidden;
  };

  [[nodiscard]] std::vector<const Diagnostic*> shown(const Report& report) const;
  [[nodiscard]] Span quoted_window(std::string_view payload, std::span<const Diagnostic* const> found) const noexcept;
  [[nodiscard]] std::string paint(std::string_view color, std::string_view text) const;
  [[nodiscard]] std::string paint_marks(std::string_view marks, std::string_view color) const;
  [[nodiscard]] std::string words(std::string_view text) const;
  [[nodiscard]] std::string pointer_text(const std::string& pointer) const;
  [[nodiscard]] CodeFrame make_frame(const Page& page, Span focus, std::size_t gutter) const;
  void append_block(std::string& out, const Page& page, const Diagnostic& found) const;
  void append_frame(std::string& out, const CodeFrame& frame, std::size_t line, std::size_t gutter,
                    std::string_view color) const;

  Style style_;
};

void TextWriter::entry(std::string& out, const Entry& entry, bool, Validator& validator) const {
  const Report& report = entry.report;
  const std::vector<const Diagnostic*> found = shown(report);
  const std::size_t count =
      style_.quiet ? report.count(Severity::kError) : report.omitted() + report.diagnostics().size();
  if (count == 0) return;
  Page page{entry, text::printable(entry.path), {}};
  if (!found.empty()) page.hidden = validator.hidden_parts(entry.payload, quoted_window(entry.payload, found));
  for (const Diagnostic* diagnostic : found) append_block(out, page, *diagnostic);
  if (const std::size_t more = count - found.size(); more > 0) {
    std::string place = page.path;
    if (entry.record) place += fmt::format(":{}", *entry.record);
    fmt::format_to(std::back_inserter(out), "{} {}; --max-diagnostics shows more\n\n", paint(kBold, place + ':'),
                   counted(more, style_.quiet ? "more error" : "more finding"));
  }
}

std::vector<const Diagnostic*> TextWriter::shown(const Report& report) const {
  std::vector<const Diagnostic*> found;
  for (const Diagnostic& diagnostic : report.diagnostics()) {
    if (!style_.quiet || diagnostic.severity == Severity::kError) found.push_back(&diagnostic);
  }
  return found;
}

// From the first to the last byte of all frames of an entry.
Span TextWriter::quoted_window(std::string_view payload, std::span<const Diagnostic* const> found) const noexcept {
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

std::string TextWriter::paint(std::string_view color, std::string_view text) const {
  return style_.color ? fmt::format("{}{}{}", color, text, kReset) : std::string(text);
}

// The main span's marks have the severity's colour, the others a quieter one.
std::string TextWriter::paint_marks(std::string_view marks, std::string_view color) const {
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
std::string TextWriter::words(std::string_view text) const {
  constexpr std::string_view kEllipsis = "…";
  std::string out = text::printable(text);
  for (std::size_t at = 0; !style_.unicode && (at = out.find(kEllipsis, at)) != std::string::npos;) {
    out.replace(at, kEllipsis.size(), "...");
  }
  return out;
}

// A pointer is as long as the names in it, which may be any length; its two ends say most.
std::string TextWriter::pointer_text(const std::string& pointer) const {
  if (pointer.size() <= kMaxPointerBytes) return text::printable(pointer);
  const auto continues = [&pointer](std::size_t i) { return (static_cast<unsigned char>(pointer[i]) & 0xC0) == 0x80; };
  std::size_t head = kMaxPointerBytes / 2;
  std::size_t tail = pointer.size() - head;
  for (int i = 0; i < 3 && continues(head); ++i) --head;
  for (int i = 0; i < 3 && continues(tail); ++i) ++tail;
  return text::printable(std::string_view(pointer).substr(0, head)) + (style_.unicode ? "…" : "...") +
         text::printable(std::string_view(pointer).substr(tail));
}

CodeFrame TextWriter::make_frame(const Page& page, Span focus, std::size_t gutter) const {
  const std::size_t margin = 2 + gutter + 3;
  const std::size_t columns = style_.width > margin ? style_.width - margin : 0;
  return CodeFrame(page.entry.payload, focus, page.hidden, {columns, style_.unicode});
}

void TextWriter::append_block(std::string& out, const Page& page, const Diagnostic& found) const {
  const std::string_view color = color_of(found.severity);
  const std::size_t line = line_of(page.entry, found.start);
  std::size_t last_line = line;
  for (const Related& related : found.related) last_line = std::max(last_line, line_of(page.entry, related.start));
  const std::size_t gutter = fmt::formatted_size("{}", last_line);

  fmt::format_to(std::back_inserter(out), "{} {} {} {}\n",
                 paint(kBold, fmt::format("{}:{}:{}:", page.path, line, found.start.column)),
                 paint(color, fmt::format("{}:", severity_name(found.severity))), paint(kBold, words(found.message)),
                 paint(kDim, fmt::format("[{}]", info(found.rule).name)));

  CodeFrame frame = make_frame(page, found.span, gutter);
  frame.underline(found.span, '^', '~');
  std::vector<bool> elsewhere;  // the related places that need a frame of their own
  elsewhere.reserve(found.related.size());
  for (const Related& related : found.related) elsewhere.push_back(!frame.underline(related.span, '-', '-'));
  if (found.rule != Rule::kJsonSize) append_frame(out, frame, line, gutter, color);  // that is about the whole

  const auto append_line = [&](std::string_view label, std::string_view text) {
    fmt::format_to(std::back_inserter(out), "  {:{}} {} {}\n", "", gutter, paint(kBlue, label), text);
  };
  const std::string pointer = pointer_text(page.entry.report.pointer(found.path));
  if (!pointer.empty()) append_line("at:", pointer);
  if (!found.help.empty()) append_line("help:", words(found.help));
  for (std::size_t i = 0; i < found.related.size(); ++i) {
    const Related& related = found.related[i];
    const std::size_t related_line = line_of(page.entry, related.start);
    append_line("note:",
                fmt::format("{}:{}:{}: {}", page.path, related_line, related.start.column, words(related.message)));
    if (!elsewhere[i]) continue;
    CodeFrame other = make_frame(page, related.span, gutter);
    other.underline(related.span, '-', '-');
    append_frame(out, other, related_line, gutter, color);
  }
  out += '\n';
}

void TextWriter::append_frame(std::string& out, const CodeFrame& frame, std::size_t line, std::size_t gutter,
                              std::string_view color) const {
  if (frame.text().find_first_not_of(' ') == std::string::npos) return;  // nothing to see there
  const auto append_line = [&](std::string_view number, std::string_view text, const std::string& painted) {
    out += paint(kDim, fmt::format("  {:>{}} |", number, gutter));
    if (!text.empty()) out.append(" ").append(painted);
    out += '\n';
  };
  append_line(fmt::to_string(line), frame.text(), frame.text());
  append_line("", frame.marks(), paint_marks(frame.marks(), color));
}

void TextWriter::end(std::string& out, const Summary& summary) const {
  if (style_.quiet) return;
  std::string found;
  const auto add = [&found](std::size_t count, std::string_view noun) {
    if (count > 0) found += fmt::format("{}{}", found.empty() ? "" : ", ", counted(count, noun));
  };
  add(summary.errors, "error");
  add(summary.warnings, "warning");
  add(summary.infos, "info");
  if (found.empty() && summary.failed == 0 && summary.known == 0 && !style_.interactive) return;
  if (summary.payloads == 0) {
    out += summary.unreadable > 0 ? "nothing checked" : "nothing to check";
  } else {
    fmt::format_to(std::back_inserter(out), "{} in {}", found.empty() ? "nothing found" : found,
                   counted(summary.payloads, "payload"));
  }
  if (summary.payloads > 1 && !found.empty()) fmt::format_to(std::back_inserter(out), ", {} invalid", summary.invalid);
  if (summary.known > 0) fmt::format_to(std::back_inserter(out), "; {} known before", summary.known);
  if (summary.suppressed > 0) fmt::format_to(std::back_inserter(out), "; {} suppressed", summary.suppressed);
  if (summary.failed > 0) {
    fmt::format_to(std::back_inserter(out), "; {} could not be checked", counted(summary.failed, "payload"));
  }
  if (summary.unreadable > 0) {
    fmt::format_to(std::back_inserter(out), "; {} could not be read", counted(summary.unreadable, "input"));
  }
  out += '\n';
}

}  // namespace

std::unique_ptr<Writer> make_text_writer(const Style& style) { return std::make_unique<TextWriter>(style); }

}  // namespace runlint::report
