// Somebody else's XML parser: libxml2.
#ifndef RUNLINT_TESTS_REFERENCE_XML_H_
#define RUNLINT_TESTS_REFERENCE_XML_H_

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace runlint::xml {

struct Element {
  std::string name;
  std::map<std::string, std::string> attributes;
  std::string text;  // of its own, without that of the elements in it
  std::vector<Element> children;
};

// The root of `document`, or nothing when it is not well-formed.
[[nodiscard]] std::optional<Element> read(const std::string& document);

// An XML Schema.
class Schema {
 public:
  explicit Schema(std::string_view schema);
  ~Schema();
  Schema(const Schema&) = delete;
  Schema& operator=(const Schema&) = delete;

  // Whether `document` is well-formed and valid.
  [[nodiscard]] bool accepts(std::string_view document) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace runlint::xml

#endif  // RUNLINT_TESTS_REFERENCE_XML_H_
