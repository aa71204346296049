// Finds the values of a document that must not be shown.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "check/redaction_handler.h"
#include "check/schema_walker.h"
#include "runlint/report.h"
#include "text/token.h"

namespace runlint {

// The handler of a walk. Marks the offset of each value that is hidden as a whole in one of the places where it is
// used, and of each container whose contents are.
class HiddenTokens : public check::HidesNothing {
 public:
  // `marks` has an element for each byte of the document, and one more.
  explicit HiddenTokens(std::vector<bool>& marks) noexcept : marks_(marks) {}

  void on_secret(std::uint32_t offset, std::size_t) { marks_[offset] = true; }
  void on_secret_container(std::uint32_t offset) { marks_[offset] = true; }
  void on_key(check::Stack&, const text::StringToken&) noexcept {}
  void on_valid_string(const check::Instance&, const text::StringToken&) noexcept {}
  bool on_bad_string(Rule, const check::Instance&, const text::StringToken&) noexcept { return true; }
  bool on_wrong_type(const check::Instance&, Span span, std::string_view type, std::string_view) {
    if (hides(type)) marks_[span.offset] = true;
    return true;
  }

 private:
  std::vector<bool>& marks_;
};

static_assert(check::SchemaHandler<HiddenTokens>);

}  // namespace runlint
