// The revisions of the API: what each takes, and the notes on what only the newer one takes.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "generators/payload_generator.h"
#include "runlint/gate.h"
#include "runlint/validator.h"

namespace runlint {
namespace {

using std::string_view;

constexpr string_view kTakes = "the API's revision 2026-05 takes this: --api 2026-05";
constexpr string_view kWarns = "the API's revision 2026-05 has only a warning here: --api 2026-05";

Options in(ApiRevision api) { return {.api = api}; }

// One line per finding, "SEVERITY RULE POINTER", and one for each note.
std::string dump(const Report& report) {
  std::string out;
  for (const Diagnostic& found : report.diagnostics()) {
    out.append(severity_name(found.severity)).append(" ").append(info(found.rule).name).append(" ");
    out.append(report.pointer(found.instance)).append("\n");
    for (const std::string& note : found.notes) out.append("  ").append(note).append("\n");
  }
  return out;
}

std::string deployment(string_view members) { return "{\"deployment\":{" + std::string(members) + "}}"; }
std::string size(string_view text) {
  return deployment(R"("internal":{"id":"web"},"storage":{"shmSize":)" + std::string(text) + "}");
}
std::string service(string_view id) { return deployment(R"("internal":{"id":")" + std::string(id) + "\"}"); }

struct Case {
  std::string payload;
  std::string original;
  std::string newer;
};

void run(const std::vector<Case>& cases) {
  Validator original(in(ApiRevision::kOriginal));
  Validator newer(in(ApiRevision::k2026_05));
  for (const Case& c : cases) {
    for (auto [validator, expected] : {std::pair(&original, c.original), std::pair(&newer, c.newer)}) {
      const Report report = validator->check(c.payload);
      EXPECT_EQ(dump(report), expected) << c.payload;
      EXPECT_EQ(validator->accepts(c.payload) == Verdict::kValid, report.valid()) << c.payload;
    }
  }
}

std::string noted(std::string finding, string_view note) { return finding.append("\n  ").append(note).append("\n"); }

TEST(Revisions, Sizes) {
  const std::string pointer = " /deployment/storage/shmSize";
  const std::string in_no_list = "error schema/enum" + pointer;
  const std::string below = "error schema/minimum" + pointer + "\n";
  const std::string no_integer = "error schema/type" + pointer + "\n";
  run({
      {size("64"), "", ""},
      {size("81920"), noted("warning schema/documented-maximum" + pointer, kTakes), ""},
      {size("1"), noted(in_no_list, kTakes), ""},
      {size("6e3"), noted(in_no_list, kTakes), ""},
      {size("1e400"), noted(in_no_list, kTakes), ""},
      {size("18446744073709551616"), noted(in_no_list, kTakes), ""},
      {size("0"), in_no_list + "\n", below},
      {size("-0.0"), in_no_list + "\n", below},
      {size("-5"), in_no_list + "\n", below},
      {size("-1e400"), in_no_list + "\n", below},
      {size("1024.5"), no_integer, no_integer},
      {size("1e-400"), no_integer, no_integer},
      {size("\"1\""), no_integer, no_integer},
      {size("true"), no_integer, no_integer},
  });
}

TEST(Revisions, StorageFlags) {
  const auto flag = [](string_view value) {
    return deployment(R"("internal":{"id":"web"},"storage":{"usePdSsdStorage":)" + std::string(value) + "}");
  };
  const std::string unknown = "error schema/unknown-property /deployment/storage/usePdSsdStorage";
  const std::string no_flag = "error schema/type /deployment/storage/usePdSsdStorage\n";
  run({
      {flag("true"), noted(unknown, kTakes), ""},
      {flag("false"), noted(unknown, kTakes), ""},
      {flag("null"), unknown + "\n", no_flag},
      {flag("\"yes\""), unknown + "\n", no_flag},
      {flag("0"), unknown + "\n", no_flag},
      {flag("[]"), unknown + "\n", no_flag},
      // The duplicate stays, at the same pointer.
      {flag("true,\"usePdSsdStorage\":true"),
       unknown + "\nerror json/duplicate-key /deployment/storage/usePdSsdStorage\n" + unknown + "\n",
       "error json/duplicate-key /deployment/storage/usePdSsdStorage\n"},
      {deployment(R"("internal":{"id":"web"},"storage":{"useHDBStorage":true})"),
       "error schema/unknown-property /deployment/storage/useHDBStorage\n",
       "error schema/unknown-property /deployment/storage/useHDBStorage\n"},
  });
}

TEST(Revisions, ServicesOfOtherProjects) {
  const std::string pattern = "error schema/pattern /deployment/internal/id";
  const std::string long_part(54, 'a');
  run({
      {service("web"), "", ""},
      {service("shared-builds/web"), noted(pattern, kTakes), ""},
      {service("abc/def"), noted(pattern, kTakes), ""},
      {service(long_part + "/web"), noted("error schema/max-length /deployment/internal/id", kTakes), ""},
      {service("shared-builds/we"), pattern + "\n", pattern + "\n"},
      {service(long_part + "a/web"), "error schema/max-length /deployment/internal/id\n", pattern + "\n"},
      {service("a/b/c"), pattern + "\n", pattern + "\n"},
      {service("/"), "error schema/min-length /deployment/internal/id\n", pattern + "\n"},
      {service("we"), "error schema/min-length /deployment/internal/id\n",
       "error schema/min-length /deployment/internal/id\n"},
      {service(long_part + "a"), "error schema/max-length /deployment/internal/id\n",
       "error schema/max-length /deployment/internal/id\n"},
      {service("w\\u002fb"), pattern + "\n", pattern + "\n"},
  });
}

TEST(Revisions, DeploymentWithoutSource) {
  const std::string command = deployment(R"("docker":{"configType":"customCommand","customCommand":"node a.js"})");
  const std::string ambiguous = "schema/one-of-ambiguous /deployment";
  run({
      {command, noted("error " + ambiguous, kWarns), "warning " + ambiguous + "\n"},
      {deployment(R"("internal":{"id":"web"},"external":{"imagePath":"nginx:1"})"),
       "error schema/one-of-conflict /deployment/external\n", "error schema/one-of-conflict /deployment/external\n"},
      {R"({"deployment":[]})", "error schema/type /deployment\n", "error schema/type /deployment\n"},
  });
  // A configured severity wins over both.
  for (const Severity severity : {Severity::kOff, Severity::kInfo, Severity::kWarning, Severity::kError}) {
    for (const ApiRevision api : {ApiRevision::kOriginal, ApiRevision::k2026_05}) {
      Options options = in(api);
      options.severities[static_cast<std::size_t>(Rule::kSchemaOneOfAmbiguous)] = severity;
      Validator validator(options);
      const Report report = validator.check(command);
      const std::string expected = std::string(severity_name(severity)).append(" ").append(ambiguous).append("\n");
      EXPECT_EQ(dump(report), severity == Severity::kOff ? "" : expected);
      EXPECT_EQ(validator.accepts(command) == Verdict::kValid, severity != Severity::kError);
    }
  }
}

TEST(Revisions, SmallPayloadOfNewerRevision) {
  run({{deployment(R"("storage":{"useHdbStorage":true,"ephemeralStorage":{"storageSize":6144}},)"
                   R"("internal":{"id":"shared-builds/web"})"),
        noted("error schema/unknown-property /deployment/storage/useHdbStorage", kTakes) +
            noted("error schema/enum /deployment/storage/ephemeralStorage/storageSize", kTakes) +
            noted("error schema/pattern /deployment/internal/id", kTakes),
        ""}});
}

TEST(Revisions, MessagesNameTheWayOn) {
  Validator validator;
  const auto first = [&validator](const std::string& payload) {
    const Report report = validator.check(payload);
    return report.diagnostics().empty() ? "" : report.diagnostics()[0].message + "; " + report.diagnostics()[0].help;
  };
  EXPECT_EQ(first(deployment(R"("docker":{"configType":"default"})")),
            "\"deployment\" is ambiguous: exactly one alternative of its oneOf must fit, and without \"internal\" or "
            "\"external\" it fits both; add \"internal\" or \"external\"; the platform's own command lets this pass, "
            "but a strict reader of the API's page does not");
  EXPECT_EQ(first(R"({"retries":1})"),
            "\"retries\" is not a member of the payload that the API knows: it is refused or silently dropped; known "
            "members: \"runtimeEnvironment\", \"runtimeFiles\", \"dockerSecretMounts\", \"billing\" and "
            "\"deployment\"");
  const std::string former = "\" is the API's form from before 2023";
  EXPECT_TRUE(
      first(deployment(R"("cmdOverride":"a","internal":{})"))
          .ends_with(R"(; write "docker": {"configType": "customCommand", "customCommand": "…"}: "cmdOverride)" +
                     former));
  EXPECT_TRUE(first(deployment(R"("entrypointOverride":"a","internal":{})"))
                  .ends_with(R"(write "docker": {"configType": "customEntrypoint", "customEntrypoint": "…"}: )"
                             R"("entrypointOverride)" +
                             former));
  EXPECT_TRUE(first(deployment(R"("docker":{"cmd":"a","configType":"default"},"internal":{"id":"web"})"))
                  .ends_with(R"(write "configType": "customCommand", "customCommand": "…": "cmd)" + former));
  // runlint's own files are read by nothing else.
  Validator config({.kind = Kind::kConfig});
  EXPECT_EQ(config.check(R"({"retries":1})").diagnostics()[0].message,
            "unknown member \"retries\" in the configuration");
}

