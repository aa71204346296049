#include "lint/invalid_base64.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "text/ascii.h"
#include "text/base64.h"
#include "text/char_class.h"
#include "text/escape.h"
#include "text/secrets.h"

namespace runlint::lint {
namespace {

// Whether all of the data can be base64url (RFC 4648 section 5), maybe in lines.
bool is_url_safe(std::string_view data) noexcept {
  return std::ranges::all_of(data, [](char c) {
    return text::in_set(c, text::kAlnumHyphen | text::kUnderscore | text::kEquals) || text::is_json_space(c);
  });
}

// A problem of the data, as a clause, and how to fix it.
check::MessageParts fault_of(std::string_view data) {
  constexpr const char* kEncodeIt = "use the output of base64 -w 0 for the file";
  constexpr std::string_view kSpace = " \t\r\n";
  const std::size_t end = data.find_last_not_of(kSpace) + 1;  // npos + 1 is 0
  if (end < data.size() && text::classify_base64(data.substr(0, end)) != text::Base64Content::kInvalid) {
    const bool has_break = data.find_first_of("\r\n", end) != std::string_view::npos;
    return {fmt::format("it ends with {} at byte {}", has_break ? "a line break" : "white space", end + 1),
            has_break ? "remove the line break at the end; in YAML, write |- instead of |" : "remove it"};
  }
  if (data.starts_with(text::kPemBegin)) return {"it is a text in PEM", kEncodeIt};
  const std::size_t at = text::first_invalid_base64(data);
  const auto where = [at](std::string_view what) { return fmt::format("it has {} at byte {}", what, at + 1); };
  if (at == data.size()) {
    if (data.size() % 4 == 1) {
      return {
          fmt::format("a length of {} is not possible in base64", data.size()),
          "check whether its end was cut off; if it is not encoded at all, use the output of base64 -w 0 for the file"};
    }
    return {fmt::format("its length of {} is not a multiple of 4", data.size()),
            "pad it with \"=\", or check whether its end was cut off"};
  }
  if (data.starts_with("data:")) return {"it is a data: URL", "use only the part after \"base64,\""};
  switch (data[at]) {
    case '\n':
    case '\r':
      return {where("a line break"), "remove the line breaks; base64 -w 0 writes none"};
    case ' ':
    case '\t':
      return {where("white space"), kEncodeIt};
    case '-':
    case '_':
      if (!is_url_safe(data)) return {where("a character outside the base64 alphabet"), kEncodeIt};
      return {where("a character of the URL-safe alphabet"),
              "use the standard alphabet, which has \"+\" and \"/\" instead of \"-\" and \"_\""};
    case '=':
      return {where("misplaced padding"), "use at most two \"=\", at the end, to make the length a multiple of 4"};
    default:
      return {where("a character outside the base64 alphabet"), kEncodeIt};
  }
}

}  // namespace

bool invalid_base64(ReportHandler& reporter, const Instance& instance, const text::StringToken& text,
                    FileRecord& file) {
  ++file.data_count;
  const text::Base64Content kind = text::classify_base64(text.value);
  if (kind != text::Base64Content::kInvalid) {
    file.data = text;
    file.is_ascii = kind == text::Base64Content::kAscii;
    file.data_name = instance.key.value;
    return true;
  }
  reporter.report(Rule::kLintInvalidBase64, span_of(text), [&](Diagnostic& diagnostic) {
    check::MessageParts fault = fault_of(text.value);
    diagnostic.instance = reporter.member_instance(instance.key.value);
    diagnostic.message = fmt::format("{} is not base64: {}", text::quoted(instance.key.value), fault.message);
    diagnostic.help = std::move(fault.help);
  });
  return false;
}

void invalid_base64(ReportHandler& reporter, const FileRecord& file) {
  if (file.is_ascii) return;  // most are, and then it is UTF-8
  const bool says_utf8 =
      text::same_ignoring_case(file.encoding, "utf8") || text::same_ignoring_case(file.encoding, "utf-8");
  if (file.data_count != 1 || file.encoding_count != 1 || !says_utf8) return;
  const std::size_t at = text::first_non_utf8(file.data.value);
  if (at == text::kAllUtf8) return;
  reporter.report(Rule::kLintInvalidBase64, span_of(file.data), [&](Diagnostic& diagnostic) {
    diagnostic.instance = reporter.member_instance(file.data_name);
    diagnostic.message = fmt::format(
        "{} does not decode to UTF-8, as its encoding states: byte {} of the content is not part of a valid character",
        text::quoted(file.data_name), at + 1);
    diagnostic.help = "set the encoding to the file's own, or to \"binary\" if it is not text";
  });
}

}  // namespace runlint::lint
