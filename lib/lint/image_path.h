// The parts of an image path, as a registry reads them; the API's own pattern is more lenient.
#pragma once

#include <string_view>

namespace runlint::lint {

struct ImagePath {
  std::string_view scheme;      // "https" of "https://…"; empty: none
  std::string_view repository;  // with its registry, without scheme, tag and digest
  std::string_view tag;         // empty: none
  std::string_view digest;      // with its algorithm; empty: none
};

[[nodiscard]] inline ImagePath split_image_path(std::string_view text) noexcept {
  ImagePath parts{};
  const std::size_t scheme = text.find("://");
  if (scheme != std::string_view::npos && scheme < text.find('/')) {
    parts.scheme = text.substr(0, scheme);
    text.remove_prefix(scheme + 3);
  }
  const std::size_t mark = text.find('@');
  if (mark != std::string_view::npos) parts.digest = text.substr(mark + 1);
  text = text.substr(0, mark);
  // A colon before the last slash is a port's.
  const std::size_t slash = text.rfind('/');
  const std::size_t colon = text.find(':', slash == std::string_view::npos ? 0 : slash);
  if (colon != std::string_view::npos) parts.tag = text.substr(colon + 1);
  parts.repository = text.substr(0, colon);
  return parts;
}

// Whether it has a scheme that the API does not read as one.
[[nodiscard]] inline bool has_foreign_scheme(const ImagePath& parts) noexcept {
  return !parts.scheme.empty() && parts.scheme != "http" && parts.scheme != "https";
}

// Whether it names a version: its colon is not that of a port or a scheme.
[[nodiscard]] inline bool has_tag_or_digest(const ImagePath& parts) noexcept {
  return !has_foreign_scheme(parts) && !(parts.tag.empty() && parts.digest.empty());
}

}  // namespace runlint::lint
