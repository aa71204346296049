// Compares edit distances with the full matrix.
#include "text/edit_distance.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace runlint::text {
namespace {

using std::string;
using std::string_view;
using namespace std::string_view_literals;

TEST(Misspelling, HasTheSameWords) {
  struct Names {
    string_view known;
    std::vector<string_view> misspelled;
    std::vector<string_view> others;
  };
  const Names cases[] = {
      {"imagePath",
       {"imagePath", "imagepath", "image_path", "IMAGE-PATH", "imagPath", "imagePat", "imgaePath", "imagepth",
        "image-path", "image_Path", "imagePAth"},
       {"imageTag", "imagePathTag", "imageName", "image", "path"}},
      {"storageSize", {"storage_size", "storageSzie", "strageSize", "storagesize"}, {"storageType"}},
      {"id", {"ID", "Id", "_id", "id_"}, {"uid", "idx", "ids", "did", "i", ""}},
      {"data", {"DATA", "dat", "dta", "datta", "adta"}, {"date", "dada", "meta"}},
      {"deployment",
       {"deploymnt", "deployments", "Deployment", "deplyoment"},
       {"deploymentId", "deploymentid", "deploy"}},
      {"runtimeFiles",
       {"runtimeFile", "runtime_files", "runtmeFiles", "runtimefile"},
       {"runtimeFolder", "runtimeFilesX"}},
      {"buildId", {"buildID", "build_id", "bulidId"}, {"build", "buildSha", "guildIt"}},
      {"schema/enum", {"schema/enmu", "schema-enum"}, {"schema/type", "schema"}},
  };
  for (const Names& c : cases) {
    for (const string_view name : c.misspelled) EXPECT_TRUE(is_misspelling(name, c.known)) << name << " / " << c.known;
    for (const string_view name : c.others) EXPECT_FALSE(is_misspelling(name, c.known)) << name << " / " << c.known;
  }
  EXPECT_FALSE(is_misspelling(string(70, 'a'), string(70, 'a') + "_b"));
}

TEST(EditDistance, MatchesTable) {
  struct Case {
    string_view name;
    string_view known;
    unsigned expected;
  };
  const Case cases[] = {
      {"", "", 0},
      {"", "i", 1},
      {"i", "", 1},
      {"id", "id", 0},
      {"ID", "id", 0},
      {"di", "id", 1},
      {"i", "id", 1},
      {"idx", "id", 1},
      {"xy", "id", kTooFar},
      {"bata", "data", 1},
      {"dat", "data", 1},
      {"dtaa", "data", 1},
      {"dates", "data", kTooFar},
      {"biling", "billing", 1},
      {"bliling", "billing", 1},
      {"blilign", "billing", 2},
      {"blilngi", "billing", kTooFar},
      {"building", "billing", 2},
      {"bulding", "billing", 2},
      {"bxlxnx", "billing", kTooFar},
      {"runtimeEnviroment", "runtimeEnvironment", 1},
      {"runtime_environment", "runtimeEnvironment", 1},
      {"runtimeenviromnet", "runtimeEnvironment", 2},
      {"runtimeEnv", "runtimeEnvironment", kTooFar},
      {"external", "internal", 2},
      {"extrenal", "external", 1},
      {"deploymentPlans", "deploymentPlan", 1},
      {"imagepath", "imagePath", 0},
      {"Image_Path", "imagePath", 1},
      {"cabilli", "abcbilli", kTooFar},  // a transposition must be adjacent: 3, not 2
  };
  for (const Case& c : cases) EXPECT_EQ(edit_distance(c.name, c.known), c.expected) << c.name << " / " << c.known;
}

// The full matrix, without bands or early exits.
unsigned plain_distance(string_view a, string_view b) {
  const auto fold = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  std::vector<std::vector<unsigned>> d(a.size() + 1, std::vector<unsigned>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) {
    for (std::size_t j = 0; j <= b.size(); ++j) {
      if (i == 0 || j == 0) {
        d[i][j] = static_cast<unsigned>(i + j);
        continue;
      }
      const bool same = fold(a[i - 1]) == fold(b[j - 1]);
      d[i][j] = std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + (same ? 0 : 1)});
      const bool swapped = i > 1 && j > 1 && fold(a[i - 1]) == fold(b[j - 2]) && fold(a[i - 2]) == fold(b[j - 1]);
      if (swapped) d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
    }
  }
  const unsigned limit = b.size() <= 4 ? 1 : b.size() <= 8 ? 2 : 3;
  const unsigned found = d[a.size()][b.size()];
  return found <= limit ? found : kTooFar;
}

TEST(EditDistance, AgreesWithFullMatrix) {
  std::vector<string> words = {""};
  for (std::size_t i = 0; words[i].size() < 5; ++i) {
    for (const char c : "abC"sv) words.push_back(words[i] + c);
  }
  for (const string& a : words) {
    for (const string& b : words) ASSERT_EQ(edit_distance(a, b), plain_distance(a, b)) << a << " / " << b;
  }

  std::mt19937 random(20240229);
  const auto below = [&](std::size_t n) { return random() % n; };
  for (int round = 0; round < 20'000; ++round) {
    string known(below(65), ' ');
    for (char& c : known) c = "abcDE"[below(5)];
    string name = known;
    for (std::size_t edits = below(6); edits > 0; --edits) {
      const std::size_t at = below(name.size() + 1);
      switch (below(4)) {
        case 0:
          name.insert(at, 1, "abcDE"[below(5)]);
          break;
        case 1:
          if (at < name.size()) name.erase(at, 1);
          break;
        case 2:
          if (at < name.size()) name[at] = "aBc\x80"[below(4)];
          break;
        default:
          if (at + 1 < name.size()) std::swap(name[at], name[at + 1]);
      }
    }
    ASSERT_EQ(edit_distance(name, known), plain_distance(name, known)) << name << " / " << known;
  }
}

TEST(EditDistance, HandlesLongNames) {
  const string known(64, 'k');
  EXPECT_EQ(edit_distance(string(67, 'k'), known), 3u);
  EXPECT_EQ(edit_distance(string(68, 'k'), known), kTooFar);
  EXPECT_EQ(edit_distance(string(61, 'k'), known), 3u);
  EXPECT_EQ(edit_distance(string(10'000'000, 'k'), known), kTooFar);
  EXPECT_EQ(edit_distance(string(65, 'k'), string(65, 'k')), kTooFar);  // exceeds the length of known names
}

}  // namespace
}  // namespace runlint::text
