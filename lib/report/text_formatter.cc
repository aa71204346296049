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
#include <functional>
#include <iterator>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "report/bounded_finding.h"
#include "report/code_frame.h"
#include "report/display_width.h"
#include "report/fingerprint.h"
#include "report/formatter.h"
#include "report/rule_uri.h"
#include "text/escape.h"

namespace runlint::report {
namespace {

constexpr std::size_t kMaxPointerBytes = 200;
constexpr std::size_t kMaxFrameBytes = 1500;  // of all frames of a finding, without colours
constexpr std::size_t kMaxColorBytes = 512;   // of all colours in a finding
constexpr std::size_t kMinFrameColumns = 20;
constexpr std::size_t kHangingIndent = 4;  // of the lines that continue a text

constexpr std::string_view kBold = "\x1b[1m";
constexpr std::string_view kDim = "\x1b[2m";
constexpr std::string_view kBlue = "\x1b[1;34m";
constexpr std::string_view kReset = "\x1b[0m";

std::string_view color_of(Severity severity) noexcept {
  constexpr std::string_view kColors[] = {"", "\x1b[1;36m", "\x1b[1;33m", "\x1b[1;31m"};
  return kColors[static_cast<std::size_t>(severity)];
}

std::string unpainted(std::string_view text) { return std::string(text); }

// Puts words on lines of at most `width` columns, a longer word on a line of its own.
class WordWrapper {
 public:
  // Lines after the first begin with `indent` blanks; `column` are taken on the first.
  WordWrapper(std::size_t width, std::size_t indent, std::size_t column)
      : width_(width), indent_(indent), column_(column), line_start_(column) {}

  // Appends words, coloured by `paint`.
  void append(std::string& out, std::string_view words, const std::function<std::string(std::string_view)>& paint) {
    std::string painted;
    for (std::size_t at = 0; at <= words.size();) {
      const std::size_t end = std::min(words.find(' ', at), words.size());
      const std::string_view word = words.substr(at, end - at);
      const std::size_t width = width_ == 0 ? 0 : display_width(word);  // 0: there is no limit
      std::string& before = at == 0 ? out : painted;
      at = end + 1;
      const bool is_first = column_ == line_start_;
      if (!is_first && width_ > 0 && column_ + 1 + width > width_) {
        before.append("\n").append(indent_, ' ');
        column_ = line_start_ = indent_;
      } else if (!is_first) {
        before += ' ';
        ++column_;
      }
      painted += word;
      column_ += std::max<std::size_t>(width, 1);
    }
    out += paint(painted);
  }

 private:
  std::size_t width_;
  std::size_t indent_;
  std::size_t column_;
  std::size_t line_start_;
};

class TextFormatter final : public Formatter {
 public:
  explicit TextFormatter(Style style) : style_(std::move(style)) {}

  // From the first to the last byte of all frames.
  [[nodiscard]] Span quoted_window(const FileResult& result) const override {
    std::size_t begin = result.payload.size();
    std::size_t end = 0;
    const auto include = [&](Span span) {
      const Span window = frame_window(result.payload, span.offset, style_.width);
      begin = std::min(begin, window.offset);
      end = std::max(end, window.end());
    };
    for (const Diagnostic& found : result.report.diagnostics()) {
      if (found.severity < threshold(result)) continue;
      include(found.span);
      for (const Related& related : found.related) include(related.span);
    }
    return begin < end ? Span{begin, end - begin} : Span();
  }

  [[nodiscard]] Frame frame(const Summary& summary, const Deferred&) const override {
    if (style_.quiet) return {};
    std::string found;
    const auto add = [&found](std::size_t count, std::string_view noun) {
      if (count > 0) found += fmt::format("{}{}", found.empty() ? "" : ", ", pluralized(count, noun));
    };
    add(summary.errors, "error");
    add(summary.warnings, "warning");
    add(summary.infos, "info");
    if (found.empty() && summary.failed + summary.known + summary.without_payload == 0 && !style_.interactive)
      return {};
    std::string out;
    if (summary.payloads == 0) {
      out += summary.unreadable > 0 ? "nothing checked" : "nothing to check";
    } else {
      out += fmt::format("{} in {}", found.empty() ? "nothing found" : found, pluralized(summary.payloads, "payload"));
    }
    if (summary.payloads > 1 && !found.empty()) out += fmt::format(", {} invalid", summary.invalid);
    if (summary.known > 0) out += fmt::format("; {} known before", summary.known);
    if (summary.suppressed > 0) out += fmt::format("; {} suppressed", summary.suppressed);
    if (summary.without_payload > 0) {
      out += fmt::format("; {} without a JobRun node, in which nothing was checked",
                         pluralized(summary.without_payload, "template"));
    }
    if (summary.failed > 0) out += fmt::format("; {} could not be checked", pluralized(summary.failed, "payload"));
    if (summary.unreadable > 0) out += fmt::format("; {} could not be read", pluralized(summary.unreadable, "input"));
    Frame frame;
    wrapper(kHangingIndent).append(frame.text, out, unpainted);
    frame.text += '\n';
    return frame;
  }

