// What each format's file provides: its writer.
#ifndef RUNLINT_LIB_REPORT_FORMATS_H_
#define RUNLINT_LIB_REPORT_FORMATS_H_

#include <cstddef>
#include <memory>
#include <string>

#include "report/report_writer.h"

namespace runlint::report {

// To be called between findings, so that a report needs no memory for all of its text.
inline void spill_if_large(const std::string& out, const Writer::Spill& spill) {
  constexpr std::size_t kLarge = std::size_t{1} << 20;
  if (spill && out.size() >= kLarge) spill();
}

[[nodiscard]] std::unique_ptr<Writer> make_text_writer(const Style& style);
[[nodiscard]] std::unique_ptr<Writer> make_json_writer(const Style& style);
[[nodiscard]] std::unique_ptr<Writer> make_jsonl_writer(const Style& style);
[[nodiscard]] std::unique_ptr<Writer> make_sarif_writer(const Style& style);
[[nodiscard]] std::unique_ptr<Writer> make_github_writer(const Style& style);
[[nodiscard]] std::unique_ptr<Writer> make_gitlab_writer(const Style& style);
[[nodiscard]] std::unique_ptr<Writer> make_junit_writer(const Style& style);

}  // namespace runlint::report

#endif  // RUNLINT_LIB_REPORT_FORMATS_H_
