// Payloads in a stream (NDJSON): each has the same verdict and findings as alone, whatever comes before and after it,
// however lines end, and wherever a read stops. The input is checked as a stream, and joined, whole and in halves, with
// a generated payload.
#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

#include "cli/command.h"
#include "generators/payload_generator.h"
#include "generators/random.h"
#include "oracle.h"
#include "reference/document.h"
#include "runlint/validator.h"
#include "support/command_line.h"

namespace {

using runlint::fuzz::member;
using runlint::fuzz::require;
using runlint::generator::Random;

// The result of one payload: its verdict, and the rules and spans of its findings, sorted.
struct Record {
  std::size_t line;
  bool valid;
  std::vector<std::string> found;

  bool operator==(const Record&) const = default;
};

// A size limit of payloads, which truncates longer lines in the reader and in the check.
struct Limit {
  explicit Limit(std::size_t max_size) {
    settings.given.max_size = max_size;
    settings.format = runlint::report::Format::kJsonl;
    settings.ndjson = true;
    settings.config.emplace();  // none
    alone = runlint::Validator(runlint::config::resolve_options({}, {}, settings.given).options);
  }

  runlint::cli::CheckOptions settings;
  runlint::Validator alone;
};

Record check_alone(Limit& limit, std::size_t line, std::string_view payload) {
  const runlint::Report report = limit.alone.check(payload);
  Record record{line, report.valid(), {}};
  for (const runlint::Diagnostic& found : report.diagnostics()) {
    record.found.push_back(std::string(runlint::info(found.rule).name) + " " + std::to_string(found.span.offset) + "+" +
                           std::to_string(found.span.length));
  }
  std::ranges::sort(record.found);
  return record;
}

// A line beyond the limit is never blank.
bool is_blank(const Limit& limit, std::string_view line) {
  return line.size() <= limit.alone.options().max_size && line.find_first_not_of(" \t\r") == std::string_view::npos;
}

std::vector<Record> check_lines_alone(Limit& limit, std::string_view stream) {
  std::vector<Record> records;
  for (std::size_t line = 1; !stream.empty(); ++line) {
    const std::size_t end = stream.find('\n');
    std::string_view payload = stream.substr(0, end);
    stream.remove_prefix(std::min(stream.size(), payload.size() + 1));
    if (end != std::string_view::npos && payload.ends_with('\r')) payload.remove_suffix(1);
    if (!is_blank(limit, payload)) records.push_back(check_alone(limit, line, payload));
  }
  return records;
}

std::vector<Record> read_back(std::string_view jsonl) {
  std::vector<Record> records;
  while (!jsonl.empty()) {
    const std::string_view line = jsonl.substr(0, jsonl.find('\n'));
    require(line.size() < jsonl.size(), "every line is terminated");
    jsonl.remove_prefix(line.size() + 1);
    const runlint::reference::Document entry = runlint::reference::read(line, 10);
    require(!entry.error, "output is JSON");
    Record record{std::stoul(member(entry.root, "record").text), member(entry.root, "valid").text == "true", {}};
    for (const auto& found : member(entry.root, "diagnostics").children) {
      record.found.push_back(member(found, "rule").text + " " + member(found, "offset").text + "+" +
                             member(found, "length").text);
    }
    std::ranges::sort(record.found);
    records.push_back(std::move(record));
  }
  return records;
}

void show(std::string_view who, const std::vector<Record>& records) {
  for (const Record& record : records) {
    std::fprintf(stderr, "%.*s: line %zu is %s\n", static_cast<int>(who.size()), who.data(), record.line,
                 record.valid ? "valid" : "not valid");
    for (const std::string& found : record.found) std::fprintf(stderr, "  %s\n", found.c_str());
  }
}

void check_stream(const Limit& limit, const std::string& stream, const std::vector<Record>& expected, Random& random) {
  runlint::cli::CheckOptions settings = limit.settings;
  settings.jobs = random.chance(5) ? 2 : 1;
  const std::size_t steps[] = {1, 2, 7, 64, stream.size() / 2 + 1, stream.size() + 1};
  runlint::cli::TextSource in(stream, random.pick(steps));
  runlint::cli::TextSink out;
  runlint::cli::TextSink err;
  const runlint::cli::ExitStatus status = runlint::cli::run_check(settings, {in, out, err}, {});
  const std::vector<Record> found = read_back(out.text);
  if (found != expected) {
    show("alone", expected);
    show("in the stream", found);
  }
  require(found == expected, "a payload in a stream has the same result as alone");
  const bool clean = std::ranges::all_of(expected, &Record::valid);
  require(status == (clean ? runlint::cli::ExitStatus::kOk : runlint::cli::ExitStatus::kFindings),
          "the status is that of all payloads");
  require(err.text.empty(), "standard error is empty");
}

// In JSON, line ends occur between tokens only, so one line has the same meaning.
std::string on_one_line(std::string_view payload) {
  std::string line(payload);
  std::ranges::replace_if(line, [](char c) { return c == '\n' || c == '\r'; }, ' ');
  return line;
}

void check_joined(Limit& limit, std::string_view payload, Random& random) {
  constexpr std::string_view kLineEnds[] = {"\n", "\r\n", "\n\n", "\n \t\r\n", "\r\n\r\n"};
  const std::size_t half = random.below(payload.size() + 1);
  const std::array<std::string, 4> payloads = {on_one_line(payload), on_one_line(payload.substr(0, half)),
                                               on_one_line(payload.substr(half)),
                                               on_one_line(runlint::generator::generate(random.next()).text)};
  std::string stream = random.chance(20) ? "\r\n\n" : "";
  std::vector<Record> expected;
  for (std::size_t i = random.between(1, 5); i != 0; --i) {
    const std::string& joined = random.pick(payloads);
    const auto line = 1 + static_cast<std::size_t>(std::ranges::count(stream, '\n'));
    if (!is_blank(limit, joined)) expected.push_back(check_alone(limit, line, joined));
    stream += joined;
    if (i > 1 || random.chance(50)) stream += random.pick(kLineEnds);
  }
  check_stream(limit, stream, expected, random);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static std::array<Limit, 3> limits = {Limit(std::size_t{64} << 20), Limit(300), Limit(9)};
  const std::string payload(reinterpret_cast<const char*>(data), size);
  Random random(runlint::fuzz::hash(payload));
  Limit& limit = limits[random.chance(70) ? 0 : random.between(1, 2)];
  check_stream(limit, payload, check_lines_alone(limit, payload), random);
  check_joined(limit, payload, random);
  if (!runlint::reference::read(payload, limit.alone.options().max_depth).error) {
    require(check_alone(limit, 1, payload) == check_alone(limit, 1, on_one_line(payload)),
            "a payload on one line has the same result");
  }
  return 0;
}
