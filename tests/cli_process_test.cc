// The real program with other programs: statuses, pipes, devices, terminals.
#include <gtest/gtest.h>
#include <pty.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <string>

#include "support/command_line.h"
#include "support/shell.h"

namespace runlint::cli {
namespace {

TEST(CliProcess, WorksInShellScripts) {
  const struct {
    const char* what;
    std::string script;
    std::string expected;
  } cases[] = {
      {"statuses",
       "echo '{}' | $RUNLINT; echo $?\n"
       "echo '[]' | $RUNLINT >/dev/null; echo $?\n"
       "$RUNLINT nosuch.json >/dev/null 2>&1; echo $?\n",
       "0\n1\n2\n"},
      {"a directory", "mkdir d; echo '{}' >d/run-job.json; $RUNLINT d; echo $?", "0\n"},
      {"a FIFO is a file", "mkfifo f; echo '[]' >f & $RUNLINT --format jsonl f | cut -d, -f1,2",
       "{\"path\":\"f\",\"valid\":false\n"},
      {"/dev/stdin is a file", "echo '[]' | $RUNLINT --format jsonl /dev/stdin | cut -d, -f1,2",
       "{\"path\":\"/dev/stdin\",\"valid\":false\n"},
      {"a reader that goes away ends it without a word",
       "{ yes '[]' | $RUNLINT --ndjson; echo $? >status; } | head -n 1 | cut -c1-11; cat status\n",
       "<stdin>:1:1\n141\n"},
      {"also where SIGPIPE is ignored",
       "trap '' PIPE\n"
       "{ yes '[]' 2>/dev/null | $RUNLINT --ndjson; echo $? >status; } | { head -n 1 | cut -c1-11; }; cat status\n",
       "<stdin>:1:1\n2\n"},
      {"a full disk",
       "echo '[]' | $RUNLINT >/dev/full; echo $?\n"
       "yes '[]' | head -n 1000 | $RUNLINT --ndjson >/dev/full; echo $?\n"
       "$RUNLINT rules >/dev/full; echo $?\n",
       "runlint: cannot write the output: No space left on device\n2\n"
       "runlint: cannot write the output: No space left on device\n2\n"
       "runlint: cannot write the output: No space left on device\n2\n"},
      {"closed streams",
       "echo '[]' >a; $RUNLINT a >&-; echo $?; $RUNLINT <&-; echo $?; $RUNLINT nosuch.json 2>&-; echo $?\n"
       "cat a",
       "runlint: cannot write the output: Bad file descriptor\n2\n"
       "runlint: cannot read <stdin>: Bad file descriptor\n"
       "<stdin>: error: cannot be read: Bad file descriptor\n\n2\n"
       "nosuch.json: error: cannot be read: No such file or directory\n\n2\n[]\n"},
      {"a filter that answers each line before the next is written",
       "mkfifo in out; $RUNLINT --ndjson --format jsonl <in >out & exec 3>in 4<out\n"
       "for i in 1 2 3; do printf '{}\\n[' >&3; read -r a <&4; printf ']\\n' >&3; read -r b <&4; echo \"$a\"; done\n"
       "exec 3>&-; wait $!; echo $?",
       "{\"path\":\"<stdin>\",\"record\":1,\"valid\":true,\"diagnostics\":[],\"omitted\":0}\n"
       "{\"path\":\"<stdin>\",\"record\":3,\"valid\":true,\"diagnostics\":[],\"omitted\":0}\n"
       "{\"path\":\"<stdin>\",\"record\":5,\"valid\":true,\"diagnostics\":[],\"omitted\":0}\n1\n"},
      {"what has no folder is configured as standard input is",
       "mkdir .git other other/.git; echo '{\"severities\":{\"schema/type\":\"off\"}}' >.runlint.json; echo '[]' >p\n"
       "ln -s /dev/stdin link; mkfifo fifo other/fifo\n"
       "echo '[]' | $RUNLINT; echo $?; echo '[]' | $RUNLINT /dev/stdin; echo $?\n"
       "$RUNLINT /dev/stdin <p; echo $?; $RUNLINT /dev/fd/4 4<p; echo $?; $RUNLINT link <p; echo $?\n"
       "bash -c '$RUNLINT <(cat p) /proc/self/fd/0 <p; echo $?'\n"
       "cat p >fifo & $RUNLINT fifo; echo $?; cat p >other/fifo & $RUNLINT other/fifo >/dev/null; echo $?\n"
       "$RUNLINT --stdin-filename=other/x /dev/stdin <p >/dev/null; echo $?\n"
       "$RUNLINT --ndjson /dev/stdin <p; echo $?\n",
       "0\n0\n0\n0\n0\n0\n0\n1\n1\n0\n"},
      {"standard input that is non-blocking and late",
       "mkfifo in; python3 -c 'import os, subprocess, sys, time\n"
       "r, w = os.pipe()\n"
       "os.set_blocking(r, False)\n"
       "run = subprocess.Popen([os.environ[\"RUNLINT\"]] + sys.argv[1:], stdin=r)\n"
       "for piece in (b\"[\", b\"]\", b\"\\n\"):\n"
       "  time.sleep(0.1)\n"
       "  os.write(w, piece)\n"
       "os.close(w)\n"
       "print(run.wait())' --format=github\n",
       "::error file=<stdin>,line=1,endLine=1,col=1,endColumn=3,title=schema/type::the payload has the wrong type: "
       "expected object, found array%0Awrite the object itself, without the list around it\n1\n"},
      {"a new file has the mode of the umask",
       "umask 022; echo '{}' >a; $RUNLINT --write-baseline known a 2>/dev/null; stat -c %a known\n"
       "chmod 600 known; $RUNLINT --write-baseline known a 2>/dev/null; stat -c %a known\n",
       "644\n600\n"},
      {"a baseline goes where it is sent",
       "mkdir jobs; echo '[]' >jobs/run-job.json\n"
       "$RUNLINT --write-baseline - jobs 2>/dev/null >1; $RUNLINT --write-baseline /dev/stdout jobs 2>/dev/null >2\n"
       "$RUNLINT --write-baseline /dev/stdout jobs 2>/dev/null | cat >3; $RUNLINT --write-baseline 4 jobs >/dev/null "
       "2>&1\n"
       "$RUNLINT --write-baseline /dev/fd/5 jobs >/dev/null 2>&1 5>5; ln -s 6 link\n"
       "$RUNLINT --write-baseline link jobs >/dev/null 2>&1; mkfifo fifo; cat fifo >7 &\n"
       "$RUNLINT --write-baseline fifo jobs >/dev/null 2>&1; wait; cat 1; for i in 2 3 4 5 6 7; do cmp 1 $i; done\n"
       "$RUNLINT --write-baseline /dev/full jobs >/dev/null; echo $?; test -c /dev/full && test -p fifo && ls\n",
       "{\n  \"version\": 1,\n  \"findings\": {\n    \"jobs/run-job.json\": {\n      \"schema/type\": {\n        \"\": "
       "1\n"
       "      }\n    }\n  }\n}\n"
       "runlint: cannot write /dev/full: No space left on device\n2\n1\n2\n3\n4\n5\n6\n7\nfifo\njobs\nlink\nscript\n"},
      {"what follows -- is a name",
       "for name in --write-baseline=x -q --help check rules -h --format=json --no-config @x; do\n"
       "  echo '[]' >\"./$name\"; $RUNLINT -- \"$name\" | head -n 1 | cut -d: -f1; $RUNLINT check -- \"$name\" | wc "
       "-l\n"
       "done; echo '[]' >./--; $RUNLINT -- -- | head -n 1 | cut -d: -f1; echo '[]' | $RUNLINT -- - | cut -c1-7 | head "
       "-n 1\n"
       "echo '{}' >good; $RUNLINT -- chek good; ls | wc -l",
       "--write-baseline=x\n6\n-q\n6\n--help\n6\ncheck\n6\nrules\n6\n-h\n6\n--format=json\n6\n--no-config\n6\n@x\n6\n--"
       "\n<stdin>\n"
       "runlint: cannot read chek: No such file or directory\nchek: error: cannot be read: No such file or "
       "directory\n\n12\n"},
      {"a file is not a command that was misspelled",
       "echo '{}' >chek; $RUNLINT chek; echo $?; $RUNLINT rulse; echo $?",
       "0\nrunlint: no such file or command: \"rulse\" (did you mean rules?)\nFor help: runlint check --help\n2\n"},
  };
  for (const auto& [what, script, expected] : cases) EXPECT_EQ(shell(script, RUNLINT_PROGRAM), expected) << what;
}

TEST(CliProcess, WritesBaselineToMountPointAndReportsFullDisk) {
  if (std::system("unshare -m true 2>/dev/null") != 0) GTEST_SKIP() << "no mount namespace may be made here";
  const std::string begin =
      "cat >in.sh <<'END'\n"
      "mkdir jobs disk; echo '[]' >jobs/run-job.json\n";
  const std::string end = "END\nunshare -m sh in.sh\n";
  EXPECT_EQ(shell(begin +
                      "touch known; mount --bind known known || exit\n"
                      "$RUNLINT --write-baseline known jobs; echo $?; umount known; grep -c schema/type known; ls\n" +
                      end,
                  RUNLINT_PROGRAM),
            "nothing found in 1 payload; 1 known before\nrunlint: 1 known finding in known\n0\n1\n"
            "disk\nin.sh\njobs\nknown\nscript\n");
  // On a disk of 64 KiB: replaces one file and writes one in place.
  EXPECT_EQ(
      shell(begin +
                "mount -t tmpfs -o size=64k none disk || exit\n"
                "$RUNLINT --write-baseline disk/known jobs >/dev/null 2>&1; cp disk/known old\n"
                "head -c 1M /dev/zero >disk/filler 2>/dev/null\n"
                "awk 'BEGIN { printf \"{\\\"x\\\":1\"; for (i = 0; i < 9999; ++i) printf \",\\\"%d\\\":1\", i; print "
                "\"}\" }' "
                ">jobs/run-job.json\n"
                "for links in 1 2; do\n"
                "  $RUNLINT --write-baseline disk/known jobs >/dev/null; echo $?; cmp disk/known old; ls -A disk\n"
                "  ln disk/known disk/same 2>/dev/null || true\n"
                "done\n" +
                end,
            RUNLINT_PROGRAM),
      "runlint: cannot write disk/known: No space left on device\n2\nfiller\nknown\n"
      "runlint: cannot write disk/known: No space left on device\n2\nfiller\nknown\nsame\n");
}

#if defined(__SANITIZE_ADDRESS__)
#define RUNLINT_NEEDS_ADDRESS_SPACE
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define RUNLINT_NEEDS_ADDRESS_SPACE
#endif
#endif

TEST(CliProcess, OutOfMemoryStatusTakesPrecedence) {
#ifdef RUNLINT_NEEDS_ADDRESS_SPACE
  GTEST_SKIP() << "the sanitizer needs more address space than is left";
#endif
  EXPECT_EQ(
      shell("{ printf '{\"x\":\"'; head -c 12000000 /dev/zero | tr '\\0' x; echo '\"}'; } >large\n"
            "for order in 'large nosuch' 'nosuch large'; do\n"
            "  prlimit --as=40000000 $RUNLINT --jobs=1 $order 2>errors >/dev/null; echo $?; grep -c memory errors\n"
            "done\n",
            RUNLINT_PROGRAM),
      "3\n1\n3\n1\n");
}

// The output on a terminal of 40 columns, with space-separated variables set.
std::string on_terminal(const char* environment, const char* payload) {
  const TemporaryDirectory directory;
  const std::string file = directory.write("a.json", payload);
  int terminal = -1;
  winsize size{};
  size.ws_col = 40;
  size.ws_row = 25;
  const pid_t child = ::forkpty(&terminal, nullptr, nullptr, &size);
  const std::string command =
      "exec env -i PATH=/bin " + std::string(environment) + " '" RUNLINT_PROGRAM "' '" + file + "'";
  if (child == 0) {
    ::execlp("sh", "sh", "-c", command.c_str(), nullptr);
    ::_exit(127);
  }
  std::string out;
  std::array<char, 4096> block;
  for (ssize_t count = 0; (count = ::read(terminal, block.data(), block.size())) > 0;) {
    out.append(block.data(), static_cast<std::size_t>(count));
  }
  ::close(terminal);
  ::waitpid(child, nullptr, 0);
  return relative_to(directory, out);
}

TEST(CliProcess, DetectsTerminal) {
  EXPECT_EQ(on_terminal("TERM=xterm", "{}"), "nothing found in 1 payload\r\n");
  EXPECT_NE(on_terminal("TERM=xterm", "[]").find("\x1b[1;31merror:"), std::string::npos);
  EXPECT_EQ(on_terminal("TERM=dumb", "[]").find('\x1b'), std::string::npos);
  EXPECT_EQ(on_terminal("NO_COLOR=1", "[]").find('\x1b'), std::string::npos);
  EXPECT_NE(on_terminal("TERM=dumb FORCE_COLOR=1", "[]").find("\x1b[1;31merror:"), std::string::npos);
  EXPECT_EQ(on_terminal("TERM=dumb FORCE_COLOR=0", "[]").find('\x1b'), std::string::npos);
  EXPECT_EQ(on_terminal("TERM=dumb FORCE_COLOR=", "[]").find('\x1b'), std::string::npos);
  EXPECT_EQ(on_terminal("NO_COLOR=1 FORCE_COLOR=1", "[]").find('\x1b'), std::string::npos);
  EXPECT_NE(on_terminal("NO_COLOR=", "[]").find('\x1b'), std::string::npos) << "set, but empty, asks for nothing";

  const std::string wide = "{\"billing\":{\"deploymentPlan\":\"x\"}" + std::string(200, ' ') + "}";
  EXPECT_NE(on_terminal("LANG=de_DE.UTF-8", wide.c_str()).find("…"), std::string::npos);
  EXPECT_EQ(on_terminal("LC_ALL=C", wide.c_str()).find("…"), std::string::npos);
  // The most specific variable takes precedence.
  const struct {
    const char* environment;
    bool unicode;
  } locales[] = {
      {"LANG=C LC_CTYPE=C.UTF-8", true},        {"LANG=C.UTF-8 LC_CTYPE=C", false},
      {"LC_CTYPE=C LC_ALL=C.UTF-8", true},      {"LC_CTYPE=C.UTF-8 LC_ALL=C", false},
      {"LANG=C.UTF-8 LC_CTYPE= LC_ALL=", true},
  };
  for (const auto& [environment, unicode] : locales) {
    EXPECT_EQ(on_terminal(environment, wide.c_str()).find("…") != std::string::npos, unicode) << environment;
  }
  const auto longest_frame = [&](const char* environment) {
    std::size_t longest = 0;
    const std::string out = on_terminal(environment, wide.c_str());
    const std::size_t begin = out.find("1 |");
    if (begin != std::string::npos) longest = out.find('\n', begin) - begin;
    return longest;
  };
  EXPECT_LE(longest_frame("LC_ALL=C"), 60U);  // including colour codes
  EXPECT_GT(longest_frame("COLUMNS=120"), 60U);
}

}  // namespace
}  // namespace runlint::cli
