// The files of corpus/credentials/, and checks of single variables and commands through the public API.
#ifndef RUNLINT_TESTS_SUPPORT_CREDENTIAL_CORPUS_H_
#define RUNLINT_TESTS_SUPPORT_CREDENTIAL_CORPUS_H_

#include <algorithm>
#include <fstream>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "runlint/rule.h"
#include "runlint/validator.h"
#include "text/escape.h"

namespace runlint::credential_corpus {

// The lines of a file, without comments and empty lines.
[[nodiscard]] inline std::vector<std::string> lines(std::string_view name) {
  const std::string path = std::string(RUNLINT_SOURCE_DIR "/corpus/credentials/").append(name);
  std::ifstream file(path);
  if (!file) throw std::runtime_error("can't read " + path);
  std::vector<std::string> found;
  for (std::string line; std::getline(file, line);) {
    if (!line.empty() && line.front() != '#') found.push_back(line);
  }
  return found;
}

struct Variable {
  std::string name;
  std::string value;
};

// A line NAME=VALUE. The value has no quotes around it.
[[nodiscard]] inline Variable variable(const std::string& line) {
  const std::size_t equals = line.find('=');
  if (equals == std::string::npos) throw std::runtime_error("no NAME=VALUE: " + line);
  return {line.substr(0, equals), line.substr(equals + 1)};
}

// Checks with the default options, one payload for each question.
class Checker {
 public:
  [[nodiscard]] bool reports_variable(std::string_view name, std::string_view value) {
    std::string payload = R"({"runtimeEnvironment": {")";
    text::append_json_escaped(payload, name);
    payload += R"(": ")";
    text::append_json_escaped(payload, value);
    return reports(Rule::kLintSecretInEnvironment, payload + R"("}})");
  }

  // False too if the library has no rule for commands.
  [[nodiscard]] bool reports_command(std::string_view command) {
    if (!command_rule_) return false;
    std::string payload =
        R"({"deployment": {"internal": {"id": "example"}, "docker": {"configType": "customCommand", "customCommand": ")";
    text::append_json_escaped(payload, command);
    return reports(*command_rule_, payload + R"("}}})");
  }

 private:
  bool reports(Rule rule, const std::string& payload) {
    const Report report = validator_.check(payload);
    if (!report.valid()) throw std::runtime_error("not a valid payload: " + payload);
    return std::ranges::any_of(report.diagnostics(), [rule](const Diagnostic& found) { return found.rule == rule; });
  }

  Validator validator_;
  std::optional<Rule> command_rule_ = find_rule("lint/secret-in-command");
};

}  // namespace runlint::credential_corpus

#endif  // RUNLINT_TESTS_SUPPORT_CREDENTIAL_CORPUS_H_
