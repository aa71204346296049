#include "generators/slip_mutations.h"

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

namespace runlint::generator {
namespace {

using std::string;
using std::string_view;

class Mutator {
 public:
  Mutator(Rendered& rendered, Random& random) : rendered_(rendered), random_(random) {}

  bool apply() {
    switch (random_.below(8)) {
      case 0:
        return byte_order_mark();
      case 1:
        return comment();
      case 2:
        return trailing_comma();
      case 3:
        return other_quotes("'", "'", "'");
      case 4:
        return other_quotes("“", "”", "\xE2");
      case 5:
        return other_quotes("‘", "’", "\xE2");
      case 6:
        return unquoted_name();
      default:
        return other_literal();
    }
  }

 private:
  // A token that has not been changed and satisfies the predicate; the number of tokens if there is none.
  template <class Predicate>
  std::size_t find_token(Predicate predicate) {
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < rendered_.tokens.size(); ++i) {
      if (!changed_.contains(i) && predicate(i)) found.push_back(i);
    }
    return found.empty() ? rendered_.tokens.size() : random_.pick(found);
  }

  [[nodiscard]] const Token& token(std::size_t i) const { return rendered_.tokens[i]; }
  [[nodiscard]] string_view raw(std::size_t i) const {
    return string_view(rendered_.text).substr(token(i).span.offset, token(i).span.length);
  }
  [[nodiscard]] string_view contents(std::size_t i) const { return raw(i).substr(1, raw(i).size() - 2); }
  [[nodiscard]] bool is_quoted(std::size_t i) const {
    return token(i).kind == TokenKind::kKey || token(i).kind == TokenKind::kString;
  }

  // Puts `by` in the place of `old`; everything expected moves with the text. `slip` is where it is then wrong.
  bool replace(Span old, string_view by, Span slip, const string& pointer, Rule rule = Rule::kJsonSyntax) {
    const auto move = [old, by](Span& span) {
      if (span.offset >= old.end()) {
        span.offset += by.size() - old.length;
      } else if (span.offset <= old.offset && span.end() >= std::max(old.end(), old.offset + 1)) {
        span.length += by.size() - old.length;
      }
    };
    rendered_.text.replace(old.offset, old.length, by);
    for (Token& other : rendered_.tokens) move(other.span);
    for (ExpectedDiagnostic& expected : rendered_.expected) {
      move(expected.span);
      if (expected.related) move(*expected.related);
    }
    rendered_.expected.push_back({.rule = rule, .pointer = pointer, .span = slip});
    return true;
  }

  bool byte_order_mark() {
    if (rendered_.text.starts_with("\xEF\xBB\xBF")) return false;
    return replace({0, 0}, "\xEF\xBB\xBF", {0, 3}, "", Rule::kJsonEncoding);
  }

  bool comment() {
    constexpr string_view kComments[] = {"/* why */",        "/***/", "// why, \"how\"\n", "# ]}\r",
                                         "/* \n\xFF '\" */", "#\n"};
    const string_view text = random_.pick(kComments);
    const Token before = random_.pick(rendered_.tokens);
    const std::size_t length = text.find_last_not_of("\r\n") + 1;
    return replace({before.span.offset, 0}, text, {before.span.offset, length}, before.container);
  }

  bool trailing_comma() {
    const std::size_t close = find_token(
        [this](std::size_t i) { return token(i).kind == TokenKind::kClose && token(i - 1).kind != TokenKind::kOpen; });
    if (close == rendered_.tokens.size()) return false;
    changed_.insert(close);
    const Token at = token(close);
    return replace({at.span.offset, 0}, ", ", {at.span.offset, 1}, at.container);
  }

  bool other_quotes(string_view open, string_view end, string_view forbidden) {
    const std::size_t i = find_token(
        [&](std::size_t other) { return is_quoted(other) && contents(other).find(forbidden) == string_view::npos; });
    if (i == rendered_.tokens.size()) return false;
    return replace_token(i, string(open) + string(contents(i)) + string(end));
  }

  bool unquoted_name() {
    constexpr string_view kLetters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_$";
    const std::size_t i = find_token([&](std::size_t other) {
      return token(other).kind == TokenKind::kKey &&
             contents(other).find_first_not_of(string(kLetters) + "0123456789") == string_view::npos &&
             kLetters.find(contents(other).substr(0, 1)) != string_view::npos && !contents(other).empty();
    });
    return i != rendered_.tokens.size() && replace_token(i, string(contents(i)));
  }

  bool other_literal() {
    const std::size_t i = find_token([this](std::size_t other) { return token(other).kind == TokenKind::kLiteral; });
    if (i == rendered_.tokens.size()) return false;
    replace_token(i, raw(i) == "true" ? "True" : raw(i) == "false" ? "FALSE" : "None");
    // That it has the wrong type is not said again.
    std::erase_if(rendered_.expected, [span = token(i).span](const ExpectedDiagnostic& expected) {
      return expected.rule == Rule::kSchemaType && expected.span == span;
    });
    return true;
  }

  bool replace_token(std::size_t i, const string& by) {
    changed_.insert(i);
    const Token at = token(i);
    return replace(at.span, by, {at.span.offset, by.size()}, at.container);
  }

  Rendered& rendered_;
  Random& random_;
  std::set<std::size_t> changed_;  // tokens
};

}  // namespace

std::size_t apply_slip_mutations(Rendered& rendered, std::size_t wanted, Random& random) {
  Mutator mutator(rendered, random);
  std::size_t done = 0;
  for (std::size_t attempts = 0; attempts < 3 * wanted && done < wanted; ++attempts) done += mutator.apply() ? 1 : 0;
  std::ranges::sort(rendered.expected, {}, [](const ExpectedDiagnostic& expected) {
    return std::tuple(expected.span.offset, info(expected.rule).name, expected.span.length, expected.pointer);
  });
  return done;
}

}  // namespace runlint::generator
