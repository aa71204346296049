// A third-party JSON Schema validator: valijson over RapidJSON.
#ifndef RUNLINT_TESTS_REFERENCE_VALIJSON_VALIDATOR_H_
#define RUNLINT_TESTS_REFERENCE_VALIJSON_VALIDATOR_H_

#include <memory>
#include <string>

namespace runlint::reference {

class ValijsonValidator {
 public:
  // Throws std::runtime_error if `schema` is not a JSON Schema.
  explicit ValijsonValidator(const std::string& schema);
  ~ValijsonValidator();

  // Whether `text` is JSON that conforms to the schema.
  [[nodiscard]] bool accepts(const std::string& text);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace runlint::reference

#endif  // RUNLINT_TESTS_REFERENCE_VALIJSON_VALIDATOR_H_
