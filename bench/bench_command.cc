// bench_command RUNLINT FOLDER     measures the command RUNLINT; FOLDER is for its input
//
// Compares the time for one file with `cat`, and the throughput of a stream in processor time with the library.
// Measures the gain of a second thread, and that memory does not depend on the length of the stream.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <exception>
#include <fstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "payloads.h"
#include "runlint/validator.h"
#include "stream.h"
#include "subprocess.h"

namespace runlint::bench {
namespace {

constexpr int kStarts = 41;
constexpr int kRounds = 5;
constexpr std::size_t kPayloads = 100'000;
constexpr std::size_t kLength = 24;  // the long stream is this many times the short one, about 1 GB

double median(std::vector<double> values) {
  std::ranges::nth_element(values, values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2));
  return values[values.size() / 2];
}

Usage run(const std::vector<std::string>& arguments, const std::string& input = {}, std::size_t times = 1) {
  const Usage usage = run_subprocess(arguments, input, times);
  if (usage.status != 0) throw std::runtime_error(fmt::format("{}: status {}", arguments.front(), usage.status));
  return usage;
}

double processor_ms() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1000 + static_cast<double>(now.tv_nsec) / 1e6;
}

// One payload a line, without the indented ones.
std::string records() {
  const Payloads payloads = mixed_stream(kPayloads);
  std::string lines;
  for (std::size_t i = 0; i < payloads.size(); ++i) {
    if (payloads[i].find('\n') != std::string_view::npos) continue;
    lines += payloads[i];
    lines += '\n';
  }
  return lines;
}

double library_ms(const std::string& lines) {
  Validator validator;
  const double begin = processor_ms();
  for (std::size_t at = 0; at < lines.size();) {
    const std::size_t end = lines.find('\n', at);
    if (!validator.check(std::string_view(lines).substr(at, end - at)).valid()) throw std::runtime_error("not valid");
    at = end + 1;
  }
  return processor_ms() - begin;
}

void say(bool met, const std::string& text) { fmt::print("{:<6} {}\n", met ? "met" : "MISSED", text); }

void one_file(const std::string& runlint, const std::string& folder) {
  const std::string path = folder + "/example.run-job.json";
  if (!(std::ofstream(path) << published_example())) throw std::runtime_error("can't write " + path);
  std::vector<double> difference;
  for (int i = 0; i < kStarts; ++i) {
    const double cat = run({"cat", path}).wall_ms;
    difference.push_back(run({runlint, "check", path}).wall_ms - cat);
  }
  say(median(difference) <= 5, fmt::format("one file: {:.2f} ms more than cat, at most 5", median(difference)));
}

void stream(const std::string& runlint) {
  const std::string lines = records();
  const std::vector<std::string> one = {runlint, "check", "--ndjson", "--jobs", "1", "-"};
  std::vector<double> share;
  std::vector<double> gain;
  for (int i = 0; i < kRounds; ++i) {
    const double library = library_ms(lines);
    const Usage usage = run(one, lines);
    share.push_back(100 * library / usage.cpu_ms);
    gain.push_back(usage.wall_ms / run({runlint, "check", "--ndjson", "--jobs", "2", "-"}, lines).wall_ms);
  }
  say(median(share) >= 60,
      fmt::format("stream: {:.0f}% of the library's throughput on one thread, at least 60", median(share)));
  fmt::print("       stream: {:.2f} times as fast on two threads\n", median(gain));
  const Usage little = run(one, lines);
  const Usage much = run(one, lines, kLength);
  constexpr double kMiB = 1 << 20;
  const double growth = (static_cast<double>(much.peak) - static_cast<double>(little.peak)) / kMiB;
  say(growth < 1,
      fmt::format("stream: {:.1f} MiB for {:.0f} MiB, {:.1f} for {:.0f}: constant",
                  static_cast<double>(little.peak) / kMiB, static_cast<double>(lines.size()) / kMiB,
                  static_cast<double>(much.peak) / kMiB, static_cast<double>(lines.size() * kLength) / kMiB));
}

}  // namespace
}  // namespace runlint::bench

int main(int argc, char** argv) try {
  if (argc != 3) throw std::runtime_error("usage: bench_command RUNLINT FOLDER");
  fmt::print("\nThe command, on an otherwise idle machine\n\n");
  runlint::bench::one_file(argv[1], argv[2]);
  runlint::bench::stream(argv[1]);
} catch (const std::exception& error) {
  std::fprintf(stderr, "bench_command: %s\n", error.what());
  return 2;
}
