// THE walk: checks the events of a document against the table, in one pass.
#ifndef RUNLINT_LIB_CHECK_CHECKER_H_
#define RUNLINT_LIB_CHECK_CHECKER_H_

#include <bit>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "check/constraints.h"
#include "check/key_set.h"
#include "json/walk.h"
#include "runlint/report.h"
#include "runlint/rule.h"
#include "schema/schema.h"
#include "text/near.h"
#include "text/same.h"

namespace runlint::check {

inline constexpr PathId kNoPath{~std::uint32_t{0}};

// An open container. Its key, index and path are set for policies with kTellsWhere, hidden for those with kCensors.
struct Frame {
  const schema::Schema* schema;  // what describes it: a kRecord or a kMap; null where nothing does
  const schema::Schema* wanted;  // expected instead of this container; null if its type is right
  json::Text key;                // the member it is the value of; length 0: none (the root, an element)
  std::uint32_t open;            // its bracket
  bool is_array;
  bool hidden;                 // secret, or not known
  schema::Alternatives alive;  // the alternatives of a oneOf that fit the members seen so far
  schema::MemberSet seen;
  schema::MemberSet near;  // awaited members of which an unknown name may be a misspelling
  std::uint8_t chooser;    // the first member that ruled out an alternative
  std::uint8_t choice;     // 1 + the index of the discriminator's value; 0: none that is valid
  std::uint32_t index;     // an array's current element
  PathId path;             // once a diagnostic has needed it; until then kNoPath

  std::size_t keys;                          // of the KeySet
  std::uint32_t first[schema::kMaxMembers];  // where a seen member's key stands
};

// Scratch memory of successive walks: the frames of the open containers and the names in them.
class Stack {
 public:
  explicit Stack(std::size_t max_depth) : frames_(std::make_unique_for_overwrite<Frame[]>(max_depth)) {}

  void start() noexcept {
    end_ = frames_.get();
    keys_.start();
  }
  [[nodiscard]] bool empty() const noexcept { return end_ == frames_.get(); }
  [[nodiscard]] std::size_t depth() const noexcept { return static_cast<std::size_t>(end_ - frames_.get()); }
  [[nodiscard]] Frame& top() noexcept { return end_[-1]; }
  [[nodiscard]] Frame& operator[](std::size_t i) noexcept { return frames_[i]; }
  [[nodiscard]] KeySet& keys() noexcept { return keys_; }

  Frame& push() noexcept { return *end_++; }
  void pop() noexcept { keys_.close((--end_)->keys); }

 private:
  std::unique_ptr<Frame[]> frames_;
  Frame* end_ = frames_.get();
  KeySet keys_;
};

// The value about to be read.
struct Place {
  const schema::Schema* schema;  // what describes it; null where nothing does
  json::Text key;                // the member it is the value of; length 0: none
};

// The handler for json::walk(). It finds violations and passes them to a policy (Judge, Reporter or Censor), which has
// one function for each kind of violation, called below; returning false ends the walk. Besides, it has
// names_settled(), called at the end of a record; good_string(), for each string without a violation; and ended(), at
// the end of each record and map. All are called before the document is known to be JSON to its end. Two constants say
// what else a policy needs:
//
//   kTellsWhere   the key, index and path of a Frame
//   kCensors      calls of hidden(), for each scalar that must not be shown, and of name(), for each name
//
// The path of a valid payload is inlined, and texts are passed on as copies, so that the walk keeps its own in
// registers: a struct written in two halves and read as one word stalls (no store forwarding).
template <class Policy>
class Checker {
 public:
  Checker(const schema::Schema& root, Stack& stack, Policy& policy) noexcept
      : stack_(stack), policy_(policy), schema_(&root) {
    stack.start();
  }

  bool begin_object(const json::Text& key, std::uint32_t offset) noexcept { return begin(key, offset, false); }
  bool begin_array(const json::Text& key, std::uint32_t offset) noexcept { return begin(key, offset, true); }
  void element() noexcept {
    if constexpr (Policy::kTellsWhere) ++stack_.top().index;
    schema_ = nullptr;
    inherit_secrecy(stack_.top());
  }

  bool end_object(std::uint32_t offset) { return end(offset); }
  bool end_array(std::uint32_t offset) { return end(offset); }

