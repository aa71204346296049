#include "contenders.h"

#include "floor.h"
#include "runlint/validator.h"

namespace runlint::bench {
namespace {

class FloorContender : public Contender {
  bool valid(std::string_view payload) override { return floor_.walk(payload); }
  Floor floor_;
};

class Stage1Contender : public Contender {
  bool valid(std::string_view payload) override { return stage1_.run(payload); }
  Stage1 stage1_;
};

class AcceptsContender : public Contender {
  bool valid(std::string_view payload) override { return validator_.accepts(payload) == Verdict::kValid; }
  Validator validator_;
};

class CheckContender : public Contender {
  bool valid(std::string_view payload) override { return validator_.check(payload).valid(); }
  Validator validator_;
};

}  // namespace

std::unique_ptr<Contender> floor_contender() { return std::make_unique<FloorContender>(); }
std::unique_ptr<Contender> stage1_contender() { return std::make_unique<Stage1Contender>(); }
std::unique_ptr<Contender> accepts_contender() { return std::make_unique<AcceptsContender>(); }
std::unique_ptr<Contender> check_contender() { return std::make_unique<CheckContender>(); }

}  // namespace runlint::bench
