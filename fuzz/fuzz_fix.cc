// Repairs, under various options: a second repair changes nothing; an error is new only in a member that had an unknown
// name; the repaired text is the same tree but for names of unknown members, strings for an environment's numbers and
// booleans, and the letter case of values, and no other byte differs; from a text that is not JSON, only slips are
// removed. The diff leads from one text to the other, and shows no marker inserted where the contract has secrets.
#include <algorithm>
#include <cctype>
#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "fix/repair.h"
#include "fix/unified_diff.h"
#include "generators/payload_generator.h"
#include "mutator.h"
#include "oracle.h"
#include "reference/document.h"
#include "runlint/validator.h"
#include "secret_markers.h"
#include "support/patch.h"

namespace {

using runlint::Diagnostic;
using runlint::Report;
using runlint::Rule;
using runlint::Span;
using runlint::Validator;
using runlint::fix::Repaired;
using runlint::fuzz::require;
using runlint::reference::Document;
using runlint::reference::Value;

constexpr std::size_t kAll = 1'000'000;

// The nth of the options that are tried.
runlint::Options options_of(std::uint64_t choice) {
  runlint::Options options;
  options.kind = choice % 4 == 3 ? runlint::Kind::kTemplate : runlint::Kind::kRunJob;
  options.api = choice / 4 % 2 == 0 ? runlint::ApiRevision::kOriginal : runlint::ApiRevision::k2026_05;
  options.max_diagnostics = kAll;
  if (choice / 8 % 4 == 0) options.severities[static_cast<std::size_t>(Rule::kSchemaType)] = runlint::Severity::kOff;
  if (choice / 32 % 4 == 0) {
    options.severities[static_cast<std::size_t>(Rule::kLintSourceConflict)] = runlint::Severity::kError;
  }
  if (choice / 128 % 4 == 0) {
    options.severities[static_cast<std::size_t>(Rule::kSchemaUnknownProperty)] = runlint::Severity::kWarning;
  }
  return options;
}

std::string_view part(std::string_view text, Span span) { return text.substr(span.offset, span.length); }

bool same_but_case(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, [](unsigned char x, unsigned char y) { return std::tolower(x) == std::tolower(y); });
}

// Compares the tree of a text with that of the repaired one.
class Comparison {
 public:
  Comparison(std::string_view before, std::string_view after, const Report& report) : before_(before), after_(after) {
    for (const Diagnostic& found : report.diagnostics()) {
      if (found.rule == Rule::kSchemaUnknownProperty) unknown_.insert(found.span.offset);
    }
  }

  void compare(const Value& before, const Value& after, std::string pointer) {
    if (before.key_span.length > 0) {
      require(after.key_span.length > 0, "a member stays one");
      if (before.key == after.key) {
        require(part(before_, before.key_span) == part(after_, after.key_span), "a name that is right stays as it is");
      } else {
        // A member of an unknown one can't be known to be unknown.
        require(unknown_.contains(before.key_span.offset) || renamed_depth_ > 0, "only an unknown name changes");
        renamed_.insert(pointer);
        differences_.emplace_back(before.key_span, after.key_span);
      }
    }
    const bool is_renamed = renamed_.contains(pointer);
    renamed_depth_ += is_renamed ? 1 : 0;
    compare_values(before, after, pointer);
    renamed_depth_ -= is_renamed ? 1 : 0;
  }

  // The text between and around what differs is the same.
  void require_same_rest() const {
    std::size_t at = 0;
    std::size_t after_at = 0;
    for (const auto& [before, after] : differences_) {
      require(before_.substr(at, before.offset - at) == after_.substr(after_at, after.offset - after_at),
              "no byte beside the repairs changes");
      at = before.end();
      after_at = after.end();
    }
    require(before_.substr(at) == after_.substr(after_at), "no byte after the repairs changes");
  }

  // The pointers of the members that have another name, by that name.
  [[nodiscard]] const std::set<std::string>& renamed() const { return renamed_; }
  [[nodiscard]] std::size_t count() const { return differences_.size(); }

 private:
  void compare_values(const Value& before, const Value& after, const std::string& pointer) {
    using runlint::generator::Kind;
    require(before.children.size() == after.children.size(), "no member comes or goes");
    for (std::size_t i = 0; i < before.children.size(); ++i) {
      std::string below = pointer;
      runlint::reference::append_token(below, before.kind == Kind::kObject ? after.children[i].key : std::to_string(i));
      compare(before.children[i], after.children[i], std::move(below));
    }
    if (before.kind == Kind::kObject || before.kind == Kind::kArray) {
      require(before.kind == after.kind, "a container stays one");
      return;
    }
    const std::string_view old_text = part(before_, before.span);
    const std::string_view new_text = part(after_, after.span);
    if (old_text == new_text) return;
    differences_.emplace_back(before.span, after.span);
    require(after.kind == Kind::kString, "a repaired value is a string");
    if (before.kind == Kind::kString) {
      require(same_but_case(before.text, after.text), "only letter case changes in a value");
      return;
    }
    require(before.text == after.text && old_text != "null", "a quoted value is what was written");
    const std::string variables = pointer.substr(0, pointer.rfind('/'));
    require(variables.ends_with("/runtimeEnvironment"), "only an environment's values get quotes");
  }

  std::string_view before_;
  std::string_view after_;
  std::set<std::size_t> unknown_;  // the offsets of unknown names
  std::vector<std::pair<Span, Span>> differences_;
  std::set<std::string> renamed_;
  std::size_t renamed_depth_ = 0;
};

