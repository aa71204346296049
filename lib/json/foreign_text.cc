#include "json/foreign_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>

#include "schema/schema.h"
#include "text/ascii.h"
#include "text/char_class.h"
#include "text/line_counter.h"

namespace runlint::json {
namespace {

using std::string_view;
using Found = std::optional<ForeignText>;

constexpr std::size_t kNone = string_view::npos;
constexpr std::size_t kPrefix = 4096;  // of what is read, but for merge conflicts
constexpr string_view kSpace = " \t\r\n";
constexpr text::CharSet kNameByte = text::kLetter | text::kDigit | text::kUnderscore | text::kHyphen | text::kDot;

Found found(Rule rule, Span span, std::string message, std::string help) {
  return ForeignText{{.message = std::move(message), .help = std::move(help), .span = span}, rule};
}

// The same with a second place that explains it.
Found with_related(ForeignText text, std::string message, Span span) {
  text.related_message = std::move(message);
  text.related = span;
  return text;
}

// ---- bytes

struct Signature {
  string_view bytes;
  string_view name;
  string_view command;
};
constexpr Signature kSignatures[] = {
    {string_view("\xFF\xFE\0\0", 4), "UTF-32", "iconv -f UTF-32 -t UTF-8"},
    {string_view("\0\0\xFE\xFF", 4), "UTF-32", "iconv -f UTF-32 -t UTF-8"},
    {"\xFF\xFE", "UTF-16", "iconv -f UTF-16 -t UTF-8"},
    {"\xFE\xFF", "UTF-16", "iconv -f UTF-16 -t UTF-8"},
    {"\x1F\x8B", "gzip data", "gunzip"},
    {"PK\x03\x04", "a zip archive", "unzip -p"},
    {"\x28\xB5\x2F\xFD", "zstd data", "zstd -d"},
    {string_view("\xFD"
                 "7zXZ\0",
                 6),
     "xz data", "unxz"},
};

Found signature(string_view text) {
  for (const Signature& s : kSignatures) {
    if (!text.starts_with(s.bytes)) continue;
    return found(Rule::kJsonEncoding, {0, s.bytes.size()}, fmt::format("{}: expected JSON in UTF-8", s.name),
                 fmt::format("convert it first: {}", s.command));
  }
  return std::nullopt;
}

// UTF-16 without a byte order mark: every other byte of the beginning is zero.
Found bare_utf16(string_view text) {
  constexpr std::size_t kLooked = 64;
  const string_view begin = text.substr(0, std::min(text.size(), kLooked) & ~std::size_t{1});
  if (text.size() % 2 != 0 || begin.size() < 4) return std::nullopt;
  const std::size_t zero = begin[0] == '\0' ? 0 : 1;
  for (std::size_t i = 0; i < begin.size(); i += 2) {
    if (begin[i + zero] != '\0' || begin[i + 1 - zero] == '\0' || static_cast<signed char>(begin[i + 1 - zero]) < 0) {
      return std::nullopt;
    }
  }
  return found(Rule::kJsonEncoding, {0, 2}, "UTF-16 without a byte order mark: expected JSON in UTF-8",
               fmt::format("convert it first: iconv -f UTF-16{} -t UTF-8", zero == 0 ? "BE" : "LE"));
}

// ---- lines

struct Line {
  string_view text;    // without its end and the space around it
  std::size_t offset;  // of that
  std::size_t indent;
};

// The lines of a text's beginning; a last one that is cut is left out.
class Lines {
 public:
  explicit Lines(string_view text) : text_(text.substr(0, kPrefix)), is_cut_(text.size() > kPrefix) {}

  std::optional<Line> next() {
    if (at_ >= text_.size()) return std::nullopt;
    const std::size_t end = text_.find('\n', at_);
    if (end == kNone && is_cut_) return std::nullopt;
    const string_view line = text_.substr(at_, end == kNone ? kNone : end - at_);
    const std::size_t indent = std::min(line.find_first_not_of(" \t"), line.size());
    const std::size_t last = line.find_last_not_of(kSpace);
    const Line result{last == kNone ? string_view() : line.substr(indent, last + 1 - indent), at_ + indent, indent};
    at_ += line.size() + 1;
    return result;
  }
  // The next line that is neither empty nor a comment.
  std::optional<Line> next_with_content() {
    std::optional<Line> line = next();
    while (line && (line->text.empty() || line->text.starts_with('#'))) line = next();
    return line;
  }

