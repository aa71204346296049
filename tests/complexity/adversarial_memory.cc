// What a body takes of memory, and that it gets one answer from accepts() and check(), for each shape that bench/ knows
// of those sent to tie a gateway up.
#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>

#include "heap.h"
#include "hostile.h"
#include "runlint/validator.h"

namespace runlint::bench {
namespace {

constexpr std::size_t kBodySize = std::size_t{1} << 20;
constexpr std::size_t kMostMemory = 8;  // in multiples of the body

// Of a validator and all that it does.
std::size_t peak_of(const std::function<void(Validator&)>& use) {
  const PeakMeter meter;
  Validator validator;
  use(validator);
  return meter.peak();
}

TEST(AdversarialPayload, MemoryIsBounded) {
  for (const Hostile& hostile : hostile_bodies(kBodySize)) {
    SCOPED_TRACE(hostile.name);
    const std::size_t judged = peak_of([&](Validator& validator) {
      EXPECT_EQ(validator.accepts(hostile.body), hostile.valid ? Verdict::kValid : Verdict::kInvalid);
    });
    const std::size_t checked = peak_of([&](Validator& validator) {
      const Report report = validator.check(hostile.body);
      EXPECT_EQ(report.status(), Report::Status::kComplete);
      EXPECT_EQ(report.valid(), hostile.valid);
    });
    EXPECT_LE(judged, kMostMemory * hostile.body.size());
    EXPECT_LE(checked, kMostMemory * hostile.body.size());
    // The meter meters: the index alone has a position for each bracket, comma and text.
    EXPECT_GT(judged, hostile.body.size() / 16);
  }
}

TEST(AdversarialPayload, WarmAcceptsAllocatesNothing) {
  for (const Hostile& hostile : hostile_bodies(kBodySize)) {
    Validator validator;
    const Verdict first = validator.accepts(hostile.body);
    const std::uint64_t before = allocations();
    EXPECT_EQ(validator.accepts(hostile.body), first) << hostile.name;
    EXPECT_EQ(allocations(), before) << hostile.name;
  }
}

}  // namespace
}  // namespace runlint::bench
