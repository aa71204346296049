#include <runlint/runlint.h>
#include <stdio.h>
#include <string.h>

/* Judges the body given as its argument; README.md shows the same. */
int main(int argc, char** argv) {
  runlint_gate_options options = RUNLINT_GATE_OPTIONS_INIT;
  runlint_answer answer = RUNLINT_ANSWER_INIT;
  runlint_gate* gate = NULL;
  runlint_verdict verdict = RUNLINT_FAILED;
  options.routing = RUNLINT_ROUTE_IGNORE;
  if (argc != 2 || runlint_gate_create(&options, &gate) != RUNLINT_OK) return 2;
  verdict = runlint_gate_check_body(gate, argv[1], strlen(argv[1]), &answer);
  if (verdict != RUNLINT_VALID) printf("%d %s\n", answer.http_status, answer.body.data);
  runlint_gate_destroy(gate);
  return verdict == RUNLINT_VALID ? 0 : 1;
}
