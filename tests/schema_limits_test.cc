// The walk over an object at every limit of the table. That more does not compile is tested in CMakeLists.txt.
#include <gtest/gtest.h>

#include <cstddef>
#include <string>
#include <string_view>

#include "check/accept_handler.h"
#include "check/schema_walker.h"
#include "json/structural_index.h"
#include "json/unescape.h"
#include "json/walk.h"
#include "support/widest_schema.h"

namespace runlint::schema {
namespace {

bool accepts(std::string_view payload) {
  json::Index index;
  json::StringArena arena;
  check::Stack stack(8);
  if (index.build(payload) != json::Index::Result::kOk) return false;
  const check::Severities severities{};
  check::AcceptHandler handler(severities);
  check::SchemaWalker<check::AcceptHandler> walker(&kWidest, false, stack, handler);
  return json::walk(payload, index, arena, 8, walker) == json::WalkResult::kComplete;
}

TEST(SchemaLimits, MatchDesignDocument) {
  EXPECT_EQ(kMaxMembers, 16u);
  EXPECT_EQ(kMaxAlternatives, 8u);
  EXPECT_EQ(kMaxValues, 32u);
}

TEST(SchemaLimits, FindsSixteenMembersByName) {
  ASSERT_EQ(kWidest.members.size(), 16u);
  for (std::size_t i = 0; i < kWidest.members.size(); ++i) EXPECT_EQ(find_member(kWidest, kWidest.members[i].name), i);
  EXPECT_EQ(find_member(kWidest, kWidestMembers[16].name), kMaxMembers);
}

TEST(SchemaLimits, ChecksLastMemberLikeFirst) {
  EXPECT_TRUE(accepts(R"({"configType":"v0","secrets":""})"));
  EXPECT_TRUE(accepts(R"({"configType":"v0","secrets":"","volumes":""})"));
  EXPECT_FALSE(accepts(R"({"configType":"v0","secrets":"","volumes":1})"));
  EXPECT_FALSE(accepts(R"({"configType":"v0","secrets":"","volumes":"","volumes":""})"));
  EXPECT_FALSE(accepts(R"({"configType":"v0","secrets":"","replicas":""})"));
  EXPECT_FALSE(accepts(R"({"secrets":""})"));
}

TEST(SchemaLimits, LastValueRequiresLastMember) {
  EXPECT_TRUE(accepts(R"({"configType":"v30","secrets":""})"));
  EXPECT_FALSE(accepts(R"({"configType":"v31","secrets":""})"));
  EXPECT_TRUE(accepts(R"({"configType":"v31","secrets":"","volumes":""})"));
  EXPECT_FALSE(accepts(R"({"configType":"v32","secrets":""})"));
}

TEST(SchemaLimits, SelectsEachOfEightAlternatives) {
  EXPECT_FALSE(accepts(R"({"configType":"v0"})"));
  for (std::size_t i = 7; i < kLastMember; ++i) {
    const std::string first = R"({"configType":"v0",")" + std::string(kWidestMembers[i].name) + R"(":"")";
    EXPECT_TRUE(accepts(first + "}")) << first;
    for (std::size_t j = 7; j < kLastMember; ++j) {
      const std::string both = first + ",\"" + std::string(kWidestMembers[j].name) + "\":\"\"}";
      EXPECT_FALSE(accepts(both)) << both;  // a second one, or the same name twice
    }
  }
}

}  // namespace
}  // namespace runlint::schema
