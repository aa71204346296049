// The parts of an image path, as a registry reads them; the API's own pattern is more lenient.
#pragma once

#include <cstddef>
#include <string_view>

#include "text/ascii.h"
#include "text/char_class.h"

namespace runlint::lint {

struct ImagePath {
  std::string_view scheme;      // "https" of "https://…"; empty: none
  std::string_view repository;  // with its registry, without scheme, tag and digest
  std::string_view tag;         // empty: none
  std::string_view digest;      // with its algorithm; empty: none
};

// The end of the port before the first slash; 0: none is there.
[[nodiscard]] inline std::size_t end_of_port(std::string_view text) noexcept {
  const std::size_t slash = text.find('/');
  const std::size_t colon = text.find(':');
  if (slash == std::string_view::npos || colon > slash) return 0;
  return text::skip(text, colon + 1, text::kDigit) == slash ? slash : 0;
}

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
  // A colon before the last slash is a port's, or that of a tag which wrongly has a slash.
  const std::size_t slash = text.rfind('/');
  std::size_t colon = text.find(':', slash == std::string_view::npos ? 0 : slash);
  if (colon == std::string_view::npos) colon = text.find(':', end_of_port(text));
  if (colon != std::string_view::npos) parts.tag = text.substr(colon + 1);
  parts.repository = text.substr(0, colon);
  return parts;
}

// How it begins if it is the address of a page about an image on Docker Hub; empty: it is not.
[[nodiscard]] inline std::string_view hub_page(const ImagePath& parts) noexcept {
  constexpr std::string_view kPages[] = {"hub.docker.com/r/", "hub.docker.com/_/", "hub.docker.com/repository/docker/",
                                         "hub.docker.com/"};
  for (const std::string_view page : kPages) {
    if (text::starts_ignoring_case(parts.repository, page)) return parts.repository.substr(0, page.size());
  }
  return {};
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
