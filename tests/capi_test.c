/* The C ABI, used from C11 as a gateway in C would use it. */
#include <runlint/runlint.h>
#include <string.h>

#include "support/expect.h"

static runlint_string text(const char* data) {
  runlint_string made = {data, strlen(data)};
  return made;
}

static void test_about(void) {
  size_t i;
  int found = 0;
  EXPECT(strcmp(runlint_version(), RUNLINT_EXPECTED_VERSION) == 0);
  EXPECT(strlen(runlint_backend()) > 0);
  for (i = 0; i < runlint_rule_count(); ++i) found += strcmp(runlint_rule_name(i), "schema/enum") == 0;
  EXPECT(found == 1);
  EXPECT(runlint_rule_name(runlint_rule_count()) == NULL);
  EXPECT(strcmp(runlint_status_text(RUNLINT_OK), "no error") == 0);
  EXPECT(strcmp(runlint_status_text(RUNLINT_INTERNAL), "internal error") == 0);
  EXPECT(strcmp(runlint_status_text((runlint_status)1000), "unknown status") == 0);
}

static void test_verdicts(void) {
  runlint_validator* validator = NULL;
  EXPECT(runlint_validator_create(NULL, &validator) == RUNLINT_OK);
  EXPECT(runlint_validator_warm_up(validator, 4096) == RUNLINT_OK);
  EXPECT(accepts(validator, "{}") == RUNLINT_VALID);
  EXPECT(accepts(validator, "{\"x\":1}") == RUNLINT_INVALID);
  EXPECT(accepts(validator, "{") == RUNLINT_INVALID);
  EXPECT(runlint_validator_accepts(validator, "{}garbage", 2) == RUNLINT_VALID);
  EXPECT(runlint_validator_accepts(validator, NULL, 0) == RUNLINT_INVALID);
  EXPECT(runlint_validator_accepts(validator, NULL, 1) == RUNLINT_FAILED);
  EXPECT(runlint_validator_accepts(NULL, "{}", 2) == RUNLINT_FAILED);
  runlint_validator_destroy(validator);
  runlint_validator_destroy(NULL);
}

static void test_options(void) {
  runlint_options options = RUNLINT_OPTIONS_INIT;
  runlint_rule_severity settings[2] = {{"schema/unknown-property", RUNLINT_WARNING}, {"schema/type", RUNLINT_OFF}};
  runlint_validator* validator = NULL;
  options.severities = settings;
  options.severity_count = 2;
  options.max_size = 100;
  options.max_depth = 2;
  EXPECT(runlint_validator_create(&options, &validator) == RUNLINT_OK);
  EXPECT(accepts(validator, "{\"x\":1,\"billing\":1}") == RUNLINT_VALID);
  EXPECT(accepts(validator, "{\"x\":[[]]}") == RUNLINT_INVALID);
  options.max_size = 5;
  EXPECT(accepts(validator, "{\"x\":1}") == RUNLINT_VALID); /* the options were read when it was created */
  runlint_validator_destroy(validator);
  EXPECT(runlint_validator_create(&options, &validator) == RUNLINT_OK);
  EXPECT(accepts(validator, "{\"x\":1}") == RUNLINT_INVALID);
  runlint_validator_destroy(validator);

  options.kind = RUNLINT_RESPONSE;
  options.max_size = 0;
  EXPECT(runlint_validator_create(&options, &validator) == RUNLINT_OK);
  EXPECT(accepts(validator, "{}") == RUNLINT_INVALID);
  runlint_validator_destroy(validator);

  EXPECT(create(&options) == RUNLINT_OK);
  settings[1].rule = "schema/tpye";
  EXPECT(create(&options) == RUNLINT_UNKNOWN_RULE);
  settings[1].rule = "json/syntax";
  EXPECT(create(&options) == RUNLINT_FIXED_SEVERITY);
  settings[1].rule = NULL;
  EXPECT(create(&options) == RUNLINT_BAD_ARGUMENT);
  settings[1].rule = "schema/type";
  settings[1].severity = (runlint_severity)4;
  EXPECT(create(&options) == RUNLINT_BAD_ARGUMENT);
  options.severities = NULL;
  EXPECT(create(&options) == RUNLINT_BAD_ARGUMENT);
  options.severity_count = 0;
  EXPECT(create(&options) == RUNLINT_OK);
  options.kind = (runlint_kind)5;
  EXPECT(create(&options) == RUNLINT_BAD_ARGUMENT);
  options.kind = RUNLINT_RUN_JOB;
  options.max_depth = 1025;
  EXPECT(create(&options) == RUNLINT_BAD_ARGUMENT);
  EXPECT(runlint_validator_create(NULL, NULL) == RUNLINT_BAD_ARGUMENT);
}

