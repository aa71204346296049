// jsonl: a line for each payload or other input, and nothing else.
#include "report/formats.h"
#include "report/json_entry.h"

namespace runlint::report {
namespace {

class JsonlFormatter final : public Formatter {
 public:
  void begin(std::string&) const override {}

  void failure(std::string& out, const Failure& failure, bool) const override {
    append_json_failure(out, failure);
    out += '\n';
  }

  void end(std::string&, const Summary&) const override {}

 protected:
  void append(std::string& out, const FileResult& entry, bool, Validator&, const Spill& spill) const override {
    append_json_entry(out, entry, spill);
    out += '\n';
  }
};

}  // namespace

std::unique_ptr<Formatter> make_jsonl_formatter(const Style&) { return std::make_unique<JsonlFormatter>(); }

}  // namespace runlint::report
