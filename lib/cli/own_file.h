// runlint's own files, read as payloads are: checked against a table, with every mistake located.
#ifndef RUNLINT_LIB_CLI_OWN_FILE_H_
#define RUNLINT_LIB_CLI_OWN_FILE_H_

#include <cstddef>
#include <functional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "check/report_builder.h"
#include "cli/streams.h"
#include "runlint/report.h"
#include "runlint/validator.h"

namespace runlint::cli {

// A configuration or a baseline can't be used. what() tells why, in whole lines for standard error.
class OwnFileError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

class OwnFile {
 public:
  // A member's name and where it stands.
  struct Step {
    std::string name;
    Span key;
  };
  // A string or number, and the members that lead to it. Valid while it is visited.
  struct Leaf {
    std::span<const Step> path;
    Span span;
    std::string_view text;  // unescaped
  };

  // Reads the file and holds it against the table of `kind`. Throws OwnFileError.
  OwnFile(std::string path, Kind kind);

  // Calls `visit` for every leaf, in the order of the text.
  void for_each_leaf(const std::function<void(const Leaf&)>& visit) const;

  // Notes a mistake that the table can't know of.
  void object(const Leaf& leaf, Span span, std::string message);
  // Throws OwnFileError if there was one.
  void finish();

  [[nodiscard]] Position position_of(std::size_t offset) const;

 private:
  [[noreturn]] void reject(const Report& report);

  std::string path_;
  Buffer bytes_;
  Validator validator_;
  ReportBuilder objections_;
  bool sound_ = true;
};

}  // namespace runlint::cli

#endif  // RUNLINT_LIB_CLI_OWN_FILE_H_
