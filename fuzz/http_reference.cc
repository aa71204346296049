#include "http_reference.h"

#include <re2/re2.h>

#include <algorithm>
#include <cctype>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace runlint::fuzz {
namespace {

using std::string;
using std::string_view;

// The segments of the endpoints; empty: a parameter.
const std::vector<string_view> kEndpoints[] = {
    {"v1", "projects", "", "jobs", "", "runs"},
    {"v1", "teams", "", "projects", "", "jobs", "", "runs"},
};

re2::StringPiece piece(string_view text) { return {text.data(), text.size()}; }

// Bytes, not UTF-8.
class Expression {
 public:
  explicit Expression(const string& text) : compiled_(text, re2::RE2::Latin1) {}
  [[nodiscard]] bool matches(string_view text) const { return re2::RE2::FullMatch(piece(text), compiled_); }
  [[nodiscard]] const re2::RE2& get() const { return compiled_; }

 private:
  re2::RE2 compiled_;
};

string letter(char c) {
  constexpr string_view kHex = "0123456789abcdef";
  const auto byte = static_cast<unsigned char>(c);
  return string("(?:") + c + "|(?i:%" + kHex[byte >> 4] + kHex[byte & 15] + "))";
}

string route(const std::vector<string_view>& words) {
  string text = R"((?s:(?:(?i:https?)://[^/\\?#]+)?)";
  for (const string_view word : words) {
    text += '/';
    for (const char c : word) text += letter(c);
    // A triple may stand for anything but a control character, a slash and a backslash.
    if (word.empty()) {
      text += R"(((?:[A-Za-z0-9\-._~!$&'()*+,;=:@]|%(?:2[0-9A-Ea-e]|[346][0-9A-Fa-f]|5[0-9ABDEFabdef])"
              R"(|7[0-9A-Ea-e]|[89A-Fa-f][0-9A-Fa-f]))+))";
    }
  }
  return text + R"((?:\?.*)?))";
}

bool is_dots(const string& segment) { return segment == "." || segment == ".."; }

// How a server reads a path.
struct Habits {
  int decodings;        // before the path is split
  bool decodes_after;   // each segment, once more
  bool backslashes;     // are slashes
  bool merges;          // empty segments are left out
  bool cuts_semicolon;  // and what follows it in a segment
  bool cuts_tail;       // what follows #, ? or a NUL
  bool trims;           // spaces around segments, and an extension at the end
  bool folds;           // characters to ASCII ones that look or sort alike, or are the same in short UTF-8
};

string lower_case(string text) {
  std::ranges::transform(text, text.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

string trimmed(const string& segment) {
  const std::size_t begin = std::min(segment.find_first_not_of(' '), segment.size());
  return segment.substr(begin, segment.find_last_not_of(' ') + 1 - begin);
}

// %uXXXX, overlong UTF-8, fullwidth forms and the long s as ASCII.
string folded(const string& path) {
  string out;
  for (std::size_t i = 0; i < path.size(); ++i) {
    const auto at = [&](std::size_t offset) {
      return i + offset < path.size() ? static_cast<unsigned char>(path[i + offset]) : 0U;
    };
    const string six = lower_case(path.substr(i, 6));
    unsigned code = 0;
    std::size_t length = 1;
    if (six.size() == 6 && six.starts_with("%u") && six.find_first_not_of("0123456789abcdef", 2) == string::npos) {
      code = static_cast<unsigned>(std::stoul(six.substr(2), nullptr, 16));
      length = 6;
    } else if (at(0) == 0xC0 || at(0) == 0xC1 || at(0) == 0xC5) {
      code = (at(0) & 0x1F) << 6 | (at(1) & 0x3F);
      length = 2;
    } else if (at(0) == 0xE0 || at(0) == 0xEF) {
      code = (at(0) & 0xF) << 12 | (at(1) & 0x3F) << 6 | (at(2) & 0x3F);
      length = 3;
    }
    if (code >= 0xFF01 && code <= 0xFF5E) code -= 0xFEE0;
    if (code == 0x17F) code = 's';
    const bool folds = length > 1 && i + length <= path.size() && code < 0x80;
    out += folds ? static_cast<char>(code) : path[i];
    if (folds) i += length - 1;
  }
  return out;
}

bool becomes_endpoint(string path, const Habits& habits) {
  if (habits.folds && habits.decodes_after) return false;  // nobody decodes what a character was made of
  for (int i = 0; i < habits.decodings; ++i) path = percent_decoded(path);
  if (habits.folds) path = folded(path);
  if (habits.cuts_tail) path = path.substr(0, path.find_first_of(string_view("#?\0", 3)));
  if (habits.backslashes) std::ranges::replace(path, '\\', '/');
  std::vector<string> segments;
  if (path.starts_with('/')) path.erase(0, 1);
  if (path.ends_with('/')) path.pop_back();
  for (std::size_t begin = 0; begin <= path.size();) {
    const std::size_t end = std::min(path.find('/', begin), path.size());
    string segment = path.substr(begin, end - begin);
    begin = end + 1;
    if (habits.decodes_after) segment = percent_decoded(segment);
    if (habits.cuts_semicolon) segment = segment.substr(0, segment.find(';'));
    if (segment == "." || (segment.empty() && habits.merges)) continue;
    if (segment != "..") {
      segments.push_back(lower_case(habits.trims ? trimmed(segment) : segment));
    } else if (!segments.empty()) {
      segments.pop_back();
    }
  }
  if (habits.trims && !segments.empty()) segments.back() = segments.back().substr(0, segments.back().find('.'));
  return std::ranges::any_of(kEndpoints, [&](const std::vector<string_view>& words) {
    return std::ranges::equal(segments, words, [](const string& segment, string_view word) {
      return word.empty() ? !segment.empty() : segment == word;
    });
  });
}

// The possible paths of a target: with a scheme other than http, or other than two slashes, servers disagree about
// where the path begins.
std::vector<string> paths_of(const string& target) {
  static const Expression kUrl(R"((?s:(?i:https?)://.*))");
  static const Expression kScheme(R"((?s:([A-Za-z][A-Za-z0-9+.\-]*):(/*)(.*)))");
  const string whole = target.substr(0, target.find('?'));
  const auto after_host = [](const string& text) {
    return text.substr(std::min(text.find_first_of("/\\#"), text.size()));
  };
  string scheme;
  string slashes;
  string rest;
  if (!re2::RE2::FullMatch(whole, kScheme.get(), &scheme, &slashes, &rest)) return {whole};
  if (kUrl.matches(whole)) return {after_host(slashes.substr(2) + rest), after_host(rest)};
  return {whole, slashes + rest, after_host(rest)};
}

}  // namespace

string percent_decoded(string_view text) {
  string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto is_hex = [&](std::size_t at) {
      return at < text.size() && std::isxdigit(static_cast<unsigned char>(text[at])) != 0;
    };
    if (text[i] == '%' && is_hex(i + 1) && is_hex(i + 2)) {
      out += static_cast<char>(std::stoi(string(text.substr(i + 1, 2)), nullptr, 16));
      i += 2;
    } else {
      out += text[i];
    }
  }
  return out;
}

bool is_endpoint(string_view target) {
  static const Expression kRoutes[] = {Expression(route(kEndpoints[0])), Expression(route(kEndpoints[1]))};
  string project;
  string job;
  string team = "t";
  const bool fits = re2::RE2::FullMatch(piece(target), kRoutes[0].get(), &project, &job) ||
                    re2::RE2::FullMatch(piece(target), kRoutes[1].get(), &team, &project, &job);
  return fits && !is_dots(percent_decoded(team)) && !is_dots(percent_decoded(project)) &&
         !is_dots(percent_decoded(job));
}

bool may_become_endpoint(string_view target) {
  std::vector<string> targets = {string(target)};
  // Some leave control characters out, as the WHATWG does tabs and line breaks.
  std::erase_if(targets.emplace_back(target), [](unsigned char c) { return c < 0x20 || c == 0x7F; });
  if (targets[0] == targets[1]) targets.pop_back();
  return std::ranges::any_of(targets, [](const string& text) {
    return std::ranges::any_of(paths_of(text), [](const string& path) {
      // Without these there is nothing to trim or to fold.
      const bool is_plain =
          std::ranges::all_of(path, [](unsigned char c) { return c < 0x80 && c != '%' && c != '.' && c != ' '; });
      for (int bits = 0; bits < (is_plain ? 128 : 512); ++bits) {
        const auto bit = [bits](int i) { return (bits >> i & 1) != 0; };
        if (becomes_endpoint(path, {bits & 3, bit(2), bit(3), bit(4), bit(5), bit(6), bit(7), bit(8)})) return true;
      }
      return false;
    });
  });
}

bool is_json_type(const std::vector<string_view>& values) {
  if (values.size() != 1) return false;
  const string token = R"([!#$%&'*+\-.^_`|~0-9A-Za-z]+)";
  const string quoted = R"("(?:[\t \x21\x23-\x5B\x5D-\x7E\x80-\xFF]|\\[\t \x21-\x7E\x80-\xFF])*")";
  const string parameter = token + "=(?:" + token + "|" + quoted + ")";
  static const Expression kGrammar(R"([ \t]*(?i:application/json)((?:[ \t]*;[ \t]*(?:)" + parameter + R"()?)*)[ \t]*)");
  static const Expression kParameter("[ \\t;]*(" + token + ")=(?:(" + token + ")|(" + quoted + "))");
  string parameters;
  if (!re2::RE2::FullMatch(piece(values[0]), kGrammar.get(), &parameters)) return false;
  // The word may stand once, as the name of a parameter that says utf-8.
  const string lower = lower_case(parameters);
  const std::size_t first = lower.find("charset");
  if (first == string::npos) return true;
  if (lower.find("charset", first + 1) != string::npos) return false;
  re2::StringPiece rest(parameters);
  string name;
  string plain;
  string in_quotes;
  while (re2::RE2::Consume(&rest, kParameter.get(), &name, &plain, &in_quotes)) {
    if (lower_case(name) != "charset") continue;
    const string value = lower_case(in_quotes.empty() ? plain : in_quotes);
    return value == "utf-8" || value == "\"utf-8\"";
  }
  return false;
}

}  // namespace runlint::fuzz
