// Makes every allocation in turn fail under the C ABI: an error or an answer comes back, nothing leaks, and the handle
// stays usable. memory_fault_test.cc tests the layers below.
#include <gtest/gtest.h>

#include <cstddef>
#include <string_view>

#include "runlint/runlint.h"
#include "support/allocations.h"

namespace runlint {
namespace {

using std::string_view;

runlint_string to_c(string_view text) { return {text.data(), text.size()}; }

const string_view kPayloads[] = {
    R"({})",
    R"({"runtimeEnvironment":{"A":"\u00e9\n"}})",
    R"({"deployment":{"internal":{"id":"9"},"external":{},"docker":{"configType":"customCommand"}},"x":1,"x":2})",
    R"({"runtimeEnvironment": {"A": "1", "B": tru}})",
};

class CapiMemory : public testing::TestWithParam<allocations::Failing> {
 protected:
  static void SetUpTestSuite() {
    runlint_gate* gate = nullptr;  // fills caches that exist once in a process
    ASSERT_EQ(runlint_gate_create(nullptr, &gate), RUNLINT_OK);
    ASSERT_EQ(runlint_gate_warm_up(gate, 0), RUNLINT_OK);
    runlint_gate_destroy(gate);
  }

  // Calls `use` with its first, its second, … allocation failing, until it succeeds.
  template <class Use>
  static std::size_t fail_each_allocation(Use use) {
    for (std::size_t passing = 0;; ++passing) {
      const std::ptrdiff_t live = allocations::live();
      allocations::fail_after(passing, GetParam());
      use();
      const bool failed = allocations::stop_failing();
      EXPECT_EQ(allocations::live(), live) << "leaks when allocation " << passing << " fails";
      if (!failed || HasFailure()) return passing;
    }
  }
};

TEST_P(CapiMemory, ValidatorReportsAllocationFailure) {
  for (const string_view payload : kPayloads) {
    const std::size_t tried = fail_each_allocation([payload] {
      runlint_validator* validator = nullptr;
      const runlint_status created = runlint_validator_create(nullptr, &validator);
      ASSERT_TRUE(created == RUNLINT_OK || created == RUNLINT_NO_MEMORY);
      ASSERT_EQ(validator != nullptr, created == RUNLINT_OK);
      if (validator == nullptr) return;
      const runlint_status warmed = runlint_validator_warm_up(validator, 1000);
      EXPECT_TRUE(warmed == RUNLINT_OK || warmed == RUNLINT_NO_MEMORY);
      (void)runlint_validator_accepts(validator, payload.data(), payload.size());
      runlint_report* report = nullptr;
      const runlint_status checked = runlint_validator_check(validator, payload.data(), payload.size(), &report);
      EXPECT_EQ(report != nullptr, checked == RUNLINT_OK);
      runlint_diagnostic found = RUNLINT_DIAGNOSTIC_INIT;
      runlint_related related = RUNLINT_RELATED_INIT;
      for (std::size_t i = 0; i < runlint_report_count(report); ++i) {
        const runlint_status got = runlint_report_diagnostic(report, i, &found);
        EXPECT_TRUE(got == RUNLINT_OK || got == RUNLINT_NO_MEMORY);
        for (std::size_t j = 0; got == RUNLINT_OK && j < found.related_count; ++j) {
          (void)runlint_report_related(report, i, j, &related);
        }
      }
      runlint_report_destroy(report);
      runlint_validator_destroy(validator);
    });
    EXPECT_GT(tried, 4U);
  }
}

TEST_P(CapiMemory, ConfigReportsAllocationFailure) {
  static constexpr string_view kConfigs[] = {
      R"({"severities": {"schema/enum": "warning"}, "limits": {"size": 1000, "diagnostics": 3}})",
      R"({"include": {"a": "b"}, "failOn": "info"})",
      R"({"profile": "gatewy"})",
  };
  for (const string_view bytes : kConfigs) {
    const std::size_t tried = fail_each_allocation([bytes] {
      runlint_config* config = nullptr;
      runlint_report* report = nullptr;
      const runlint_status read = runlint_config_read(bytes.data(), bytes.size(), &config, &report);
      EXPECT_TRUE(read == RUNLINT_OK || read == RUNLINT_BAD_CONFIG || read == RUNLINT_NO_MEMORY);
      EXPECT_EQ(config != nullptr, read == RUNLINT_OK);
      EXPECT_EQ(report != nullptr, read == RUNLINT_BAD_CONFIG);
      runlint_options payload = RUNLINT_OPTIONS_INIT;
      runlint_gate_options options = RUNLINT_GATE_OPTIONS_INIT;
      runlint_gate* gate = nullptr;
      payload.config = config;
      options.payload = &payload;
      const runlint_status created = runlint_gate_create(&options, &gate);
      EXPECT_TRUE(created == RUNLINT_OK || created == RUNLINT_NO_MEMORY);
      runlint_gate_destroy(gate);
      runlint_report_destroy(report);
      runlint_config_destroy(config);
    });
    EXPECT_GT(tried, 4U);
  }
}

TEST_P(CapiMemory, GateReportsAllocationFailure) {
  const runlint_string type = to_c("application/json");
  for (const string_view payload : kPayloads) {
    runlint_request request = RUNLINT_REQUEST_INIT;
    request.method = to_c("POST");
    request.target = to_c("/v1/projects/p/jobs/j/runs");
    request.content_types = &type;
    request.content_type_count = 1;
    request.body = to_c(payload);
    runlint_verdict expected = RUNLINT_FAILED;
    runlint_gate* lasting = nullptr;
    ASSERT_EQ(runlint_gate_create(nullptr, &lasting), RUNLINT_OK);
    expected = runlint_gate_check(lasting, &request, nullptr);
    runlint_gate_destroy(lasting);
    fail_each_allocation([&request, expected] {
      runlint_gate* gate = nullptr;
      if (runlint_gate_create(nullptr, &gate) != RUNLINT_OK) return;
      runlint_answer answer = RUNLINT_ANSWER_INIT;
      const runlint_verdict verdict = runlint_gate_check(gate, &request, &answer);
      if (verdict == RUNLINT_FAILED) {
        EXPECT_EQ(answer.http_status, 503);
        EXPECT_GT(answer.body.size, 0U);
      } else {
        EXPECT_EQ(verdict, expected);
      }
      runlint_gate_destroy(gate);
    });
  }
}

INSTANTIATE_TEST_SUITE_P(Each, CapiMemory,
                         testing::Values(allocations::Failing::kOnce, allocations::Failing::kFromThenOn),
                         [](const auto& info) {
                           return info.param == allocations::Failing::kOnce ? "Once" : "FromThenOn";
                         });

}  // namespace
}  // namespace runlint
