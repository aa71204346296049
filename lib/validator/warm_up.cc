#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <new>
#include <string>

#include "runlint/validator.h"
#include "text/pattern.h"

namespace runlint {

void Validator::warm_up(std::size_t size) {
  // RE2 compiles a pattern when the first text does not fit it.
  for (std::size_t i = 1; i < text::kPatternCount; ++i) {
    (void)text::matches(static_cast<text::Pattern>(i), {});
  }
  // Many names and escapes, which is what scratch memory is needed for.
  const std::size_t wanted = std::min(size, options().max_size);
  std::string payload = R"({"runtimeEnvironment":{"VARIABLE":"")";
  for (std::size_t i = 0; payload.size() < wanted; ++i) {
    const std::string member = fmt::format(R"(,"VARIABLE_{}":"a\tvalue of common length")", i);
    if (payload.size() + member.size() + 2 > wanted) break;
    payload += member;
  }
  payload += "}}";
  if (accepts(payload) == Verdict::kFailed) throw std::bad_alloc();
}

}  // namespace runlint
