// Runs the examples of README.md: their output is the command's own.
#include "support/readme.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <iterator>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "support/command_line.h"

namespace runlint::cli {
namespace {

// The arguments of a command line without quotes.
std::vector<std::string> words(const std::string& line) {
  std::istringstream in(line);
  return {std::istream_iterator<std::string>(in), {}};
}

TEST(Readme, ExampleOutputIsExact) {
  const std::string text = readme();
  const std::vector<std::string> payloads = blocks(text, "json");
  ASSERT_GE(payloads.size(), 1U);
  const Outcome outcome = run_command({"--stdin-filename", "payload.json", "-"}, payloads.front());
  EXPECT_EQ(outcome.out, blocks(text, "text").front());
  EXPECT_EQ(outcome.status, 1);
}

TEST(Readme, YamlExampleOutputIsExact) {
  const std::string text = readme();
  const std::size_t section = text.find("\n### YAML\n");
  ASSERT_NE(section, std::string::npos);
  const std::string yaml = blocks(text.substr(section), "yaml").front();
  const Outcome outcome = run_command({"--stdin-filename", "payload.yaml", "-"}, yaml);
  EXPECT_EQ(outcome.out, blocks(text.substr(section), "text").front());
  EXPECT_EQ(outcome.status, 1);
}

TEST(Readme, ConfigurationAndBaselineExamplesWork) {
  const std::string text = readme();
  const std::vector<std::string> examples = blocks(text, "json");
  ASSERT_GE(examples.size(), 2U);
  const TemporaryDirectory directory;
  (void)directory.write(".runlint.json", examples[1]);
  (void)directory.write("jobs/legacy/reports.run-job.json", examples[0]);
  const std::filesystem::path before = std::filesystem::current_path();
  std::filesystem::current_path(directory.path());
  const Outcome checked = run_command({"jobs"});
  std::vector<Outcome> outcomes;
  for (const std::string& block : blocks(text, "sh")) {
    std::istringstream lines(block);
    for (std::string line; std::getline(lines, line);) {
      std::vector<std::string> args = words(line);
      if (args.front() != "runlint") continue;
      args.erase(args.begin());
      outcomes.push_back(run_command(args));
    }
  }
  std::filesystem::current_path(before);

  const std::size_t summary = checked.out.rfind('\n', checked.out.size() - 2) + 1;
  EXPECT_NE(text.find('`' + checked.out.substr(summary, checked.out.size() - summary - 1) + '`'), std::string::npos)
      << checked.out;
  EXPECT_EQ(checked.err, "");
  ASSERT_EQ(outcomes.size(), 2U);
  EXPECT_EQ(outcomes[0].err, "runlint: 4 known findings in known.json\n");
  EXPECT_EQ(outcomes[1].out, "nothing found in 1 payload; 4 known before; 1 suppressed\n");
  for (const Outcome& outcome : outcomes) EXPECT_EQ(outcome.status, 0);
}

}  // namespace
}  // namespace runlint::cli
