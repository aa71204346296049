// What looks at that which broke nothing: rules about meaning rather than form (lib/lint).
#ifndef RUNLINT_LIB_CHECK_OBSERVER_H_
#define RUNLINT_LIB_CHECK_OBSERVER_H_

#include <cstdint>

#include "check/checker.h"
#include "json/walk.h"

namespace runlint::check {

class Reporter;

// Told by a Reporter, in the order of the text and before it is known whether the document is JSON to its end. What it
// finds it tells the Reporter. The texts it is given live until the walk's end.
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
