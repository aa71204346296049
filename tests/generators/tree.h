// A payload as a tree that can be mutated and then rendered as JSON with the location of every mutation.
//
// This folder implements the contract independently of lib/schema, so that the two can be compared.
#ifndef RUNLINT_TESTS_GENERATORS_TREE_H_
#define RUNLINT_TESTS_GENERATORS_TREE_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "runlint/rule.h"

namespace runlint::generator {

enum class Kind : std::uint8_t { kObject, kArray, kString, kNumber, kLiteral };

// The role of a value in the API; kFree: none, because the value is unknown or already invalid.
enum class Role : std::uint8_t {
  kFree,
  kRunJob,
  kEnvironment,
  kFiles,
  kMounts,
  kFile,
  kText,
  kBilling,
  kPlan,
  kDeployment,
  kDocker,
  kDockerType,
  kBuildpack,
  kBuildpackType,
  kStorage,
  kNewerStorage,  // of revision 2026-05, as are the size, flag and service path below
  kEphemeral,
  kEphemeralSize,
  kShmSize,
  kAnySize,
  kFlag,
  kInternal,
  kServiceId,
  kServicePath,
  kBuildSha,
  kExternal,
  kImagePath,
  kCredentials,
  kResponse,
  kResult,
};

// A mutation, to be reported at the node's value, or at its key (at the root: at its bracket).
struct Mark {
  Rule rule;
  bool on_key;
  bool only_warns = false;  // though its rule is an error by default
};

struct Node {
  Kind kind = Kind::kObject;
  Role role = Role::kFree;
  std::string key;   // of an object's member, unescaped
  std::string text;  // of a string, unescaped; of a number or literal, as written
  std::vector<Node> children;
  std::vector<Mark> marks;

  bool respelled = false;  // a listed integer with a fraction or an exponent
  bool source_optional =
      false;  // kDeployment: without a source it is only ambiguous to a warning, as in revision 2026-05
  bool source_settled = false;  // kDeployment: its internal and external must stay as they are
  bool choice_settled = false;  // kDocker, kBuildpack: its configType must stay as it is
};

struct Site {
  Node* node;
  Node* parent;  // null at the root
};

// Every node with its parent, outermost first. Valid until a child is added or removed anywhere.
inline void collect_sites(Node& node, Node* parent, std::vector<Site>& out) {
  out.push_back({&node, parent});
  for (Node& child : node.children) collect_sites(child, &node, out);
}

inline std::size_t count_key(const Node& object, std::string_view key) {
  std::size_t count = 0;
  for (const Node& child : object.children) count += child.key == key ? 1 : 0;
  return count;
}

inline const Node* find_child(const Node& object, std::string_view key) {
  for (const Node& child : object.children) {
    if (child.key == key) return &child;
  }
  return nullptr;
}

// Whether neither `node` nor its descendants have been mutated.
inline bool is_clean(const Node& node) {
  if (!node.marks.empty()) return false;
  for (const Node& child : node.children) {
    if (!is_clean(child)) return false;
  }
  return true;
}

inline bool has_key_mark(const Node& node, Rule rule) {
  for (const Mark& mark : node.marks) {
    if (mark.on_key && mark.rule == rule) return true;
  }
  return false;
}

inline void forget_roles(Node& node) {
  node.role = Role::kFree;
  node.respelled = false;
  for (Node& child : node.children) forget_roles(child);
}

}  // namespace runlint::generator

#endif  // RUNLINT_TESTS_GENERATORS_TREE_H_
