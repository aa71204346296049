// The text of a document, in whatever syntax it is written.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "runlint/report.h"
#include "schema/schema.h"
#include "text/token.h"

namespace runlint::check {

// A value by its first bytes; a list by its first element.
enum class ValueShape : std::uint8_t { kOther, kObject, kList, kListOfObjects, kListOfStrings };

// Advice that only the syntax can give about a value of the wrong type.
struct ValueAdvice {
  bool is_infinite_number = false;  // an infinity or NaN, which the walk passes as null
  std::string help = {};            // how to write the value that must have been meant; empty: no advice
  std::string reason = {};          // for the usual help; empty: none
  bool lost_indentation = false;    // the members of the object wanted stand beside it instead
};

// Answers questions of findings and redaction about a text beyond its tokens. The walk itself asks none, so that a
// valid payload costs no such call. All functions are linear in the token, and throw std::bad_alloc only.
class Source {
 public:
  // The shape of the value that begins at `offset`; of the value of the member with that key.
  [[nodiscard]] virtual ValueShape shape_of_value(std::size_t offset) const noexcept = 0;
  [[nodiscard]] virtual ValueShape shape_of_member(const text::StringToken& key) const noexcept = 0;

  // How a key is written.
  [[nodiscard]] virtual text::KeyForm form_of_key(const text::StringToken&) const noexcept {
    return text::KeyForm::kNormal;
  }

  // About the value that begins at `offset`, in the place of what `wanted` describes. `around` describes the object or
  // map in which it is; null: nothing does.
  [[nodiscard]] virtual ValueAdvice advice_on_value(std::size_t /*offset*/, const schema::Schema& /*wanted*/,
                                                    const schema::Schema* /*around*/) const {
    return {};
  }

  // The key whose first byte is at `offset`, quotes included.
  [[nodiscard]] virtual Span key_span_at(std::size_t offset) const = 0;

  // The place where a container without a key is said to begin: its bracket, or its first key.
  [[nodiscard]] virtual Span opening_span_at(std::size_t offset) const = 0;

  // Appends the spans in the text of `spans`, which are in the token's value, in order and without overlap. They do not
  // split a code point of the text.
  virtual void append_raw_spans(const text::StringToken& token, std::span<const Span> spans,
                                std::vector<Span>& out) const = 0;

  // Appends the spans that hide all of a scalar, one for each line that has a part of it.
  virtual void append_line_spans(Span scalar, std::vector<Span>& out) const = 0;

 protected:
  Source() = default;
  ~Source() = default;
  Source(const Source&) = default;
  Source& operator=(const Source&) = default;
};

}  // namespace runlint::check
