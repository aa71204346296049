// Any bytes as YAML: every place that a report names is in the text, the reports of one document agree, and the verdict
// is that of the same document as JSON.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "oracle.h"
#include "reference/block_yaml.h"
#include "reference/document.h"
#include "runlint/report.h"
#include "runlint/validator.h"
#include "text/escape.h"
#include "text/token.h"
#include "yaml/document.h"
#include "yaml_validator/yaml_validator.h"

namespace {

using runlint::Diagnostic;
using runlint::Report;
using runlint::Rule;
using runlint::Severity;
using runlint::Span;
using runlint::Validator;
using runlint::YamlValidator;
using runlint::fuzz::require;
using runlint::text::PrimitiveToken;
using runlint::text::StringToken;

// More would cost too much to compare.
constexpr std::size_t kMaxJson = std::size_t{1} << 18;

// Writes the document as JSON, and checks the places of its tokens.
class JsonMaker {
 public:
  explicit JsonMaker(std::string_view yaml) : yaml_(yaml) {}

  bool on_key(const StringToken& key) {
    separate();
    check(key.offset, key.length);
    string(key.value);
    json += ':';
    after_key_ = true;
    return json.size() < kMaxJson;
  }
  void on_element() {}
  bool on_string(const StringToken&, const StringToken& text) {
    separate();
    check(text.offset, text.length);
    string(text.value);
    return json.size() < kMaxJson;
  }
  bool on_number(const StringToken&, const PrimitiveToken& number) { return primitive(number); }
  bool on_literal(const StringToken&, const PrimitiveToken& literal) { return primitive(literal); }
  bool on_begin_object(const StringToken&, std::uint32_t offset) { return begin('{', offset); }
  bool on_begin_array(const StringToken&, std::uint32_t offset) { return begin('[', offset); }
  bool on_end_object(std::uint32_t offset) { return end('}', offset); }
  bool on_end_array(std::uint32_t offset) { return end(']', offset); }

  std::string json;

 private:
  void separate() {
    if (!json.empty() && !after_key_ && json.back() != '{' && json.back() != '[') json += ',';
    after_key_ = false;
  }
  void string(std::string_view value) {
    json += '"';
    runlint::text::append_json_escaped(json, value);
    json += '"';
  }
  bool primitive(const PrimitiveToken& token) {
    separate();
    check(token.offset, token.length);
    json += token.text;
    return json.size() < kMaxJson;
  }
  bool begin(char bracket, std::uint32_t offset) {
    separate();
    check(offset, 0);
    open_.push_back(offset);
    json += bracket;
    return json.size() < kMaxJson;
  }
  bool end(char bracket, std::uint32_t offset) {
    require(!open_.empty() && offset + 1 >= open_.back(), "a container ends after its beginning");
    check(open_.back(), offset + 1 - open_.back());
    open_.pop_back();
    json += bracket;
    return json.size() < kMaxJson;
  }
  void check(std::size_t offset, std::size_t length) const {
    require(offset <= yaml_.size() && length <= yaml_.size() - offset, "a token is inside the text");
    for (const std::size_t at : {offset, offset + length}) {
      const bool splits = at < yaml_.size() && (static_cast<unsigned char>(yaml_[at]) & 0xC0) == 0x80;
      require(!splits, "a token begins and ends between code points");
    }
  }

