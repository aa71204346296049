/* Helpers of the C ABI tests written in C. */
#ifndef RUNLINT_TESTS_SUPPORT_EXPECT_H_
#define RUNLINT_TESTS_SUPPORT_EXPECT_H_

#include <runlint/runlint.h>
#include <stdio.h>
#include <string.h>

static int failures = 0;

#define EXPECT(condition)                                                            \
  do {                                                                               \
    if (!(condition)) {                                                              \
      fprintf(stderr, "%s:%d: does not hold: %s\n", __FILE__, __LINE__, #condition); \
      ++failures;                                                                    \
    }                                                                                \
  } while (0)

/* Whether the text equals `expected` and is followed by a NUL. */
static inline int text_equals(runlint_string found, const char* expected) {
  return found.size == strlen(expected) && memcmp(found.data, expected, found.size + 1) == 0;
}

static inline runlint_verdict accepts(runlint_validator* validator, const char* payload) {
  return runlint_validator_accepts(validator, payload, strlen(payload));
}

/* Creates and destroys a validator or a gate. */
static inline runlint_status create(const runlint_options* options) {
  runlint_validator* validator = (runlint_validator*)(void*)&failures;
  const runlint_status status = runlint_validator_create(options, &validator);
  EXPECT((validator != NULL) == (status == RUNLINT_OK));
  runlint_validator_destroy(validator);
  return status;
}

static inline runlint_status create_gate(const runlint_gate_options* options) {
  runlint_gate* gate = NULL;
  const runlint_status status = runlint_gate_create(options, &gate);
  EXPECT((gate != NULL) == (status == RUNLINT_OK));
  runlint_gate_destroy(gate);
  return status;
}

#endif /* RUNLINT_TESTS_SUPPORT_EXPECT_H_ */
