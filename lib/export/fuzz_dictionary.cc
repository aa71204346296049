#include <fmt/format.h>

#include <cstdint>
#include <iterator>
#include <set>
#include <string_view>

#include "export/exports.h"
#include "schema/schema.h"

namespace runlint::exports {
namespace {

using schema::Schema;

// Entries that are not in the table: literals of JSON, escapes that parsers get wrong, partial UTF-8 sequences, and
// strings at the boundaries of the patterns.
constexpr std::string_view kJson[] = {
    "{",
    "}",
    "[",
    "]",
    ":",
    ",",
    "\"\"",
    "{}",
    "[]",
    "true",
    "false",
    "null",
    "\\",
    "\\u",
    "\\u00",
    "\\ud83d",
    "\\ude00",
    "\\ud83d\\ude00",
    "\\ud83d\\ud83d",
    "\\n",
    "\\\"",
    "1e400",
    "-0",
    ".0",
    "e3",
    "e-2",
    "\n",
    "\r\n",
    "\t",
    "\xEF\xBB\xBF",
    "\xC3\xA9",
    "\xF0\x9F\x98\x80",
    "\xED\xA0\x80",
    "https://",
    "@sha256:",
    "/v1/",
    "${",
    "\"${args.x}\"",
    "${{x}}",
    "project/",
};

std::string quoted(std::string_view text) { return fmt::format("\"{}\"", text); }

void add(const Schema& schema, std::set<std::string>& entries) {
  for (const schema::Member& member : schema.members) {
    entries.insert(quoted(member.name));
    if (!member.example.empty()) entries.insert(quoted(member.example));
    add(*member.schema, entries);
  }
  if (schema.key != nullptr) add(*schema.key, entries);
  if (schema.value != nullptr) add(*schema.value, entries);
  if (!schema.example.empty()) entries.insert(quoted(schema.example));
  for (const std::string_view value : schema.values) entries.insert(quoted(value));
  for (const Schema* alternative : schema.one_of) add(*alternative, entries);
  for (const std::int64_t integer : schema.integers) entries.insert(fmt::to_string(integer));
}

// Formats an entry: quotes and backslashes are escaped, other bytes than printable ASCII are written as \xNN.
std::string line(std::string_view entry) {
  std::string out = "\"";
  for (const char c : entry) {
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (c >= ' ' && c <= '~') {
      out += c;
    } else {
      out += fmt::format("\\x{:02X}", static_cast<unsigned char>(c));
    }
  }
  return out + "\"\n";
}

}  // namespace

std::string fuzz_dictionary() {
  std::set<std::string> entries(std::begin(kJson), std::end(kJson));
  for (const Schema& revision : schema::kRunJob) add(revision, entries);
  for (const Schema& node : schema::kJobRunNode) add(node, entries);
  for (const std::string_view name : {schema::kKindName, schema::kJobRunKind, schema::kConditionKind}) {
    entries.insert(quoted(name));
  }
  add(schema::kResponse, entries);
  std::string out;
  for (const std::string& entry : entries) out += line(entry);
  return out;
}

}  // namespace runlint::exports
