#include "reference/format_readers.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string>

#include "reference/document.h"

namespace runlint::format_readers {
namespace {

using reference::Value;

Value parse(std::string_view out) {
  reference::Document document = reference::read(out, 20);
  if (document.error) throw Unreadable(fmt::format("not JSON, at byte {}", document.error->offset));
  return std::move(document.root);
}

const Value* find(const Value& object, std::string_view name) {
  const Value* found = nullptr;
  for (const Value& member : object.children) {
    if (member.key != name) continue;
    if (found != nullptr) throw Unreadable(fmt::format("\"{}\" is written twice", name));
    found = &member;
  }
  return found;
}

const Value& at(const Value& object, std::string_view name) {
  const Value* const found = find(object, name);
  if (found == nullptr) throw Unreadable(fmt::format("\"{}\" is missing", name));
  return *found;
}

const std::string& text(const Value& object, std::string_view name) { return at(object, name).text; }

const Value& only(const Value& array) {
  if (array.children.size() != 1) throw Unreadable("not one element");
  return array.children.front();
}

std::string text_or_none(const Value& object, std::string_view name) {
  const Value* const found = find(object, name);
  return found == nullptr ? "-" : found->text;
}

// "line:column-line:column @offset+length" of a SARIF region.
std::string region(const Value& region) {
  return fmt::format("{}:{}-{}:{} @{}+{}", text(region, "startLine"), text(region, "startColumn"),
                     text(region, "endLine"), text(region, "endColumn"), text_or_none(region, "byteOffset"),
                     text_or_none(region, "byteLength"));
}

std::string region(const report::FileResult& entry, Span span, Position start, Position end) {
  std::string out = fmt::format("{}:{}-{}:{}", entry.record.value_or(start.line), start.column,
                                entry.record.value_or(end.line), end.column);
  return out + (entry.record ? " @-+-" : fmt::format(" @{}+{}", span.offset, span.length));
}

// The region and the JSON Pointer of a SARIF location.
std::string location(const Value& location) {
  const Value* const logical = find(location, "logicalLocations");
  return fmt::format("{} {}", region(at(at(location, "physicalLocation"), "region")),
                     logical == nullptr ? "" : text(only(*logical), "fullyQualifiedName"));
}

std::string words(const Diagnostic& found, std::string_view between) {
  std::string out = found.message;
  if (!found.help.empty()) out.append(between).append(found.help);
  for (const std::string& note : found.notes) out.append(between).append(note);
  return out;
}

// A SARIF message holds no link.
std::string without_links(std::string_view message) {
  std::string out;
  for (const char c : message) {
    if (c == '(' && out.ends_with(']')) out += ' ';
    out += c;
  }
  return out;
}

std::string fix_of(const Value& result) {
  const Value* const fixes = find(result, "fixes");
  if (fixes == nullptr) return {};
  const Value& replacement = only(at(only(at(only(*fixes), "artifactChanges")), "replacements"));
  const Value* const inserted = find(replacement, "insertedContent");  // none: a deletion
  return fmt::format("{} {}", region(at(replacement, "deletedRegion")),
                     inserted == nullptr ? "" : text(*inserted, "text"));
}

std::string_view name(Severity severity, std::string_view info, std::string_view warning, std::string_view error) {
  return severity == Severity::kError ? error : severity == Severity::kWarning ? warning : info;
}

// The property or data of a workflow command as the runner reads it.
std::string decoded(std::string_view text, std::string_view escaped) {
  std::string out;
  while (!text.empty()) {
    if (text.front() != '%') {
      if (escaped.find(text.front()) != std::string_view::npos) throw Unreadable("a character is not escaped");
      out += text.front();
      text.remove_prefix(1);
      continue;
    }
    static const std::map<std::string_view, char> kEscapes = {
        {"%25", '%'}, {"%0D", '\r'}, {"%0A", '\n'}, {"%3A", ':'}, {"%2C", ','}};
    const auto found = kEscapes.find(text.substr(0, 3));
    if (found == kEscapes.end() || escaped.find(found->second) == std::string_view::npos)
      throw Unreadable("invalid escape");
    out += found->second;
    text.remove_prefix(3);
  }
  return out;
}

std::string by_command(std::string_view line) {
  const std::size_t space = line.find(' ');
  const std::size_t data = line.find("::", space);
  if (!line.starts_with("::") || data == std::string_view::npos) throw Unreadable("not a workflow command");
  std::map<std::string, std::string, std::less<>> properties;
  std::string_view rest = line.substr(space + 1, data - space - 1);
  while (!rest.empty()) {
    const std::string_view property = rest.substr(0, rest.find(','));
    const std::size_t equals = property.find('=');
    if (equals == std::string_view::npos) throw Unreadable("not a property");
    if (!properties.emplace(property.substr(0, equals), decoded(property.substr(equals + 1), "%\r\n:,")).second) {
      throw Unreadable("a property is written twice");
    }
    rest.remove_prefix(std::min(property.size() + 1, rest.size()));
  }
  if (properties["file"].empty()) throw Unreadable("no file");
  return fmt::format("{} {} {}-{} {}-{} {}", line.substr(2, space - 2), properties["title"], properties["line"],
                     properties["endLine"], properties["col"], properties["endColumn"],
                     decoded(line.substr(data + 2), "%\r\n"));
}

}  // namespace

bool agree(const Lines& found, const Lines& expected) {
  return std::ranges::equal(found, expected, [](std::string_view shown, std::string_view whole) {
    if (shown == whole) return true;
    // Any part may be left out, but only of a long text.
    if (whole.size() < kMayBeShortened) return false;
    constexpr std::string_view kEllipsis = "…";
    bool at_start = true;
    for (;;) {
      const std::size_t end = shown.find(kEllipsis);
      const std::string_view part = shown.substr(0, end);
      if (end == std::string_view::npos) return whole.ends_with(part) && !at_start;
      const std::size_t at = whole.find(part);
      if (at == std::string_view::npos || (at_start && at != 0)) return false;
      whole.remove_prefix(at + part.size());
      shown.remove_prefix(end + kEllipsis.size());
      at_start = false;
    }
  });
}

Lines read_sarif(std::string_view out) {
  const Value log = parse(out);
  const Value& run = only(at(log, "runs"));
  const std::vector<Value>& rules = at(at(at(run, "tool"), "driver"), "rules").children;
  Lines lines;
  for (const Value& result : at(run, "results").children) {
    if (text(rules.at(std::stoul(text(result, "ruleIndex"))), "id") != text(result, "ruleId"))
      throw Unreadable("ruleIndex");
    lines.push_back(fmt::format("{} {} {} {} fix {}", text(result, "level"), text(result, "ruleId"),
                                text(at(result, "message"), "text"), location(only(at(result, "locations"))),
                                fix_of(result)));
    const Value* const related = find(result, "relatedLocations");
    if (related == nullptr) continue;
    for (const Value& place : related->children) {
      lines.push_back(fmt::format("related {} {}", text(at(place, "message"), "text"), location(place)));
    }
  }
  return lines;
}

Lines expected_in_sarif(const report::FileResult& entry) {
  Lines lines;
  for (const Diagnostic& found : entry.report.diagnostics()) {
    const std::string place = region(entry, found.span, found.start, found.end);
    lines.push_back(fmt::format("{} {} {} {} {} fix {}", name(found.severity, "note", "warning", "error"),
                                info(found.rule).name, without_links(words(found, "; ")), place,
                                entry.report.pointer(found.instance),
                                found.replacement ? fmt::format("{} {}", place, *found.replacement) : ""));
    for (const Related& related : found.related) {
      const Position end{related.start.line, related.start.column + reference::length_of(entry.payload.substr(
                                                                        related.span.offset, related.span.length))};
      lines.push_back(fmt::format("related {} {} {}", without_links(related.message),
                                  region(entry, related.span, related.start, end),
                                  entry.report.pointer(related.instance)));
    }
  }
  return lines;
}

Lines read_gitlab(std::string_view out) {
  const Value report = parse(out);
  Lines lines;
  for (const Value& found : report.children) {
    const Value& place = at(at(found, "location"), "lines");
    if (text(found, "fingerprint").size() != 32) throw Unreadable("fingerprint");
    lines.push_back(fmt::format("{} {} {}-{} {}", text(found, "severity"), text(found, "check_name"),
                                text(place, "begin"), text(place, "end"), text(found, "description")));
  }
  return lines;
}

Lines expected_in_gitlab(const report::FileResult& entry) {
  Lines lines;
  for (const Diagnostic& found : entry.report.diagnostics()) {
    lines.push_back(fmt::format("{} {} {}-{} {}", name(found.severity, "info", "minor", "major"), info(found.rule).name,
                                entry.record.value_or(found.start.line), entry.record.value_or(found.end.line),
                                std::string(info(found.rule).name) + ": " + words(found, "; ")));
  }
  return lines;
}

Lines read_rdjson(std::string_view out) {
  const Value report = parse(out);
  const auto place = [](const Value& range, std::string_view end) {
    return fmt::format("{}:{}", text(at(range, end), "line"), text(at(range, end), "column"));
  };
  const auto range = [&place](const Value& range) {
    return fmt::format("{}-{}", place(range, "start"), place(range, "end"));
  };
  Lines lines;
  for (const Value& found : at(report, "diagnostics").children) {
    const Value* const suggestions = find(found, "suggestions");
    std::string fix;
    if (suggestions != nullptr) {
      const Value& suggestion = only(*suggestions);
      fix = fmt::format("{} {}", range(at(suggestion, "range")), text(suggestion, "text"));
    }
    lines.push_back(fmt::format("{} {} {} {} fix {}", text(found, "severity"), text(at(found, "code"), "value"),
                                range(at(at(found, "location"), "range")), text(found, "message"), fix));
    const Value* const related = find(found, "relatedLocations");
    if (related == nullptr) continue;
    for (const Value& other : related->children) {
      lines.push_back(
          fmt::format("related {} {}", place(at(at(other, "location"), "range"), "start"), text(other, "message")));
    }
  }
  return lines;
}

Lines expected_in_rdjson(const report::FileResult& entry) {
  const auto place = [&entry](std::size_t offset) {
    const std::string_view before = entry.payload.substr(0, offset);
    const std::size_t line = static_cast<std::size_t>(std::ranges::count(before, '\n')) + 1;
    return fmt::format("{}:{}", entry.record.value_or(line), offset - (before.rfind('\n') + 1) + 1);  // npos + 1 is 0
  };
  Lines lines;
  for (const Diagnostic& found : entry.report.diagnostics()) {
    const std::string range = fmt::format("{}-{}", place(found.span.offset), place(found.span.end()));
    lines.push_back(fmt::format("{} {} {} {} fix {}", name(found.severity, "INFO", "WARNING", "ERROR"),
                                info(found.rule).name, range, words(found, "; "),
                                found.replacement ? fmt::format("{} {}", range, *found.replacement) : ""));
    for (const Related& related : found.related) {
      lines.push_back(fmt::format("related {} {}", place(related.span.offset), related.message));
    }
  }
  return lines;
}

Lines read_github(std::string_view out) {
  Lines lines;
  while (!out.empty()) {
    const std::string_view line = out.substr(0, out.find('\n'));
    if (line.size() == out.size()) throw Unreadable("a line does not end");
    out.remove_prefix(line.size() + 1);
    lines.push_back(line.starts_with("runlint: ") ? std::string(line) : by_command(line));
  }
  return lines;
}

Lines expected_in_github(const report::FileResult& entry) {
  Lines lines;
  std::string more;
  for (const Severity severity : {Severity::kError, Severity::kWarning, Severity::kInfo}) {
    std::size_t shown = 0;
    for (const Diagnostic& found : entry.report.diagnostics()) {
      if (found.severity != severity || shown == 10) continue;
      ++shown;
      const std::size_t line = entry.record.value_or(found.start.line);
      const std::size_t end_line = entry.record.value_or(found.end.line);
      const std::string columns = line == end_line ? fmt::format("{}-{}", found.start.column, found.end.column) : "-";
      lines.push_back(fmt::format("{} {} {}-{} {} {}", name(severity, "notice", "warning", "error"),
                                  info(found.rule).name, line, end_line, columns, words(found, "\n")));
    }
    const std::size_t rest = entry.report.count(severity) - shown;
    if (rest == 0) continue;
    more +=
        fmt::format("{}{} more {}{}", more.empty() ? "" : ", ", rest, severity_name(severity), rest == 1 ? "" : "s");
  }
  if (!more.empty()) {
    lines.push_back("runlint: " + more + " without an annotation: GitHub shows 10 of a level for a step");
  }
  return lines;
}

}  // namespace runlint::format_readers
