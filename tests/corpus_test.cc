// Every payload of corpus/ has exactly the expected report beside it, as text and as JSON.
//
// With RUNLINT_UPDATE=1 in the environment the expected reports are rewritten, to be reviewed as a diff
// (`./dev golden`); everything else is still checked.
#include "support/corpus.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "export/exports.h"
#include "report/formatter.h"
#include "runlint/rule.h"
#include "runlint/validator.h"
#include "support/run_output.h"
#include "yaml_validator/yaml_validator.h"

namespace runlint {
namespace {

constexpr std::string_view kInvalid = "corpus/invalid/";
constexpr std::size_t kLeastCases = 3;  // of each rule

// Values that the payloads use wherever a value may be secret.
constexpr std::string_view kSecrets[] = {"do-not", "4711000815"};

bool updating() { return std::getenv("RUNLINT_UPDATE") != nullptr; }

std::string rule_of(std::string_view path) {
  path.remove_prefix(kInvalid.size());
  return std::string(path.substr(0, path.rfind('/')));
}

// The options of a case.
std::optional<Options> options_of(const std::string& name) {
  return corpus::parse_args(corpus::read(name + std::string(corpus::kArgs)).value_or(""));
}

bool is_yaml(const std::string& path) { return path.ends_with(corpus::kYamlPayload); }

// The output of a run that checks only this file, not on a terminal.
template <class AnyValidator>
std::string output(report::Format format, const std::string& path, std::string_view payload, const Report& report,
                   AnyValidator& validator) {
  return report::run_output(*report::make_formatter(format, report::Style{}),
                            {.path = path, .payload = payload, .report = report}, validator);
}

void expect_or_update(const std::string& path, const std::string& actual) {
  if (updating()) {
    EXPECT_TRUE(corpus::write(path, actual)) << "can't write " << path;
    return;
  }
  const std::optional<std::string> expected = corpus::read(path);
  ASSERT_TRUE(expected) << path << " is missing; RUNLINT_UPDATE=1 writes it:\n" << actual;
  EXPECT_TRUE(*expected == actual) << path << '\n' << corpus::difference(*expected, actual);
}

class Corpus : public testing::TestWithParam<std::string> {};
class ValidCase : public Corpus {};
class InvalidCase : public Corpus {};

std::string test_name(const testing::TestParamInfo<std::string>& info) {
  std::string name = info.param.substr(info.param.find('/') + 1);
  name.erase(0, name.find('/') + 1);
  std::replace_if(name.begin(), name.end(), [](unsigned char c) { return std::isalnum(c) == 0; }, '_');
  return name;
}

TEST_P(ValidCase, HasNoDiagnostics) {
  const std::string path = corpus::payload_of(GetParam());
  const std::string payload = corpus::read(path).value();
  const std::optional<Options> options = options_of(GetParam());
  ASSERT_TRUE(options) << "can't make sense of the options";
  if (is_yaml(path)) {
    YamlValidator validator(*options);
    const Report report = validator.check(payload);
    EXPECT_TRUE(report.valid());
    EXPECT_EQ(output(report::Format::kText, path, payload, report, validator), "");
    return;
  }
  Validator validator(*options);
  const Report report = validator.check(payload);
  EXPECT_TRUE(report.valid());
  EXPECT_EQ(output(report::Format::kText, path, payload, report, validator), "");
  EXPECT_EQ(validator.accepts(payload), Verdict::kValid);
}

template <class AnyValidator>
void expect_report(AnyValidator& validator, const std::string& name, const std::string& path,
                   const std::string& payload) {
  const Report report = validator.check(payload);
  ASSERT_EQ(report.status(), Report::Status::kComplete);
  const std::string rule = rule_of(path);
  EXPECT_TRUE(std::any_of(report.diagnostics().begin(), report.diagnostics().end(),
                          [&](const Diagnostic& found) { return info(found.rule).name == rule; }))
      << "no diagnostic of " << rule;

  const std::string text = output(report::Format::kText, path, payload, report, validator);
  std::string line = output(report::Format::kJsonl, path, payload, report, validator);
  for (const std::string_view secret : kSecrets) {
    EXPECT_EQ(text.find(secret), std::string::npos) << text;
    EXPECT_EQ(line.find(secret), std::string::npos) << line;
  }

  const std::string path_member = "\"path\":\"" + path + "\",";
  ASSERT_EQ(line.find(path_member), 1u) << line;
  line.erase(1, path_member.size());
  expect_or_update(name + std::string(corpus::kJson), corpus::laid_out(corpus::without_repeated_text(line, text)));
  expect_or_update(name + std::string(corpus::kText), text);
}

TEST_P(InvalidCase, MatchesExpectedReport) {
  const std::string path = corpus::payload_of(GetParam());
  const std::string payload = corpus::read(path).value();
  const std::optional<Options> options = options_of(GetParam());
  ASSERT_TRUE(options) << "can't make sense of the options";
  if (is_yaml(path)) {
    YamlValidator validator(*options);
    return expect_report(validator, GetParam(), path, payload);
  }
  Validator validator(*options);
  expect_report(validator, GetParam(), path, payload);
  const bool is_valid = validator.check(payload).valid();
  EXPECT_EQ(validator.accepts(payload), is_valid ? Verdict::kValid : Verdict::kInvalid);
}

INSTANTIATE_TEST_SUITE_P(Corpus, ValidCase, testing::ValuesIn(corpus::cases_below("corpus/valid")), test_name);
INSTANTIATE_TEST_SUITE_P(Corpus, InvalidCase, testing::ValuesIn(corpus::cases_below("corpus/invalid")), test_name);

TEST(CorpusFolder, HasCasesForEveryRule) {
  std::map<std::string, std::size_t> cases;
  for (const std::string& path : corpus::cases_below("corpus/invalid")) ++cases[rule_of(path)];
  for (const RuleInfo& rule : rules()) {
    EXPECT_GE(cases[std::string(rule.name)], kLeastCases) << "too few cases in corpus/invalid/" << rule.name;
  }
  for (const auto& [rule, count] : cases) EXPECT_TRUE(find_rule(rule)) << "there is no rule " << rule;
}

TEST(CorpusFolder, RulesDocumentMatchesOutput) {
  expect_or_update(
      "corpus/RULES.md", exports::rule_document([](const RuleInfo& rule) {
        if (rule.is_yaml) {
          YamlValidator validator({.api = rule.api});
          return output(report::Format::kText, "payload.yaml", rule.bad, validator.check(rule.bad), validator);
        }
        Validator validator({.api = rule.api});
        return output(report::Format::kText, "payload.json", rule.bad, validator.check(rule.bad), validator);
      }));
}

TEST(CorpusFolder, EveryFileHasPayload) {
  const std::vector<std::string> valid = corpus::cases_below("corpus/valid");
  for (const std::string& path : corpus::files_below("corpus/valid")) {
    const std::string name = path.substr(0, path.size() - std::min(path.size(), corpus::kArgs.size()));
    const bool has_args = path.ends_with(corpus::kArgs) && std::ranges::binary_search(valid, name);
    EXPECT_TRUE(path.ends_with(corpus::kPayload) || is_yaml(path) || has_args) << path;
  }
  const std::vector<std::string> cases = corpus::cases_below("corpus/invalid");
  for (const std::string& path : corpus::files_below("corpus/invalid")) {
    bool belongs = false;
    for (const std::string_view suffix :
         {corpus::kPayload, corpus::kYamlPayload, corpus::kJson, corpus::kText, corpus::kArgs}) {
      belongs = belongs || (path.ends_with(suffix) && std::binary_search(cases.begin(), cases.end(),
                                                                         path.substr(0, path.size() - suffix.size())));
    }
    EXPECT_TRUE(belongs) << path << " belongs to no payload";
  }
}

}  // namespace
}  // namespace runlint
