// adversarial_report SHAPE N: writes the report of a payload of that shape with N parts, without a limit of findings,
// and fails if it exceeds the total size limit of the findings. complexity.cmake counts the instructions. SHAPE begins
// with the format.
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "report/formatter.h"
#include "runlint/validator.h"

namespace {

std::string members(std::size_t n, std::string_view separator) {
  std::string text = "{";
  for (std::size_t i = 0; i < n; ++i) {
    std::string number = std::to_string(i);  // of a fixed width, so that only their count changes with n
    number.insert(0, 6 - number.size(), '0');
    text.append(i > 0 ? separator : "").append("\"x").append(number).append("\":0");
  }
  return text + "}";
}

std::string make(std::string_view shape, std::size_t n) {
  if (shape == "members-on-a-line") return members(n, ",");
  if (shape == "members-on-lines") return members(n, ",\n");
  if (shape == "wide-members") return "{\"" + std::string(n, '\x7f') + "\":0," + members(n, ",\"日本\":0,").substr(1);
  if (shape == "long-key-over-members")
    return "{\"billing\":{\"" + std::string(n * 8, 'k') + "\":" + members(n, ",\"y\":0,") + "}}";
  std::fprintf(stderr, "no such shape\n");
  std::exit(2);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) return 2;
  const std::string_view shape = argv[1];
  const std::optional<runlint::report::Format> format = runlint::report::find_format(shape.substr(0, shape.find('-')));
  if (!format) return 2;
  const std::string payload = make(shape.substr(shape.find('-') + 1), std::strtoul(argv[2], nullptr, 10));
  runlint::Options options;
  options.max_diagnostics = ~std::size_t{0};
  runlint::Validator validator(options);
  const runlint::Report report = validator.check(payload);
  runlint::report::Style style{.color = true};
  // As on a terminal: frames of whole lines would grow with lines so short.
  if (shape == "text-wide-members") style.width = 80;
  const std::unique_ptr<runlint::report::Formatter> formatter = runlint::report::make_formatter(*format, style);
  runlint::report::Formatted out;
  std::size_t written = 0;
  const auto count = [&] {
    written += out.text.size();
    out.text.clear();
  };
  const runlint::report::FileResult result{.path = "a.json", .payload = payload, .report = report};
  runlint::report::format_redacted(out, *formatter, result, validator, count);
  count();
  const std::size_t findings = report.diagnostics().size();
  std::printf("%zu bytes, %zu findings, %zu bytes written\n", payload.size(), findings, written);
  return findings > 0 && written <= (findings + 1) * runlint::report::kMaxFindingBytes ? 0 : 1;
}