// The notes of `before`, by the definition: at each pointer, the greatest severity that a full second report has of the
// schema. The payload has at most one deployment.
void expect_notes(const Report& before, const Report& after, const std::string& payload) {
  ASSERT_EQ(after.omitted(), 0u);
  std::map<std::string, Severity> greatest;
  for (const Diagnostic& found : after.diagnostics()) {
    EXPECT_TRUE(found.notes.empty());
    if (found.rule != Rule::kJsonDuplicateKey && !info(found.rule).name.starts_with("schema/")) continue;
    Severity& severity = greatest[after.exact_pointer(found.instance)];
    severity = std::max(severity, found.severity);
  }
  const bool has_foreign_literal = std::ranges::any_of(after.diagnostics(), [](const Diagnostic& found) {
    return found.rule == Rule::kJsonSyntax && found.message.find(" is not JSON: ") != std::string::npos;
  });
  for (const Diagnostic& found : before.diagnostics()) {
    const Severity newer = greatest[before.exact_pointer(found.instance)];
    const bool is_schema = info(found.rule).name.starts_with("schema/");
    // True and None are reported as such, and not as values of the wrong type too.
    const bool may_have_type_error = found.rule == Rule::kSchemaUnknownProperty && has_foreign_literal;
    if (may_have_type_error && found.notes.empty()) continue;
    const std::size_t expected = newer < found.severity && is_schema ? 1 : 0;
    ASSERT_EQ(found.notes.size(), expected) << payload << "\n" << dump(before);
    if (expected != 0) {
      EXPECT_EQ(found.notes[0] == kTakes, newer == Severity::kOff) << payload;
    }
  }
}

