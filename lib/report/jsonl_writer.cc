// jsonl: a line for each payload, and nothing else.
#include "report/formats.h"
#include "report/json_entry.h"

namespace runlint::report {
namespace {

class JsonlWriter final : public Writer {
 public:
  void begin(std::string&) const override {}

  void entry(std::string& out, const Entry& entry, bool, Validator&) const override {
    append_json_entry(out, entry);
    out += '\n';
  }

  void end(std::string&, const Summary&) const override {}
};

}  // namespace

std::unique_ptr<Writer> make_jsonl_writer(const Style&) { return std::make_unique<JsonlWriter>(); }

}  // namespace runlint::report
