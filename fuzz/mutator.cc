#include "mutator.h"

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

#include "generators/payloads.h"
#include "generators/render.h"
#include "generators/string_generators.h"
#include "reference/document.h"
#include "schema/schema.h"

namespace runlint::fuzz {
namespace {

using generator::Kind;
using generator::Node;
using generator::Random;
using schema::Schema;
using schema::Type;

constexpr std::size_t kMaxDepth = 60;

// A node and its parent with their schemas, null where the table has none.
struct Site {
  Node* node;
  Node* parent;
  const Schema* schema;
  const Schema* parent_schema;
};

void collect(Node& node, Node* parent, const Schema* schema, const Schema* parent_schema, std::vector<Site>& out) {
  out.push_back({&node, parent, schema, parent_schema});
  const bool conforms = schema != nullptr && node.kind == Kind::kObject;
  for (Node& child : node.children) {
    const Schema* below = nullptr;
    if (conforms && schema->type == Type::kMap) below = schema->value;
    if (conforms && schema->type == Type::kObject) {
      const std::size_t member = schema::find_member(*schema, child.key);
      if (member != schema::kMaxMembers) below = schema->members[member].schema;
    }
    collect(child, &node, below, conforms ? schema : nullptr, out);
  }
}

Site any_site(Node& root, Random& random, bool not_root) {
  std::vector<Site> sites;
  collect(root, nullptr, &schema::kRunJob.back(), nullptr, sites);
  if (not_root && sites.size() > 1) return sites[1 + random.below(sites.size() - 1)];
  return sites[random.below(sites.size())];
}

Node to_node(const reference::Value& value) {
  Node node;
  node.kind = value.kind;
  node.key = value.key;
  node.text = value.text;
  for (const reference::Value& child : value.children) node.children.push_back(to_node(child));
  return node;
}

void set_scalar(Node& node, Kind kind, std::string text) {
  node.kind = kind;
  node.text = std::move(text);
  node.children.clear();
}

// A random part of a random valid payload.
Node any_valid_node(Random& random) {
  Node root = generator::valid_run_job(random, random.chance(50) ? ApiRevision::kOriginal : ApiRevision::k2026_05);
  const Site site = any_site(root, random, true);
  return *site.node;
}

std::string any_name(const Schema* object, Random& random) {
  if (object != nullptr && object->type == Type::kObject && random.chance(70)) {
    return std::string(random.pick(object->members).name);
  }
  return random.chance(50) ? any_valid_node(random).key : generator::any_text(random, random.below(6));
}

std::string with_typo(std::string text, Random& random) {
  if (text.empty()) return generator::any_text(random, 1);
  // Only at ASCII characters, so that the text stays UTF-8.
  const std::size_t at = random.below(text.size());
  if ((text[at] & 0x80) != 0) return text + generator::any_text(random, 1);
  switch (random.below(4)) {
    case 0:
      return text.erase(at, 1);
    case 1:
      return text.insert(at, 1, "-./:@_ a0Z\n"[random.below(11)]);
    case 2:
      return text.insert(at, 1, text[at]);
    default:
      text[at] = "-./:@_ a0Z\n"[random.below(11)];
      return text;
  }
}

// A string at a length limit of the table, or just past it.
std::string text_at_limit(const Schema& schema, Random& random) {
  if (!schema.one_of.empty()) return text_at_limit(*random.pick(schema.one_of), random);
  if (!schema.values.empty()) return std::string(random.pick(schema.values));
  const bool has_maximum = schema.max_length != schema::kUnlimited;
  const std::size_t limit = has_maximum && random.chance(50) ? schema.max_length : schema.min_length;
  const std::size_t length = limit + random.below(3) - (limit == 0 ? 0 : 1);
  return random.chance(70) ? generator::alphanumeric(random, length) : generator::any_text(random, length);
}

void mutate_integer(Node& node, const Schema& schema, Random& random) {
  const std::int64_t known = schema.integers.empty() ? schema.minimum : random.pick(schema.integers);
  const std::int64_t value = known + (random.chance(30) ? 1 : 0);
  constexpr std::string_view kSpellings[] = {"", "", "", ".0", "e0", "E+0", "00e-2", ".5", "e-1", "0e-1", "e400"};
  set_scalar(node, Kind::kNumber,
             (random.chance(5) ? "-" : "") + std::to_string(value) + std::string(random.pick(kSpellings)));
}

void mutate_value(const Site& site, Random& random) {
  Node& node = *site.node;
  if (random.chance(5)) {
    constexpr std::string_view kTexts[] = {"${args.x}", "${refs.a.id}-b", "${{secrets.g.values.n}}",
                                           "}${",       "JobRun",         "Condition"};
    return set_scalar(node, Kind::kString, std::string(random.pick(kTexts)));
  }
  if (site.schema != nullptr && random.chance(60)) {
    if (site.schema->type == Type::kInteger) return mutate_integer(node, *site.schema, random);
    if (site.schema->type == Type::kString) {
      return set_scalar(node, Kind::kString, text_at_limit(*site.schema, random));
    }
  }
  if (node.kind == Kind::kString && random.chance(70)) {
    node.text = with_typo(std::move(node.text), random);
    return;
  }
  Node other = random.chance(50) ? generator::any_value(random, 2) : any_valid_node(random);
  other.key = node.key;
  node = std::move(other);
}

void rename(const Site& site, Random& random) {
  if (site.parent == nullptr || site.parent->kind != Kind::kObject) return;
  std::string& key = site.node->key;
  // Swapping names with a sibling swaps alternatives too: internal with external, docker with buildpack.
  if (random.chance(30)) return std::swap(key, site.parent->children[random.below(site.parent->children.size())].key);
  key = random.chance(50) ? with_typo(std::move(key), random) : any_name(site.parent_schema, random);
}

void insert_into(Node& container, Node child, Random& random) {
  const auto at = static_cast<std::ptrdiff_t>(random.below(container.children.size() + 1));
  container.children.insert(container.children.begin() + at, std::move(child));
}

void duplicate(const Site& site, Random& random) {
  if (site.parent != nullptr) insert_into(*site.parent, Node(*site.node), random);
}

void remove(const Site& site, Random&) {
  if (site.parent == nullptr) return;
  auto& siblings = site.parent->children;
  siblings.erase(siblings.begin() + (site.node - siblings.data()));
}

void insert_valid(const Site& site, Random& random) {
  if (site.node->kind != Kind::kObject) return;
  Node child = any_valid_node(random);
  if (random.chance(60)) child.key = any_name(site.schema, random);
  insert_into(*site.node, std::move(child), random);
}

// Makes the node the spec of a node of a template.
void plant(const Site& site, Random& random) {
  Node outer;
  outer.key = site.node->key;
  Node& kind = outer.children.emplace_back();
  kind.key = "kind";
  set_scalar(kind, Kind::kString, random.chance(80) ? "JobRun" : "Condition");
  site.node->key = "spec";
  if (site.node->kind == Kind::kObject && random.chance(80)) {
    Node& job = site.node->children.emplace_back();
    job.key = random.chance(80) ? "jobId" : "projectId";
    set_scalar(job, Kind::kString, random.chance(80) ? "job" : "");
  }
  insert_into(outer, std::move(*site.node), random);
  *site.node = std::move(outer);
}

// Moves the node one level down.
void wrap(const Site& site, Random& random) {
  Node outer;
  outer.kind = random.chance(50) ? Kind::kArray : Kind::kObject;
  outer.key = site.node->key;
  site.node->key = any_name(nullptr, random);
  outer.children.push_back(std::move(*site.node));
  *site.node = std::move(outer);
}

void unwrap(const Site& site, Random& random) {
  if (site.node->children.empty()) return;
  Node inner = random.pick(site.node->children);
  if (random.chance(80)) inner.key = site.node->key;
  *site.node = std::move(inner);
}

void reverse(const Site& site, Random&) {
  auto& children = site.node->children;
  for (std::size_t i = 0; i < children.size() / 2; ++i) std::swap(children[i], children[children.size() - 1 - i]);
}

std::size_t depth_of(const Node& node) {
  std::size_t deepest = 0;
  for (const Node& child : node.children) deepest = std::max(deepest, depth_of(child));
  return deepest + 1;
}

}  // namespace

std::optional<Node> tree_of(std::string_view payload) {
  const reference::Document document = reference::read(payload, kMaxDepth);
  if (document.error) return std::nullopt;
  return to_node(document.root);
}

void mutate(Node& root, Random& random) {
  constexpr struct {
    void (*apply)(const Site&, Random&);
    unsigned weight;
  } kMutations[] = {{mutate_value, 30}, {rename, 20}, {duplicate, 10}, {remove, 10}, {insert_valid, 18},
                    {wrap, 3},          {unwrap, 3},  {reverse, 3},    {plant, 3}};
  std::size_t choice = random.below(100);
  for (const auto& [apply, weight] : kMutations) {
    if (choice < weight) return apply(any_site(root, random, random.chance(90)), random);
    choice -= weight;
  }
}

void cross_over(Node& root, const Node& donor, Random& random) {
  Node other = donor;
  const Site from = any_site(other, random, true);
  const Site to = any_site(root, random, true);
  if (to.node->kind == Kind::kObject && random.chance(60)) {
    insert_into(*to.node, *from.node, random);
  } else {
    const std::string key = to.node->key;
    *to.node = *from.node;
    if (random.chance(70)) to.node->key = key;
  }
}

std::string text_of(const Node& root, Random& random) {
  return depth_of(root) > kMaxDepth ? std::string() : generator::render(root, random).text;
}

}  // namespace runlint::fuzz
