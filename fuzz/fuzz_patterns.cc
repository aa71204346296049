// The first byte selects a pattern, the rest is the text: the hand-written matcher agrees with RE2, and a mismatch has
// an explanation with an offset. tests/pattern_test.cc does the same for all short strings.
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string>
#include <string_view>

#include "oracle.h"
#include "reference/document.h"
#include "text/pattern.h"

namespace {

using runlint::fuzz::require;
using runlint::text::Pattern;

// Matchers get valid UTF-8 only. Other bytes become characters of the patterns, so that mutations of one byte switch
// between them.
std::string make_text(std::string_view bytes) {
  constexpr std::string_view kAlphabet = "-._/:@aZ09 \n~htps";
  std::string text;
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t length = runlint::reference::sequence_length(bytes.substr(at));
    if (length == 0) {
      text += kAlphabet[static_cast<unsigned char>(bytes[at++]) % kAlphabet.size()];
    } else {
      text += bytes.substr(at, length);
      at += length;
    }
  }
  return text;
}

void check_mismatch(const Pattern& pattern, std::string_view text) {
  const runlint::text::PatternMismatch mismatch = pattern.explain_mismatch(text);
  require(mismatch.offset <= text.size(), "the offset is inside the text");
  require(mismatch.offset == text.size() || runlint::reference::sequence_length(text.substr(mismatch.offset)) != 0,
          "the offset is the start of a character");
  require(!mismatch.problem.empty(), "the explanation has a text");
  for (const char c : mismatch.problem) require(static_cast<unsigned char>(c) >= ' ', "the explanation is printable");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const Pattern& pattern = runlint::text::kPatterns[data[0] % std::size(runlint::text::kPatterns)];
  const std::string bytes = make_text({reinterpret_cast<const char*>(data) + 1, size - 1});
  const std::string_view text = runlint::fuzz::guarded(bytes);
  const bool conforms = runlint::text::matches_re2(pattern, text);
  require(pattern.matches_fast(text) == conforms, "the matcher agrees with RE2");
  require(runlint::text::matches(pattern, text) == conforms, "the combination of both agrees too");
  if (!conforms) check_mismatch(pattern, text);
  return 0;
}
