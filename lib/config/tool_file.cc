#include "config/tool_file.h"

#include <fmt/format.h>

#include <memory>
#include <string_view>
#include <system_error>
#include <utility>

#include "report/formatter.h"
#include "text/escape.h"
#include "text/line_counter.h"

namespace runlint::config {
namespace {

io::Buffer contents_of(const std::string& path) try {
  io::Buffer bytes;
  io::read_all(*io::open_file(path), bytes, Options().max_size + 1);
  return bytes;
} catch (const std::system_error& error) {
  throw ToolFileError(fmt::format("runlint: cannot read {}: {}\n", text::printable(path), io::error_text(error)));
}

}  // namespace

std::string ToolFileError::headline() const {
  std::string_view line = what();
  line = line.substr(0, line.find('\n'));
  constexpr std::string_view kProgram = "runlint: ";
  if (line.starts_with(kProgram)) line.remove_prefix(kProgram.size());
  if (line.ends_with(']')) line = line.substr(0, line.rfind(" ["));  // the rule of that file's mistake
  return std::string(line);
}

ToolFile::ToolFile(std::string path, Kind kind)
    : path_(std::move(path)), bytes_(contents_of(path_)), document_(bytes_.view(), kind) {}

void ToolFile::finish() {
  const Report report = document_.finish();
  if (report.valid()) return;
  const std::unique_ptr<report::Formatter> formatter =
      report::make_formatter(report::Format::kText, {.unicode = false});
  report::Formatted formatted;
  report::format_redacted(formatted, *formatter, {.path = path_, .payload = bytes_.view(), .report = report},
                          document_.validator());
  std::string lines = std::move(formatted.text);
  while (lines.ends_with("\n\n")) lines.pop_back();
  throw ToolFileError(lines);
}

Position ToolFile::position_of(std::size_t offset) const { return text::LineCounter(bytes_.view()).advance_to(offset); }

}  // namespace runlint::config
