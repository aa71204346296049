// Paths, fingerprints and texts that several formats for programs share.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "report/bounded_finding.h"
#include "report/formatter.h"
#include "runlint/report.h"

namespace runlint::report {

// The line of `position` in its file: a record of a stream is one line.
[[nodiscard]] std::size_t line_of(const FileResult& result, Position position) noexcept;

// `path` as repositories know it: without "." and doubled slashes. ".." stays: "link/.." may be another folder than the
// one that has the link. Any bytes.
[[nodiscard]] std::string normalized_path(std::string_view path);

// A normalized_path() relative to the top of `repository` if it is below it and that is known; otherwise as it is.
[[nodiscard]] std::string repository_path(std::string_view path, const Repository& repository);

// A normalized_path() as a URI (RFC 3986): a relative reference, or a file URI when the path is absolute.
[[nodiscard]] std::string path_uri(std::string_view path);

// The message, the help and the notes, separated by semicolons.
[[nodiscard]] std::string joined_message(const FindingText& text);

// "1 error", "2 errors"
[[nodiscard]] std::string pluralized(std::size_t count, std::string_view noun);

// Texts that identify the instances of one report, the same in each run, for fingerprints and baselines: JSON Pointers.
// A secret in one appears as `***`, the middle of one longer than kMaxBytes as `…`; a hexadecimal hash of the exact
// pointer then follows. Linear in the report's paths in all, however many findings share them.
class StablePointers {
 public:
  static constexpr std::size_t kMaxBytes = 512;

  // Refers to `report`.
  explicit StablePointers(const Report& report) : report_(report), hashes_(report.instance_count()) {}
  [[nodiscard]] std::string of(InstanceId path);

 private:
  struct Hash {
    std::uint64_t value = 0;  // 0: not known yet
    bool is_exact = true;     // nothing is hidden
    std::size_t size = 0;     // of the exact pointer
  };
  [[nodiscard]] Hash hash_of(InstanceId path);

  const Report& report_;
  std::vector<Hash> hashes_;  // by path, without the root
};

// Distinguishes the findings of one result from each other and from those of other results. Made of rule, path, JSON
// Pointer and, in a stream, the record's number, a fingerprint stays the same when lines move; where findings agree in
// all of these they are numbered in the order of the text. 32 hexadecimal digits.
class Fingerprints {
 public:
  // Refers to `result`.
  explicit Fingerprints(const FileResult& result);
  // To be asked once for each finding, in order.
  [[nodiscard]] std::string next(const Diagnostic& found);

 private:
  const FileResult& result_;
  std::string path_;
  StablePointers pointers_;
  std::map<std::pair<Rule, std::string>, std::size_t> seen_;  // ordered: no choice of names makes it slow
};

// The name of a failure where findings have the name of their rule.
inline constexpr std::string_view kFailureName = "runlint/not-checked";

// As Fingerprints does for findings: the same as long as the input has its path, and in a stream its record's number.
[[nodiscard]] std::string failure_fingerprint(const FileResult& result);

}  // namespace runlint::report
