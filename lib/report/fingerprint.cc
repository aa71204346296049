#include "report/fingerprint.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <initializer_list>
#include <iterator>

#include "text/char_class.h"
#include "text/fnv.h"

namespace runlint::report {
namespace {

// FNV-1a with 128 bits, in hexadecimal: findings number in the thousands, and a collision made on purpose hides only a
// finding of its author, in a view that decides nothing. Only the last part, a pointer, may contain a null character.
std::string hash_of(std::initializer_list<std::string_view> parts) {
  __extension__ using Wide = unsigned __int128;
  constexpr Wide kPrime = (Wide{1} << 88) + 0x13B;
  Wide hash = Wide{0x6C62272E07BB0142} << 64 | 0x62B821756295C58D;
  for (const std::string_view part : parts) {
    for (const char c : part) hash = (hash ^ static_cast<unsigned char>(c)) * kPrime;
    hash *= kPrime;  // a null character after each
  }
  return fmt::format("{:016x}{:016x}", static_cast<std::uint64_t>(hash >> 64), static_cast<std::uint64_t>(hash));
}

}  // namespace

std::size_t line_of(const FileResult& result, Position position) noexcept {
  return result.record.value_or(position.line);
}

std::string normalized_path(std::string_view path) {
  if (path.empty()) return {};
  std::string out;
  const bool is_absolute = path.starts_with('/');
  while (!path.empty()) {
    const std::string_view part = path.substr(0, path.find('/'));
    path.remove_prefix(std::min(part.size() + 1, path.size()));
    if (part.empty() || part == ".") continue;
    if (is_absolute || !out.empty()) out += '/';
    out += part;
  }
  if (!out.empty()) return out;
  return is_absolute ? "/" : ".";
}

std::string repository_path(std::string_view path, const Repository& repository) {
  if (repository.top.empty()) return std::string(path);
  const std::string top = repository.top == "/" ? repository.top : repository.top + '/';
  std::string full(path);
  if (!path.starts_with('/')) {
    // The working directory has no links: ".." at the start of the path leaves it.
    std::string directory = repository.working_directory;
    std::string_view rest = path;
    for (const std::string_view up = "../"; rest.starts_with(up); rest.remove_prefix(up.size())) {
      if (!directory.empty()) directory.resize(directory.rfind('/'));
    }
    full = directory.append("/").append(rest);
  }
  return full.starts_with(top) ? full.substr(top.size()) : std::string(path);
}

std::string path_uri(std::string_view path) {
  std::string uri = path.starts_with('/') ? "file://" : "";
  for (const char c : path) {
    if (text::in_set(c, text::kPathByte | text::kTilde)) {
      uri += c;
    } else {
      fmt::format_to(std::back_inserter(uri), "%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return uri;
}

std::string joined_message(const FindingText& text) {
  std::string out(text.message);
  if (!text.help.empty()) out.append("; ").append(text.help);
  for (const std::string_view note : text.notes) out.append("; ").append(note);
  return out;
}

std::string pluralized(std::size_t count, std::string_view noun) {
  return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

StablePointers::Hash StablePointers::hash_of(InstanceId path) {
  std::vector<InstanceId> unknown;
  InstanceId at = path;
  const auto known = [this](InstanceId id) -> Hash& { return hashes_[static_cast<std::size_t>(id) - 1]; };
  while (at != InstanceId::kRoot && known(at).value == 0) {
    unknown.push_back(at);
    at = report_.step(at).parent;
  }
  Hash hash = at == InstanceId::kRoot ? Hash{.value = text::kFnvBasis} : known(at);
  for (auto next = unknown.rbegin(); next != unknown.rend(); ++next) {
    const Report::Step step = report_.step(*next);
    hash.value = text::fnv1a(text::fnv1a(hash.value, "/"), step.exact) | 1;  // never 0
    hash.is_exact = hash.is_exact && step.shown.data() == step.exact.data();
    hash.size += 1 + step.exact.size();
    known(*next) = hash;
  }
  return hash;
}

std::string StablePointers::of(InstanceId path) {
  const Hash hash = hash_of(path);
  if (hash.is_exact && hash.size <= kMaxBytes) return report_.pointer(path);
  const std::string shown = report_.pointer(path, kMaxBytes);
  // For a secret, too few bits to confirm a guess.
  return hash.is_exact ? fmt::format("{}#{:016x}", shown, hash.value)
                       : fmt::format("{}#{:06x}", shown, hash.value >> 40);
}

Fingerprints::Fingerprints(const FileResult& result)
    : result_(result), path_(normalized_path(result.path)), pointers_(result.report) {}

std::string Fingerprints::next(const Diagnostic& found) {
  const std::string pointer = pointers_.of(found.instance);
  const std::size_t twins = seen_[{found.rule, pointer}]++;
  return hash_of(
      {info(found.rule).name, path_, fmt::to_string(result_.record.value_or(0)), fmt::to_string(twins), pointer});
}

std::string failure_fingerprint(const FileResult& result) {
  return hash_of({kFailureName, normalized_path(result.path), fmt::to_string(result.record.value_or(0))});
}

}  // namespace runlint::report
