// Replaces libFuzzer's mutator: mutates JSON as trees, other inputs, and sometimes all, as bytes.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>

#include "generators/payloads.h"
#include "mutator.h"

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t max_size);
extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t max_size,
                                               unsigned seed);
extern "C" std::size_t LLVMFuzzerCustomCrossOver(const std::uint8_t* data1, std::size_t size1,
                                                 const std::uint8_t* data2, std::size_t size2, std::uint8_t* out,
                                                 std::size_t max_out_size, unsigned seed);

namespace {

using runlint::generator::Node;
using runlint::generator::Random;

std::string_view as_text(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

// The text's size, or 0 if it does not fit.
std::size_t write(const std::string& text, std::uint8_t* out, std::size_t max_size) {
  if (text.size() > max_size) return 0;
  if (!text.empty()) std::memcpy(out, text.data(), text.size());
  return text.size();
}

}  // namespace

std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t max_size, unsigned seed) {
  Random random(seed);
  if (random.chance(20)) return LLVMFuzzerMutate(data, size, max_size);
  std::optional<Node> tree = runlint::fuzz::tree_of(as_text(data, size));
  if (!tree) {
    if (random.chance(80)) return LLVMFuzzerMutate(data, size, max_size);
    const auto api = random.chance(50) ? runlint::ApiRevision::k2026_05 : runlint::ApiRevision::kOriginal;
    tree = runlint::generator::valid_run_job(random, api);
  }
  for (std::size_t i = random.below(4); i != 0; --i) runlint::fuzz::mutate(*tree, random);
  const std::size_t written = write(runlint::fuzz::text_of(*tree, random), data, max_size);
  return written != 0 ? written : LLVMFuzzerMutate(data, size, max_size);
}

std::size_t LLVMFuzzerCustomCrossOver(const std::uint8_t* data1, std::size_t size1, const std::uint8_t* data2,
                                      std::size_t size2, std::uint8_t* out, std::size_t max_out_size, unsigned seed) {
  Random random(seed);
  std::optional<Node> tree = runlint::fuzz::tree_of(as_text(data1, size1));
  const std::optional<Node> donor = runlint::fuzz::tree_of(as_text(data2, size2));
  if (!tree || !donor) return 0;
  runlint::fuzz::cross_over(*tree, *donor, random);
  return write(runlint::fuzz::text_of(*tree, random), out, max_out_size);
}
