/* Configurations by the C ABI, as a gateway in C reads them. */
#include <runlint/runlint.h>
#include <string.h>

#include "support/expect.h"

/* A configuration of these bytes, which must be right. */
static runlint_config* config_of(const char* bytes) {
  runlint_config* config = NULL;
  runlint_report* report = (runlint_report*)(void*)&failures;
  EXPECT(runlint_config_read(bytes, strlen(bytes), &config, &report) == RUNLINT_OK);
  EXPECT(config != NULL && report == NULL);
  return config;
}

static void test_config(void) {
  static const char unknown[] = "{\"x\":1}";
  const runlint_rule_severity error = {"schema/unknown-property", RUNLINT_ERROR};
  runlint_config* lenient =
      config_of("{\"severities\":{\"schema/unknown-property\":\"info\"},\"limits\":{\"size\":9}}");
  runlint_options options = RUNLINT_OPTIONS_INIT;
  runlint_gate_options gate_options = RUNLINT_GATE_OPTIONS_INIT;
  runlint_validator* validator = NULL;
  runlint_gate* gate = NULL;
  options.config = lenient;
  gate_options.payload = &options;
  EXPECT(runlint_gate_create(&gate_options, &gate) == RUNLINT_OK);
  EXPECT(runlint_gate_max_size(gate) == 9 && runlint_gate_max_size(NULL) == 0);
  EXPECT(runlint_gate_check_body(gate, unknown, sizeof unknown - 1, NULL) == RUNLINT_VALID);
  runlint_gate_destroy(gate);
  EXPECT(runlint_validator_create(&options, &validator) == RUNLINT_OK);
  EXPECT(accepts(validator, unknown) == RUNLINT_VALID);
  EXPECT(accepts(validator, "{\"x\":1   }") == RUNLINT_INVALID);
  runlint_validator_destroy(validator);

  options.severities = &error; /* the options take precedence */
  options.severity_count = 1;
  options.max_size = 10;
  EXPECT(runlint_validator_create(&options, &validator) == RUNLINT_OK);
  runlint_config_destroy(lenient); /* is not needed any more */
  EXPECT(accepts(validator, unknown) == RUNLINT_INVALID);
  EXPECT(accepts(validator, "        {}") == RUNLINT_VALID);
  runlint_validator_destroy(validator);
  runlint_config_destroy(NULL);
}

/* A pattern stands for the rules of a group; a rule's name takes precedence over it. */
static void test_rule_groups(void) {
  static const char unknown[] = "{\"x\":1}";
  static const char short_plan[] = "{\"billing\":{\"deploymentPlan\":\"x\"}}";
  runlint_rule_severity severities[] = {{"schema/unknown-property", RUNLINT_ERROR}, {"schema/*", RUNLINT_OFF}};
  runlint_config* config = config_of("{\"minimumVersion\":\"0.1\",\"severities\":{\"schema/*\":\"info\"}}");
  runlint_options options = RUNLINT_OPTIONS_INIT;
  runlint_validator* validator = NULL;
  options.config = config;
  EXPECT(runlint_validator_create(&options, &validator) == RUNLINT_OK);
  EXPECT(accepts(validator, unknown) == RUNLINT_VALID && accepts(validator, short_plan) == RUNLINT_VALID);
  runlint_validator_destroy(validator);
  options.severities = severities;
  options.severity_count = 2;
  EXPECT(runlint_validator_create(&options, &validator) == RUNLINT_OK);
  EXPECT(accepts(validator, unknown) == RUNLINT_INVALID && accepts(validator, short_plan) == RUNLINT_VALID);
  runlint_validator_destroy(validator);
  severities[1].rule = "json/*";
  EXPECT(runlint_validator_create(&options, &validator) == RUNLINT_UNKNOWN_RULE);
  runlint_config_destroy(config);
}

/* The revision of the API: the options take precedence, unless they leave it to the configuration. */
static void test_revision_of_config(void) {
  static const char payload[] = "{\"deployment\":{}}";
  runlint_config* config = config_of("{\"api\":\"2026-05\"}");
  runlint_options options = RUNLINT_OPTIONS_INIT;
  runlint_validator* validator = NULL;
  options.config = config;
  EXPECT(runlint_validator_create(&options, &validator) == RUNLINT_OK);
  EXPECT(accepts(validator, payload) == RUNLINT_VALID);
  runlint_validator_destroy(validator);
  options.api = RUNLINT_REVISION_ORIGINAL;
  EXPECT(runlint_validator_create(&options, &validator) == RUNLINT_OK);
  EXPECT(accepts(validator, payload) == RUNLINT_INVALID);
  runlint_validator_destroy(validator);
  runlint_config_destroy(config);
}

/* References are allowed by the options or by a configuration, and in a template in any case. */
static void test_references(void) {
  static const char reference[] = "{\"billing\":{\"deploymentPlan\":\"${args.plan}\"}}";
  runlint_config* config = config_of("{\"references\":true}");
  runlint_options options = RUNLINT_OPTIONS_INIT;
  runlint_validator* validator = NULL;
  EXPECT(runlint_validator_create(&options, &validator) == RUNLINT_OK);
  EXPECT(accepts(validator, reference) == RUNLINT_INVALID);
  runlint_validator_destroy(validator);
  options.config = config;
  EXPECT(runlint_validator_create(&options, &validator) == RUNLINT_OK);
  EXPECT(accepts(validator, reference) == RUNLINT_VALID);
  runlint_validator_destroy(validator);
  runlint_config_destroy(config);
  options.config = NULL;
  options.references = 1;
  EXPECT(runlint_validator_create(&options, &validator) == RUNLINT_OK);
  EXPECT(accepts(validator, reference) == RUNLINT_VALID);
  runlint_validator_destroy(validator);
  options.references = 2;
  EXPECT(runlint_validator_create(&options, &validator) == RUNLINT_BAD_ARGUMENT);
  options.references = 0;
  options.kind = RUNLINT_TEMPLATE;
  EXPECT(runlint_validator_create(&options, &validator) == RUNLINT_OK);
  EXPECT(accepts(validator, "[{\"kind\":\"JobRun\",\"spec\":{\"jobId\":\"${args.job}\"}}]") == RUNLINT_VALID);
  EXPECT(accepts(validator, "[{\"kind\":\"JobRun\",\"spec\":{}}]") == RUNLINT_INVALID);
  runlint_validator_destroy(validator);
}

