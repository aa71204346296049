// The output of a run of one input.
#ifndef RUNLINT_TESTS_SUPPORT_RUN_OUTPUT_H_
#define RUNLINT_TESTS_SUPPORT_RUN_OUTPUT_H_

#include <string>

#include "report/formatter.h"

namespace runlint::report {

template <class AnyValidator>
std::string run_output(const Formatter& formatter, const FileResult& result, AnyValidator& validator,
                       const Summary& summary) {
  Joiner joiner(formatter);
  Formatted formatted;
  format_redacted(formatted, formatter, result, validator);
  std::string out = joiner.begin();
  out += joiner.append(formatted);
  return out + joiner.end(summary);
}

template <class AnyValidator>
std::string run_output(const Formatter& formatter, const FileResult& result, AnyValidator& validator) {
  Summary summary;
  summary.add(result.report);
  return run_output(formatter, result, validator, summary);
}

}  // namespace runlint::report

#endif  // RUNLINT_TESTS_SUPPORT_RUN_OUTPUT_H_
