#include "payloads.h"

#include <fmt/format.h>

#include <random>
#include <stdexcept>

namespace runlint::bench {
namespace {

// Replaces the only occurrence of `from`.
std::string with(std::string text, std::string_view from, std::string_view to) {
  const std::size_t at = text.find(from);
  if (at == text.npos || text.find(from, at + 1) != text.npos)
    throw std::logic_error(fmt::format("not once: {}", from));
  return text.replace(at, from.size(), to);
}

std::string variables(std::size_t count, std::string_view value) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += fmt::format(R"({}"SETTING_{}":{})", i == 0 ? "" : ",", i, value);
  return fmt::format(R"({{"runtimeEnvironment":{{{}}}}})", text);
}

}  // namespace

std::string published_example() {
  return R"({"runtimeEnvironment":{"VARIABLE_1":"abcdef","VARIABLE_2":"12345"},)"
         R"("runtimeFiles":{"/dir/fileName":{"data":)"
         R"("VGhpcyBpcyBhbiBleGFtcGxlIHdpdGggYSB0ZW1wbGF0ZWQgJHtOT0RFX0VOVn0gdmFyaWFibGU=","encoding":"utf-8"}},)"
         R"("dockerSecretMounts":{"example-secret-mount_1":{"data":)"
         R"("VGhpcyBpcyBhbiBleGFtcGxlIHdpdGggYSB0ZW1wbGF0ZWQgJHtOT0RFX0VOVn0gdmFyaWFibGU=","encoding":"utf-8"}},)"
         R"("billing":{"deploymentPlan":"nf-compute-20"},"deployment":{"docker":{"configType":"default"},)"
         R"("storage":{"ephemeralStorage":{"storageSize":1024}},)"
         R"("internal":{"id":"example-build-service","branch":"master","buildId":"premium-guide-6393"}}})";
}

std::string thirty_variables() {
  std::string text = R"({"runtimeEnvironment":{)";
  for (int i = 0; i < 30; ++i) {
    text += fmt::format(R"({}"SERVICE_{}_URL":"http://svc-{}:{}")", i == 0 ? "" : ",", i, i, 8000 + i);
  }
  return text +
         R"(},"billing":{"deploymentPlan":"nf-compute-50"},"deployment":{)"
         R"("docker":{"configType":"customCommand","customCommand":"python -m reports.daily --since yesterday"},)"
         R"("storage":{"ephemeralStorage":{"storageSize":2048},"shmSize":64},)"
         R"("external":{"imagePath":"registry.example.com/team/reports:2024.11.3","credentials":"example-registry"}}})";
}

std::string base64_file() {
  constexpr std::string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::mt19937_64 random(1);
  std::string data(std::size_t{1} << 20, '\0');
  for (char& c : data) c = kAlphabet[random() >> 58];
  return fmt::format(R"({{"runtimeFiles":{{"/etc/app/bundle.bin":{{"data":"{}","encoding":"binary"}}}}}})", data);
}

std::vector<Mistake> mistakes() {
  const std::string good = thirty_variables();
  std::vector<Mistake> all;
  const auto add = [&](std::string_view name, std::string_view from, std::string_view to) {
    all.push_back({name, good, with(good, from, to), 1});
  };
  add("unknown-property", R"("billing":)", R"("biling":)");
  add("type", R"("http://svc-29:8029")", "8029");
  add("enum", R"("storageSize":2048)", R"("storageSize":2000)");
  add("pattern", "reports:2024.11.3", "reports");
  add("required", R"(,"customCommand":"python -m reports.daily --since yesterday")", "");
  add("duplicate-key", R"("SERVICE_29_URL")", R"("SERVICE_0_URL")");
  add("one-of", R"("external":{)", R"("internal":{"branch":"main"},"external":{)");
  add("syntax", R"("shmSize":64})", R"("shmSize":64,})");
  add("encoding", "http://svc-29:8029", "http://svc-29:\xE9");

  // 100 mistakes, and ten times the limit of a report.
  all.push_back({"a-hundred", variables(100, R"("on")"), variables(100, "true"), 100});
  all.push_back({"a-thousand", variables(1000, R"("on")"), variables(1000, "true"), 1000});
  return all;
}

}  // namespace runlint::bench
