#include "fix/repair.h"

#include <algorithm>
#include <cstdint>
#include <span>
#include <utility>

#include "json/lenient_tokens.h"
#include "schema/catalogue.h"
#include "text/escape.h"
#include "text/fnv.h"

namespace runlint::fix {
namespace {

// An instance, the same for equal JSON Pointers of two reports. A collision would hide that an error is new.
using InstanceHash = std::uint64_t;

InstanceHash member_hash(InstanceHash parent, std::string_view token) noexcept {
  return text::fnv1a(text::fnv1a(parent, "/"), token);
}

// The instances of a report, by ID: a parent's is less than its members'.
struct Instances {
  explicit Instances(const Report& report) : hashes(report.instance_count() + 1), parents(hashes.size()) {
    hashes[0] = text::kFnvBasis;
    for (std::size_t i = 1; i < hashes.size(); ++i) {
      const Report::Step step = report.step(static_cast<InstanceId>(i));
      parents[i] = static_cast<std::size_t>(step.parent);
      hashes[i] = member_hash(hashes[parents[i]], step.exact);
    }
  }

  std::vector<InstanceHash> hashes;
  std::vector<std::size_t> parents;  // the root's is itself
};

// An edit and what it is for.
struct Repair {
  Edit edit;
  std::size_t instance;
  bool is_syntax;
  bool is_rename;
};

bool is_rename(const Diagnostic& found) noexcept {
  return found.rule == Rule::kSchemaUnknownProperty || found.rule == Rule::kSchemaPropertyName;
}

// Tokens that only deleted text separates stay apart: a comment between two of them leaves a space.
void separate_tokens(std::string_view text, std::vector<Repair>& repairs) {
  for (std::size_t i = 0; i < repairs.size();) {
    std::size_t last = i;
    const auto is_deletion = [&](std::size_t repair) { return repairs[repair].edit.text.empty(); };
    const Span first = repairs[i].edit.span;
    while (last + 1 < repairs.size() && is_deletion(last) && is_deletion(last + 1) &&
           repairs[last + 1].edit.span.offset == repairs[last].edit.span.end()) {
      ++last;
    }
    const std::size_t end = repairs[last].edit.span.end();
    if (is_deletion(i) && json::separates_tokens(text, {first.offset, end - first.offset})) {
      repairs[i].edit.text.assign(1, ' ');
    }
    i = last + 1;
  }
}

// The certain repairs of the findings, without overlap. As long as one makes the text JSON, only those that do: what is
// found in the rest may be another then.
std::vector<Repair> certain_repairs(std::string_view text, const Report& report) {
  std::vector<Repair> repairs;
  std::size_t free_from = 0;
  for (const Diagnostic& found : report.diagnostics()) {
    if ((!found.replacement && !found.quote) || found.span.offset < free_from) continue;
    Repair repair{{found.span, found.replacement.value_or("")},
                  static_cast<std::size_t>(found.instance),
                  schema::is_reading_rule(found.rule),
                  is_rename(found)};
    if (found.quote) repair.edit.text.append("\"").append(text, found.span.offset, found.span.length).append("\"");
    free_from = std::max(found.span.end(), found.span.offset + 1);
    repairs.push_back(std::move(repair));
  }
  if (std::ranges::any_of(repairs, &Repair::is_syntax)) {
    std::erase_if(repairs, [](const Repair& repair) { return !repair.is_syntax; });
  }
  separate_tokens(text, repairs);
  return repairs;
}

std::vector<Edit> edits_of(const std::vector<Repair>& repairs) {
  std::vector<Edit> edits;
  edits.reserve(repairs.size());
  for (const Repair& repair : repairs) edits.push_back(repair.edit);
  return edits;
}

// An error, and where it is in its report.
struct Error {
  InstanceHash instance;
  Rule rule;
  std::size_t id;

  auto operator<=>(const Error& other) const noexcept {
    return std::pair(instance, rule) <=> std::pair(other.instance, other.rule);
  }
};

// The errors before `end`, sorted.
std::vector<Error> errors_of(const Report& report, const Instances& instances, std::size_t end) {
  std::vector<Error> errors;
  for (const Diagnostic& found : report.diagnostics()) {
    if (found.severity != Severity::kError || found.span.offset >= end) continue;
    const auto id = static_cast<std::size_t>(found.instance);
    errors.push_back({instances.hashes[id], found.rule, id});
  }
  std::ranges::sort(errors, [](const Error& a, const Error& b) { return (a <=> b) < 0; });
  return errors;
}

// The offset in the edited text up to which a report without omissions would have the same errors as `report`.
std::size_t known_end(const Report& report, const std::vector<Repair>& repairs) {
  if (report.omitted() == 0) return ~std::size_t{0};
  std::size_t end = 0;
  for (const Diagnostic& found : report.diagnostics()) {
    if (found.severity == Severity::kError) end = std::max(end, found.span.offset);
  }
  std::size_t edited_end = end;
  for (const Repair& repair : repairs) {
    if (repair.edit.span.end() <= end) edited_end += repair.edit.text.size() - repair.edit.span.length;  // wraps
  }
  return edited_end;
}

// The instances at which the repairs of a text cause errors.
class NewErrors {
 public:
  NewErrors(const Report& before, const Instances& places, const std::vector<Repair>& repairs, const Report& after) {
    const Instances instances(after);
    const std::vector<bool> is_renamed = renamed(places, repairs, instances);
    const std::vector<Error> known = errors_of(before, places, ~std::size_t{0});
    auto next = known.begin();
    for (const Error& error : errors_of(after, instances, known_end(before, repairs))) {
      while (next != known.end() && *next < error) ++next;
      if (next != known.end() && (*next <=> error) == 0) {
        ++next;
      } else if (!is_renamed[error.id]) {
        at_.push_back(error.instance);
        around_.push_back(instances.hashes[instances.parents[error.id]]);
      }
    }
    std::ranges::sort(at_);
    std::ranges::sort(around_);
  }

