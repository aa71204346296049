// Other validators with the JSON Schema that runlint exports, each in a draft that it supports.
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
  std::function<std::unique_ptr<Contender>()> make;
};

// Empty if their packages were not found.
[[nodiscard]] std::vector<Peer> peers();

// RapidJSON's SchemaValidator with std::regex: over a document, and over the parser's events.
[[nodiscard]] std::unique_ptr<Contender> rapidjson_contender();
[[nodiscard]] std::unique_ptr<Contender> rapidjson_sax_contender();

// valijson over a document of RapidJSON.
[[nodiscard]] std::unique_ptr<Contender> valijson_contender();

// Tests on which payloads the peer disagrees with runlint: "duplicate-key, encoding". Throws std::logic_error if it
// misses a mistake that any JSON Schema validator must find: then its schema is not in force.
[[nodiscard]] std::string disagreements(const Peer& peer);

}  // namespace runlint::bench

#endif  // RUNLINT_BENCH_PEERS_H_
