// Prints the dictionary that `./dev fuzz` gives to libFuzzer.
#include <cstdio>

#include "export/exports.h"

int main() {
  const auto dictionary = runlint::exports::fuzz_dictionary();
  return std::fputs(dictionary.c_str(), stdout) < 0 || std::fflush(stdout) != 0 ? 1 : 0;
}
