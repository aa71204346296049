#include "contenders.h"

#include "floor.h"
#include "runlint/validator.h"

namespace runlint::bench {
namespace {

class FloorSubject : public Subject {
  bool valid(std::string_view body) override { return floor_.walk(body); }
  Floor floor_;
};

class Stage1Subject : public Subject {
  bool valid(std::string_view body) override { return stage1_.run(body); }
  Stage1 stage1_;
};

class AcceptsSubject : public Subject {
  bool valid(std::string_view body) override { return validator_.accepts(body) == Verdict::kValid; }
  Validator validator_;
};

class CheckSubject : public Subject {
  bool valid(std::string_view body) override { return validator_.check(body).valid(); }
  Validator validator_;
};

}  // namespace

std::unique_ptr<Subject> floor_subject() { return std::make_unique<FloorSubject>(); }
std::unique_ptr<Subject> stage1_subject() { return std::make_unique<Stage1Subject>(); }
std::unique_ptr<Subject> accepts_subject() { return std::make_unique<AcceptsSubject>(); }
std::unique_ptr<Subject> check_subject() { return std::make_unique<CheckSubject>(); }

}  // namespace runlint::bench
