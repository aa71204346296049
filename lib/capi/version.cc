#include "runlint/version.h"

#include <cstddef>
#include <iterator>

#include "capi/struct_versioning.h"
#include "json/structural_index.h"
#include "runlint/rule.h"
#include "runlint/runlint.h"

extern "C" {

const char* runlint_version(void) { return RUNLINT_VERSION; }

const char* runlint_backend(void) { return runlint::json::backend().data(); }

const char* runlint_status_text(runlint_status status) {
  static constexpr const char* kTexts[] = {"no error",
                                           "no memory",
                                           "bad argument",
                                           "no such rule",
                                           "the severity of a json/ rule is fixed",
                                           "internal error",
                                           "the configuration has mistakes"};
  const auto number = static_cast<std::size_t>(runlint::capi::to_int(status));
  return number < std::size(kTexts) ? kTexts[number] : "unknown status";
}

size_t runlint_rule_count(void) { return runlint::rules().size(); }

const char* runlint_rule_name(size_t index) {
  return index < runlint::rules().size() ? runlint::rules()[index].name.data() : nullptr;
}

}  // extern "C"
