// Other validators, given the JSON Schema that runlint exports, each in the form that it understands.
#ifndef RUNLINT_BENCH_PEERS_H_
#define RUNLINT_BENCH_PEERS_H_

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "contenders.h"

namespace runlint::bench {

struct Peer {
  std::string_view name;
  std::function<std::unique_ptr<Subject>()> make;
};

// Empty where their packages were not found.
[[nodiscard]] std::vector<Peer> peers();

// RapidJSON's SchemaValidator with std::regex: over a document, and straight from the parser.
[[nodiscard]] std::unique_ptr<Subject> rapidjson_subject();
[[nodiscard]] std::unique_ptr<Subject> rapidjson_sax_subject();

// valijson over a document of RapidJSON.
[[nodiscard]] std::unique_ptr<Subject> valijson_subject();

// What the peer judges otherwise than runlint, tried out: "duplicate-key, encoding". Throws std::logic_error when
// it overlooks what any JSON Schema validator must see: its schema is not in force then.
[[nodiscard]] std::string misjudged(const Peer& peer);

}  // namespace runlint::bench

#endif  // RUNLINT_BENCH_PEERS_H_
