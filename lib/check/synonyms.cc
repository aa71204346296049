#include "check/synonyms.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>

#include "text/ascii.h"

namespace runlint::check {
namespace {

// Compares in any case and without "_" and "-".
bool is_same_name(std::string_view a, std::string_view b) noexcept {
  const auto is_separator = [](char c) { return c == '_' || c == '-'; };
  std::size_t j = 0;
  for (const char c : a) {
    if (is_separator(c)) continue;
    if (j == b.size() || text::lower(c) != text::lower(b[j])) return false;
    ++j;
  }
  return j == b.size();
}

// How many names of the path `object` is within: the index of the last that is a member of it, or the path's size.
std::size_t depth_in_path(const schema::Schema& object, std::span<const std::string_view> path) noexcept {
  for (std::size_t i = path.size(); i-- > 0;) {
    if (schema::find_member(object, path[i]) != schema::kMaxMembers) return i;
  }
  return path.size();
}

constexpr std::string_view kBuildpack = "buildpack";
constexpr std::string_view kCommand = "customCommand";

// Whether a member of `object` is required by the choice of its discriminator.
bool is_required(const schema::Schema& object, std::string_view member, const CommandContext& context) noexcept {
  const std::size_t index = schema::find_member(object, member);
  return context.choice != 0 && index != schema::kMaxMembers &&
         (schema::required_by_choice(object, context.choice - 1u) >> index & 1) != 0;
}

// The member that is meant and, unless the object has them already, its configType and what else that requires.
std::string command_form(const schema::Synonym& meant, const schema::Schema& object, const CommandContext& context) {
  const std::string_view member = meant.names().back();
  const bool both = context.has_entrypoint && context.has_command;
  const bool is_chosen = is_required(object, member, context) &&
                         (!both || is_required(object, member == kCommand ? kEntrypoint : kCommand, context));
  if (is_chosen) return std::string(meant.form);
  const bool needs_both = both || (context.is_buildpack && member == kEntrypoint);
  std::string form = fmt::format(R"("configType": "{}", )", needs_both ? "customEntrypointCustomCommand" : member);
  form += meant.form;
  if (needs_both && !both) form.append(", \"").append(kCommand).append("\": \"…\"");
  return form;
}

}  // namespace

bool is_buildpack(const schema::Schema& object) noexcept { return object.name == kBuildpack; }

bool means_command(const schema::Synonym& synonym) noexcept {
  const std::string_view member = synonym.names().back();
  return member == kCommand || member == kEntrypoint;
}

void add_to(CommandContext& context, std::string_view member) noexcept {
  context.has_entrypoint |= member == kEntrypoint;
  context.has_command |= member == kCommand;
}

void add_to(CommandContext& context, const schema::Synonym& synonym) noexcept {
  add_to(context, synonym.names().back());
}

const schema::Synonym* find_synonym(const schema::Schema& object, std::string_view name) noexcept {
  constexpr std::size_t kLongest = 32;
  if (object.synonyms.empty() || name.size() > kLongest) return nullptr;
  const auto found = std::ranges::find_if(
      object.synonyms, [name](const schema::Synonym& synonym) { return is_same_name(name, synonym.name); });
  return found == object.synonyms.end() ? nullptr : &*found;
}

std::string_view list_origin(const schema::Schema& wanted, ValueShape shape) noexcept {
  if (wanted.role != schema::Role::kEnvironment) return {};
  if (shape == ValueShape::kListOfObjects) return "; a list of names and values is Kubernetes' form";
  return shape == ValueShape::kListOfStrings ? "; a list of NAME=value is the form of Compose" : "";
}

std::string synonym_help(const schema::Synonym& synonym, std::string_view key, const schema::Schema& object,
                         const schema::Schema& root, ValueShape shape, CommandContext context) {
  schema::Synonym meant = synonym;
  std::string form;
  if (means_command(synonym)) {
    const bool is_kubernetes = context.kubernetes == schema::kKubernetesPair;
    if (is_kubernetes && synonym.kubernetes == schema::kKubernetesCommand) meant = *find_synonym(object, "entrypoint");
    context.has_entrypoint |= is_kubernetes;
    const bool is_runtime = object.discriminator != schema::kMaxMembers;
    context.is_buildpack = is_runtime ? is_buildpack(object) : context.is_buildpack;
    if (context.is_buildpack) meant.path[1] = kBuildpack;
    form = command_form(meant, object, context);
  } else {
    form = meant.form;
  }
  const std::span<const std::string_view> path = meant.names();
  const std::size_t within = depth_in_path(object, path);
  const std::size_t first = within == path.size() ? 0 : within;
  std::string help = "write ";
  for (std::size_t i = first; i + 1 < path.size(); ++i) help.append("\"").append(path[i]).append("\": {");
  help += form;
  if (path.size() - first > 1) help.append(path.size() - first - 1, '}');
  const std::size_t top = schema::find_member(root, path.front());  // kMaxMembers: `root` is that of a node
  if (within == path.size()) help += top == schema::kMaxMembers ? " in the spec" : " at the top level";
  if (!object.name.empty() && object.name == synonym.formerly_in) {
    return help + fmt::format(": \"{}\" is the API's form from before 2023", key);
  }
  if (means_command(synonym) && shape >= ValueShape::kList) return help + ", as one text instead of a list";
  if (path.size() == 1 && top != schema::kMaxMembers) help += list_origin(*root.members[top].schema, shape);
  return help;
}

}  // namespace runlint::check
