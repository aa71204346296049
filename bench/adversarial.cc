#include "adversarial.h"

#include <fmt/format.h>

#include <functional>

namespace runlint::bench {
namespace {

// `head`, then part(0), part(1) … separated by `between`, and `tail`, together about `size` bytes.
std::string filled(std::size_t size, std::string_view head, const std::function<std::string(std::size_t)>& part,
                   std::string_view between, std::string_view tail) {
  std::string text(head);
  for (std::size_t i = 0; text.size() + tail.size() < size; ++i) {
    if (i != 0) text += between;
    text += part(i);
  }
  return text += tail;
}

std::string repeated(std::size_t size, std::string_view head, std::string_view part, std::string_view tail) {
  return filled(size, head, [part](std::size_t) { return std::string(part); }, "", tail);
}

std::string listed(std::size_t size, std::string_view head, std::string_view part, std::string_view tail) {
  return filled(size, head, [part](std::size_t) { return std::string(part); }, ",", tail);
}

// 60 nested containers, deeper than the schema.
std::string nest(std::string_view open, std::string_view inside, std::string_view close) {
  std::string text;
  for (int i = 0; i < 60; ++i) text += open;
  text += inside;
  for (int i = 0; i < 60; ++i) text += close;
  return text;
}

// The i-th of the shortest distinct names, with its quotes.
std::string short_name(std::size_t i) {
  constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789/._-";
  std::string name("\"");
  for (++i; i != 0; i /= kDigits.size()) name += kDigits[i % kDigits.size()];
  return name + '"';
}

// A path through six directories, each as long as a path without one.
std::string almost_conflicting_path(std::size_t i) {
  if (i < 13) return fmt::format(R"("/{:x<{}}":{{}})", "", i);
  return fmt::format(R"("/a/b/c/d/e/f/{}":{{}})", i);
}

constexpr std::string_view kEnvironment = R"({"runtimeEnvironment":{)";
constexpr std::string_view kImage = R"({"deployment":{"external":{"imagePath":")";
constexpr std::string_view kUnknown = R"({"x":[)";

}  // namespace

