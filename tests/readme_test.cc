// README.md shows a broken payload and what the command says of it: the words there are the command's own.
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

#include "support/command_line.h"

namespace runlint::cli {
namespace {

// The contents of the first fenced block of that kind.
std::string block(std::string_view document, std::string_view kind) {
  std::string fence("```");
  fence.append(kind).append("\n");
  const std::size_t begin = document.find(fence);
  if (begin == std::string_view::npos) return {};
  const std::size_t end = document.find("```", begin + fence.size());
  return std::string(document.substr(begin + fence.size(), end - begin - fence.size()));
}

TEST(Readme, ShowsTheTrueOutput) {
  std::ifstream file(RUNLINT_SOURCE_DIR "/README.md", std::ios::binary);
  const std::string readme{std::istreambuf_iterator<char>(file), {}};
  const std::string payload = block(readme, "json");
  ASSERT_FALSE(payload.empty());
  const Outcome outcome = run_command({"--stdin-filename", "payload.json", "-"}, payload);
  EXPECT_EQ(outcome.out, block(readme, "text"));
  EXPECT_EQ(outcome.status, 1);
}

}  // namespace
}  // namespace runlint::cli
