// The interface through which the rules of lib/lint see values that passed the schema.
#pragma once

#include <cstdint>

#include "check/schema_walker.h"
#include "json/walk.h"

namespace runlint::check {

class ReportHandler;

// Called by a ReportHandler in document order, before the document is known to be valid JSON, and reports its findings
// to it. The strings passed live until the walk ends.
class LintHook {
 public:
  // A string that breaks no rule of its schema, which has a role.
  virtual void on_valid_string(ReportHandler& handler, const Instance& instance, const json::StringToken& text) = 0;

  // An object or a map is at its closing bracket; it is still the innermost container, and its names are still known.
  virtual void on_close(ReportHandler& handler, const Frame& frame, std::uint32_t close) = 0;

 protected:
  LintHook() = default;
  ~LintHook() = default;
  LintHook(const LintHook&) = default;
  LintHook& operator=(const LintHook&) = default;
};

}  // namespace runlint::check
