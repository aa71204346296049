// lib/DESIGN.md names only existing files.
#include <gtest/gtest.h>

#include <cstddef>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <string>
#include <vector>

namespace runlint {
namespace {

namespace fs = std::filesystem;

fs::path top() { return RUNLINT_SOURCE_DIR; }

std::string design() {
  std::ifstream file(top() / "lib/DESIGN.md", std::ios::binary);
  return {std::istreambuf_iterator(file), {}};
}

// The first group of every match of `expression`.
std::vector<std::string> groups(const std::string& text, const char* expression) {
  const std::regex regex(expression);
  std::vector<std::string> found;
  const std::sregex_iterator end;
  for (auto match = std::sregex_iterator(text.begin(), text.end(), regex); match != end; ++match) {
    found.push_back((*match)[1]);
  }
  return found;
}

// Expands "a/{b,c}.h" to "a/b.h" and "a/c.h".
std::vector<std::string> expanded(const std::string& path) {
  const std::size_t open = path.find('{');
  if (open == std::string::npos) return {path};
  const std::size_t close = path.find('}', open);
  std::vector<std::string> paths;
  for (const std::string& name : groups(path.substr(open, close - open + 1), "[{,]([^,}]*)")) {
    paths.push_back(path.substr(0, open) + name + path.substr(close + 1));
  }
  return paths;
}

// Paths are relative to the repository, lib/ or include/.
bool exists(const std::string& path) {
  return fs::exists(top() / path) || fs::exists(top() / "lib" / path) || fs::exists(top() / "include" / path);
}

TEST(DesignDocument, LinksResolve) {
  const std::vector<std::string> links = groups(design(), R"(\]\(([^)]+)\))");
  EXPECT_GE(links.size(), 10u);
  for (const std::string& link : links) EXPECT_TRUE(fs::exists(top() / "lib" / link)) << link;
}

TEST(DesignDocument, NamesExistingFiles) {
  // In backquotes, with a folder and a suffix, but without NAME or *.
  const std::vector<std::string> named =
      groups(design(), R"(`([a-z]+/[a-z0-9_/{},]+\.(?:cc|h|c|lua|py|\{h,c\}|\{h,cc\}))`)");
  EXPECT_GE(named.size(), 30u);
  for (const std::string& name : named) {
    for (const std::string& path : expanded(name)) EXPECT_TRUE(exists(path)) << path;
  }
}

}  // namespace
}  // namespace runlint