/* The revision of the API, and the note on what only the newer one takes. */
static void test_revisions(void) {
  static const char payload[] = "{\"deployment\":{\"internal\":{},\"storage\":{\"shmSize\":100}}}";
  runlint_options options = RUNLINT_OPTIONS_INIT;
  runlint_validator* validator = NULL;
  runlint_report* report = NULL;
  runlint_diagnostic found = RUNLINT_DIAGNOSTIC_INIT;
  runlint_string note = text("x");
  EXPECT(runlint_validator_create(&options, &validator) == RUNLINT_OK);
  EXPECT(runlint_validator_check(validator, payload, sizeof payload - 1, &report) == RUNLINT_OK);
  EXPECT(runlint_report_diagnostic(report, 0, &found) == RUNLINT_OK && text_equals(found.rule, "lint/noop-override"));
  EXPECT(found.note_count == 0 && runlint_report_note(report, 0, 0, &note) == RUNLINT_BAD_ARGUMENT && note.size == 0);
  EXPECT(runlint_report_diagnostic(report, 1, &found) == RUNLINT_OK && text_equals(found.rule, "schema/enum"));
  EXPECT(found.note_count == 1 && runlint_report_note(report, 1, 0, &note) == RUNLINT_OK);
  EXPECT(text_equals(note, "the API's revision 2026-05 takes this: --api 2026-05"));
  EXPECT(runlint_report_note(report, 1, 1, &note) == RUNLINT_BAD_ARGUMENT && note.data == NULL);
  EXPECT(runlint_report_note(report, 2, 0, &note) == RUNLINT_BAD_ARGUMENT);
  EXPECT(runlint_report_note(NULL, 0, 0, &note) == RUNLINT_BAD_ARGUMENT);
  EXPECT(runlint_report_note(report, 1, 0, NULL) == RUNLINT_BAD_ARGUMENT);
  runlint_report_destroy(report);
  runlint_validator_destroy(validator);

  options.api = RUNLINT_REVISION_2026_05;
  EXPECT(runlint_validator_create(&options, &validator) == RUNLINT_OK);
  EXPECT(accepts(validator, payload) == RUNLINT_VALID);
  runlint_validator_destroy(validator);
  options.api = RUNLINT_REVISION_ORIGINAL;
  EXPECT(runlint_validator_create(&options, &validator) == RUNLINT_OK);
  EXPECT(accepts(validator, payload) == RUNLINT_INVALID);
  runlint_validator_destroy(validator);
  options.api = (runlint_revision)3;
  EXPECT(create(&options) == RUNLINT_BAD_ARGUMENT);
  options.api = (runlint_revision)-1;
  EXPECT(create(&options) == RUNLINT_BAD_ARGUMENT);
}

/* The files of the command are documents like others. */
static void test_kinds(void) {
  runlint_options options = RUNLINT_OPTIONS_INIT;
  runlint_validator* validator = NULL;
  options.kind = RUNLINT_CONFIG;
  EXPECT(runlint_validator_create(&options, &validator) == RUNLINT_OK);
  EXPECT(accepts(validator, "{\"exclude\":{\"a\":\"b\"}}") == RUNLINT_VALID);
  EXPECT(accepts(validator, "{\"version\":1,\"findings\":{}}") == RUNLINT_INVALID);
  runlint_validator_destroy(validator);
  options.kind = RUNLINT_BASELINE;
  EXPECT(runlint_validator_create(&options, &validator) == RUNLINT_OK);
  EXPECT(accepts(validator, "{\"version\":1,\"findings\":{}}") == RUNLINT_VALID);
  runlint_validator_destroy(validator);
}

