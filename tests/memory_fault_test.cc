// Makes every allocation in turn fail, alone or with all that follow: an answer or an error comes back, nothing leaks,
// and the same validator then works as before.
//
// simdjson allocates by nothrow new and RE2 by new, so theirs fail here too, except while RE2 compiles the patterns,
// once in a process: there it leaks about a hundred bytes for each failed allocation, but stays usable.
#include <gtest/gtest.h>

#include <array>
#include <cstddef>
#include <new>
#include <string>
#include <string_view>

#include "runlint/report.h"
#include "runlint/validator.h"
#include "support/allocations.h"

namespace runlint {
namespace {

using allocations::Failing;

// Together these cover every path that allocates: growing scratch memory, unescaping, sets of many names, pattern
// mismatches, pointers, messages, related locations, and diagnose().
std::string many_names() {
  std::string payload = R"({"runtimeEnvironment":{)";
  for (int i = 0; i < 100; ++i) payload += "\"VARIABLE_" + std::to_string(i) + "\":\"\",";
  payload += R"("VARIABLE_7":""}})";
  return payload;
}

const std::string kPayloads[] = {
    // With notes: a second walk.
    R"({"deployment":{"docker":{"configType":"default"},"storage":{"shmSize":7,"useHdbStorage":true}}})",
    R"({})",
    R"({"runtimeEnvironment":{"A":"\u00e9\n"},"billing":{"deploymentPlan":"nf-compute-20"}})",
    R"({"billing":{"deploymentPlan":"a plan with spaces in it"},"deployment":{"external":{"imagePath":"a b"}}})",
    R"({"deployment":{"internal":{"id":"9"},"external":{},"docker":{"configType":"customCommand"},"dokcer":[1,{"a":2}]}})",
    R"({"runtimeFiles":{"relative":{"data":1,"a rather long name, longer than any small string":null}},"x":1,"x":2})",
    R"({"runtimeEnvironment": {"A": "1", "B": tru}, "deployment": {}})",
    "[\"\\ud800\"]",
    R"({"apiVersion":"v1","spec":{"kind":"JobRun","spec":{"jobId":"j","runtimeEnvironment":{"A":"${args.a}"}}}})",
    many_names(),
};

// Of rules, and of templates.
const std::array<Options, 3> kOptions = [] {
  Options lint_is_error;
  lint_is_error.severities[static_cast<std::size_t>(Rule::kLintSecretInEnvironment)] = Severity::kError;
  return std::array<Options, 3>{Options(), lint_is_error, Options{.kind = Kind::kTemplate}};
}();

// Calls `test` with each of these options and each payload.
template <class Test>
void for_each_case(Test test) {
  for (const Options& options : kOptions) {
    for (const std::string& payload : kPayloads) test(options, payload);
  }
}

class MemoryFault : public testing::TestWithParam<Failing> {};

// Calls `ask` with its first, its second, … allocation failing, until it succeeds. `ask` returns whether the result is
// correct, or the expected error.
template <class Ask>
std::size_t fail_each_allocation(Failing how, Ask ask) {
  for (std::size_t passing = 0;; ++passing) {
    const std::ptrdiff_t live = allocations::live();
    bool failed = false;
    ask([&] { allocations::fail_after(passing, how); }, [&] { failed = allocations::stop_failing(); });
    EXPECT_EQ(allocations::live(), live) << "leaks when allocation " << passing << " fails";
    if (!failed || testing::Test::HasFailure()) return passing;
  }
}

void warm_up() {
  for_each_case([](const Options& options, const std::string& payload) {
    Validator validator(options);
    (void)validator.accepts(payload);
    (void)validator.check(payload);
  });
}

TEST_P(MemoryFault, AcceptsReportsFailure) {
  warm_up();
  for_each_case([](const Options& options, const std::string& payload) {
    const Verdict expected = Validator(options).accepts(payload);
    const std::size_t tried = fail_each_allocation(GetParam(), [&](auto begin_failing, auto stop_failing) {
      Validator validator(options);
      begin_failing();
      const Verdict verdict = validator.accepts(payload);
      stop_failing();
      EXPECT_TRUE(verdict == expected || verdict == Verdict::kFailed) << payload;
      EXPECT_EQ(validator.accepts(payload), expected) << payload;
    });
    EXPECT_GT(tried, 0u) << "nothing was allocated for " << payload;
  });
}

TEST_P(MemoryFault, CheckReportsFailure) {
  warm_up();
  for_each_case([](const Options& options, const std::string& payload) {
    const std::size_t expected = Validator(options).check(payload).diagnostics().size();
    fail_each_allocation(GetParam(), [&](auto begin_failing, auto stop_failing) {
      Validator validator(options);
      begin_failing();
      const Report report = validator.check(payload);
      stop_failing();
      if (report.status() == Report::Status::kComplete) {
        EXPECT_EQ(report.diagnostics().size(), expected) << payload;
      } else {
        EXPECT_EQ(report.status(), Report::Status::kOutOfMemory) << payload;
        EXPECT_FALSE(report.valid());
      }
      EXPECT_EQ(validator.check(payload).diagnostics().size(), expected) << payload;
    });
  });
}

// Scratch memory that could not grow keeps its size, so that what fit before still fits.
TEST_P(MemoryFault, UsedValidatorStaysUsable) {
  const auto with_value = [](std::size_t size) {
    return R"({"runtimeEnvironment":{"A":"\u00e9)" + std::string(size, 'a') + R"("}})";
  };
  const std::string small = with_value(10);
  const std::string large = with_value(9000);
  warm_up();
  const std::size_t tried = fail_each_allocation(GetParam(), [&](auto begin_failing, auto stop_failing) {
    Validator accepting;
    EXPECT_EQ(accepting.accepts(small), Verdict::kValid);
    Validator checking;
    EXPECT_TRUE(checking.check(small).valid());
    begin_failing();
    const Verdict verdict = accepting.accepts(large);
    const Report::Status status = checking.check(large).status();
    stop_failing();
    EXPECT_TRUE(verdict == Verdict::kValid || verdict == Verdict::kFailed);
    EXPECT_TRUE(status == Report::Status::kComplete || status == Report::Status::kOutOfMemory);
    for (const std::string& payload : {small, large, small}) {
      EXPECT_EQ(accepting.accepts(payload), Verdict::kValid);
      EXPECT_TRUE(checking.check(payload).valid());
    }
  });
  EXPECT_GT(tried, 0u);
}

// Functions that may throw throw only std::bad_alloc.
TEST_P(MemoryFault, ConstructorsThrowBadAlloc) {
  warm_up();
  for (const std::string& payload : kPayloads) {
    fail_each_allocation(GetParam(), [&](auto begin_failing, auto stop_failing) {
      begin_failing();
      try {
        Validator validator;
        (void)validator.redacted_spans(payload, {0, payload.size()});
        const Report report = validator.check(payload);
        for (const Diagnostic& diagnostic : report.diagnostics()) (void)report.pointer(diagnostic.instance);
      } catch (const std::bad_alloc&) {
      }
      stop_failing();
    });
  }
}

INSTANTIATE_TEST_SUITE_P(Each, MemoryFault, testing::Values(Failing::kOnce, Failing::kFromThenOn),
                         [](const auto& info) { return info.param == Failing::kOnce ? "Once" : "FromThenOn"; });

}  // namespace
}  // namespace runlint
