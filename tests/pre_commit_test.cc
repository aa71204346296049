// Runs the hooks of .pre-commit-hooks.yaml by pre-commit itself in a repository made for the test, without a network
// if the system allows that.
#include <gtest/gtest.h>

#include <cstdlib>
#include <string>
#include <string_view>

#include "support/shell.h"

namespace runlint::cli {
namespace {

// $HOOK is the hook, $SOURCE the tree that defines it, and $TREE the files of it that the hook needs. Leaves the shell
// in a repository with that hook installed.
constexpr std::string_view kPrepare = R"sh(
set -eu
export HOME="$PWD" PRE_COMMIT_HOME="$PWD/cache" PRE_COMMIT_COLOR=never
export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_SYSTEM=/dev/null
export GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a@example.org GIT_COMMITTER_NAME=a GIT_COMMITTER_EMAIL=a@example.org
unset GIT_DIR GIT_INDEX_FILE GIT_WORK_TREE
PATH="$(dirname "$RUNLINT"):$PATH"
mkdir hooks repository
(cd "$SOURCE" && tar -c $TREE) | tar -x -C hooks
git -C hooks init -q
git -C hooks add -A
git -C hooks commit -q -m hooks
cd repository
git init -q
printf 'repos:\n- repo: ../hooks\n  rev: %s\n  hooks: [{id: %s}]\n' "$(git -C ../hooks rev-parse HEAD)" "$HOOK" \
  >.pre-commit-config.yaml
pre-commit install >/dev/null
git add .pre-commit-config.yaml
git commit -q -m configured >/dev/null 2>&1
offline=$(unshare -n true 2>/dev/null && echo unshare -n || true)
# Commits all there is: what that says, without pre-commit's own progress, and whether it went through.
commit() {
  before=$(git rev-parse HEAD)
  git add -A
  $offline git commit -q -m test 2>&1 | grep -v '^\[[A-Z]*\]' || true
  test "$before" = "$(git rev-parse HEAD)" && echo blocked || echo committed
  git reset -q --hard
}
)sh";

struct Hook {
  std::string id;
  std::string tree;
  int seconds;
};

std::string in_repository(const Hook& hook, std::string_view script) {
  std::string all = "SOURCE='" RUNLINT_SOURCE_DIR "' HOOK=" + hook.id + " TREE='" + hook.tree + "'\n";
  return shell(all.append(kPrepare).append(script), RUNLINT_PROGRAM, hook.seconds);
}

bool is_there(const char* program) {
  return std::system(("command -v " + std::string(program) + " >/dev/null").c_str()) == 0;
}

class PreCommit : public testing::Test {
 protected:
  void SetUp() override {
    if (!is_there("pre-commit") || !is_there("git")) GTEST_SKIP() << "pre-commit or git is not installed";
  }
};

constexpr std::string_view kPassed =
    "runlint..................................................................Passed\n"
    "committed\n";
constexpr std::string_view kNotCalled =
    "runlint..............................................(no files to check)Skipped\n"
    "committed\n";
constexpr std::string_view kBlocked = R"(runlint..................................................................Failed
- hook id: runlint
- exit code: 1

jobs/nightly.run-job.json:1:2: error: "runtimeEnviroment" is not a member of the payload that the API knows: it is refused or silently dropped [schema/unknown-property]
  1 | {"runtimeEnviroment": {"TOKEN": "***"}}
    |  ^~~~~~~~~~~~~~~~~~~
    at: /runtimeEnviroment
    help: did you mean "runtimeEnvironment"?

1 error in 1 payload

blocked
)";

