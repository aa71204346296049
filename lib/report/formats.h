// What each format's file provides: its writer.
#ifndef RUNLINT_LIB_REPORT_FORMATS_H_
#define RUNLINT_LIB_REPORT_FORMATS_H_

#include <memory>

#include "report/report_writer.h"

namespace runlint::report {

[[nodiscard]] std::unique_ptr<Writer> make_text_writer(const Style& style);
[[nodiscard]] std::unique_ptr<Writer> make_json_writer(const Style& style);
[[nodiscard]] std::unique_ptr<Writer> make_jsonl_writer(const Style& style);
[[nodiscard]] std::unique_ptr<Writer> make_sarif_writer(const Style& style);
[[nodiscard]] std::unique_ptr<Writer> make_github_writer(const Style& style);
[[nodiscard]] std::unique_ptr<Writer> make_gitlab_writer(const Style& style);
[[nodiscard]] std::unique_ptr<Writer> make_junit_writer(const Style& style);

}  // namespace runlint::report

#endif  // RUNLINT_LIB_REPORT_FORMATS_H_
