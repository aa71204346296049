/* Loaded before librunlint, this takes the place of one of its functions, the one that RUNLINT_TEST_FAILS names, and
 * lets it fail without an answer, as it may where there is no memory. */
#include <dlfcn.h>
#include <runlint/runlint.h>
#include <stdlib.h>
#include <string.h>

static const char* chosen = "";

/* nginx takes its workers' environment away, and they come from a process that has run this. */
__attribute__((constructor)) static void read_environment(void) {
  const char* value = getenv("RUNLINT_TEST_FAILS");
  chosen = value == NULL ? "" : strdup(value);
}

static int fails(const char* function) { return strcmp(chosen, function) == 0; }

/* "malloc": none of 16 KiB, which the fields of a request take when nginx lists more than 512 of one name. */
extern void* __libc_malloc(size_t size);
void* malloc(size_t size) { return size == 16384 && fails("malloc") ? NULL : __libc_malloc(size); }

/* The first is made while the configuration is tested, and must be, or nginx would not start. */
runlint_status runlint_gate_create(const runlint_gate_options* options, runlint_gate** gate_out) {
  static int calls = 0;
  runlint_status (*real)(const runlint_gate_options*, runlint_gate**);
  *(void**)&real = dlsym(RTLD_NEXT, "runlint_gate_create");
  *gate_out = NULL;
  return ++calls > 1 && fails("create") ? RUNLINT_NO_MEMORY : real(options, gate_out);
}

runlint_verdict runlint_gate_check_head(runlint_gate* gate, const runlint_request* request,
                                        runlint_answer* answer_out) {
  (void)gate, (void)request, (void)answer_out;
  return fails("check_head") ? RUNLINT_FAILED : RUNLINT_VALID;
}

runlint_verdict runlint_gate_check_body(runlint_gate* gate, const char* body, size_t size, runlint_answer* answer_out) {
  (void)gate, (void)body, (void)size, (void)answer_out;
  if (fails("verdict")) return (runlint_verdict)99;
  return fails("check_body") ? RUNLINT_FAILED : RUNLINT_VALID;
}