TEST_F(PreCommit, BlocksInvalidPayloads) {
  const Hook hook{"runlint", ".pre-commit-hooks.yaml", 60};
  const struct {
    const char* what;
    std::string_view script;
    std::string expected;
  } cases[] = {
      {"a good payload", R"(echo '{}' >run-job.json; commit)", std::string(kPassed)},
      {"a bad one, without its secret",
       R"(mkdir jobs; echo '{"runtimeEnviroment": {"TOKEN": "do-not-show"}}' >jobs/nightly.run-job.json; commit)",
       std::string(kBlocked)},
      {"a secret, which is not shown",
       R"(echo '{"runtimeEnvironment": {"PGPASSWORD": "do-not-show-2"}}' >run-job.json; commit)",
       R"(runlint..................................................................Failed
- hook id: runlint
- exit code: 1

run-job.json:1:39: error: variable "PGPASSWORD" is a secret by its name, but has a literal value [lint/secret-in-environment]
  1 | {"runtimeEnvironment": {"PGPASSWORD": "***"}}
    |                                       ^~~~~
    at: /runtimeEnvironment/PGPASSWORD
    help: store it in a secret group and refer to it as ${{secrets.GROUP.values.NAME}}; revoke it if it was ever in a repository

1 error in 1 payload

blocked
)"},
      {"a secret where secrets belong",
       R"(echo '{"dockerSecretMounts": {"a": {"data": "cGFzc3dvcmQ9aHVudGVyMgo="}}}' >run-job.json; commit)",
       std::string(kPassed)},
      {"other JSON", R"(echo '[' >package.json; echo '[' >xrun-job.json; commit)", std::string(kNotCalled)},
      {"templates, each JobRun in them",
       R"(echo '[{"kind": "JobRun", "spec": {"jobId": "${args.job}"}}]' >northflank.json
          echo '[' >xnorthflank.json
          commit
          echo '[{"kind": "JobRun", "spec": {}}]' >flow.northflank.json; commit | grep -o 'lacks.*\|blocked')",
       std::string(kPassed) + "lacks the required member \"jobId\" [schema/required]\nblocked\n"},
      {"a warning stops nobody",
       R"(echo '{"deployment": {"internal": {"id": "web-api"}, "storage": {"shmSize": 143360}}}' >runjob.json; commit)",
       std::string(kPassed)},
      {"many in one call",
       R"(for i in $(seq 200); do echo '{}' >$i.runjob.json; done; echo '{"x": 1}' >x.runjob.json; commit | tail -n 3)",
       "1 error in 201 payloads, 1 invalid\n\nblocked\n"},
      {"a template by another name is no payload to the hook", R"(echo '[' >flow.json; commit)",
       std::string(kNotCalled)},
      {"folders that a search passes over",
       R"(mkdir -p node_modules/p; echo '[' >node_modules/p/run-job.json; git add -f node_modules; commit)",
       std::string(kNotCalled)},
      {"what the configuration excludes, alone",
       R"(mkdir fixtures; echo '[' >fixtures/run-job.json; echo '[' >--help.run-job.json; echo '[' >-x.run-job.json
          echo '{"exclude": {"fixtures/": "broken on purpose", "-*": "strange"}}' >.runlint.json; commit)",
       std::string(kPassed)},
      {"what it excludes, beside others",
       R"(mkdir fixtures; echo '[' >fixtures/run-job.json; echo '[' >-x.run-job.json
          echo '{"exclude": {"fixtures/": "broken on purpose"}}' >.runlint.json; commit | tail -n 3)",
       "1 error in 1 payload\n\nblocked\n"},
      {"what is configured counts",
       R"(echo '{"severities": {"schema/unknown-property": "off"}}' >.runlint.json
          echo '{"x": 1}' >run-job.json; commit)",
       std::string(kPassed)},
  };
  for (const auto& [what, script, expected] : cases) EXPECT_EQ(in_repository(hook, script), expected) << what;
}

TEST_F(PreCommit, ChecksTemplatesByAnyName) {
  const Hook hook{"runlint-templates", ".pre-commit-hooks.yaml", 60};
  EXPECT_EQ(in_repository(hook,
                          "echo '[' >run-job.json; commit\n"
                          "echo '[{\"kind\": \"JobRun\", \"spec\": {}}]' >x.northflank.json\n"
                          "commit | grep -o 'lacks.*\\|blocked'\n"
                          "sed -i 's|runlint-templates|&, files: \"^flows/\"|' .pre-commit-config.yaml\n"
                          "git commit -qam configured >/dev/null 2>&1\n"
                          "mkdir flows; echo '[{\"kind\": \"JobRun\", \"spec\": {}}]' >flows/--nightly.json\n"
                          "commit | grep -o 'lacks.*\\|blocked'\n"
                          "echo '[{\"kind\": \"JobRun\"}]' >flows.json; commit\n"),
            "runlint (templates)..................................(no files to check)Skipped\ncommitted\n"
            "lacks the required member \"jobId\" [schema/required]\nblocked\n"
            "lacks the required member \"jobId\" [schema/required]\nblocked\n"
            "runlint (templates)..................................(no files to check)Skipped\ncommitted\n");
}

