// Limits the output of one finding, however long its texts are.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "report/formatter.h"
#include "runlint/report.h"

namespace runlint::report {

// `text` if it has at most `keep` bytes, otherwise its first and last ones, half of `keep` each but whole code points,
// around `ellipsis`.
[[nodiscard]] std::string shortened(std::string_view text, std::size_t keep, std::string_view ellipsis = "…");

// The texts of a finding as a format shows them.
struct FindingText {
  // Related places beyond these are left out. No rule has more than one.
  static constexpr std::size_t kMaxRelated = 4;
  static constexpr std::size_t kMaxNotes = 4;  // likewise

  struct Place {
    std::string_view message;
    std::string_view pointer;
  };

  std::string_view path = {};  // of the file
  std::string_view message = {};
  std::string_view help = {};
  std::vector<std::string_view> notes = {};
  std::string_view pointer = {};
  std::optional<std::string_view> replacement = {};  // never shortened; one that is too long is left out
  std::vector<Place> related = {};
  bool truncated = false;  // something was shortened or left out
};

struct FindingLimits {
  static constexpr std::size_t kSeparators = 16;  // room for what formats put between findings

  std::size_t bytes = kMaxFindingBytes - kSeparators;
  std::string_view ellipsis = "…";
};

// Appends the output of `render` for a finding, or for a failure as a path and a message. If that exceeds the limit,
// the longest texts are shortened, by their length when escaped: texts that need less than an equal share stay whole.
// `render` depends on nothing but the texts and appends much less than the limit if all are empty. It may be called
// several times, each time with texts of bounded length, so that the cost does not depend on the original lengths.
void append_bounded(std::string& out, const FindingText& text, const std::function<void(const FindingText&)>& render,
                    const FindingLimits& limits = {});
void append_bounded(std::string& out, const Diagnostic& found, const Report& report, std::string_view path,
                    const std::function<void(const FindingText&)>& render, const FindingLimits& limits = {});

}  // namespace runlint::report
