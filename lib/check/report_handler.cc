#include "check/report_handler.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "check/constraints.h"
#include "check/key_without_value.h"
#include "check/name_redaction.h"
#include "check/sizes.h"
#include "text/escape.h"
#include "text/redaction.h"
#include "text/utf8.h"

namespace runlint::check {
namespace {

// The span for a violation of a whole container: its key, or where it begins if it has none.
Span introducing_span(const Frame& frame, const Source& source) {
  return frame.key.exists() ? span_of(frame.key) : source.opening_span_at(frame.open);
}

void set(Diagnostic& diagnostic, MessageParts words) {
  diagnostic.message = std::move(words.message);
  diagnostic.help = std::move(words.help);
  diagnostic.replacement = std::move(words.replacement);
}

// Sets the help for a name without quotes that begins with what looks like its indentation.
void mention_indentation(Diagnostic& diagnostic, const text::StringToken& key) {
  if (key.length != key.value.size() || !text::begins_with_unicode_space(key.value)) return;
  diagnostic.help =
      fmt::format("it begins with {}: replace that by an ordinary space", text::describe_character(key.value));
  diagnostic.replacement.reset();
}

// The names that a member of the object or map may have been meant to have and that another member has.
std::vector<std::string_view> taken_names(const Frame& frame, Stack& stack) {
  std::vector<std::string_view> taken;
  if (frame.schema->type == schema::Type::kObject) {
    for (std::size_t i = 0; i < frame.schema->members.size(); ++i) {
      if ((frame.seen >> i & 1) != 0) taken.push_back(frame.schema->members[i].name);
    }
    return taken;
  }
  for (const MemberNames::Member& member : stack.keys().names(frame.keys)) {
    if (std::ranges::find(frame.schema->key->values, member.name()) != frame.schema->key->values.end())
      taken.push_back(member.name());
  }
  return taken;
}

// The alternatives of a oneOf that allow the member of that name; all of them if it is in none.
schema::Alternatives alternatives_with(const schema::Schema& object, std::string_view name) {
  const std::size_t member = schema::find_member(object, name);  // none in a map
  return member != schema::kMaxMembers ? object.members[member].alternatives : schema::kAllAlternatives;
}

// The members that the discriminator requires if it has that value.
schema::MemberSet required_by_value(const schema::Schema& object, std::string_view value) {
  const std::span<const std::string_view> values = object.members[object.discriminator].schema->values;
  return schema::required_by_choice(object,
                                    static_cast<std::size_t>(std::ranges::find(values, value) - values.begin()));
}

}  // namespace

InstanceId ReportHandler::container_instance() {
  InstanceId instance = InstanceId::kRoot;
  for (std::size_t i = 1; i < stack_.depth(); ++i) {
    Frame& frame = stack_[i];
    const Frame& parent = stack_[i - 1];
    if (frame.instance == kNoInstance) {
      frame.instance = parent.is_array
                           ? builder_.instance(instance, std::to_string(parent.index))
                           : builder_.instance(instance, frame.key.value, secret_spans_of(i - 1, frame.key.value));
    }
    instance = frame.instance;
  }
  return instance;
}

InstanceId ReportHandler::member_instance(std::string_view name) {
  return builder_.instance(container_instance(), name, secret_spans_of(stack_.depth() - 1, name));
}

InstanceId ReportHandler::value_instance(std::string_view name) {
  if (stack_.empty()) return InstanceId::kRoot;
  if (!stack_.top().is_array) return member_instance(name);
  return builder_.instance(container_instance(), std::to_string(stack_.top().index));
}

std::string ReportHandler::shown_name(std::string_view name) const {
  if (stack_.empty()) return std::string(name);
  return text::redacted(name, secret_spans_of(stack_.depth() - 1, name));
}

std::string ReportHandler::own_name() {
  constexpr std::size_t kQuoted = 256;  // bytes: more than text::quoted() takes
  const Frame& frame = stack_.top();
  const bool is_node = frame.schema != nullptr && frame.schema->role == schema::Role::kNode;
  if (!frame.key.exists() || is_node) return {};
  return text::pointer_unescaped(builder_.step(container_instance()).shown.substr(0, kQuoted));
}

bool ReportHandler::may_quote(std::string_view value) const {
  return quoting() == Quoting::kAllowed && text::secret_spans(value).empty();
}

std::vector<Span> ReportHandler::secret_spans_of(std::size_t container, std::string_view name) const {
  if (shared_ != nullptr && !name.empty() && shared_->is_hidden_name(name)) return {{0, name.size()}};
  const text::KeyForm form = shared_ != nullptr ? shared_->form_of_name(name) : text::KeyForm::kNormal;
  return secret_spans_of_name(stack_, container, name, form);
}

void ReportHandler::add_alias(Diagnostic& diagnostic) const {
  const Span alias = shared_->alias_of(diagnostic.span);
  if (alias.length == 0) return;
  diagnostic.related.push_back({.message = "used here by this alias", .instance = diagnostic.instance, .span = alias});
}

bool ReportHandler::is_needed(std::string_view name) {
  if (stack_.empty() || stack_.top().schema == nullptr) return false;
  const schema::Schema& object = *stack_.top().schema;
  const std::size_t member = schema::find_member(object, name);  // none in a map
  // Which alternative of a oneOf is needed is not known yet.
  const unsigned needed = object.may_be_missing & ~unsigned{object.deciding_members};
  return member != schema::kMaxMembers && (needed >> member & 1) != 0;
}

bool ReportHandler::on_wrong_type(const Instance& instance, Span span, std::string_view type, std::string_view value) {
  if (builder_.is_stand_in(span.offset)) {
    on_wrong_literal(instance, span, "null");
    return true;
  }
  const schema::Schema* const around = stack_.empty() ? nullptr : stack_.top().schema;
  if (type == "null" && around != nullptr && around->type == schema::Type::kObject) {
    const std::size_t member = find_member(*around, instance.key.value);
    if (member != schema::kMaxMembers) stack_.top().nulls |= static_cast<schema::MemberSet>(1U << member);
  }
  if (type == "null" && instance.key.exists() && source_.form_of_key(instance.key) != text::KeyForm::kNormal) {
    return on_key_without_value(instance);
  }
  if ((type == "null" || type == "boolean") && builder_.is_repaired(span)) {
    on_wrong_literal(instance, span, type);
    return true;
  }
  const ValueAdvice advice = source_.advice_on_value(span.offset, *instance.schema, around);
  const bool is_error = severity_of(Rule::kSchemaType, Severity::kError) == Severity::kError;
  if (advice.lost_indentation && is_error && !stack_.empty()) {
    lost_members_ = {.container = stack_.top().open, .schema = instance.schema};
  }
  return report_at(instance.key.value, Rule::kSchemaType, span, [&](Diagnostic& diagnostic) {
    if (advice.is_infinite_number) type = "number";
    const bool is_string = type == "string";
    const std::size_t first = is_string ? value.find_first_not_of(' ') : std::string_view::npos;
    const bool is_json_text = first != std::string_view::npos && value[first] == '{';
    MessageParts words =
        check::wrong_type(shown_name(instance.key.value), *instance.schema,
                          {.type = type, .is_needed = is_needed(instance.key.value), .is_json_text = is_json_text});
    if (is_string && is_size(*instance.schema) && quoting() == Quoting::kAllowed) {
      if (std::string help = help_on_size(*instance.schema, value); !help.empty()) words.help = std::move(help);
    }
    // Not quoted: it stands for what must not be shown, or for a number.
    if (advice.is_infinite_number) words.message += " that JSON can't write";
    if (!advice.help.empty()) words.help = advice.help;
    if (!advice.reason.empty()) words.help.append(": ").append(advice.reason);
    if (is_string) mention_placeholder(words, value, Quoting::kNever);
    set(diagnostic, std::move(words));
    // Environments hold strings: the text of the number or boolean is what must have been meant.
    diagnostic.quote = instance.schema->role == schema::Role::kVariable && (type == "number" || type == "boolean") &&
                       advice.help.empty() && !advice.is_infinite_number;
  });
}

// None, True or NaN, which are reported as such: once, with the help for a value that would be right.
void ReportHandler::on_wrong_literal(const Instance& instance, Span span, std::string_view type) {
  if (severity_of(Rule::kSchemaType, Severity::kError) == Severity::kOff) return;
  const MessageParts words = check::wrong_type(shown_name(instance.key.value), *instance.schema,
                                               {.type = type, .is_needed = is_needed(instance.key.value)});
  // The finding about -Infinity begins after the sign, which a number may have.
  const std::size_t sign = builder_.is_stand_in(span.offset) ? 1 : 0;
  for (std::size_t at = span.offset; at <= span.offset + sign && !words.help.empty(); ++at) {
    builder_.set_help(Rule::kJsonSyntax, at, words.help);
  }
}

// A value that is missing because of a slip at the key, which is reported there.
bool ReportHandler::on_key_without_value(const Instance& instance) {
  const text::StringToken& key = instance.key;
  const schema::Schema* const object = stack_.top().schema;
  if (object != nullptr && object->type == schema::Type::kMap && !conforms(*object->key, key.value)) return true;
  return report_at(key.value, Rule::kSchemaType, span_of(key), [&](Diagnostic& diagnostic) {
    const std::string shown = shown_name(key.value);
    std::optional<MessageParts> words = check::key_without_value(key.value, shown, source_.form_of_key(key));
    set(diagnostic,
        words ? std::move(*words)
              : check::wrong_type(shown, *instance.schema, {.type = "null", .is_needed = is_needed(key.value)}));
  });
}

bool ReportHandler::on_wrong_container(const Frame& frame, std::size_t length) {
  return report_container(Rule::kSchemaType, info(Rule::kSchemaType).severity, {frame.open, length},
                          [&](Diagnostic& diagnostic) {
                            set(diagnostic, check::wrong_type(own_name(), *frame.expected,
                                                              {.type = frame.is_array ? "array" : "object",
                                                               .shape = source_.shape_of_value(frame.open)}));
                            const ValueAdvice advice = source_.advice_on_value(frame.open, *frame.expected, nullptr);
                            if (!advice.help.empty()) diagnostic.help = advice.help;
                          });
}

bool ReportHandler::on_not_an_integer(const Instance& instance, text::PrimitiveToken scalar) {
  return report_at(instance.key.value, Rule::kSchemaType, span_of(scalar), [&](Diagnostic& diagnostic) {
    set(diagnostic, check::not_an_integer(shown_name(instance.key.value), *instance.schema, scalar.text, quoting()));
  });
}

bool ReportHandler::on_bad_string(Rule rule, const Instance& instance, const text::StringToken& text) {
  if (instance.schema->role != schema::Role::kNone && lint_ != nullptr) lint_->on_bad_string(*this, instance, text);
  return report_at(instance.key.value, rule, span_of(text), [&](Diagnostic& diagnostic) {
    const Quoting quoting = quoting_for(text.value);
    MessageParts words = check::bad_string(rule, shown_name(instance.key.value), *instance.schema, text.value, quoting);
    mention_placeholder(words, text.value, quoting);
    if (is_discriminator(instance)) add_pending_fix(words, text.offset, /*is_choice=*/true);
    set(diagnostic, std::move(words));
  });
}

bool ReportHandler::on_bad_integer(Rule rule, const Instance& instance, text::PrimitiveToken scalar) {
  return report_at(instance.key.value, rule, span_of(scalar), [&](Diagnostic& diagnostic) {
    set(diagnostic, check::bad_integer(rule, shown_name(instance.key.value), *instance.schema, scalar.text, quoting()));
  });
}

bool ReportHandler::on_bad_key(Rule breach, const schema::Schema& map, const text::StringToken& key) {
  return report_at(key.value, Rule::kSchemaPropertyName, span_of(key), [&](Diagnostic& diagnostic) {
    const std::string shown = shown_name(key.value);
    if (std::optional<MessageParts> slip = check::key_without_value(key.value, shown, source_.form_of_key(key))) {
      return set(diagnostic, std::move(*slip));
    }
    MessageParts words = check::bad_key(breach, map, key.value, shown);
    mention_placeholder(words, key.value, Quoting::kNever);  // the message quotes the name, or the part that may be
    add_pending_fix(words, key.offset);
    set(diagnostic, std::move(words));
    mention_indentation(diagnostic, key);
  });
}

bool ReportHandler::on_unknown_member(const Frame& frame, const text::StringToken& key) {
  if (lost_members_.include(frame, key.value)) return true;
  if (stack_.depth() == 1) {
    const bool is_api_version = key.value == "apiVersion";
    const bool is_spec = key.value == schema::kSpecName;
    const bool is_metadata = key.value == "metadata";
    const bool is_kind = key.value == "kind";
    if (is_api_version && !api_version_) api_version_ = key;
    has_spec_ |= is_spec;
    has_metadata_ |= is_metadata;
    has_kind_ |= is_kind;
    if (is_api_version || is_spec || is_metadata || is_kind) foreign_keys_.push_back(key.offset);
  }
  return report_at(key.value, Rule::kSchemaUnknownProperty, span_of(key), [&](Diagnostic& diagnostic) {
    const ValueShape shape = source_.shape_of_member(key);
    const std::string shown = shown_name(key.value);
    if (std::optional<MessageParts> slip = check::key_without_value(key.value, shown, source_.form_of_key(key))) {
      return set(diagnostic, std::move(*slip));
    }
    MessageParts words = check::unknown_member(key.value, shown, own_name(), *frame.schema, root_, shape);
    add_pending_fix(words, key.offset);
    set(diagnostic, std::move(words));
    mention_indentation(diagnostic, key);
    const schema::Synonym* const synonym = find_synonym(*frame.schema, key.value);
    if (synonym != nullptr && means_command(*synonym))
      pending_commands_.push_back({stack_.depth(), synonym, key.value, shape, key.offset});
  });
}

bool ReportHandler::is_discriminator(const Instance& instance) {
  if (stack_.empty() || stack_.top().schema == nullptr) return false;
  const schema::Schema& object = *stack_.top().schema;
  return object.discriminator != schema::kMaxMembers && object.members[object.discriminator].schema == instance.schema;
}

void ReportHandler::add_pending_fix(const MessageParts& words, std::size_t offset, bool is_choice) {
  if (words.suggestion.empty()) return;
  pending_fixes_.push_back({.depth = stack_.depth(),
                            .name = words.suggestion,
                            .offset = offset,
                            .is_choice = is_choice,
                            .is_certain = words.replacement.has_value()});
}

// A new name is certain only if no other member has it or would get it, and if it does not choose a second alternative
// of a oneOf. A new value of a discriminator is certain only if each member that it requires is there, if only
// misspelled.
void ReportHandler::confirm_fixes(const Frame& frame) {
  if (pending_fixes_.back().depth != stack_.depth()) return;
  const schema::Schema& schema = *frame.schema;
  const std::vector<std::string_view> taken = taken_names(frame, stack_);
  std::vector<std::string_view> names = taken;
  std::size_t first = pending_fixes_.size();
  schema::Alternatives open = frame.open_alternatives;  // after all new names that do not conflict by themselves
  for (; first > 0 && pending_fixes_[first - 1].depth == stack_.depth(); --first) {
    const PendingFix& fix = pending_fixes_[first - 1];
    if (!fix.is_choice) names.push_back(fix.name);
    if ((alternatives_with(schema, fix.name) & frame.open_alternatives) != 0)
      open &= alternatives_with(schema, fix.name);
  }
  std::ranges::sort(names);
  for (std::size_t i = first; i < pending_fixes_.size(); ++i) {
    const PendingFix& fix = pending_fixes_[i];
    const bool is_certain = fix.is_choice ? (required_by_value(schema, fix.name) & ~frame.seen & ~frame.misspelled) == 0
                                          : std::ranges::equal_range(names, fix.name).size() == 1 &&
                                                (alternatives_with(schema, fix.name) == schema::kAllAlternatives ||
                                                 (open & alternatives_with(schema, fix.name)) != 0);
    if (!is_certain) builder_.drop_fix(fix.offset);
    if (std::ranges::find(taken, fix.name) != taken.end()) {
      builder_.set_help(Rule::kSchemaUnknownProperty, fix.offset,
                        fmt::format("\"{}\" is there already: {}", fix.name,
                                    fix.is_certain ? "keep one of the two" : "leave this one out"));
    }
  }
  pending_fixes_.resize(first);
}

// The form of a command depends on the members beside it.
void ReportHandler::complete_commands(const Frame& frame) {
  std::size_t first = pending_commands_.size();
  while (first > 0 && pending_commands_[first - 1].depth == stack_.depth()) --first;
  const std::span<const PendingCommand> here = std::span(pending_commands_).subspan(first);
  if (here.empty()) return;
  CommandContext context{
      .is_buildpack = has_buildpack_, .choice = frame.discriminator_value, .kubernetes = frame.kubernetes};
  for (const PendingCommand& command : here) add_to(context, *command.synonym);
  for (std::size_t i = 0; i < frame.schema->members.size(); ++i) {
    if ((frame.seen >> i & 1) != 0) add_to(context, frame.schema->members[i].name);
  }
  for (const PendingCommand& command : here) {
    builder_.set_help(Rule::kSchemaUnknownProperty, command.offset,
                      synonym_help(*command.synonym, command.name, *frame.schema, root_, command.shape, context));
  }
  pending_commands_.resize(first);
}

// Says once, at the first of its members, what a document with a spec is. That of a template has a finding of its own.
void ReportHandler::name_document() {
  const bool is_manifest = api_version_ && has_metadata_;
  if (!is_manifest && (!has_kind_ || api_version_)) return;
  std::string help(is_manifest ? kManifestAsPayload : kNodeAsPayload);
  for (const std::size_t offset : foreign_keys_)
    builder_.set_help(Rule::kSchemaUnknownProperty, offset, std::exchange(help, {}));
}

bool ReportHandler::on_missing_member(const Frame& frame, std::size_t member, std::string_view choice) {
  return report_container(Rule::kSchemaRequired, info(Rule::kSchemaRequired).severity, introducing_span(frame, source_),
                          [&](Diagnostic& diagnostic) {
                            set(diagnostic,
                                check::missing_member(own_name(), *frame.schema, member, frame.seen, choice));
                          });
}

bool ReportHandler::on_no_alternative_chosen(const Frame& frame) {
  return report_container(
      Rule::kSchemaOneOfAmbiguous, frame.schema->no_alternative, introducing_span(frame, source_),
      [&](Diagnostic& diagnostic) { set(diagnostic, check::no_alternative_chosen(own_name(), *frame.schema)); });
}

bool ReportHandler::on_alternatives_conflict(const Frame& frame, const text::StringToken& later,
                                             std::string_view earlier, std::uint32_t earlier_offset) {
  return report_at(later.value, Rule::kSchemaOneOfConflict, span_of(later), [&](Diagnostic& diagnostic) {
    set(diagnostic, check::alternatives_conflict(own_name(), *frame.schema, later.value, earlier));
    diagnostic.related.push_back(related(text::quoted(earlier) + " is here", earlier, earlier_offset));
  });
}

bool ReportHandler::on_duplicate_key(const text::StringToken& key, std::uint32_t first_offset) {
  return report_at(key.value, Rule::kJsonDuplicateKey, span_of(key), [&](Diagnostic& diagnostic) {
    set(diagnostic, check::duplicate_key(shown_name(key.value)));
    diagnostic.related.push_back(
        {.message = "the first one is here", .instance = diagnostic.instance, .span = key_span_at(first_offset)});
  });
}

}  // namespace runlint::check
