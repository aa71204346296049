#include "text/redaction.h"

#include <algorithm>
#include <cstddef>

#include "text/ascii.h"
#include "text/char_class.h"
#include "text/command_secrets.h"
#include "text/secret_names.h"
#include "text/secrets.h"
#include "text/url_users.h"
#include "text/utf8.h"
#include "text/value_end.h"
#include "text/written_secret_finder.h"

namespace runlint::text {
namespace {

constexpr std::size_t kNotFound = std::string_view::npos;

// Appends all that `next`, a function of secrets.h, finds.
template <class Next>
void append_all(std::string_view text, Next next, std::vector<Span>& spans) {
  for (std::size_t at = 0; at < text.size();) {
    const Credential found = next(text, at);
    if (found.length == 0) return;
    spans.push_back({found.offset, found.length});
    at = found.offset + found.length;
  }
}

// Appends a value that is known by what is before it, up to where it may end.
void append_value(std::string_view text, const Credential& found, std::vector<Span>& spans) {
  // Nothing is read twice: the last one may go on to the end of this word.
  if (!spans.empty() && found.offset >= spans.back().offset && found.offset + found.length <= spans.back().end())
    return;
  const Span span{found.offset, found.length};
  spans.push_back({span.offset, value_end(text, span) - span.offset});
}

// Appends the other places at which one of `secrets` stands in the text. Only in short texts, and not for short
// secrets, which may be words.
void append_repeated(std::string_view text, std::span<const Span> secrets, std::vector<Span>& spans) {
  constexpr std::size_t kLongestText = 16384;  // bytes
  constexpr std::size_t kShortest = 6;
  constexpr std::size_t kMost = 16;
  if (text.size() > kLongestText) return;
  for (const Span& secret : secrets.first(std::min(secrets.size(), kMost))) {
    const std::string_view value = text.substr(secret.offset, secret.length);
    if (value.size() < kShortest) continue;
    for (std::size_t at = text.find(value); at != kNotFound; at = text.find(value, at + value.size())) {
      spans.push_back({at, value.size()});
    }
  }
}

// The length of the user part at the beginning of `word`, a URL or image path without its scheme:
// "user:password@host/…", "user:password@tcp(host)". An image digest is not a host, nor is a version.
std::size_t bare_user_length(std::string_view word) noexcept {
  const std::string_view authority = word.substr(0, word.find('/'));
  const std::size_t at = authority.rfind('@');
  const std::size_t colon = authority.find(':');
  if (at == kNotFound || colon >= at || colon + 1 == at) return 0;
  const std::string_view host = authority.substr(at + 1);
  const bool is_version = !host.empty() && is_digit(host.front()) && authority.size() == word.size();
  const bool has_path = !host.empty() && authority.size() < word.size();
  const bool names_host =
      has_path || host.find_first_of(".(") != kNotFound || host.starts_with("localhost") || host.starts_with('[');
  return names_host && !is_version ? at : 0;
}

void append_bare_users(std::string_view text, std::vector<Span>& spans) {
  constexpr std::string_view kBetweenWords = " \t\r\n\"'`<>=,;";
  if (text.find('@') == kNotFound) return;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find_first_of(kBetweenWords, begin), text.size());
    const std::size_t length = bare_user_length(text.substr(begin, end - begin));
    if (length != 0) spans.push_back({begin, length});
    begin = end + 1;
  }
}

// Looks at each byte a bounded number of times.
void append_url_users(std::string_view text, std::vector<Span>& spans) {
  constexpr std::string_view kSlashes = "/\\";  // browsers read a backslash as a slash
  UrlUsers users(text, UrlUsers::Reading::kGenerous);
  for (std::size_t at = 0; (at = std::min(text.find_first_of(kSlashes, at), text.size())) < text.size();) {
    const std::size_t begin = std::min(text.find_first_not_of(kSlashes, at), text.size());
    const std::size_t end = begin - at >= 2 ? users.end_at(begin) : begin;
    if (end != begin) spans.push_back({begin, end - begin});
    at = end;
  }
}