 protected:
  void append(Formatted& out, const FileResult& result, const Flush& flush) const override {
    if (!result.failure.empty()) return append_failure(out.text, result);
    std::size_t more = 0;
    for (const Severity severity : {Severity::kInfo, Severity::kWarning, Severity::kError}) {
      if (severity >= threshold(result)) more += result.report.count(severity);
    }
    if (more == 0) return;
    const std::string path = text::printable(result.path);
    for (const Diagnostic& found : result.report.diagnostics()) {
      if (found.severity < threshold(result)) continue;
      append_block(out.text, result, path, found);
      flush_if_large(out, flush);
      --more;
    }
    if (more == 0) return;
    const std::string place = result.record ? fmt::format("{}:{}:", path, *result.record) : path + ':';
    const std::string_view noun = threshold(result) == Severity::kError ? "more error" : "more finding";
    WordWrapper line = wrapper(kHangingIndent);
    line.append(out.text, place, painter(kBold));
    line.append(out.text, pluralized(more, noun) + "; --max-diagnostics shows more", unpainted);
    out.text += "\n\n";
  }

 private:
  // The quoted lines of a finding, as they are written.
  struct Frames {
    std::string main;
    std::vector<std::string> related;  // by related place: empty when it is in the main frame

    [[nodiscard]] std::size_t size() const noexcept {
      std::size_t size = main.size();
      for (const std::string& frame : related) size += frame.size();
      return size;
    }
  };

  // The least severity that is shown.
  [[nodiscard]] Severity threshold(const FileResult& result) const noexcept {
    return style_.quiet ? result.fail_on : Severity::kInfo;
  }

  [[nodiscard]] WordWrapper wrapper(std::size_t indent, std::size_t column = 0) const {
    return {style_.wrap ? style_.width : 0, indent, column};
  }

  [[nodiscard]] std::string_view ellipsis() const noexcept { return style_.unicode ? "…" : "..."; }

  [[nodiscard]] std::string paint(std::string_view color, std::string_view text) const {
    return style_.color ? fmt::format("{}{}{}", color, text, kReset) : std::string(text);
  }

  [[nodiscard]] std::function<std::string(std::string_view)> painter(std::string_view color) const {
    return [this, color](std::string_view text) { return paint(color, text); };
  }

  // `text`, the rule's name, with a link to its explanation (OSC 8).
  [[nodiscard]] std::string rule_mark(Rule rule, std::string_view text) const {
    constexpr std::size_t kMaxUriBytes = 160;  // with the colours within kMaxColorBytes
    std::string mark = paint(kDim, text);
    if (!style_.color || !style_.links) return mark;
    const std::string uri = rule_uri(rule);
    if (uri.empty() || uri.size() > kMaxUriBytes) return mark;
    return fmt::format("\x1b]8;;{}\x1b\\{}\x1b]8;;\x1b\\", uri, mark);
  }

