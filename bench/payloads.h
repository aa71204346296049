// The payloads to measure with: one or many, contiguous in one buffer.
#ifndef RUNLINT_BENCH_PAYLOADS_H_
#define RUNLINT_BENCH_PAYLOADS_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace runlint::bench {

// Every payload is followed by kPadding readable bytes, as simdjson's On-Demand parser requires: the next payload, or
// spaces after the last.
class Payloads {
 public:
  static constexpr std::size_t kPadding = 64;

  Payloads() : text_(kPadding, ' ') {}
  explicit Payloads(std::string_view payload) : Payloads() { add(payload); }

  void add(std::string_view payload) {
    text_.replace(text_.size() - kPadding, kPadding, payload);
    ends_.push_back(text_.size());
    text_.append(kPadding, ' ');
  }

  [[nodiscard]] std::size_t size() const noexcept { return ends_.size(); }
  [[nodiscard]] std::size_t bytes() const noexcept { return text_.size() - kPadding; }

  // Valid until the next add().
  [[nodiscard]] std::string_view operator[](std::size_t i) const noexcept {
    const std::size_t begin = i == 0 ? 0 : ends_[i - 1];
    return {text_.data() + begin, ends_[i] - begin};
  }

 private:
  std::string text_;
  std::vector<std::size_t> ends_;
};

// The example of the API page, as its curl command sends it.
[[nodiscard]] std::string published_example();

// 1.5 kB: 30 variables and an image path.
[[nodiscard]] std::string thirty_variables();

// A file of 1 MiB, as base64.
[[nodiscard]] std::string base64_file();

// An invalid payload and its valid twin.
struct Mistake {
  std::string_view name;
  std::string valid;
  std::string invalid;
  std::size_t diagnostics;
};

// First variants of thirty_variables() with one mistake each, then payloads with many.
[[nodiscard]] std::vector<Mistake> mistakes();

}  // namespace runlint::bench

#endif  // RUNLINT_BENCH_PAYLOADS_H_
