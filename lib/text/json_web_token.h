// JSON Web Tokens (RFC 7519) in their compact form: header.claims.signature, in base64url.
#pragma once

#include <cstddef>
#include <string_view>

namespace runlint::text {

struct JsonWebToken {
  std::size_t length = 0;  // bytes; 0: there is none
  bool is_public = false;  // its claims say the role anon, which a browser gets too
};

// The signed token at the beginning of `text`: header and claims are objects, and there is a signature. Linear; any
// thread.
[[nodiscard]] JsonWebToken json_web_token(std::string_view text) noexcept;

}  // namespace runlint::text
