// Conflicting names and shell commands, compared with brute force.
#include "lint/name_conflicts.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <cstddef>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "check/member_names.h"
#include "lint/image_path.h"
#include "lint/shell_commands.h"

namespace runlint::lint {
namespace {

using Pairs = std::vector<std::pair<std::size_t, std::size_t>>;

using Find = void (NameConflicts::*)(const NameConflicts::Query&, const OnConflict&);

// Checks the order of the first `ordered` pairs and returns all pairs in order.
Pairs find(NameConflicts& conflicts, Find find, const std::vector<std::string>& names, std::size_t ordered = 100) {
  check::MemberNames set;
  for (const std::string& name : names) (void)set.insert(0, 0, name, 0);
  Pairs pairs;
  (conflicts.*find)({set.names(0), schema::kAnyString, ordered},
                    [&pairs](std::size_t a, std::size_t b) { pairs.emplace_back(a, b); });
  Pairs sorted = pairs;
  std::ranges::sort(sorted, {}, &Pairs::value_type::second);
  ordered = std::min(ordered, pairs.size());
  EXPECT_TRUE(std::equal(sorted.begin(), sorted.begin() + static_cast<std::ptrdiff_t>(ordered), pairs.begin()));
  return sorted;
}

std::string folded(std::string name) {
  std::ranges::transform(name, name.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return name;
}

// Distinct names of a few letters.
std::vector<std::string> some_names(std::mt19937& random, std::string_view letters, std::string_view begin) {
  std::vector<std::string> names;
  const std::size_t wanted = random() % 70;
  for (int tries = 0; tries < 300 && names.size() < wanted; ++tries) {
    std::string name(begin);
    for (std::size_t n = random() % 9; n > 0; --n) name += letters[random() % letters.size()];
    if (std::ranges::find(names, name) == names.end()) names.push_back(name);
  }
  return names;
}

TEST(CaseConflicts, AgreeWithBruteForce) {
  std::mt19937 random(1);
  NameConflicts conflicts;
  for (int round = 0; round < 500; ++round) {
    // The other characters are those closest to letters.
    const std::vector<std::string> names =
        some_names(random, round % 2 == 0 ? "aAbB_" : "zZ@[`{\xC1\xE1", round % 3 == 0 ? "A_long_BEGINNING" : "");
    Pairs expected;
    for (std::size_t later = 0; later < names.size(); ++later) {
      for (std::size_t first = 0; first < later; ++first) {
        if (folded(names[first]) != folded(names[later])) continue;
        expected.emplace_back(first, later);
        break;
      }
    }
    ASSERT_EQ(find(conflicts, &NameConflicts::find_case_conflicts, names, static_cast<std::size_t>(round % 9)),
              expected);
  }
}

TEST(PathConflicts, AgreeWithBruteForce) {
  std::mt19937 random(1);
  NameConflicts conflicts;
  // So long that paths differ only after many equal bytes.
  const std::string_view kBeginnings[] = {"/", "/a/", "/a/directory/",
                                          "/a/directory/whose/name/is/so/long/that/paths/in/it/are/longer/than/64/"};
  for (int round = 0; round < 500; ++round) {
    const std::vector<std::string> paths = some_names(random, "a/b", kBeginnings[round % 4]);
    Pairs expected;
    for (std::size_t inner = 0; inner < paths.size(); ++inner) {
      std::size_t top = paths.size();
      for (std::size_t outer = 0; outer < paths.size(); ++outer) {
        const bool inside = outer != inner && paths[inner].starts_with(paths[outer] + "/");
        if (inside && (top == paths.size() || paths[outer].size() < paths[top].size())) top = outer;
      }
      if (top != paths.size()) expected.emplace_back(top, inner);
    }
    ASSERT_EQ(find(conflicts, &NameConflicts::find_path_conflicts, paths, static_cast<std::size_t>(round % 9)),
              expected);
  }
}

TEST(PathConflicts, ReportTopmostParent) {
  NameConflicts conflicts;
  EXPECT_EQ(find(conflicts, &NameConflicts::find_path_conflicts, {"/a", "/a/b", "/a/b/c"}), (Pairs{{0, 1}, {0, 2}}));
  EXPECT_EQ(find(conflicts, &NameConflicts::find_path_conflicts, {"/a/b/c", "/a/b", "/a"}), (Pairs{{2, 0}, {2, 1}}));
  EXPECT_EQ(find(conflicts, &NameConflicts::find_path_conflicts, {"/a/b", "/a/b/c", "/a"}), (Pairs{{2, 0}, {2, 1}}));
  EXPECT_EQ(find(conflicts, &NameConflicts::find_path_conflicts, {"/a", "/ab", "/a-/b"}), Pairs());
  EXPECT_EQ(find(conflicts, &NameConflicts::find_path_conflicts, {"/a", "/1", "/2", "/3", "/4", "/a/b", "/a/b/c"}),
            (Pairs{{0, 5}, {0, 6}}));
}

TEST(ShellCommands, DetectShellSyntax) {
  constexpr struct {
    std::string_view command;
    std::string_view what;  // the operator; empty if no shell is needed or one is named
  } kCases[] = {
      {"", ""},
      {"node report.js --since yesterday", ""},
      {"a && b", "&&"},
      {"a&&b", "&&"},
      {"a & b", ""},
      {"http://example.com/?a=1&b=2", ""},
      {"a||b", "||"},
      {"a|b", "|"},
      {"a;b", ";"},
      {"a >b", ">"},
      {"a 2>&1", ">"},
      {"a <b", "<"},
      {"a $(b)", "$("},
      {"a $b ${c}", ""},
      {"a `b`", "`"},
      {"a 'b && c'", ""},
      {"a \"b | c\"", ""},
      {"a 'it'\\''s' ; b", ";"},
      {"a \"\\\" ; \"", ""},
      {"a \"\\\\\" ; b", ";"},
      {"find . -exec rm {} \\;", ""},
      {"a 'b\\' && c", "&&"},  // a backslash between single quotes is literal
      {"a 'unclosed && b", ""},
      {"a\\", ""},
      {"npm ci\nnpm test", "\n"},
      {"npm ci\r\nnpm test\r\n", "\n"},
      {"\n a\n\n b", "\n"},
      {"#!/bin/bash\nnpm ci", "\n"},
      {"a\nb && c", "\n"},
      {"a\nsh -c b", "\n"},
      {"a && b\nc", "&&"},
      {"a\n&& b", "&&"},
      {"\n a b \n\n", ""},
      {"a \\\n b", ""},
      {"a\n  --b c\n  -d", ""},
      {"a 'b\nc' \"d\ne\"", ""},
      {"sh -c 'a\nb'", ""},
      {"bash -c\n'a'\nb", ""},
      {"[\"a\",\n \"b && c\"]", ""},
      {"sh -c 'a && b'", ""},
      {"sh -c a && b", ""},
      {"/bin/bash -c \"a\" | b", ""},
      {"tini -- dash -c x > y", ""},
      {"[\"/bin/sh\", \"-c\", \"a && b\"] > y", ""},
      {"a && sh b", "&&"},
      {"shell a && b", "&&"},
      {"fish;", ""},
      {"bash", ""},
  };
  for (const auto& c : kCases) {
    Commands commands;
    commands.add("customCommand", {c.command, 0, 0});
    const auto& found = commands.needing_shell();
    EXPECT_EQ(found.empty() ? std::string_view() : found[0].shell_operator, c.what) << c.command;
  }
}

TEST(ShellCommands, RecognizeEveryShell) {
  const std::vector<std::string> shells = {"sh",   "bash", "dash", "ash",  "zsh",  "ksh",
                                           "mksh", "fish", "csh",  "tcsh", "pwsh", "powershell"};
  const auto needs_shell = [](const std::string& program) {
    const std::string command = program + " -c 'a && b'; c";
    Commands commands;
    commands.add("customCommand", {command, 0, 0});
    return !commands.needing_shell().empty();
  };
  for (const std::string& shell : shells) {
    for (const std::string& program : {shell, "/usr/bin/" + shell, '"' + shell + '"', "env " + shell}) {
      EXPECT_FALSE(needs_shell(program)) << program;
    }
    for (const std::string& program : {shell + 'x', 'x' + shell, shell.substr(1), shell + "/x"}) {
      if (std::ranges::find(shells, program) != shells.end()) continue;
      EXPECT_TRUE(needs_shell(program)) << program;
    }
  }
}

TEST(ImagePath, SplitsLikeRegistry) {
  constexpr struct {
    std::string_view text;
    std::string_view scheme, repository, tag, digest;
  } kCases[] = {
      {"nginx:1.27", "", "nginx", "1.27", ""},
      {"localhost:5000/nginx", "", "localhost:5000/nginx", "", ""},
      {"localhost:5000/nginx:1", "", "localhost:5000/nginx", "1", ""},
      {"https://a.b/c", "https", "a.b/c", "", ""},
      {"https://a.b:1/c:d", "https", "a.b:1/c", "d", ""},
      {"a.b/c@sha256:d", "", "a.b/c", "", "sha256:d"},
      {"a/b://c:1", "", "a/b://c", "1", ""},
      {"a:b:c", "", "a", "b:c", ""},
      {"a.b/c:d/e", "", "a.b/c", "d/e", ""},
      {"a:1/b:d/e@f", "", "a:1/b", "d/e", "f"},
      {"a:1b/", "", "a", "1b/", ""},
  };
  for (const auto& c : kCases) {
    const ImagePath parts = split_image_path(c.text);
    EXPECT_EQ(parts.scheme, c.scheme) << c.text;
    EXPECT_EQ(parts.tag, c.tag) << c.text;
    EXPECT_EQ(parts.digest, c.digest) << c.text;
    EXPECT_EQ(parts.repository, c.repository) << c.text;
  }
}

}  // namespace
}  // namespace runlint::lint
