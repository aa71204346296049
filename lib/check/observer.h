// The interface through which the rules of lib/lint see values that passed the schema.
#ifndef RUNLINT_LIB_CHECK_OBSERVER_H_
#define RUNLINT_LIB_CHECK_OBSERVER_H_

#include <cstdint>

#include "check/checker.h"
#include "json/walk.h"

namespace runlint::check {

class Reporter;

// Called by a Reporter in document order, before the document is known to be JSON to its end; reports its findings to
// that Reporter. The texts that it gets live until the walk ends.
class Observer {
 public:
  // A string that breaks no rule of its schema, which has a role.
  virtual void string(Reporter& reporter, const Place& place, const json::Text& text) = 0;

  // A record or a map is at its closing bracket; it is still the innermost container, and its names are still known.
  virtual void ended(Reporter& reporter, const Frame& frame, std::uint32_t close) = 0;

 protected:
  Observer() = default;
  ~Observer() = default;
  Observer(const Observer&) = default;
  Observer& operator=(const Observer&) = default;
};

}  // namespace runlint::check

#endif  // RUNLINT_LIB_CHECK_OBSERVER_H_
