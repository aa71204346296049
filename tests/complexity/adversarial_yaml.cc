// adversarial_yaml SHAPE N: reads a document of that shape with N parts, replays it, and asks what a redactor asks.
// complexity.cmake counts the instructions.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "yaml/document.h"

namespace {

using namespace runlint;

template <class Part>
std::string parts(std::size_t n, Part part) {
  std::string text;
  for (std::size_t i = 0; i < n; ++i) {
    std::string number = std::to_string(i);  // of a fixed width, so that only their count changes with n
    number.insert(0, 6 - number.size(), '0');
    text += part(number);
  }
  return text;
}

std::string repeat(std::string_view part, std::size_t n) {
  return parts(n, [part](const std::string&) { return std::string(part); });
}

std::string make(std::string_view shape, std::size_t n) {
  using Number = const std::string&;
  if (shape == "members") return parts(n, [](Number i) { return "k" + i + ": v\n"; });
  if (shape == "items") return repeat("- a\n", n);
  if (shape == "flow-members") return "{" + parts(n, [](Number i) { return "\"k" + i + "\":1,"; }) + "}";
  if (shape == "open-brackets") return repeat("[", n);
  // As deep as is allowed, many times.
  if (shape == "nested-sequences") return repeat("- " + repeat("- ", 60) + "a\n", n / 60);
  if (shape == "nested-mappings")
    return repeat("- " + repeat("? ", 1) + "a\n  : {" + repeat("a: {", 60) + repeat("}", 61) + "\n", n / 60);
  if (shape == "aliases") return "- &a x\n" + repeat("- *a\n", n);
  if (shape == "merges") return "- &a {b: 1}\n" + repeat("- <<: *a\n", n);
  if (shape == "anchors") return parts(n, [](Number i) { return "- &a" + i + " x\n- *a" + i + "\n"; });
  if (shape == "plain-lines") return "a: b\n" + repeat(" c\n", n);
  if (shape == "quoted-lines") return "a: \"b\n" + repeat(" c\n", n) + "\"";
  if (shape == "block-lines") return "a: >\n" + repeat(" c\n\n  d\n", n);
  if (shape == "escapes") return "a: \"" + repeat("\\n\\ud83d\\ude00", n) + "\"";
  if (shape == "comments") return "a: b\n" + repeat("  # c\n", n);
  if (shape == "blank-lines") return "a:\n  - b" + repeat("\n  ", n);
  if (shape == "long-key") return repeat("k", n) + ": 1";
  if (shape == "tags") return repeat("- !!str a\n", n);
  if (shape == "ambiguous") return repeat("- no\n", n);
  if (shape == "broken-at-the-end") return repeat("- a\n", n) + "b";
  if (shape == "wrong-indentation") return "a:\n" + repeat("  b: 1\n", n) + " c: 2\n";
  if (shape == "unclosed-quote") return "a: \"" + repeat("b\n  ", n);
  if (shape == "digits") return "- " + repeat("1", n) + "\n- 0x" + repeat("f", n) + "\n- 0." + repeat("1_", n) + "1\n";
  if (shape == "numbers-in-sixties") return "- 1" + repeat(":1", n);
  std::fprintf(stderr, "no such shape\n");
  std::exit(2);
}

struct Counter {
  std::size_t events = 0;
  std::vector<Span> values;
  std::vector<Span> keys;
  bool count() { return ++events != 0; }
  bool add(std::vector<Span>& spans, std::size_t offset, std::size_t length) {
    spans.push_back({offset, length});
    return count();
  }
  bool on_key(const text::StringToken& key) { return add(keys, key.offset, key.length); }
  void on_element() {}
  bool on_string(const text::StringToken&, const text::StringToken& text) {
    return add(values, text.offset, text.length);
  }
  bool on_number(const text::StringToken&, const text::PrimitiveToken& number) {
    return add(values, number.offset, number.length);
  }
  bool on_literal(const text::StringToken&, const text::PrimitiveToken& literal) {
    return add(values, literal.offset, literal.length);
  }
  bool on_begin_object(const text::StringToken&, std::uint32_t) { return count(); }
  bool on_begin_array(const text::StringToken&, std::uint32_t) { return count(); }
  bool on_end_object(std::uint32_t) { return count(); }
  bool on_end_array(std::uint32_t) { return count(); }
};

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) return 2;
  const std::string source = make(argv[1], std::strtoull(argv[2], nullptr, 10));
  yaml::Document document;
  Counter counter;
  const bool good = document.read(source, 64) && document.walk(counter);
  std::vector<Span> hidden;
  for (const Span& value : counter.values) document.append_line_spans(value, hidden);
  for (const Span& key : counter.keys) hidden.push_back(document.key_span_at(key.offset));
  for (const yaml::AmbiguousScalar& scalar : document.ambiguous_scalars()) hidden.push_back(scalar.span);
  std::printf("%zu bytes, %s, %zu events, %zu spans\n", source.size(), good ? "read" : document.error().message.c_str(),
              counter.events, hidden.size());
  return 0;
}
