// runlint's own files, from the file system and, when they can't be used, with a message for people.
#ifndef RUNLINT_LIB_CLI_OWN_FILE_H_
#define RUNLINT_LIB_CLI_OWN_FILE_H_

#include <cstddef>
#include <stdexcept>
#include <string>

#include "cli/streams.h"
#include "config/document.h"
#include "runlint/report.h"
#include "runlint/validator.h"

namespace runlint::cli {

// A configuration or a baseline can't be used. what() tells why, in whole lines for standard error.
class OwnFileError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;

  // The mistake in one line, without the name of its rule: to follow the words that say what can't be used.
  [[nodiscard]] std::string headline() const;
};

class OwnFile {
 public:
  // Reads the file. Throws OwnFileError when it can't.
  OwnFile(std::string path, Kind kind);

  [[nodiscard]] config::Document& document() noexcept { return document_; }

  // Throws OwnFileError if there is a mistake in the document.
  void finish();

  [[nodiscard]] Position position_of(std::size_t offset) const;

 private:
  std::string path_;
  Buffer bytes_;
  config::Document document_;
};

}  // namespace runlint::cli

#endif  // RUNLINT_LIB_CLI_OWN_FILE_H_
