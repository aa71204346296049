#include "check/member_names.h"

#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <deque>
#include <map>
#include <string>
#include <vector>

#include "generators/random.h"

namespace runlint::check {
namespace {

using generator::Random;

// Names of exactly `length` bytes that differ in a number of few digits at offset `at`: a hash that skips bytes, or a
// fingerprint of both ends, would confuse them.
struct Shape {
  std::size_t length;
  std::size_t at;
};

constexpr Shape kShapes[] = {{3, 0},  {4, 0},   {7, 2},  {8, 4},   {15, 6}, {16, 6},
                             {17, 7}, {24, 10}, {40, 0}, {40, 20}, {40, 37}};

std::string name_of(const Shape& shape, std::size_t number) {
  std::string name(shape.length, 'n');
  const std::string digits = std::to_string(1000 + number).substr(1);
  return name.replace(shape.at, digits.size(), digits);
}

// The reference: a map for each open object.
struct Model {
  struct Object {
    std::size_t base;
    std::uint32_t id;
    std::map<std::string, std::uint32_t> first;
  };
  std::vector<Object> open;
};

// Opens and closes objects at random, so that the table fills with stale entries and grows while some are open.
void compare(MemberNames& keys, const Shape& shape, std::uint64_t seed) {
  Random random(seed);
  Model model;
  std::deque<std::string> names;  // with stable addresses
  std::uint32_t offset = 0;
  keys.start();
  for (int step = 0; step < 4000; ++step) {
    ++offset;
    if (model.open.empty() || (model.open.size() < 5 && random.chance(1))) {
      model.open.push_back({keys.open(), offset, {}});
    } else if (random.below(300) == 0) {
      keys.close(model.open.back().base);
      model.open.pop_back();
    } else {
      Model::Object& object = model.open.back();
      const std::string& name = names.emplace_back(name_of(shape, random.below(500)));
      const auto [known, added] = object.first.emplace(name, offset);
      ASSERT_EQ(keys.insert(object.base, object.id, name, offset), added ? MemberNames::kAbsent : known->second)
          << name << " after " << object.first.size() << " names, seed " << seed;
      ASSERT_EQ(keys.names(object.base).size(), object.first.size());
    }
  }
}

TEST(MemberNames, FindFirstOccurrence) {
  for (const Shape& shape : kShapes) {
    MemberNames keys;  // seeded anew
    for (std::uint64_t seed = 1; seed <= 3; ++seed) compare(keys, shape, seed);
  }
}

TEST(MemberNames, FindEveryNameAtEverySize) {
  for (const Shape& shape : kShapes) {
    MemberNames keys;
    const std::size_t base = keys.open();
    std::deque<std::string> names;
    for (std::uint32_t i = 0; i < 200; ++i) {
      names.push_back(name_of(shape, i));
      ASSERT_EQ(keys.insert(base, 7, names.back(), i), MemberNames::kAbsent) << names.back();
      // The first and the last, at whatever index they are.
      ASSERT_EQ(keys.insert(base, 7, names.front(), 999), 0U) << i;
      ASSERT_EQ(keys.insert(base, 7, names.back(), 999), i) << i;
    }
  }
}

// More names in small sets than the hash table was sized for: their indexes need bits that were used for hashes.
TEST(MemberNames, SmallSetsAfterLargeOnes) {
  MemberNames keys;
  std::deque<std::string> names;
  const auto insert = [&](std::size_t base, std::uint32_t id, std::uint32_t number) {
    return keys.insert(base, id, names.emplace_back(name_of(kShapes[0], number)), number);
  };
  const auto fill = [&](std::uint32_t id, std::uint32_t count) {
    const std::size_t base = keys.open();
    for (std::uint32_t i = 0; i < count; ++i) ASSERT_EQ(insert(base, id, i), MemberNames::kAbsent) << id << ": " << i;
    for (std::uint32_t i = 0; i < count; ++i) ASSERT_EQ(insert(base, id, i), i) << id;
  };
  // The first set leaves enough room for the second, so that the table is not rebuilt for it.
  for (std::uint32_t id = 0; id < 300; ++id) {
    fill(id, id == 0 ? 1000 : id == 150 ? 2 * MemberNames::kSmall : MemberNames::kSmall - 1);
  }
}

}  // namespace
}  // namespace runlint::check
