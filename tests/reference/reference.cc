#include "reference/reference.h"

#include <algorithm>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "json/foreign_text.h"
#include "reference/document.h"
#include "reference/page.h"
#include "text/edit_distance.h"

namespace runlint::reference {
namespace {

using std::string;
using std::string_view;

class Checker {
 public:
  // A value and the JSON Pointer that leads to it.
  struct At {
    const Value& value;
    const string& pointer;
  };
  using Check = std::function<void(At)>;
  using Members = std::map<string, Check, std::less<>>;

  explicit Checker(const Options& options)
      : newer_(options.api == ApiRevision::k2026_05),
        references_(options.references || options.kind == runlint::Kind::kTemplate) {}

  std::vector<generator::ExpectedDiagnostic> run(const Value& root, runlint::Kind kind) && {
    find_duplicates(root, "");
    const string pointer;
    if (kind == runlint::Kind::kTemplate) {
      nodes({root, pointer});
      return std::move(diagnostics_);
    }
    if (kind == runlint::Kind::kResponse) {
      const Check result = [this](At at) { open_object(at, {{"id", text()}, {"runName", text()}}); };
      open_object({root, pointer}, {{"data", result}});
    } else if (!all(root, "apiVersion").empty() && !all(root, "spec").empty() && all(root, "metadata").empty()) {
      report(Rule::kSchemaUnknownProperty, "/apiVersion", all(root, "apiVersion")[0]->key_span);
    } else {
      run_job({root, pointer});
    }
    return std::move(diagnostics_);
  }

 private:
  void report(Rule rule, const string& pointer, Span span, std::optional<Span> related = std::nullopt) {
    diagnostics_.push_back({.rule = rule, .pointer = pointer, .span = span, .related = related});
  }

  // A missing member is reported at the key that introduces the object.
  void report_object(Rule rule, At at) {
    const bool has_key = at.value.key_span.length != 0;
    report(rule, at.pointer, has_key ? at.value.key_span : Span{at.value.span.offset, 1});
  }

  // The nodes of a template at this value and below it.
  void nodes(At at) {
    const auto is_of_kind = [&at](string_view name) {
      return std::ranges::any_of(all(at.value, "kind"), [name](const Value* kind) {
        return kind->kind == Kind::kString && kind->text == name;
      });
    };
    const bool is_object = at.value.kind == Kind::kObject;
    const bool is_job_run = is_object && is_of_kind("JobRun");
    const bool is_closed = is_job_run || (is_object && is_of_kind("Condition"));
    if (is_job_run && all(at.value, "spec").empty()) report_object(Rule::kSchemaRequired, at);
    for (std::size_t i = 0; i < at.value.children.size(); ++i) {
      const Value& child = at.value.children[i];
      string pointer = at.pointer;
      append_token(pointer, is_object ? child.key : std::to_string(i));
      const bool is_spec = is_object && child.key == "spec";
      if (is_spec && is_job_run) run_job({child, pointer}, {{"jobId", text(1)}, {"projectId", text(1)}}, {"jobId"});
      if (!is_spec || !is_closed) nodes({child, pointer});
    }
  }

  // Whether a string with a reference stands for a value that may be one.
  [[nodiscard]] bool is_reference(At at) const {
    const std::size_t opening = at.value.text.find("${");
    return references_ && at.value.kind == Kind::kString && opening != string::npos &&
           at.value.text.find('}', opening) != string::npos;
  }
  Check or_reference(Check check) {
    return [this, check = std::move(check)](At at) {
      if (!is_reference(at)) check(at);
    };
  }

  void find_duplicates(const Value& value, const string& pointer) {
    std::map<string_view, Span> first;
    for (std::size_t i = 0; i < value.children.size(); ++i) {
      const Value& child = value.children[i];
      string below = pointer;
      append_token(below, value.kind == Kind::kObject ? child.key : std::to_string(i));
      if (value.kind == Kind::kObject) {
        const auto [known, is_new] = first.emplace(child.key, child.key_span);
        if (!is_new) report(Rule::kJsonDuplicateKey, below, child.key_span, known->second);
      }
      find_duplicates(child, below);
    }
  }

