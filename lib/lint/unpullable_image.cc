#include "lint/unpullable_image.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>

#include "text/ascii.h"
#include "text/char_class.h"
#include "text/escape.h"

namespace runlint::lint {
namespace {

using std::string_view;

using text::CharSet;
using text::in_set;
using text::skip;

constexpr std::size_t kMaxRepository = 255;  // RepositoryNameTotalLengthMax of Distribution
constexpr std::size_t kMaxTag = 128;

constexpr CharSet kRepositoryByte = text::kDigit | text::kHexLetter | text::kLowerRest;
constexpr CharSet kSimpleNameByte = text::kAlnumHyphen | text::kUnderscore;
constexpr CharSet kTagStart = text::kAlnum | text::kUnderscore;
constexpr CharSet kInnerTagByte = kTagStart | text::kDot | text::kHyphen;
constexpr CharSet kDigestByte = text::kDigit | text::kHexLetter;

struct Algorithm {
  string_view prefix;
  std::size_t digits;
};
constexpr Algorithm kAlgorithms[] = {{"sha256:", 64}, {"sha384:", 96}, {"sha512:", 128}};

enum class Fault : std::uint8_t {
  kNone,
  kEmptySegment,
  kUpperCase,
  kSeparator,
  kRepositoryLength,
  kRegistry,
  kPort,
  kTagByte,
  kTagStart,
  kTagLength,
  kDigestAfterColon,
  kNotADigest,
  kAlgorithm,
  kDigestLength,
  kDigestByte,
  kPage,
};

struct Problem {
  Fault fault = Fault::kNone;
  // From the first wrong byte on; for a length, the whole part.
  string_view at{};
};

const Algorithm* find_algorithm(string_view digest) noexcept {
  if (!digest.starts_with('s')) return nullptr;
  const auto* found = std::ranges::find_if(
      kAlgorithms, [digest](const Algorithm& algorithm) { return digest.starts_with(algorithm.prefix); });
  return found == std::end(kAlgorithms) ? nullptr : found;
}

// The length of the separator that `text` begins with: ".", "_", "__" or hyphens; 0: none.
std::size_t separator_length(string_view text) noexcept {
  if (text.starts_with('-')) return skip(text, 0, text::kHyphen);
  if (text.starts_with("__")) return 2;
  return text.starts_with('.') || text.starts_with('_') ? 1 : 0;
}

// The problem at `at`, where a segment or what is after a separator must go on with a letter or digit in lower case.
// One at the end is reported at the separator before it.
Problem problem_at(string_view repository, std::size_t at) noexcept {
  const bool begins_segment = at == 0 || repository[at - 1] == '/';
  const bool ends_segment = at == repository.size() || repository[at] == '/';
  if (begins_segment && ends_segment) return {Fault::kEmptySegment, repository.substr(at)};
  if (ends_segment) return {Fault::kSeparator, repository.substr(at - 1)};
  return {text::is_upper(repository[at]) ? Fault::kUpperCase : Fault::kSeparator, repository.substr(at)};
}

// Segments of letters and digits in lower case, with single separators between them.
Problem problem_of_repository(string_view repository) noexcept {
  if (repository.size() > kMaxRepository) return {Fault::kRepositoryLength, repository};
  for (std::size_t at = 0;;) {
    const std::size_t end = skip(repository, at, kRepositoryByte);
    if (end == at) return problem_at(repository, at);
    if (end == repository.size()) return {};
    const std::size_t separator = repository[end] == '/' ? 1 : separator_length(repository.substr(end));
    if (separator == 0) return problem_at(repository, end);
    at = end + separator;
  }
}

// A host name, and a port if there is a colon.
Problem problem_of_registry(string_view registry) noexcept {
  const std::size_t colon = std::min(registry.find(':'), registry.size());
  const string_view host = registry.substr(0, colon);
  for (std::size_t at = 0;;) {
    const std::size_t end = skip(host, at, text::kAlnumHyphen);
    if (end == at || host[at] == '-') return {Fault::kRegistry, registry.substr(std::min(at, registry.size() - 1))};
    if (host[end - 1] == '-') return {Fault::kRegistry, registry.substr(end - 1)};
    if (end == host.size()) break;
    if (host[end] != '.') return {Fault::kRegistry, registry.substr(end)};
    at = end + 1;
  }
  if (colon == registry.size()) return {};
  const std::size_t end = skip(registry, colon + 1, text::kDigit);
  return end == registry.size() && end > colon + 1 ? Problem{} : Problem{Fault::kPort, registry.substr(colon + 1)};
}

Problem problem_of_tag(string_view tag) noexcept {
  if (find_algorithm(tag) != nullptr) return {Fault::kDigestAfterColon, tag};
  if (!in_set(tag.front(), kTagStart)) return {Fault::kTagStart, tag};
  const std::size_t end = skip(tag, 0, kInnerTagByte);
  if (end < tag.size()) return {Fault::kTagByte, tag.substr(end)};
  return tag.size() > kMaxTag ? Problem{Fault::kTagLength, tag} : Problem{};
}

Problem problem_of_digest(string_view digest) noexcept {
  if (digest.find(':') == string_view::npos) return {Fault::kNotADigest, digest};
  const Algorithm* const algorithm = find_algorithm(digest);
  if (algorithm == nullptr) return {Fault::kAlgorithm, digest};
  const string_view digits = digest.substr(algorithm->prefix.size());
  const std::size_t end = skip(digits, 0, kDigestByte);
  if (end < digits.size()) return {Fault::kDigestByte, digits.substr(end)};
  return digits.size() == algorithm->digits ? Problem{} : Problem{Fault::kDigestLength, digest};
}

// The first problem. What is before the first slash is a registry if it can't be a part of a name on Docker Hub. The
// "/v1" after a registry, which the API allows, is a segment like any other.
Problem problem_of(const ImagePath& parts) noexcept {
  if (!hub_page(parts).empty()) return {Fault::kPage, parts.repository};
  const std::size_t slash = skip(parts.repository, 0, text::kTagByte & ~text::kSlash);
  const string_view first = parts.repository.substr(0, slash);
  // Only a registry has a dot or a colon before the first slash.
  const bool has_registry =
      slash < parts.repository.size() && (skip(first, 0, kSimpleNameByte) < first.size() || first == "localhost");
  Problem problem = has_registry ? problem_of_registry(first) : Problem{};
  if (problem.fault == Fault::kNone) {
    problem = problem_of_repository(parts.repository.substr(has_registry ? slash + 1 : 0));
  }
  if (problem.fault == Fault::kNone && !parts.tag.empty()) problem = problem_of_tag(parts.tag);
  if (problem.fault == Fault::kNone && !parts.digest.empty()) problem = problem_of_digest(parts.digest);
  return problem;
}

// What is wrong, as a predicate, and what would be right. The image path is ASCII: a character is a byte.
check::MessageParts describe(const Problem& problem, std::size_t number) {
  const string_view at = problem.at;
  const auto found = [&](string_view part) {
    return fmt::format("has {} in its {}, at character {}", text::describe_character(at), part, number);
  };
  switch (problem.fault) {
    case Fault::kNone:
      break;
    case Fault::kEmptySegment:
      return {fmt::format("has an empty segment in its repository, at character {}", number), "remove the extra slash"};
    case Fault::kUpperCase:
      return {found("repository"), "write the repository in lower case"};
    case Fault::kSeparator:
      if (!in_set(at.front(), text::kDot | text::kUnderscore | text::kHyphen))
        return {found("repository"), "remove it"};
      return {fmt::format("has {} that is not between two letters or digits of its repository, at character {}",
                          text::describe_character(at), number),
              "put one dot, one or two underscores, or hyphens between letters and digits, and none at the ends"};
    case Fault::kRepositoryLength:
      return {fmt::format("has a repository of {} characters", at.size()),
              fmt::format("use at most {}", kMaxRepository)};
    case Fault::kRegistry:
      return {found("registry"), "write the registry as a host name: letters, digits, dots, and hyphens within"};
    case Fault::kPort:
      return {fmt::format("has a port that is not a number, at character {}", number), "write the port in digits"};
    case Fault::kTagByte:
      if (at == "/") return {found("tag"), "remove it"};
      if (at.front() == '/') {
        return {found("tag"),
                "write a hyphen instead of a slash: a tag has only letters, digits, underscores, dots and hyphens"};
      }
      return {found("tag"), "a tag has letters, digits, underscores, dots and hyphens"};
    case Fault::kTagStart:
      return {fmt::format("has a tag that begins with {}, at character {}", text::describe_character(at), number),
              "begin the tag with a letter, a digit or an underscore"};
    case Fault::kTagLength:
      return {fmt::format("has a tag of {} characters", at.size()), fmt::format("use at most {}", kMaxTag)};
    case Fault::kDigestAfterColon:
      return {fmt::format("has a digest after \":\" instead of \"@\", at character {}", number - 1),
              "write the digest after \"@\", without a tag: @sha256:…"};
    case Fault::kNotADigest:
      return {fmt::format("has no digest after \"@\", at character {}", number - 1),
              "write a tag after \":\", or a whole digest after \"@\": @sha256:…"};
    case Fault::kAlgorithm:
      return {fmt::format("has a digest of an unknown algorithm, at character {}", number),
              "use a digest of sha256, sha384 or sha512"};
    case Fault::kDigestLength: {
      const Algorithm& algorithm = *find_algorithm(at);
      const std::size_t digits = at.size() - algorithm.prefix.size();
      return {fmt::format("has a digest of {} hexadecimal digit{}", digits, digits == 1 ? "" : "s"),
              fmt::format("write the whole digest: {} has {}", algorithm.prefix.substr(0, algorithm.prefix.size() - 1),
                          algorithm.digits)};
    }
    case Fault::kDigestByte:
      return {found("digest"), "a digest has hexadecimal digits in lower case"};
    case Fault::kPage:
      return {"begins with hub.docker.com, which has web pages and is not a registry", {}};
  }
  return {};
}

// How the image is named whose page has that address.
std::string help_for_page(const ImagePath& parts, string_view text, bool may_quote) {
  constexpr std::size_t kMaxQuoted = 60;
  const string_view page = hub_page(parts);
  const string_view registry = page.ends_with("/_/") ? "docker.io/library/" : "docker.io/";
  const string_view image = text.substr(static_cast<std::size_t>(page.data() - text.data()) + page.size());
  std::string help = fmt::format("write {} instead of {}", registry, page);
  if (may_quote && image.size() <= kMaxQuoted) {
    fmt::format_to(std::back_inserter(help), ": {}{}{}", registry, image, has_tag_or_digest(parts) ? "" : ":TAG");
  }
  return help;
}

}  // namespace

void unpullable_image(ReportHandler& reporter, const Instance& instance, const text::StringToken& text,
                      const ImagePath& parts) {
  const Problem problem = problem_of(parts);
  if (problem.fault == Fault::kNone) return;
  reporter.report(Rule::kLintUnpullableImage, span_of(text), [&](Diagnostic& diagnostic) {
    const auto offset = static_cast<std::size_t>(problem.at.data() - text.value.data());
    check::MessageParts words = describe(problem, offset + 1);
    diagnostic.instance = reporter.member_instance(instance.key.value);
    diagnostic.message =
        fmt::format("{} {}: no registry has such an image", text::quoted(instance.key.value), words.message);
    diagnostic.help = problem.fault == Fault::kPage ? help_for_page(parts, text.value, reporter.may_quote(text.value))
                                                    : std::move(words.help);
  });
}

}  // namespace runlint::lint
