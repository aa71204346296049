// lib/DESIGN.md names only existing files, and its recipes for a pattern and a lint rule list the files that name one.
#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <cstddef>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace runlint {
namespace {

namespace fs = std::filesystem;

fs::path top() { return RUNLINT_SOURCE_DIR; }

std::string read(const fs::path& path) {
  std::ifstream file(top() / path, std::ios::binary);
  EXPECT_TRUE(file.is_open()) << path;
  return {std::istreambuf_iterator(file), {}};
}

std::string design() { return read("lib/DESIGN.md"); }

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

// ---- recipes

using Files = std::set<std::string>;

// The files below lib/ and include/ that the first sentence of a recipe lists: those that each such addition touches.
// `name` takes the place of NAME.
Files listed(const std::string& recipe, const std::string& name) {
  const std::string text = design();
  const std::size_t begin = text.find("\n**" + recipe + "**");
  EXPECT_NE(begin, std::string::npos) << recipe;
  std::smatch sentence;
  const std::string rest = text.substr(begin);
  EXPECT_TRUE(std::regex_search(rest, sentence, std::regex(R"(\.\s)"))) << recipe;
  Files files;
  for (const std::string& path : groups(sentence.prefix(), "`((?:lib|include)/[^`]+)`")) {
    for (const std::string& file : expanded(path)) {
      files.insert(std::regex_replace(file, std::regex("NAME"), name));
    }
  }
  return files;
}

// Path and text of each file below lib/ and include/ but this page.
std::vector<std::pair<std::string, std::string>> sources() {
  std::vector<std::pair<std::string, std::string>> found;
  for (const char* folder : {"lib", "include"}) {
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(top() / folder)) {
      const std::string path = entry.path().lexically_relative(top()).generic_string();
      if (entry.is_regular_file() && path != "lib/DESIGN.md") found.emplace_back(path, read(path));
    }
  }
  return found;
}

// Whether `text` has `word` with neither a letter, a digit nor an underscore beside it.
bool has_word(const std::string& text, const std::string& word) {
  const auto is_part = [&text](std::size_t at) {
    return at < text.size() && (std::isalnum(static_cast<unsigned char>(text[at])) != 0 || text[at] == '_');
  };
  for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) {
    if ((at == 0 || !is_part(at - 1)) && !is_part(at + word.size())) return true;
  }
  return false;
}

// The files that have one of these words.
Files naming(const std::vector<std::pair<std::string, std::string>>& sources, const std::vector<std::string>& words) {
  Files files;
  for (const auto& [path, text] : sources) {
    const auto has = [&text](const std::string& word) { return has_word(text, word); };
    if (std::ranges::any_of(words, has)) files.insert(path);
  }
  return files;
}

// "BuildSha" with '_': "build_sha".
std::string separated(const std::string& camel, char separator) {
  std::string out;
  for (const char c : camel) {
    if (std::isupper(static_cast<unsigned char>(c)) != 0 && !out.empty()) out += separator;
    out += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  }
  return out;
}

TEST(DesignDocument, RuleRecipeListsFilesOfEachRule) {
  const auto files = sources();
  const std::vector<std::string> rules = groups(read("include/runlint/rule.h"), R"(\n  kLint(\w+),)");
  EXPECT_GE(rules.size(), 13u);
  for (const std::string& rule : rules) {
    const std::string name = separated(rule, '_');
    Files expected = listed("A lint rule", name);
    EXPECT_LE(expected.size(), 4u);
    // Found and reported where the scalars of YAML are seen.
    if (rule == "YamlScalar") {
      expected.erase("lib/lint/yaml_scalar.cc");
      expected.insert({"lib/yaml_validator/scalar_lint.cc", "lib/yaml_validator/yaml_document.h"});
    }
    // The function's name may be a common word: who calls it includes its header.
    EXPECT_EQ(naming(files, {"kLint" + rule, "lint/" + name + ".h", "lint/" + separated(rule, '-')}), expected);
  }
}

TEST(DesignDocument, PatternRecipeListsFilesOfEachPattern) {
  const auto files = sources();
  const std::vector<std::string> patterns = groups(read("lib/text/pattern.h"), R"re(\.name = "([a-z-]+)")re");
  EXPECT_GE(patterns.size(), 7u);
  for (const std::string& pattern : patterns) {
    const std::string name = std::regex_replace(pattern, std::regex("-"), "_");
    EXPECT_EQ(naming(files, {'"' + pattern + '"', "is_" + name}), listed("A member with a pattern", name));
  }
}

}  // namespace
}  // namespace runlint
