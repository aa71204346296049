// The library against two witnesses that share none of its code: a generator that knows what it broke and where, and
// the exported JSON Schema in the hands of somebody else's validator.
//
// RUNLINT_ORACLE_PAYLOADS sets how many payloads are tried (60000): fewer for slow instruments. A failure names the
// seed of its payload; RUNLINT_ORACLE_SEED begins there.
#include <gtest/gtest.h>

#include <cstdint>
#include <cstdlib>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "export/json_schema.h"
#include "runlint/validator.h"
#include "support/payload_generator.h"
#include "support/schema_only.h"
#include "support/syntax_mutations.h"
#include "support/valijson_validator.h"

namespace runlint {
namespace {

using planted::Finding;
using planted::Planted;

constexpr int kEnough = 5;  // failures to show

std::uint64_t setting(const char* name, std::uint64_t otherwise) {
  const char* const value = std::getenv(name);
  return value != nullptr ? std::strtoull(value, nullptr, 10) : otherwise;
}

const std::uint64_t kPayloads = setting("RUNLINT_ORACLE_PAYLOADS", 60000);
const std::uint64_t kFirstSeed = setting("RUNLINT_ORACLE_SEED", 0);

// One validator for each kind of document, reused for all payloads as a server would.
class Validators {
 public:
  Validator& for_document(Kind kind) { return kind == Kind::kRunJob ? run_job_ : response_; }

 private:
  static Options options(Kind kind) {
    Options options;
    options.kind = kind;
    return schema_only(options);
  }

  Validator run_job_{options(Kind::kRunJob)};
  Validator response_{options(Kind::kResponse)};
};

TEST(GeneratedPayloads, ReportMatchesExpectedDiagnostics) {
  Validators validators;
  for (std::uint64_t seed = kFirstSeed, failures = 0; seed < kFirstSeed + kPayloads && failures < kEnough; ++seed) {
    const Planted payload = planted::plant(seed);
    Validator& validator = validators.for_document(payload.document);
    const std::vector<std::string> expected = planted::lines(payload.findings);
    const std::vector<std::string> found = planted::lines(validator.check(payload.text), payload.findings);
    EXPECT_EQ(found, expected) << "seed " << seed << "\n" << payload.text;

    const Verdict verdict = planted::is_valid(payload) ? Verdict::kValid : Verdict::kInvalid;
    const Verdict accepts = validator.accepts(payload.text);
    EXPECT_EQ(accepts, verdict) << "seed " << seed << "\n" << payload.text;
    failures += found == expected && accepts == verdict ? 0 : 1;
  }
}

// What valijson over RapidJSON will say, or nothing when it would judge another document than the one that was broken.
// It is known to differ in this:
// - it sees no duplicate keys, but counts the members of a closed record, and finds too many;
// - of an open record's members with the same name it looks only at the first;
// - it has no warnings;
// - an integer with a fraction or an exponent is none to it (1024.0);
// - a number beyond the doubles is no JSON to it (1e400);
// - it reads on where there is a byte order mark, half a surrogate pair or a nest of any depth, and NUL is the end.
std::optional<bool> foreign_verdict(const Planted& payload) {
  if (payload.slip) {
    const std::string_view slip = planted::slip_name(*payload.slip);
    if (slip == "byte order mark" || slip == "lone surrogate" || slip == "too deep") return std::nullopt;
    if (payload.text.ends_with('\0')) return std::nullopt;
  }
  if (payload.crowded_record || payload.respelled_integer || payload.huge_number) return false;
  for (const Finding& finding : payload.findings) {
    const bool unseen = finding.shadowed || finding.rule == Rule::kJsonDuplicateKey;
    if (!unseen && info(finding.rule).severity == Severity::kError) return false;
  }
  return true;
}

TEST(GeneratedPayloads, ExportedSchemaAgreesWithValidator) {
  planted::ForeignValidator run_job(exports::json_schema(Kind::kRunJob));
  planted::ForeignValidator response(exports::json_schema(Kind::kResponse));
  std::uint64_t same = 0;
  for (std::uint64_t seed = kFirstSeed, failures = 0; seed < kFirstSeed + kPayloads && failures < kEnough; ++seed) {
    const Planted payload = planted::plant(seed);
    const std::optional<bool> expected = foreign_verdict(payload);
    if (!expected) continue;
    const bool found = (payload.document == Kind::kRunJob ? run_job : response).accepts(payload.text);
    EXPECT_EQ(found, expected) << "seed " << seed << "\n" << payload.text;
    failures += found == expected ? 0 : 1;
    same += expected == planted::is_valid(payload) ? 1 : 0;
  }
  EXPECT_GT(same, kPayloads / 10 * 9) << "the known differences are to be rare";
}

// That the two tests above have seen everything, and enough that is valid.
TEST(GeneratedPayloads, CoverEveryRuleAndSyntaxError) {
  if (kPayloads < 20000) GTEST_SKIP() << "too few payloads";
  std::map<std::string_view, std::uint64_t> rules;
  std::map<std::string_view, std::uint64_t> slips;
  std::uint64_t valid = 0;
  for (std::uint64_t seed = kFirstSeed; seed < kFirstSeed + kPayloads; ++seed) {
    const Planted payload = planted::plant(seed);
    for (const Finding& finding : payload.findings) ++rules[info(finding.rule).name];
    if (payload.slip) ++slips[planted::slip_name(*payload.slip)];
    valid += planted::is_valid(payload) ? 1 : 0;
  }
  for (const RuleInfo& rule : runlint::rules()) {
    if (rule.rule == Rule::kJsonSize || rule.name.starts_with("lint/")) continue;  // a matter of options
    EXPECT_GT(rules[rule.name], kPayloads / 1000) << rule.name;
  }
  for (std::size_t i = 0; i < planted::slip_count(); ++i) {
    EXPECT_GT(slips[planted::slip_name(i)], kPayloads / 1000) << planted::slip_name(i);
  }
  EXPECT_GT(valid, kPayloads / 5);
}

}  // namespace
}  // namespace runlint