// The length of what separates any name from a value at `at`; 0: none. A colon alone may be in a name of .NET
// (Logging:Level), a URL or a path of Windows.
std::size_t separator_length(std::string_view name, std::size_t at) noexcept {
  for (const std::string_view separator : {"=", ": ", "＝", "："}) {
    if (name.substr(at).starts_with(separator)) return separator.size();
  }
  return 0;
}

// Whether the name that ends before `at`, maybe with the hyphen of an arrow, is a secret's. Reads a bounded number of
// bytes.
bool is_secret_name_before(std::string_view name, std::size_t at) noexcept {
  constexpr std::size_t kLongest = 64;
  std::string_view before = name.substr(at - std::min(at, kLongest), std::min(at, kLongest));
  while (before.ends_with('-')) before.remove_suffix(1);
  return !before.empty() && kind_of_name(before) != NameKind::kOther;
}

// Where a value may begin in a name that holds both; the name's size: nowhere.
std::size_t value_in_name(std::string_view name) noexcept {
  for (std::size_t at = skip(name, 0, kPathByte); at < name.size(); at = skip(name, at + 1, kPathByte)) {
    std::size_t length = separator_length(name, at);
    if (length == 0 && is_secret_name_before(name, at)) length = decode(name.substr(at)).length;
    if (length != 0) return std::min(name.find_first_not_of(" \t", at + length), name.size());
  }
  return name.size();
}

}  // namespace

std::vector<Span> secret_spans(std::string_view text) {
  std::vector<Span> spans;
  append_all(text, next_credential, spans);
  append_all(text, next_private_key, spans);
  append_all(text, next_encoded_secret, spans);
  std::vector<Span> values;
  WrittenSecretFinder written(text, 0);
  for (Credential found = written.next(); found.length != 0; found = written.next()) {
    append_value(text, found, values);
  }
  spans.insert(spans.end(), values.begin(), values.end());
  append_repeated(text, values, spans);
  values.clear();
  CommandSecrets of_commands(text);
  for (Credential found = of_commands.next(); found.length != 0; found = of_commands.next()) {
    append_value(text, found, values);
  }
  spans.insert(spans.end(), values.begin(), values.end());
  append_repeated(text, values, spans);
  append_bare_users(text, spans);
  append_url_users(text, spans);
  merge_spans(spans);
  return spans;
}

std::size_t name_end(std::string_view name) noexcept { return std::min(name.find_first_of("=:"), name.size()); }

std::vector<Span> secret_spans_of_name(std::string_view name) {
  std::vector<Span> spans = secret_spans(name);
  const std::size_t value = value_in_name(name);
  spans.push_back({value, name.size() - value});
  merge_spans(spans);
  return spans;
}

void merge_spans(std::vector<Span>& spans) {
  std::erase_if(spans, [](const Span& span) { return span.length == 0; });
  std::ranges::sort(spans, {}, &Span::offset);
  std::size_t kept = 0;
  for (const Span& span : spans) {
    if (kept > 0 && span.offset < spans[kept - 1].end()) {
      spans[kept - 1].length = std::max(spans[kept - 1].end(), span.end()) - spans[kept - 1].offset;
    } else {
      spans[kept++] = span;
    }
  }
  spans.resize(kept);
}

std::string redacted(std::string_view text, std::span<const Span> spans) {
  std::string shown;
  std::size_t at = 0;
  for (const Span& span : spans) {
    shown.append(text, at, span.offset - at).append(kRedacted);
    at = span.end();
  }
  return shown.append(text, at);
}

std::string shown_name(std::string_view name) { return redacted(name, secret_spans_of_name(name)); }

std::string hidden_mark(std::string_view value) {
  std::string mark(kRedacted);
  if (value.starts_with('"')) {
    mark.insert(0, 1, '"');
    if (value.size() > 1 && value.ends_with('"')) mark += '"';
  }
  return mark;
}

}  // namespace runlint::text
