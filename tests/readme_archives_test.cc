// Runs README's commands for GNU parallel: the results of blocks are those of one process.
#include <gtest/gtest.h>

#include <cstdlib>
#include <map>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "support/command_line.h"
#include "support/readme.h"
#include "support/shell.h"

namespace runlint::cli {
namespace {

// The examples that call parallel, with smaller blocks.
std::vector<std::string> recipes() {
  std::vector<std::string> found;
  for (std::string block : blocks(readme(), "sh")) {
    if (!block.starts_with("parallel ")) continue;
    const std::string_view size = "--block 256M";
    const std::size_t at = block.find(size);
    if (at != std::string::npos) block.replace(at, size.size(), "--block 1M");
    found.push_back(block);
  }
  return found;
}

// Some megabytes: valid and invalid records, some of many kilobytes, blank lines, both line ends, none at the last.
std::string archive() {
  std::string text;
  for (int i = 0; i < 30'000; ++i) {
    if (i % 11 == 0) text += i % 2 == 0 ? "\n" : " \r\n";
    const std::string branch(static_cast<std::size_t>(i % 997 == 0 ? 50'000 : i % 60), 'b');
    text += i % 7 == 0     ? R"({"deployment":{"internal":{"id":"-","branch":")" + branch + R"("}}})"
            : i % 101 == 0 ? "{\"deployment\":" + branch
                           : R"({"deployment":{"internal":{"id":"job-)" + std::to_string(i) + R"(","branch":")" +
                                 branch + R"("}}})";
    text += i % 3 == 0 ? "\r\n" : "\n";
  }
  return text + "[]";
}

struct Result {
  std::string path;
  std::size_t record;
  std::string rest;
};

std::vector<Result> read_results(const std::string& jsonl) {
  std::vector<Result> results;
  std::istringstream in(jsonl);
  for (std::string line; std::getline(in, line);) {
    const std::string_view path = R"({"path":")";
    const std::string_view record = R"(","record":)";
    const std::size_t at = line.find(record);
    if (!line.starts_with(path) || at == std::string::npos) {
      ADD_FAILURE() << line;
      return results;
    }
    char* end = nullptr;
    const std::size_t number = std::strtoul(line.c_str() + at + record.size(), &end, 10);
    results.push_back({line.substr(path.size(), at - path.size()), number, end});
  }
  return results;
}

TEST(ReadmeArchives, BlocksHaveTheResultsOfOneProcess) {
  if (std::system("parallel --version >/dev/null 2>&1") != 0) GTEST_SKIP() << "GNU parallel is not installed";
  const std::vector<std::string> commands = recipes();
  ASSERT_EQ(commands.size(), 2U);
  const TemporaryDirectory directory;
  const std::string text = archive();
  (void)directory.write("payloads.ndjson", text);
  const std::string prepare =
      "cd '" + directory.path() + "'; mkdir -p bin; ln -sf \"$RUNLINT\" bin/runlint; PATH=$PWD/bin:$PATH\n";
  EXPECT_EQ(shell(prepare + commands[0] + "echo $?\n", RUNLINT_PROGRAM), "1\n");
  const std::vector<Result> found =
      read_results(shell("cat '" + directory.path("results.jsonl") + "'", RUNLINT_PROGRAM));
  const std::vector<Result> expected = read_results(run_command({"--ndjson", "--format", "jsonl"}, text).out);

  std::map<std::string, std::size_t> before;
  std::istringstream numbers(shell(prepare + commands[1], RUNLINT_PROGRAM));
  for (std::string block, number; numbers >> block >> number;) before[block] = std::stoul(number);
  EXPECT_GE(before.size(), 3U);

  ASSERT_EQ(found.size(), expected.size());
  for (std::size_t i = 0; i < found.size(); ++i) {
    ASSERT_TRUE(before.contains(found[i].path)) << found[i].path;
    ASSERT_EQ(found[i].record + before[found[i].path], expected[i].record) << i;
    ASSERT_EQ(found[i].rest, expected[i].rest) << i;
  }

  // The status is the greatest of a block: here, that of a broken configuration.
  (void)directory.write(".runlint.json", "{");
  const std::string broken = shell(prepare + commands[0] + "echo $?\n", RUNLINT_PROGRAM);
  EXPECT_TRUE(broken.ends_with("\n2\n")) << broken;
}

}  // namespace
}  // namespace runlint::cli