  std::string_view yaml_;
  bool after_key_ = false;
  std::vector<std::size_t> open_;
};

void check_span(std::string_view yaml, Span span) {
  require(span.offset <= yaml.size() && span.length <= yaml.size() - span.offset, "a span is inside the text");
  // Bytes that are not UTF-8 have no code points to split.
  for (const std::size_t at : {span.offset, span.end()}) {
    std::size_t first = at;
    while (first > 0 && at - first < 3 && (static_cast<unsigned char>(yaml[first - 1]) & 0xC0) == 0x80) --first;
    if (first > 0) --first;
    const std::size_t length = first < yaml.size() ? runlint::reference::sequence_length(yaml.substr(first)) : 0;
    require(first >= at || first + std::max<std::size_t>(length, 1) <= at,
            "a span begins and ends between code points");
  }
}

void check_report(std::string_view yaml, const Report& report) {
  require(report.status() == Report::Status::kComplete, "the check runs to its end");
  for (const Diagnostic& found : report.diagnostics()) {
    check_span(yaml, found.span);
    require(!found.message.empty(), "a diagnostic has a message");
    for (const runlint::Related& related : found.related) check_span(yaml, related.span);
  }
}

// The findings that do not depend on the syntax, once each.
std::vector<std::string> rules_and_pointers(const Report& report) {
  std::vector<std::string> lines;
  for (const Diagnostic& found : report.diagnostics()) {
    if (found.rule == Rule::kLintYamlScalar) continue;
    lines.push_back(std::string(runlint::info(found.rule).name) + ' ' + report.exact_pointer(found.instance));
  }
  std::ranges::sort(lines);
  lines.erase(std::ranges::unique(lines).begin(), lines.end());
  return lines;
}

void compare(std::string_view yaml, const Report& report, runlint::Options options) {
  runlint::yaml::Document document;
  if (!document.read(yaml, options.max_depth)) {
    require(!report.valid(), "what can't be read is not valid");
    check_span(yaml, document.error().span);
    return;
  }
  const bool is_foreign = !report.diagnostics().empty() && report.diagnostics().front().rule == Rule::kYamlSyntax;
  if (is_foreign) return;  // another format, which YAML reads as a text
  JsonMaker maker(yaml);
  if (!document.walk(maker)) return;
  Validator validator(options);
  const Report of_json = validator.check(maker.json);
  require(of_json.status() == Report::Status::kComplete, "the JSON is checked to its end");
  require(of_json.valid() == report.valid(), "the verdict is that of the same document as JSON");
  const std::vector<std::string> expected = rules_and_pointers(of_json);
  const std::vector<std::string> found = rules_and_pointers(report);
  // Text that aliases use again has its findings at its first use alone.
  require(std::ranges::includes(expected, found), "what is found is found in the same document as JSON");
  const bool uses_again = yaml.find('*') != std::string_view::npos || yaml.find("<<") != std::string_view::npos;
  // A key alone is one mistake, and so are members that have lost their indentation.
  const bool lost_indentation = std::ranges::any_of(report.diagnostics(), [](const Diagnostic& diagnostic) {
    return diagnostic.help.starts_with("indent the lines below it");
  });
  require(uses_again || document.has_bare_keys() || lost_indentation || expected == found,
          "what is found in JSON is found in YAML");
}

std::string at(Span span) { return ' ' + std::to_string(span.offset) + '+' + std::to_string(span.length); }

// All that a report says, with places as `place` gives them.
template <class Place>
std::vector<std::string> lines(const Report& report, Place place) {
  std::vector<std::string> lines;
  for (const Diagnostic& found : report.diagnostics()) {
    if (found.rule == Rule::kLintYamlScalar) continue;
    std::string line = std::string(runlint::info(found.rule).name) + ' ' + report.exact_pointer(found.instance) +
                       place(found.span) + ' ' + found.message + ' ' + found.help + ' ' +
                       found.replacement.value_or("none");
    for (const std::string& note : found.notes) line += ' ' + note;
    for (const runlint::Related& related : found.related) line += place(related.span) + ' ' + related.message;
    lines.push_back(std::move(line));
  }
  std::ranges::sort(lines);
  return lines;
}

// Whether all of `span` is hidden but space, quotes and the header of a block.
bool is_hidden(std::string_view yaml, Span span, const std::vector<Span>& hidden) {
  std::size_t begin = span.offset;
  if (yaml[begin] == '|') begin = yaml.find('\n', begin);
  for (std::size_t i = begin; i < span.end(); ++i) {
    if (std::string_view(" \n\"'").find(yaml[i]) != std::string_view::npos) continue;
    const auto after = std::ranges::upper_bound(hidden, i, {}, &Span::offset);
    if (after == hidden.begin() || std::prev(after)->end() <= i) return false;
  }
  return true;
}

// JSON as people write it in YAML has the same findings, and hides the same values.
void compare_with_block(std::string_view input, const runlint::Options& options, YamlValidator& validator) {
  const runlint::reference::Document json = runlint::reference::read(input, options.max_depth);
  if (json.error || !runlint::reference::has_exact_numbers(json.root)) return;
  const runlint::reference::BlockYaml block = runlint::reference::block_yaml(json.root, runlint::fuzz::hash(input));
  const auto moved = [&block](Span span) {
    const auto place = block.place_of(span);
    return place ? at(*place) : " lost";
  };
  Validator of_json(options);
  const std::vector<std::string> expected = lines(of_json.check(input), moved);
  const std::vector<std::string> found = lines(validator.check(block.text), at);
  if (expected != found) {
    std::fprintf(stderr, "%s\n", block.text.c_str());
    for (const std::string& line : expected) std::fprintf(stderr, "expected: %s\n", line.c_str());
    for (const std::string& line : found) std::fprintf(stderr, "   found: %s\n", line.c_str());
  }
  require(expected == found, "JSON written as block YAML has the same findings");
  const std::vector<Span> hidden = validator.redacted_spans(block.text, {0, block.text.size()});
  for (const Span& secret : of_json.redacted_spans(input, {0, input.size()})) {
    const auto place = block.place_of(secret);
    require(!place || is_hidden(block.text, *place, hidden), "what is hidden in JSON is hidden in YAML");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::size_t kAll = 1'000'000;
  static const runlint::Options kOptions[] = {
      {.max_diagnostics = kAll},
      {.kind = runlint::Kind::kTemplate, .max_diagnostics = kAll},
  };
  static YamlValidator validators[] = {YamlValidator(kOptions[0]), YamlValidator(kOptions[1])};
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const std::size_t which = runlint::fuzz::hash(input) % 2;
  const std::string_view yaml = runlint::fuzz::guarded(input);
  YamlValidator& validator = validators[which];
  const Report report = validator.check(yaml);
  check_report(yaml, report);
  const std::vector<Span> hidden = validator.redacted_spans(yaml, {0, yaml.size()});
  std::size_t end = 0;
  for (const Span& span : hidden) {
    require(span.offset >= end && span.length > 0, "hidden parts are in order and do not overlap");
    end = span.end();
    require(end <= yaml.size(), "hidden parts are inside the text");
  }
  compare(yaml, report, kOptions[which]);

  for (std::size_t i = 0; i < std::size(kOptions); ++i) compare_with_block(input, kOptions[i], validators[i]);
  return 0;
}
