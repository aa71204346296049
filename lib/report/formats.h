// What each format's file provides: its writer.
#ifndef RUNLINT_LIB_REPORT_FORMATS_H_
#define RUNLINT_LIB_REPORT_FORMATS_H_

#include <cstddef>
#include <memory>
#include <string>

#include "report/formatter.h"

namespace runlint::report {

// To be called between findings, so that a report needs no memory for all of its text.
inline void spill_if_large(const std::string& out, const Formatter::Spill& spill) {
  constexpr std::size_t kLarge = std::size_t{1} << 20;
  if (spill && out.size() >= kLarge) spill();
}

[[nodiscard]] std::unique_ptr<Formatter> make_text_formatter(const Style& style);
[[nodiscard]] std::unique_ptr<Formatter> make_json_formatter(const Style& style);
[[nodiscard]] std::unique_ptr<Formatter> make_jsonl_formatter(const Style& style);
[[nodiscard]] std::unique_ptr<Formatter> make_sarif_formatter(const Style& style);
[[nodiscard]] std::unique_ptr<Formatter> make_github_formatter(const Style& style);
[[nodiscard]] std::unique_ptr<Formatter> make_gitlab_formatter(const Style& style);
[[nodiscard]] std::unique_ptr<Formatter> make_junit_formatter(const Style& style);

}  // namespace runlint::report

#endif  // RUNLINT_LIB_REPORT_FORMATS_H_