/* In a gate, what a configuration says of diagnostics and leaves unsaid of the size. */
static void test_config_of_a_gate(void) {
  static const char two_mistakes[] = "{\"x\":1,\"y\":1}";
  runlint_config* config = config_of("{\"failOn\":\"error\",\"profile\":\"preflight\",\"limits\":{\"diagnostics\":1}}");
  runlint_options payload = RUNLINT_OPTIONS_INIT;
  runlint_gate_options options = RUNLINT_GATE_OPTIONS_INIT;
  runlint_answer answer = RUNLINT_ANSWER_INIT;
  runlint_gate* gate = NULL;
  payload.config = config;
  options.payload = &payload;
  EXPECT(runlint_gate_create(&options, &gate) == RUNLINT_OK);
  EXPECT(runlint_gate_max_size(gate) == (size_t)1 << 20);
  EXPECT(runlint_gate_check_body(gate, two_mistakes, sizeof two_mistakes - 1, &answer) == RUNLINT_INVALID);
  EXPECT(strstr(answer.body.data, "\"omitted\":1") != NULL);
  runlint_gate_destroy(gate);
  options.max_errors = 2;
  EXPECT(runlint_gate_create(&options, &gate) == RUNLINT_OK);
  EXPECT(runlint_gate_check_body(gate, two_mistakes, sizeof two_mistakes - 1, &answer) == RUNLINT_INVALID);
  EXPECT(strstr(answer.body.data, "\"omitted\":0") != NULL);
  runlint_gate_destroy(gate);
  runlint_config_destroy(config);
}

static void test_bad_config(void) {
  static const struct {
    const char* bytes;
    const char* rule; /* and the place of the first mistake */
    const char* pointer;
    size_t offset;
    size_t count;
  } cases[] = {
      {"", "json/empty", "", 0, 1},
      {"{\"profile\": \"gatewy\"}", "schema/enum", "/profile", 12, 1},
      {"{\"api\": \"2026-06\"}", "schema/enum", "/api", 8, 1},
      {"{\"limits\": {\"size\": 0}}", "schema/enum", "/limits/size", 20, 1},
      {"{\"severities\": {\"json/syntax\": \"off\"}}", "schema/property-name", "/severities/json~1syntax", 16, 1},
      {"{\"minimumVersion\": \"99.0\", \"x\": [1], \"y\": 2}", "schema/minimum", "/minimumVersion", 19, 1},
      {"{\"minimumVersion\": \"v1\"}", "schema/pattern", "/minimumVersion", 19, 1},
      {"{\"exclude\": {\"a\": \"b\", \"c\": \"d\"}}", "schema/unknown-property", "/exclude", 1, 1},
      {"{\"include\": {\"a\": \"b\"}, \"suppressions\": {\"n\": {\"rule\": \"schema/enum\", \"reason\": \"r\"}}}",
       "schema/unknown-property", "/include", 1, 2},
      {"{\"failOn\": \"warning\", \"profile\": \"hook\"}", "schema/enum", "/failOn", 11, 1},
      {"{\"profile\": \"preflight\"}", "schema/enum", "/profile", 12, 1},
      {"{\"profile\": \"preflight\", \"failOn\": \"info\"}", "schema/enum", "/failOn", 35, 1},
  };
  size_t i;
  runlint_config* config;
  runlint_report* report;
  runlint_diagnostic found = RUNLINT_DIAGNOSTIC_INIT;
  for (i = 0; i < sizeof cases / sizeof cases[0]; ++i) {
    config = (runlint_config*)(void*)&failures;
    EXPECT(runlint_config_read(cases[i].bytes, strlen(cases[i].bytes), &config, &report) == RUNLINT_BAD_CONFIG);
    EXPECT(config == NULL && !runlint_report_is_valid(report) && runlint_report_count(report) == cases[i].count);
    EXPECT(runlint_report_diagnostic(report, 0, &found) == RUNLINT_OK && found.message.size > 0);
    EXPECT(text_equals(found.rule, cases[i].rule) && text_equals(found.pointer, cases[i].pointer) &&
           found.offset == cases[i].offset);
    runlint_report_destroy(report);
    EXPECT(runlint_config_read(cases[i].bytes, strlen(cases[i].bytes), &config, NULL) == RUNLINT_BAD_CONFIG);
  }
  EXPECT(runlint_config_read("{}", 2, NULL, &report) == RUNLINT_BAD_ARGUMENT && report == NULL);
  EXPECT(runlint_config_read(NULL, 1, &config, &report) == RUNLINT_BAD_ARGUMENT && config == NULL);
}

int main(void) {
  test_config();
  test_rule_groups();
  test_revision_of_config();
  test_references();
  test_config_of_a_gate();
  test_bad_config();
  return failures == 0 ? 0 : 1;
}
