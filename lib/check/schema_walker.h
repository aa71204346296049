// THE walk: checks the events of a document against the table, in one pass.
#pragma once

#include <bit>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "check/constraints.h"
#include "check/member_names.h"
#include "check/synonyms.h"
#include "runlint/report.h"
#include "runlint/rule.h"
#include "schema/schema.h"
#include "text/edit_distance.h"
#include "text/redaction.h"
#include "text/reference.h"
#include "text/short_equal.h"
#include "text/token.h"

namespace runlint::check {

inline constexpr InstanceId kNoInstance{~std::uint32_t{0}};

// An open container. Its key, index, instance and nulls are set for handlers with kTracksLocations, is_secret for those
// with kRedacts.
struct Frame {
  const schema::Schema* schema;    // what describes it: a kObject or a kMap; null where nothing does
  const schema::Schema* expected;  // expected instead of this container; null if its type is right
  text::StringToken key;           // the member it is the value of; none for the root and an element
  std::uint32_t open;              // its bracket
  bool is_array;
  bool is_secret;                          // secret, or not known
  schema::Alternatives open_alternatives;  // the alternatives of a oneOf that fit the members seen so far
  schema::MemberSet seen;
  schema::MemberSet nulls;           // members with a null where another type is expected
  schema::MemberSet misspelled;      // awaited members of which an unknown name may be a misspelling
  std::uint8_t deciding_member;      // the first member that ruled out an alternative
  std::uint8_t discriminator_value;  // 1 + the index of the discriminator's value; 0: none that is valid
  std::uint8_t kubernetes;           // the halves of Kubernetes' form of a command that it has
  std::uint32_t index;               // an array's current element
  InstanceId instance;               // once a diagnostic has needed it; until then kNoInstance

  std::size_t keys;                          // of the MemberNames
  std::uint32_t first[schema::kMaxMembers];  // the offset of a seen member's key
};

// Scratch memory of successive walks: the frames of the open containers and the names in them.
class Stack {
 public:
  explicit Stack(std::size_t max_depth) : frames_(std::make_unique_for_overwrite<Frame[]>(max_depth)) {}

  void reset() noexcept {
    end_ = frames_.get();
    keys_.start();
  }
  [[nodiscard]] bool empty() const noexcept { return end_ == frames_.get(); }
  [[nodiscard]] std::size_t depth() const noexcept { return static_cast<std::size_t>(end_ - frames_.get()); }
  [[nodiscard]] Frame& top() noexcept { return end_[-1]; }
  [[nodiscard]] Frame& operator[](std::size_t i) noexcept { return frames_[i]; }
  [[nodiscard]] MemberNames& keys() noexcept { return keys_; }

  Frame& push() noexcept { return *end_++; }
  void pop() noexcept { keys_.close((--end_)->keys); }

 private:
  std::unique_ptr<Frame[]> frames_;
  Frame* end_ = frames_.get();
  MemberNames keys_;
};

// The value about to be read. Refers to the key, which is the reader's.
struct Instance {
  const schema::Schema* schema;  // what describes it; null where nothing does
  const text::StringToken& key;  // of the member that has this value; empty for the root and an element
};

// The handler of a SchemaWalker. Its callbacks are called before the document is known to be well-formed; one that
// returns false ends the walk. Two constants say what else it needs: kTracksLocations the key, index, instance and
// nulls of a Frame, kRedacts its is_secret and three more callbacks.
template <class H>
concept SchemaHandler =
    requires(H handler, const Frame& frame, const Instance& instance, const text::StringToken& string,
             const text::PrimitiveToken& primitive, std::uint32_t offset, std::size_t length, Span span,
             std::string_view text, std::size_t member, Rule rule, const schema::Schema& map) {
      requires std::same_as<decltype(H::kTracksLocations), const bool>;
      requires std::same_as<decltype(H::kRedacts), const bool>;
      // Violations of a value. The texts of on_wrong_type: the type found, and a scalar's value or number.
      { handler.on_wrong_type(instance, span, text, text) } -> std::same_as<bool>;
      { handler.on_wrong_container(frame, length) } -> std::same_as<bool>;
      { handler.on_not_an_integer(instance, primitive) } -> std::same_as<bool>;
      { handler.on_bad_string(rule, instance, string) } -> std::same_as<bool>;
      { handler.on_bad_integer(rule, instance, primitive) } -> std::same_as<bool>;
      // Of a key; `offset` is that of the first one.
      { handler.on_bad_key(rule, map, string) } -> std::same_as<bool>;
      { handler.on_unknown_member(frame, string) } -> std::same_as<bool>;
      { handler.on_duplicate_key(string, offset) } -> std::same_as<bool>;
      // `string` is the later of two keys, `text` and `offset` are the earlier one's.
      { handler.on_alternatives_conflict(frame, string, text, offset) } -> std::same_as<bool>;
      // Of a whole object; `text` is the discriminator's value that requires the member, if one does.
      { handler.on_missing_member(frame, member, text) } -> std::same_as<bool>;
      { handler.on_no_alternative_chosen(frame) } -> std::same_as<bool>;
      // A string without a violation, which may be a reference in the place of another type.
      { handler.on_valid_string(instance, string) } -> std::same_as<void>;
      // The end of a kObject or kMap, after the violations of it as a whole.
      { handler.on_close(frame, offset) } -> std::same_as<void>;
    } &&
    (!H::kRedacts ||
     requires(H handler, Stack& stack, const text::StringToken& key, std::uint32_t offset, std::size_t length) {
       // A scalar that must not be shown; a container in the place of one; each key.
       { handler.on_secret(offset, length) } -> std::same_as<void>;
       { handler.on_secret_container(offset) } -> std::same_as<void>;
       { handler.on_key(stack, key) } -> std::same_as<void>;
     });

// The handler for a reader: finds violations and passes them to its own handler.
//
// The path of a valid payload is inlined. A handler that is inlined with it takes texts as copies, so that the walk
// keeps its own in registers; one that is not takes references: copying a struct that was just written in two halves
// stalls (no store forwarding).
template <SchemaHandler Handler>
class SchemaWalker {
 public:
  // `root` describes the document; null: nothing does. With `references`, a string that holds one stands for any value
  // whose schema allows that. It is looked for only in a value that breaks a rule.
  SchemaWalker(const schema::Schema* root, bool references, Stack& stack, Handler& handler) noexcept
      : stack_(stack), handler_(handler), references_(references), schema_(root) {
    stack.reset();
  }

