// Payloads that an attacker might send to slow a gateway down.
#ifndef RUNLINT_BENCH_ADVERSARIAL_H_
#define RUNLINT_BENCH_ADVERSARIAL_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace runlint::bench {

struct AdversarialPayload {
  std::string_view name;
  std::string payload;
  bool valid;
};

// One payload of each shape, of about `size` bytes.
[[nodiscard]] std::vector<AdversarialPayload> adversarial_payloads(std::size_t size);

}  // namespace runlint::bench

#endif  // RUNLINT_BENCH_ADVERSARIAL_H_