  bool is_kind(At at, Kind kind) {
    if (at.value.is_foreign) return false;
    if (at.value.kind == kind) return true;
    report(Rule::kSchemaType, at.pointer, at.value.span);
    return false;
  }

  static std::vector<const Value*> all(const Value& object, string_view key) {
    std::vector<const Value*> found;
    for (const Value& child : object.children) {
      if (child.key == key) found.push_back(&child);
    }
    return found;
  }

  static bool is_near(const Members& members, const Value& object, string_view name) {
    return std::ranges::any_of(object.children, [&](const Value& child) {
      if (members.find(child.key) != members.end()) return false;
      const bool holds_value = child.key.substr(0, child.key.find_first_of("=:")) == name;
      return holds_value || text::edit_distance(child.key, name) != text::kTooFar;
    });
  }

  // An object that is open, and the members of it that names of other systems mean.
  struct Level {
    const Members& members;
    Names meant = {};
    Names kubernetes = {};  // what it has of an entrypoint and its arguments, as Kubernetes names them
  };

  // Notes in each open object that a member of it may be meant by `name`.
  void note_meaning(const string& name) {
    const Names meaning = meaning_of(name);
    for (Level& level : levels_) {
      for (const auto& [member, check] : level.members) {
        if (meaning.contains(member)) level.meant.insert(member);
      }
    }
    Level& level = levels_.back();
    if (!meaning.empty()) level.meant.insert("configType");
    if (const string half = kubernetes_half(name); !half.empty()) level.kubernetes.insert(half);
    if (level.kubernetes.size() == 2) level.meant.insert("customEntrypoint");
  }

  // Returns the members of it that names of other systems mean.
  Names closed_object(At at, const Members& members, const Names& required, bool has_synonyms = true) {
    if (!is_kind(at, Kind::kObject)) return {};
    levels_.push_back({members});
    for (const Value& child : at.value.children) {
      string pointer = at.pointer;
      append_token(pointer, child.key);
      const auto member = members.find(child.key);
      if (member == members.end()) {
        report(Rule::kSchemaUnknownProperty, pointer, child.key_span);
        if (has_synonyms) note_meaning(child.key);
      } else {
        member->second({child, pointer});
      }
    }
    const Names meant = std::move(levels_.back().meant);
    levels_.pop_back();
    // What a name of other systems means and no choice requires means another choice.
    const bool is_chosen = std::ranges::none_of(meant, [](const string& name) { return name.starts_with("custom"); }) ||
                           std::ranges::any_of(required, [&meant](const string& name) {
                             return name.starts_with("custom") && meant.contains(name);
                           });
    for (const string& name : required) {
      if (name.starts_with("custom") && !is_chosen) continue;
      const bool is_misnamed = meant.contains(name) || is_near(members, at.value, name);
      if (all(at.value, name).empty() && !is_misnamed) report_object(Rule::kSchemaRequired, at);
    }
    return meant;
  }

  // An object of the response: every listed member is required, and others are allowed.
  void open_object(At at, const Members& members) {
    if (!is_kind(at, Kind::kObject)) return;
    for (const auto& [name, check] : members) {
      if (all(at.value, name).empty()) report_object(Rule::kSchemaRequired, at);
      for (const Value* child : all(at.value, name)) check({*child, at.pointer + "/" + name});
    }
  }

  // An object with keys of the sender's choice.
  void map(At at, const std::function<bool(const string&)>& good_key, const Check& check) {
    if (!is_kind(at, Kind::kObject)) return;
    for (const Value& child : at.value.children) {
      string pointer = at.pointer;
      append_token(pointer, child.key);
      if (!good_key(child.key)) report(Rule::kSchemaPropertyName, pointer, child.key_span);
      check({child, pointer});
    }
  }