  // Describes the value about to be read, whatever contains it.
  void describe(const schema::Schema& schema) noexcept {
    schema_ = &schema;
    is_secret_ = false;
  }

  // The schema of the scalar just read; null if it has none.
  [[nodiscard]] const schema::Schema* schema_of_scalar() const noexcept { return schema_; }

  bool on_begin_object(const text::StringToken& key, std::uint32_t offset) noexcept {
    return begin(key, offset, false);
  }
  bool on_begin_array(const text::StringToken& key, std::uint32_t offset) noexcept { return begin(key, offset, true); }
  void on_element() noexcept {
    if constexpr (Handler::kTracksLocations) ++stack_.top().index;
    schema_ = nullptr;
    inherit_secrecy(stack_.top());
  }

  bool on_end_object(std::uint32_t offset) { return end(offset); }
  bool on_end_array(std::uint32_t offset) { return end(offset); }

  [[gnu::always_inline]] bool on_key(const text::StringToken& key) {
    Frame& frame = stack_.top();
    schema_ = nullptr;
    inherit_secrecy(frame);
    if constexpr (Handler::kRedacts) handler_.on_key(stack_, key);
    const schema::Schema* const schema = frame.schema;
    if (schema != nullptr && schema->type == schema::Type::kObject) {
      const std::size_t member = schema::find_member(*schema, key.value);
      if (member != schema::kMaxMembers) return on_known_member(frame, key, member);
    }
    // A name that the table does not list: it may be a duplicate.
    const std::uint32_t first = stack_.keys().insert(frame.keys, frame.open, key.value, key.offset);
    if (first != MemberNames::kAbsent && !handler_.on_duplicate_key(key, first)) return false;
    if (schema == nullptr) return true;
    if (schema->type == schema::Type::kMap) {
      schema_ = schema->value;
      if (conforms_fast(*schema->key, key.value)) return true;
      const std::optional<Rule> breach = first_violation(*schema->key, key.value);
      return !breach || handler_.on_bad_key(*breach, *schema, key);
    }
    is_secret_ = true;
    return schema->open || on_unknown_member(frame, key);
  }

  [[gnu::always_inline]] bool on_string(const text::StringToken& key, const text::StringToken& text) {
    report_secret(text.offset, text.length);
    if (schema_ == nullptr) return true;
    const schema::Schema& schema = *schema_;
    if (schema.unconstrained) {
      // Breaks nothing.
    } else if (schema.type != schema::Type::kString) {
      if (!is_reference(schema, text.value)) {
        return handler_.on_wrong_type(instance(key), {text.offset, text.length}, "string", text.value);
      }
    } else if (!schema.values.empty()) {
      const std::size_t value = find_value(schema, text.value);
      if (value != schema.values.size()) {
        set_discriminator(schema, key, value);
      } else if (!is_reference(schema, text.value)) {
        return handler_.on_bad_string(Rule::kSchemaEnum, instance(key), text);
      }
    } else if (!conforms_fast(schema, text.value)) {
      const std::optional<Rule> breach = first_violation(schema, text.value);
      if (breach && !is_reference(schema, text.value)) return handler_.on_bad_string(*breach, instance(key), text);
    }
    handler_.on_valid_string(instance(key), text);
    return true;
  }

