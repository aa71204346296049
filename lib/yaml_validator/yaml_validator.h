// The validator of payloads that are written in YAML. No part of the library that programs embed: a gate reads JSON.
#pragma once

#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "runlint/report.h"
#include "runlint/validator.h"

namespace runlint {

// Checks what the platform's command would send of a YAML document: like a Validator, and with the same findings for
// the same values, each at its place in the YAML text. Used by one thread at a time.
class YamlValidator {
 public:
  // Throws std::bad_alloc only.
  explicit YamlValidator(const Options& options = {});
  ~YamlValidator();
  YamlValidator(YamlValidator&&) noexcept;
  YamlValidator& operator=(YamlValidator&&) noexcept;

  // Everything that is wrong with `payload`. A finding in text that aliases use again is given once, with the pointer
  // of its first use.
  [[nodiscard]] Report check(std::string_view payload) noexcept;

  // Like Validator::redacted_spans(). Comments are hidden too, members that merging overrides and, where the payload
  // can't be read, everything but the names of the contract. Throws std::bad_alloc only.
  [[nodiscard]] std::vector<Span> redacted_spans(std::string_view payload, Span window);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace runlint
