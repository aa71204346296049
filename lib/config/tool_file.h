// runlint's own files, from the file system and, when they can't be used, with a message for people.
#ifndef RUNLINT_LIB_CONFIG_TOOL_FILE_H_
#define RUNLINT_LIB_CONFIG_TOOL_FILE_H_

#include <cstddef>
#include <stdexcept>
#include <string>

#include "config/checked_document.h"
#include "io/streams.h"
#include "runlint/report.h"
#include "runlint/validator.h"

namespace runlint::config {

// A configuration or a baseline can't be used. what() tells why, in whole lines for standard error.
class ToolFileError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;

  // The mistake in one line, without the name of its rule: to follow the words that say what can't be used.
  [[nodiscard]] std::string headline() const;
};

class ToolFile {
 public:
  // Reads the file. Throws ToolFileError when it can't.
  ToolFile(std::string path, Kind kind);

  [[nodiscard]] CheckedDocument& document() noexcept { return document_; }

  // Throws ToolFileError if there is a mistake in the document.
  void finish();

  [[nodiscard]] Position position_of(std::size_t offset) const;

 private:
  std::string path_;
  io::Buffer bytes_;
  CheckedDocument document_;
};

}  // namespace runlint::config

#endif  // RUNLINT_LIB_CONFIG_TOOL_FILE_H_
