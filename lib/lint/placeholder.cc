#include "lint/placeholder.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "text/ascii.h"
#include "text/escape.h"
#include "text/placeholder.h"
#include "text/redaction.h"
#include "text/secret_names.h"

namespace runlint::lint {
namespace {

using std::string_view;

// Words of secrets, about which the secret rules decide, and of templates, whose placeholders are meant to be there.
constexpr string_view kOtherWords[] = {"token", "secret", "key",    "pass",    "pwd",      "cred",   "auth",
                                       "salt",  "bearer", "cookie", "session", "template", "format", "pattern"};

constexpr std::size_t kLongest = 200;  // bytes: in a longer value, no placeholder is looked for

bool says_other(string_view text) noexcept {
  const auto contains = [text](string_view word) {
    const auto same = [](char a, char b) { return text::lower(a) == b; };
    return std::ranges::search(text, word, same).begin() != text.end();
  };
  return std::ranges::any_of(kOtherWords, contains);
}

}  // namespace

void placeholder(ReportHandler& reporter, const Instance& instance, const text::StringToken& text) {
  const string_view name = instance.key.value;
  const string_view value = text.value;
  const bool is_variable = instance.schema->role == schema::Role::kVariable;
  if (is_variable && value.starts_with('$')) return;  // the platform and programs expand these
  if (value.size() > kLongest || !text::is_whole_placeholder(value)) return;
  if (says_other(name) || says_other(value) || text::kind_of_name(name) != text::NameKind::kOther ||
      !text::secret_spans(value).empty())
    return;
  reporter.report(Rule::kLintPlaceholder, span_of(text), [&](Diagnostic& diagnostic) {
    diagnostic.instance = reporter.member_instance(name);
    diagnostic.message = is_variable ? fmt::format("variable {} is a placeholder that nobody filled in",
                                                   text::quoted(reporter.shown_name(name)))
                                     : fmt::format("{} is {}placeholder that nobody filled in", text::quoted(name),
                                                   reporter.may_quote(value) ? text::quoted(value) + ", a " : "a ");
    diagnostic.help = "write the value that the run should have";
  });
}

}  // namespace runlint::lint