  Check text(std::size_t minimum = 0, std::size_t maximum = kNoLimit, const char* pattern = nullptr) {
    return [=, this](At at) {
      if (!is_kind(at, Kind::kString)) return;
      const std::size_t length = length_of(at.value.text);
      if (length < minimum) {
        report(Rule::kSchemaMinLength, at.pointer, at.value.span);
      } else if (length > maximum) {
        report(Rule::kSchemaMaxLength, at.pointer, at.value.span);
      } else if (pattern != nullptr && !matches(pattern, at.value.text)) {
        report(Rule::kSchemaPattern, at.pointer, at.value.span);
      }
    };
  }

  Check one_of(const Names& values) {
    return [this, &values](At at) {
      if (is_kind(at, Kind::kString) && !values.contains(at.value.text)) {
        report(Rule::kSchemaEnum, at.pointer, at.value.span);
      }
    };
  }

  Check size(const Sizes& sizes, std::int64_t documented_maximum) {
    return [this, &sizes, documented_maximum](At at) {
      if (!is_kind(at, Kind::kNumber)) return;
      const Integer integer = integer_of(at.value.text);
      if (!integer.is_integer) {
        report(Rule::kSchemaType, at.pointer, at.value.span);
      } else if (newer_) {
        if (integer.value < 1) report(Rule::kSchemaMinimum, at.pointer, at.value.span);
      } else if (!sizes.contains(integer.value)) {
        report(Rule::kSchemaEnum, at.pointer, at.value.span);
      } else if (integer.value > documented_maximum) {
        report(Rule::kSchemaDocumentedMaximum, at.pointer, at.value.span);
      }
    };
  }

  // ---- the page, from the top

  void run_job(At at, const Members& more = {}, const Names& required = {}) {
    const Check file = [this](At a) { closed_object(a, {{"data", text()}, {"encoding", text()}}, {"data"}, false); };
    const auto is_variable = [](const string& key) { return matches(kEnvironmentKey, key); };
    const auto is_path = [](const string& key) { return !key.empty() && key[0] == '/'; };
    const auto is_mount = [](const string& key) { return key.size() <= 64 && matches(kMountId, key); };
    const Check plan = or_reference(text(3, 100, kPlanId));
    Members members = {{"runtimeEnvironment", or_reference([=, this](At a) { map(a, is_variable, text()); })},
                       {"runtimeFiles", [=, this](At a) { map(a, is_path, file); }},
                       {"dockerSecretMounts", [=, this](At a) { map(a, is_mount, file); }},
                       {"billing", [=, this](At a) { closed_object(a, {{"deploymentPlan", plan}}, {}); }},
                       {"deployment", [this](At a) { deployment(a); }}};
    members.insert(more.begin(), more.end());
    closed_object(at, members, required);
  }

  void deployment(At at) {
    const Members members = {{"docker", [this](At a) { docker(a); }},
                             {"buildpack", [this](At a) { buildpack(a); }},
                             {"storage", [this](At a) { storage(a); }},
                             {"internal", [this](At a) { internal(a); }},
                             {"external", [this](At a) { external(a); }}};
    const Names meant = closed_object(at, members, {});
    if (at.value.kind != Kind::kObject) return;
    const auto internals = all(at.value, "internal");
    const auto externals = all(at.value, "external");
    if (!internals.empty() && !externals.empty()) {
      const bool internal_first = internals[0]->span.offset < externals[0]->span.offset;
      const Value& earlier = internal_first ? *internals[0] : *externals[0];
      const Value& later = internal_first ? *externals[0] : *internals[0];
      report(Rule::kSchemaOneOfConflict, at.pointer + "/" + later.key, later.key_span, earlier.key_span);
    } else if (internals.empty() && externals.empty() && !meant.contains("internal") && !meant.contains("external") &&
               !is_near(members, at.value, "internal") && !is_near(members, at.value, "external")) {
      report_object(Rule::kSchemaOneOfAmbiguous, at);
      diagnostics_.back().only_warns = newer_;
    }
  }

  // The members required by the configType of `at`, if there is exactly one and it is valid.
  static Names required_members(At at, const Names& types, const std::map<string, Names>& requirements) {
    Names required = {"configType"};
    const auto choices = all(at.value, "configType");
    if (choices.size() != 1 || choices[0]->kind != Kind::kString || !types.contains(choices[0]->text)) return required;
    const auto found = requirements.find(choices[0]->text);
    if (found != requirements.end()) required.insert(found->second.begin(), found->second.end());
    return required;
  }

