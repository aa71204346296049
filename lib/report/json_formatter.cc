// json: one document for the whole run. Each entry stands on a line of its own, for people who page through it and for
// tools that compare it.
#include <fmt/format.h>

#include <iterator>

#include "report/formats.h"
#include "report/json_entry.h"

namespace runlint::report {
namespace {

class JsonFormatter final : public Formatter {
 public:
  void begin(std::string& out) const override { out += "{\"version\":1,\"files\":["; }

  [[nodiscard]] std::string_view separator() const noexcept override { return ","; }

  void failure(std::string& out, const Failure& failure, bool first) const override {
    out += first ? "\n" : ",\n";
    append_json_failure(out, failure);
  }

  void end(std::string& out, const Summary& summary) const override {
    fmt::format_to(std::back_inserter(out), "\n],\"summary\":{{\"files\":{},\"errors\":{},\"warnings\":{},\"infos\":{}",
                   summary.payloads + summary.unreadable, summary.errors, summary.warnings, summary.infos);
    if (const std::size_t failures = summary.failed + summary.unreadable; failures > 0) {
      fmt::format_to(std::back_inserter(out), ",\"failures\":{}", failures);
    }
    if (summary.known > 0) fmt::format_to(std::back_inserter(out), ",\"known\":{}", summary.known);
    if (summary.suppressed > 0) fmt::format_to(std::back_inserter(out), ",\"suppressed\":{}", summary.suppressed);
    out += "}}\n";
  }

 protected:
  void append(std::string& out, const FileResult& entry, bool first, Validator&, const Spill& spill) const override {
    out += first ? "\n" : ",\n";
    append_json_entry(out, entry, spill);
  }
};

}  // namespace

std::unique_ptr<Formatter> make_json_formatter(const Style&) { return std::make_unique<JsonFormatter>(); }

}  // namespace runlint::report