static void test_report(void) {
  static const char payload[] =
      "{\n \"billing\": {\"deploymentPlan\": \"x\"},\n \"billing\": {\"deploymentPlan\": \"abc\"}, \"runtimeFile\": 1}";
  runlint_validator* validator = NULL;
  runlint_report* report = NULL;
  runlint_diagnostic found = RUNLINT_DIAGNOSTIC_INIT;
  runlint_related related = RUNLINT_RELATED_INIT;
  EXPECT(runlint_validator_create(NULL, &validator) == RUNLINT_OK);
  EXPECT(runlint_validator_check(validator, payload, sizeof payload - 1, &report) == RUNLINT_OK);
  runlint_validator_destroy(validator);
  EXPECT(!runlint_report_is_valid(report));
  EXPECT(runlint_report_count(report) == 3);
  EXPECT(runlint_report_omitted(report) == 0);
  EXPECT(runlint_report_count_by_severity(report, RUNLINT_ERROR) == 3);
  EXPECT(runlint_report_count_by_severity(report, RUNLINT_WARNING) == 0);
  EXPECT(runlint_report_count_by_severity(report, RUNLINT_OFF) == 0);
  EXPECT(runlint_report_count_by_severity(report, (runlint_severity)9) == 0);

  EXPECT(runlint_report_diagnostic(report, 0, &found) == RUNLINT_OK);
  EXPECT(found.severity == RUNLINT_ERROR);
  EXPECT(text_equals(found.rule, "schema/min-length"));
  EXPECT(text_equals(found.message, "\"deploymentPlan\" is too short: expected at least 3 characters, found 1"));
  EXPECT(text_equals(found.help, ""));
  EXPECT(found.replacement.data == NULL && found.replacement.size == 0);
  EXPECT(text_equals(found.pointer, "/billing/deploymentPlan"));
  EXPECT(found.offset == 33 && found.length == 3);
  EXPECT(found.line == 2 && found.column == 32 && found.end_line == 2 && found.end_column == 35);
  EXPECT(found.related_count == 0);

  EXPECT(runlint_report_diagnostic(report, 1, &found) == RUNLINT_OK);
  EXPECT(text_equals(found.rule, "json/duplicate-key") && found.related_count == 1);
  EXPECT(runlint_report_related(report, 1, 0, &related) == RUNLINT_OK);
  EXPECT(text_equals(related.message, "the first one is here"));
  EXPECT(text_equals(related.pointer, "/billing"));
  EXPECT(related.offset == 3 && related.length == 9 && related.line == 2 && related.column == 2);
  EXPECT(runlint_report_related(report, 1, 1, &related) == RUNLINT_BAD_ARGUMENT);
  EXPECT(runlint_report_related(report, 3, 0, &related) == RUNLINT_BAD_ARGUMENT);

  EXPECT(runlint_report_diagnostic(report, 2, &found) == RUNLINT_OK);
  EXPECT(text_equals(found.replacement, "\"runtimeFiles\""));
  EXPECT(runlint_report_diagnostic(report, 3, &found) == RUNLINT_BAD_ARGUMENT);
  EXPECT(runlint_report_diagnostic(report, 0, NULL) == RUNLINT_BAD_ARGUMENT);
  found.struct_size = offsetof(runlint_diagnostic, help);
  EXPECT(runlint_report_diagnostic(report, 0, &found) == RUNLINT_OK);
  EXPECT(text_equals(found.rule, "schema/min-length") && text_equals(found.help, "did you mean \"runtimeFiles\"?"));
  found.struct_size = 1;
  EXPECT(runlint_report_diagnostic(report, 0, &found) == RUNLINT_BAD_ARGUMENT);
  runlint_report_destroy(report);
  runlint_report_destroy(NULL);
  EXPECT(!runlint_report_is_valid(NULL) && runlint_report_count(NULL) == 0 && runlint_report_omitted(NULL) == 0);
  EXPECT(runlint_report_count_by_severity(NULL, RUNLINT_ERROR) == 0);
}