  void docker(At at) {
    const std::map<string, Names> requirements = {
        {"customEntrypoint", {"customEntrypoint"}},
        {"customCommand", {"customCommand"}},
        {"customEntrypointCustomCommand", {"customEntrypoint", "customCommand"}}};
    closed_object(at, {{"configType", one_of(kDockerTypes)}, {"customEntrypoint", text()}, {"customCommand", text()}},
                  required_members(at, kDockerTypes, requirements));
  }

  void buildpack(At at) {
    const std::map<string, Names> requirements = {
        {"customProcess", {"customProcess"}},
        {"customCommand", {"customCommand"}},
        {"customEntrypointCustomCommand", {"customEntrypoint", "customCommand"}},
        {"originalEntrypointCustomCommand", {"customCommand"}}};
    closed_object(at,
                  {{"configType", one_of(kBuildpackTypes)},
                   {"customProcess", text()},
                   {"customEntrypoint", text()},
                   {"customCommand", text()}},
                  required_members(at, kBuildpackTypes, requirements));
  }

  void storage(At at) {
    const Check storage_size = or_reference(size(kStorageSizes, 204800));
    const Check ephemeral = [=, this](At a) { closed_object(a, {{"storageSize", storage_size}}, {}); };
    Members members = {{"ephemeralStorage", ephemeral}, {"shmSize", or_reference(size(kShmSizes, 61440))}};
    const Check flag = [this](At a) {
      const bool is_boolean = a.value.kind == Kind::kLiteral && a.value.text != "null";
      if (!is_boolean && !a.value.is_foreign) report(Rule::kSchemaType, a.pointer, a.value.span);
    };
    if (newer_) members.insert({{"useHdbStorage", flag}, {"usePdSsdStorage", flag}});
    closed_object(at, members, {});
  }

  void internal(At at) {
    const Check sha = [this](At a) {
      if (!is_kind(a, Kind::kString)) return;
      const bool conforms = (length_of(a.value.text) == 40) != (a.value.text == "latest");
      if (!conforms) report(Rule::kSchemaOneOfConflict, a.pointer, a.value.span);
    };
    const Check name = text(3, 54, kServiceId);
    const Check path = text(0, kNoLimit, kServicePath);
    const Check id = [=, this](At a) {
      const bool is_path = newer_ && a.value.kind == Kind::kString && a.value.text.find('/') != string::npos;
      (is_path ? path : name)(a);
    };
    closed_object(
        at, {{"id", or_reference(id)}, {"branch", text()}, {"buildSHA", or_reference(sha)}, {"buildId", text()}}, {});
  }

  void external(At at) {
    closed_object(at,
                  {{"imagePath", or_reference(text(0, kNoLimit, kImagePath))},
                   {"credentials", or_reference(text(0, kNoLimit, kCredentials))}},
                  {"imagePath"});
  }

  bool newer_;  // revision 2026-05
  bool references_;
  std::vector<Level> levels_;
  std::vector<generator::ExpectedDiagnostic> diagnostics_;
};

}  // namespace

std::vector<generator::ExpectedDiagnostic> expected_diagnostics(string_view payload, const Options& options) {
  const Document document = read_leniently(payload, Options().max_depth);
  std::vector<generator::ExpectedDiagnostic> expected;
  // foreign_text_test.cc tests which formats are recognized.
  if (const auto foreign = json::recognize_foreign_text(payload); foreign && document.error) {
    expected.push_back({.rule = foreign->rule, .pointer = "", .span = foreign->span});
    return expected;
  }
  if (!document.error) expected = Checker(options).run(document.root, options.kind);
  for (const Slip& slip : document.slips) expected.push_back({slip.rule, slip.pointer, slip.span});
  if (document.error) {
    const auto& [rule, offset, pointer] = *document.error;
    expected.push_back({.rule = rule, .pointer = pointer, .span = {offset, 0}, .any_length = true});
  }
  return expected;
}

}  // namespace runlint::reference
