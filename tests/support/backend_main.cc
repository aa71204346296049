// gtest's main, for tests whose outcome may depend on the simdjson back end. If SIMDJSON_FORCE_IMPLEMENTATION names one
// that the machine or the library lacks, simdjson would reject every document; the test is reported as skipped instead.
#include <gtest/gtest.h>
#include <simdjson.h>

#include <cstdio>
#include <cstdlib>
#include <string>

namespace {

constexpr int kSkipped = 77;  // SKIP_RETURN_CODE in tests/CMakeLists.txt

bool is_supported(const char* backend) {
  const simdjson::implementation* found = simdjson::get_available_implementations()[backend];
  return found != nullptr && found->supported_by_runtime_system();
}

}  // namespace

int main(int argc, char** argv) {
  testing::InitGoogleTest(&argc, argv);
  const char* forced = std::getenv("SIMDJSON_FORCE_IMPLEMENTATION");
  if (forced != nullptr && !is_supported(forced)) {
    std::printf("skipped: no simdjson back end \"%s\" on this machine\n", forced);
    return kSkipped;
  }
  // name() makes simdjson select the back end, so this is the one that will run.
  const std::string& chosen = simdjson::get_active_implementation()->name();
  std::printf("simdjson back end: %s\n", chosen.c_str());
  if (forced != nullptr && chosen != forced) return 1;
  return RUN_ALL_TESTS();
}
