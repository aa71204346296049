// The real program among other programs: statuses, pipes, devices, terminals.
#include <gtest/gtest.h>
#include <pty.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <string>

#include "support/command_line.h"
#include "support/shell.h"

namespace runlint::cli {
namespace {

TEST(CliProcess, BehavesAsPartOfScripts) {
  const struct {
    const char* what;
    std::string script;
    std::string expected;
  } cases[] = {
      {"statuses",
       "echo '{}' | $RUNLINT; echo $?\n"
       "echo '[]' | $RUNLINT >/dev/null; echo $?\n"
       "$RUNLINT nosuch.json 2>/dev/null; echo $?\n",
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
       "runlint: cannot read <stdin>: Bad file descriptor\n2\n2\n[]\n"},
      {"a filter that answers each line before the next is written",
       "mkfifo in out; $RUNLINT --ndjson --format jsonl <in >out & exec 3>in 4<out\n"
       "for i in 1 2 3; do printf '{}\\n[' >&3; read -r a <&4; printf ']\\n' >&3; read -r b <&4; echo \"$a\"; done\n"
       "exec 3>&-; wait $!; echo $?",
       "{\"path\":\"<stdin>\",\"record\":1,\"valid\":true,\"diagnostics\":[],\"omitted\":0}\n"
       "{\"path\":\"<stdin>\",\"record\":3,\"valid\":true,\"diagnostics\":[],\"omitted\":0}\n"
       "{\"path\":\"<stdin>\",\"record\":5,\"valid\":true,\"diagnostics\":[],\"omitted\":0}\n1\n"},
  };
  for (const auto& [what, script, expected] : cases) EXPECT_EQ(shell(script, RUNLINT_PROGRAM), expected) << what;
}

// What the program writes to a terminal of 40 columns.
std::string on_terminal(const char* environment, const char* payload) {
  const TemporaryDirectory directory;
  const std::string file = directory.write("a.json", payload);
  int terminal = -1;
  winsize size{};
  size.ws_col = 40;
  size.ws_row = 25;
  const pid_t child = ::forkpty(&terminal, nullptr, nullptr, &size);
  if (child == 0) {
    ::execlp("env", "env", "-i", "PATH=/bin", environment, RUNLINT_PROGRAM, file.c_str(), nullptr);
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

TEST(CliProcess, KnowsItsTerminal) {
  EXPECT_EQ(on_terminal("TERM=xterm", "{}"), "nothing found in 1 payload\r\n");
  EXPECT_NE(on_terminal("TERM=xterm", "[]").find("\x1b[1;31merror:"), std::string::npos);
  EXPECT_EQ(on_terminal("TERM=dumb", "[]").find('\x1b'), std::string::npos);
  EXPECT_EQ(on_terminal("NO_COLOR=1", "[]").find('\x1b'), std::string::npos);
  EXPECT_NE(on_terminal("NO_COLOR=", "[]").find('\x1b'), std::string::npos) << "set, but empty, asks for nothing";

  const std::string wide = "{\"billing\":{\"deploymentPlan\":\"x\"}" + std::string(200, ' ') + "}";
  EXPECT_NE(on_terminal("LANG=de_DE.UTF-8", wide.c_str()).find("…"), std::string::npos);
  EXPECT_EQ(on_terminal("LC_ALL=C", wide.c_str()).find("…"), std::string::npos);
  const auto longest_frame = [&](const char* environment) {
    std::size_t longest = 0;
    const std::string out = on_terminal(environment, wide.c_str());
    const std::size_t begin = out.find("1 |");
    if (begin != std::string::npos) longest = out.find('\n', begin) - begin;
    return longest;
  };
  EXPECT_LE(longest_frame("LC_ALL=C"), 60U);  // with the codes of the colours
  EXPECT_GT(longest_frame("COLUMNS=120"), 60U);
}

}  // namespace
}  // namespace runlint::cli
