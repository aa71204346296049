/* Every number that the C ABI takes, at both sides of its limits. */
#include <limits.h>
#include <runlint/runlint.h>
#include <string.h>

#include "support/expect.h"

static int accepts_options(const runlint_options* options) {
  runlint_validator* validator = NULL;
  const runlint_status status = runlint_validator_create(options, &validator);
  EXPECT(status == RUNLINT_OK || status == RUNLINT_BAD_ARGUMENT);
  runlint_validator_destroy(validator);
  return status == RUNLINT_OK;
}

static int accepts_gate_options(const runlint_gate_options* options) {
  runlint_gate* gate = NULL;
  const runlint_status status = runlint_gate_create(options, &gate);
  EXPECT(status == RUNLINT_OK || status == RUNLINT_BAD_ARGUMENT);
  runlint_gate_destroy(gate);
  return status == RUNLINT_OK;
}

static void test_enumerators(void) {
  static const int numbers[] = {INT_MIN, -1, 0, 1, 2, 3, 4, INT_MAX};
  size_t i;
  for (i = 0; i < sizeof numbers / sizeof numbers[0]; ++i) {
    const int number = numbers[i];
    runlint_options options = RUNLINT_OPTIONS_INIT;
    runlint_gate_options gate_options = RUNLINT_GATE_OPTIONS_INIT;
    runlint_rule_severity setting = {"schema/enum", RUNLINT_ERROR};
    memcpy(&options.kind, &number, sizeof number);
    EXPECT(accepts_options(&options) == (number >= RUNLINT_RUN_JOB && number <= RUNLINT_TEMPLATE));
    options.kind = RUNLINT_RUN_JOB;
    memcpy(&setting.severity, &number, sizeof number);
    options.severities = &setting;
    options.severity_count = 1;
    EXPECT(accepts_options(&options) == (number >= RUNLINT_OFF && number <= RUNLINT_ERROR));
    memcpy(&gate_options.routing, &number, sizeof number);
    EXPECT(accepts_gate_options(&gate_options) == (number >= RUNLINT_ROUTE_REFUSE && number <= RUNLINT_ROUTE_IGNORE));
  }
}

static void test_limits(void) {
  runlint_options options = RUNLINT_OPTIONS_INIT;
  options.max_depth = 1;
  EXPECT(accepts_options(&options));
  options.max_depth = 1024;
  EXPECT(accepts_options(&options));
  options.max_depth = 1025;
  EXPECT(!accepts_options(&options));
  options.max_depth = 0;
  options.max_size = 1;
  EXPECT(accepts_options(&options));
  options.max_size = 0xFFFF0000;
  EXPECT(accepts_options(&options));
  options.max_size = 0xFFFF0001;
  EXPECT(!accepts_options(&options));
}

static void test_gate_limits(void) {
  static const int statuses[] = {INT_MIN, -1, 0, 1, 399, 400, 499, 500, INT_MAX};
  size_t i;
  runlint_gate_options options = RUNLINT_GATE_OPTIONS_INIT;
  for (i = 0; i < sizeof statuses / sizeof statuses[0]; ++i) {
    options.invalid_status = statuses[i];
    EXPECT(accepts_gate_options(&options) == (statuses[i] == 0 || (statuses[i] >= 400 && statuses[i] <= 499)));
  }
  options.invalid_status = 0;
  options.max_answer_size = 1;
  EXPECT(!accepts_gate_options(&options));
  options.max_answer_size = 1023;
  EXPECT(!accepts_gate_options(&options));
  options.max_answer_size = 1024;
  EXPECT(accepts_gate_options(&options));
}

/* 0 stands for the default, not for the least. */
static void test_default_answer_size(void) {
  static const char body[] = "{\"a\":1,\"b\":1,\"c\":1,\"d\":1,\"e\":1,\"f\":1,\"g\":1,\"h\":1,\"i\":1,\"j\":1}";
  runlint_gate_options options = RUNLINT_GATE_OPTIONS_INIT;
  runlint_answer answer = RUNLINT_ANSWER_INIT;
  runlint_gate* gate = NULL;
  EXPECT(runlint_gate_create(&options, &gate) == RUNLINT_OK);
  EXPECT(runlint_gate_check_body(gate, body, strlen(body), &answer) == RUNLINT_INVALID);
  EXPECT(answer.body.size > 1024 && answer.body.size <= 16384);
  runlint_gate_destroy(gate);
}

static void test_counts(void) {
  static const runlint_severity severities[] = {RUNLINT_INFO, RUNLINT_WARNING, RUNLINT_ERROR};
  static const int others[] = {INT_MIN, -1, RUNLINT_OFF, RUNLINT_ERROR + 1, INT_MAX};
  static const char payload[] = "{\"billing\":{},\"x\":1,\"y\":2,\"runtimeEnvironment\":{\"a\":\"\",\"A\":\"\"}}";
  static const size_t expected[] = {1, 1, 2};
  runlint_validator* validator = NULL;
  runlint_report* report = NULL;
  size_t i;
  EXPECT(runlint_validator_create(NULL, &validator) == RUNLINT_OK);
  EXPECT(runlint_validator_check(validator, payload, strlen(payload), &report) == RUNLINT_OK);
  for (i = 0; i < 3; ++i) EXPECT(runlint_report_count_by_severity(report, severities[i]) == expected[i]);
  for (i = 0; i < sizeof others / sizeof others[0]; ++i) {
    runlint_severity severity;
    memcpy(&severity, &others[i], sizeof severity);
    EXPECT(runlint_report_count_by_severity(report, severity) == 0);
  }
  EXPECT(runlint_report_count_by_severity(NULL, RUNLINT_ERROR) == 0);
  EXPECT(runlint_report_omitted(report) == 0 && runlint_report_omitted(NULL) == 0);
  runlint_report_destroy(report);
  runlint_validator_destroy(validator);
}

static void test_texts(void) {
  static const struct {
    runlint_status status;
    const char* text;
  } cases[] = {
      {RUNLINT_OK, "no error"},
      {RUNLINT_NO_MEMORY, "no memory"},
      {RUNLINT_BAD_ARGUMENT, "bad argument"},
      {RUNLINT_UNKNOWN_RULE, "no such rule"},
      {RUNLINT_FIXED_SEVERITY, "the severity of a json/ rule is fixed"},
      {RUNLINT_INTERNAL, "internal error"},
      {RUNLINT_BAD_CONFIG, "the configuration has mistakes"},
  };
  static const int others[] = {INT_MIN, -1, 7, INT_MAX};
  size_t i;
  for (i = 0; i < sizeof cases / sizeof cases[0]; ++i) {
    EXPECT(strcmp(runlint_status_text(cases[i].status), cases[i].text) == 0);
  }
  for (i = 0; i < sizeof others / sizeof others[0]; ++i) {
    runlint_status status;
    memcpy(&status, &others[i], sizeof status);
    EXPECT(strcmp(runlint_status_text(status), "unknown status") == 0);
  }
  EXPECT(runlint_rule_name(0) != NULL && runlint_rule_name(runlint_rule_count() - 1) != NULL);
  EXPECT(runlint_rule_name(runlint_rule_count()) == NULL);
}

int main(void) {
  test_enumerators();
  test_limits();
  test_gate_limits();
  test_default_answer_size();
  test_counts();
  test_texts();
  return failures == 0 ? 0 : 1;
}
