#include "generators/regex_strings.h"

#include <algorithm>
#include <cstddef>
#include <stdexcept>
#include <vector>

namespace runlint::generator {
namespace {

using std::string_view;

// Some characters of a set, or a literal one.
struct Run {
  std::string characters;
  std::size_t least = 1;
  std::size_t count = 1;

  [[nodiscard]] bool is_literal() const { return characters.size() == 1; }
};

// Reads an expression and chooses among its alternatives and lengths.
class Parser {
 public:
  Parser(Random& random, string_view expression) : random_(random), rest_(expression) {}

  std::vector<Run> parse() {
    std::vector<Run> runs = alternatives();
    if (!rest_.empty()) fail("unexpected )");
    return runs;
  }

 private:
  [[noreturn]] void fail(string_view problem) const {
    throw std::invalid_argument(std::string(problem) + " before: " + std::string(rest_));
  }

  char take() {
    if (rest_.empty()) fail("unexpected end");
    const char c = rest_.front();
    rest_.remove_prefix(1);
    return c;
  }

  bool take_if(char c) {
    if (!rest_.starts_with(c)) return false;
    rest_.remove_prefix(1);
    return true;
  }

  std::vector<Run> alternatives() {
    std::vector<std::vector<Run>> choices;
    do {
      choices.push_back(sequence());
    } while (take_if('|'));
    return choices[random_.below(choices.size())];
  }

  std::vector<Run> sequence() {
    std::vector<Run> runs;
    while (!rest_.empty() && rest_.front() != '|' && rest_.front() != ')') {
      std::vector<Run> atom;
      const char c = take();
      if (c == '(') {
        atom = alternatives();
        if (take() != ')') fail("missing )");
      } else {
        atom.push_back({c == '[' ? character_class() : std::string(1, c == '\\' ? take() : c)});
      }
      quantify(atom);
      runs.insert(runs.end(), atom.begin(), atom.end());
    }
    return runs;
  }

  std::string character_class() {
    std::string characters;
    while (!take_if(']')) {
      const char first = take();
      characters += first == '\\' ? take() : first;
      if (rest_.size() < 2 || rest_[0] != '-' || rest_[1] == ']') continue;
      take();
      const char last = take();
      for (char c = characters.back(); c < last;) characters += ++c;
    }
    return characters;
  }

  std::size_t number() {
    std::size_t value = 0;
    while (!rest_.empty() && rest_.front() >= '0' && rest_.front() <= '9') {
      value = value * 10 + static_cast<std::size_t>(take() - '0');
    }
    return value;
  }

  // Repeats what was read last.
  void quantify(std::vector<Run>& atom) {
    std::size_t least = 0;
    std::size_t most = 1;
    if (take_if('{')) {
      least = most = number();
      if (take_if(',')) most = number();
      if (take() != '}') fail("missing }");
    } else if (!take_if('?')) {
      return;
    }
    const std::size_t count = random_.between(least, most);
    if (atom.size() == 1 && atom[0].count == 1) {
      atom[0].least = least;
      atom[0].count = count;
      return;
    }
    const std::vector<Run> once = std::move(atom);
    atom.clear();
    for (std::size_t i = 0; i < count; ++i) atom.insert(atom.end(), once.begin(), once.end());
  }

  Random& random_;
  string_view rest_;
};

std::string text_of(Random& random, const Run& run) {
  std::string text;
  for (std::size_t i = 0; i < run.count; ++i) text += random.pick(run.characters);
  return text;
}

std::string text_of(Random& random, const std::vector<Run>& runs) {
  std::string text;
  for (const Run& run : runs) text += text_of(random, run);
  return text;
}

char other_case(char c) {
  const bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  return is_letter ? static_cast<char>(c ^ 0x20) : c;
}

}  // namespace

std::string matching_string(Random& random, string_view expression) {
  return text_of(random, Parser(random, expression).parse());
}

std::string nearly_matching_string(Random& random, string_view expression, NearMiss kind) {
  std::vector<Run> runs = Parser(random, expression).parse();
  if (kind == NearMiss::kWithinWord) return random.pick(string_view("wxyz")) + text_of(random, runs);
  if (kind == NearMiss::kOtherCase) {
    bool changed = false;
    for (Run& run : runs) {
      if (!run.is_literal()) break;
      const char c = other_case(run.characters[0]);
      changed = changed || c != run.characters[0];
      run.characters[0] = c;
    }
    return changed ? text_of(random, runs) : std::string();
  }
  const auto longest =
      std::ranges::max_element(runs, {}, [](const Run& run) { return run.is_literal() ? 0 : run.least; });
  constexpr std::size_t kLeast = 8;
  if (longest == runs.end() || longest->is_literal() || longest->least < kLeast) return {};
  longest->count = longest->least;
  if (kind == NearMiss::kShortened) {
    longest->count /= 2;
    return text_of(random, runs);
  }
  std::string text;
  for (const Run& run : runs) {
    text += text_of(random, run);
    if (&run == &*longest) text[text.size() - run.count / 2] = '*';
  }
  return text;
}

}  // namespace runlint::generator
