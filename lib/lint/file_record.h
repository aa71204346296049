// The members of a file's record, checked together.
#pragma once

#include <string_view>

#include "text/token.h"

namespace runlint::lint {

// The members of the open record that broke no rule. If one is given twice, it is unknown which one counts.
struct FileRecord {
  text::StringToken data;
  std::string_view data_name;  // of the member
  bool is_ascii = false;       // whether `data` decodes to ASCII
  std::string_view encoding;
  unsigned data_count = 0;
  unsigned encoding_count = 0;
};

// The names that Node.js knows its Buffer encodings by, upper or lower case.
inline constexpr std::string_view kEncodings[] = {"utf8",   "utf-8",  "utf16le", "utf-16le", "ucs2",   "ucs-2",
                                                  "latin1", "binary", "ascii",   "hex",      "base64", "base64url"};

}  // namespace runlint::lint
