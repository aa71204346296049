#include "support/corpus.h"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "reference/document.h"
#include "schema/schema.h"

namespace runlint::corpus {
namespace {

namespace fs = std::filesystem;

fs::path top() { return RUNLINT_SOURCE_DIR; }

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
    lines.push_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  return lines;
}

void append_marked(std::string& out, std::string_view mark, std::string_view line) {
  out += mark;
  out += line;
  if (!line.ends_with('\n')) out += "\n\\ no newline at the end\n";
}

}  // namespace

std::vector<std::string> files_below(std::string_view folder) {
  std::vector<std::string> files;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(top() / folder)) {
    if (entry.is_regular_file()) files.push_back(entry.path().lexically_relative(top()).generic_string());
  }
  std::sort(files.begin(), files.end());
  return files;
}

std::vector<std::string> cases_below(std::string_view folder) {
  std::vector<std::string> cases;
  for (const std::string& path : files_below(folder)) {
    for (const std::string_view suffix : {kPayload, kYamlPayload}) {
      if (path.ends_with(suffix)) cases.push_back(path.substr(0, path.size() - suffix.size()));
    }
  }
  std::sort(cases.begin(), cases.end());  // without the suffix the order is another one
  return cases;
}

std::string payload_of(const std::string& name) {
  std::string json = name + std::string(kPayload);
  return fs::exists(top() / json) ? json : name + std::string(kYamlPayload);
}

std::optional<std::string> read(const std::string& path) {
  std::ifstream file(top() / path, std::ios::binary);
  if (!file) return std::nullopt;
  return std::string(std::istreambuf_iterator<char>(file), {});
}

bool write(const std::string& path, std::string_view content) {
  std::ofstream file(top() / path, std::ios::binary);
  file << content;
  file.close();
  return !file.fail();
}

std::optional<Options> parse_args(std::string_view lines) {
  Options options;
  for (std::string_view line : lines_of(lines)) {
    if (!line.ends_with('\n')) return std::nullopt;
    line.remove_suffix(1);
    const std::size_t equals = std::min(line.find('='), line.size() - 1);
    const std::string_view name = line.substr(0, equals);
    if (line == "--references") {
      options.references = true;
      continue;
    }
    if (line == "--kind=template") {
      options.kind = Kind::kTemplate;
      continue;
    }
    if (name == "--api") {
      const auto revision = std::ranges::find(schema::kRevisionNames, line.substr(equals + 1));
      if (revision == schema::kRevisionNames.end()) return std::nullopt;
      options.api = static_cast<ApiRevision>(revision - schema::kRevisionNames.begin());
      continue;
    }
    std::size_t* const number = name == "--max-size"          ? &options.max_size
                                : name == "--max-depth"       ? &options.max_depth
                                : name == "--max-diagnostics" ? &options.max_diagnostics
                                                              : nullptr;
    if (number == nullptr) return std::nullopt;
    const char* const end = line.data() + line.size();
    const auto [stopped, error] = std::from_chars(line.data() + equals + 1, end, *number);
    if (error != std::errc() || stopped != end) return std::nullopt;
  }
  return options;
}

std::string without_repeated_text(std::string_view entry, std::string_view text) {
  const reference::Document document = reference::read(entry, 10);
  std::string out;
  std::size_t copied = 0;
  const auto replace_if_repeated = [&](const reference::Value& object, std::string_view name, std::string_view before,
                                       std::string_view after) {
    for (const reference::Value& member : object.children) {
      if (member.key != name) continue;
      if (text.find(std::string(before) + member.text + std::string(after)) == std::string_view::npos) continue;
      out.append(entry, copied, member.span.offset - copied);
      out += "\"…\"";
      copied = member.span.end();
    }
  };
  for (const reference::Value& diagnostics : document.root.children) {
    for (const reference::Value& diagnostic : diagnostics.children) {
      replace_if_repeated(diagnostic, "message", ": ", " [");
      replace_if_repeated(diagnostic, "help", "    help: ", "\n");
      for (const reference::Value& member : diagnostic.children) {
        for (const reference::Value& related : member.children) replace_if_repeated(related, "message", ": ", "\n");
      }
    }
  }
  return out.append(entry, copied);
}

std::string laid_out(std::string_view json) {
  std::string out;
  std::size_t depth = 0;
  const auto new_line = [&] { out.append(1, '\n').append(2 * depth, ' '); };
  bool in_string = false;
  for (std::size_t i = 0; i < json.size(); ++i) {
    const char c = json[i];
    if (in_string || c == '"') {
      out += c;
      if (c == '\\') out += json[++i];
      if (c == '"') in_string = !in_string;
    } else if (c == '{' || c == '[') {
      out += c;
      ++depth;
      if (json[i + 1] != c + 2) new_line();  // in ASCII, ']' and '}' are two after '[' and '{'
    } else if (c == '}' || c == ']') {
      --depth;
      if (json[i - 1] != c - 2) new_line();
      out += c;
    } else {
      out += c;
      if (c == ':') out += ' ';
      if (c == ',') new_line();
    }
  }
  return out;
}

std::string difference(std::string_view expected, std::string_view actual) {
  const std::vector<std::string_view> wanted = lines_of(expected);
  const std::vector<std::string_view> found = lines_of(actual);
  const std::size_t least = std::min(wanted.size(), found.size());
  std::size_t head = 0;
  while (head < least && wanted[head] == found[head]) ++head;
  std::size_t tail = 0;
  while (tail < least - head && wanted[wanted.size() - 1 - tail] == found[found.size() - 1 - tail]) ++tail;
  if (head == wanted.size() && head == found.size()) return {};

  std::string out = "@@ line " + std::to_string(head + 1) + " (- expected, + actual) @@\n";
  if (head > 0) append_marked(out, " ", wanted[head - 1]);
  for (std::size_t i = head; i + tail < wanted.size(); ++i) append_marked(out, "-", wanted[i]);
  for (std::size_t i = head; i + tail < found.size(); ++i) append_marked(out, "+", found[i]);
  if (tail > 0) append_marked(out, " ", wanted[wanted.size() - tail]);
  return out;
}

}  // namespace runlint::corpus
