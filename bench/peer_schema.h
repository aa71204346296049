// The exported JSON Schema in the words of an older draft.
#ifndef RUNLINT_BENCH_PEER_SCHEMA_H_
#define RUNLINT_BENCH_PEER_SCHEMA_H_

#include <rapidjson/document.h>

#include <string>

namespace runlint::bench {

// Rewrites a schema of draft 2020-12, as runlint exports them, in the keywords of draft 4, which RapidJSON knows:
// what "$ref" refers to is copied to its place, "propertyNames" with a pattern becomes "patternProperties", and "if"
// with "then" becomes "anyOf" with "not". A length limit on names has no such form: it is left out.
[[nodiscard]] rapidjson::Document as_draft4(const std::string& schema);

}  // namespace runlint::bench

#endif  // RUNLINT_BENCH_PEER_SCHEMA_H_