  [[gnu::always_inline]] bool on_number(const text::StringToken& key, const text::PrimitiveToken& scalar) {
    report_secret(scalar.offset, scalar.length);
    if (schema_ == nullptr) return true;
    const schema::Schema& schema = *schema_;
    if (schema.type != schema::Type::kInteger) {
      return handler_.on_wrong_type(instance(key), {scalar.offset, scalar.length}, "number", scalar.text);
    }
    const text::Number number = text::parse_integer(scalar.text);
    if (!number.is_integer) return handler_.on_not_an_integer(instance(key), scalar);
    const std::optional<Rule> breach = first_violation(schema, number);
    return !breach || handler_.on_bad_integer(*breach, instance(key), scalar);
  }

  [[gnu::always_inline]] bool on_literal(const text::StringToken& key, const text::PrimitiveToken& scalar) {
    report_secret(scalar.offset, scalar.length);
    if (schema_ == nullptr || (schema_->type == schema::Type::kBoolean && scalar.text != "null")) return true;
    return handler_.on_wrong_type(instance(key), {scalar.offset, scalar.length},
                                  scalar.text == "null" ? "null" : "boolean", scalar.text);
  }

 private:
  [[nodiscard]] bool is_reference(const schema::Schema& schema, std::string_view value) const noexcept {
    return references_ && schema.may_be_reference && text::has_reference(value);
  }

  void report_secret(std::uint32_t offset, std::size_t length) {
    if constexpr (Handler::kRedacts) {
      // An object of secrets may have been given as a string.
      if (is_secret_ || (schema_ != nullptr && schema_->secret)) handler_.on_secret(offset, length);
    }
  }

  void inherit_secrecy(const Frame& frame) noexcept {
    if constexpr (Handler::kRedacts) is_secret_ = frame.is_secret;
  }

  [[nodiscard]] Instance instance(const text::StringToken& key) const noexcept { return {schema_, key}; }

  static schema::MemberSet bit(std::size_t member) noexcept { return static_cast<schema::MemberSet>(1u << member); }

  [[gnu::always_inline]] bool begin(const text::StringToken& key, std::uint32_t offset, bool is_array) noexcept {
    const schema::Schema* schema = schema_;
    const bool fits = schema != nullptr && !is_array && schema->is_object;
    Frame& frame = stack_.push();
    frame.schema = fits ? schema : nullptr;
    frame.expected = fits ? nullptr : schema;
    frame.open = offset;
    frame.is_array = is_array;
    if constexpr (Handler::kTracksLocations) {
      frame.key = key;
      frame.index = ~std::uint32_t{0};  // before the first element
      frame.instance = kNoInstance;
      frame.nulls = 0;
    }
    if constexpr (Handler::kRedacts) {
      frame.is_secret = is_secret_ || !fits || schema->secret;
      if (is_secret_ || frame.expected != nullptr) handler_.on_secret_container(offset);
    }
    frame.seen = frame.misspelled = 0;
    frame.open_alternatives = fits ? schema->all_alternatives : schema::Alternatives{0};
    frame.deciding_member = schema::kMaxMembers;
    frame.discriminator_value = frame.kubernetes = 0;
    frame.keys = stack_.keys().open();
    return true;
  }

  [[gnu::always_inline]] bool end(std::uint32_t offset) {
    const Frame& frame = stack_.top();
    bool go_on = true;
    if (frame.expected != nullptr) {
      go_on = handler_.on_wrong_container(frame, offset + 1 - frame.open);
    } else if (frame.schema != nullptr) {
      if (frame.schema->type == schema::Type::kObject) go_on = close_object(frame);
      handler_.on_close(frame, offset);
    }
    stack_.pop();
    return go_on;
  }

  [[gnu::always_inline]] bool close_object(const Frame& frame) {
    const schema::Schema& schema = *frame.schema;
    const schema::MemberSet demanded =  // by the discriminator
        frame.discriminator_value != 0 ? schema::required_by_choice(schema, frame.discriminator_value - 1u)
                                       : schema::MemberSet{0};
    const unsigned missing = (schema.required | demanded) & ~frame.seen & ~frame.misspelled;
    for (unsigned rest = missing; rest != 0; rest &= rest - 1) {
      const auto member = static_cast<std::size_t>(std::countr_zero(rest));
      const bool by_choice = (demanded & bit(member)) != 0;
      if (by_choice && chooses_otherwise(frame, demanded)) continue;
      const std::string_view choice =
          by_choice ? schema.members[schema.discriminator].schema->values[frame.discriminator_value - 1u]
                    : std::string_view{};
      if (!handler_.on_missing_member(frame, member, choice)) return false;
    }
    const bool several = (frame.open_alternatives & (frame.open_alternatives - 1)) != 0;
    // If a deciding member was only misspelled, that is already reported.
    return !several || (frame.misspelled & schema.deciding_members) != 0 || handler_.on_no_alternative_chosen(frame);
  }

