#include "lint/build_sha.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "text/ascii.h"
#include "text/escape.h"
#include "text/utf8.h"

namespace runlint::lint {
namespace {

// Whether `value` is a word for a commit, like "latest".
bool is_word(const schema::Schema& schema, std::string_view value) noexcept {
  return std::ranges::any_of(schema.one_of, [value](const schema::Schema* alternative) {
    return std::ranges::find(alternative->values, value) != alternative->values.end();
  });
}

}  // namespace

void build_sha(ReportHandler& reporter, const Instance& instance, const text::StringToken& text) {
  const auto other = std::ranges::find_if_not(text.value, text::is_hex_digit);
  if (other == text.value.end() || is_word(*instance.schema, text.value)) return;
  reporter.report(Rule::kLintBuildSha, span_of(text), [&](Diagnostic& diagnostic) {
    diagnostic.instance = reporter.member_instance(instance.key.value);
    const std::string_view before(text.value.begin(), other);
    diagnostic.message =
        fmt::format("{} has 40 characters but is not a commit SHA: character {}, {}, is not a hexadecimal digit",
                    text::quoted(instance.key.value), text::count_code_points(before) + 1,
                    text::describe_character({other, text.value.end()}));
    diagnostic.help = "use the SHA that git rev-parse prints for the commit";
  });
}

}  // namespace runlint::lint