static void test_check_fails(void) {
  runlint_validator* validator = NULL;
  runlint_report* report = (runlint_report*)(void*)&failures;
  EXPECT(runlint_validator_create(NULL, &validator) == RUNLINT_OK);
  EXPECT(runlint_validator_check(validator, NULL, 1, &report) == RUNLINT_BAD_ARGUMENT && report == NULL);
  EXPECT(runlint_validator_check(NULL, "{}", 2, &report) == RUNLINT_BAD_ARGUMENT);
  EXPECT(runlint_validator_check(validator, "{}", 2, NULL) == RUNLINT_BAD_ARGUMENT);
  EXPECT(runlint_validator_check(validator, "{}", 2, &report) == RUNLINT_OK && runlint_report_is_valid(report));
  EXPECT(runlint_validator_warm_up(NULL, 1) == RUNLINT_BAD_ARGUMENT);
  runlint_report_destroy(report);
  runlint_validator_destroy(validator);
}

static void test_gate(void) {
  const runlint_string types[3] = {text("application/json"), text("application/json"), text("application/json")};
  const runlint_string gzip = text("gzip");
  runlint_gate* gate = NULL;
  runlint_request request = RUNLINT_REQUEST_INIT;
  runlint_answer answer = RUNLINT_ANSWER_INIT;
  EXPECT(runlint_gate_create(NULL, &gate) == RUNLINT_OK);
  EXPECT(runlint_gate_warm_up(gate, 4096) == RUNLINT_OK);
  request.method = text("POST");
  request.target = text("/v1/projects/p/jobs/j/runs");
  request.content_types = types;
  request.content_type_count = 1;
  request.body = text("{}");
  EXPECT(runlint_gate_check(gate, &request, &answer) == RUNLINT_VALID);
  EXPECT(answer.http_status == 0 && answer.body.size == 0 && answer.content_type.size == 0);
  EXPECT(runlint_gate_check(gate, &request, NULL) == RUNLINT_VALID);
  request.body = text("{");
  EXPECT(runlint_gate_check(gate, &request, &answer) == RUNLINT_INVALID);
  EXPECT(answer.http_status == 400 && text_equals(answer.reason, "json/syntax"));
  EXPECT(text_equals(answer.content_type, "application/problem+json"));
  EXPECT(strlen(answer.body.data) == answer.body.size && strstr(answer.body.data, "\"status\":400") != NULL);
  EXPECT(answer.header_name.size == 0);
  EXPECT(runlint_gate_check_head(gate, &request, &answer) == RUNLINT_VALID && answer.http_status == 0);
  EXPECT(runlint_gate_check_body(gate, "{}", 2, &answer) == RUNLINT_VALID);
  EXPECT(runlint_gate_check_body(gate, "[]", 2, &answer) == RUNLINT_INVALID && answer.http_status == 422);
  request.content_type_count = 3;
  EXPECT(runlint_gate_check_head(gate, &request, &answer) == RUNLINT_INVALID && answer.http_status == 415);
  EXPECT(text_equals(answer.header_name, "Accept") && text_equals(answer.header_value, "application/json"));
  request.content_type_count = 1;
  request.content_encodings = &gzip;
  request.content_encoding_count = 1;
  EXPECT(runlint_gate_check_head(gate, &request, &answer) == RUNLINT_INVALID && answer.http_status == 415);
  EXPECT(text_equals(answer.reason, "request/content-encoding"));
  request.content_encoding_count = 0;
  request.content_length = UINT64_MAX;
  EXPECT(runlint_gate_check_head(gate, &request, &answer) == RUNLINT_INVALID && answer.http_status == 413);
  request.content_length = (uint64_t)1 << 20;
  EXPECT(runlint_gate_check_head(gate, &request, &answer) == RUNLINT_VALID);
  runlint_gate_destroy(gate);
  runlint_gate_destroy(NULL);
}

