#include "mutator.h"

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

#include "schema/schema.h"
#include "support/document.h"
#include "support/payloads.h"
#include "support/render.h"
#include "support/string_generators.h"

namespace runlint::fuzz {
namespace {

using planted::Kind;
using planted::Node;
using planted::Random;
using schema::Schema;
using schema::Type;

constexpr std::size_t kMaxDepth = 60;

// A place in the tree: what is there, in which container, and what the table says of both; null where it says nothing.
struct Place {
  Node* node;
  Node* parent;
  const Schema* schema;
  const Schema* parent_schema;
};

void collect(Node& node, Node* parent, const Schema* schema, const Schema* parent_schema, std::vector<Place>& out) {
  out.push_back({&node, parent, schema, parent_schema});
  const bool fits = schema != nullptr && node.kind == Kind::kObject;
  for (Node& child : node.children) {
    const Schema* below = nullptr;
    if (fits && schema->type == Type::kMap) below = schema->value;
    if (fits && schema->type == Type::kObject) {
      const std::size_t member = schema::find_member(*schema, child.key);
      if (member != schema::kMaxMembers) below = schema->members[member].schema;
    }
    collect(child, &node, below, fits ? schema : nullptr, out);
  }
}

Place any_place(Node& root, Random& random, bool not_root) {
  std::vector<Place> places;
  collect(root, nullptr, &schema::kRunJob, nullptr, places);
  if (not_root && places.size() > 1) return places[1 + random.below(places.size() - 1)];
  return places[random.below(places.size())];
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

// Everything the generator of valid payloads can make, as material.
Node any_valid_node(Random& random) {
  Node root = planted::valid_run_job(random);
  const Place place = any_place(root, random, true);
  return *place.node;
}

std::string any_name(const Schema* record, Random& random) {
  std::vector<Place> places;
  if (record != nullptr && record->type == Type::kObject && random.chance(70)) {
    return std::string(random.pick(record->members).name);
  }
  return random.chance(50) ? any_valid_node(random).key : planted::any_text(random, random.below(6));
}

std::string slip(std::string text, Random& random) {
  if (text.empty()) return planted::any_text(random, 1);
  // Only between characters that are ASCII, so that the text stays UTF-8.
  const std::size_t at = random.below(text.size());
  if ((text[at] & 0x80) != 0) return text + planted::any_text(random, 1);
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

// A text at one of the limits that the table sets, or just past it.
std::string text_at_limit(const Schema& schema, Random& random) {
  if (!schema.one_of.empty()) return text_at_limit(*random.pick(schema.one_of), random);
  if (!schema.values.empty()) return std::string(random.pick(schema.values));
  const bool has_maximum = schema.max_length != schema::kUnlimited;
  const std::size_t limit = has_maximum && random.chance(50) ? schema.max_length : schema.min_length;
  const std::size_t length = limit + random.below(3) - (limit == 0 ? 0 : 1);
  return random.chance(70) ? planted::alphanumeric(random, length) : planted::any_text(random, length);
}

void mutate_integer(Node& node, const Schema& schema, Random& random) {
  const std::int64_t value = random.pick(schema.integers) + (random.chance(30) ? 1 : 0);
  constexpr std::string_view kSpellings[] = {"", "", "", ".0", "e0", "E+0", "00e-2", ".5", "e-1", "0e-1", "e400"};
  set_scalar(node, Kind::kNumber,
             (random.chance(5) ? "-" : "") + std::to_string(value) + std::string(random.pick(kSpellings)));
}

void mutate_value(const Place& place, Random& random) {
  Node& node = *place.node;
  if (place.schema != nullptr && random.chance(60)) {
    if (place.schema->type == Type::kInteger) return mutate_integer(node, *place.schema, random);
    if (place.schema->type == Type::kString) {
      return set_scalar(node, Kind::kString, text_at_limit(*place.schema, random));
    }
  }
  if (node.kind == Kind::kString && random.chance(70)) {
    node.text = slip(std::move(node.text), random);
    return;
  }
  Node other = random.chance(50) ? planted::any_value(random, 2) : any_valid_node(random);
  other.key = node.key;
  node = std::move(other);
}

void rename(const Place& place, Random& random) {
  if (place.parent == nullptr || place.parent->kind != Kind::kObject) return;
  std::string& key = place.node->key;
  // Trading names with a sibling swaps alternatives too: internal with external, docker with buildpack.
  if (random.chance(30)) return std::swap(key, place.parent->children[random.below(place.parent->children.size())].key);
  key = random.chance(50) ? slip(std::move(key), random) : any_name(place.parent_schema, random);
}

void insert_into(Node& container, Node child, Random& random) {
  const auto at = static_cast<std::ptrdiff_t>(random.below(container.children.size() + 1));
  container.children.insert(container.children.begin() + at, std::move(child));
}

void duplicate(const Place& place, Random& random) {
  if (place.parent != nullptr) insert_into(*place.parent, Node(*place.node), random);
}

void remove(const Place& place, Random&) {
  if (place.parent == nullptr) return;
  auto& siblings = place.parent->children;
  siblings.erase(siblings.begin() + (place.node - siblings.data()));
}

void insert_valid(const Place& place, Random& random) {
  if (place.node->kind != Kind::kObject) return;
  Node child = any_valid_node(random);
  if (random.chance(60)) child.key = any_name(place.schema, random);
  insert_into(*place.node, std::move(child), random);
}

// Moves a mistake, if there is one here, to another depth.
void wrap(const Place& place, Random& random) {
  Node outer;
  outer.kind = random.chance(50) ? Kind::kArray : Kind::kObject;
  outer.key = place.node->key;
  place.node->key = any_name(nullptr, random);
  outer.children.push_back(std::move(*place.node));
  *place.node = std::move(outer);
}

void unwrap(const Place& place, Random& random) {
  if (place.node->children.empty()) return;
  Node inner = random.pick(place.node->children);
  if (random.chance(80)) inner.key = place.node->key;
  *place.node = std::move(inner);
}

void reverse(const Place& place, Random&) {
  auto& children = place.node->children;
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
  if (document.fault) return std::nullopt;
  return to_node(document.root);
}

void mutate(Node& root, Random& random) {
  constexpr struct {
    void (*apply)(const Place&, Random&);
    unsigned weight;
  } kMutations[] = {{mutate_value, 30}, {rename, 20}, {duplicate, 10}, {remove, 10},
                    {insert_valid, 20}, {wrap, 3},    {unwrap, 4},     {reverse, 3}};
  std::size_t choice = random.below(100);
  for (const auto& [apply, weight] : kMutations) {
    if (choice < weight) return apply(any_place(root, random, random.chance(90)), random);
    choice -= weight;
  }
}

void cross_over(Node& root, const Node& donor, Random& random) {
  Node other = donor;
  const Place from = any_place(other, random, true);
  const Place to = any_place(root, random, true);
  if (to.node->kind == Kind::kObject && random.chance(60)) {
    insert_into(*to.node, *from.node, random);
  } else {
    const std::string key = to.node->key;
    *to.node = *from.node;
    if (random.chance(70)) to.node->key = key;
  }
}

std::string text_of(const Node& root, Random& random) {
  return depth_of(root) > kMaxDepth ? std::string() : planted::render(root, random).text;
}

}  // namespace runlint::fuzz