  [[gnu::always_inline]] bool key(const json::Text& key) {
    Frame& frame = stack_.top();
    schema_ = nullptr;
    inherit_secrecy(frame);
    if constexpr (Policy::kCensors) policy_.name(stack_, key);
    const schema::Schema* const schema = frame.schema;
    if (schema != nullptr && schema->type == schema::Type::kRecord) {
      const std::size_t member = schema::find_member(*schema, key.value);
      if (member != schema::kMaxMembers) return listed(frame, key, member);
    }
    // A name that the table does not list: it may be a duplicate.
    const std::uint32_t first = stack_.keys().insert(frame.keys, frame.open, key.value, key.offset);
    if (first != KeySet::kNew && !policy_.duplicate_key(key, first)) return false;
    if (schema == nullptr) return true;
    if (schema->type == schema::Type::kMap) {
      schema_ = schema->value;
      if (fits_at_once(*schema->key, key.value)) return true;
      const std::optional<Rule> breach = first_breach(*schema->key, key.value);
      return !breach || policy_.bad_key(*breach, *schema, key);
    }
    hidden_ = true;
    return schema->open || unknown(frame, key);
  }

  [[gnu::always_inline]] bool string(const json::Text& key, const json::Text& text) {
    scalar(text.offset, text.length);
    if (schema_ == nullptr) return true;
    const schema::Schema& schema = *schema_;
    if (schema.any_text) {
      // Breaks nothing.
    } else if (schema.type != schema::Type::kString) {
      return policy_.wrong_type(place(key), text.offset, text.length, "string");
    } else if (!schema.values.empty()) {
      const std::size_t value = find_value(schema, text.value);
      if (value == schema.values.size()) return policy_.bad_string(Rule::kSchemaEnum, place(key), text);
      choose(schema, key, value);
    } else if (!fits_at_once(schema, text.value)) {
      const std::optional<Rule> breach = first_breach(schema, text.value);
      if (breach) return policy_.bad_string(*breach, place(key), text);
    }
    policy_.good_string(place(key), text);
    return true;
  }

  [[gnu::always_inline]] bool number(const json::Text& key, const json::Scalar& scalar) {
    this->scalar(scalar.offset, scalar.text.size());
    if (schema_ == nullptr) return true;
    const schema::Schema& schema = *schema_;
    if (schema.type != schema::Type::kInteger) {
      return policy_.wrong_type(place(key), scalar.offset, scalar.text.size(), "number");
    }
    const json::Number number = json::classify(scalar.text);
    if (!number.is_integer) return policy_.not_an_integer(place(key), scalar);
    const std::optional<Rule> breach = first_breach(schema, number);
    return !breach || policy_.bad_integer(*breach, place(key), scalar);
  }

  [[gnu::always_inline]] bool literal(const json::Text& key, const json::Scalar& scalar) {
    this->scalar(scalar.offset, scalar.text.size());
    if (schema_ == nullptr) return true;
    return policy_.wrong_type(place(key), scalar.offset, scalar.text.size(),
                              scalar.text == "null" ? "null" : "boolean");
  }

 private:
  void scalar(std::uint32_t offset, std::size_t length) {
    if constexpr (Policy::kCensors) {
      // An object of secrets may have been given as a string.
      if (hidden_ || (schema_ != nullptr && schema_->secret)) policy_.hidden(offset, length);
    }
  }

  void inherit_secrecy(const Frame& frame) noexcept {
    if constexpr (Policy::kCensors) hidden_ = frame.hidden;
  }

  [[nodiscard]] Place place(const json::Text& key) const noexcept { return {schema_, key}; }

  static schema::MemberSet bit(std::size_t member) noexcept { return static_cast<schema::MemberSet>(1u << member); }

  [[gnu::always_inline]] bool begin(const json::Text& key, std::uint32_t offset, bool is_array) noexcept {
    const schema::Schema* schema = schema_;
    const bool fits = schema != nullptr && !is_array && schema->is_object;
    Frame& frame = stack_.push();
    frame.schema = fits ? schema : nullptr;
    frame.wanted = fits ? nullptr : schema;
    frame.open = offset;
    frame.is_array = is_array;
    if constexpr (Policy::kTellsWhere) {
      frame.key = key;
      frame.index = ~std::uint32_t{0};  // before the first element
      frame.path = kNoPath;
    }
    if constexpr (Policy::kCensors) frame.hidden = hidden_ || !fits || schema->secret;
    frame.seen = frame.near = 0;
    frame.alive = fits ? schema->every_alternative : schema::Alternatives{0};
    frame.chooser = schema::kMaxMembers;
    frame.choice = 0;
    frame.keys = stack_.keys().open();
    return true;
  }

