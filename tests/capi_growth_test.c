/* Structs of the C ABI of older and newer headers: what struct_size says counts. */
#include <runlint/runlint.h>
#include <string.h>

#include "support/expect.h"

/* Structs of callers compiled with an older or a newer header. */
static void test_growth(void) {
  struct {
    runlint_options known;
    size_t later;
  } newer = {RUNLINT_OPTIONS_INIT, 0};
  runlint_options older = RUNLINT_OPTIONS_INIT;
  newer.known.struct_size = sizeof newer;
  EXPECT(create(&newer.known) == RUNLINT_OK);
  newer.later = 1;
  EXPECT(create(&newer.known) == RUNLINT_BAD_ARGUMENT);
  older.struct_size = offsetof(runlint_options, severities);
  older.severity_count = 7; /* is not looked at */
  EXPECT(create(&older) == RUNLINT_OK);
  older.struct_size = 0;
  EXPECT(create(&older) == RUNLINT_BAD_ARGUMENT);
  older.struct_size = (size_t)-1;
  EXPECT(create(&older) == RUNLINT_BAD_ARGUMENT);
}

/* A struct_size inside a field is that of no version: nothing is read of what it cuts in half. */
static void test_sizes(void) {
  runlint_options options = RUNLINT_OPTIONS_INIT;
  runlint_gate_options gate_options = RUNLINT_GATE_OPTIONS_INIT;
  const runlint_rule_severity setting = {"schema/type", RUNLINT_OFF};
  size_t accepted = 0;
  size_t size;
  options.severities = &setting;
  options.severity_count = 1;
  for (size = 0; size <= sizeof options; ++size) {
    options.struct_size = size;
    accepted += create(&options) == RUNLINT_OK;
  }
  /* After each of ten fields, and in the padding after the kind. */
  EXPECT(accepted == (sizeof(size_t) == 8 ? 10 + 4 : 10));
  options.struct_size = offsetof(runlint_options, severities) + sizeof(void*) - 1;
  EXPECT(create(&options) == RUNLINT_BAD_ARGUMENT);
  options.struct_size = offsetof(runlint_options, severities) + sizeof(void*);
  EXPECT(create(&options) == RUNLINT_OK);
  options.struct_size = offsetof(runlint_options, api) + sizeof options.api - 1;
  EXPECT(create(&options) == RUNLINT_BAD_ARGUMENT);
  options.struct_size = sizeof options;
  gate_options.payload = &options;
  for (size = sizeof(size_t) + 1; size < 2 * sizeof(size_t); ++size) {
    gate_options.struct_size = size;
    EXPECT(create_gate(&gate_options) == RUNLINT_BAD_ARGUMENT);
  }
  gate_options.struct_size = offsetof(runlint_gate_options, invalid_status) + 2;
  EXPECT(create_gate(&gate_options) == RUNLINT_BAD_ARGUMENT);
  gate_options.struct_size = offsetof(runlint_gate_options, invalid_status);
  EXPECT(create_gate(&gate_options) == RUNLINT_OK);
}

/* The largest struct that a caller may have; whatever says more is not a size. */
static void test_largest_size(void) {
  union {
    runlint_options options;
    char bytes[4097];
  } larger;
  const runlint_options initial = RUNLINT_OPTIONS_INIT;
  memset(&larger, 0, sizeof larger);
  larger.options = initial;
  larger.options.struct_size = 4096;
  EXPECT(create(&larger.options) == RUNLINT_OK);
  larger.options.struct_size = 4097;
  EXPECT(create(&larger.options) == RUNLINT_BAD_ARGUMENT);
}

static int all_bytes(const void* data, size_t size, int value) {
  const unsigned char* bytes = data;
  size_t i;
  for (i = 0; i < size && bytes[i] == value; ++i) {
  }
  return i == size;
}

