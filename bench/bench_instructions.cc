// bench_instructions accepts|check PAYLOAD     calls that function of warm Validators
//
// For callgrind, which counts only the instructions of count_this(), independently of the load of the machine. Prints
// the number of payloads and the compiler.
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

// Each Validator seeds its hash function at random: several of them average that out.
constexpr int kValidators = 16;
constexpr std::size_t kStreamPart = 500;

// Calls one function for all payloads; true if it finds each of them valid.
using Judge = bool (*)(Validator& validator, const Payloads& payloads);

// Not inlined and not internal, so that callgrind finds it by name.
[[gnu::noinline]] bool count_this(Judge judge, Validator& validator, const Payloads& payloads) {
  return judge(validator, payloads);
}

namespace {

bool accepts_all(Validator& validator, const Payloads& payloads) {
  bool valid = true;
  for (std::size_t i = 0; i < payloads.size(); ++i) valid = valid && validator.accepts(payloads[i]) == Verdict::kValid;
  return valid;
}

bool check_all(Validator& validator, const Payloads& payloads) {
  bool valid = true;
  for (std::size_t i = 0; i < payloads.size(); ++i) valid = valid && validator.check(payloads[i]).valid();
  return valid;
}

Judge judge_of(std::string_view name) {
  if (name == "accepts") return accepts_all;
  if (name == "check") return check_all;
  throw std::runtime_error("no such function: " + std::string(name));
}

Payloads payloads_of(std::string_view name) {
  if (name == kExample) return Payloads(published_example());
  if (name == kThirtyVariables) return Payloads(thirty_variables());
  if (name == kStream) return mixed_stream(kStreamPart);
  throw std::runtime_error("no such payload: " + std::string(name));
}

}  // namespace
}  // namespace runlint::bench

int main(int argc, char** argv) try {
  using namespace runlint;
  if (argc != 3) throw std::runtime_error("usage: bench_instructions accepts|check PAYLOAD");
  const bench::Payloads payloads = bench::payloads_of(argv[2]);
  const bench::Judge judge = bench::judge_of(argv[1]);
  for (int i = 0; i < bench::kValidators; ++i) {
    Validator validator;
    if (!judge(validator, payloads)) throw std::runtime_error("a wrong verdict");
    if (!bench::count_this(judge, validator, payloads)) throw std::runtime_error("a different verdict the second time");
  }
  std::printf("%zu %s\n", bench::kValidators * payloads.size(), bench::kCompiler.data());
} catch (const std::exception& error) {
  std::fprintf(stderr, "bench_instructions: %s\n", error.what());
  return 2;
}
