// The fuzz dictionary contains every name and value of the table, in libFuzzer's syntax.
#include <gtest/gtest.h>

#include <set>
#include <sstream>
#include <string>

#include "export/exports.h"
#include "schema/schema.h"

namespace runlint::exports {
namespace {

std::set<std::string> entries() {
  std::set<std::string> lines;
  std::istringstream in(fuzz_dictionary());
  for (std::string line; std::getline(in, line);) EXPECT_TRUE(lines.insert(line).second) << line << " stands twice";
  return lines;
}

TEST(FuzzDictionary, ListsTableNamesAndValues) {
  const std::set<std::string> found = entries();
  for (const char* wanted :
       {R"("\"deployment\"")", R"("\"configType\"")", R"("\"originalEntrypointCustomCommand\"")", R"("\"latest\"")",
        R"("\"runName\"")", R"("143360")", R"("512000")", R"("\"nf-compute-20\"")"}) {
    EXPECT_TRUE(found.contains(wanted)) << wanted;
  }
  for (const schema::Member& member : schema::kRunJob.back().members) {
    EXPECT_TRUE(found.contains(R"("\")" + std::string(member.name) + R"(\"")")) << member.name;
  }
}

TEST(FuzzDictionary, ListsJsonTokens) {
  const std::set<std::string> found = entries();
  for (const char* wanted : {R"("{")", R"("\\u")", R"("\x0A")", R"("\xEF\xBB\xBF")"}) {
    EXPECT_TRUE(found.contains(wanted)) << wanted;
  }
}

// Entries are quoted and printable; a backslash begins \\, \" or \xHH, and a quote inside follows one.
TEST(FuzzDictionary, IsValidLibFuzzerSyntax) {
  for (const std::string& line : entries()) {
    ASSERT_GE(line.size(), 3u);
    EXPECT_EQ(line.front(), '"');
    EXPECT_EQ(line.back(), '"');
    for (std::size_t i = 1; i + 1 < line.size(); ++i) {
      EXPECT_TRUE(line[i] >= ' ' && line[i] <= '~') << line;
      EXPECT_NE(line[i], '"') << line;
      if (line[i] != '\\') continue;
      const char next = line[++i];
      EXPECT_TRUE(next == '\\' || next == '"' || next == 'x') << line;
      if (next != 'x') continue;
      EXPECT_EQ(line.substr(i + 1, 2).find_first_not_of("0123456789ABCDEF"), std::string::npos) << line;
    }
  }
}

}  // namespace
}  // namespace runlint::exports