TEST(RevisionNotes, AgreeWithFullSecondReport) {
  const char* const given = std::getenv("RUNLINT_ORACLE_PAYLOADS");
  const std::uint64_t payloads = given != nullptr ? std::strtoull(given, nullptr, 10) / 12 : 5000;
  Options unlimited = in(ApiRevision::k2026_05);
  unlimited.max_diagnostics = 1'000'000;
  Options raised = unlimited;
  raised.severities[static_cast<std::size_t>(Rule::kSchemaEnum)] = Severity::kInfo;
  raised.severities[static_cast<std::size_t>(Rule::kLintSourceConflict)] = Severity::kError;
  raised.severities[static_cast<std::size_t>(Rule::kSchemaMinimum)] = Severity::kWarning;
  std::size_t notes = 0;
  for (const Options& newer : {unlimited, raised}) {
    for (const std::size_t kept : {std::size_t{1}, std::size_t{3}, std::size_t{1'000'000}}) {
      Options older = newer;
      older.api = ApiRevision::kOriginal;
      older.max_diagnostics = kept;
      Validator before(older);
      Validator after(newer);
      for (std::uint64_t seed = 0; seed < payloads; ++seed) {
        const generator::GeneratedPayload payload = generator::generate(seed);
        if (payload.document != Kind::kRunJob) continue;
        const Report newest = after.check(payload.text);
        if (std::ranges::any_of(newest.diagnostics(), [&newest](const Diagnostic& found) {
              return found.rule == Rule::kJsonDuplicateKey && newest.exact_pointer(found.instance) == "/deployment";
            })) {
          continue;
        }
        const Report report = before.check(payload.text);
        expect_notes(report, newest, payload.text);
        if (HasFatalFailure()) return;
        for (const Diagnostic& found : report.diagnostics()) notes += found.notes.size();
      }
    }
  }
  EXPECT_GT(notes, payloads / 10);
}

