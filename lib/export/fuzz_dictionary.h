// The names and values of the table as a dictionary for libFuzzer and AFL.
#pragma once

#include <string>

namespace runlint::exports {

// One quoted entry per line: the names and values of all documents of the table, and tokens of JSON. In alphabetical
// order, without duplicates. Throws std::bad_alloc only; any thread.
[[nodiscard]] std::string fuzz_dictionary();

}  // namespace runlint::exports
