// The compiler of this program.
#ifndef RUNLINT_BENCH_COMPILER_ID_H_
#define RUNLINT_BENCH_COMPILER_ID_H_

#include <string_view>

namespace runlint::bench {

#ifdef __clang__
inline constexpr std::string_view kCompiler = "clang " __clang_version__;
#else
inline constexpr std::string_view kCompiler = "g++ " __VERSION__;
#endif

}  // namespace runlint::bench

#endif  // RUNLINT_BENCH_COMPILER_ID_H_
