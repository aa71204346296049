// Text that a document uses in several places, by aliases, and the names of keys without values.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "runlint/report.h"
#include "runlint/rule.h"
#include "text/token.h"

namespace runlint::check {

// Decides what is reported of a document whose reader passes some tokens several times, once for each place where they
// are used. The reader's adapter says which token comes next.
class SharedText {
 public:
  // A token, or the end of a container, comes next: a value that begins at `offset`. `alias`: the alias by which it is
  // used here; empty if it stands here itself. `is_hidden`: one of the places where it is used holds secrets.
  void next_token(std::size_t offset, Span alias, bool is_hidden) noexcept {
    ++token_;
    offset_ = offset;
    alias_ = alias;
    is_hidden_ = is_hidden;
  }

  // Whether messages must not quote the present token.
  [[nodiscard]] bool is_hidden() const noexcept { return is_hidden_; }
  // Whether `name` must not be shown as the name of a member, because it is a value elsewhere.
  [[nodiscard]] bool is_hidden_name(std::string_view name) const { return hidden_names_.contains(name); }
  void hide_name(std::string_view name) { hidden_names_.insert(name); }
  // The form of the keys with that name; if they differ, the one that hides most.
  [[nodiscard]] text::KeyForm form_of_name(std::string_view name) const {
    const auto found = forms_.find(name);
    return found == forms_.end() ? text::KeyForm::kNormal : found->second;
  }
  void note_form(std::string_view name, text::KeyForm form) {
    text::KeyForm& worst = forms_[name];
    worst = std::max(worst, form);
  }
  // The alias by which the present value is used, for a finding about all of it; empty if there is none.
  [[nodiscard]] Span alias_of(Span span) const noexcept { return span.offset == offset_ ? alias_ : Span(); }

  // Whether the same finding was made where the text was used before, with at least that severity. Throws
  // std::bad_alloc only.
  [[nodiscard]] bool is_repeated(Rule rule, Severity severity, Span span) {
    const auto [found, is_new] = findings_.try_emplace(Key{rule, span}, Finding{token_, severity});
    if (is_new || found->second.token == token_) return false;
    if (found->second.severity >= severity) return true;
    found->second = {token_, severity};
    return false;
  }

 private:
  struct Key {
    Rule rule;
    Span span;
    bool operator==(const Key&) const = default;
  };
  struct Hash {
    std::size_t operator()(const Key& key) const noexcept {
      return (key.span.offset * 0x9E3779B97F4A7C15 ^ key.span.length) * 64 + static_cast<std::size_t>(key.rule);
    }
  };
  struct Finding {
    std::uint64_t token;  // by which it was made; one token may make several
    Severity severity;
  };

  std::unordered_map<Key, Finding, Hash> findings_;
  std::unordered_set<std::string_view> hidden_names_;
  std::unordered_map<std::string_view, text::KeyForm> forms_;  // those that are not kNormal
  std::uint64_t token_ = 0;
  std::size_t offset_ = 0;
  Span alias_;
  bool is_hidden_ = false;
};

}  // namespace runlint::check
