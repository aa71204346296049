// A YAML document under check.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <type_traits>
#include <vector>

#include "check/report_handler.h"
#include "check/revision_notes.h"
#include "check/schema_walker.h"
#include "check/shared_text.h"
#include "validator/checker.h"
#include "yaml/document.h"
#include "yaml_validator/hidden_tokens.h"
#include "yaml_validator/object_walks.h"
#include "yaml_validator/scalar_lint.h"
#include "yaml_validator/tracking_handler.h"
#include "yaml_validator/yaml_source.h"

namespace runlint {

// Refers to everything it is given; `document` was read from `yaml`.
class YamlDocument {
 public:
  static constexpr bool kComplete = true;

  YamlDocument(std::string_view yaml, const yaml::Document& document, Checker& checker) noexcept
      : yaml_(yaml), document_(document), checker_(checker), source_(document, yaml) {}

  [[nodiscard]] std::string_view text() const noexcept { return yaml_; }
  [[nodiscard]] const check::Source& source() const noexcept { return source_; }

  // Prepares what only some documents need: those with aliases or bare keys, and those with ambiguous scalars if `lint`
  // is set.
  void start(check::ReportHandler& reporter, bool lint) {
    shared_.reset();
    scalars_.reset();
    const bool has_aliases = yaml_.find('*') != std::string_view::npos;  // or may have some
    const bool lints = lint && reporter.severity_of(Rule::kLintYamlScalar, Severity::kWarning) != Severity::kOff;
    const bool is_ambiguous = lints && !document_.ambiguous_scalars().empty();
    const bool tracks_text = has_aliases || document_.has_bare_keys();
    if (!tracks_text && !is_ambiguous) return;
    hidden_ = hidden_values();
    if (is_ambiguous) scalars_.emplace(document_, yaml_.size(), hidden_, checker_.is_template, reporter);
    if (!tracks_text) return;
    shared_.emplace();
    reporter.set_shared_text(*shared_);
  }

  // By the offset of a value: whether it must not be shown.
  [[nodiscard]] std::vector<bool> hidden_values() {
    std::vector<bool> marks(yaml_.size() + 1, false);
    HiddenTokens handler(marks);
    (void)checker_.walk(*this, handler);
    return marks;
  }

  template <text::TokenHandler Handler>
  bool walk(Handler& handler) {
    if constexpr (std::is_base_of_v<check::SchemaWalker<check::ReportHandler>, Handler>) {
      if (shared_ || scalars_) {
        TrackingHandler<Handler> tracker(handler, document_, hidden_, shared_ ? &*shared_ : nullptr,
                                         scalars_ ? &*scalars_ : nullptr);
        return document_.walk(tracker);
      }
    }
    return document_.walk(handler);
  }

  template <class MakeWalker>
  void walk_objects(std::vector<check::RevisedObject> objects, check::RevisionNotes& notes, MakeWalker make_walker) {
    ObjectWalks walks(std::move(objects), notes, make_walker);
    (void)document_.walk(walks);
  }

 private:
  std::string_view yaml_;
  const yaml::Document& document_;
  Checker& checker_;
  YamlSource source_;
  std::vector<bool> hidden_;  // hidden_values()
  std::optional<check::SharedText> shared_;
  std::optional<ScalarLint> scalars_;
};

}  // namespace runlint
