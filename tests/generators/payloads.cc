#include "generators/payloads.h"

#include <string>
#include <utility>

#include "generators/contract_tables.h"
#include "generators/string_generators.h"

namespace runlint::generator {
namespace {

using std::string;
using std::string_view;

Node scalar(Kind kind, Role role, string_view key, string text) {
  Node node;
  node.kind = kind;
  node.role = role;
  node.key = key;
  node.text = std::move(text);
  return node;
}

Node object(Role role, string_view key) {
  Node node;
  node.role = role;
  node.key = key;
  return node;
}

void add(Node& parent, Node child) { parent.children.push_back(std::move(child)); }

void add_text(Node& parent, Role role, string_view key, string text) {
  add(parent, scalar(Kind::kString, role, key, std::move(text)));
}

// Mostly short, sometimes longer than any block that a fast reader works in.
string free_text(Random& random) {
  if (random.chance(3)) return any_text(random, random.between(100, 700));
  string text = any_text(random, random.below(18));
  if (random.chance(2)) text += '\0';
  return text;
}

// Object members come in any order.
void shuffle(Node& node, Random& random) {
  for (std::size_t i = node.children.size(); i > 1; --i)
    std::swap(node.children[i - 1], node.children[random.below(i)]);
  for (Node& child : node.children) shuffle(child, random);
}

Node file(Random& random, string_view key) {
  Node node = object(Role::kFile, key);
  add_text(node, Role::kText, "data", random.chance(80) ? "ZXhhbXBsZSBjb250ZW50Cg==" : free_text(random));
  if (random.chance(60)) add_text(node, Role::kText, "encoding", random.chance(90) ? "utf-8" : free_text(random));
  return node;
}

template <class MakeKey, class MakeValue>
Node map(Random& random, Role role, string_view key, MakeKey make_key, MakeValue make_value) {
  Node node = object(role, key);
  for (std::size_t i = random.below(4); i != 0; --i) {
    const string name = make_key(random);
    if (count_key(node, name) == 0) add(node, make_value(random, name));
  }
  return node;
}

// docker or buildpack: what the configType requires, and now and then what it does not use.
Node runtime(Random& random, Role role, string_view key) {
  const Role choice = role == Role::kDocker ? Role::kDockerType : Role::kBuildpackType;
  Node node = object(role, key);
  add_text(node, choice, "configType", string(random.pick(values_of(choice))));
  for (const string_view member : members_of(role)) {
    if (member == "configType" || (!is_required(node, member) && !random.chance(10))) continue;
    add_text(node, Role::kText, member, free_text(random));
  }
  return node;
}

// The same integer in one of the ways that JSON has for it.
Node size(Random& random, Role role, string_view key) {
  const std::int64_t value = random.pick(sizes_of(role, false));
  Node node = scalar(Kind::kNumber, role, key, std::to_string(value));
  if (random.chance(75)) return node;
  node.respelled = true;
  string& text = node.text;
  switch (random.below(4)) {
    case 0:
      text += random.chance(50) ? ".0" : ".000";
      break;
    case 1:
      text += random.chance(50) ? "e0" : "E+00";
      break;
    case 2:
      text += "00e-2";
      break;
    default:
      text = text.substr(0, 1) + "." + text.substr(1) + "e" + std::to_string(text.size() - 1);
  }
  return node;
}

// Any size of revision 2026-05.
Node any_size(Random& random, string_view key) {
  constexpr string_view kPlain[] = {"1", "2", "100", "1024", "6144", "204801", "9223372036854775807"};
  constexpr string_view kOther[] = {"1.0", "6e3", "10.24e2", "1e400", "9.5e999", "100000000000000000000", "1E+18"};
  Node node = scalar(Kind::kNumber, Role::kAnySize, key, "");
  node.respelled = random.chance(30);
  node.text = node.respelled ? random.pick(kOther) : random.pick(kPlain);
  return node;
}

Node storage(Random& random, ApiRevision api) {
  const bool newer = api == ApiRevision::k2026_05;
  const auto make_size = [&](Role role, string_view key) {
    return newer ? any_size(random, key) : size(random, role, key);
  };
  Node node = object(newer ? Role::kNewerStorage : Role::kStorage, "storage");
  if (random.chance(70)) {
    Node ephemeral = object(Role::kEphemeral, "ephemeralStorage");
    if (random.chance(90)) add(ephemeral, make_size(Role::kEphemeralSize, "storageSize"));
    add(node, std::move(ephemeral));
  }
  if (random.chance(60)) add(node, make_size(Role::kShmSize, "shmSize"));
  for (const string_view key : {"useHdbStorage", "usePdSsdStorage"}) {
    if (newer && random.chance(40)) {
      add(node, scalar(Kind::kLiteral, Role::kFlag, key, random.chance(50) ? "true" : "false"));
    }
  }
  return node;
}

Node deployment(Random& random, ApiRevision api) {
  Node node = object(Role::kDeployment, "deployment");
  node.source_optional = api == ApiRevision::k2026_05;
  if (random.chance(50)) add(node, runtime(random, Role::kDocker, "docker"));
  if (random.chance(30)) add(node, runtime(random, Role::kBuildpack, "buildpack"));
  if (random.chance(40)) add(node, storage(random, api));
  add(node, valid_source(random, random.chance(50) ? "internal" : "external", api));
  return node;
}

}  // namespace

Node valid_source(Random& random, string_view key, ApiRevision api) {
  if (key == "internal") {
    Node node = object(Role::kInternal, key);
    if (random.chance(80)) {
      const bool newer = api == ApiRevision::k2026_05;
      add_text(node, newer ? Role::kServicePath : Role::kServiceId, "id",
               newer && random.chance(50) ? service_path(random) : service_id(random));
    }
    if (random.chance(50)) add_text(node, Role::kText, "branch", free_text(random));
    if (random.chance(40)) add_text(node, Role::kBuildSha, "buildSHA", build_sha(random));
    if (random.chance(30)) add_text(node, Role::kText, "buildId", free_text(random));
    return node;
  }
  Node node = object(Role::kExternal, key);
  add_text(node, Role::kImagePath, "imagePath", image_path(random));
  if (random.chance(40)) add_text(node, Role::kCredentials, "credentials", credentials_id(random));
  return node;
}

Node valid_run_job(Random& random, ApiRevision api) {
  Node root = object(Role::kRunJob, "");
  if (random.chance(50)) {
    add(root, map(random, Role::kEnvironment, "runtimeEnvironment", environment_key,
                  [](Random& r, string_view key) { return scalar(Kind::kString, Role::kText, key, free_text(r)); }));
  }
  if (random.chance(40)) add(root, map(random, Role::kFiles, "runtimeFiles", file_path, file));
  if (random.chance(40)) add(root, map(random, Role::kMounts, "dockerSecretMounts", mount_id, file));
  if (random.chance(50)) {
    Node billing = object(Role::kBilling, "billing");
    if (random.chance(90)) add_text(billing, Role::kPlan, "deploymentPlan", plan_id(random));
    add(root, std::move(billing));
  }
  if (random.chance(75)) add(root, deployment(random, api));
  shuffle(root, random);
  return root;
}

Node valid_response(Random& random) {
  Node result = object(Role::kResult, "data");
  add_text(result, Role::kText, "id", free_text(random));
  add_text(result, Role::kText, "runName", free_text(random));
  Node root = object(Role::kResponse, "");
  if (random.chance(30)) {
    Node extra = any_value(random, 2);
    extra.key = "createdAt";
    add(result, std::move(extra));
  }
  add(root, std::move(result));
  if (random.chance(30)) {
    Node extra = any_value(random, 3);
    extra.key = "pagination";
    add(root, std::move(extra));
  }
  shuffle(root, random);
  return root;
}

Node any_value(Random& random, std::size_t depth) {
  constexpr string_view kNumbers[] = {"0",     "-0",     "1",    "-17", "3.25",   "1e400",
                                      "-1E-7", "1024.0", "2e+3", "0.1", "1e-400", "18446744073709551616"};
  constexpr string_view kLiterals[] = {"true", "false", "null"};
  switch (random.below(depth == 0 ? 3 : 5)) {
    case 0:
      return scalar(Kind::kString, Role::kFree, "", free_text(random));
    case 1:
      return scalar(Kind::kNumber, Role::kFree, "", string(random.pick(kNumbers)));
    case 2:
      return scalar(Kind::kLiteral, Role::kFree, "", string(random.pick(kLiterals)));
    default:
      break;
  }
  Node node = object(Role::kFree, "");
  if (random.chance(40)) node.kind = Kind::kArray;
  for (std::size_t i = random.below(4); i != 0; --i) {
    Node child = any_value(random, depth - 1);
    if (node.kind == Kind::kObject) {
      child.key = random.chance(50) ? alphanumeric(random, random.between(1, 6)) : any_text(random, random.below(8));
      if (count_key(node, child.key) != 0) continue;
    }
    add(node, std::move(child));
  }
  return node;
}

}  // namespace runlint::generator
