// Applies unified diffs.
#ifndef RUNLINT_TESTS_SUPPORT_PATCH_H_
#define RUNLINT_TESTS_SUPPORT_PATCH_H_

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace runlint {

// `text` after a diff of one file; nothing if the diff does not fit exactly, line numbers and context included.
inline std::optional<std::string> patched(std::string_view text, std::string_view diff) {
  const auto take_line = [](std::string_view& from) {
    const std::string_view line = from.substr(0, std::min(from.find('\n'), from.size() - 1) + 1);
    from.remove_prefix(line.size());
    return line;
  };
  if (!take_line(diff).starts_with("--- ") || !take_line(diff).starts_with("+++ ")) return std::nullopt;
  std::string out;
  std::size_t old_line = 1;
  std::size_t new_line = 1;
  while (!diff.empty()) {
    // "@@ -START[,COUNT] +START[,COUNT] @@"
    const std::string header(take_line(diff));
    const std::size_t plus = header.find('+');
    const auto range = [&header](std::size_t begin, std::size_t end) {
      const std::size_t comma = header.find(',', begin);
      const std::size_t count = comma < end ? std::stoul(header.substr(comma + 1)) : 1;
      return std::pair(std::stoul(header.substr(begin)) + (count == 0 ? 1 : 0), count);
    };
    auto [old_start, old_count] = range(4, plus);
    auto [new_start, new_count] = range(plus + 1, header.size());
    for (; old_line < old_start; ++old_line, ++new_line) {
      if (text.empty()) return std::nullopt;
      out += take_line(text);
    }
    if (new_line != new_start) return std::nullopt;
    while (old_count + new_count > 0) {
      if (diff.empty()) return std::nullopt;
      const std::string_view marked = take_line(diff);
      std::string line(marked.substr(1));
      if (diff.starts_with("\\")) {
        take_line(diff);
        line.pop_back();
      }
      if (marked[0] != '+') {
        if (old_count-- == 0 || text.empty() || take_line(text) != line) return std::nullopt;
        ++old_line;
      }
      if (marked[0] != '-') {
        if (new_count-- == 0) return std::nullopt;
        ++new_line;
        out += line;
      }
    }
  }
  return out.append(text);
}

}  // namespace runlint

#endif  // RUNLINT_TESTS_SUPPORT_PATCH_H_