  [[gnu::always_inline]] bool end(std::uint32_t offset) {
    const Frame& frame = stack_.top();
    bool go_on = true;
    if (frame.wanted != nullptr) {
      go_on = policy_.wrong_container(frame, offset + 1 - frame.open);
    } else if (frame.schema != nullptr) {
      if (frame.schema->type == schema::Type::kRecord) {
        policy_.names_settled(frame);
        go_on = end_record(frame);
      }
      policy_.ended(frame, offset);
    }
    stack_.pop();
    return go_on;
  }

  [[gnu::always_inline]] bool end_record(const Frame& frame) {
    const schema::Schema& schema = *frame.schema;
    schema::MemberSet demanded = 0;  // by the discriminator
    if (frame.choice != 0) {
      for (const schema::Condition& condition : schema.conditions) {
        if ((condition.when >> (frame.choice - 1) & 1) != 0) demanded |= bit(condition.required);
      }
    }
    const unsigned missing = (schema.required | demanded) & ~frame.seen & ~frame.near;
    for (unsigned rest = missing; rest != 0; rest &= rest - 1) {
      const auto member = static_cast<std::size_t>(std::countr_zero(rest));
      const bool by_choice = (demanded & bit(member)) != 0;
      const std::string_view choice =
          by_choice ? schema.members[schema.discriminator].schema->values[frame.choice - 1u] : std::string_view{};
      if (!policy_.missing_member(frame, member, choice)) return false;
    }
    const bool several = (frame.alive & (frame.alive - 1)) != 0;
    // If a deciding member was only misspelled, that is already reported.
    return !several || (frame.near & schema.choosers) != 0 || policy_.no_alternative_chosen(frame);
  }

  // A member of the record.
  [[gnu::always_inline]] bool listed(Frame& frame, const json::Text& key, std::size_t member) {
    const schema::Member& known = frame.schema->members[member];
    schema_ = known.schema;
    inherit_secrecy(frame);
    if ((frame.seen & bit(member)) != 0) {
      if (member == frame.schema->discriminator) frame.choice = 0;
      return policy_.duplicate_key(key, frame.first[member]);
    }
    frame.seen |= bit(member);
    frame.first[member] = key.offset;
    if (known.alternatives == schema::kEveryAlternative || frame.alive == 0) return true;
    frame.alive &= known.alternatives;
    if (frame.alive == 0) {
      return policy_.alternatives_conflict(frame, key, frame.schema->members[frame.chooser].name,
                                           frame.first[frame.chooser]);
    }
    if (frame.chooser == schema::kMaxMembers) frame.chooser = static_cast<std::uint8_t>(member);
    return true;
  }

  // A name that is not a member of the record.
  bool unknown(Frame& frame, json::Text key) {
    const schema::Schema& schema = *frame.schema;
    for (unsigned rest = schema.awaited; rest != 0; rest &= rest - 1) {
      const auto i = static_cast<std::size_t>(std::countr_zero(rest));
      if (text::distance(key.value, schema.members[i].name) != text::kFar) frame.near |= bit(i);
    }
    return policy_.unknown_member(frame, key);
  }

  // Records the value of a record's discriminator.
  void choose(const schema::Schema& schema, const json::Text& key, std::size_t value) noexcept {
    if (stack_.empty()) return;
    Frame& frame = stack_.top();
    if (frame.schema == nullptr || frame.schema->discriminator >= frame.schema->members.size()) return;
    const schema::Member& discriminator = frame.schema->members[frame.schema->discriminator];
    // If the discriminator occurs twice, it is unknown which one counts.
    if (discriminator.schema != &schema || key.offset != frame.first[frame.schema->discriminator]) return;
    frame.choice = static_cast<std::uint8_t>(value + 1);
  }

  Stack& stack_;
  Policy& policy_;
  // Of the value about to be read.
  const schema::Schema* schema_;  // what describes it; null where nothing does
  bool hidden_ = false;           // secret, or not known
};

}  // namespace runlint::check

#endif  // RUNLINT_LIB_CHECK_CHECKER_H_
