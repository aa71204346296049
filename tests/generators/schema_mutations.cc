#include "generators/schema_mutations.h"

#include <algorithm>
#include <cctype>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "generators/contract_tables.h"
#include "generators/payloads.h"
#include "generators/string_generators.h"

namespace runlint::generator {
namespace {

using std::string;
using std::string_view;

bool is_source(string_view key) { return key == "internal" || key == "external"; }

// A known, unique member that has not been mutated.
bool is_free_member(const Site& at) {
  return at.parent != nullptr && at.node->role != Role::kFree && is_clean(*at.node) &&
         count_key(*at.parent, at.node->key) == 1;
}

// Whether the member may be removed: no other mutation depends on it.
bool is_removable(const Site& at) {
  if (at.parent->source_settled && is_source(at.node->key)) return false;
  return !(at.parent->choice_settled && at.node->key == "configType");
}

void remove(const Site& at) {
  auto& siblings = at.parent->children;
  siblings.erase(siblings.begin() + (at.node - siblings.data()));
}

void insert(Node& parent, Node child, std::size_t from, Random& random) {
  const auto place = static_cast<std::ptrdiff_t>(random.between(from, parent.children.size()));
  parent.children.insert(parent.children.begin() + place, std::move(child));
}

// Replaces a scalar by an invalid one, marks it and excludes it from further mutations.
void replace_text(Node& node, Rule rule, string text) {
  node.text = std::move(text);
  node.role = Role::kFree;
  node.respelled = false;
  node.marks.push_back({rule, false});
}

// A missing, invalid or duplicate configType requires nothing: removes some of the members it would have required.
void drop_dependents(Node& runtime, Random& random) {
  auto& children = runtime.children;
  for (std::size_t i = children.size(); i-- > 0;) {
    const Node& child = children[i];
    const bool free = child.key.starts_with("custom") && count_key(runtime, child.key) == 1 && is_clean(child);
    if (free && random.chance(50)) children.erase(children.begin() + static_cast<std::ptrdiff_t>(i));
  }
}

// ---- json/duplicate-key

bool can_duplicate(const Site& at) {
  if (at.parent == nullptr || at.parent->kind != Kind::kObject) return false;
  for (const Rule rule : {Rule::kSchemaUnknownProperty, Rule::kSchemaPropertyName, Rule::kSchemaOneOfConflict}) {
    if (has_key_mark(*at.node, rule)) return false;
  }
  return is_removable(at);
}

void duplicate(const Site& at, Random& random) {
  Node copy = *at.node;
  if (!has_key_mark(copy, Rule::kJsonDuplicateKey)) copy.marks.push_back({Rule::kJsonDuplicateKey, true});
  const auto values = values_of(copy.role);
  if (!values.empty() && random.chance(50)) copy.text = random.pick(values);
  const auto after = static_cast<std::size_t>(at.node - at.parent->children.data()) + 1;
  insert(*at.parent, std::move(copy), after, random);
  if (!values.empty()) drop_dependents(*at.parent, random);
}

// ---- schema/type

bool can_mistype(const Site& at) {
  if (at.parent != nullptr && at.parent->choice_settled && at.node->key == "configType") return false;
  return at.parent != nullptr && at.node->role != Role::kFree && is_clean(*at.node);
}

bool fits(const Node& value, Role role) {
  if (is_map(role) || !members_of(role).empty()) return value.kind == Kind::kObject;
  if (role == Role::kFlag) return value.kind == Kind::kLiteral && value.text != "null";
  return value.kind == (is_integer(role) ? Kind::kNumber : Kind::kString);
}

void mistype(const Site& at, Random& random) {
  constexpr string_view kFractions[] = {"1024.5", "0.5", "1e-1", "64.000001", "102.4e0", "-12e-1"};
  Node value;
  if (is_integer(at.node->role) && random.chance(50)) {
    value.kind = Kind::kNumber;
    value.text = random.pick(kFractions);
  } else {
    do value = any_value(random, 3);
    while (fits(value, at.node->role));
  }
  value.key = at.node->key;
  value.marks.push_back({Rule::kSchemaType, false});
  const bool is_choice = !values_of(at.node->role).empty();
  *at.node = std::move(value);
  if (is_choice) drop_dependents(*at.parent, random);
}

// ---- schema/required

bool can_omit(const Site& at) {
  return is_free_member(at) && is_required(*at.parent, at.node->key) && is_removable(at);
}

void omit(const Site& at, Random& random) {
  Node& parent = *at.parent;
  const bool is_choice = !values_of(at.node->role).empty();
  if (at.node->key.starts_with("custom")) parent.choice_settled = true;
  parent.marks.push_back({Rule::kSchemaRequired, true});
  remove(at);
  if (is_choice) drop_dependents(parent, random);
}

// Responses may have members of any name, so a misspelled one is reported as missing.
bool can_misspell_open(const Site& at) {
  return can_omit(at) && (at.parent->role == Role::kResponse || at.parent->role == Role::kResult);
}

void misspell_open(const Site& at, Random&) {
  at.node->key += "s";
  forget_roles(*at.node);
  at.parent->marks.push_back({Rule::kSchemaRequired, true});
}

// ---- schema/unknown-property

bool can_add_unknown(const Site& at) { return is_closed_object(at.node->role); }

void add_unknown(const Site& at, Random& random) {
  // Far from every known name, or a known name in the wrong place; none near a required member of the same object.
  constexpr string_view kNames[] = {"",        "x",       "note",      "retries",       "timeoutSeconds", "タグ",
                                    "a/b~c",   "labels",  "$schema",   "\n\t",          "deploymentPlan", "imagePath",
                                    "id",      "billing", "shmSize",   "configType",    "customProcess",  "credentials",
                                    "storage", "data",    "projectId", "useHdbStorage", "usePdSsdStorage"};
  Node& object = *at.node;
  const auto members = members_of(object.role);
  const string_view name = random.pick(kNames);
  if (std::ranges::find(members, name) != members.end() || count_key(object, name) != 0) return;
  Node child = any_value(random, 4);
  child.key = name;
  child.marks.push_back({Rule::kSchemaUnknownProperty, true});
  insert(object, std::move(child), 0, random);
}

bool can_misspell(const Site& at) {
  return is_free_member(at) && is_closed_object(at.parent->role) && is_removable(at);
}

// Makes one typo: near enough that the missing member must not be reported too.
string with_typo(string name, Random& random) {
  const std::size_t i = random.below(name.size());
  switch (random.below(5)) {
    case 0:
      name.erase(i, 1);
      break;
    case 1:
      name.insert(i, 1, name[i]);
      break;
    case 2:
      name[i] = name[i] == 'q' ? 'k' : 'q';
      break;
    case 3:
      if (i + 1 < name.size()) std::swap(name[i], name[i + 1]);
      break;
    default:
      name[i] = static_cast<char>(std::isupper(name[i]) != 0 ? std::tolower(name[i]) : std::toupper(name[i]));
  }
  return name;
}

void misspell(const Site& at, Random& random) {
  const auto members = members_of(at.parent->role);
  const string name = with_typo(at.node->key, random);
  if (std::ranges::find(members, name) != members.end() || count_key(*at.parent, name) != 0) return;
  if (is_source(at.node->key)) at.parent->source_settled = true;
  at.node->key = name;
  forget_roles(*at.node);
  at.node->marks.push_back({Rule::kSchemaUnknownProperty, true});
}

// ---- schema/property-name

bool can_spoil_key(const Site& at) {
  return at.parent != nullptr && is_map(at.parent->role) && count_key(*at.parent, at.node->key) == 1 &&
         !has_key_mark(*at.node, Rule::kSchemaPropertyName);
}

void spoil_key(const Site& at, Random& random) {
  const Role map = at.parent->role;
  const string key = map == Role::kEnvironment ? bad_environment_key(random)
                     : map == Role::kFiles     ? bad_file_path(random)
                                               : bad_mount_id(random);
  if (count_key(*at.parent, key) != 0) return;
  at.node->key = key;
  at.node->marks.push_back({Rule::kSchemaPropertyName, true});
}

// ---- schema/enum, schema/documented-maximum

bool can_break_enum(const Site& at) {
  if (at.parent == nullptr || at.parent->choice_settled) return false;
  return has_listed_sizes(at.node->role) || !values_of(at.node->role).empty();
}

void break_enum(const Site& at, Random& random) {
  constexpr string_view kTypes[] = {
      "", "Default", "default ", "custom", "customComand", "customentrypoint", "none", "customCommandCustomEntrypoint"};
  constexpr string_view kSizes[] = {"0",     "-0",    "1",      "100",   "1023",
                                    "1025",  "-1024", "1e400",  "1e+18", "63.0",
                                    "2.5e2", "9e999", "524288", "-64e0", "9223372036854775808"};
  const bool integer = is_integer(at.node->role);
  replace_text(*at.node, Rule::kSchemaEnum, string(integer ? random.pick(kSizes) : random.pick(kTypes)));
  if (!integer) drop_dependents(*at.parent, random);
}

bool can_exceed_documented(const Site& at) { return has_listed_sizes(at.node->role); }

void exceed_documented(const Site& at, Random& random) {
  const std::int64_t size = random.pick(sizes_of(at.node->role, true));
  const bool respelled = random.chance(20);
  replace_text(*at.node, Rule::kSchemaDocumentedMaximum, std::to_string(size) + (respelled ? ".0" : ""));
  at.node->respelled = respelled;
}

// ---- schema/minimum

bool can_go_below_minimum(const Site& at) { return at.node->role == Role::kAnySize; }

void go_below_minimum(const Site& at, Random& random) {
  constexpr string_view kSizes[] = {"0", "-0", "-1", "-1024", "0.0", "0e9", "-64e0", "-1e400", "-9223372036854775808"};
  replace_text(*at.node, Rule::kSchemaMinimum, string(random.pick(kSizes)));
}

// ---- schema/pattern, schema/min-length, schema/max-length, schema/one-of-conflict of a text

bool is_service(Role role) { return role == Role::kServiceId || role == Role::kServicePath; }

string broken_pattern(Role role, Random& random) {
  switch (role) {
    case Role::kPlan:
      return bad_plan_id(random);
    case Role::kServiceId:
      return bad_service_id(random);
    case Role::kServicePath:
      return random.chance(40) ? bad_service_id(random) : bad_service_path(random);
    case Role::kImagePath:
      return bad_image_path(random);
    default:
      return bad_credentials_id(random);
  }
}

bool can_break_pattern(const Site& at) {
  const Role role = at.node->role;
  return role == Role::kPlan || is_service(role) || role == Role::kImagePath || role == Role::kCredentials;
}

void break_pattern(const Site& at, Random& random) {
  replace_text(*at.node, Rule::kSchemaPattern, broken_pattern(at.node->role, random));
}

bool can_break_length(const Site& at) { return at.node->role == Role::kPlan || is_service(at.node->role); }

// Only the length is reported, whatever the characters, unless a slash makes it a path.
string text_without_path(Role role, Random& random, std::size_t length) {
  return role == Role::kServicePath ? alphanumeric(random, length) : any_text(random, length);
}

void shorten(const Site& at, Random& random) {
  replace_text(*at.node, Rule::kSchemaMinLength, text_without_path(at.node->role, random, random.below(3)));
}

void lengthen(const Site& at, Random& random) {
  const std::size_t maximum = at.node->role == Role::kPlan ? 100 : 54;
  const std::size_t length = random.between(maximum + 1, maximum + (random.chance(20) ? 100 : 1));
  string text =
      random.chance(50) ? "a" + alphanumeric(random, length - 1) : text_without_path(at.node->role, random, length);
  replace_text(*at.node, Rule::kSchemaMaxLength, std::move(text));
}

bool can_break_sha(const Site& at) { return at.node->role == Role::kBuildSha; }

void break_sha(const Site& at, Random& random) {
  replace_text(*at.node, Rule::kSchemaOneOfConflict, bad_build_sha(random));
}

// ---- schema/one-of-ambiguous, schema/one-of-conflict of a deployment

bool can_drop_source(const Site& at) {
  return is_free_member(at) && at.parent->role == Role::kDeployment && is_source(at.node->key) && is_removable(at);
}

void drop_source(const Site& at, Random&) {
  at.parent->source_settled = true;
  at.parent->marks.push_back({Rule::kSchemaOneOfAmbiguous, true, at.parent->source_optional});
  remove(at);
}

bool can_add_source(const Site& at) {
  if (at.node->role != Role::kDeployment || at.node->source_settled) return false;
  return count_key(*at.node, "internal") + count_key(*at.node, "external") == 1;
}

void add_source(const Site& at, Random& random) {
  Node& deployment = *at.node;
  deployment.source_settled = true;
  const ApiRevision api = deployment.source_optional ? ApiRevision::k2026_05 : ApiRevision::kOriginal;
  insert(deployment, valid_source(random, count_key(deployment, "internal") == 0 ? "internal" : "external", api), 0,
         random);
  Node* later = nullptr;
  for (Node& child : deployment.children) {
    if (is_source(child.key)) later = &child;
  }
  later->marks.push_back({Rule::kSchemaOneOfConflict, true});
}

// `apply` may leave the node unchanged.
struct Mutation {
  bool (*applies)(const Site&);
  void (*apply)(const Site&, Random&);
};

constexpr Mutation kMutations[] = {
    {can_duplicate, duplicate},
    {can_mistype, mistype},
    {can_omit, omit},
    {can_misspell_open, misspell_open},
    {can_add_unknown, add_unknown},
    {can_misspell, misspell},
    {can_spoil_key, spoil_key},
    {can_break_enum, break_enum},
    {can_exceed_documented, exceed_documented},
    {can_go_below_minimum, go_below_minimum},
    {can_break_pattern, break_pattern},
    {can_break_length, shorten},
    {can_break_length, lengthen},
    {can_break_sha, break_sha},
    {can_drop_source, drop_source},
    {can_add_source, add_source},
};

}  // namespace

bool apply_schema_mutation(Node& root, Random& random) {
  const Mutation& mutation = random.pick(kMutations);
  std::vector<Site> sites;
  collect_sites(root, nullptr, sites);
  std::erase_if(sites, [&mutation](const Site& at) { return !mutation.applies(at); });
  if (sites.empty()) return false;
  mutation.apply(random.pick(sites), random);
  return true;
}

void replace_root(Node& root, Random& random) {
  do root = any_value(random, 3);
  while (root.kind == Kind::kObject);
  root.marks.push_back({Rule::kSchemaType, false});
}

}  // namespace runlint::generator
