// Rewrites the exported JSON Schema in an older draft.
#ifndef RUNLINT_BENCH_PEER_SCHEMA_H_
#define RUNLINT_BENCH_PEER_SCHEMA_H_

#include <rapidjson/document.h>

#include <string>

namespace runlint::bench {

// Rewrites a schema of draft 2020-12, as runlint exports it, with the keywords of draft 4, which RapidJSON supports:
// replaces "$ref" by its target, "propertyNames" with a pattern by "patternProperties", and "if" with "then" by "anyOf"
// with "not". Omits length limits on names, which draft 4 does not have.
[[nodiscard]] rapidjson::Document as_draft4(const std::string& schema);

}  // namespace runlint::bench

#endif  // RUNLINT_BENCH_PEER_SCHEMA_H_
