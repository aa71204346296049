// bench_instructions PAYLOAD     asks a warm Validator whether it accepts, again and again
//
// For callgrind, which counts the instructions of count_this() alone: a figure that no other load on the machine
// changes. Prints how many payloads that were, and the compiler.
#include <cstdio>
#include <exception>
#include <stdexcept>
#include <string>
#include <string_view>

#include "case_names.h"
#include "compiler_id.h"
#include "payloads.h"
#include "runlint/validator.h"
#include "stream.h"

namespace runlint::bench {

// Names are hashed with a function that each Validator draws at random: several of them level that out.
constexpr int kValidators = 16;
constexpr std::size_t kStreamPart = 500;

// Not inlined and not internal: found by its name.
[[gnu::noinline]] bool count_this(Validator& validator, const Bodies& bodies) {
  bool valid = true;
  for (std::size_t i = 0; i < bodies.size(); ++i) valid = valid && validator.accepts(bodies[i]) == Verdict::kValid;
  return valid;
}

namespace {

Bodies bodies_of(std::string_view name) {
  if (name == kExample) return Bodies(published_example());
  if (name == kThirtyVariables) return Bodies(thirty_variables());
  if (name == kStream) return mixed_stream(kStreamPart);
  throw std::runtime_error("no such payload: " + std::string(name));
}

}  // namespace
}  // namespace runlint::bench

int main(int argc, char** argv) try {
  using namespace runlint;
  if (argc != 2) throw std::runtime_error("takes the name of a payload");
  const bench::Bodies bodies = bench::bodies_of(argv[1]);
  for (int i = 0; i < bench::kValidators; ++i) {
    Validator validator;
    for (std::size_t k = 0; k < bodies.size(); ++k) {
      if (validator.accepts(bodies[k]) != Verdict::kValid) throw std::runtime_error("a wrong answer");
    }
    if (!bench::count_this(validator, bodies)) throw std::runtime_error("another answer the second time");
  }
  std::printf("%zu %s\n", bench::kValidators * bodies.size(), bench::kCompiler.data());
} catch (const std::exception& error) {
  std::fprintf(stderr, "bench_instructions: %s\n", error.what());
  return 2;
}
