// The command's reports in every format: each input is listed, checked or not, and an incomplete report never looks
// complete.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <new>
#include <string>
#include <string_view>
#include <vector>

#include "cli/command.h"
#include "reference/document.h"
#include "reference/format_readers.h"
#include "reference/xml.h"
#include "report/formatter.h"
#include "support/allocations.h"
#include "support/command_line.h"

namespace runlint::cli {
namespace {

constexpr const char* kWrongPlan = R"({"billing": {"deploymentPlan": "x"}})";
constexpr std::string_view kFormats[] = {"text", "json", "jsonl", "sarif", "github", "gitlab", "junit", "rdjson"};

const reference::Value& member(const reference::Value& object, std::string_view name) {
  const auto found = std::ranges::find(object.children, name, &reference::Value::key);
  if (found == object.children.end()) throw format_readers::Unreadable("no member " + std::string(name));
  return *found;
}

reference::Value parse(std::string_view out) {
  reference::Document document = reference::read(out, 20);
  if (document.error) throw format_readers::Unreadable("no JSON");
  return std::move(document.root);
}

bool has(const reference::Value& object, std::string_view name) {
  return std::ranges::find(object.children, name, &reference::Value::key) != object.children.end();
}

// The inputs in the order of the report: "path: failure" if an input was not checked, otherwise "path". SARIF, GitHub,
// GitLab and reviewdog list only inputs with failures.
std::string inputs_in(std::string_view format, const std::string& out) {
  std::string found;
  const auto add = [&found](const std::string& path, const std::string& failure) {
    found += failure.empty() ? path + '\n' : path + ": " + failure + '\n';
  };
  const auto add_entry = [&](const reference::Value& entry) {
    const bool failed = has(entry, "failure");
    if (failed == has(entry, "valid")) throw format_readers::Unreadable("valid or failure");
    add(member(entry, "path").text, failed ? member(entry, "failure").text : "");
  };
  if (format == "json") {
    const reference::Value root = parse(out);
    for (const reference::Value& entry : member(root, "files").children) add_entry(entry);
  } else if (format == "jsonl") {
    if (!out.empty() && !out.ends_with('\n')) throw format_readers::Unreadable("a line does not end");
    for (std::string_view rest = out; !rest.empty(); rest.remove_prefix(rest.find('\n') + 1)) {
      add_entry(parse(rest.substr(0, rest.find('\n'))));
    }
  } else if (format == "sarif") {
    const reference::Value log = parse(out);
    const reference::Value& invocation = member(member(log, "runs").children.at(0), "invocations").children.at(0);
    for (const reference::Value& note : member(invocation, "toolExecutionNotifications").children) {
      found += member(member(note, "message"), "text").text + '\n';
      const reference::Value& place = member(member(note, "locations").children.at(0), "physicalLocation");
      if (member(member(place, "artifactLocation"), "uri").text.empty()) throw format_readers::Unreadable("no uri");
    }
    if ((member(invocation, "executionSuccessful").text == "true") != found.empty())
      throw format_readers::Unreadable("successful");
  } else if (format == "gitlab") {
    const std::string prefix = "runlint/not-checked: ";
    const reference::Value issues = parse(out);
    for (const reference::Value& issue : issues.children) {
      const std::string description = member(issue, "description").text;
      if (!description.starts_with(prefix)) continue;
      add(member(member(issue, "location"), "path").text, description.substr(prefix.size()));
    }
  } else if (format == "junit") {
    const auto root = xml::read(out);
    if (!root) throw format_readers::Unreadable("no XML");
    for (const xml::Element& suite : root->children) {
      const xml::Element& test = suite.children.at(0);
      const bool failed = !test.children.empty() && test.children[0].name == "error";
      add(suite.attributes.at("name"), failed ? test.children[0].attributes.at("message") : "");
    }
  } else if (format == "rdjson") {
    const reference::Value report = parse(out);
    for (const reference::Value& found_there : member(report, "diagnostics").children) {
      if (member(member(found_there, "code"), "value").text != "runlint/not-checked") continue;
      add(member(member(found_there, "location"), "path").text, member(found_there, "message").text);
    }
  } else {
    for (std::string_view rest = out; !rest.empty(); rest.remove_prefix(rest.find('\n') + 1)) {
      const std::string line(rest.substr(0, rest.find('\n')));
      if (format == "github" && line.starts_with("::error file=") && line.find("not-checked::") != std::string::npos) {
        add(line.substr(13, line.find(',') - 13), line.substr(line.find("::", 2) + 2));
      } else if (format == "text" && line.find(": error: ") != std::string::npos && !line.ends_with("]")) {
        add(line.substr(0, line.find(": error: ")), line.substr(line.find(": error: ") + 9));
      }
    }
  }
  return found;
}

// Expects `all` of formats that list every input, and only the unchecked inputs of the others.
void expect_inputs(const TemporaryDirectory& directory, std::vector<std::string> args, const std::string& all,
                   int status) {
  std::string failures;
  for (std::string_view rest = all; !rest.empty(); rest.remove_prefix(rest.find('\n') + 1)) {
    const std::string_view line = rest.substr(0, rest.find('\n') + 1);
    if (line.find(": ") != std::string_view::npos) failures += line;
  }
  args.insert(args.begin(), {"--format", ""});
  for (const std::string_view format : kFormats) {
    for (const char* jobs : {"--jobs=1", "--jobs=4"}) {
      args[1] = format;
      args.push_back(jobs);
      const Outcome outcome = run_command(args);
      args.pop_back();
      const bool lists_all = format == "json" || format == "jsonl" || format == "junit";
      EXPECT_EQ(outcome.status, status) << format;
      EXPECT_FALSE(outcome.err.empty()) << "standard error has a message too";
      EXPECT_EQ(relative_to(directory, inputs_in(format, outcome.out)), lists_all ? all : failures) << format << '\n'
                                                                                                    << outcome.out;
    }
  }
}

TEST(CliReport, EveryFormatListsEveryInput) {
  const TemporaryDirectory directory;
  const std::string good = directory.write("good.json", "{}");
  const std::string bad = directory.write("bad.json", kWrongPlan);
  const std::string missing = directory.path("missing.json");
  (void)directory.write("broken/run-job.json", kWrongPlan);
  (void)directory.write("broken/.runlint.json", R"({"profil": "hook"})");
  std::filesystem::create_directory(directory.path("empty"));
  const std::string no_such = "cannot be read: No such file or directory\n";
  const std::string no_payload =
      "has no payload: looked for run-job.json, runjob.json, *.run-job.json, *.runjob.json, northflank.json, "
      "*.northflank.json, the same with .yaml or .yml; name the file, or use "
      "--include\n";
  const struct {
    std::vector<std::string> args;
    std::string inputs;
  } cases[] = {
      {{missing}, "DIR/missing.json: " + no_such},
      {{good, missing, bad}, "DIR/good.json\nDIR/missing.json: " + no_such + "DIR/bad.json\n"},
      {{missing, bad, missing + "2", good},
       "DIR/missing.json: " + no_such + "DIR/bad.json\nDIR/missing.json2: " + no_such + "DIR/good.json\n"},
      {{directory.path("empty"), good}, "DIR/empty: " + no_payload + "DIR/good.json\n"},
      {{bad, good + "/x"}, "DIR/bad.json\nDIR/good.json/x: cannot be read: Not a directory\n"},
      {{"/proc/self/mem", good}, "/proc/self/mem: cannot be read: Input/output error\nDIR/good.json\n"},
      {{directory.path("broken"), good},
       "DIR/broken/run-job.json: not checked: its configuration can't be used: DIR/broken/.runlint.json:1:2: error: "
       "unknown member \"profil\" in the configuration\nDIR/good.json\n"},
      {{"--config", missing, good, bad},
       "DIR/good.json: not checked: its configuration can't be used: cannot read DIR/missing.json: No such file or "
       "directory\nDIR/bad.json: not checked: its configuration can't be used: cannot read DIR/missing.json: No such "
       "file or directory\n"},
      {{"--baseline", missing, good, "-"},
       "DIR/good.json: not checked: the baseline can't be used: cannot read DIR/missing.json: No such file or "
       "directory\n<stdin>: not checked: the baseline can't be used: cannot read DIR/missing.json: No such file or "
       "directory\n"},
      {{"--baseline", bad, missing, good},
       "DIR/missing.json: " + no_such +
           "DIR/good.json: not checked: the baseline can't be used: DIR/bad.json:1:1: error: the baseline lacks the "
           "required member \"findings\"\n"},
      {{"--ndjson", missing, bad}, "DIR/missing.json: " + no_such + "DIR/bad.json\n"},
      {{"--ndjson", bad, directory.path()},
       "DIR/bad.json\nDIR: is a directory: with --ndjson, say with --include which names to look for in it\n"},
  };
  for (const auto& [args, inputs] : cases) {
    SCOPED_TRACE(inputs);
    expect_inputs(directory, args, inputs, 2);
    std::vector<std::string> quiet = args;
    quiet.emplace_back("--quiet");
    expect_inputs(directory, quiet, inputs, 2);
  }
}

// The first entry of a run may come from any thread.
TEST(CliReport, ListsAreSeparatedWithManyThreads) {
  const TemporaryDirectory directory;
  std::vector<std::string> args = {"--format", "", "--jobs=4"};
  for (int i = 0; i < 60; ++i) {
    args.push_back(i % 5 == 2   ? directory.path("missing" + std::to_string(i))
                   : i % 3 == 1 ? directory.write(std::to_string(i), kWrongPlan)
                                : directory.write(std::to_string(i), "{}"));
  }
  const std::map<std::string, std::size_t> expected = {{"json", 60}, {"gitlab", 12 + 16}, {"sarif", 16}};
  for (const auto& [format, count] : expected) {
    args[1] = format;
    const reference::Value root = parse(run_command(args).out);
    const reference::Value& list = format == "json"    ? member(root, "files")
                                   : format == "sarif" ? member(member(root, "runs").children.at(0), "results")
                                                       : root;
    EXPECT_EQ(list.children.size(), count) << format;
    if (format != "json") continue;
    EXPECT_EQ(member(member(root, "summary"), "files").text, "60");
    EXPECT_EQ(member(member(root, "summary"), "failures").text, "12");
  }
}

TEST(CliReport, ReadErrorFollowsStreamRecords) {
  class Breaking final : public io::Source {
   public:
    std::size_t read(char* into, std::size_t) override {
      if (reads_++ == 0) return std::string_view("[]\n{}\n{\"half").copy(into, 100);
      throw std::system_error(std::make_error_code(std::errc::io_error));
    }

   private:
    int reads_ = 0;
  };
  const TemporaryDirectory directory;
  const std::string other = directory.write("b", "[]");
  for (const std::string_view format : kFormats) {
    Breaking in;
    TextSink out;
    TextSink err;
    const std::vector<std::string_view> args = {"--ndjson", "--format", format, "-", other};
    EXPECT_EQ(run(args, {in, out, err}, {}), ExitStatus::kUsage);
    const std::string failure = "<stdin>: cannot be read: Input/output error\n";
    const bool lists_all = format == "json" || format == "jsonl" || format == "junit";
    EXPECT_EQ(relative_to(directory, inputs_in(format, out.text)),
              lists_all ? "<stdin>\n<stdin>\n" + failure + "DIR/b\n" : failure)
        << format;
  }
}

TEST(CliReport, QuietShowsFailingFindings) {
  const std::string payload =
      R"({"billing": {}, "deployment": {"internal": {"id": "web-api"}, "storage": {"shmSize": 143360}}})";
  const std::string info = "<stdin>:1:13: info [lint/noop-override]\n";
  const std::string warning = "<stdin>:1:86: warning [schema/documented-maximum]\n";
  const struct {
    std::vector<std::string> args;
    std::string findings;
    int status;
  } cases[] = {
      {{"-q"}, "", 0},
      {{"-q", "--fail-on=warning"}, warning, 1},
      {{"-q", "--fail-on=info"}, info + warning, 1},
      {{"--fail-on=warning"}, info + warning, 1},
  };
  for (const auto& [args, findings, status] : cases) {
    const Outcome outcome = run_command(args, payload);
    EXPECT_EQ(headlines(outcome.out), findings);
    EXPECT_EQ(outcome.status, status);
  }
}

TEST(CliReport, BaselineKeepsFindingOrderAndLimit) {
  const TemporaryDirectory directory;
  const std::string baseline = directory.write("known.json", R"({"version": 1, "findings": {}})");
  std::string payload = R"({"billing": {}, "deployment": {"internal": {}}, )";
  std::string expected;
  for (int i = 0; i < 60; ++i) {
    const std::string column = std::to_string(payload.size() + 1);
    if (i < 20) expected += "<stdin>:1:" + column + ": error [schema/unknown-property]\n";
    payload += "\"x" + std::to_string(i) + "\": 0, ";
  }
  payload.resize(payload.size() - 2);
  payload += '}';
  for (const std::vector<std::string>& args :
       {std::vector<std::string>{"--max-diagnostics=20"}, {"--max-diagnostics=20", "--baseline", baseline}}) {
    const Outcome outcome = run_command(args, payload);
    EXPECT_EQ(headlines(outcome.out), expected);
    EXPECT_TRUE(outcome.out.ends_with("\n60 errors, 2 infos in 1 payload\n")) << outcome.out;
  }

  const std::string mild =
      R"({"billing": {}, "deployment": {"internal": {"id": "web-api"}, "storage": {"shmSize": 143360}}})";
  for (const std::vector<std::string>& args :
       {std::vector<std::string>{"--max-diagnostics=1"}, {"--max-diagnostics=1", "--baseline", baseline}}) {
    EXPECT_EQ(headlines(run_command(args, mild).out), "<stdin>:1:13: info [lint/noop-override]\n");
  }
}

// Whichever allocation fails, no format reports an unchecked payload as clean: the report is complete, or contains a
// failure, or is visibly incomplete.
TEST(CliReport, OutOfMemoryIsNeverReportedClean) {
  const TemporaryDirectory directory;
  const std::string file = directory.write("a.json", R"({"billing": {"deploymentPlan": "a plan with spaces in it"}})");
  for (const std::string format : {"json", "jsonl", "junit", "sarif"}) {
    CheckOptions settings;
    settings.format = report::find_format(format).value();
    settings.config = "";
    settings.jobs = 1;
    settings.paths = {file};
    const Outcome expected = run_command({"--no-config", "--jobs=1", "--format", format, file});
    ASSERT_EQ(expected.status, 1);
    std::size_t reported = 0;
    for (std::size_t passing = 0;; ++passing) {
      TextSource in("");
      TextSink out;
      out.text.reserve(1 << 17);
      TextSink err;
      err.text.reserve(1 << 12);
      ExitStatus status = ExitStatus::kInternal;
      allocations::fail_after(passing, allocations::Failing::kOnce);
      try {
        status = run_check(settings, {in, out, err}, {});
      } catch (const std::bad_alloc&) {
        write_error(err, "out of memory");
      }
      if (!allocations::stop_failing()) break;
      if (status == ExitStatus::kFindings) {
        EXPECT_EQ(out.text, expected.out) << format << " without allocation " << passing;
        continue;
      }
      if (status == ExitStatus::kUsage) continue;  // a file or an option could not be read
      EXPECT_EQ(status, ExitStatus::kInternal) << format << " without allocation " << passing;
      EXPECT_NE(err.text, "");
      if (out.text == expected.out) continue;  // the failure came after the report
      try {
        const std::string inputs = inputs_in(format, out.text);
        if (format == "jsonl" && inputs.empty()) continue;  // nothing was written
        EXPECT_EQ(relative_to(directory, inputs), "DIR/a.json: not checked: out of memory\n") << out.text;
        ++reported;
      } catch (const std::exception&) {
        continue;  // visibly incomplete
      }
    }
    EXPECT_GT(reported, 10U) << format;
  }
}

}  // namespace
}  // namespace runlint::cli
