#include "reference/page.h"

#include <re2/re2.h>

#include <functional>
#include <map>
#include <memory>

namespace runlint::reference {

using std::string;

namespace {

// A name in lower case, without hyphens and underscores.
string plain_name(std::string_view name) {
  string plain;
  for (const char c : name) {
    if (c >= 'A' && c <= 'Z') plain += static_cast<char>(c - 'A' + 'a');
    if ((c < 'A' || c > 'Z') && c != '-' && c != '_') plain += c;
  }
  return plain;
}

}  // namespace

string kubernetes_half(std::string_view name) {
  const string plain = plain_name(name);
  if (plain == "command") return "entrypoint";
  return plain == "args" || plain == "arguments" ? "arguments" : "";
}

Names meaning_of(std::string_view name) {
  const Names environment = {"runtimeEnvironment"};
  const Names command = {"deployment", "docker", "customCommand"};
  const Names entrypoint = {"deployment", "docker", "customEntrypoint"};
  const Names commit = {"deployment", "internal", "buildSHA"};
  const std::map<string, Names, std::less<>> meanings = {{"env", environment},
                                                         {"environment", environment},
                                                         {"envvars", environment},
                                                         {"environmentvariables", environment},
                                                         {"variables", environment},
                                                         {"command", command},
                                                         {"cmd", command},
                                                         {"cmdoverride", command},
                                                         {"args", command},
                                                         {"arguments", command},
                                                         {"entrypoint", entrypoint},
                                                         {"entrypointoverride", entrypoint},
                                                         {"image", {"deployment", "external", "imagePath"}},
                                                         {"plan", {"billing", "deploymentPlan"}},
                                                         {"sha", commit},
                                                         {"commit", commit},
                                                         {"commitsha", commit}};
  const auto found = meanings.find(plain_name(name));
  return found == meanings.end() || name.size() > 32 ? Names() : found->second;
}

bool matches(const char* expression, std::string_view text) {
  static std::map<const char*, std::unique_ptr<RE2>> compiled;
  std::unique_ptr<RE2>& pattern = compiled[expression];
  if (!pattern) pattern = std::make_unique<RE2>(expression);
  return RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), *pattern);
}

Integer integer_of(string number) {
  constexpr std::int64_t kHuge = std::numeric_limits<std::int64_t>::max();
  const bool negative = number[0] == '-';
  if (negative) number.erase(0, 1);
  const std::size_t e = number.find_first_of("eE");
  long exponent = 0;
  if (e != string::npos) {
    // Inputs are too short for digits that would balance an exponent beyond a billion.
    const string digits = number.substr(e + 1);
    const std::size_t first = digits.find_first_of("123456789");
    const std::size_t length = first == string::npos ? 0 : digits.size() - first;
    exponent = length > 9 ? (digits[0] == '-' ? -1'000'000'000L : 1'000'000'000L) : std::stol(digits);
    number.resize(e);
  }
  const std::size_t point = number.find('.');
  if (point != string::npos) {
    exponent -= static_cast<long>(number.size() - point - 1);
    number.erase(point, 1);
  }
  number.erase(0, number.find_first_not_of('0'));
  if (number.empty() || number.find_first_not_of('0') == string::npos) return {true, 0};
  while (number.back() == '0') {
    number.pop_back();
    ++exponent;
  }
  if (exponent < 0) return {false, 0};
  if (exponent + static_cast<long>(number.size()) > 18) return {true, negative ? -kHuge : kHuge};
  number.append(static_cast<std::size_t>(exponent), '0');
  return {true, negative ? -std::stoll(number) : std::stoll(number)};
}

}  // namespace runlint::reference