std::multiset<std::pair<Rule, std::string>> errors_of(const Report& report) {
  std::multiset<std::pair<Rule, std::string>> errors;
  for (const Diagnostic& found : report.diagnostics()) {
    if (found.severity == runlint::Severity::kError) errors.emplace(found.rule, report.exact_pointer(found.instance));
  }
  return errors;
}

bool is_below(std::string_view pointer, const std::set<std::string>& renamed) {
  return std::ranges::any_of(renamed, [pointer](const std::string& name) {
    return pointer.starts_with(name) && (pointer.size() == name.size() || pointer[name.size()] == '/');
  });
}

void require_no_new_errors(const Report& before, const Report& after, const std::set<std::string>& renamed) {
  std::multiset<std::pair<Rule, std::string>> known = errors_of(before);
  for (const auto& error : errors_of(after)) {
    const auto found = known.find(error);
    if (found != known.end()) {
      known.erase(found);
    } else {
      require(is_below(error.second, renamed), "a new error is in a member that was unknown");
    }
  }
}

// Whether a repair may delete `text`: a byte order mark, commas or a comment.
bool may_be_deleted(std::string_view text) {
  // Several that touch are one change.
  while (text.starts_with(',') || text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(text[0] == ',' ? 1 : 3);
  return text.empty() || text.starts_with("//") || text.starts_with("/*") || text.starts_with("#");
}

void check_payload(std::string_view payload, const Document& document, Validator& validator, std::size_t batch,
                   const runlint::fuzz::SecretMarkers* markers) {
  const runlint::Report before = validator.check(payload);
  runlint::Options few = validator.options();
  few.max_diagnostics = batch;
  Validator limited(few);
  const auto check = [&limited](std::string_view text) { return limited.check(text); };
  const Repaired repaired = runlint::fix::repair(payload, check);
  const std::string_view after_text = repaired.text;
  require(runlint::fix::repair(after_text, check).changes.empty(), "a second repair changes nothing");
  require((repaired.count == 0) == repaired.changes.empty(), "repairs change the text");
  require(!repaired.changes.empty() || after_text == payload, "without a repair the text stays as it is");
  if (repaired.changes.empty()) return;

  if (document.error) {
    std::string cut;
    std::size_t at = 0;
    for (const runlint::fix::Change& change : repaired.changes) {
      cut.append(payload, at, change.before.offset - at).append(part(after_text, change.after));
      at = change.before.end();
    }
    require(cut.append(payload, at) == after_text, "no byte beside the repairs changes");
    const Document now = runlint::reference::read(after_text, validator.options().max_depth);
    if (!now.error) return;
    for (const runlint::fix::Change& change : repaired.changes) {
      const std::string_view text = part(after_text, change.after);
      if (text.empty() || text == " ")
        require(may_be_deleted(part(payload, change.before)), "only what JSON lacks is deleted");
    }
  } else {
    const Document now = runlint::reference::read(after_text, validator.options().max_depth);
    require(!now.error, "JSON stays JSON");
    Comparison comparison(payload, after_text, before);
    comparison.compare(document.root, now.root, "");
    comparison.require_same_rest();
    require(comparison.count() == repaired.count, "each repair is one name or value");
    // Where a report can't hold all findings, new ones can't be told from others.
    if (before.diagnostics().size() <= batch)
      require_no_new_errors(before, validator.check(after_text), comparison.renamed());
  }

  std::string diff;
  runlint::fix::append_unified_diff(diff, "a", {payload, {}}, {after_text, {}}, repaired.changes);
  const bool is_text = payload.find('\0') == std::string_view::npos && !document.error;
  if (is_text && payload.find('\x7F') == std::string_view::npos) {
    require(runlint::patched(payload, diff) == after_text, "the diff leads from one text to the other");
  }
  if (markers == nullptr) return;
  const auto hidden = [&](std::string_view text, Span runlint::fix::Change::* side) {
    return validator.redacted_spans(text, runlint::fix::diff_window(text, repaired.changes, side));
  };
  const std::vector<Span> hidden_before = hidden(payload, &runlint::fix::Change::before);
  const std::vector<Span> hidden_after = hidden(after_text, &runlint::fix::Change::after);
  diff.clear();
  runlint::fix::append_unified_diff(diff, "a", {payload, hidden_before}, {after_text, hidden_after}, repaired.changes);
  require(diff.find(markers->text) == std::string::npos, "the diff shows no secret text");
  require(diff.find(markers->number) == std::string::npos, "the diff shows no secret number");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const std::uint64_t choices = runlint::fuzz::hash(input);
  const std::size_t batch = choices / 1024 % 4 == 0 ? 1 + choices / 4096 % 3 : kAll;
  Validator validator(options_of(choices));
  const std::size_t depth = validator.options().max_depth;
  const Document document = runlint::reference::read(input, depth);
  check_payload(runlint::fuzz::guarded(input), document, validator, batch, nullptr);

  // Markers are where those of a payload, not of a template, would be.
  runlint::Options plain = validator.options();
  plain.kind = runlint::Kind::kRunJob;
  Validator run_job(plain);
  const runlint::fuzz::SecretMarkers markers(input);
  const std::string marked =
      runlint::fuzz::insert_markers(input, runlint::reference::read_leniently(input, depth), markers);
  check_payload(runlint::fuzz::guarded(marked), runlint::reference::read(marked, depth), run_job, batch, &markers);

  const std::string generated = runlint::generator::generate(choices).text;
  check_payload(runlint::fuzz::guarded(generated), runlint::reference::read(generated, depth), run_job, batch, nullptr);
  return 0;
}
