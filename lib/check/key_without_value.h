// Messages about a key that stands alone, because the value after it was not written as one.
#pragma once

#include <optional>
#include <string_view>

#include "check/messages.h"
#include "text/token.h"

namespace runlint::check {

// What is wrong with a key of that form, if that is certain. `shown`: the key as it may be shown.
[[nodiscard]] std::optional<MessageParts> key_without_value(std::string_view key, std::string_view shown,
                                                            text::KeyForm form);

}  // namespace runlint::check
