// Names shared by measuring and reporting.
#ifndef RUNLINT_BENCH_CASE_NAMES_H_
#define RUNLINT_BENCH_CASE_NAMES_H_

#include <array>
#include <string_view>

namespace runlint::bench {

// Cases. The names of invalid and of adversarial payloads begin with the last two.
inline constexpr std::string_view kExample = "example";
inline constexpr std::string_view kThirtyVariables = "30-variables";
inline constexpr std::string_view kBase64File = "base64-file";
inline constexpr std::string_view kStream = "stream";
inline constexpr std::string_view kMistake = "mistake-";
inline constexpr std::string_view kAdversarial = "adversarial-";

inline constexpr std::array kValidCases = {kExample, kThirtyVariables, kBase64File, kStream};

// Contenders. kTwin is accepts() on the valid twin of an invalid payload.
inline constexpr std::string_view kFloor = "floor";
inline constexpr std::string_view kStage1 = "stage1";
inline constexpr std::string_view kAccepts = "accepts";
inline constexpr std::string_view kCheck = "check";
inline constexpr std::string_view kTwin = "twin";
inline constexpr std::string_view kRapidJson = "rapidjson";
inline constexpr std::string_view kRapidJsonSax = "rapidjson-sax";
inline constexpr std::string_view kValijson = "valijson";

inline constexpr std::array kPeers = {kRapidJson, kRapidJsonSax, kValijson};

}  // namespace runlint::bench

#endif  // RUNLINT_BENCH_CASE_NAMES_H_
