// Prints what lib/yaml reads, for comparison with js-yaml.
//
// Standard input: documents, each after a line with its length in bytes. Standard output: a line for each, `=` and its
// JSON text, or `!`, the rule, offset and length of the error, and its message.
#include <fmt/format.h>

#include <cstdio>
#include <iostream>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "runlint/rule.h"
#include "text/escape.h"
#include "yaml/document.h"

namespace runlint {
namespace {

// Renders the events of a document.
class JsonPrinter {
 public:
  bool on_key(const text::StringToken& key) {
    separate();
    has_duplicates_ |= !names_.back().emplace(key.value).second;
    quote(key.value);
    json_.push_back(':');
    is_first_ = true;
    return true;
  }
  void on_element() {
    separate();
    is_first_ = true;
  }
  bool on_string(const text::StringToken& /*key*/, const text::StringToken& string) {
    quote(string.value);
    return value();
  }
  bool on_number(const text::StringToken& /*key*/, const text::PrimitiveToken& number) {
    json_.append(number.text);
    return value();
  }
  bool on_literal(const text::StringToken& /*key*/, const text::PrimitiveToken& literal) {
    json_.append(literal.text);
    return value();
  }
  bool on_begin_object(const text::StringToken& /*key*/, std::uint32_t /*offset*/) { return begin('{'); }
  bool on_begin_array(const text::StringToken& /*key*/, std::uint32_t /*offset*/) { return begin('['); }
  bool on_end_object(std::uint32_t /*offset*/) { return end('}'); }
  bool on_end_array(std::uint32_t /*offset*/) { return end(']'); }

  [[nodiscard]] const std::string& json() const { return json_; }
  [[nodiscard]] bool has_duplicates() const { return has_duplicates_; }

 private:
  void separate() {
    if (!is_first_) json_.push_back(',');
  }
  void quote(std::string_view value) {
    json_.push_back('"');
    text::append_json_escaped(json_, value);
    json_.push_back('"');
  }
  bool value() {
    is_first_ = false;
    return true;
  }
  bool begin(char bracket) {
    json_.push_back(bracket);
    names_.emplace_back();
    is_first_ = true;
    return true;
  }
  bool end(char bracket) {
    json_.push_back(bracket);
    names_.pop_back();
    return value();
  }

  std::string json_;
  std::vector<std::set<std::string, std::less<>>> names_;
  bool is_first_ = true;
  bool has_duplicates_ = false;
};

void print(yaml::Document& document, std::string_view source) {
  constexpr std::size_t kDepth = 256;
  if (!document.read(source, kDepth)) {
    const yaml::ParseError& error = document.error();
    fmt::print("!{} {} {} {}\n", info(error.rule).name, error.span.offset, error.span.length, error.message);
    return;
  }
  JsonPrinter printer;
  static_cast<void>(document.walk(printer));
  if (printer.has_duplicates()) {
    fmt::print("!json/duplicate-key 0 0 two members have one name\n");
  } else {
    fmt::print("={}\n", printer.json());
  }
}

}  // namespace
}  // namespace runlint

int main() {
  runlint::yaml::Document document;
  std::string source;
  for (std::size_t length = 0; std::cin >> length;) {
    std::cin.get();
    source.resize(length);
    if (!std::cin.read(source.data(), static_cast<std::streamsize>(length))) return 1;
    runlint::print(document, source);
  }
  return std::fflush(stdout);
}
