// Texts that can't be read: where the error is, and what is said about it.
#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "runlint/rule.h"
#include "text/utf8.h"
#include "yaml/document.h"

namespace runlint::yaml {
namespace {

using std::string_view;
using namespace std::string_literals;

constexpr std::size_t kDepth = 64;

struct Case {
  string_view marked;   // the text, the span between < and >
  string_view path;     // "/a/0"
  string_view message;  // after the rule
  string_view help;
  string_view related;  // its message, offset and length
};

constexpr Case kStructure[] = {
    {"a:\n<\t>- b\n", "/a", "yaml/syntax: tab in the indentation: expected spaces only",
     "replace the tab by spaces; YAML counts spaces alone", ""},
    {"a:\n  - b\n<\t>- c\n", "", "yaml/syntax: tab in the indentation: expected spaces only",
     "replace the tab by spaces; YAML counts spaces alone", ""},
    {"key: value\n<\t>other: x\n", "", "yaml/syntax: tab in the indentation: expected spaces only",
     "replace the tab by spaces; YAML counts spaces alone", ""},
    {"a:\n    b: 1\n  <c: 2>\n", "", "yaml/syntax: wrong indentation: found 2 spaces, expected 4 to align with line 2",
     "indent the line by 4 spaces, or by 0 to align with what is around it",
     "the members to align with begin here @7+1"},
    {"a:\n  b: 1\n   <c>: 2\n", "/a", "yaml/syntax: wrong indentation: found 3 spaces, expected 2 to align with line 2",
     "indent the line by 2 spaces, or by 0 to align with what is around it; as it is, it continues the value of line 2",
     "the members to align with begin here @5+1"},
    {"a: 1\n  <b>: 2\n", "", "yaml/syntax: wrong indentation: found 2 spaces, expected 0 to align with line 1",
     "write the line without indentation; as it is, it continues the value of line 1",
     "the members to align with begin here @0+1"},
    {" a: 1\n<b: 2>\n", "", "yaml/syntax: wrong indentation: found 0 spaces, expected 1 to align with line 1",
     "indent the line by 1 space", "the members to align with begin here @1+1"},
    {"a:\n- b\n <c>: d", "/a", "yaml/syntax: wrong indentation: found 1 space, expected 0 to align with line 2",
     "write the line without indentation; as it is, it continues the value of line 2",
     "the items to align with begin here @3+1"},
    {"- a\n <b>: 1\n", "", "yaml/syntax: wrong indentation: found 1 space, expected 0 to align with line 1",
     "write the line without indentation; as it is, it continues the value of line 1",
     "the items to align with begin here @0+1"},
    {"- x\n<y: 1>\n", "", "yaml/syntax: expected an item, '- ', found text",
     "the lines around it are items of a sequence: begin the line with '- '", "the sequence begins here @0+1"},
    {"a: 1\n<-> b\n", "", "yaml/syntax: expected a member, `name: value`, found '-'",
     "the lines around it are members of a mapping: write `name: value`", "the mapping begins here @0+1"},
    {"a: \n  - x\n  <y: 1>", "/a", "yaml/syntax: expected an item, '- ', found text",
     "the lines around it are items of a sequence: begin the line with '- '", "the sequence begins here @6+1"},
    {"a: b<:> c\n", "", "yaml/syntax: unquoted ': ' inside a value: expected the end of the value",
     "put the value in quotes, or write its members on lines of their own, indented", ""},
    {"- a: b<:> c\n", "/0", "yaml/syntax: unquoted ': ' inside a value: expected the end of the value",
     "put the value in quotes, or write its members on lines of their own, indented", ""},
    {"\"a\": 1, \"b\"<:> 2\n", "", "yaml/syntax: unquoted ': ' inside a value: expected the end of the value",
     "put the value in quotes, or write its members on lines of their own, indented", ""},
    {"a: \"b\"<:> c\n", "", "yaml/syntax: ':' after a quoted value: expected the end of the line",
     "put the whole value in quotes, or write its members on lines of their own, indented", ""},
    {"a: <&x b: 1>", "",
     "yaml/syntax: a tag or an anchor on the line of a mapping's first name: expected a new line after it",
     "begin the members on a line of their own", ""},
    {"<!!map> a: b\nc: d", "", "yaml/tag: the tag !!map needs a mapping", "remove the tag", ""},
    {"a: b # c\n  <d>\n", "", "yaml/syntax: text after a comment: a value without quotes ends where a comment begins",
     "put the whole value in quotes, or remove the comment", "the comment begins here @5+1"},
    {"key<:>value\nother: 1\n", "", "yaml/syntax: missing space after ':': expected `name: value`",
     "write a space after the colon, or put the text in quotes", ""},
    {"a: 1\nkey<:>value\n", "", "yaml/syntax: missing space after ':': expected `name: value`",
     "write a space after the colon, or put the text in quotes", ""},
    {"a: 1\n<http://x>\n", "", "yaml/syntax: missing colon: expected ':' after the name of a member",
     "write `name: value`; indent a line more than its key to continue a value", "the mapping begins here @0+1"},
    {"a: 1\n<foo>\nb: 2\n", "", "yaml/syntax: missing colon: expected ':' after the name of a member",
     "write `name: value`; indent a line more than its key to continue a value", "the mapping begins here @0+1"},
    {"<foo bar>\nbaz: 1\n", "", "yaml/syntax: missing colon: expected ':' after the name of a member",
     "write `name: value`; indent a line more than its key to continue a value", ""},
    {"a:\n  <b>\n  c: 1\n", "/a", "yaml/syntax: missing colon: expected ':' after the name of a member",
     "write `name: value`; indent a line more than its key to continue a value", ""},
    {"- a\n<->b\n", "", "yaml/syntax: missing space after '-': expected '- ' before an item",
     "write a space after '-', or put the text in quotes", ""},
    {"a: <-> b\n", "", "yaml/syntax: '-' on the line of its key: expected a new line before it",
     "write '-' on a line of its own, indented", ""},
    {"<:> a", "", "yaml/syntax: ':' without a name before it: expected `name: value`",
     "write the member's name before the colon; put a text that begins with ':' in quotes", ""},
    {"a: 1\n<:> b", "", "yaml/syntax: ':' without a name before it: expected `name: value`",
     "write the member's name and the colon on one line", ""},
    {"a: \"x\nb: 2\n<>", "/a", "yaml/syntax: unclosed quote: expected '\"', found the end of the input",
     "close the text with a double quote", "the quoted text begins here @3+1"},
    {"a: 'x<>", "/a", "yaml/syntax: unclosed quote: expected \"'\", found the end of the input",
     "close the text with a single quote", "the quoted text begins here @3+1"},
    {"a: \"x\n<--->\n", "/a", "yaml/syntax: unclosed quote: found the marker of a document's end inside a quoted text",
     "close the text before this line, or indent the line", "the quoted text begins here @3+1"},
    {"a: \"x\" <y>\n", "", "yaml/syntax: text after the end of a quoted value: expected the end of the line",
     "put the whole value in single quotes, as in '\"…\" …'", "the quoted value begins here @3+1"},
    {"a: \"x\" <y \"z\" # \">\n", "", "yaml/syntax: text after the end of a quoted value: expected the end of the line",
     "put the whole value in single quotes, as in '\"…\" …'", "the quoted value begins here @3+1"},
    {"a: \"x\" <y's>\n", "", "yaml/syntax: text after the end of a quoted value: expected the end of the line",
     "put the whole value in double quotes, and write each double quote inside it as \\\"",
     "the quoted value begins here @3+1"},
    {"a: 'x' <y>\n", "", "yaml/syntax: text after the end of a quoted value: expected the end of the line",
     "put the whole value in double quotes, as in \"'…' …\"", "the quoted value begins here @3+1"},
    {"a: 'x' <y\\z>\n", "", "yaml/syntax: text after the end of a quoted value: expected the end of the line",
     "put the whole value in single quotes, and write each single quote inside it as ''",
     "the quoted value begins here @3+1"},
    {"a: \"say \"<hi\" now\">", "", "yaml/syntax: text after the end of a quoted value: expected the end of the line",
     "write a double quote inside the value as \\\"", "the quoted value begins here @3+1"},
    {"a: 'it'<s'>", "", "yaml/syntax: text after the end of a quoted value: expected the end of the line",
     "write a single quote inside the value as ''", "the quoted value begins here @3+1"},
    {"a: \"x\nb: \"<y\">", "", "yaml/syntax: text after the end of a quoted value: expected the end of the line",
     "close the quote of line 1 on its line", "the quoted value begins here @3+1"},
    {"a: [b]<c>", "", "yaml/syntax: text after ']': expected the end of the line",
     "put a value that begins with a bracket in quotes", ""},
    {"a: [b, c]<]>", "", "yaml/syntax: unexpected ']': no bracket is open that it closes",
     "remove it, or put the value in quotes", ""},
    {"a: 1\n<]>\n", "", "yaml/syntax: unexpected ']': no bracket is open that it closes",
     "remove it, or put the value in quotes", ""},
    {"a: [1, 2\n<b: 3>\n", "/a", "yaml/syntax: unclosed sequence: expected ',' or ']' before this line",
     "close the sequence with ']'", "the sequence begins here @3+1"},
    {"a: [1, 2\n<>", "/a", "yaml/syntax: unclosed sequence: expected ',' or ']', found the end of the input",
     "close the sequence with ']'", "the sequence begins here @3+1"},
    {"{\"a\": 1 <\"b\">: 2}", "", "yaml/syntax: missing comma: expected ',' or '}', found a quoted text",
     "put a comma between the members", "the mapping begins here @0+1"},
    {"{\"a\": 1<]>", "", "yaml/syntax: mismatched bracket: expected ',' or '}', found ']'",
     "close the mapping with '}'", "the mapping begins here @0+1"},
    {"{\"a\"\n<:> 1}", "", "yaml/syntax: ':' on another line than the name before it: expected ',' or '}'",
     "write the name and its colon on one line", "the mapping begins here @0+1"},
    {"a: {b: c<:> d}", "/a", "yaml/syntax: unquoted ': ' inside a value: expected ',' or '}'",
     "put the value in quotes, or in brackets of its own", "the mapping begins here @3+1"},
    {"{a: b\n<c>: d}", "", "yaml/syntax: missing comma: expected ',' or '}' before the next name",
     "put a comma between the members", "the mapping begins here @0+1"},
    {"[\"a\"<b>, \"c\"]", "", "yaml/syntax: text after the end of a quoted value: expected ',' or ']'",
     "put the whole value in single quotes, as in '\"…\" …'", "the sequence begins here @0+1"},
    {"['it'<s> a', 'c']", "", "yaml/syntax: text after the end of a quoted value: expected ',' or ']'",
     "write a single quote inside the value as ''", "the sequence begins here @0+1"},
    {"[\"a\" <\">b\"]", "", "yaml/syntax: missing comma: expected ',' or ']', found a quoted text",
     "put a comma between the items", "the sequence begins here @0+1"},
};

constexpr Case kTokens[] = {
    {"a: <@>x\n", "", "yaml/syntax: '@' can't begin a value without quotes", "put the value in quotes", ""},
    {"a: <%>x", "", "yaml/syntax: '%' can't begin a value without quotes", "put the value in quotes", ""},
    {"[<`>a`]", "", "yaml/syntax: '`' can't begin a value without quotes", "put the value in quotes", ""},
    {"<%>x", "", "yaml/syntax: '%' begins a directive: expected a line '---' after the directives",
     "put a text that begins with '%' in quotes", ""},
    {"<%>\n---\na", "", "yaml/syntax: '%' without a name: expected a directive, or a value",
     "put a text that begins with '%' in quotes", ""},
    {"%YAML <2.0>\n---\na", "", "yaml/syntax: malformed directive: expected %YAML 1.2",
     "write %YAML 1.2, or remove the line", ""},
    {"<%TAG> !\n---\na", "", "yaml/syntax: malformed directive: expected %TAG, a handle like !name! and a prefix",
     "remove the line if no tag uses it", ""},
    {"%YAML 1.2\n<%YAML> 1.2\n---\na", "", "yaml/syntax: second %YAML directive: expected one", "remove one of them",
     ""},
    {"a: 1\n<--->\nb: 2\n", "", "yaml/syntax: second document: expected one document in a file",
     "write each document to a file of its own", ""},
    {"a: 1\n...\n<b>", "", "yaml/syntax: second document: expected one document in a file",
     "write each document to a file of its own", ""},
    {"\"a\" <b>", "", "yaml/syntax: text after the end of a quoted value: expected the end of the line",
     "put the whole value in single quotes, as in '\"…\" …'", "the quoted value begins here @0+1"},
    {"a:\n  b: c\n  d:<\u00A0>e\n", "/a",
     "yaml/syntax: a no-break space (U+00A0) outside quotes: expected ordinary spaces only",
     "replace it by an ordinary space", ""},
    {"a:\n  b:<\u2003>c\n  d: e\n", "/a",
     "yaml/syntax: a Unicode space (U+2003) outside quotes: expected ordinary spaces only",
     "replace it by an ordinary space", ""},
    {"a:\n<\u00A0>\u00A0b: c\n  d: e\n", "",
     "yaml/syntax: a no-break space (U+00A0) outside quotes: expected ordinary spaces only",
     "replace it by an ordinary space", ""},
    {"a:\n<\u3000>- b\n", "",
     "yaml/syntax: an ideographic space (U+3000) outside quotes: expected ordinary spaces only",
     "replace it by an ordinary space", ""},
    {"a:\n  - b\n  -<\u202F>c\n", "/a",
     "yaml/syntax: a narrow no-break space (U+202F) outside quotes: expected ordinary spaces only",
     "replace it by an ordinary space", ""},
    {"a: \"b\"<\uFEFF>\n", "", "yaml/syntax: a byte order mark (U+FEFF) outside quotes: expected ordinary spaces only",
     "replace it by an ordinary space", ""},
    {"a: [\"b\"<\u00A0>, c]\n", "/a",
     "yaml/syntax: a no-break space (U+00A0) outside quotes: expected ordinary spaces only",
     "replace it by an ordinary space", ""},
    {"a: <*x>\n", "/a", "yaml/syntax: unknown alias: expected the name of an anchor, '&name', above it",
     "define the anchor before it is used; put a text that begins with '*' in quotes", ""},
    {"a: <&> b", "/a", "yaml/syntax: '&' without a name: expected the name of an anchor, found a space",
     "put a text that begins with '&' in quotes", ""},
    {"a: &x <&y> b", "/a", "yaml/syntax: second anchor of a value: expected at most one anchor", "remove one of them",
     ""},
    {"a: &x b\nc: !!str <*x>", "/c", "yaml/syntax: alias with a tag or an anchor: expected the alias alone",
     "remove the tag or anchor", ""},
    {"a: <!foo> x\n", "/a",
     "yaml/tag: unknown tag: expected !!str, !!int, !!float, !!bool, !!null, !!seq, !!map or another of YAML's own",
     "remove the tag; a text that begins with '!' must be in quotes", ""},
    {"a: <!x!y> z", "/a", "yaml/tag: undeclared tag: expected a %TAG directive for its handle",
     "remove the tag; a text that begins with '!' must be in quotes", ""},
    {"a: <!<x>", "/a", "yaml/tag: unclosed tag: expected '>', found the end of the input",
     "a text that begins with '!' must be in quotes", ""},
    {"a: <!!str,b>", "/a", "yaml/tag: malformed tag: expected a space after it, found a comma or a bracket",
     "a text that begins with '!' must be in quotes", ""},
    {"a: !!int <x>", "/a", "yaml/tag: the value does not fit its tag !!int", "correct the value, or remove the tag",
     "the tag is here @3+5"},
    {"a: <!!seq> {}", "/a", "yaml/tag: the tag !!seq needs a sequence", "remove the tag", ""},
    {"a: \"\\<q>\"\n", "/a",
     "yaml/syntax: malformed escape: expected one of \" \\ / 0 a b e f n r t u U v x N L P _ after '\\', found \"q\"",
     "write a backslash itself as \\\\, or use single quotes", "the quoted text begins here @3+1"},
    {"a: \"\\u12<\">", "/a", "yaml/syntax: malformed escape: expected 4 hexadecimal digits, found a double quote",
     "write all digits of the code point, like \\x41, \\u00e9 or \\U0001F600", "the quoted text begins here @3+1"},
    {"a: \"<\\ud83d>\"", "/a",
     "yaml/encoding: lone surrogate: expected a low surrogate, \\udc00 to \\udfff, after this one",
     "escape both halves of the pair, or write the character itself", "the quoted text begins here @3+1"},
    {"a: \"<\\ude00>\"", "/a",
     "yaml/encoding: lone surrogate: expected a high surrogate, \\ud800 to \\udbff, before this one",
     "escape both halves of the pair, or write the character itself", "the quoted text begins here @3+1"},
    {"a: \"<\\UFFFFFFFF>\"", "/a", "yaml/encoding: malformed escape: expected a code point up to U+10FFFF",
     "write the character itself", "the quoted text begins here @3+1"},
    {"a: |<x>\n b\n", "/a", "yaml/syntax: text after '|' or '>': expected the end of the line",
     "begin the text on the next line, or put it in quotes", ""},
    {"a: |<0>\n b", "/a", "yaml/syntax: indentation of 0 after '|' or '>': expected 1 to 9",
     "remove the digit: the first line shows the indentation", ""},
    {"a: |-<+>\n b", "/a", "yaml/syntax: second '+' or '-' after '|' or '>': expected one",
     "'-' removes the line breaks at the end, '+' keeps them", ""},
    {"a: >1<2>\n b", "/a", "yaml/syntax: second digit after '|' or '>': expected an indentation of 1 to 9",
     "remove the digits: the first line shows the indentation", ""},
    {"? <[a]>\n: b", "", "yaml/syntax: sequence as the name of a member: expected a text", "put the name in quotes",
     ""},
    {"a: <{{ b }}> c", "/a", "yaml/syntax: placeholder without quotes: a value that begins with '{' is a mapping",
     "put the value in quotes, as in \"{{ … }}\", or fill in the placeholder", ""},
    {"a: [<{{ b[\"c\"] }}>]", "/a/0",
     "yaml/syntax: placeholder without quotes: a value that begins with '{' is a mapping",
     "put the value in quotes, as in \"{{ … }}\", or fill in the placeholder", ""},
    {"<{{>", "", "yaml/syntax: placeholder without quotes: a value that begins with '{' is a mapping",
     "put the value in quotes, as in \"{{ … }}\", or fill in the placeholder", ""},
    {"{a: <${b}>, c: d}", "", "yaml/syntax: reference without quotes: a '{' inside brackets begins a mapping",
     "put the reference in quotes, as in \"${…}\"", ""},
    {"[<${{b.c}}>]", "", "yaml/syntax: reference without quotes: a '{' inside brackets begins a mapping",
     "put the reference in quotes, as in \"${…}\"", ""},
    {"[<${>", "", "yaml/syntax: reference without quotes: a '{' inside brackets begins a mapping",
     "put the reference in quotes, as in \"${…}\"", ""},
    {"? <{}>", "", "yaml/syntax: mapping as the name of a member: expected a text", "put the name in quotes", ""},
    {"? <2026-05-01>", "", "yaml/syntax: timestamp as the name of a member: expected a text", "put the name in quotes",
     ""},
    {"a: <<\n<<: <1>\n", "/<<",
     "yaml/syntax: '<<' merges members: expected an alias to a mapping, or a sequence of such aliases",
     "write `<<: *name`; put '<<' in quotes to use it as a name", ""},
    {"&a [<*a>]", "/0",
     "yaml/alias-limit: an alias to what contains it has no end: expected an alias to a value that is complete",
     "write out the value that is meant", "the value that contains it begins here @3+1"},
    {"<>", "", "json/empty: the input is empty: expected a mapping", "", ""},
    {" \n# c\n<>", "", "json/empty: the input has no value: expected a mapping", "", ""},
    {"---\n<>", "", "json/empty: the input has no value: expected a mapping", "", ""},
    {"a:\n  - b: \"\\<q>\"", "/a/0/b",
     "yaml/syntax: malformed escape: expected one of \" \\ / 0 a b e f n r t u U v x N L P _ after '\\', found \"q\"",
     "write a backslash itself as \\\\, or use single quotes", "the quoted text begins here @10+1"},
};

// The text of a case, and its span.
std::string unmarked(string_view marked, const ParseError& error) {
  std::string text(marked);
  if (error.span.end() <= text.size()) text.insert(error.span.end(), ">").insert(error.span.offset, "<");
  return text;
}

void check(const Case& c) {
  // Some texts have < or > of their own: the marks are where the error is.
  std::size_t tried = 0;
  for (std::size_t open = c.marked.find('<'); open != string_view::npos; open = c.marked.find('<', open + 1)) {
    for (std::size_t close = c.marked.find('>', open); close != string_view::npos;
         close = c.marked.find('>', close + 1)) {
      std::string text(c.marked);
      text.erase(close, 1).erase(open, 1);
      Document document;
      if (document.read(text, kDepth)) continue;
      const ParseError& error = document.error();
      if (error.span.offset != open || error.span.end() != close - 1) continue;
      ++tried;
      EXPECT_EQ(unmarked(text, error), c.marked);
      std::string path;
      for (const text::PathStep& step : error.path) path.append("/").append(step.name);
      EXPECT_EQ(path, c.path) << c.marked;
      EXPECT_EQ(std::string(info(error.rule).name) + ": " + error.message, c.message) << c.marked;
      EXPECT_EQ(error.help, c.help) << c.marked;
      const std::string related = error.related_message.empty()
                                      ? ""
                                      : error.related_message + " @" + std::to_string(error.related.offset) + "+" +
                                            std::to_string(error.related.length);
      EXPECT_EQ(related, c.related) << c.marked;
    }
  }
  EXPECT_EQ(tried, 1U) << "no such error: " << c.marked;
}

TEST(YamlErrors, LocateMistakesOfStructure) {
  for (const Case& c : kStructure) check(c);
}

TEST(YamlErrors, LocateMistakesWithinTokens) {
  for (const Case& c : kTokens) check(c);
}

ParseError error_of(string_view yaml) {
  Document document;
  EXPECT_FALSE(document.read(yaml, kDepth));
  return document.error();
}

TEST(YamlErrors, LocateBadBytes) {
  const struct {
    std::string yaml;
    Span span;
    string_view message;
  } cases[] = {
      {"a: \xC3(", {3, 1}, "invalid UTF-8: the byte 0xC3 is not part of a valid character"},
      {"a: b # \xFF", {7, 1}, "invalid UTF-8: the byte 0xFF is not part of a valid character"},
      {"\xFF\xFE"
       "a\0"s,
       {0, 1},
       "invalid UTF-8: the byte 0xFF is not part of a valid character"},
      {"a\0"s, {1, 1}, "forbidden character: YAML allows no U+0000 here"},
      {"a: b\x01"
       "c",
       {4, 1},
       "forbidden character: YAML allows no U+0001 here"},
      {"a: b\x7F", {4, 1}, "forbidden character: YAML allows no U+007F here"},
      {"a: |\n b\xC2\x80", {7, 2}, "forbidden character: YAML allows no U+0080 here"},
      {"a: 'b\x01'", {5, 1}, "forbidden character: YAML allows no U+0001 here"},
  };
  for (const auto& c : cases) {
    const ParseError error = error_of(c.yaml);
    EXPECT_EQ(error.rule, Rule::kYamlEncoding) << c.yaml;
    EXPECT_EQ(error.span, c.span) << c.yaml;
    EXPECT_EQ(error.message, c.message);
  }
  // The first fault counts.
  EXPECT_EQ(error_of("a: b: c\n# \xFF").rule, Rule::kYamlSyntax);
  EXPECT_EQ(error_of("# \xFF\na: b: c").rule, Rule::kYamlEncoding);
  // JSON's strings may have these.
  Document document;
  EXPECT_TRUE(document.read("\"\x7F \xC2\x80 \xEF\xBF\xBE\"", kDepth));
}

TEST(YamlErrors, NeverQuoteText) {
  for (const string_view yaml : {"a: hunter2: b", "a: *hunter2", "a: !hunter2", "a: &hunter2 &b c", "a: 'x' hunter2",
                                 "a: 1\nhunter2", "a: |hunter2", "a: !!int hunter2", "a: 1\n  hunter2: 1",
                                 "{a: \"x\" hunter2}", "%hunter2 x", "- a\nhunter2: x", "hunter2:x\na: b"}) {
    const ParseError error = error_of(yaml);
    EXPECT_EQ((error.message + error.help + error.related_message).find("hunter"), std::string::npos) << yaml;
  }
}

// Every beginning of a text has an error within it, if it has one, on a character boundary.
TEST(YamlErrors, StayWithinTheText) {
  const std::string yaml =
      "%YAML 1.2\n---\na: &x {b: [c, \"d\\u00e9\\n\", 'e''f'], ? g : h}\n\"i\": |+\n  j\n\n  k\n"
      "\xC3\xA9: *x\n? l\n: - m\n  - !!str n # o\n<<: *x\n";
  Document document;
  EXPECT_TRUE(document.read(yaml, kDepth)) << document.error().message;
  std::size_t errors = 0;
  for (std::size_t size = 0; size < yaml.size(); ++size) {
    const string_view text = string_view(yaml).substr(0, size);
    if (document.read(text, kDepth)) continue;
    ++errors;
    for (const Span& span : {document.error().span, document.error().related}) {
      EXPECT_LE(span.end(), size) << text;
      const bool is_boundary = span.offset == size || !text::is_continuation(yaml[span.offset]);
      EXPECT_TRUE(is_boundary) << text;
    }
    EXPECT_FALSE(document.error().message.empty());
  }
  EXPECT_GT(errors, 40U);
}

}  // namespace
}  // namespace runlint::yaml
