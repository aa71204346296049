// adversarial_payload SHAPE N: checks a payload of that shape with N parts by accepts() and check(), and fails unless
// it is invalid, with at most 100 diagnostics. complexity.cmake counts the instructions.
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "runlint/validator.h"

namespace {

std::string repeat(std::string_view part, std::size_t n) {
  std::string text;
  text.reserve(part.size() * n);
  for (std::size_t i = 0; i < n; ++i) text += part;
  return text;
}

template <class Part>
std::string members(std::size_t n, Part part) {
  std::string text = "{";
  for (std::size_t i = 0; i < n; ++i) {
    std::string number = std::to_string(i);  // of a fixed width, so that only their count changes with n
    number.insert(0, 6 - number.size(), '0');
    text += (i > 0 ? "," : "") + part(number);
  }
  return text + "}";
}

std::string make(std::string_view shape, std::size_t n) {
  using Number = const std::string&;
  if (shape == "unknown-members") {
    return members(n, [](Number i) { return "\"x" + i + "\":0"; });
  }
  if (shape == "near-names") {
    return members(n, [](Number i) { return "\"dep" + i + "t\":0"; });
  }
  if (shape == "duplicate-members") {
    return members(n, [](Number) { return std::string("\"billing\":{}"); });
  }
  if (shape == "duplicate-unknown-members") {
    return members(n, [](Number) { return std::string("\"a\":0"); });
  }
  if (shape == "sizes-that-need-notes") {
    return R"({"deployment":{"internal":{},"storage":)" +
           members(n, [](Number i) { return "\"shmSize\":7,\"x" + i + "\":0"; }) + "}}";
  }
  if (shape == "bad-environment-keys") {
    return R"({"runtimeEnvironment":)" + members(n, [](Number i) { return "\"! " + i + "\":\"\""; }) + "}";
  }
  if (shape == "objects-of-many-members") {
    const std::string object = members(14, [](Number i) { return "\"k" + i + "\":0"; });
    return R"({"x":[)" + repeat(object + ",", n / 14) + "0]}";
  }
  if (shape == "long-key-over-many-findings") {
    return "{\"" + repeat("k", n * 4) +
           "\":" + members(n, [](Number i) { return "\"a" + i + "\":0,\"a" + i + "\":0"; }) + "}";
  }
  if (shape == "long-image-path") {
    return R"({"deployment":{"external":{"imagePath":")" + repeat("a/b.", n) + "\"}}}";
  }
  const auto variable = [](const std::string& value) {
    return R"({"x":0,"runtimeEnvironment":{"A":")" + value + "\"}}";
  };
  const auto file = [](const std::string& path, const std::string& data) {
    return R"({"x":0,"runtimeFiles":{"/b":{"data":""},")" + path + R"(":{"data":")" + data +
           R"(","encoding":"utf8"}}})";
  };
  if (shape == "names-that-differ-in-case") {
    return R"({"x":0,"runtimeEnvironment":)" +
           members(n, [](Number i) { return "\"a" + i + "\":\"\",\"A" + i + "\":\"\""; }) + "}";
  }
  if (shape == "files-in-a-file") {
    return R"({"x":0,"runtimeFiles":)" + members(n, [](Number i) { return "\"/a/" + i + "\":{\"data\":\"\"}"; }) + "}";
  }
  if (shape == "path-of-many-parts") return file("/" + repeat("a/", n) + "b", "");
  if (shape == "path-of-empty-parts") return file(repeat("/", n) + "b", "");
  if (shape == "almost-credentials") return variable(repeat("sk-ant-ya29.eyJ-ghp_1:AA.hvs.M.1Q~", n));
  if (shape == "almost-urls") return variable(repeat("a://b@", n));
  if (shape == "almost-private-keys") return variable(repeat("-----BEGIN ", n));
  if (shape == "almost-passwords") return variable(repeat("password=your- token: ${KEY:-a:1:b@tcp(", n));
  if (shape == "text-in-base64") return file("/a", repeat("YT1iOiA8", n));  // a=b: <
  if (shape == "utf-8-in-base64") return file("/a", repeat("w6nDqcOp", n));
  if (shape == "almost-utf-8-in-base64") return file("/a", repeat("w6nDqcOp", n) + "wyEh");
  const auto command = [](const std::string& line) {
    return R"({"x":0,"deployment":{"internal":{"id":"abc"},"docker":{"configType":"customCommand","customCommand":")" +
           line + "\"}}}";
  };
  if (shape == "quotes-in-a-command") return command(repeat("'a' `", n));
  if (shape == "almost-settings") {
    return command(repeat("config a.token $A npm set --token '$A mc alias set a\\n\\n ", n));
  }
  if (shape == "almost-options") return command(repeat("mysql -p --token $A curl -u a: | echo a ", n));
  if (shape == "nodes") return "[" + repeat(R"({"kind":"JobRun","spec":{"jobId":5}},)", n) + "0]";
  if (shape == "nodes-in-nodes") {
    const std::string inner =
        repeat(R"({"kind":"JobRun","spec":{"jobId":5,"x":[{"kind":"JobRun"}]},"x":)", 60) + "0" + repeat("}", 60);
    return "[" + repeat(inner + ",", n / 60) + "0]";
  }
  if (shape == "kinds-after-specs") {
    const std::string inner = repeat(R"({"spec":)", 60) + "0" + repeat(R"(,"kind":"JobRun","kind":"Condition"})", 60);
    return "[" + repeat(inner + ",", n / 60) + "0]";
  }
  if (shape == "conditions") {
    return "[" + repeat(R"({"kind":"Condition","spec":{"kind":"JobRun"}},)", n) + R"({"kind":"JobRun"}])";
  }
  if (shape == "references") return variable(repeat("${a}", n));
  if (shape == "almost-references") return variable(repeat("${{", n) + "}");
  if (shape == "template-as-payload") {
    return R"({"apiVersion":1,"spec":1,"billing":)" + members(n, [](Number i) { return "\"x" + i + "\":0"; }) + "}";
  }
  if (shape == "escapes") return "{\"" + repeat(R"(\u0061\n)", n) + "\":0}";
  if (shape == "strings-with-an-escape") return "[" + repeat(R"("\n",)", n) + "0]";
  if (shape == "comments") return "{" + repeat("/**/", n) + "}";
  if (shape == "commas-and-comments") return "[0" + repeat(", #\n0", n) + ",/**/]";
  if (shape == "trailing-commas") return "[" + repeat("[0,],", n) + "]";
  if (shape == "single-quotes") return "[" + repeat(R"('"\'',)", n) + "0]";
  if (shape == "foreign-literals") return "[" + repeat("NaN,", n) + "0]";
  if (shape == "names-without-quotes") {
    return members(n, [](Number i) { return "x" + i + ":0"; });
  }
  if (shape == "conflict-markers") return repeat("<<<<<<< a\n", n) + repeat("=======\n", n);
  if (shape == "synonyms") {
    return members(n, [](Number i) { return "\"env" + i + "\":0,\"cmd\":[]"; });
  }
  if (shape == "white-space") return repeat(" \n\t\r", n);
  if (shape == "open-brackets") return repeat("[", n);
  if (shape == "broken-at-the-end") {
    std::string text = members(n, [](Number i) { return "\"x" + i + "\":0"; });
    text.back() = ']';
    return text;
  }
  std::fprintf(stderr, "no such shape\n");
  std::exit(2);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) return 2;
  const std::string payload = make(argv[1], std::strtoul(argv[2], nullptr, 10));
  const bool is_template = payload.find(R"("kind":)") != std::string::npos;
  runlint::Validator validator(
      {.kind = is_template ? runlint::Kind::kTemplate : runlint::Kind::kRunJob, .references = true});
  const bool accepted = validator.accepts(payload) == runlint::Verdict::kValid;
  const runlint::Report report = validator.check(payload);
  std::printf("%zu bytes, %zu diagnostics, %zu more\n", payload.size(), report.diagnostics().size(), report.omitted());
  const bool refused = report.status() == runlint::Report::Status::kComplete && !report.valid();
  return !accepted && refused && !report.diagnostics().empty() && report.diagnostics().size() <= 100 ? 0 : 1;
}
