// json: one document for the whole run. Each entry stands on a line of its own, for people who page through it and for
// tools that compare it.
#include <fmt/format.h>

#include <iterator>

#include "report/formats.h"
#include "report/json_entry.h"

namespace runlint::report {
namespace {

class JsonWriter final : public Writer {
 public:
  void begin(std::string& out) const override { out += "{\"version\":1,\"files\":["; }

  void entry(std::string& out, const Entry& entry, bool first, Validator&) const override {
    out += first ? "\n" : ",\n";
    append_json_entry(out, entry);
  }

  void end(std::string& out, const Summary& summary) const override {
    fmt::format_to(std::back_inserter(out), "\n],\"summary\":{{\"files\":{},\"errors\":{},\"warnings\":{},\"infos\":{}",
                   summary.payloads, summary.errors, summary.warnings, summary.infos);
    if (summary.known > 0) fmt::format_to(std::back_inserter(out), ",\"known\":{}", summary.known);
    if (summary.suppressed > 0) fmt::format_to(std::back_inserter(out), ",\"suppressed\":{}", summary.suppressed);
    out += "}}\n";
  }
};

}  // namespace

std::unique_ptr<Writer> make_json_writer(const Style&) { return std::make_unique<JsonWriter>(); }

}  // namespace runlint::report
