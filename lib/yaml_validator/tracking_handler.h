// Follows the replay of a YAML document for what concerns its syntax: aliases and ambiguous scalars.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "check/shared_text.h"
#include "runlint/report.h"
#include "text/token.h"
#include "yaml/document.h"
#include "yaml_validator/scalar_lint.h"

namespace runlint {

// Passes all tokens to `Handler`, a SchemaWalker.
template <text::TokenHandler Handler>
class TrackingHandler {
 public:
  // Refers to all. `shared` and `scalars` may be null.
  TrackingHandler(Handler& handler, const yaml::Document& document, const std::vector<bool>& hidden,
                  check::SharedText* shared, ScalarLint* scalars) noexcept
      : handler_(handler), document_(document), hidden_(hidden), shared_(shared), scalars_(scalars) {}

  bool on_key(const text::StringToken& key) {
    if (shared_ != nullptr) {
      const std::string_view yaml = document_.source();
      if (key.offset < yaml.size() && yaml[key.offset] == '*') shared_->hide_name(key.value);
      const text::KeyForm form = document_.form_of_key(key.offset);
      if (form != text::KeyForm::kNormal) shared_->note_form(key.value, form);
      shared_->next_token(key.offset, {}, false);
    }
    if (!handler_.on_key(key)) return false;
    if (scalars_ != nullptr) scalars_->on_key(key);
    return true;
  }
  void on_element() { handler_.on_element(); }
  bool on_string(const text::StringToken& key, const text::StringToken& text) {
    start_scalar(key, text.offset);
    return end_scalar(key, text.offset, handler_.on_string(key, text));
  }
  bool on_number(const text::StringToken& key, const text::PrimitiveToken& number) {
    start_scalar(key, number.offset);
    return end_scalar(key, number.offset, handler_.on_number(key, number));
  }
  bool on_literal(const text::StringToken& key, const text::PrimitiveToken& literal) {
    start_scalar(key, literal.offset);
    return end_scalar(key, literal.offset, handler_.on_literal(key, literal));
  }
  bool on_begin_object(const text::StringToken& key, std::uint32_t offset) {
    start_container(key, offset);
    return handler_.on_begin_object(key, offset);
  }
  bool on_begin_array(const text::StringToken& key, std::uint32_t offset) {
    start_container(key, offset);
    return handler_.on_begin_array(key, offset);
  }
  bool on_end_object(std::uint32_t offset) {
    end_container();
    return handler_.on_end_object(offset);
  }
  bool on_end_array(std::uint32_t offset) {
    end_container();
    return handler_.on_end_array(offset);
  }

 private:
  struct Container {
    std::uint32_t offset;
    Span alias;
  };

  [[nodiscard]] Span alias_of(const text::StringToken& key) const noexcept {
    return key.exists() ? document_.alias_of(key.offset) : Span();
  }
  void start_scalar(const text::StringToken& key, std::size_t offset) {
    if (shared_ != nullptr) shared_->next_token(offset, alias_of(key), hidden_[offset]);
  }
  bool end_scalar(const text::StringToken& key, std::size_t offset, bool goes_on) {
    if (goes_on && scalars_ != nullptr) scalars_->on_value(key, offset, handler_.schema_of_scalar());
    return goes_on;
  }
  void start_container(const text::StringToken& key, std::uint32_t offset) {
    if (shared_ == nullptr) return;
    open_.push_back({offset, alias_of(key)});
    shared_->next_token(offset, open_.back().alias, false);
  }
  void end_container() {
    if (shared_ == nullptr) return;
    shared_->next_token(open_.back().offset, open_.back().alias, false);
    open_.pop_back();
  }

  Handler& handler_;
  const yaml::Document& document_;
  const std::vector<bool>& hidden_;
  check::SharedText* shared_;
  ScalarLint* scalars_;
  std::vector<Container> open_;
};

}  // namespace runlint
