// The command line as users see it: arguments in, streams and status out.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "json/structural_index.h"
#include "report/formatter.h"
#include "runlint/rule.h"
#include "runlint/validator.h"
#include "runlint/version.h"
#include "support/command_line.h"

namespace runlint::cli {
namespace {

constexpr const char* kWrongPlan = R"({"billing": {"deploymentPlan": "x"}})";
constexpr const char* kWarned = R"({"deployment": {"internal": {"id": "web-api"}, "storage": {"shmSize": 143360}}})";

TEST(Cli, ReportsUsageErrorsOnOneLine) {
  const struct {
    std::vector<std::string> args;
    std::string message;
    std::string command = "check";
  } cases[] = {
      {{"--fromat", "json"}, R"(unknown option "--fromat" (did you mean --format?))"},
      {{"--fromat=json"}, R"(unknown option "--fromat" (did you mean --format?))"},
      {{"check", "--zzzzzzzzzz"}, R"(unknown option "--zzzzzzzzzz")"},
      {{"-x"}, R"(unknown option "-x")"},
      {{"chek"}, R"(no such file or command: "chek" (did you mean check?))"},
      {{"--quiet", "rules"}, "there is no file rules; the command comes first: runlint rules ..."},
      {{"--format"}, "--format needs a value"},
      {{"--format="}, "--format needs a value after the ="},
      {{"--format", "xml"}, R"(--format must be text, json, jsonl, sarif, github, gitlab, junit or rdjson, not "xml")"},
      {{"--format", "serif"},
       R"(--format must be text, json, jsonl, sarif, github, gitlab, junit or rdjson, not "serif" (did you mean sarif?))"},
      {{"--color=sometimes"}, R"(--color must be auto, always or never, not "sometimes")"},
      {{"--api", "2026-5"}, R"(--api must be original or 2026-05, not "2026-5" (did you mean 2026-05?))"},
      {{"--kind", "job"}, R"(--kind must be run-job, response, config, baseline or template, not "job")"},
      {{"--quiet=false"}, "--quiet takes no value"},
      {{"--fail-on", "off"}, R"(--fail-on must be info, warning or error, not "off")"},
      {{"--severity", "schema/enum"}, R"(--severity must be RULE=LEVEL, like schema/enum=warning, not "schema/enum")"},
      {{"--severity", "schema/enumm=off"},
       R"(--severity: unknown rule "schema/enumm" (did you mean schema/enum?); `runlint rules` lists them)"},
      {{"--severity", "schema/enum=of"},
       R"(--severity schema/enum=LEVEL must be off, info, warning or error, not "of")"},
      {{"--severity", "json/syntax=off"},
       "--severity: json/syntax is always an error: what is not sound JSON can't be accepted"},
      {{"--jobs", "-3"}, R"(--jobs must be a number from 0 to 256, not "-3")"},
      {{"--max-depth", "1025"}, R"(--max-depth must be a number from 1 to 1024, not "1025")"},
      {{"--max-diagnostics", "1e3"}, R"(--max-diagnostics must be a number from 0 to 4294967295, not "1e3")"},
      {{"--max-size", "4G"},
       R"(--max-size must be a number of bytes from 1 to 4294901760, which may end in K, M or G, not "4G")"},
      {{"--max-size", "\x1b[31m"},
       R"(--max-size must be a number of bytes from 1 to 4294901760, which may end in K, M or G, not "\u{1B}[31m")"},
      {{"rules", "all"}, R"(unexpected argument "all")", "rules"},
      {{"rules", "--format", "jsonl"}, R"(--format must be text or json, not "jsonl" (did you mean json?))", "rules"},
      {{"explain"}, "RULE is missing", "explain"},
      {{"explain", "min-lenght"},
       R"(unknown rule "min-lenght" (did you mean schema/min-length?); `runlint rules` lists them)",
       "explain"},
      {{"explain", "SCHEMA/ENUM"},
       R"(unknown rule "SCHEMA/ENUM" (did you mean schema/enum?); `runlint rules` lists them)",
       "explain"},
      {{"schema", "--api=newest"}, R"(--api must be original or 2026-05, not "newest")", "schema"},
      {{"schema", "--kind=template"},
       "--kind template has no schema: of a template, only the specs of its JobRun nodes are checked, which are "
       "payloads; --kind run-job prints the schema of these",
       "schema"},
      {{"schema", "--kind=all"},
       R"(--kind must be run-job, response, config, baseline or template, not "all")",
       "schema"},
      {{"example", "--format=json"}, R"(unknown option "--format")", "example"},
  };
  for (const auto& [args, message, command] : cases) {
    const Outcome outcome = run_command(args);
    EXPECT_EQ(outcome.status, 2) << message;
    EXPECT_EQ(outcome.out, "");
    EXPECT_EQ(outcome.err, "runlint: " + message + "\nFor help: runlint " + command + " --help\n");
  }
}

TEST(Cli, PrintsHelpOfEveryCommand) {
  const struct {
    std::vector<std::string> args;
    std::string usage;
  } cases[] = {
      {{"--help"}, "Usage: runlint [check] [OPTION...] [PATH...]"},
      {{"check", "-h"}, "Usage: runlint [check] [OPTION...] [PATH...]"},
      {{"check", "nosuch.json", "--help"}, "Usage: runlint [check] [OPTION...] [PATH...]"},
      {{"rules", "--help"}, "Usage: runlint rules [OPTION...]"},
      {{"explain", "--help"}, "Usage: runlint explain RULE"},
      {{"schema", "--help"}, "Usage: runlint schema [OPTION...]"},
      {{"example", "--help"}, "Usage: runlint example"},
      {{"version", "--help"}, "Usage: runlint version"},
      {{"init", "--help"}, "Usage: runlint init"},
      {{"settings", "--help"}, "Usage: runlint settings [OPTION...] PATH"},
      {{"completion", "-h"}, "Usage: runlint completion SHELL"},
      {{"help", "--help"}, "Usage: runlint help [OPTION...] [COMMAND]"},
  };
  for (const auto& [args, usage] : cases) {
    const Outcome outcome = run_command(args);
    EXPECT_EQ(outcome.status, 0) << usage;
    EXPECT_EQ(outcome.err, "");
    EXPECT_NE(outcome.out.find(usage + '\n'), std::string::npos) << outcome.out;
  }
  const std::string help = run_command({"--help"}).out;
  const std::string commands =
      "Commands:\n"
      "  check [PATH...]            check payloads: the default command\n"
      "  rules                      list the rules\n"
      "  explain RULE               explain a rule, with a bad and a good payload\n"
      "  schema                     print the contract as JSON Schema 2020-12\n"
      "  example                    print a complete valid payload\n"
      "  init                       write a .runlint.json of examples\n"
      "  settings PATH              print the settings for a file\n"
      "  completion SHELL           print a shell's completions\n"
      "  help [COMMAND]             print the help of a command\n"
      "  version                    print the version\n\n";
  EXPECT_NE(help.find(commands), std::string::npos) << help;
  for (const char* option :
       {"--api",        "--references",    "--kind",      "--ndjson",        "--stdin-filename", "--include",
        "--exclude",    "--format",        "--color",     "--quiet",         "--severity",       "--fail-on",
        "--profile",    "--config",        "--no-config", "--baseline",      "--write-baseline", "--max-diagnostics",
        "--max-size",   "--max-depth",     "--jobs",      "--help",          "--record-key",     "--exit-zero",
        "--statistics", "--force-exclude", "--gitignore", "--expect-records"}) {
    EXPECT_NE(help.find(std::string(option) + ' '), std::string::npos) << option;
  }
  for (std::string_view rest = help; !rest.empty(); rest.remove_prefix(std::min(rest.size(), rest.find('\n') + 1))) {
    EXPECT_LE(first_line(rest).size(), 80U) << first_line(rest);
  }
}

TEST(Cli, ListsAndExplainsRules) {
  const std::string list = run_command({"rules"}).out;
  EXPECT_EQ(static_cast<std::size_t>(std::count(list.begin(), list.end(), '\n')), kRuleCount);
  const std::string json = run_command({"rules", "--format", "json"}).out;
  const Report report = Validator().check(json);
  for (const Diagnostic& found : report.diagnostics()) {
    EXPECT_EQ(info(found.rule).name.substr(0, 5), "schem") << found.message;  // it is JSON, though not a payload
  }
  for (const RuleInfo& rule : rules()) {
    EXPECT_NE(list.find(std::string(rule.name) + ' '), std::string::npos) << rule.name;
    EXPECT_NE(json.find("{\"name\":\"" + std::string(rule.name) + "\",\"severity\":\""), std::string::npos)
        << rule.name;
    const Outcome outcome = run_command({"explain", std::string(rule.name)});
    EXPECT_EQ(outcome.status, 0);
    EXPECT_TRUE(outcome.out.starts_with(std::string(rule.name) + " (" + std::string(severity_name(rule.severity))));
    EXPECT_NE(outcome.out.find(rule.bad.substr(0, rule.bad.find('\n'))), std::string::npos) << rule.name;
  }
}

TEST(Cli, ExamplePassesCheck) {
  const Outcome example = run_command({"example"});
  EXPECT_EQ(example.status, 0);
  const Outcome checked = run_command({"--fail-on", "info"}, example.out);
  EXPECT_EQ(checked.status, 0) << checked.out;
  EXPECT_EQ(checked.out, "");
}

TEST(Cli, PrintsVersionAndSchema) {
  const std::string version = "runlint " RUNLINT_VERSION "\nsimdjson back end: " + std::string(json::backend()) + "\n";
  EXPECT_EQ(run_command({"version"}).out, version);
  EXPECT_EQ(run_command({"--version"}).out, version);
  const std::string request = run_command({"schema"}).out;
  EXPECT_EQ(request, run_command({"schema", "--kind", "run-job"}).out);
  EXPECT_NE(request.find("deploymentPlan"), std::string::npos);
  EXPECT_EQ(request, run_command({"schema", "--api", "original"}).out);
  EXPECT_EQ(request.find("useHdbStorage"), std::string::npos);
  EXPECT_NE(run_command({"schema", "--api=2026-05"}).out.find("useHdbStorage"), std::string::npos);
  EXPECT_NE(run_command({"schema", "--kind=response"}).out.find("runName"), std::string::npos);
  EXPECT_NE(run_command({"schema", "--kind=config"}).out.find("severities"), std::string::npos);
  EXPECT_NE(run_command({"schema", "--kind=baseline"}).out.find("findings"), std::string::npos);
}

TEST(Cli, ExitStatusReflectsFindings) {
  const std::string deep = "{\"x\":" + std::string(5, '[') + std::string(5, ']') + "}";
  const struct {
    std::vector<std::string> args;
    std::string input;
    int status;
    std::string findings;
  } cases[] = {
      {{}, "{}", 0, ""},
      {{"-"}, kWrongPlan, 1, "<stdin>:1:32: error [schema/min-length]\n"},
      {{"check"}, kWrongPlan, 1, "<stdin>:1:32: error [schema/min-length]\n"},
      {{"check", "-"}, "", 1, "<stdin>:1:1: error [json/empty]\n"},
      {{"-", "-"}, "{", 1, "<stdin>:1:2: error [json/syntax]\n"},
      {{"--stdin-filename", "a.json"}, "[", 1, "a.json:1:2: error [json/syntax]\n"},
      {{"--stdin-filename=b.json", "--", "-"}, "[]", 1, "b.json:1:1: error [schema/type]\n"},
      {{}, kWarned, 0, "<stdin>:1:71: warning [schema/documented-maximum]\n"},
      {{"--fail-on", "warning"}, kWarned, 1, "<stdin>:1:71: warning [schema/documented-maximum]\n"},
      {{"--fail-on", "info"}, kWarned, 1, "<stdin>:1:71: warning [schema/documented-maximum]\n"},
      {{"--fail-on", "info", "--fail-on", "error"}, kWarned, 0, "<stdin>:1:71: warning [schema/documented-maximum]\n"},
      {{"--quiet"}, kWarned, 0, ""},
      {{"-q", "--fail-on=warning"}, kWarned, 1, "<stdin>:1:71: warning [schema/documented-maximum]\n"},
      {{"-q", "--fail-on=info"}, kWarned, 1, "<stdin>:1:71: warning [schema/documented-maximum]\n"},
      {{"-q", "--profile=preflight"}, kWarned, 1, "<stdin>:1:71: warning [schema/documented-maximum]\n"},
      {{"--severity", "schema/min-length=off"}, kWrongPlan, 0, ""},
      {{"--severity=schema/min-length=info"}, kWrongPlan, 0, "<stdin>:1:32: info [schema/min-length]\n"},
      {{"--severity", "schema/documented-maximum=error"},
       kWarned,
       1,
       "<stdin>:1:71: error [schema/documented-maximum]\n"},
      {{"--severity", "schema/min-length=off", "--severity", "schema/min-length=warning"},
       kWrongPlan,
       0,
       "<stdin>:1:32: warning [schema/min-length]\n"},
      {{"--severity", "json/syntax=error"}, "{}", 0, ""},
      {{"--kind", "response"}, R"({"data": {"id": "1", "runName": "r"}})", 0, ""},
      {{"--api", "2026-05"}, R"({"deployment":{}})", 0, "<stdin>:1:2: warning [schema/one-of-ambiguous]\n"},
      {{"--api", "original"}, R"({"deployment":{}})", 1, "<stdin>:1:2: error [schema/one-of-ambiguous]\n"},
      {{"--kind", "response"}, "{}", 1, "<stdin>:1:1: error [schema/required]\n"},
      {{"--max-size", "10"}, "{        }", 0, ""},
      {{"--max-size", "9"}, "{        }", 1, "<stdin>:1:1: error [json/size]\n"},
      {{"--max-size", "1K"}, std::string(1022, ' ') + "{}", 0, ""},
      {{"--max-size", "1K"}, std::string(1023, ' ') + "{}", 1, "<stdin>:1:1: error [json/size]\n"},
      {{"--max-depth", "6", "--severity", "schema/unknown-property=off"}, deep, 0, ""},
      {{"--max-depth", "5"}, deep, 1, "<stdin>:1:10: error [json/depth]\n"},
      {{"--max-diagnostics", "1"}, R"({"x":1,"y":2,"z":3})", 1, "<stdin>:1:2: error [schema/unknown-property]\n"},
  };
  for (const auto& [args, input, status, findings] : cases) {
    const Outcome outcome = run_command(args, input);
    EXPECT_EQ(outcome.status, status) << input;
    EXPECT_EQ(headlines(outcome.out), findings) << input;
    EXPECT_EQ(outcome.err, "");
    // The format never changes the status.
    for (const std::string_view format : report::format_names()) {
      std::vector<std::string> other = {"check", "--format", std::string(format)};
      const bool named = !args.empty() && args.front() == "check";
      other.insert(other.end(), args.begin() + (named ? 1 : 0), args.end());
      EXPECT_EQ(run_command(other, input).status, status) << format << ' ' << input;
    }
  }
}

TEST(Cli, MaxDiagnosticsZeroShowsAll) {
  std::string payload = "{";
  for (int i = 0; i < 250; ++i) payload += (i == 0 ? "\"x" : ",\"x") + std::to_string(i) + "\":1";
  payload += '}';
  const auto shown = [&](const std::vector<std::string>& args) {
    const std::string found = headlines(run_command(args, payload).out);
    return std::count(found.begin(), found.end(), '\n');
  };
  EXPECT_EQ(shown({}), 100);
  EXPECT_EQ(shown({"--max-diagnostics=0"}), 250);
}

TEST(Cli, UnreadableFileDoesNotStopOthers) {
  const TemporaryDirectory directory;
  const std::string good = directory.write("good.json", "{}");
  const std::string bad = directory.write("bad.json", kWrongPlan);
  const std::string missing = directory.path("missing.json");
  std::filesystem::create_directory(directory.path("empty"));
  const struct {
    std::vector<std::string> args;
    int status;
    std::string findings;
    std::string err;
  } cases[] = {
      {{good, bad}, 1, "DIR/bad.json:1:32: error [schema/min-length]\n", ""},
      {{missing}, 2, "", "runlint: cannot read DIR/missing.json: No such file or directory\n"},
      {{missing, bad, good},
       2,
       "DIR/bad.json:1:32: error [schema/min-length]\n",
       "runlint: cannot read DIR/missing.json: No such file or directory\n"},
      {{bad, directory.path("empty")},
       2,
       "DIR/bad.json:1:32: error [schema/min-length]\n",
       "runlint: DIR/empty has no payload: looked for run-job.json, runjob.json, *.run-job.json, *.runjob.json, "
       "northflank.json, *.northflank.json, the same with .yaml or .yml; name "
       "the file, or use --include\n"},
      {{"--ndjson", good, directory.path()},
       2,
       "",
       "runlint: DIR is a directory: with --ndjson, say with --include which names to look for in it\n"},
      {{"--ndjson", missing, bad},
       2,
       "DIR/bad.json:1:32: error [schema/min-length]\n",
       "runlint: cannot read DIR/missing.json: No such file or directory\n"},
      {{""}, 2, "", "runlint: cannot read \"\": No such file or directory\n"},
  };
  for (const auto& [args, status, findings, err] : cases) {
    const Outcome outcome = run_command(args);
    EXPECT_EQ(outcome.status, status) << err;
    EXPECT_EQ(headlines(relative_to(directory, outcome.out)), findings);
    EXPECT_EQ(relative_to(directory, outcome.err), err);
  }
  Terminal terminal;
  terminal.output_is_terminal = true;
  EXPECT_EQ(relative_to(directory, run_command({"--color=never", missing, good}, {}, terminal).out),
            "DIR/missing.json: error: cannot be read: No such file or directory\n\n"
            "nothing found in 1 payload; 1 input could not be read\n");
  EXPECT_EQ(run_command({"--color=never", "/proc/self/mem"}, {}, terminal).out,
            "/proc/self/mem: error: cannot be read: Input/output error\n\n"
            "nothing checked; 1 input could not be read\n");
  EXPECT_EQ(run_command({"--ndjson"}, "\n", terminal).out, "nothing to check\n");
}

TEST(Cli, WriteErrorIsFailure) {
  const struct {
    std::vector<std::string> args;
    std::string input;
  } cases[] = {
      {{}, "{"}, {{"--format=json"}, "{}"}, {{"--ndjson", "--jobs=4"}, "{\n{\n"}, {{"rules"}, ""}, {{"-h"}, ""}};
  for (const auto& [args, input] : cases) {
    for (const std::errc error : {std::errc::no_space_on_device, std::errc::broken_pipe}) {
      TextSource in(input);
      FullSink out(error);
      TextSink err;
      const std::vector<std::string_view> views(args.begin(), args.end());
      EXPECT_EQ(run(views, {in, out, err}, {}), ExitStatus::kUsage);
      EXPECT_EQ(err.text,
                error == std::errc::broken_pipe ? "" : "runlint: cannot write the output: No space left on device\n");
    }
  }
  // Standard error may be closed too.
  TextSource in("");
  TextSink out;
  FullSink err(std::errc::bad_file_descriptor);
  const std::vector<std::string_view> args = {"--nosuch"};
  EXPECT_EQ(run(args, {in, out, err}, {}), ExitStatus::kUsage);
}

TEST(Cli, ColorFollowsOptionThenEnvironment) {
  Terminal terminal;
  terminal.output_is_terminal = true;
  Terminal dumb = terminal;
  dumb.dumb = true;
  Terminal no_color = terminal;
  no_color.no_color = true;
  Terminal forced;
  forced.force_color = true;
  Terminal forced_dumb = forced;
  forced_dumb.dumb = true;
  Terminal both = forced;
  both.no_color = true;
  const struct {
    const char* option;
    const Terminal& terminal;
    bool colored;
  } cases[] = {
      {"--color=auto", {}, false},        {"--color=auto", terminal, true},    {"--color=auto", dumb, false},
      {"--color=auto", forced, true},     {"--color=auto", forced_dumb, true}, {"--color=auto", both, false},
      {"--color=never", forced, false},   {"--color=always", both, true},      {"--color=auto", no_color, false},
      {"--color=always", no_color, true}, {"--color=never", terminal, false},
  };
  for (const auto& [option, terminal, colored] : cases) {
    EXPECT_EQ(run_command({option}, "{", terminal).out.find('\x1b') != std::string::npos, colored) << option;
  }
}

TEST(Cli, TerminalShowsPromptAndSummary) {
  Terminal terminal;
  terminal.input_is_terminal = true;
  terminal.output_is_terminal = true;
  const Outcome outcome = run_command({}, "{}", terminal);
  EXPECT_EQ(outcome.out, "nothing found in 1 payload\n");
  EXPECT_EQ(outcome.err, "runlint: reading standard input; end it with Ctrl-D\n");
  EXPECT_EQ(run_command({"-"}, "{}", terminal).err, "") << "whoever says - knows";

  Terminal busy;
  busy.errors_are_terminal = true;
  EXPECT_EQ(run_command({"--ndjson"}, "{}\n[]\n", busy).err, "") << "short work";
  busy.progress_after = std::chrono::milliseconds(0);
  EXPECT_EQ(run_command({"--ndjson"}, "{}\n[]\n", busy).err, "\r2 checked, 1 invalid\x1b[K\r\x1b[K");
  const std::string failed = run_command({"--jobs=1", "-", "/proc/self/mem"}, "{}", busy).err;
  EXPECT_TRUE(failed.starts_with(
      "\r1 checked, 0 invalid\x1b[K\r\x1b[Krunlint: cannot read /proc/self/mem: Input/output error\n"))
      << failed;
  busy.dumb = true;
  EXPECT_EQ(run_command({"--ndjson"}, "{}\n[]\n", busy).err, "");
}

}  // namespace
}  // namespace runlint::cli
