// The first byte chooses a pattern, the rest is the text: the hand-written matcher answers as RE2 does, and what it
// refuses has a place where it departs from the pattern. tests/pattern_test.cc does the same for all short strings.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "oracle.h"
#include "reference/document.h"
#include "text/pattern.h"

namespace {

using runlint::fuzz::require;
using runlint::text::Pattern;

// Matchers are only ever shown valid UTF-8. Other bytes become characters that the patterns are made of, so that
// mutations of one byte walk between them.
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

void check_departure(Pattern pattern, std::string_view text) {
  const runlint::text::PatternMismatch departure = runlint::text::explain_mismatch(pattern, text);
  require(departure.offset <= text.size(), "the departure lies in the text");
  require(departure.offset == text.size() || runlint::reference::sequence_length(text.substr(departure.offset)) != 0,
          "the departure begins a character");
  require(!departure.problem.empty(), "a departure is put in words");
  for (const char c : departure.problem) require(static_cast<unsigned char>(c) >= ' ', "these are printable");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const auto pattern = static_cast<Pattern>(data[0] % runlint::text::kPatternCount);
  const std::string bytes = make_text({reinterpret_cast<const char*>(data) + 1, size - 1});
  const std::string_view text = runlint::fuzz::guarded(bytes);
  const bool fits = runlint::text::matches_re2(pattern, text);
  require(runlint::text::matches_fast(pattern, text) == fits, "the matcher agrees with RE2");
  require(runlint::text::matches(pattern, text) == fits, "so does the combination of both");
  if (!fits) check_departure(pattern, text);
  return 0;
}
