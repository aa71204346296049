#include "generators/templates.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <functional>
#include <numeric>
#include <optional>
#include <tuple>
#include <utility>

namespace runlint::generator {
namespace {

using std::string;
using std::string_view;

// Writes the text of a template from its beginning to its end.
class TemplateWriter {
 public:
  TemplateWriter(const std::vector<PlantedPayload>& payloads, Random& random) : payloads_(payloads), random_(random) {}

  GeneratedTemplate finish() && {
    space();
    value("", std::nullopt, kDepth);
    space();
    sort_expected();
    return std::move(out_);
  }

 private:
  static constexpr std::size_t kDepth = 5;

  // As in a report. Findings of a rule at one place keep their order.
  void sort_expected() {
    std::vector<std::size_t> order(out_.expected.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::sort(order, {}, [this](std::size_t i) {
      const ExpectedDiagnostic& f = out_.expected[i];
      return std::tuple(f.span.offset, info(f.rule).name, i);
    });
    std::vector<ExpectedDiagnostic> sorted;
    sorted.reserve(order.size());
    for (const std::size_t i : order) sorted.push_back(std::move(out_.expected[i]));
    out_.expected = std::move(sorted);
  }

  using WriteValue = std::function<void(const string& pointer, Span key)>;
  struct Member {
    string key;
    WriteValue value;
  };

  void write(string_view text) { out_.text += text; }
  void space() {
    if (random_.chance(30)) write(random_.pick(std::array<string_view, 5>{" ", "\n", "\r\n", "\t", "\n  "}));
  }

  // With one character escaped now and then.
  Span quoted(string_view text) {
    const std::size_t begin = out_.text.size();
    const std::size_t escaped = random_.chance(10) && !text.empty() ? random_.below(text.size()) : text.size();
    write("\"");
    for (std::size_t i = 0; i < text.size(); ++i) {
      constexpr string_view kDigits = "0123456789abcdef";
      const auto byte = static_cast<unsigned char>(text[i]);
      if (i != escaped) {
        out_.text += text[i];
      } else {
        write("\\u00");
        out_.text += kDigits[byte >> 4];
        out_.text += kDigits[byte & 15];
      }
    }
    write("\"");
    return {begin, out_.text.size() - begin};
  }

  WriteValue text(string_view value) {
    return [this, value = string(value)](const string&, Span) { (void)quoted(value); };
  }
  WriteValue any(std::size_t depth) {
    return [this, depth](const string& pointer, Span key) { value(pointer, key, depth); };
  }

  // The members in random order. `pointer` is that of the object. Returns the offset of its bracket.
  std::size_t object(const string& pointer, std::vector<Member> members) {
    for (std::size_t i = members.size(); i > 1; --i) std::swap(members[i - 1], members[random_.below(i)]);
    const std::size_t open = out_.text.size();
    write("{");
    std::vector<std::pair<string, Span>> seen;
    for (std::size_t i = 0; i < members.size(); ++i) {
      if (i > 0) write(",");
      space();
      const Member& member = members[i];
      const Span key = quoted(member.key);
      string below = pointer;
      append_pointer(below, member.key);
      const auto first = std::ranges::find(seen, member.key, &std::pair<string, Span>::first);
      if (first == seen.end()) {
        seen.emplace_back(member.key, key);
      } else {
        expect(Rule::kJsonDuplicateKey, below, key, first->second);
      }
      space();
      write(":");
      space();
      member.value(below, key);
      space();
    }
    write("}");
    return open;
  }

  void array(const string& pointer, const std::vector<WriteValue>& elements) {
    write("[");
    for (std::size_t i = 0; i < elements.size(); ++i) {
      if (i > 0) write(",");
      space();
      elements[i](pointer + "/" + std::to_string(i), {});
      space();
    }
    write("]");
  }

  void expect(Rule rule, string pointer, Span span, std::optional<Span> related = std::nullopt) {
    out_.expected.push_back({.rule = rule, .pointer = std::move(pointer), .span = span, .related = related});
  }

  // A value of a template that may hold nodes. `key` is that of its member, if it has one.
  void value(const string& pointer, std::optional<Span> key, std::size_t depth) {
    const std::size_t choice = depth == 0 ? random_.below(25) : random_.below(100);
    if (choice < 15) return decoy(pointer);
    if (choice < 25) return (void)quoted(random_.pick(std::array<string_view, 4>{"JobRun", "Condition", "spec", ""}));
    if (choice < 45) return job_run(pointer, key, depth - 1);
    if (choice < 55) return condition(pointer, depth - 1);
    if (choice < 75) return workflow(pointer, depth - 1);
    if (choice < 85) {
      const std::vector<WriteValue> elements(random_.below(4), any(depth - 1));
      return array(pointer, elements);
    }
    std::vector<Member> members;
    for (std::size_t i = random_.below(4); i != 0; --i) {
      members.push_back({string(random_.pick(kKeys)), any(depth - 1)});
    }
    object(pointer, std::move(members));
  }

  // What only looks like a node.
  void decoy(const string& pointer) {
    constexpr std::array<string_view, 9> kDecoys = {R"({"Kind":"JobRun","spec":5})",
                                                    R"({"kind":"jobRun","spec":5})",
                                                    R"({"kind":"JobRun ","spec":[]})",
                                                    R"({"kind":["JobRun"],"spec":5})",
                                                    R"({"kind":{"kind":"Job"},"spec":5})",
                                                    R"(["kind","JobRun"])",
                                                    R"({"JobRun":"kind"})",
                                                    R"({"spec":{"jobId":5}})",
                                                    "-1.5e400"};
    if (random_.chance(80)) return write(random_.pick(kDecoys));
    object(pointer, {{"kind", text("Workflow")}, {"kind", text("Action")}});
  }

  void workflow(const string& pointer, std::size_t depth) {
    const WriteValue steps = [this, depth](const string& below, Span) {
      array(below, std::vector<WriteValue>(random_.below(5), any(depth)));
    };
    const WriteValue spec = [this, steps](const string& below, Span) {
      object(below, {{"type", text("sequential")}, {"steps", steps}});
    };
    object(pointer, {{"kind", text(random_.chance(50) ? "Workflow" : "LoopWorkflow")}, {"spec", spec}});
  }

  // Nothing in its spec is a node.
  void condition(const string& pointer, std::size_t depth) {
    static constexpr std::array<string_view, 4> kSpecs = {
        R"({"kind":"JobRun","spec":{"type":"success","data":{"jobId":"j","runId":"r"}}})",
        R"([[{"kind":"JobRun"}],{"a":{"kind":"JobRun","spec":5}}])", R"({"spec":{"kind":"JobRun","spec":[]}})", "1"};
    const WriteValue spec = [this](const string&, Span) { write(random_.pick(kSpecs)); };
    std::vector<Member> members = {{"kind", text("Condition")}, {"spec", spec}};
    if (random_.chance(50)) members.push_back({"x", any(depth)});
    object(pointer, std::move(members));
  }

  void job_run(const string& pointer, std::optional<Span> key, std::size_t depth) {
    std::vector<Member> members = {{"kind", text("JobRun")}};
    if (random_.chance(10)) members.push_back({"kind", text(random_.chance(50) ? "Condition" : "Workflow")});
    if (random_.chance(50)) members.push_back({"ref", text("migrate")});
    if (random_.chance(30)) members.push_back({"next", any(depth)});
    const std::size_t specs = random_.chance(80) ? 1 : random_.below(3);
    for (std::size_t i = 0; i < specs; ++i) {
      members.push_back({"spec", [this](const string& below, Span) { payload(below); }});
    }
    const std::size_t open = object(pointer, std::move(members));
    if (specs == 0) expect(Rule::kSchemaRequired, pointer, key && key->length != 0 ? *key : Span{open, 1});
  }

  // One of the payloads, as a spec: with a jobId if it is an object.
  void payload(const string& pointer) {
    if (payloads_.empty()) return write(R"({"jobId":"j"})");
    const PlantedPayload& planted = random_.pick(payloads_);
    const std::size_t begin = out_.text.size();
    const std::size_t open = planted.text.find_first_not_of(" \t\r\n");
    string added;
    if (planted.text[open] == '{') {
      added = R"( "jobId" : "${refs.job.id}")";
      if (planted.text[planted.text.find_first_not_of(" \t\r\n", open + 1)] != '}') added += ',';
    }
    write(planted.text.substr(0, open + 1));
    write(added);
    write(planted.text.substr(open + 1));
    const auto moved = [&](Span span) {
      if (span.offset > open) return Span{begin + added.size() + span.offset, span.length};
      return Span{begin + span.offset, span.end() > open + 1 ? span.length + added.size() : span.length};
    };
    for (const ExpectedDiagnostic& alone : planted.expected) {
      ExpectedDiagnostic& found = out_.expected.emplace_back(alone);
      found.pointer.insert(0, pointer);
      found.span = moved(alone.span);
      if (alone.related) found.related = moved(*alone.related);
    }
  }

  static constexpr std::array<string_view, 8> kKeys = {"a", "spec", "steps", "JobRun", "~/", "on", "argument", "x=y"};

  const std::vector<PlantedPayload>& payloads_;
  Random& random_;
  GeneratedTemplate out_;
};

}  // namespace

std::vector<ExpectedDiagnostic> diagnostics_of(const Report& report) {
  std::vector<ExpectedDiagnostic> out;
  for (const Diagnostic& found : report.diagnostics()) {
    ExpectedDiagnostic& expected =
        out.emplace_back(ExpectedDiagnostic{found.rule, report.exact_pointer(found.instance), found.span});
    if (!found.related.empty()) expected.related = found.related.front().span;
  }
  return out;
}

GeneratedTemplate plant(const std::vector<PlantedPayload>& payloads, Random& random) {
  return TemplateWriter(payloads, random).finish();
}

std::string wrong_positions(const Report& report, std::string_view text) {
  const auto position_of = [text](std::size_t offset) {
    Position position{1, 1};
    for (const char c : text.substr(0, offset)) {
      if (c == '\n') {
        position = {position.line + 1, 1};
      } else if ((c & 0xC0) != 0x80) {
        ++position.column;
      }
    }
    return position;
  };
  for (const Diagnostic& found : report.diagnostics()) {
    if (found.start != position_of(found.span.offset) || found.end != position_of(found.span.end())) {
      return "wrong position of " + report.exact_pointer(found.instance);
    }
  }
  return {};
}

}  // namespace runlint::generator
