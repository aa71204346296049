// From a configuration, the file .runlint.json, to what it asks for.
#ifndef RUNLINT_LIB_CONFIG_CONFIG_READER_H_
#define RUNLINT_LIB_CONFIG_CONFIG_READER_H_

#include <string_view>
#include <variant>

#include "config/checked_document.h"
#include "config/options.h"
#include "runlint/report.h"

namespace runlint::config {

// Puts a leaf of a sound configuration into `adjustments`. False when its member is not about how a payload is checked,
// but about which files are.
[[nodiscard]] bool read_adjustment(const CheckedDocument::Leaf& leaf, OptionOverrides& adjustments);

// The configuration of a gateway, which has no files and refuses errors, nothing less: a configuration that asks for
// something else is a mistake, as nothing in it may go unheeded. The report tells the mistakes, and has no other
// findings; it may also be one of a check that could not be made. Throws std::bad_alloc only.
[[nodiscard]] std::variant<OptionOverrides, Report> read_for_gateway(std::string_view bytes);

}  // namespace runlint::config

#endif  // RUNLINT_LIB_CONFIG_CONFIG_READER_H_
