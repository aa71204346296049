// Compares the library with two oracles that share none of its code: a generator that knows the diagnostics of its
// payloads, and the exported JSON Schema in a third-party validator.
//
// RUNLINT_ORACLE_PAYLOADS is the number of payloads (60000); slow instruments set fewer. A failure names the seed of
// its payload; RUNLINT_ORACLE_SEED sets the first.
#include <gtest/gtest.h>

#include <cstdint>
#include <cstdlib>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "export/exports.h"
#include "generators/payload_generator.h"
#include "generators/syntax_mutations.h"
#include "reference/valijson_validator.h"
#include "runlint/validator.h"
#include "support/schema_only.h"

namespace runlint {
namespace {

using generator::ExpectedDiagnostic;
using generator::GeneratedPayload;

constexpr int kMaxFailures = 5;  // to show

std::uint64_t setting(const char* name, std::uint64_t otherwise) {
  const char* const value = std::getenv(name);
  return value != nullptr ? std::strtoull(value, nullptr, 10) : otherwise;
}

const std::uint64_t kPayloads = setting("RUNLINT_ORACLE_PAYLOADS", 60000);
const std::uint64_t kFirstSeed = setting("RUNLINT_ORACLE_SEED", 0);

// One of each kind of document and revision, reused for all payloads.
template <class T>
class ForEachDocument {
 public:
  // `make(kind, api)` makes one.
  template <class Make>
  explicit ForEachDocument(Make make)
      : run_job_(make(Kind::kRunJob, ApiRevision::kOriginal)),
        newer_run_job_(make(Kind::kRunJob, ApiRevision::k2026_05)),
        response_(make(Kind::kResponse, ApiRevision::kOriginal)) {}

  T& of(const GeneratedPayload& payload) {
    if (payload.document != Kind::kRunJob) return response_;
    return payload.api == ApiRevision::kOriginal ? run_job_ : newer_run_job_;
  }

 private:
  T run_job_, newer_run_job_, response_;
};

TEST(GeneratedPayloads, ReportMatchesExpectedDiagnostics) {
  ForEachDocument<Validator> validators(
      [](Kind kind, ApiRevision api) { return Validator(schema_only({.kind = kind, .api = api})); });
  for (std::uint64_t seed = kFirstSeed, failures = 0; seed < kFirstSeed + kPayloads && failures < kMaxFailures;
       ++seed) {
    const GeneratedPayload payload = generator::generate(seed);
    Validator& validator = validators.of(payload);
    const std::vector<std::string> expected = generator::lines(payload.expected);
    const std::vector<std::string> found = generator::lines(validator.check(payload.text), payload.expected);
    EXPECT_EQ(found, expected) << "seed " << seed << "\n" << payload.text;

    const Verdict verdict = generator::is_valid(payload) ? Verdict::kValid : Verdict::kInvalid;
    const Verdict accepts = validator.accepts(payload.text);
    EXPECT_EQ(accepts, verdict) << "seed " << seed << "\n" << payload.text;
    failures += found == expected && accepts == verdict ? 0 : 1;
  }
}

// The verdict to expect of valijson over RapidJSON, or nothing if it would read a different document. Known
// differences:
// - it ignores duplicate keys, but counts the members of a closed object, and finds too many;
// - of an open object's members with the same name it checks only the first;
// - it has no warnings;
// - it rejects integers with a fraction or an exponent (1024.0);
// - it rejects numbers beyond the doubles (1e400) as JSON;
// - it accepts a byte order mark, a lone surrogate and any depth, and stops at NUL.
std::optional<bool> valijson_verdict(const GeneratedPayload& payload) {
  if (payload.syntax_mutation) {
    const std::string_view name = generator::syntax_mutation_name(*payload.syntax_mutation);
    if (name == "lone surrogate" || name == "too deep") return std::nullopt;
    if (payload.text.ends_with('\0')) return std::nullopt;
  }
  if (payload.slips == 1 && payload.text.starts_with("\xEF\xBB\xBF")) return std::nullopt;
  if (payload.has_duplicate_member || payload.respelled_integer || payload.huge_number) return false;
  for (const ExpectedDiagnostic& diagnostic : payload.expected) {
    const bool unseen = diagnostic.shadowed || diagnostic.rule == Rule::kJsonDuplicateKey;
    if (!unseen && generator::is_error(diagnostic)) return false;
  }
  return true;
}

TEST(GeneratedPayloads, ExportedSchemaAgreesWithValidator) {
  ForEachDocument<std::unique_ptr<reference::ValijsonValidator>> validators([](Kind kind, ApiRevision api) {
    return std::make_unique<reference::ValijsonValidator>(exports::json_schema(kind, api));
  });
  std::uint64_t same = 0;
  for (std::uint64_t seed = kFirstSeed, failures = 0; seed < kFirstSeed + kPayloads && failures < kMaxFailures;
       ++seed) {
    const GeneratedPayload payload = generator::generate(seed);
    const std::optional<bool> expected = valijson_verdict(payload);
    if (!expected) continue;
    const bool found = validators.of(payload)->accepts(payload.text);
    EXPECT_EQ(found, expected) << "seed " << seed << "\n" << payload.text;
    failures += found == expected ? 0 : 1;
    same += expected == generator::is_valid(payload) ? 1 : 0;
  }
  EXPECT_GT(same, kPayloads / 10 * 9) << "the known differences must be rare";
}

// The two tests above see every rule, every syntax mutation and enough valid payloads.
TEST(GeneratedPayloads, CoverEveryRuleAndSyntaxError) {
  if (kPayloads < 20000) GTEST_SKIP() << "too few payloads";
  std::map<std::string_view, std::uint64_t> rules;
  std::map<std::string_view, std::uint64_t> mutations;
  std::uint64_t valid = 0;
  std::uint64_t with_slips = 0;
  for (std::uint64_t seed = kFirstSeed; seed < kFirstSeed + kPayloads; ++seed) {
    const GeneratedPayload payload = generator::generate(seed);
    for (const ExpectedDiagnostic& diagnostic : payload.expected) ++rules[info(diagnostic.rule).name];
    if (payload.syntax_mutation) ++mutations[generator::syntax_mutation_name(*payload.syntax_mutation)];
    valid += generator::is_valid(payload) ? 1 : 0;
    with_slips += payload.slips > 1 ? 1 : 0;
  }
  for (const RuleInfo& rule : runlint::rules()) {
    if (rule.rule == Rule::kJsonSize || rule.name.starts_with("lint/")) continue;  // these depend on options
    if (rule.is_yaml) continue;
    EXPECT_GT(rules[rule.name], kPayloads / 1000) << rule.name;
  }
  for (std::size_t i = 0; i < generator::syntax_mutation_count(); ++i) {
    EXPECT_GT(mutations[generator::syntax_mutation_name(i)], kPayloads / 1000) << generator::syntax_mutation_name(i);
  }
  EXPECT_GT(valid, kPayloads / 5);
  EXPECT_GT(with_slips, kPayloads / 20);
}

}  // namespace
}  // namespace runlint
