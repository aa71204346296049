// Tokens that are credentials, and tokens that only look like one.
#include <gtest/gtest.h>

#include <cstddef>
#include <set>
#include <string>
#include <string_view>

#include "support/credential_example.h"
#include "text/credentials.h"

namespace runlint::text {
namespace {

using std::string_view;

TEST(FindCredential, RecognizesEveryFamily) {
  std::set<string_view> names;
  for (const CredentialFamily& family : credential_families()) {
    SCOPED_TRACE(family.prefix);
    const std::string prefix(family.prefix);
    const std::string shortest = prefix + credential_body(family);
    names.insert(family.name);
    EXPECT_EQ(find_credential(shortest), family.name);
    EXPECT_EQ(find_credential(prefix + credential_body(family, family.max_length)), family.name);
    EXPECT_EQ(find_credential("Authorization: Bearer " + shortest + "\n"), family.name);
    EXPECT_EQ(find_credential(R"({"key":")" + shortest + R"("})"), family.name);
    EXPECT_NE(find_credential(prefix + credential_body(family, family.min_length - 1U)), family.name) << "too short";
    EXPECT_NE(find_credential(prefix + credential_body(family, family.max_length + 1U)), family.name) << "too long";
    EXPECT_NE(find_credential("x" + shortest), family.name) << "in the middle of a word";
    EXPECT_EQ(find_credential(prefix + std::string(family.min_length, 'a')), "") << "a placeholder";
    EXPECT_EQ(find_credential(prefix), "");
  }
  EXPECT_GE(names.size(), 60u);
}

TEST(FindCredential, RecognizesStructuredTokens) {
  constexpr string_view kLetters = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
  const std::string kHex32 = "0123456789abcdef0123456789abcdef";
  const auto letters = [kLetters](std::size_t n) { return std::string(kLetters.substr(0, n)); };
  const struct {
    std::string text;
    string_view expected;
  } cases[] = {
      {"eyJ" + letters(20) + ".eyJ" + letters(20) + "." + letters(43), "a JSON Web Token"},
      {"eyJ" + letters(20) + ".eyJ" + letters(20), ""},  // no signature
      {"eyJ" + letters(20) + "." + letters(20) + "." + letters(43), ""},
      {"eyJ" + letters(14) + ".eyJ" + letters(14) + "." + letters(16), "a JSON Web Token"},
      {"eyJ" + letters(13) + ".eyJ" + letters(14) + "." + letters(16), ""},
      {"eyJ" + letters(14) + ".eyJ" + letters(13) + "." + letters(16), ""},
      {"eyJ" + letters(14) + ".eyJ" + letters(14) + "." + letters(15), ""},
      {"eyJ" + letters(4) + ".eyJ" + letters(20) + "." + letters(43), ""},
      {"123456789:AA" + letters(33), "a Telegram bot token"},
      {"12345678:AA" + letters(33), "a Telegram bot token"},
      {"1234567890:AA" + letters(33), "a Telegram bot token"},
      {"1234567:AA" + letters(33), ""},
      {"12345678901:AA" + letters(33), ""},
      {"123456789:AA" + letters(32), ""},
      {"123456789:AA" + letters(34), ""},
      {"12:34:56 123456789:", ""},
      {letters(14) + ".atlasv1." + letters(62), "a Terraform Cloud token"},
      {letters(14) + ".atlasv1." + letters(58), "a Terraform Cloud token"},
      {letters(14) + ".atlasv1." + letters(62) + letters(8), "a Terraform Cloud token"},
      {letters(14) + ".atlasv1." + letters(57), ""},
      {letters(14) + ".atlasv1." + letters(62) + letters(9), ""},
      {letters(13) + ".atlasv1." + letters(62), ""},
      {letters(14) + ".atlasv2." + letters(62), ""},
      {"abc1Q~" + letters(34), "a Microsoft Entra client secret"},
      {"abc1Q~" + letters(31), "a Microsoft Entra client secret"},
      {"abc1Q~" + letters(30), ""},
      {"abc1Q~" + letters(35), ""},
      {"abcdQ~" + letters(34), ""},
      {"M" + letters(23) + "." + letters(6) + "." + letters(30), "a Discord bot token"},
      {"M" + letters(23) + "." + letters(6) + "." + letters(27), "a Discord bot token"},
      {"N" + letters(27) + "." + letters(6) + "." + letters(27), "a Discord bot token"},
      {"O" + letters(23) + "." + letters(6) + "." + letters(27), "a Discord bot token"},
      {"M" + letters(23) + "." + letters(6) + "." + letters(26), ""},
      {"M" + letters(22) + "." + letters(6) + "." + letters(27), ""},
      {"M" + letters(28) + "." + letters(6) + "." + letters(27), ""},
      {"M" + letters(23) + "." + letters(5) + "." + letters(27), ""},
      {"M" + letters(23) + "." + letters(7) + "." + letters(27), ""},
      {"P" + letters(23) + "." + letters(6) + "." + letters(30), ""},
      {letters(14) + ".atlasv1." + letters(57) + "=-_", "a Terraform Cloud token"},
      {letters(32) + "-us12", ""},  // not hexadecimal
      {kHex32 + "-us1", "a Mailchimp API key"},
      {kHex32 + "-us21", "a Mailchimp API key"},
      {kHex32 + "-us", ""},
      {kHex32 + "-us1234", ""},
      {kHex32 + "-eu12", ""},
      {kHex32 + "-0123abcd-4567cdef", "a Mailgun API key"},
      {letters(6) + "_" + letters(29) + "_mmk", "a MaxMind license key"},
      {letters(6) + "_" + letters(28) + "_mmk", ""},
      {kHex32 + "FFFFNRAL", "a New Relic license key"},
      {"eu01xx" + kHex32.substr(6) + "FFFFNRAL", "a New Relic license key"},
      {"EU01XX" + kHex32.substr(6) + "FFFFNRAL", ""},
      {kHex32.substr(1) + "FFFFNRAL", ""},
      {"AA" + kHex32 + "01234567-NRMA", "a New Relic mobile key"},
      {letters(52) + "JQQJ99" + letters(26), "an Azure API key"},
      {letters(51) + "JQQJ99" + letters(27), ""},
      {letters(52) + "JQQJ99" + letters(25), ""},
      {letters(52) + "JQQJ99" + letters(27), ""},
      {letters(60) + letters(16) + "AZDO" + letters(4), "an Azure DevOps token"},
      {letters(60) + letters(16) + "+ASt" + letters(6), "an Azure Storage account key"},
      {letters(60) + letters(16) + "ACDb" + letters(6), "an Azure Cosmos DB key"},
      {letters(60) + letters(16) + "APIM" + letters(6), "an Azure API Management key"},
      {letters(60) + letters(16) + "+AMC" + letters(6), "an Azure Machine Learning key"},
      {letters(60) + letters(16) + "+ABa" + letters(6), "an Azure Batch key"},
      {letters(33) + "AzCa" + letters(6), "an Azure Cache key"},
      {letters(33) + "+ASb" + letters(6), "an Azure Service Bus key"},
      {letters(33) + "+AEh" + letters(6), "an Azure Event Hubs key"},
      {letters(33) + "+ARm" + letters(6), "an Azure Relay key"},
      {letters(33) + "AIoT" + letters(6), "an Azure IoT key"},
      {letters(33) + "AZEG" + letters(6), "an Azure Event Grid key"},
      {letters(42) + "AzSe" + letters(6), "an Azure Search key"},
      {letters(42) + "+ACR" + letters(6), "an Azure Container Registry key"},
      {letters(44) + "AzFu" + letters(6), "an Azure Functions key"},
      {letters(44) + "AzFu" + letters(5), ""},
      {letters(43) + "AzFu" + letters(6), ""},
      {"oaa" + letters(14) + ".v1." + letters(30) + "." + kHex32 + kHex32, "an Airtable OAuth token"},
      {"oaa" + letters(14) + ".v2." + letters(30) + "." + kHex32 + kHex32, ""},
      {"oaa" + letters(14) + ".v1." + letters(30) + "." + kHex32, ""},
      {"MTIzNDU2Nzg5MDEyMzQ1Njc4", ""},
      {std::string(64, 'A'), ""},
      {letters(62), ""},
      {"the quick brown fox jumps over the lazy dog", ""},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(find_credential(c.text), c.expected) << c.text;
    if (c.expected.empty()) continue;
    const Credential found = next_credential("= " + c.text + " =");
    EXPECT_EQ(found.name, c.expected) << c.text;
    EXPECT_EQ(found.offset, 2u) << c.text;
    EXPECT_EQ(found.length, c.text.size()) << c.text;
  }
}

// What is next to a token, and what it is part of.
TEST(FindCredential, MindsContext) {
  const std::string kLetters = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
  const std::string hex = "0123456789abcdef0123456789abcdef";
  const std::string jwt =
      "eyJ" + kLetters.substr(0, 20) + ".eyJ" + kLetters.substr(0, 20) + "." + kLetters.substr(0, 43);
  const std::string mail = std::string("S") + "G." + kLetters.substr(0, 22) + "." + kLetters.substr(0, 43);
  const std::string entra = "abc1Q~" + kLetters.substr(0, 34);
  const struct {
    std::string text;
    string_view expected;
  } cases[] = {
      {mail, "a SendGrid API key"},
      {"the key is " + mail + ".", "a SendGrid API key"},
      {mail + "...", "a SendGrid API key"},
      {"use " + entra + ".", "a Microsoft Entra client secret"},
      {"nf-" + jwt, "a Northflank API token"},
      {"token-" + jwt, "a JSON Web Token"},
      {"x" + jwt, ""},
      {std::string("gh") + "s_123456_" + jwt, "a GitHub installation access token"},
      {std::string("ke") + "y-" + hex, "a Mailgun API key"},
      {std::string("ke") + "y-" + hex + ".", "a Mailgun API key"},
      {std::string("api:ke") + "y-" + hex + "@host", "a Mailgun API key"},
      {"release-key-" + hex + ".tar.gz", ""},
      {"s3://bucket/key-" + hex, ""},
      {"key-" + hex + ".tar.gz", ""},
      {"key-" + hex + "-x", ""},
      {"key-" + hex + "/x", ""},
      {std::string("AK") + "IAIOSFODNN7" + "EXAMPLE", ""},
      {std::string("AI") + "zaSyDOCAbC123dEf456GhI789jKl012-MnO", ""},
      {"https://" + std::string("hooks.sla") + "ck.com/services/T" + kLetters.substr(0, 44), "a Slack webhook"},
      {"https://canary.discord.com/api/" + std::string("webhooks/") + kLetters + kLetters.substr(0, 20),
       "a Discord webhook"},
  };
  for (const auto& c : cases) EXPECT_EQ(find_credential(c.text), c.expected) << c.text;
}

TEST(FindCredential, SkipsPublicWebTokens) {
  const std::string header = "eyJhbGciOiJIUzI1NiJ9.";
  const std::string signature = ".0123456789abcdefghijklmnopqrstuvwxyzABCDEFG";
  // {"iss":"supabase","role":"anon"}, {"role" : "anon"}, {"iss":"supabase","role":"service_role"}, {"sub":"anon user"}
  const std::string anon = header + "eyJpc3MiOiJzdXBhYmFzZSIsInJvbGUiOiJhbm9uIn0" + signature;
  const std::string spaced = header + "eyJyb2xlIiA6ICJhbm9uIn0" + signature;
  const std::string service = header + "eyJpc3MiOiJzdXBhYmFzZSIsInJvbGUiOiJzZXJ2aWNlX3JvbGUifQ" + signature;
  const std::string other = header + "eyJzdWIiOiJhbm9uIHVzZXIifQ" + signature;
  EXPECT_EQ(find_credential(anon), "");
  EXPECT_EQ(find_credential(spaced), "");
  EXPECT_EQ(find_credential(service), "a JSON Web Token");
  EXPECT_EQ(find_credential(other), "a JSON Web Token");
  EXPECT_TRUE(is_public_token(anon));
  EXPECT_FALSE(is_public_token(service));
  EXPECT_FALSE(is_public_token(anon + " " + service));
  EXPECT_TRUE(is_public_token("pk_live_0123456789"));
  EXPECT_FALSE(is_public_token("hunter2"));
}

// Tokens next to each other: each is found once, none is cut.
TEST(FindCredential, FindsEachInTurn) {
  const std::string token = std::string("gh") + "p_0123456789abcdefghijklmnopqrstuvwxyz";
  std::string text;
  for (int i = 0; i < 20; ++i) text += std::string(static_cast<std::size_t>(i % 7), ' ') + token + " ";
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); ++count) {
    const Credential found = next_credential(text, at);
    if (found.length == 0) break;
    EXPECT_EQ(text.substr(found.offset, found.length), token);
    at = found.offset + found.length;
  }
  EXPECT_EQ(count, 20u);
}

}  // namespace
}  // namespace runlint::text