/* A caller compiled with a newer header gets its struct_size back, and zeros in the fields that only it knows. */
static void test_newer_results(void) {
  struct {
    runlint_answer known;
    char later[40];
  } answer;
  struct {
    runlint_diagnostic known;
    char later[40];
  } found;
  struct {
    runlint_related known;
    char later[40];
  } related;
  runlint_gate* gate = NULL;
  runlint_validator* validator = NULL;
  runlint_report* report = NULL;
  memset(&answer, 0xFF, sizeof answer);
  memset(&found, 0xFF, sizeof found);
  memset(&related, 0xFF, sizeof related);
  answer.known.struct_size = sizeof answer;
  found.known.struct_size = sizeof found;
  related.known.struct_size = sizeof related;
  EXPECT(runlint_gate_create(NULL, &gate) == RUNLINT_OK);
  EXPECT(runlint_gate_check_body(gate, "{}", 2, &answer.known) == RUNLINT_VALID);
  EXPECT(answer.known.struct_size == sizeof answer && answer.known.http_status == 0 && answer.known.body.size == 0);
  EXPECT(all_bytes(answer.later, sizeof answer.later, 0));
  memset(answer.later, 0xFF, sizeof answer.later);
  EXPECT(runlint_gate_check_body(gate, "[]", 2, &answer.known) == RUNLINT_INVALID);
  EXPECT(answer.known.struct_size == sizeof answer && answer.known.http_status == 422);
  EXPECT(answer.known.header_name.size == 0 && answer.known.header_value.data != (char*)-1);
  EXPECT(all_bytes(answer.later, sizeof answer.later, 0));
  memset(answer.later, 0xFF, sizeof answer.later);
  EXPECT(runlint_gate_check_body(gate, NULL, 1, &answer.known) == RUNLINT_FAILED);
  EXPECT(answer.known.struct_size == sizeof answer && all_bytes(answer.later, sizeof answer.later, 0));
  /* An older caller's memory beyond its struct is its own. */
  memset(&answer, 0xFF, sizeof answer);
  answer.known.struct_size = offsetof(runlint_answer, content_type);
  EXPECT(runlint_gate_check_body(gate, "[]", 2, &answer.known) == RUNLINT_INVALID);
  EXPECT(answer.known.struct_size == offsetof(runlint_answer, content_type));
  EXPECT(all_bytes(&answer.known.content_type, sizeof answer - offsetof(runlint_answer, content_type), 0xFF));
  memset(&answer, 0xFF, sizeof answer);
  answer.known.struct_size = offsetof(runlint_answer, reason) + sizeof(char*);
  EXPECT(runlint_gate_check_body(gate, "{}", 2, &answer.known) == RUNLINT_FAILED);
  EXPECT(all_bytes(&answer.known.http_status, sizeof answer - offsetof(runlint_answer, http_status), 0xFF));
  runlint_gate_destroy(gate);

  EXPECT(runlint_validator_create(NULL, &validator) == RUNLINT_OK);
  EXPECT(runlint_validator_check(validator, "{\"runtimeFiles\":{},\"runtimeFiles\":{}}", 37, &report) == RUNLINT_OK);
  EXPECT(runlint_report_diagnostic(report, 0, &found.known) == RUNLINT_OK);
  EXPECT(found.known.struct_size == sizeof found && found.known.related_count == 1);
  EXPECT(all_bytes(found.later, sizeof found.later, 0));
  EXPECT(runlint_report_related(report, 0, 0, &related.known) == RUNLINT_OK);
  EXPECT(related.known.struct_size == sizeof related && related.known.line == 1);
  EXPECT(all_bytes(related.later, sizeof related.later, 0));
  found.known.struct_size = offsetof(runlint_diagnostic, message) + 1;
  EXPECT(runlint_report_diagnostic(report, 0, &found.known) == RUNLINT_BAD_ARGUMENT);
  related.known.struct_size = offsetof(runlint_related, line) + 3;
  EXPECT(runlint_report_related(report, 0, 0, &related.known) == RUNLINT_BAD_ARGUMENT);
  runlint_report_destroy(report);
  runlint_validator_destroy(validator);
}

int main(void) {
  test_growth();
  test_sizes();
  test_largest_size();
  test_newer_results();
  return failures == 0 ? 0 : 1;
}
