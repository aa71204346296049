// Files of variables: of shells, TOML, HCL and PowerShell.
#include <algorithm>
#include <iterator>
#include <optional>
#include <string_view>

#include "json/foreign_lines.h"
#include "text/ascii.h"

namespace runlint::json::foreign {
namespace {

using std::string_view;

constexpr string_view kConvertHcl = "write the value with jsonencode(), or convert the file with hcl2json";

// $name = @{
Found power_shell(const Line& first) {
  const std::size_t length = first.text.starts_with('$') ? name_length(first.text.substr(1)) : 0;
  const string_view rest = first.text.substr(std::min(1 + length, first.text.size()));
  if (length == 0 || !rest.starts_with(" = @")) return std::nullopt;
  return found(Rule::kJsonSyntax, {first.offset, 1 + length}, "PowerShell: expected {}, found a variable",
               "print its value with ConvertTo-Json");
}

// NAME=value, one a line.
Found env_file(string_view text) {
  Lines lines(text);
  Found result;
  std::size_t count = 0;
  bool is_exported = false;
  bool is_upper = true;
  for (std::optional<Line> line = lines.next_with_content(); line; line = lines.next_with_content()) {
    string_view assignment = line->text;
    std::size_t offset = line->offset;
    if (assignment.starts_with("export ")) {
      is_exported = true;
      assignment.remove_prefix(7);
      offset += 7;
    }
    const std::size_t length = name_length(assignment);
    if (length == 0 || length >= assignment.size() || assignment[length] != '=') return std::nullopt;
    is_upper = is_upper && std::ranges::none_of(assignment.substr(0, length), text::is_lower);
    if (count++ == 0) {
      result = found(Rule::kJsonSyntax, {offset, length}, "a file of variables (.env): expected {}",
                     "write \"runtimeEnvironment\": {\"NAME\": \"value\"}");
    }
  }
  return count > 1 || is_exported || is_upper ? result : std::nullopt;
}

// Blocks of Terraform, and attributes with " = ".
Found hcl(const Line& first) {
  constexpr string_view kBlocks[] = {"resource", "data",   "variable", "module",
                                     "provider", "output", "locals",   "terraform"};
  const std::size_t length = name_length(first.text);
  if (std::ranges::find(kBlocks, first.text.substr(0, length)) == std::end(kBlocks)) return std::nullopt;
  string_view rest = first.text.substr(length);
  while (rest.starts_with(" \"")) {
    const std::size_t end = rest.find('"', 2);
    if (end == kNone) return std::nullopt;
    rest.remove_prefix(end + 1);
  }
  if (!rest.starts_with(" {")) return std::nullopt;
  return found(Rule::kJsonSyntax, {first.offset, length}, "HCL (Terraform): expected {}, found a block",
               std::string(kConvertHcl));
}

// The value in a line "name = value"; empty if it is not one.
string_view assigned_value(string_view line) noexcept {
  const std::size_t name = name_length(line);
  const std::size_t sign = std::min(line.find_first_not_of(" \t", name), line.size());
  if (name == 0 || sign == name || !line.substr(sign).starts_with("= ")) return {};
  return line.substr(std::min(line.find_first_not_of(" \t", sign + 1), line.size()));
}

// [name] or [[name]], as of TOML.
bool is_table_header(string_view line) noexcept {
  if (!line.starts_with('[') || !line.ends_with(']')) return false;
  line = line.substr(std::min(line.find_first_not_of('['), line.size()));
  const std::size_t length = name_length(line);
  return length > 0 && line.substr(length).find_first_not_of(']') == kNone;
}

// Two lines that assign with " = ", or the header of a table and one.
Found assignments(string_view text, const Line& first) {
  Lines lines(text);
  (void)lines.next_with_content();
  const std::optional<Line> second = lines.next_with_content();
  if (!second) return std::nullopt;
  const string_view value = assigned_value(first.text);
  const bool is_header = is_table_header(first.text);
  const bool goes_on = !assigned_value(second->text).empty() || (!is_header && is_table_header(second->text));
  const bool holds_json = value.starts_with("{\"") || value.starts_with("{'");
  if ((value.empty() && !is_header) || !goes_on || holds_json) return std::nullopt;
  const Span shown{first.offset, is_header ? 1 : name_length(first.text)};
  if (value == "{") return found(Rule::kJsonSyntax, shown, "HCL: expected {}", std::string(kConvertHcl));
  return found(Rule::kJsonSyntax, shown, "TOML: expected {}", "convert it: yq -p=toml -o=json FILE");
}

}  // namespace

Found variable_file(string_view text, const Line& first) {
  if (Found variable = power_shell(first)) return variable;
  if (Found variables = env_file(text)) return variables;
  if (Found block = hcl(first)) return block;
  return assignments(text, first);
}

}  // namespace runlint::json::foreign
