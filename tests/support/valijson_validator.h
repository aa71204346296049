// Somebody else's JSON Schema validator: valijson over RapidJSON.
#ifndef RUNLINT_TESTS_SUPPORT_VALIJSON_VALIDATOR_H_
#define RUNLINT_TESTS_SUPPORT_VALIJSON_VALIDATOR_H_

#include <memory>
#include <string>

namespace runlint::planted {

class ForeignValidator {
 public:
  // Throws std::runtime_error when `schema` is no JSON Schema to it.
  explicit ForeignValidator(const std::string& schema);
  ~ForeignValidator();

  // Is `text` JSON that fits the schema?
  [[nodiscard]] bool accepts(const std::string& text);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace runlint::planted

#endif  // RUNLINT_TESTS_SUPPORT_VALIJSON_VALIDATOR_H_
