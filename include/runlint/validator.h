// The validator: the one object a program needs.
//
//   runlint::Validator validator;
//   if (validator.accepts(body) != runlint::Verdict::kValid) {
//     const runlint::Report report = validator.check(body);
//     for (const runlint::Diagnostic& found : report.diagnostics()) { … }
//   }
#ifndef RUNLINT_VALIDATOR_H_
#define RUNLINT_VALIDATOR_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "runlint/report.h"
#include "runlint/rule.h"

namespace runlint {

// The kind of document: of the "run job" API, or a file of the command's own.
enum class Kind : std::uint8_t {
  kRunJob,    // the request body
  kResponse,  // the response body
  kConfig,    // .runlint.json
  kBaseline,  // what runlint --write-baseline writes
  kTemplate,  // a template of the platform: the specs of its JobRun nodes are request bodies, with references
};

struct Options {
  static constexpr std::size_t kMaxDepthLimit = 1024;
  static constexpr std::size_t kMaxSizeLimit = 0xFFFF'0000;  // positions inside a payload have 32 bits

  Kind kind = Kind::kRunJob;
  ApiRevision api = ApiRevision::kOriginal;      // for request bodies and templates
  std::size_t max_size = std::size_t{64} << 20;  // bytes; more than kMaxSizeLimit counts as kMaxSizeLimit
  std::size_t max_depth = 64;         // containers open at once; more than kMaxDepthLimit counts as kMaxDepthLimit
  std::size_t max_diagnostics = 100;  // kept in a report; the rest are counted
  bool quote_values = true;           // false: no message contains a value, not even a harmless one
  bool references = false;  // in a request body, a string with "${…}" stands for a value; always in a template

  // By Rule, for all findings of the rule. Nothing: each finding has its usual severity, which is the catalogue's
  // except where the rule says more. Those of json/* and yaml/* rules are ignored: always kError.
  std::array<std::optional<Severity>, kRuleCount> severities = {};
};

// May a payload or request pass? Numbered as runlint_verdict in runlint/runlint.h.
enum class Verdict : std::uint8_t {
  kFailed,     // out of memory, or a defect: nothing is known, so refuse
  kValid,      // let it pass, for this verdict alone
  kInvalid,    // the payload has an error, or the request is refused
  kNotRouted,  // only from a Gate with Routing::kReport: the request is not to a route of the API
};

// Checks payloads. It owns scratch memory that grows to the largest payload seen and is reused, so keep one for each
// thread: a Validator may be used by one thread at a time, any number of them side by side. It can be moved, not
// copied; one moved from may only be destroyed or assigned to.
//
// Neither question throws or aborts, whatever the bytes. Time and memory are linear in the size of the payload, but for
// a logarithm in check() where names are sorted. The payload is never written to, read only up to its given length, and
// not referred to after the call.
class Validator {
 public:
  // Reserves little; the first payloads make the scratch memory grow. Throws std::bad_alloc only.
  explicit Validator(const Options& options = {});
  ~Validator();
  Validator(Validator&&) noexcept;
  Validator& operator=(Validator&&) noexcept;

  [[nodiscard]] const Options& options() const noexcept;

  // Makes the validator ready for traffic: then no valid payload of at most `size` bytes and of common shape (a member
  // for every 32 bytes at most) costs an allocation, and the first broken one costs no more than others. A `size` above
  // Options::max_size is cut to that. For 1 MiB that takes 6 MiB of scratch memory. Throws std::bad_alloc only.
  void warm_up(std::size_t size);

  // Is `payload` valid? The same answer as check(payload).valid(), found faster: it stops at the first error and
  // keeps no locations. The scratch memory grows to what the most demanding payload has needed, in size, in names in
  // one object, in escapes; one that needs no more costs no allocation if it is valid. Where a lint/* rule is an error,
  // this makes the whole report, which may allocate.
  [[nodiscard]] Verdict accepts(std::string_view payload) noexcept;

  // Everything that is wrong with `payload`.
  [[nodiscard]] Report check(std::string_view payload) noexcept;

  // The parts of `payload` inside `window` that must not be shown to anyone when its text is quoted: values under
  // members that hold secrets and under members that are not known, and comments. Where reading ends at a mistake,
  // every value before it and whatever follows it but structural characters and names of the contract. In order,
  // without overlap; a part may reach beyond the window. Throws std::bad_alloc only.
  [[nodiscard]] std::vector<Span> redacted_spans(std::string_view payload, Span window);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace runlint

#endif  // RUNLINT_VALIDATOR_H_