// Commits invalid payloads whose names look like options, shell syntax or patterns, and prints the output and the
// resulting files.
constexpr std::string_view kCommitNames = R"sh(
touch ../before
mkdir -p ../outside
for name in --write-baseline=x.run-job.json "--write-baseline=$HOME/outside/x.run-job.json" --baseline=x.run-job.json \
    --stdin-filename=x.run-job.json -q.run-job.json -qx.run-job.json -hx.run-job.json --help.run-job.json \
    --config=x.run-job.json --no-config.run-job.json --profile=hook/run-job.json --severity=x.run-job.json \
    --exclude=x/run-job.json --include=.run-job.json -j1.run-job.json sub/-q.run-job.json sub/--/run-job.json \
    -/run-job.json --/run-job.json -.run-job.json .run-job.json @x.run-job.json '~/run-job.json' '$HOME.run-job.json' \
    '*.run-job.json' '[a,b].run-job.json' '%%.run-job.json' '{}.run-job.json' '`a`.run-job.json' 'a b.run-job.json' \
    ' .run-job.json' 'a"b.run-job.json' "'.run-job.json" '\.run-job.json' '=.run-job.json' '#.run-job.json' \
    "$(printf 'a\nb.run-job.json')" "$(printf 'a\nb/run-job.json')" "$(printf '\303\251.run-job.json')" \
    check/run-job.json rules.run-job.json; do
  case $name in */*) mkdir -p "./${name%/*}" ;; esac
  printf '{"bad":1}' >"./$name"
done
ln -s ../outside/payload link.run-job.json
printf '{"bad":1}' >../outside/payload
commit | tail -n 3
git status --porcelain --ignored
find .. -newer ../before -name '*run-job.json'
)sh";
constexpr std::string_view kNamesBlocked = "42 errors in 42 payloads, 42 invalid\n\nblocked\n";

TEST_F(PreCommit, NeverTreatsFileNamesAsOptions) {
  const Hook hook{"runlint", ".pre-commit-hooks.yaml", 120};
  EXPECT_EQ(in_repository(hook, kCommitNames), kNamesBlocked);
  // Alone, since another payload would fail the hook anyway.
  EXPECT_EQ(in_repository(hook,
                          "for name in --write-baseline=x.run-job.json --stdin-filename=x.run-job.json; do\n"
                          "  printf '{\"bad\":1}' >\"./$name\"; commit | tail -n 1\n"
                          "done\n"
                          "ln -s nowhere x.run-job.json; commit | tail -n 3\n"
                          "printf '{\"bad\":1}' >\"$(printf 'caf\\351.run-job.json')\"; commit | tail -n 1\n"
                          "echo '{' >._x.run-job.json; commit | tail -n 1\n"),
            "blocked\nblocked\nx.run-job.json: error: cannot be read: No such file or directory\n\nblocked\nblocked\n"
            "committed\n");
}

// As after a fresh clone, so it takes as long as a build. ctest runs it as pre_commit.build.
TEST_F(PreCommit, DISABLED_BuildsFromSource) {
  const Hook hook{"runlint-from-source",
                  ".pre-commit-hooks.yaml dev CMakeLists.txt CMakePresets.json bench include lib", 570};
  EXPECT_EQ(in_repository(hook,
                          "echo '{}' >run-job.json; commit\n"
                          "echo '[]' >run-job.json; commit | grep -o '\\[schema.*\\|blocked'\n" +
                              std::string(kCommitNames)),
            std::string(kPassed) + "[schema/type]\nblocked\n" + std::string(kNamesBlocked));
}

}  // namespace
}  // namespace runlint::cli
