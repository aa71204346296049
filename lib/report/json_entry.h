// One input of a run as a JSON object: what the formats json and jsonl have in common.
#ifndef RUNLINT_LIB_REPORT_JSON_ENTRY_H_
#define RUNLINT_LIB_REPORT_JSON_ENTRY_H_

#include <string>

#include "report/formatter.h"

namespace runlint::report {

// Append one line, without its LF. It holds nothing of the payload but what messages and pointers say.
void append_json_entry(std::string& out, const FileResult& entry, const Formatter::Spill& spill);
void append_json_failure(std::string& out, const Failure& failure);

}  // namespace runlint::report

#endif  // RUNLINT_LIB_REPORT_JSON_ENTRY_H_
