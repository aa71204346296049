// Messages about a key that stands alone, because the value after it was not written as one.
#pragma once

#include <optional>
#include <string_view>

#include "check/messages.h"
#include "text/token.h"

namespace runlint::check {

// Describes the slip that left a key of that form without a value; nothing if no slip is certain. `shown` is the key
// with its secrets hidden.
[[nodiscard]] std::optional<MessageParts> key_without_value(std::string_view key, std::string_view shown,
                                                            text::KeyForm form);

}  // namespace runlint::check
