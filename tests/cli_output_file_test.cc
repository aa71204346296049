// `runlint check --output-file`: the format to a file, text to standard output.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "report/formatter.h"
#include "support/command_line.h"

namespace runlint::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kPayload = R"({"runtimeEnvironment": {"A": 4711000815}, "x": "do-not-show"})";

std::string read(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

TEST(CliOutputFile, EveryFormatAsAlone) {
  const TemporaryDirectory directory;
  const std::string payload = directory.write("a.json", kPayload);
  const std::string other = directory.write("b.json", "{");
  const std::string missing = directory.path("missing.json");
  const std::string file = directory.path("report");
  const std::vector<std::string> paths = {payload, missing, other};
  const auto run = [&paths](std::vector<std::string> args) {
    args.insert(args.end(), paths.begin(), paths.end());
    return run_command(args);
  };
  const Outcome text = run({});
  for (const std::string_view format : report::format_names()) {
    const Outcome alone = run({"--format", std::string(format)});
    const Outcome both = run({"--jobs", "3", "--format", std::string(format), "--output-file", file});
    EXPECT_EQ(read(file), alone.out) << format;
    EXPECT_EQ(both.out, text.out) << format;
    EXPECT_EQ(both.err, text.err) << format;
    EXPECT_EQ(both.status, 2) << format;
  }
}

TEST(CliOutputFile, OfAStream) {
  const TemporaryDirectory directory;
  const std::string file = directory.path("report");
  std::string stream;
  for (int i = 0; i < 3000; ++i) stream.append(kPayload).append("\n");
  const std::vector<std::string> args = {"--ndjson", "--jobs", "2", "--format", "jsonl"};
  std::vector<std::string> with_file = args;
  with_file.insert(with_file.end(), {"--output-file", file});
  const Outcome both = run_command(with_file, stream);
  EXPECT_TRUE(read(file) == run_command(args, stream).out);
  EXPECT_TRUE(both.out == run_command({"--ndjson"}, stream).out);
}

TEST(CliOutputFile, DashIsStandardOutput) {
  const Outcome outcome = run_command({"--format", "json", "--output-file", "-"}, std::string(kPayload));
  EXPECT_EQ(outcome.out, run_command({"--format", "json"}, std::string(kPayload)).out);
}

// Colours and what is only for terminals belong to standard output.
TEST(CliOutputFile, LooksLikeAFile) {
  const TemporaryDirectory directory;
  const std::string payload = directory.write("a.json", kPayload);
  const std::string file = directory.path("report");
  Terminal terminal;
  terminal.output_is_terminal = true;
  const Outcome outcome = run_command({"--output-file", file, payload}, {}, terminal);
  EXPECT_NE(outcome.out.find('\x1b'), std::string::npos);
  EXPECT_EQ(read(file), run_command({payload}).out);
}

TEST(CliOutputFile, IsNoPayload) {
  const TemporaryDirectory directory;
  const std::string payload = directory.write("a.run-job.json", kPayload);
  const Outcome over = run_command({"--output-file", payload, payload});
  EXPECT_EQ(over.status, 2);
  EXPECT_NE(over.err.find("would replace a payload: name another file"), std::string::npos) << over.err;
  EXPECT_EQ(read(payload), kPayload);
  // A search passes over the report of an earlier run.
  const std::string file = directory.path("report.run-job.json");
  const std::vector<std::string> args = {"--format", "json", "--output-file", file, directory.path()};
  run_command(args);
  const std::string first = read(file);
  run_command(args);
  EXPECT_EQ(read(file), first);
  EXPECT_NE(first.find("\"files\":1"), std::string::npos);
}

// The report of an earlier run is replaced, whatever its format; text and github look like no file of runlint's.
TEST(CliOutputFile, ReplacesReportsThatASearchMeets) {
  const TemporaryDirectory directory;
  const std::string payload = directory.write("a.json", kPayload);
  const std::string file = directory.path("report.json");
  for (const std::string_view content : {kPayload, std::string_view("{}")}) {
    directory.write("a.json", content);
    for (const std::string_view format : report::format_names()) {
      fs::remove(file);
      const std::vector<std::string> args = {"--include",     "*.json", "--format",      std::string(format),
                                             "--output-file", file,     directory.path()};
      EXPECT_NE(run_command(args).status, 2) << format;
      const std::string first = read(file);
      const bool is_known = first.empty() || (format != "text" && format != "github");
      EXPECT_EQ(run_command(args).status != 2, is_known) << format;
      EXPECT_EQ(read(file), first) << format;
    }
  }
  EXPECT_EQ(read(payload), "{}");
}

// Links, a symbolic and a hard one, and ways that lead around.
std::vector<std::string> names_of(const TemporaryDirectory& directory, const std::string& file) {
  const std::string name = fs::path(file).filename().string();
  const std::vector<std::string> names = {file, directory.path("hard"), directory.path("soft"),
                                          directory.path("sub/../" + name)};
  for (std::size_t i = 1; i < 3; ++i) fs::remove(names[i]);
  if (fs::exists(file)) fs::create_hard_link(file, names[1]);
  fs::create_symlink(name, names[2]);
  fs::create_directory(directory.path("sub"));
  return names;
}

TEST(CliOutputFile, ReplacesNothingElse) {
  const TemporaryDirectory directory;
  const std::string payload = directory.write("a.run-job.json", kPayload);
  const std::string config = directory.write("c.json", R"({"failOn": "info"})");
  const std::string baseline = directory.path("baseline");
  const std::string found = directory.write(".runlint.json", R"({"failOn": "info"})");
  const std::string other = directory.path("other/.runlint.json");
  const std::string written = directory.path("new");
  EXPECT_EQ(run_command({"--write-baseline", baseline, payload}).status, 0);
  struct Case {
    std::string file;
    std::vector<std::string> args;
    std::string_view what;
  };
  const Case cases[] = {
      {payload, {directory.path()}, "a payload"},
      {payload, {payload}, "a payload"},
      {payload, {"-", "--stdin-filename", payload}, "a payload"},
      {config, {"--config", config, payload}, "a configuration"},
      {found, {payload}, "a configuration"},
      {other, {payload}, "a configuration"},
      {baseline, {"--baseline", baseline, payload}, "the baseline"},
      {baseline, {"--write-baseline", baseline, payload}, "the baseline"},
      {written, {"--write-baseline", written, payload}, "the baseline"},
  };
  for (const Case& each : cases) {
    const std::string before = read(each.file);
    for (const std::string& name : names_of(directory, each.file)) {
      if (name == directory.path("hard") && !fs::exists(name)) continue;  // nothing to link
      std::vector<std::string> args = {"--format", "json", "--output-file", name};
      args.insert(args.end(), each.args.begin(), each.args.end());
      const Outcome outcome = run_command(args);
      EXPECT_EQ(outcome.status, 2) << name;
      EXPECT_NE(outcome.err.find(fmt::format(" would replace {}: name another file", each.what)), std::string::npos)
          << name << ": " << outcome.err;
      EXPECT_EQ(read(each.file), before);
    }
  }
  directory.write(".runlint.json", "");
  const Outcome empty = run_command({"--no-config", "--write-baseline", found, payload});
  EXPECT_EQ(empty.status, 2);
  EXPECT_NE(empty.err.find("would replace a configuration"), std::string::npos) << empty.err;
}

TEST(CliOutputFile, StaysAsItWasWhenTheRunFails) {
  const TemporaryDirectory directory;
  const std::string file = directory.write("report", "old");
  const Outcome nowhere = run_command({"--output-file", directory.path("d/report"), "-"}, "{}");
  EXPECT_EQ(nowhere.status, 2);
  EXPECT_EQ(relative_to(directory, nowhere.err), "runlint: cannot write DIR/d/report: No such file or directory\n");

  TextSource in("{\"x\":1}");
  FullSink out(std::errc::no_space_on_device);
  TextSink err;
  const std::vector<std::string_view> args = {"--output-file", file};
  EXPECT_EQ(run(args, {in, out, err}, Terminal()), ExitStatus::kUsage);
  EXPECT_EQ(err.text, "runlint: cannot write the output: No space left on device\n");
  EXPECT_EQ(read(file), "old");
  EXPECT_EQ(std::distance(fs::directory_iterator(directory.path()), {}), 1);
  if (fs::exists("/dev/full")) {
    const Outcome full = run_command({"--output-file", "/dev/full"}, "{\"x\":1}");
    EXPECT_EQ(full.status, 2);
    EXPECT_EQ(full.err, "runlint: cannot write /dev/full: No space left on device\n");
  }
}

}  // namespace
}  // namespace runlint::cli
