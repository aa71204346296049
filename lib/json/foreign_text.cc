#include "json/foreign_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>

#include "json/foreign_lines.h"
#include "schema/schema.h"
#include "text/ascii.h"
#include "text/char_class.h"
#include "text/line_counter.h"
#include "text/utf8.h"

namespace runlint::json {
namespace foreign {
namespace {

using std::string_view;

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
    {"BZh91AY&SY", "bzip2 data", "bunzip2"},
};

Found signature(string_view text) {
  for (const Signature& s : kSignatures) {
    if (!text.starts_with(s.bytes)) continue;
    return found(Rule::kJsonEncoding, {0, s.bytes.size()}, fmt::format("{}: expected {{}} in UTF-8", s.name),
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
  return found(Rule::kJsonEncoding, {0, 2}, "UTF-16 without a byte order mark: expected {} in UTF-8",
               fmt::format("convert it first: iconv -f UTF-16{} -t UTF-8", zero == 0 ? "BE" : "LE"));
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
  return with_related(
      {{.message = "merge conflict: expected {}, found the markers of git", .help = std::move(help), .span = {ours, 7}},
       Rule::kJsonSyntax},
      "the other side begins here", {middle, 7});
}

// The length of the name of HTML, which a placeholder may also have, that an element begins with.
std::size_t html_name(string_view element) noexcept {
  constexpr string_view kNames[] = {"html", "head", "body", "title", "meta", "center", "div", "h1", "h2", "pre"};
  const string_view name = element.substr(0, text::skip(element, 0, text::kLetter | text::kDigit));
  const bool is_known =
      std::ranges::any_of(kNames, [name](string_view known) { return text::same_ignoring_case(name, known); });
  return is_known ? name.size() : 0;
}

// Elements; a placeholder, <x>, has no end.
Found markup(string_view text, const Line& first) {
  text = text.substr(0, kPrefix);
  std::size_t at = first.offset;
  for (std::size_t end = 0; text.substr(at).starts_with("<!--");
       at = std::min(text.find_first_not_of(kSpace, end), text.size())) {
    end = text.find("-->", at);
    if (end == kNone) return std::nullopt;
    end += 3;
  }
  const string_view rest = text.substr(at);
  const bool has_end = rest.find("</") != kNone;
  std::size_t shown = 0;
  if (text::starts_ignoring_case(rest, "<!doctype html")) shown = 9;
  if (text::starts_ignoring_case(rest, "<html")) shown = 5;
  const std::size_t name = has_end && rest.starts_with("<") ? html_name(rest.substr(1)) : 0;
  if (shown == 0 && name > 0) shown = 1 + name;
  if (shown > 0) {
    return found(
        Rule::kJsonSyntax, {at, shown}, "HTML: expected {}, found a page",
        "it may be the error page of a server: look at the status of the request that fetched it (curl --fail)");
  }
  if (rest.starts_with("<?xml ")) {
    return found(Rule::kJsonSyntax, {at, 5}, "XML: expected {}",
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

Found java_script(string_view text) {
  text = text.substr(0, kPrefix);
  std::size_t at = script_begin(text);
  string_view rest = text.substr(at);
  constexpr string_view kCommonModule = "module.exports";
  constexpr string_view kModule = "export default";
  if (begins_with_word(rest, kCommonModule)) {
    return found(Rule::kJsonSyntax, {at, kCommonModule.size()}, "JavaScript: expected {}, found a module",
                 "name it FILE.js, and print its value: node -p 'JSON.stringify(require(\"./FILE.js\"))'");
  }
  if (begins_with_word(rest, kModule)) {
    return found(Rule::kJsonSyntax, {at, kModule.size()}, "JavaScript: expected {}, found a module",
                 "name it FILE.mjs, and print its value: node -e 'import(\"./FILE.mjs\").then(m => "
                 "console.log(JSON.stringify(m.default)))'");
  }
  const bool imports = begins_with_word(rest, "import") && rest.find(" from ") != kNone;
  if (imports || rest.starts_with("exports.")) {
    return found(Rule::kJsonSyntax, {at, imports ? 6u : 7u}, "JavaScript: expected {}, found a module",
                 "print the value that is meant, with JSON.stringify()");
  }
  const std::size_t exported = rest.starts_with("export ") ? 7 : 0;
  at += exported;
  rest.remove_prefix(exported);
  for (const string_view keyword : {"const", "let", "var"}) {
    if (!rest.starts_with(keyword)) continue;
    const std::size_t name = std::min(rest.find_first_not_of(kSpace, keyword.size()), rest.size());
    const std::size_t length = name_length(rest.substr(name));
    const std::size_t next = rest.find_first_not_of(kSpace, name + length);
    if (name == keyword.size() || length == 0 || next == kNone || (rest[next] != '=' && rest[next] != ':')) continue;
    return found(Rule::kJsonSyntax, {at, keyword.size()}, "JavaScript: expected {}, found a variable",
                 "write only the value that is assigned, or print it: node -p 'JSON.stringify(…)'");
  }
  return std::nullopt;
}

// Elements, one or more lines each.
bool is_yaml_list(string_view text, const Line& first) {
  if (!first.text.starts_with("- ") || text::is_digit(first.text.back())) return false;
  Lines lines(text);
  std::optional<Line> line = lines.next_with_content();
  while (line && (line->text.starts_with("- ") || line->indent > first.indent)) line = lines.next_with_content();
  return !line;
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
    return found(Rule::kJsonSyntax, span, "YAML: expected {}",
                 "name it FILE.yaml to have it checked as YAML, or convert it: yq -o=json FILE");
  };
  if (is_yaml_list(text, first)) return result({first.offset, 1});
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

Found recognize(string_view text, Syntax expected) {
  // A comment of YAML may begin like a script.
  if (expected == Syntax::kYaml && text.starts_with("#!") && !text.starts_with("#!/")) return std::nullopt;
  if (Found bytes = signature(text)) return bytes;
  if (Found utf16 = bare_utf16(text)) return utf16;
  if (Found conflict = merge_conflict(text)) return conflict;
  const std::optional<Line> first = Lines(text).next_with_content();
  if (first) {
    if (Found output = program_output(text, *first)) return output;
  }
  if (Found script = java_script(text)) return script;
  if (!first) return std::nullopt;
  // These formats do not begin like a value of JSON.
  const bool is_list = first->text.starts_with("- ") || first->text == "---";
  const bool is_table = first->text.starts_with('[') && first->text.ends_with(']');
  if (string_view("{[\"'-0123456789").find(first->text.front()) != kNone && !is_list && !is_table) return std::nullopt;
  if (first->text.starts_with("```")) {
    return found(Rule::kJsonSyntax, {first->offset, 3}, "Markdown: expected {}, found a block of code",
                 "remove the lines that begin with ```");
  }
  if (Found page = markup(text, *first)) return page;
  if (Found command = shell_script(text)) return command;
  if (Found assigned = variable_file(text, *first)) return assigned;
  if (expected != Syntax::kYaml) {
    if (Found mapping = yaml(text, *first)) return mapping;
  }
  return text_before_object(text, *first);
}

}  // namespace
}  // namespace foreign

std::optional<ForeignText> recognize_foreign_text(std::string_view text, Syntax expected) {
  const std::size_t begin = text::byte_order_marks(text);
  std::optional<ForeignText> found = foreign::recognize(text.substr(begin), expected);
  if (!found) return std::nullopt;
  const bool is_yaml = expected == Syntax::kYaml;
  found->message = fmt::format(fmt::runtime(found->message), is_yaml ? "YAML" : "JSON");
  if (is_yaml) found->rule = found->rule == Rule::kJsonEncoding ? Rule::kYamlEncoding : Rule::kYamlSyntax;
  found->span.offset += begin;
  if (found->related.length > 0) found->related.offset += begin;
  return found;
}

}  // namespace runlint::json
