// Streams of payloads (NDJSON): how they are split, and that order and findings depend neither on the sizes of reads
// nor on the number of threads.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <string>
#include <thread>
#include <vector>

#include "cli/ordered_output.h"
#include "cli/record_reader.h"
#include "support/command_line.h"

namespace runlint::cli {
namespace {

TEST(CliStream, NumbersRecordsByLine) {
  const std::string nine = R"({"x":"1"})";
  const struct {
    std::string input;
    std::string findings;
    std::size_t payloads;
  } cases[] = {
      {"", "", 0},
      {"\n\r\n \t\r\n\n", "", 0},
      {"{}", "", 1},
      {"{}\n", "", 1},
      {"{}\n\n{", "s:3:2: error [json/syntax]\n", 2},
      {"{}\r\n[]\r\n", "s:2:1: error [schema/type]\n", 2},
      {"[]\r\n[]", "s:1:1: error [schema/type]\ns:2:1: error [schema/type]\n", 2},
      {"  {}\n  []", "s:2:3: error [schema/type]\n", 2},
      {"{}\r{}\n", "s:1:4: error [json/syntax]\n", 1},
      {"\xEF\xBB\xBF{}\n{}\n", "s:1:1: error [json/encoding]\n", 2},
      // At most nine bytes, line ends not counted.
      {nine + "\n", "s:1:2: error [schema/unknown-property]\n", 1},
      {nine + "\r\n", "s:1:2: error [schema/unknown-property]\n", 1},
      {nine, "s:1:2: error [schema/unknown-property]\n", 1},
      {nine + " \n{}\n", "s:1:1: error [json/size]\n", 2},
      {nine + " \r\n{}", "s:1:1: error [json/size]\n", 2},
      {nine + " ", "s:1:1: error [json/size]\n", 1},
      {"\n" + nine + std::string(1000, '\r') + "\n[]\n", "s:2:1: error [json/size]\ns:3:1: error [schema/type]\n", 2},
      {std::string(1000, ' ') + "\n\n[]\n\n[]",
       "s:1:1: error [json/size]\ns:3:1: error [schema/type]\ns:5:1: error "
       "[schema/type]\n",
       3},
  };
  for (const auto& [input, findings, payloads] : cases) {
    for (const std::size_t step : {std::size_t{1}, std::size_t{2}, std::size_t{7}, std::size_t{1} << 20}) {
      for (const char* jobs : {"1", "3"}) {
        const std::vector<std::string> args = {"--ndjson", "--stdin-filename=s", "--max-size=9", "--jobs", jobs};
        const Outcome text = run_command(args, input, {}, step);
        EXPECT_EQ(headlines(text.out), findings) << input << " by " << step;
        EXPECT_EQ(text.status, findings.empty() ? 0 : 1);
        EXPECT_EQ(text.err, "");
        std::vector<std::string> lines = args;
        lines.insert(lines.end(), {"--format", "jsonl"});
        const std::string out = run_command(lines, input, {}, step).out;
        EXPECT_EQ(static_cast<std::size_t>(std::count(out.begin(), out.end(), '\n')), payloads) << input;
      }
    }
  }
}

// Lines of 2 to 2,000 bytes, some blank, some invalid, enough for many batches.
std::string long_stream(std::size_t lines) {
  std::string text;
  std::uint32_t random = 1;
  for (std::size_t i = 0; i < lines; ++i) {
    random = random * 1664525 + 1013904223;
    const std::uint32_t choice = random >> 24;
    const std::string line_end = choice % 2 == 0 ? "\n" : "\r\n";
    if (choice < 10) {
      text += line_end;
    } else {
      const std::string value((random >> 8) % 2000, 'v');
      text += choice < 30 ? "{\"n\":\"" : "{\"runtimeEnvironment\":{\"n\":\"";
      text += value + (choice < 30 ? "\"}" : "\"}}") + line_end;
    }
  }
  return text;
}

TEST(CliStream, OutputIsIndependentOfThreadsAndReads) {
  const std::string input = long_stream(5000);
  for (const std::string format : {"text", "json", "jsonl", "sarif", "github", "gitlab", "junit"}) {
    const auto check = [&](const std::string& jobs, std::size_t step) {
      return run_command({"--ndjson", "--format", format, "--jobs", jobs}, input, {}, step);
    };
    const Outcome expected = check("1", ~std::size_t{0});
    EXPECT_EQ(expected.status, 1);
    EXPECT_GT(expected.out.size(), format == "github" ? 1000U : 10000U);
    for (const char* jobs : {"1", "2", "8"}) {
      for (const std::size_t step : {std::size_t{999}, std::size_t{65536}}) {
        EXPECT_TRUE(check(jobs, step).out == expected.out) << format << ' ' << jobs << ' ' << step;
      }
    }
  }
}

TEST(CliStream, KeepsFileOrderWithManyThreads) {
  const TemporaryDirectory directory;
  std::string expected;
  std::vector<std::string> args = {"--jobs=8"};
  for (int i = 0; i < 300; ++i) {
    // The first is the slowest, so that the others have to wait for it.
    const std::string name = directory.write(std::to_string(i), std::string(i == 0 ? 1 << 20 : i % 7, ' ') + "[]");
    args.push_back(name);
    expected += name + ":1:" + std::to_string((i == 0 ? 1 << 20 : i % 7) + 1) + ": error [schema/type]\n";
  }
  EXPECT_TRUE(headlines(run_command(args).out) == expected);
  args.insert(args.begin() + 1, directory.path("missing"));
  args.insert(args.begin() + 1, "--format=json");
  EXPECT_EQ(run_command(args).out.find("{\"version\":1,\"files\":[\n{\"path\":\"" + directory.path("missing")), 0U);
}

// Findings are written before more input is read.
TEST(CliStream, WritesFindingsBeforeNextRead) {
  TextSink out;
  class Writer final : public io::Source {
   public:
    explicit Writer(const TextSink& out) : out_(out) {}
    std::size_t read(char* into, std::size_t) override {
      const std::string_view said[] = {"{}\n[", "]\n", "{}\n[]\n[]\n{", ""};
      const std::ptrdiff_t lines = std::count(out_.text.begin(), out_.text.end(), '\n');
      answered.push_back(lines);
      return said[answered.size() - 1].copy(into, 100);
    }
    std::vector<std::ptrdiff_t> answered;

   private:
    const TextSink& out_;
  } in(out);
  TextSink err;
  const std::vector<std::string_view> args = {"--ndjson", "--jobs=1", "--format=jsonl"};
  EXPECT_EQ(run(args, {in, out, err}, {}), ExitStatus::kFindings);
  EXPECT_EQ(in.answered, (std::vector<std::ptrdiff_t>{0, 1, 2, 5}));
}

TEST(CliStream, ReadErrorKeepsCompleteRecords) {
  class Breaking final : public io::Source {
   public:
    std::size_t read(char* into, std::size_t) override {
      if (reads_++ == 0) return std::string_view("[]\n{\"half").copy(into, 100);
      throw std::system_error(std::make_error_code(std::errc::io_error));
    }

   private:
    int reads_ = 0;
  } in;
  const TemporaryDirectory directory;
  const std::string other = directory.write("b", "[]");
  TextSink out;
  TextSink err;
  const std::vector<std::string_view> args = {"--ndjson", "-", other};
  EXPECT_EQ(run(args, {in, out, err}, {}), ExitStatus::kUsage);
  EXPECT_EQ(relative_to(directory, headlines(out.text)),
            "<stdin>:1:1: error [schema/type]\nDIR/b:1:1: error [schema/type]\n");
  EXPECT_EQ(err.text, "runlint: cannot read <stdin>: Input/output error\n");
}

TEST(CliStream, MemoryIsBoundedByLongestRecord) {
  // 64 MiB in lines of 64 KiB, then one line of 64 MiB.
  class Endless final : public io::Source {
   public:
    std::size_t read(char* into, std::size_t capacity) override {
      constexpr std::size_t kHalf = std::size_t{64} << 20;
      const std::size_t count = std::min({capacity, std::size_t{65536}, 2 * kHalf - at_});
      std::fill_n(into, count, 'a');
      at_ += count;
      if (at_ <= kHalf && count > 0) into[count - 1] = '\n';
      return count;
    }

   private:
    std::size_t at_ = 0;
  } source;
  const std::vector<Input> inputs = {{"s", true}};
  RecordReader reader(inputs, source, 1 << 20);
  Batch batch;
  std::size_t greatest = 0;
  std::size_t batches = 0;
  std::size_t total = 0;
  for (; reader.next(batch); ++batches) {
    greatest = std::max(greatest, batch.bytes.size() + batch.bytes.available());
    total += batch.bytes.size();
  }
  EXPECT_EQ(batches, 1025U);
  EXPECT_EQ(total, (std::size_t{64} << 20) + (1 << 20) + 1);
  EXPECT_LE(greatest, std::size_t{4} << 20);
}

// A list in brackets, with commas, and the failures after it.
class CommaFormatter final : public report::Formatter {
 public:
  [[nodiscard]] std::string_view separator() const noexcept override { return ","; }
  [[nodiscard]] report::Frame frame(const report::Summary&, const report::Deferred& deferred) const override {
    report::Frame frame{.text = "[]", .list_at = 1};
    for (const std::string& failure : deferred.failures) frame.text += failure;
    return frame;
  }

