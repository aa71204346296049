// Reads runlint's own files from the file system, and reports their mistakes as text.
#pragma once

#include <cstddef>
#include <stdexcept>
#include <string>

#include "config/checked_document.h"
#include "io/streams.h"
#include "runlint/report.h"
#include "runlint/validator.h"

namespace runlint::config {

// A configuration or a baseline can't be used. what() says why, in whole lines for standard error.
class ToolFileError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;

  // The first mistake in one line, without its rule: follows "… can't be used: ".
  [[nodiscard]] std::string headline() const;
};

class ToolFile {
 public:
  // Throws ToolFileError if the file can't be read.
  ToolFile(std::string path, Kind kind);

  [[nodiscard]] CheckedDocument& document() noexcept { return document_; }

  // Throws ToolFileError if the document has mistakes.
  void finish();

  [[nodiscard]] Position position_of(std::size_t offset) const;

 private:
  std::string path_;
  io::Buffer bytes_;
  CheckedDocument document_;
};

}  // namespace runlint::config
