// The hooks of .pre-commit-hooks.yaml run on the files that a search of the repository finds, and on no others.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "cli/inputs.h"
#include "support/command_line.h"
#include "support/shell.h"

namespace runlint::cli {
namespace {

using Names = std::set<std::string>;

// Names like those that a search looks for, and others like them.
Names candidates() {
  Names names;
  std::vector<std::string> stems = {"other"};
  for (const std::string_view pattern : default_patterns()) {
    const std::size_t star = pattern.rfind('*') + 1;  // npos + 1 is 0
    const std::string_view name = pattern.substr(star);
    stems.emplace_back(name.substr(name.front() == '.' ? 1 : 0, name.rfind('.') - (name.front() == '.' ? 1 : 0)));
  }
  stems.insert(stems.end(), {"run_job", "run--job", "runjobs", "northflanks"});
  for (const std::string& stem : stems) {
    for (const char* before : {"", ".", "a.", "a", "-", "--x.", "._", "._a.", ".a.", "a.b.", "a\nb.", " .", "\xE9.",
                               "run-job.json.", "._.", "a._"}) {
      for (const char* after : {".json", ".yaml", ".yml", ".jsonc", ".json5", ".json.bak", ".JSON", "", ".json\n",
                                ".Yml", "json", ".", ".json."}) {
        for (const char* folder :
             {"", "jobs/", "node_modules/", "jobs/node_modules/a/", ".svn/", "x.git/", "._a/", "a\nb/"}) {
          names.insert(std::string(folder) + before + stem + after);
        }
      }
    }
  }
  return names;
}

TEST(HookFiles, AreThoseOfSearch) {
  if (std::system("python3 -c 'import yaml' 2>/dev/null") != 0) GTEST_SKIP() << "python3 or its yaml is not installed";
  const TemporaryDirectory directory;
  const Names names = candidates();
  std::string list;
  for (const std::string& name : names) {
    (void)directory.write("tree/" + name, "{}");
    list.append(name).push_back('\0');
  }
  const std::string listed = directory.write("names", list);
  Names templates;
  const Inputs inputs = find_inputs({directory.path("tree")}, {}, "<stdin>");
  EXPECT_TRUE(inputs.problems.empty());
  Names searched;
  for (const Input& input : inputs.found) {
    const std::string name = input.path.substr(directory.path("tree").size() + 1);
    searched.insert(name);
    if (is_template(name)) templates.insert(name);
  }
  ASSERT_GE(searched.size(), 100U);

  const auto matched = [&](const std::string& hook) {
    const std::string out = shell(
        "exec python3 - <<'END'\n"
        "import re, sys, yaml\n"
        "hook = {h['id']: h for h in yaml.safe_load(open('" RUNLINT_SOURCE_DIR "/.pre-commit-hooks.yaml'))}['" +
            hook +
            "']\n"
            "names = open('" +
            listed +
            "', encoding='utf-8', errors='surrogateescape', newline='').read().split('\\0')[:-1]\n"
            "found = [n for n in names if re.search(hook['files'], n) and not re.search(hook['exclude'], n)]\n"
            "sys.stdout.buffer.write('\\0'.join(found + ['']).encode('utf-8', 'surrogateescape'))\n"
            "END\n",
        "");
    Names of_hook;
    for (std::size_t at = 0; at < out.size();) {
      const std::size_t end = out.find('\0', at);
      of_hook.insert(out.substr(at, end - at));
      at = end == std::string::npos ? out.size() : end + 1;
    }
    return of_hook;
  };
  EXPECT_EQ(matched("runlint"), searched);
  EXPECT_EQ(matched("runlint-from-source"), searched);
  EXPECT_EQ(matched("runlint-templates"), templates);
  EXPECT_EQ(matched("runlint-templates-from-source"), templates);
}

}  // namespace
}  // namespace runlint::cli
