// The table as a dictionary for libFuzzer and AFL: what a payload is made of, so that fuzzers need not guess it.
#ifndef RUNLINT_LIB_EXPORT_FUZZ_DICTIONARY_H_
#define RUNLINT_LIB_EXPORT_FUZZ_DICTIONARY_H_

#include <string>

namespace runlint::exports {

// One entry a line, in quotes: the names and values of the table, of all documents, and what JSON adds. Each stands
// once, in alphabetical order. Throws std::bad_alloc only; any thread.
[[nodiscard]] std::string fuzz_dictionary();

}  // namespace runlint::exports

#endif  // RUNLINT_LIB_EXPORT_FUZZ_DICTIONARY_H_