 protected:
  void append(report::Formatted&, const report::FileResult&, const Flush&) const override {}
};

TEST(CliStream, OrderedOutputStopsThreadsOnWriteError) {
  for (const bool failing : {false, true}) {
    TextSink taken;
    FullSink full(std::errc::no_space_on_device, 5000);
    TextSink err;
    io::Sink& out = failing ? static_cast<io::Sink&>(full) : taken;
    Progress progress(err, {});
    const CommaFormatter formatter;
    const std::vector<Destination> destinations = {{formatter, out}};
    OrderedOutput output(destinations, err, progress);
    std::atomic<std::size_t> next = 0;
    std::string expected = "[";
    std::string deferred;
    for (std::size_t i = 0; i < 2000; ++i) {
      if (i % 3 != 0) expected += (i > 1 ? "," : "") + std::to_string(i) + '\n';
      if (i % 7 == 0) deferred += std::to_string(i) + ' ';
    }
    const auto work = [&] {
      output.begin();
      run_on_threads(6, output, [&] {
        for (std::size_t piece = next++; piece < 2000; piece = next++) {
          Result result{.findings = std::vector<report::Formatted>(1)};
          report::Formatted& findings = result.findings.front();
          if (piece % 97 == 0) std::this_thread::sleep_for(std::chrono::milliseconds(1));
          if (piece % 3 != 0) {
            findings.text = "," + std::to_string(piece);
            if (piece % 5 == 0) output.flush(piece, result);
            findings.text += '\n';
          }
          if (piece % 7 == 0) findings.deferred.failures = {std::to_string(piece) + ' '};
          output.finish(piece, result);
        }
      });
      output.end();
    };
    if (failing) {
      EXPECT_THROW(work(), io::OutputError);
    } else {
      work();
      EXPECT_TRUE(taken.text == expected + ']' + deferred);
    }
  }
}

}  // namespace
}  // namespace runlint::cli
