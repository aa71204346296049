#include "lint/secret_in_environment.h"

#include <fmt/format.h>

#include <string_view>

#include "lint/secret_names.h"
#include "text/credentials.h"
#include "text/escape.h"
#include "text/simd.h"

namespace runlint::lint {
namespace {

// The kind of credential in `value`, as a noun phrase; empty: none.
std::string_view kind_of(std::string_view name, std::string_view value, bool has_at_sign) noexcept {
  if (text::has_private_key(value)) return "a private key";
  const std::string_view family = text::find_credential(value);
  const std::string_view password = family.empty() && has_at_sign ? text::url_password(value) : std::string_view();
  const bool has_password = !password.empty() && !is_placeholder(password);
  if (family.empty() && !has_password) return {};
  if (is_public_name(name)) return {};
  return has_password ? "a URL with a password" : family;
}

// For short texts, faster than a call of memchr().
bool holds_at_sign(std::string_view value) noexcept {
  const auto has_none = [](text::Vec16 bytes) { return text::all_set(reinterpret_cast<text::Vec16>(bytes != '@')); };
  return !value.empty() && !text::all_blocks(value.size(), has_none, value.data());
}

// The slow path, for the few variables that may hold a credential or are secret by their name.
[[gnu::noinline]] void check_slow_path(ReportHandler& reporter, const Instance& instance, const json::StringToken& text,
                                       std::string_view value, bool has_at_sign) {
  const std::string_view name = instance.key.value;
  const bool may_hold = value.size() >= text::kShortestCredential || has_at_sign;
  const std::string_view kind = may_hold ? kind_of(name, value, has_at_sign) : std::string_view();
  const bool by_name = kind.empty() && is_secret_name(name) && is_inline_secret(value) && !is_public_name(name);
  if (kind.empty() && !by_name) return;
  reporter.report(Rule::kLintSecretInEnvironment, span_of(text), [&](Diagnostic& diagnostic) {
    diagnostic.instance = reporter.member_instance(name);
    diagnostic.message =
        by_name ? fmt::format("variable {} is a secret by its name, but has a literal value",
                              text::quoted(reporter.shown_name(name)))
                : fmt::format("variable {} contains what looks like {}", text::quoted(reporter.shown_name(name)), kind);
    diagnostic.help = "store it in a secret group and refer to it as ${NAME}; revoke it if it was ever in a repository";
  });
}

}  // namespace

void secret_in_environment(ReportHandler& reporter, const Instance& instance, const json::StringToken& text,
                           std::string_view value) {
  const bool has_at_sign = holds_at_sign(value);
  if (value.size() < text::kShortestCredential && !has_at_sign && !may_be_secret_name(instance.key.value)) return;
  check_slow_path(reporter, instance, text, value, has_at_sign);
}

}  // namespace runlint::lint