std::vector<AdversarialPayload> adversarial_payloads(std::size_t size) {
  const auto numbered = [](std::string_view format) {
    return [format](std::size_t i) { return fmt::format(fmt::runtime(format), i); };
  };
  const auto shortest = [](std::string_view rest) {
    return [rest](std::size_t i) { return short_name(i).append(rest); };
  };
  return {
      // Nesting.
      {"open-brackets", repeated(size, "", "[", ""), false},
      {"open-objects", repeated(size, "", R"({"a":)", ""), false},
      {"deep-arrays", listed(size, kUnknown, nest("[", "0", "]"), "]}"), false},
      {"deep-objects", listed(size, kUnknown, nest(R"({"a":)", "0", "}"), "]}"), false},
      {"empty-objects", listed(size, kUnknown, "{}", "]}"), false},
      {"empty-arrays", listed(size, kUnknown, "[]", "]}"), false},
      // Members.
      {"unknown-members", filled(size, "{", numbered(R"("unknown{}":0)"), ",", "}"), false},
      {"short-unknown-members", filled(size, "{", shortest(":0"), ",", "}"), false},
      {"near-unknown-members", filled(size, "{", numbered(R"("runtimeFiles{}":0)"), ",", "}"), false},
      {"same-unknown-member", listed(size, "{", R"("a":0)", "}"), false},
      {"duplicate-members", listed(size, "{", R"("billing":{})", "}"), false},
      {"duplicate-objects", listed(size, kUnknown, R"({"a":1,"a":2})", "]}"), false},
      {"conflicting-sources", listed(size, R"({"deployment":{)", R"("internal":{},"external":{})", "}}"), false},
      {"missing-members", filled(size, R"({"runtimeFiles":{)", numbered(R"("/{}":{{}})"), ",", "}}"), false},
      {"paths-in-a-directory", filled(size, R"({"runtimeFiles":{)", numbered(R"("/d/{}":{{}})"), ",", "}}"), false},
      {"deep-paths", filled(size, R"({"runtimeFiles":{)", numbered(R"("/a/b/c/d/e/f/{}":{{}})"), ",", "}}"), false},
      {"almost-conflicting-paths", filled(size, R"({"runtimeFiles":{)", almost_conflicting_path, ",", "}}"), false},
      {"wide-objects", listed(size, kUnknown, R"({"a":0,"b":0,"c":0,"d":0,"e":0,"f":0,"g":0,"h":0,"i":0,"j":0})", "]}"),
       false},
      {"trailing-commas", listed(size, kUnknown, "[0,]", "]}"), false},
      {"comments", listed(size, kUnknown, "/**/0", "]}"), false},
      {"single-quotes", listed(size, kUnknown, "''", "]}"), false},
      {"unquoted-names", filled(size, "{", numbered("u{}:0"), ",", "}"), false},
      {"foreign-literals", listed(size, kUnknown, "NaN", "]}"), false},
      {"empty-keys", listed(size, kUnknown, R"({"":""})", "]}"), false},
      // Keys.
      {"variables", filled(size, kEnvironment, numbered(R"("{}":"")"), ",", "}}"), true},
      {"short-variables", filled(size, kEnvironment, shortest(R"(:"")"), ",", "}}"), true},
      {"same-variable", listed(size, kEnvironment, R"("A":"")", "}}"), false},
      {"bad-variables", filled(size, kEnvironment, numbered(R"(" {}":"")"), ",", "}}"), false},
      {"number-variables", filled(size, kEnvironment, numbered(R"("{}":0)"), ",", "}}"), false},
      {"lower-case-variables", filled(size, kEnvironment, numbered(R"("v{}":"")"), ",", "}}"), true},
      {"secret-variables", filled(size, kEnvironment, numbered(R"("{}_KEY":"")"), ",", "}}"), true},
      {"escaped-variables", filled(size, kEnvironment, numbered(R"("\u0041{}":"")"), ",", "}}"), true},
      {"long-key", repeated(size, R"({"runtimeEnvironment":{")", "A", R"(":""}})"), true},
      {"long-unknown-key", repeated(size, R"({")", "A", R"(":0})"), false},
      {"long-escaped-key", repeated(size, R"({"runtimeEnvironment":{")", R"(\u0041)", R"(":""}})"), true},
      // Strings.
      {"image-path", repeated(size, kImage, "a", R"(:1"}}})"), true},
      {"image-path-without-tag", repeated(size, kImage, "a", R"("}}})"), false},
      {"image-path-of-dots", repeated(size, kImage, "a.", R"( "}}})"), false},
      {"image-path-of-colons", repeated(size, kImage, "a:", R"( "}}})"), false},
      {"image-path-of-slashes", repeated(size, kImage, "a/", R"( "}}})"), false},
      {"plan-of-hyphens", repeated(size, R"({"billing":{"deploymentPlan":")", "a-", R"("}})"), false},
      {"short-escapes", repeated(size, R"({"runtimeEnvironment":{"A":")", R"(\n)", R"("}})"), true},
      {"unicode-escapes", repeated(size, R"({"runtimeEnvironment":{"A":")", R"(\u00e9)", R"("}})"), true},
      {"surrogate-escapes", repeated(size, R"({"runtimeEnvironment":{"A":")", R"(\ud83d\ude80)", R"("}})"), true},
      {"lone-surrogate-last", repeated(size, R"({"runtimeEnvironment":{"A":")", R"(\u00e9)", R"(\ud800"}})"), false},
      {"spread-escapes", filled(size, kEnvironment, numbered(R"("{}":"\n")"), ",", "}}"), true},
      {"near-credentials", repeated(size, R"({"runtimeEnvironment":{"A":")", "eyJ.", R"("}})"), true},
      {"near-urls", repeated(size, R"({"runtimeEnvironment":{"A":")", "a://@", R"("}})"), true},
      {"near-private-keys", repeated(size, R"({"runtimeEnvironment":{"A":")", "-----BEGIN ", R"("}})"), true},
      {"emoji", repeated(size, R"({"runtimeEnvironment":{"A":")", "\U0001F680", R"("}})"), true},
      {"bad-utf-8-last", repeated(size, R"({"runtimeEnvironment":{"A":")", "a", "\x80\"}}"), false},
      {"unclosed-string", repeated(size, R"({"runtimeEnvironment":{"A":")", "a", ""), false},
      {"empty-strings", listed(size, kUnknown, R"("")", "]}"), false},
      // Everything else.
      {"white-space", repeated(size, "", " ", ""), false},
      {"line-breaks", repeated(size, "{", "\n", "}"), true},
      {"spaces-between", listed(size, kUnknown, "                              0", "]}"), false},
      {"digits", listed(size, kUnknown, "0", "]}"), false},
      {"numbers", listed(size, kUnknown, "-1.7976931348623157e+308", "]}"), false},
      {"long-number", repeated(size, R"({"deployment":{"storage":{"shmSize":)", "1", "}}}"), false},
      {"long-fraction",
       repeated(size, R"({"deployment":{"storage":{"shmSize":64.)", "0", R"(},"internal":{"id":"abc"}}})"), true},
      {"literals", listed(size, kUnknown, "null", "]}"), false},
      {"commas", repeated(size, "", ",", ""), false},
      {"quotes", repeated(size, "", "\"", ""), false},
      {"backslashes", repeated(size, R"({"a":")", R"(\\)", R"("})"), false},
      {"zero-bytes", std::string(size, '\0'), false},
      {"trailing-comma", filled(size, kEnvironment, numbered(R"("{}":"")"), ",", ",}}"), false},
  };
}

}  // namespace runlint::bench
