// The parts of an image path, as a registry reads them; the API's own pattern is more lenient.
#pragma once

#include <string_view>

namespace runlint::lint {

struct ImagePath {
  std::string_view scheme;      // "https" of "https://…"; empty: none
  std::string_view repository;  // with its registry, without scheme, tag and digest
  std::string_view tag;         // empty: none
  bool has_digest;
};

[[nodiscard]] inline ImagePath split_image_path(std::string_view text) noexcept {
  ImagePath parts{};
  const std::size_t scheme = text.find("://");
  if (scheme != std::string_view::npos && scheme < text.find('/')) {
    parts.scheme = text.substr(0, scheme);
    text.remove_prefix(scheme + 3);
  }
  const std::size_t digest = text.find('@');
  parts.has_digest = digest != std::string_view::npos;
  text = text.substr(0, digest);
  // A colon before the last slash is a port's.
  const std::size_t slash = text.rfind('/');
  const std::size_t colon = text.find(':', slash == std::string_view::npos ? 0 : slash);
  if (colon != std::string_view::npos) parts.tag = text.substr(colon + 1);
  parts.repository = text.substr(0, colon);
  return parts;
}

}  // namespace runlint::lint
