// The text of a YAML document, for findings and redaction.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "check/source.h"
#include "runlint/report.h"
#include "schema/schema.h"
#include "text/utf8.h"
#include "yaml/document.h"

namespace runlint {

class YamlSource final : public check::Source {
 public:
  // Refers to both; `document` was read from `yaml`.
  YamlSource(const yaml::Document& document, std::string_view yaml) noexcept : document_(document), yaml_(yaml) {}

  [[nodiscard]] check::ValueShape shape_of_value(std::size_t offset) const noexcept override {
    return shape(document_.value_at(offset));
  }
  [[nodiscard]] check::ValueShape shape_of_member(const text::StringToken& key) const noexcept override {
    return shape(document_.value_of(key.offset));
  }
  [[nodiscard]] text::KeyForm form_of_key(const text::StringToken& key) const noexcept override {
    return document_.form_of_key(key.offset);
  }
  [[nodiscard]] check::ValueAdvice advice_on_value(std::size_t offset, const schema::Schema& wanted,
                                                   const schema::Schema* around) const override;
  [[nodiscard]] Span key_span_at(std::size_t offset) const override { return document_.key_span_at(offset); }
  // A block mapping begins with its first key, everything else with an indicator.
  [[nodiscard]] Span opening_span_at(std::size_t offset) const override {
    if (const Span key = document_.key_span_at(offset); key.length > 0) return key;
    const std::string_view rest = yaml_.substr(offset);
    return {offset, rest.empty() ? 0 : text::decode(rest).length};
  }
  void append_raw_spans(const text::StringToken& token, std::span<const Span> spans,
                        std::vector<Span>& out) const override {
    document_.append_raw_spans(token, spans, out);
  }
  void append_line_spans(Span scalar, std::vector<Span>& out) const override {
    document_.append_line_spans(scalar, out);
  }

 private:
  [[nodiscard]] static check::ValueShape shape(const yaml::Value& value) noexcept {
    using enum check::ValueShape;
    if (value.type == yaml::Type::kObject) return kObject;
    if (value.type != yaml::Type::kArray) return kOther;
    if (!value.first) return kList;
    return *value.first == yaml::Type::kObject ? kListOfObjects : kListOfStrings;
  }

  // Whether the member after the value left out at `offset` must have been meant to be one of `wanted`.
  [[nodiscard]] bool is_before_member_of(std::size_t offset, const schema::Schema& wanted,
                                         const schema::Schema* around) const;

  const yaml::Document& document_;
  std::string_view yaml_;
};

}  // namespace runlint
