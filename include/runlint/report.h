// The result of a check: diagnostics as plain data, with locations in bytes, in lines and columns, and as JSON
// Pointers.
//
// A Report owns everything it holds; nothing in it refers to the payload or to the Validator that made it. Const
// access is safe from any number of threads at once.
#ifndef RUNLINT_REPORT_H_
#define RUNLINT_REPORT_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "runlint/rule.h"

namespace runlint {

// A range of bytes of the payload. It may be empty (something is missing at the end of the input); it never splits
// a UTF-8 sequence.
struct Span {
  std::size_t offset = 0;
  std::size_t length = 0;

  [[nodiscard]] std::size_t end() const noexcept { return offset + length; }
  bool operator==(const Span&) const = default;
};

// A place for people: both 1-based. A line ends at LF; a column is a Unicode code point, or a byte that is part of
// none.
struct Position {
  std::size_t line = 1;
  std::size_t column = 1;
  bool operator==(const Position&) const = default;
};

// Names a member within its Report; Report::pointer() spells it as a JSON Pointer.
enum class InstanceId : std::uint32_t { kRoot = 0 };

// Another place that explains a diagnostic, like the first of two duplicates.
struct Related {
  std::string message = {};
  InstanceId instance = InstanceId::kRoot;
  Span span = {};
  Position start = {};
};

struct Diagnostic {
  Rule rule;
  Severity severity;
  std::string message = {};  // one line of UTF-8 without control characters; never holds a value that may be secret
  std::string help = {};     // what would be right; may be empty
  // More to know, each as message is: under ApiRevision::kOriginal, that the newer revision takes this or only warns.
  std::vector<std::string> notes = {};
  // The text to put in place of `span`, where the repair is certain: JSON text, as the one name of the contract that
  // must have been meant, or nothing, which deletes the span. Never anything of the payload.
  std::optional<std::string> replacement = {};
  // The repair is certain, but is not shown: double quotes around the span, a number or boolean that may be secret.
  bool quote = false;
  InstanceId instance = InstanceId::kRoot;
  Span span = {};       // the smallest text to change
  Position start = {};  // of span.offset
  Position end = {};    // of span.end(): exclusive
  std::vector<Related> related = {};
};

class Report {
 public:
  // Whether the check ran to its end.
  enum class Status : std::uint8_t {
    kComplete,
    kOutOfMemory,  // an allocation failed: nothing is known about the payload
    kInternal,     // a defect in runlint, like a strict reader and a diagnosing one that disagree
  };

  [[nodiscard]] Status status() const noexcept { return status_; }

  // True when the check is complete and found no error, the omitted ones included.
  [[nodiscard]] bool valid() const noexcept { return status_ == Status::kComplete && count(Severity::kError) == 0; }

  // False if the document is a template without a JobRun node, so that no payload was checked.
  [[nodiscard]] bool has_payload() const noexcept { return has_payload_; }

  // At most Options::max_diagnostics, ordered by offset, then name of the rule, then message. When there were more,
  // errors took precedence over the rest and earlier ones over later ones. Valid as long as the report.
  [[nodiscard]] std::span<const Diagnostic> diagnostics() const noexcept { return diagnostics_; }

  // The number of diagnostics found beyond those that diagnostics() holds.
  [[nodiscard]] std::size_t omitted() const noexcept {
    return counts_[1] + counts_[2] + counts_[3] - diagnostics_.size();
  }

  // The number of diagnostics of one severity, omitted ones included.
  [[nodiscard]] std::size_t count(Severity severity) const noexcept {
    return counts_[static_cast<std::size_t>(severity)];
  }

  // The JSON Pointer (RFC 6901) of an instance of this report, as it may be shown: "" for the root, `~` and `/`
  // escaped, what may be a secret (the part of a variable's name after "=", a token in a name) as `***`; otherwise
  // exact, so it may hold any character that a member name can. Longer than `max_bytes` (at least 16), the middle is
  // left out and marked by `…`; whole code points stay. Linear in what it returns and the depth. Throws std::bad_alloc
  // only.
  [[nodiscard]] std::string pointer(InstanceId instance, std::size_t max_bytes = static_cast<std::size_t>(-1)) const;

  // The same without any `***`: for matching, never to be shown.
  [[nodiscard]] std::string exact_pointer(InstanceId instance) const;

  // The last step to an instance other than the root: its parent and the reference token that it adds, escaped. `exact`
  // is for matching and hashing, never to be shown; it is `shown` where nothing is hidden. Valid as long as the report.
  struct Step {
    InstanceId parent;
    std::string_view shown;
    std::string_view exact;
  };
  [[nodiscard]] Step step(InstanceId instance) const noexcept;

  // The number of instances other than the root; their IDs are 1 to this.
  [[nodiscard]] std::size_t instance_count() const noexcept { return instances_.size(); }

 private:
  friend class ReportBuilder;

  struct PathStep {
    InstanceId parent;
    std::string token;  // the reference token as shown: escaped, without the leading slash
    std::string exact;  // the same with what is hidden; empty where nothing is
  };

  Status status_ = Status::kComplete;
  bool has_payload_ = true;
  std::size_t counts_[4] = {};
  std::vector<Diagnostic> diagnostics_;
  std::vector<PathStep> instances_;  // the instance i+1; a step is shared by all diagnostics below it
};

}  // namespace runlint

#endif  // RUNLINT_REPORT_H_
