// Bounds the memory of accepts() and check() for each adversarial payload of bench/, and checks that the two agree.
#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>

#include "adversarial.h"
#include "heap.h"
#include "runlint/validator.h"

namespace runlint::bench {
namespace {

constexpr std::size_t kPayloadSize = std::size_t{1} << 20;
constexpr std::size_t kMaxMemory = 8;  // in multiples of the payload

// The peak memory of a validator during `use`.
std::size_t peak_of(const std::function<void(Validator&)>& use) {
  const PeakMeter meter;
  Validator validator;
  use(validator);
  return meter.peak();
}

TEST(AdversarialPayload, MemoryIsBounded) {
  for (const AdversarialPayload& adversarial : adversarial_payloads(kPayloadSize)) {
    SCOPED_TRACE(adversarial.name);
    const std::size_t accepted = peak_of([&](Validator& validator) {
      EXPECT_EQ(validator.accepts(adversarial.payload), adversarial.valid ? Verdict::kValid : Verdict::kInvalid);
    });
    const std::size_t checked = peak_of([&](Validator& validator) {
      const Report report = validator.check(adversarial.payload);
      EXPECT_EQ(report.status(), Report::Status::kComplete);
      EXPECT_EQ(report.valid(), adversarial.valid);
    });
    EXPECT_LE(accepted, kMaxMemory * adversarial.payload.size());
    // With all lint rules, and one more text where slips are repaired.
    EXPECT_LE(checked, (kMaxMemory + (adversarial.valid ? 0 : 1)) * adversarial.payload.size());
    // The meter meters: the index alone has a position for each bracket, comma and text.
    EXPECT_GT(accepted, adversarial.payload.size() / 16);
  }
}

TEST(AdversarialPayload, WarmAcceptsAllocatesNothing) {
  for (const AdversarialPayload& adversarial : adversarial_payloads(kPayloadSize)) {
    Validator validator;
    const Verdict first = validator.accepts(adversarial.payload);
    const std::uint64_t before = allocations();
    EXPECT_EQ(validator.accepts(adversarial.payload), first) << adversarial.name;
    EXPECT_EQ(allocations(), before) << adversarial.name;
  }
}

}  // namespace
}  // namespace runlint::bench