// Each occurrence is compared on its own.
TEST(RevisionNotes, OfDuplicateDeployments) {
  const std::string ambiguous = "error schema/one-of-ambiguous /deployment";
  const std::string duplicate = "error json/duplicate-key /deployment\n";
  const std::string in_no_list = "error schema/enum /deployment/storage/shmSize";
  const std::string_view bare = R"("deployment":{"docker":{"configType":"default"}})";
  const auto sized = [](std::string_view value) {
    return R"("deployment":{"internal":{"id":"web"},"storage":{"shmSize":)" + std::string(value) + "}}";
  };
  const auto report = [](std::string_view first, std::string_view second) {
    return dump(Validator().check("{" + std::string(first) + "," + std::string(second) + "}"));
  };
  EXPECT_EQ(report(bare, bare), noted(ambiguous, kWarns) + duplicate + noted(ambiguous, kWarns));
  EXPECT_EQ(report(bare, R"("deployment":[])"),
            noted(ambiguous, kWarns) + duplicate + "error schema/type /deployment\n");
  EXPECT_EQ(report(R"("deployment":[])", bare),
            "error schema/type /deployment\n" + duplicate + noted(ambiguous, kWarns));
  EXPECT_EQ(report(sized("1"), sized("-1")), noted(in_no_list, kTakes) + duplicate + in_no_list + "\n");
  EXPECT_EQ(report(sized("-1"), sized("1")), in_no_list + "\n" + duplicate + noted(in_no_list, kTakes));
}

TEST(RevisionNotes, AreNotOfMembersOfThatName) {
  const std::string unknown = "error schema/unknown-property ";
  const auto report = [](std::string_view payload) { return dump(Validator().check(payload)); };
  EXPECT_EQ(report(R"({"deployment":{"internal":{"id":"web"},"deployment":{}}})"),
            unknown + "/deployment/deployment\n");
  EXPECT_EQ(report(R"({"deployment":{"internal":{"id":"web","deployment":{}}}})"),
            unknown + "/deployment/internal/deployment\n");
  EXPECT_EQ(report(R"({"deployment":{"internal":{"id":"web"},"storage":{"storage":{"shmSize":1}}}})"),
            unknown + "/deployment/storage/storage\n");
}

// A second walk keeps a severity for each path, however many findings there are.
TEST(RevisionNotes, HoldBeyondTheLimitOfDiagnostics) {
  std::string members;
  for (int i = 0; i < 3000; ++i) members += "\"x" + std::to_string(i) + "\":1,";
  std::string payload = deployment(R"("internal":{"id":"web"},"storage":{)" + members + R"("shmSize":100})");
  Validator validator({.max_diagnostics = 4000});
  Report report = validator.check(payload);
  ASSERT_EQ(report.diagnostics().size(), 3001u);
  EXPECT_EQ(report.diagnostics().back().notes, std::vector<std::string>{std::string(kTakes)});
  EXPECT_TRUE(report.diagnostics().front().notes.empty());

  // The finding that takes the note away is the last in the text, and not kept.
  payload = deployment(R"("internal":{"id":"web"},"storage":{"shmSize":100,)" + members + R"("shmSize":-1})");
  Validator short_report({.max_diagnostics = 1});
  report = short_report.check(payload);
  ASSERT_EQ(dump(report), "error schema/enum /deployment/storage/shmSize\n");
  EXPECT_EQ(report.omitted(), 3002u);
}

TEST(RevisionNotes, AreInAnswersOfTheGate) {
  GateOptions options;
  Gate gate(options);
  const std::string body = size("100");
  const std::string answer(gate.check_body(body).body);
  EXPECT_NE(answer.find("\"notes\":[\"" + std::string(kTakes) + "\"]"), std::string::npos) << answer;
  options.payload.api = ApiRevision::k2026_05;
  Gate newer(options);
  EXPECT_EQ(newer.check_body(body).verdict, Verdict::kValid);
}

}  // namespace
}  // namespace runlint