  // The main span's marks have the severity's colour, the others a quieter one.
  [[nodiscard]] std::string paint_marks(std::string_view marks, std::string_view color) const {
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

  // Messages contain an ellipsis where they leave something out.
  [[nodiscard]] std::string display_text(std::string_view text) const {
    constexpr std::string_view kEllipsis = "…";
    std::string out = text::printable(text);
    for (std::size_t at = 0; !style_.unicode && (at = out.find(kEllipsis, at)) != std::string::npos;) {
      out.replace(at, kEllipsis.size(), "...");
    }
    return out;
  }

  [[nodiscard]] Frames make_frames(const FileResult& result, const Diagnostic& found, std::size_t gutter,
                                   std::size_t columns) const {
    const std::string_view color = color_of(found.severity);
    const FrameStyle style{columns, style_.unicode};
    const std::span<const Related> related =
        std::span(found.related).first(std::min(found.related.size(), FindingText::kMaxRelated));
    Frames frames{.main = {}, .related = std::vector<std::string>(related.size())};
    if (!result.redacted) return frames;
    CodeFrame frame(result.payload, found.span, *result.redacted, style);
    frame.underline(found.span, '^', '~');
    for (std::size_t i = 0; i < related.size(); ++i) {
      if (frame.underline(related[i].span, '-', '-')) continue;
      CodeFrame other(result.payload, related[i].span, *result.redacted, style);
      other.underline(related[i].span, '-', '-');
      frames.related[i] = frame_text(other, line_of(result, related[i].start), gutter, color);
    }
    if (found.rule == Rule::kJsonSize) return frames;  // that concerns the whole payload
    frames.main = frame_text(frame, line_of(result, found.start), gutter, color);
    return frames;
  }

  void append_failure(std::string& out, const FileResult& result) const {
    const std::string path = text::printable(result.path);
    const std::string record = result.record ? fmt::format(":{}", *result.record) : std::string();
    append_bounded(out, {.path = path, .message = result.failure},
                   [&](const FindingText& text) {
                     WordWrapper line = wrapper(kHangingIndent);
                     line.append(out, fmt::format("{}{}:", text.path, record), painter(kBold));
                     line.append(out, "error:", painter(color_of(Severity::kError)));
                     line.append(out, display_text(text.message), painter(kBold));
                     out += "\n\n";
                   },
                   {.ellipsis = ellipsis()});
  }

  // Lengths are measured without colours, so that these change nothing else.
  void append_block(std::string& out, const FileResult& result, std::string_view path, const Diagnostic& found) const {
    std::size_t last_line = line_of(result, found.start);
    for (const Related& related : found.related) last_line = std::max(last_line, line_of(result, related.start));
    const std::size_t gutter = fmt::formatted_size("{}", last_line);
    const std::size_t margin = 2 + gutter + 3;
    Style uncolored = style_;
    uncolored.color = false;
    const TextFormatter plain(uncolored);

    // A frame with many bytes in a column gets fewer columns.
    std::size_t columns = style_.width > margin ? style_.width - margin : 0;
    Frames frames = plain.make_frames(result, found, gutter, columns);
    while (frames.size() > kMaxFrameBytes && columns > kMinFrameColumns) {
      columns = std::max(columns / 2, kMinFrameColumns);
      frames = plain.make_frames(result, found, gutter, columns);
    }
    const Frames colored_frames = style_.color ? make_frames(result, found, gutter, columns) : Frames();

    const std::size_t begin = out.size();
    std::string colored;
    append_bounded(out, found, result.report, path,
                   [&](const FindingText& text) {
                     plain.append_texts(out, result, found, text, frames, gutter);
                     if (!style_.color) return;
                     colored.clear();
                     append_texts(colored, result, found, text, colored_frames, gutter);
                   },
                   {.bytes = FindingLimits().bytes - kMaxColorBytes, .ellipsis = ellipsis()});
    if (!style_.color) return;
    out.resize(begin);
    out += colored;
  }

  void append_texts(std::string& out, const FileResult& result, const Diagnostic& found, const FindingText& text,
                    const Frames& frames, std::size_t gutter) const {
    WordWrapper header = wrapper(kHangingIndent);
    header.append(out, fmt::format("{}:{}:{}:", text.path, line_of(result, found.start), found.start.column),
                  painter(kBold));
    header.append(out, fmt::format("{}:", severity_name(found.severity)), painter(color_of(found.severity)));
    header.append(out, display_text(text.message), painter(kBold));
    header.append(out, fmt::format("[{}]", info(found.rule).name),
                  [&](std::string_view line) { return rule_mark(found.rule, line); });
    out += '\n';
    out += frames.main;
    const auto append_line = [&](std::string_view label, std::string_view words) {
      out.append(2 + gutter + 1, ' ');
      WordWrapper line = wrapper(2 + gutter + 1 + kHangingIndent, 2 + gutter + 1);
      line.append(out, label, painter(kBlue));
      line.append(out, words, unpainted);
      out += '\n';
    };
    if (!text.pointer.empty()) {
      append_line("at:", text::printable(shortened(text.pointer, kMaxPointerBytes, ellipsis())));
    }
    if (result.key != nullptr) append_line("key:", result.key->json);
    if (!text.help.empty()) append_line("help:", display_text(text.help));
    for (const std::string_view note : text.notes) append_line("note:", display_text(note));
    for (std::size_t i = 0; i < text.related.size(); ++i) {
      const Position start = found.related[i].start;
      append_line("note:", fmt::format("{}:{}:{}: {}", text.path, line_of(result, start), start.column,
                                       display_text(text.related[i].message)));
      out += frames.related[i];
    }
    out += '\n';
  }

  [[nodiscard]] std::string frame_text(const CodeFrame& frame, std::size_t line, std::size_t gutter,
                                       std::string_view color) const {
    std::string out;
    if (frame.text().find_first_not_of(' ') == std::string::npos) return out;  // blank
    const auto append_line = [&](std::string_view number, std::string_view text, const std::string& painted) {
      out += paint(kDim, fmt::format("  {:>{}} |", number, gutter));
      if (!text.empty()) out.append(" ").append(painted);
      out += '\n';
    };
    append_line(fmt::to_string(line), frame.text(), frame.text());
    append_line("", frame.marks(), paint_marks(frame.marks(), color));
    return out;
  }

  Style style_;
};

}  // namespace

std::unique_ptr<Formatter> make_text_formatter(const Style& style) { return std::make_unique<TextFormatter>(style); }

}  // namespace runlint::report
