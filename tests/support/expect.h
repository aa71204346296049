/* What the tests of the C ABI that are written in C share. */
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

/* Equal, and ended by a NUL. */
static inline int is(runlint_text found, const char* wanted) {
  return found.size == strlen(wanted) && memcmp(found.data, wanted, found.size + 1) == 0;
}

static inline runlint_verdict accepts(runlint_validator* validator, const char* payload) {
  return runlint_validator_accepts(validator, payload, strlen(payload));
}

#endif /* RUNLINT_TESTS_SUPPORT_EXPECT_H_ */
