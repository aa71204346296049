#include <runlint/validator.h>
#include <runlint/version.h>

#include <cstdio>

#if __has_include("json/structural_index.h")
#error "an embedding project sees include/ alone"
#endif

int main() {
  runlint::Validator validator;
  if (validator.accepts("{}") != runlint::Verdict::kValid) return 1;
  const runlint::Report report = validator.check(R"({"billing": {"deploymentPlan": "x"}})");
  for (const runlint::Diagnostic& found : report.diagnostics()) {
    std::printf("runlint " RUNLINT_VERSION ": %s: %s\n", report.pointer(found.instance).c_str(), found.message.c_str());
  }
  return report.valid() ? 1 : 0;
}
