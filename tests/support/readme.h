// Reads README.md.
#ifndef RUNLINT_TESTS_SUPPORT_README_H_
#define RUNLINT_TESTS_SUPPORT_README_H_

#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

namespace runlint {

// The contents of the fenced blocks of that language.
inline std::vector<std::string> blocks(std::string_view document, std::string_view kind) {
  const std::string fence = "\n```" + std::string(kind) + "\n";
  std::vector<std::string> found;
  for (std::size_t at = document.find(fence); at != std::string_view::npos; at = document.find(fence, at)) {
    at += fence.size();
    found.emplace_back(document.substr(at, document.find("```", at) - at));
  }
  return found;
}

inline std::string readme() {
  std::ifstream file(RUNLINT_SOURCE_DIR "/README.md", std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace runlint

#endif  // RUNLINT_TESTS_SUPPORT_README_H_