  [[nodiscard]] bool empty() const noexcept { return at_.empty(); }

  // Removes the repairs that may have caused one: those of the same instance or of its members, or else of its
  // siblings. Returns whether there were any.
  bool drop_causes(std::vector<Repair>& repairs, const Instances& places) const {
    for (const std::vector<InstanceHash>* objects : {&at_, &around_}) {
      const std::size_t dropped = std::erase_if(repairs, [&](const Repair& repair) {
        return std::ranges::binary_search(*objects, places.hashes[repair.instance]) ||
               std::ranges::binary_search(*objects, places.hashes[places.parents[repair.instance]]);
      });
      if (dropped > 0) return true;
    }
    return false;
  }

 private:
  // For each instance of the edited text: whether it is in a member that had an unknown name.
  static std::vector<bool> renamed(const Instances& places, const std::vector<Repair>& repairs,
                                   const Instances& instances) {
    std::vector<InstanceHash> names;
    for (const Repair& repair : repairs) {
      if (!repair.is_rename) continue;
      const std::string_view quoted = repair.edit.text;  // the names of the contract have no escapes
      std::string token;
      text::append_pointer_escaped(token, quoted.substr(1, quoted.size() - 2));
      names.push_back(member_hash(places.hashes[places.parents[repair.instance]], token));
    }
    std::ranges::sort(names);
    std::vector<bool> is_renamed(instances.hashes.size());
    for (std::size_t i = 1; i < is_renamed.size(); ++i) {
      is_renamed[i] = is_renamed[instances.parents[i]] || std::ranges::binary_search(names, instances.hashes[i]);
    }
    return is_renamed;
  }

  std::vector<InstanceHash> at_;
  std::vector<InstanceHash> around_;  // the parents
};

class Repairer {
 public:
  Repairer(std::string_view text, const Check& check) : check_(check), repaired_{std::string(text)} {}

  Repaired run() {
    report_ = checked(repaired_.text);
    while (report_.status() == Report::Status::kComplete && repair_more()) {
    }
    return std::move(repaired_);
  }

 private:
  static constexpr int kMaxAttempts = 4;           // with all repairs but those that cause errors
  static constexpr std::size_t kMaxOneByOne = 16;  // as many are tried each alone

  [[nodiscard]] Report checked(std::string_view text) {
    ++checks_;
    return check_(text);
  }

  // Makes the certain repairs of the present report that cause no error. Returns false if there is none.
  bool repair_more() {
    const std::vector<Repair> certain = certain_repairs(repaired_.text, report_);
    if (certain.empty()) return false;
    const Instances places(report_);
    std::vector<Repair> repairs = certain;
    for (int attempt = 0; attempt < kMaxAttempts && !repairs.empty(); ++attempt) {
      if (try_to_make(repairs, places)) return true;
    }
    // Repairs that were dropped together may be good without each other.
    if (certain.size() > kMaxOneByOne) return false;
    return std::ranges::any_of(certain, [&](const Repair& repair) {
      std::vector<Repair> alone = {repair};
      return try_to_make(alone, places);
    });
  }

  // Makes all of the repairs, or drops those that cause errors.
  bool try_to_make(std::vector<Repair>& repairs, const Instances& places) {
    if (checks_ >= kMaxChecks) {
      repairs.clear();
      return false;
    }
    const std::vector<Edit> edits = edits_of(repairs);
    std::string text = apply_edits(repaired_.text, edits);
    Report report = checked(text);
    if (report.status() != Report::Status::kComplete) {
      repairs.clear();
      return false;
    }
    if (!repairs.front().is_syntax) {
      const NewErrors errors(report_, places, repairs, report);
      if (!errors.empty()) {
        if (!errors.drop_causes(repairs, places)) repairs.clear();
        return false;
      }
    }
    repaired_.changes = compose(repaired_.changes, edits);
    repaired_.count += repairs.size();
    repaired_.text = std::move(text);
    report_ = std::move(report);
    return true;
  }

  const Check& check_;
  Repaired repaired_;
  Report report_;  // of the text repaired so far
  std::size_t checks_ = 0;
};

}  // namespace

Repaired repair(std::string_view text, const Check& check) { return Repairer(text, check).run(); }

}  // namespace runlint::fix
