// warm_up(), in a process of its own: patterns are compiled once in a process, so that no other test may have done it
// before.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

#include "runlint/report.h"
#include "runlint/validator.h"
#include "support/allocations.h"

namespace runlint {
namespace {

using std::string_view;

// One payload that violates each pattern of the table.
constexpr string_view kInvalidPayloads[] = {
    R"({"runtimeEnvironment":{"A B":""}})",
    R"({"runtimeFiles":{"f":{"data":""}}})",
    R"({"dockerSecretMounts":{"-a":{"data":""}}})",
    R"({"billing":{"deploymentPlan":"nf-"}})",
    R"({"deployment":{"internal":{"id":"9-9"}}})",
    R"({"deployment":{"external":{"imagePath":"registry.example.com/app"}}})",
    R"({"deployment":{"external":{"imagePath":"app:1","credentials":"a b"}}})",
};

void expect_first_broken_payload_to_cost_no_more() {
  Validator warm;
  warm.warm_up(4096);
  for (const string_view payload : kInvalidPayloads) {
    const auto cost = [&] {
      const std::size_t before = allocations::count();
      EXPECT_FALSE(warm.check(payload).valid()) << payload;
      return allocations::count() - before;
    };
    const std::size_t first = cost();
    // Matching may allocate a little; compiling allocates many times that.
    EXPECT_LE(first, cost() + 30) << payload;
  }
}

// A payload of exactly `size` bytes. `member` is repeated, with a number for each "#".
std::string payload_of(std::size_t size, string_view begin, string_view member, string_view end) {
  std::string payload(begin);
  for (int i = 100; !member.empty(); ++i) {
    std::string text(member);
    if (const std::size_t at = text.find('#'); at != std::string::npos) text.replace(at, 1, std::to_string(i));
    if (payload.size() + text.size() + end.size() > size) break;
    payload += text;
  }
  payload += end;
  return payload.append(size - std::min(size, payload.size()), ' ');
}

// Common shapes: one long value with an escape, many variables with escapes, files, hardly anything.
struct Shape {
  string_view begin;
  string_view member;
  string_view end;
};
constexpr Shape kShapes[] = {
    {"{", "", "}"},
    {R"({"\u0062illing":{)", "", "}}"},
    {R"({"runtimeEnvironment":{"A":"\n)", "x", R"("}})"},
    {R"({"runtimeEnvironment":{"A":"\t")", R"(,"VARIABLE_#":"a\tvalue of some length")", "}}"},
    {R"({"runtimeFiles":{"/a":{"data":""})", R"(,"/srv/f\u00e9_#":{"data":"YWJj"})", "}}"},
};

void expect_no_allocation(Validator& validator, std::size_t size) {
  for (const Shape& shape : kShapes) {
    if (shape.begin.size() + shape.end.size() > size) continue;
    const std::string payload = payload_of(size, shape.begin, shape.member, shape.end);
    ASSERT_EQ(payload.size(), size);
    const std::size_t before = allocations::count();
    const Verdict verdict = validator.accepts(payload);
    EXPECT_EQ(allocations::count(), before) << size << " bytes: " << payload.substr(0, 100);
    EXPECT_EQ(verdict, Verdict::kValid) << payload.substr(0, 100);
  }
}

// The first payload after warm_up() has that size, or up to 100 bytes less.
void expect_to_be_ready_up_to(std::size_t size) {
  for (std::size_t less = 0; less < std::min<std::size_t>(size, 100); ++less) {
    Validator validator;
    validator.warm_up(size);
    expect_no_allocation(validator, size - less);
  }
}

void expect_max_size_to_cut() {
  for (std::size_t size = 1; size < 400; ++size) {
    Options options;
    options.max_size = size;
    for (const std::size_t asked : {size, std::size_t{65536}}) {
      Validator validator(options);
      validator.warm_up(asked);
      expect_no_allocation(validator, size);
    }
  }
  Options options;
  options.max_size = 100;
  const auto cost = [&options](std::size_t size) {
    Validator validator(options);
    const std::size_t before = allocations::count();
    validator.warm_up(size);
    return allocations::count() - before;
  };
  EXPECT_EQ(cost(100), cost(std::size_t{1} << 30));  // otherwise chunks of names without end
}

void expect_it_of_every_kind() {
  for (const Kind kind : {Kind::kRunJob, Kind::kResponse, Kind::kConfig, Kind::kBaseline, Kind::kTemplate}) {
    Options options;
    options.kind = kind;
    Validator validator(options);
    validator.warm_up(2048);
    string_view document = "{}";
    if (kind == Kind::kResponse) document = R"({"data":{"id":"\u0061","runName":"b"}})";
    if (kind == Kind::kConfig) document = R"({"exclude":{"\u0061":"b"}})";
    if (kind == Kind::kBaseline) document = R"({"version":1,"findings":{"\u0061":{}}})";
    if (kind == Kind::kTemplate) document = R"([{"kind":"JobRun","spec":{"jobId":"\u0061"}},{"kind":"Condition"}])";
    const std::string padded = std::string(document) + std::string(2048 - document.size(), ' ');
    const std::size_t before = allocations::count();
    EXPECT_EQ(validator.accepts(padded), Verdict::kValid) << padded.substr(0, 100);
    EXPECT_EQ(allocations::count(), before) << padded.substr(0, 100);
  }
}

TEST(WarmUp, PreparesForFirstPayload) {
  expect_first_broken_payload_to_cost_no_more();
  for (const std::size_t size : {200U, 4096U, 65536U}) expect_to_be_ready_up_to(size);
  expect_max_size_to_cut();
  expect_it_of_every_kind();
}

}  // namespace
}  // namespace runlint
