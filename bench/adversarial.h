// Bodies that someone sends to tie a gateway up.
#ifndef RUNLINT_BENCH_ADVERSARIAL_H_
#define RUNLINT_BENCH_ADVERSARIAL_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace runlint::bench {

struct Hostile {
  std::string_view name;
  std::string body;
  bool valid;
};

// One of every shape, each of about `size` bytes.
[[nodiscard]] std::vector<Hostile> hostile_bodies(std::size_t size);

}  // namespace runlint::bench

#endif  // RUNLINT_BENCH_ADVERSARIAL_H_