static void test_gate_options(void) {
  runlint_gate_options options = RUNLINT_GATE_OPTIONS_INIT;
  runlint_options payload = RUNLINT_OPTIONS_INIT;
  runlint_request request = RUNLINT_REQUEST_INIT;
  runlint_answer answer = RUNLINT_ANSWER_INIT;
  runlint_gate* gate = NULL;
  payload.max_size = 4;
  options.payload = &payload;
  options.routing = RUNLINT_ROUTE_REPORT;
  options.invalid_status = 409;
  EXPECT(runlint_gate_create(&options, &gate) == RUNLINT_OK);
  EXPECT(runlint_gate_check(gate, &request, &answer) == RUNLINT_NOT_ROUTED && answer.http_status == 0);
  EXPECT(runlint_gate_check_body(gate, "[]", 2, &answer) == RUNLINT_INVALID && answer.http_status == 409);
  EXPECT(runlint_gate_check_body(gate, "[   ]", 5, &answer) == RUNLINT_INVALID && answer.http_status == 413);
  runlint_gate_destroy(gate);

  payload.max_depth = 2000;
  EXPECT(create_gate(&options) == RUNLINT_BAD_ARGUMENT);
  options.payload = NULL;
  EXPECT(create_gate(&options) == RUNLINT_OK);
  options.invalid_status = 200;
  EXPECT(create_gate(&options) == RUNLINT_BAD_ARGUMENT);
  options.invalid_status = 499;
  options.max_answer_size = 1023;
  EXPECT(create_gate(&options) == RUNLINT_BAD_ARGUMENT);
  options.max_answer_size = 1024;
  options.routing = (runlint_routing)3;
  EXPECT(create_gate(&options) == RUNLINT_BAD_ARGUMENT);
  options.struct_size = 0;
  EXPECT(create_gate(&options) == RUNLINT_BAD_ARGUMENT);
  EXPECT(runlint_gate_create(NULL, NULL) == RUNLINT_BAD_ARGUMENT);
  EXPECT(runlint_gate_warm_up(NULL, 1) == RUNLINT_BAD_ARGUMENT);
}

/* A gate that is used wrongly stays closed, and has an answer. */
static void test_gate_fails_closed(void) {
  runlint_gate* gate = NULL;
  runlint_request request = RUNLINT_REQUEST_INIT;
  runlint_answer answer = RUNLINT_ANSWER_INIT;
  EXPECT(runlint_gate_create(NULL, &gate) == RUNLINT_OK);
  EXPECT(runlint_gate_check(NULL, &request, &answer) == RUNLINT_FAILED && answer.http_status == 500);
  EXPECT(text_equals(answer.reason, "internal/argument"));
  EXPECT(runlint_gate_check(gate, NULL, &answer) == RUNLINT_FAILED && answer.body.size > 0);
  EXPECT(runlint_gate_check_head(gate, NULL, NULL) == RUNLINT_FAILED);
  EXPECT(runlint_gate_check_body(gate, NULL, 1, &answer) == RUNLINT_FAILED);
  EXPECT(runlint_gate_check_body(NULL, "{}", 2, &answer) == RUNLINT_FAILED);
  request.method.size = 1;
  EXPECT(runlint_gate_check(gate, &request, &answer) == RUNLINT_FAILED);
  request.method.size = 0;
  request.content_type_count = 1;
  EXPECT(runlint_gate_check(gate, &request, &answer) == RUNLINT_FAILED);
  request.content_type_count = 0;
  request.struct_size = 3;
  EXPECT(runlint_gate_check(gate, &request, &answer) == RUNLINT_FAILED);
  answer.struct_size = 0;
  EXPECT(runlint_gate_check_body(gate, "{}", 2, &answer) == RUNLINT_FAILED);
  runlint_gate_destroy(gate);
}

int main(void) {
  test_about();
  test_verdicts();
  test_options();
  test_revisions();
  test_kinds();
  test_report();
  test_check_fails();
  test_gate();
  test_gate_options();
  test_gate_fails_closed();
  return failures == 0 ? 0 : 1;
}
