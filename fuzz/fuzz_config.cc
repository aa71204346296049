// Bytes as the configuration of a gateway, by the C ABI. A slow reader finds what is valid to the table but refused by
// a gateway; a report locates it. An accepted configuration is valid to the command too, and a gate created with it
// keeps its size limit and the severity of one rule.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "oracle.h"
#include "reference/document.h"
#include "runlint/runlint.h"

namespace {

using runlint::fuzz::require;
using runlint::reference::Value;
using std::string_view;

// The member of an object without duplicate keys, or null.
const Value* find(const Value* object, string_view name) {
  if (object == nullptr) return nullptr;
  for (const Value& member : object->children) {
    if (member.key == name) return &member;
  }
  return nullptr;
}

string_view text_of(const Value* value, string_view otherwise) { return value == nullptr ? otherwise : value->text; }

enum class Needed { kMet, kNewer, kMalformed };

// The numbers of a version; empty if it has not two or three of them that fit into 32 bits.
std::vector<double> numbers_of(string_view version) {
  std::vector<double> numbers;
  for (bool last = false; !last;) {
    const std::size_t end = std::min(version.find('.'), version.size());
    const std::string number(version.substr(0, end));
    if (number.empty() || number.find_first_not_of("0123456789") != std::string::npos) return {};
    numbers.push_back(std::strtod(number.c_str(), nullptr));
    if (numbers.back() > 4294967295.0 || numbers.size() > 3) return {};
    last = end == version.size();
    version.remove_prefix(last ? end : end + 1);
  }
  if (numbers.size() < 2) return {};
  numbers.resize(3);
  return numbers;
}

// The version of runlint that a text requires.
Needed needed(string_view text) {
  const std::vector<double> wanted = numbers_of(text);
  if (wanted.empty()) return Needed::kMalformed;
  return wanted > numbers_of(runlint_version()) ? Needed::kNewer : Needed::kMet;
}

// Whether a document that is JSON needs a newer version, whatever else is wrong with it.
bool needs_newer(const Value& root) {
  if (root.kind != runlint::reference::Kind::kObject) return false;
  return std::any_of(root.children.begin(), root.children.end(), [](const Value& member) {
    return member.key == "minimumVersion" && member.kind == runlint::reference::Kind::kString &&
           needed(member.text) == Needed::kNewer;
  });
}

// A gateway has no files and refuses only errors.
bool suits_a_gateway(const Value& root) {
  for (const string_view name : {"include", "exclude", "suppressions"}) {
    const Value* const of_files = find(&root, name);
    if (of_files != nullptr && !of_files->children.empty()) return false;
  }
  if (needed(text_of(find(&root, "minimumVersion"), "0.0")) != Needed::kMet) return false;
  const bool preflight = text_of(find(&root, "profile"), "") == "preflight";
  return text_of(find(&root, "failOn"), preflight ? "warning" : "error") == "error";
}

// The findings of the table alone.
runlint_report* check_table(string_view bytes) {
  runlint_options options = RUNLINT_OPTIONS_INIT;
  options.kind = RUNLINT_CONFIG;
  runlint_validator* validator = nullptr;
  runlint_report* report = nullptr;
  require(runlint_validator_create(&options, &validator) == RUNLINT_OK, "a validator is created");
  require(runlint_validator_check(validator, bytes.data(), bytes.size(), &report) == RUNLINT_OK,
          "the table is checked");
  runlint_validator_destroy(validator);
  return report;
}

bool same(runlint_string a, runlint_string b) { return string_view(a.data, a.size) == string_view(b.data, b.size); }

// Every error is located; the errors that the table finds are reported as the table reports them, unless the
// configuration is for a newer version: then that is the only error.
void check_errors(string_view bytes, runlint_report* report, runlint_report* by_table, bool newer) {
  require(report != nullptr && runlint_report_is_valid(report) == 0, "a configuration is refused for an error");
  const bool known = !newer && runlint_report_is_valid(by_table) == 0;
  const std::size_t count = runlint_report_count(report);
  require(count > 0, "an error is reported");
  require(!newer || count == 1, "a newer version is the only thing that is asked for");
  require(!known || count == runlint_report_count(by_table), "the reported errors are those of the table");
  for (std::size_t i = 0; i < count; ++i) {
    runlint_diagnostic found = RUNLINT_DIAGNOSTIC_INIT;
    require(runlint_report_diagnostic(report, i, &found) == RUNLINT_OK, "a diagnostic can be read");
    require(found.severity == RUNLINT_ERROR && found.message.size > 0, "it is an error with a message");
    require(found.offset <= bytes.size() && found.length <= bytes.size() - found.offset,
            "its span is inside the input");
    require(found.line > 0 && found.column > 0, "lines and columns count from 1");
    if (known) {
      runlint_diagnostic expected = RUNLINT_DIAGNOSTIC_INIT;
      require(runlint_report_diagnostic(by_table, i, &expected) == RUNLINT_OK, "a diagnostic of the table can be read");
      require(found.offset == expected.offset && same(found.rule, expected.rule), "they are the same");
    } else {
      require(found.length > 0 && found.pointer.size > 0, "a refusal is located at a member or its value");
    }
  }
}

void check_gate(const runlint_config* config, const Value& root) {
  runlint_options payload = RUNLINT_OPTIONS_INIT;
  runlint_gate_options options = RUNLINT_GATE_OPTIONS_INIT;
  payload.config = config;
  options.payload = &payload;
  runlint_gate* gate = nullptr;
  require(runlint_gate_create(&options, &gate) == RUNLINT_OK, "a gate accepts every configuration");
  const auto passes = [gate](string_view body) {
    return runlint_gate_check_body(gate, body.data(), body.size(), nullptr) == RUNLINT_VALID;
  };
  const Value* const size = find(find(&root, "limits"), "size");
  const std::size_t most =
      size == nullptr ? 1 << 20 : static_cast<std::size_t>(std::strtod(size->text.c_str(), nullptr));
  require(runlint_gate_max_size(gate) == most, "the limit of size is the configuration's or the default");
  require(passes("{}") == (most >= 2), "a valid payload passes unless it is too large");
  const Value* const severities = find(&root, "severities");
  const string_view by_group = text_of(find(severities, "schema/*"), "error");
  const string_view level = text_of(find(severities, "schema/unknown-property"), by_group);
  require(passes(R"({"x":1})") == (most >= 7 && level != "error"), "a rule has the configured severity");
  require(!passes("["), "text that is not JSON never passes");
  runlint_gate_destroy(gate);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const string_view bytes = runlint::fuzz::guarded({reinterpret_cast<const char*>(data), size});
  runlint_config* config = nullptr;
  runlint_report* report = nullptr;
  runlint_report* by_table = check_table(bytes);
  const runlint_status status = runlint_config_read(bytes.data(), bytes.size(), &config, &report);
  require((config != nullptr) == (status == RUNLINT_OK), "a configuration is returned only with status OK");
  const runlint::reference::Document document = runlint::reference::read(bytes, 64);
  const bool newer = !document.error && needs_newer(document.root);
  if (runlint_report_is_valid(by_table) == 1) {
    require(!document.error, "text that the table accepts is JSON");
    require((config != nullptr) == suits_a_gateway(document.root), "a gateway accepts what applies to it");
    if (config != nullptr) check_gate(config, document.root);
  }
  if (config == nullptr) {
    require(status == RUNLINT_BAD_CONFIG, "an invalid configuration is the only failure");
    check_errors(bytes, report, by_table, newer);
  } else {
    require(report == nullptr && runlint_report_is_valid(by_table) == 1,
            "the command accepts every configuration of a gateway");
  }
  runlint_report_destroy(report);
  runlint_report_destroy(by_table);
  runlint_config_destroy(config);
  return 0;
}
