// Checks the version of runlint that a configuration asks for.
#pragma once

#include "config/checked_document.h"

namespace runlint::config {

// Whether this version may read the configuration. If its member minimumVersion names a newer one, that becomes its
// only error: an older version may not know its other members.
[[nodiscard]] bool check_required_version(CheckedDocument& document);

}  // namespace runlint::config
