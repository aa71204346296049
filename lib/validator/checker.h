// The part of a validator that is independent of syntax: the options, and the walks over a document.
#pragma once

#include <algorithm>
#include <concepts>
#include <cstddef>
#include <iterator>
#include <optional>
#include <span>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "check/report_builder.h"
#include "check/report_handler.h"
#include "check/revision_notes.h"
#include "check/schema_walker.h"
#include "check/source.h"
#include "check/template_walker.h"
#include "lint/linter.h"
#include "runlint/validator.h"
#include "schema/schema.h"
#include "text/token.h"

namespace runlint {

// A document that may be walked several times. walk() passes its tokens to a handler and returns kComplete if it came
// to the end. walk_objects() passes those of each object of a list to a walker of its own, for `notes`.
template <class D>
concept Document = requires(D document, check::NodeKinds handler, std::vector<check::RevisedObject> objects,
                            check::RevisionNotes& notes, check::SchemaWalker<check::RevisionNotes> (*make_walker)(),
                            check::ReportHandler& reporter, bool lint) {
  { document.text() } -> std::same_as<std::string_view>;
  { document.source() } -> std::convertible_to<const check::Source&>;
  { document.walk(handler) } -> std::same_as<std::remove_const_t<decltype(D::kComplete)>>;
  { document.walk_objects(objects, notes, make_walker) } -> std::same_as<void>;
  // Called before a walk that reports, with a handler that lives until it ends; whether to lint the syntax too.
  { document.start(reporter, lint) } -> std::same_as<void>;
};

// Scratch memory is kept from one document to the next.
struct Checker {
  explicit Checker(const Options& given);

  template <Document D, check::SchemaHandler Handler>
  [[gnu::always_inline]] auto walk(D& document, Handler& handler) {
    if (is_template) return walk_template(document, handler);
    return walk_payload(document, handler);
  }

  // Flattened: the compiler inlines only so much in a file.
  template <Document D, check::SchemaHandler Handler>
  [[gnu::noinline, gnu::flatten]] auto walk_payload(D& document, Handler& handler) {
    check::SchemaWalker<Handler> walker(&schema, options.references, stack, handler);
    return document.walk(walker);
  }

  // Cold, so that the compiler inlines the walk of a payload instead.
  template <Document D, check::SchemaHandler Handler>
  [[gnu::cold]] auto walk_template(D& document, Handler& handler) {
    nodes.start(document.text().size());
    stack.reset();  // no container is open where this walk ends
    if (const auto found = document.walk(nodes); found != D::kComplete) return found;
    check::TemplateWalker<Handler> walker(nodes, schema, stack, handler);
    return document.walk(walker);
  }

  // Adds the findings in the document. Returns false if it could not be walked to its end.
  template <Document D>
  [[nodiscard]] bool check(D& document, ReportBuilder& builder) {
    // Of a text with slips; most have none, and a copy of nothing costs time too.
    std::optional<ReportBuilder> before;
    if (builder.has_findings()) before = builder;
    const auto quoting = options.quote_values ? check::Quoting::kAllowed : check::Quoting::kNever;
    check::ReportHandler reporter(document.source(), schema, options.severities, quoting, stack, builder,
                                  lint_enabled ? &linter : nullptr, revised);
    linter.start(allows_references());
    document.start(reporter, true);
    if (walk(document, reporter) != D::kComplete) return false;
    if (is_template && !nodes.any_job_run()) builder.set_without_payload();
    const std::optional<text::StringToken> template_key = reporter.template_key();
    if (template_key && options.kind == Kind::kRunJob) {
      builder = before ? *std::move(before) : ReportBuilder(options.max_diagnostics);
      check_template_as_payload(document, *template_key, builder);
    } else {
      add_notes(document, reporter.revised_objects(), builder);
    }
    return true;
  }

  // Adds to the diagnostics of `builder` what the newest revision says of these objects.
  template <Document D>
  [[gnu::cold]] void add_notes(D& document, std::span<const check::RevisedObject> objects, ReportBuilder& builder) {
    if (objects.empty()) return;
    check::RevisionNotes notes(builder, options.severities, stack);
    std::vector<check::RevisedObject> concerned;
    std::ranges::copy_if(objects, std::back_inserter(concerned),
                         [&notes](const check::RevisedObject& object) { return notes.concerns(object.instance); });
    if (concerned.empty()) return;
    document.walk_objects(std::move(concerned), notes, [this, &notes] {
      return check::SchemaWalker<check::RevisionNotes>(schema::kRevised.back(), allows_references(), stack, notes);
    });
  }

  // Adds the findings in a template that was taken for a payload: one at the key, and duplicate names.
  template <Document D>
  [[gnu::cold]] void check_template_as_payload(D& document, const text::StringToken& key, ReportBuilder& builder) {
    check::ReportHandler reporter(document.source(), schema, options.severities, check::Quoting::kNever, stack, builder,
                                  nullptr, nullptr);
    reporter.report(Rule::kSchemaUnknownProperty, check::span_of(key), [&](Diagnostic& diagnostic) {
      check::MessageParts parts = check::template_as_payload(key.value);
      diagnostic.instance = builder.instance(InstanceId::kRoot, key.value);
      diagnostic.message = std::move(parts.message);
      diagnostic.help = std::move(parts.help);
    });
    document.start(reporter, false);
    check::SchemaWalker<check::ReportHandler> walker(nullptr, false, stack, reporter);
    (void)document.walk(walker);
  }

  [[nodiscard]] bool allows_references() const noexcept { return options.references || is_template; }

  Options options;
  bool is_template;
  const schema::Schema& schema;   // of a document or, for a template, of its JobRun nodes
  const schema::Schema* revised;  // where the newest revision of the API differs; null in that one
  std::size_t max_size;
  std::size_t max_depth;
  check::Stack stack;
  check::NodeKinds nodes;
  bool lint_enabled;         // a rule of lib/lint may find something
  bool lint_can_fail;        // … that makes a payload invalid
  bool first_error_decides;  // false: unless the payload is a template, which has one finding, and that is no error
  lint::Linter linter;
};

}  // namespace runlint