  // Whether a synonym means a member that the discriminator's value does not require, so that another value is meant.
  [[gnu::cold]] static bool chooses_otherwise(const Frame& frame, schema::MemberSet demanded) noexcept {
    schema::MemberSet meant = 0;
    for (const schema::Condition& condition : frame.schema->conditions) meant |= bit(condition.required);
    meant &= frame.misspelled;
    return (frame.misspelled & bit(frame.schema->discriminator)) != 0 && meant != 0 && (meant & demanded) == 0;
  }

  // A member of the object.
  [[gnu::always_inline]] bool on_known_member(Frame& frame, const text::StringToken& key, std::size_t member) {
    const schema::Member& known = frame.schema->members[member];
    schema_ = known.schema;
    inherit_secrecy(frame);
    if ((frame.seen & bit(member)) != 0) {
      if (member == frame.schema->discriminator) frame.discriminator_value = 0;
      return handler_.on_duplicate_key(key, frame.first[member]);
    }
    frame.seen |= bit(member);
    frame.first[member] = key.offset;
    if (known.alternatives == schema::kAllAlternatives || frame.open_alternatives == 0) return true;
    frame.open_alternatives &= known.alternatives;
    if (frame.open_alternatives == 0) {
      return handler_.on_alternatives_conflict(frame, key, frame.schema->members[frame.deciding_member].name,
                                               frame.first[frame.deciding_member]);
    }
    if (frame.deciding_member == schema::kMaxMembers) frame.deciding_member = static_cast<std::uint8_t>(member);
    return true;
  }

  // A name that is not a member of the object.
  bool on_unknown_member(Frame& frame, text::StringToken key) {
    const schema::Schema& schema = *frame.schema;
    const std::string_view name = key.value.substr(0, text::name_end(key.value));
    for (unsigned rest = schema.may_be_missing; rest != 0; rest &= rest - 1) {
      const auto i = static_cast<std::size_t>(std::countr_zero(rest));
      const std::string_view member = schema.members[i].name;
      if (name == member || text::edit_distance(key.value, member) != text::kTooFar) frame.misspelled |= bit(i);
    }
    if (const schema::Synonym* const synonym = find_synonym(schema, key.value)) record_synonym(*synonym);
    return handler_.on_unknown_member(frame, key);
  }

  // In each open object on the way, the member that the synonym means is not missing but misnamed. A discriminator is
  // not missing in the object where the synonym is: the member's form has it, or the object was not meant at all.
  void record_synonym(const schema::Synonym& synonym) noexcept {
    for (std::size_t i = 0; i < stack_.depth(); ++i) {
      Frame& frame = stack_[i];
      if (frame.schema == nullptr || frame.schema->type != schema::Type::kObject) continue;
      for (const std::string_view name : synonym.names()) {
        const std::size_t member = schema::find_member(*frame.schema, name);
        if (member != schema::kMaxMembers) frame.misspelled |= bit(member);
      }
    }
    Frame& frame = stack_.top();
    if (frame.schema->discriminator != schema::kMaxMembers) frame.misspelled |= bit(frame.schema->discriminator);
    frame.kubernetes |= synonym.kubernetes;
    const std::size_t entrypoint = schema::find_member(*frame.schema, kEntrypoint);
    if (frame.kubernetes == schema::kKubernetesPair && entrypoint != schema::kMaxMembers) {
      frame.misspelled |= bit(entrypoint);
    }
  }

  // Records the value of an object's discriminator.
  void set_discriminator(const schema::Schema& schema, const text::StringToken& key, std::size_t value) noexcept {
    if (stack_.empty()) return;
    Frame& frame = stack_.top();
    if (frame.schema == nullptr || frame.schema->discriminator >= frame.schema->members.size()) return;
    const schema::Member& discriminator = frame.schema->members[frame.schema->discriminator];
    // If the discriminator occurs twice, it is unknown which one counts.
    if (discriminator.schema != &schema || key.offset != frame.first[frame.schema->discriminator]) return;
    frame.discriminator_value = static_cast<std::uint8_t>(value + 1);
  }

  Stack& stack_;
  Handler& handler_;
  bool references_;
  // About the value that comes next.
  const schema::Schema* schema_;  // what describes it; null where nothing does
  bool is_secret_ = false;        // secret, or not known
};

}  // namespace runlint::check