 private:
  string_view text_;
  bool is_cut_;
  std::size_t at_ = 0;
};

std::size_t name_length(string_view text) noexcept {
  const bool begins = !text.empty() && (text::is_letter(text[0]) || text[0] == '_');
  return begins ? text::skip(text, 0, kNameByte) : 0;
}

// ---- formats

Found merge_conflict(string_view text) {
  const auto marker = [text](string_view mark, std::size_t from) {
    for (std::size_t at = text.find(mark, from); at != kNone; at = text.find(mark, at + mark.size())) {
      const std::size_t end = at + mark.size();
      const bool ends = end == text.size() || kSpace.find(text[end]) != kNone;
      if (ends && (at == 0 || text[at - 1] == '\n')) return at;
    }
    return kNone;
  };
  const std::size_t ours = marker("<<<<<<<", 0);
  const std::size_t middle = ours == kNone ? kNone : marker("=======", ours);
  const std::size_t theirs = middle == kNone ? kNone : marker(">>>>>>>", middle);
  if (theirs == kNone) return std::nullopt;
  std::string help = fmt::format("keep one side of each conflict, and remove the markers; this one ends in line {}",
                                 text::line_number(text, theirs));
  return with_related({{.message = "merge conflict: expected JSON, found the markers of git",
                        .help = std::move(help),
                        .span = {ours, 7}},
                       Rule::kJsonSyntax},
                      "the other side begins here", {middle, 7});
}

Found markup(const Line& first) {
  const string_view text = first.text;
  if (text::starts_ignoring_case(text, "<!doctype html") || text::starts_ignoring_case(text, "<html")) {
    return found(
        Rule::kJsonSyntax, {first.offset, text.starts_with("<!") ? 9u : 5u}, "HTML: expected JSON, found a page",
        "it may be the error page of a server: look at the status of the request that fetched it (curl --fail)");
  }
  if (text.starts_with("<?xml ")) {
    return found(Rule::kJsonSyntax, {first.offset, 5}, "XML: expected JSON",
                 "look at where it came from; a server may have answered with an error");
  }
  return std::nullopt;
}

// Where comments of JavaScript, and "use strict", end.
std::size_t script_begin(string_view text) noexcept {
  constexpr std::size_t kMost = 32;
  std::size_t at = 0;
  for (std::size_t i = 0; i < kMost; ++i) {
    at = std::min(text.find_first_not_of(kSpace, at), text.size());
    const string_view rest = text.substr(at);
    std::size_t length = kNone;
    if (rest.starts_with("//")) length = rest.find('\n');
    if (rest.starts_with("/*")) length = rest.find("*/") == kNone ? kNone : rest.find("*/") + 2;
    if (rest.starts_with("'use strict'") || rest.starts_with("\"use strict\"")) length = rest.find('\n');
    if (length == kNone) break;
    at += length;
  }
  return at;
}

// Whether `word` begins `text` and ends there.
bool begins_with_word(string_view text, string_view word) noexcept {
  return text.starts_with(word) && (text.size() == word.size() || !text::in_set(text[word.size()], kNameByte));
}

Found java_script(string_view text) {
  text = text.substr(0, kPrefix);
  const std::size_t at = script_begin(text);
  const string_view rest = text.substr(at);
  constexpr string_view kCommonModule = "module.exports";
  constexpr string_view kModule = "export default";
  if (begins_with_word(rest, kCommonModule)) {
    return found(Rule::kJsonSyntax, {at, kCommonModule.size()}, "JavaScript: expected JSON, found a module",
                 "name it FILE.js, and print its value: node -p 'JSON.stringify(require(\"./FILE.js\"))'");
  }
  if (begins_with_word(rest, kModule)) {
    return found(Rule::kJsonSyntax, {at, kModule.size()}, "JavaScript: expected JSON, found a module",
                 "name it FILE.mjs, and print its value: node -e 'import(\"./FILE.mjs\").then(m => "
                 "console.log(JSON.stringify(m.default)))'");
  }
  for (const string_view keyword : {"const", "let", "var"}) {
    if (!rest.starts_with(keyword)) continue;
    const std::size_t name = std::min(rest.find_first_not_of(kSpace, keyword.size()), rest.size());
    const std::size_t length = name_length(rest.substr(name));
    const std::size_t next = rest.find_first_not_of(kSpace, name + length);
    if (name == keyword.size() || length == 0 || next == kNone || (rest[next] != '=' && rest[next] != ':')) continue;
    return found(Rule::kJsonSyntax, {at, keyword.size()}, "JavaScript: expected JSON, found a variable",
                 "write only the value that is assigned, or print it: node -p 'JSON.stringify(…)'");
  }
  return std::nullopt;
}

constexpr string_view kOptionEnd = " \t\r\n='\"@{";

// The place of an option with which curl sends data, or kNone.
std::size_t data_option(string_view text, std::size_t from) noexcept {
  constexpr string_view kOptions[] = {"--data", "--data-raw", "--data-binary", "--data-ascii", "--json", "-d"};
  for (std::size_t at = text.find('-', from); at != kNone; at = text.find('-', at)) {
    const std::size_t end = std::min(text.find_first_of(kOptionEnd, at), text.size());
    const bool begins = kSpace.find(text[at - 1]) != kNone;
    if (begins && std::ranges::find(kOptions, text.substr(at, end - at)) != std::end(kOptions)) return at;
    at = std::max(end, at + 1);
  }
  return kNone;
}

// The place of "curl" where a line begins with it, after assignments or, in a script, any commands.
std::size_t curl_command(string_view text, bool is_script) {
  Lines lines(text);
  while (const std::optional<Line> line = lines.next_with_content()) {
    const std::size_t prompt = line->text.starts_with("$ ") ? 2 : 0;
    const string_view command = line->text.substr(prompt);
    if (begins_with_word(command, "curl")) return line->offset + prompt;
    const std::size_t name = name_length(command);
    const bool is_assignment = name != 0 && name < command.size() && command[name] == '=';
    if (!is_script && !is_assignment && !begins_with_word(command, "set") && !begins_with_word(command, "export"))
      break;
  }
  return kNone;
}

Found shell_script(string_view text) {
  const bool is_script = text.starts_with("#!");
  const std::size_t curl = curl_command(text, is_script);
  if (curl == kNone) {
    if (!is_script) return std::nullopt;
    return found(Rule::kJsonSyntax, {0, 2}, "a script: expected JSON",
                 "write the payload to a file of its own, and check that");
  }
  constexpr string_view kMessage = "a shell command: expected JSON, found curl";
  const std::size_t option = data_option(text, curl + 1);
  if (option == kNone) {
    return found(Rule::kJsonSyntax, {curl, 4}, std::string(kMessage), "check the file that it sends");
  }
  const std::size_t end = std::min(text.find_first_of(kOptionEnd, option), text.size());
  const string_view name = text.substr(option, end - option);
  std::string help = fmt::format("the payload is the text after {} in line {}: check that alone", name,
                                 text::line_number(text, option));
  return with_related(
      {{.message = std::string(kMessage), .help = std::move(help), .span = {curl, 4}}, Rule::kJsonSyntax},
      "the payload follows this", {option, name.size()});
}

// NAME=value, one a line.
Found env_file(string_view text) {
  Lines lines(text);
  Found result;
  std::size_t count = 0;
  bool is_exported = false;
  bool is_upper = true;
  for (std::optional<Line> line = lines.next_with_content(); line; line = lines.next_with_content()) {
    string_view assignment = line->text;
    std::size_t offset = line->offset;
    if (assignment.starts_with("export ")) {
      is_exported = true;
      assignment.remove_prefix(7);
      offset += 7;
    }
    const std::size_t length = name_length(assignment);
    if (length == 0 || length >= assignment.size() || assignment[length] != '=') return std::nullopt;
    is_upper = is_upper && std::ranges::none_of(assignment.substr(0, length), text::is_lower);
    if (count++ == 0) {
      result = found(Rule::kJsonSyntax, {offset, length}, "a file of variables (.env): expected JSON",
                     "write \"runtimeEnvironment\": {\"NAME\": \"value\"}");
    }
  }
  return count > 1 || is_exported || is_upper ? result : std::nullopt;
}

// Blocks of Terraform, and attributes with " = ".
Found hcl(const Line& first) {
  constexpr string_view kBlocks[] = {"resource", "data",   "variable", "module",
                                     "provider", "output", "locals",   "terraform"};
  const std::size_t length = name_length(first.text);
  if (std::ranges::find(kBlocks, first.text.substr(0, length)) == std::end(kBlocks)) return std::nullopt;
  string_view rest = first.text.substr(length);
  while (rest.starts_with(" \"")) {
    const std::size_t end = rest.find('"', 2);
    if (end == kNone) return std::nullopt;
    rest.remove_prefix(end + 1);
  }
  if (rest != " {") return std::nullopt;
  return found(Rule::kJsonSyntax, {first.offset, length}, "HCL (Terraform): expected JSON, found a block",
               "write the value with jsonencode(), or convert the file with hcl2json");
}

// Whether a line begins a member of a YAML mapping; the length of its name.
std::size_t yaml_key(string_view line) noexcept {
  if (line.starts_with("- ")) line.remove_prefix(2);
  const std::size_t length = name_length(line);
  const bool is_key = length > 0 && length < line.size() && line[length] == ':' &&
                      (length + 1 == line.size() || line[length + 1] == ' ');
  return is_key ? length : 0;
}

Found yaml(string_view text, const Line& first) {
  const auto result = [&](Span span) {
    return found(Rule::kJsonSyntax, span, "YAML: expected JSON",
                 "name it FILE.yaml to have it checked as YAML, or convert it: yq -o=json FILE");
  };
  if (first.text == "---" || first.text.starts_with("%YAML ")) return result({first.offset, 3});
  const std::size_t length = yaml_key(first.text);
  if (length == 0 || first.indent != 0) return std::nullopt;
  const Span span{first.offset, length};
  const string_view name = first.text.substr(0, length);
  if (schema::find_member(schema::kRunJob.back(), name) != schema::kMaxMembers) return result(span);
  // Every line must fit; text after a blank line may be what follows the header of a message.
  Lines lines(text);
  std::size_t keys = 0;
  std::size_t block = kNone;  // the indentation of the member whose text follows
  while (const std::optional<Line> line = lines.next()) {
    if (line->text.empty() || line->text.starts_with('#')) continue;
    if (block != kNone && line->indent > block) continue;
    block = kNone;
    const bool is_key = yaml_key(line->text) != 0;
    if (!is_key && !line->text.starts_with("- ")) return std::nullopt;
    keys += is_key ? 1 : 0;
    if (line->text.ends_with('|') || line->text.ends_with('>') || line->text.ends_with("|-")) block = line->indent;
  }
  return keys > 1 ? result(span) : std::nullopt;
}

}  // namespace

Found recognize_foreign_text(string_view text) {
  if (Found bytes = signature(text)) return bytes;
  if (Found utf16 = bare_utf16(text)) return utf16;
  if (Found conflict = merge_conflict(text)) return conflict;
  const std::optional<Line> first = Lines(text).next_with_content();
  if (Found script = java_script(text)) return script;
  if (!first) return std::nullopt;
  // These formats do not begin like a value of JSON.
  if (std::string_view("{[\"'-0123456789").find(first->text.front()) != kNone && first->text != "---") {
    return std::nullopt;
  }
  if (Found page = markup(*first)) return page;
  if (Found command = shell_script(text)) return command;
  if (Found variables = env_file(text)) return variables;
  if (Found block = hcl(*first)) return block;
  return yaml(text, *first);
}

}  // namespace runlint::json
