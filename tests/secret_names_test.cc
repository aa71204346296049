// Text that is a credential, and text that only looks like one.
#include "lint/secret_names.h"

#include <gtest/gtest.h>

#include <set>
#include <string>
#include <string_view>

#include "support/credential_example.h"
#include "text/credentials.h"

namespace runlint::lint {
namespace {

using std::string_view;
using text::Credential;
using text::credential_families;
using text::CredentialFamily;
using text::find_credential;
using text::has_private_key;
using text::next_credential;
using text::url_password;

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
    EXPECT_NE(find_credential(prefix + credential_body(family, family.min_length - 1u)), family.name) << "too short";
    EXPECT_NE(find_credential(prefix + credential_body(family, family.max_length + 1u)), family.name) << "too long";
    EXPECT_NE(find_credential("x" + shortest), family.name) << "in the middle of a word";
    EXPECT_EQ(find_credential(prefix + std::string(family.min_length, 'a')), "") << "a placeholder";
    EXPECT_EQ(find_credential(prefix), "");
  }
  EXPECT_GE(names.size(), 60u);
}

TEST(FindCredential, RecognizesStructuredTokens) {
  constexpr string_view kLetters = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
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

TEST(PrivateKey, RecognizesPemBlocks) {
  const std::string body(80, 'A');
  const struct {
    std::string text;
    bool expected;
  } cases[] = {
      {"-----BEGIN PRIVATE KEY-----\n" + body, true},
      {"-----BEGIN OPENSSH PRIVATE KEY-----\\n" + body, true},
      {"-----BEGIN PGP PRIVATE KEY BLOCK-----\n" + body, true},
      {"-----BEGIN PUBLIC KEY-----\n" + body + "\n-----END PUBLIC KEY-----\n-----BEGIN EC PRIVATE KEY-----\n" + body,
       true},
      {"-----BEGIN CERTIFICATE-----\n" + body, false},
      {"-----BEGIN PUBLIC KEY-----\n" + body, false},
      {"-----BEGIN PRIVATE KEY-----\n...", false},
      {"begins with -----BEGIN " + body, false},
      {"-----BEGIN PRIVATE KEY", false},
  };
  for (const auto& c : cases) EXPECT_EQ(has_private_key(c.text), c.expected) << c.text;
}

TEST(UrlPassword, FindsPassword) {
  constexpr struct {
    string_view text;
    string_view expected;
  } kCases[] = {
      {"postgres://user:pw@host/db", "pw"},
      {"redis://:pw@host", "pw"},
      {"amqps://user:p:w@host:5671/%2f?x=1@2", "p:w"},
      {"https://user:p@ss@host/", "p@ss"},
      {"https://user:@host/ redis://:pw@h", "pw"},  // the first one is empty
      {"see https://example.com/ and then ftp://a:b@c", "b"},
      {"https://user@host/a:b", ""},
      {"https://host:80/a:b@c", ""},
      {"https://host/?q=a:b@c", ""},
      {"https://user:@host/", ""},
      {"git@host:path", ""},
      {"://a:b@c", ""},
      {"", ""},
  };
  for (const auto& c : kCases) EXPECT_EQ(url_password(c.text), c.expected) << c.text;
}

TEST(SecretName, RecognizesSecretNames) {
  for (const string_view name : {"TOKEN", "API_TOKEN", "api-token", "apiToken", "DB_PASSWORD", "db.passwd", "DB_PASS",
                                 "DB_PWD", "dbPwd", "SSH_PASSPHRASE", "clientSecret", "STRIPE_API_KEY", "apiKey",
                                 "APIKEY", "AWS_SECRET_ACCESS_KEY", "jwt/private-key", "SIGNING_KEY"}) {
    EXPECT_TRUE(is_secret_name(name)) << name;
  }
  for (const string_view name : {"",
                                 "_",
                                 "TOKEN_TTL",
                                 "TOKEN_FILE",
                                 "SECRET_NAME",
                                 "PASSWORD_FILE",
                                 "DB_PASSPHRASE.",
                                 "DB_PASS%",
                                 "PUBLIC_KEY",
                                 "KEY",
                                 "PRIMARY_KEY",
                                 "MONKEY",
                                 "TURKEY",
                                 "TOKENS",
                                 "PWD",
                                 "OLDPWD",
                                 "COMPASS",
                                 "BYPASS",
                                 "PASSWORDLESS",
                                 "SECRETARY",
                                 "AWS_ACCESS_KEY_ID",
                                 "TOKENIZER",
                                 "keyboard",
                                 "USERNAME",
                                 "LOG_LEVEL",
                                 "PATH",
                                 "Z"}) {
    EXPECT_FALSE(is_secret_name(name)) << name;
  }
}

TEST(SecretName, RecognizesEveryKeyword) {
  for (const string_view word : {"token", "password", "passwd", "passphrase", "secret", "pass", "apikey", "authtoken",
                                 "accesstoken", "privatekey", "secretkey"}) {
    EXPECT_TRUE(is_secret_name(word)) << word;
    EXPECT_TRUE(is_secret_name("MY_" + std::string(word))) << word;
    EXPECT_FALSE(is_secret_name(std::string(word) + "x")) << word;
    EXPECT_FALSE(is_secret_name("x" + std::string(word))) << word;
    EXPECT_FALSE(is_secret_name(std::string(word) + "_x")) << word;
  }
  for (const string_view word : {"api", "secret", "private", "access", "signing", "encryption", "auth", "master"}) {
    EXPECT_TRUE(is_secret_name(std::string(word) + "_KEY")) << word;
    EXPECT_FALSE(is_secret_name("x" + std::string(word) + "_KEY")) << word;
    EXPECT_FALSE(is_secret_name(std::string(word) + "x_KEY")) << word;
  }
}

TEST(PublicName, RecognizesPublicNames) {
  for (const string_view name : {"PUBLIC_KEY", "NEXT_PUBLIC_API_KEY", "stripe-publishable-key", "publicToken"}) {
    EXPECT_TRUE(is_public_name(name)) << name;
  }
  for (const string_view name : {"", "REPUBLIC_TOKEN", "PUBLICATION_TOKEN", "_", "API_TOKEN"}) {
    EXPECT_FALSE(is_public_name(name)) << name;
  }
}

TEST(InlineSecret, DistinguishesLiteralsFromReferences) {
  for (const string_view value :
       {"hunter2", "correct horse", "abc", "aGVsbG8=", "p4ss:word", "0xdeadbeef", "12ab", "a$b",
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", "trueish", "$1"}) {
    EXPECT_TRUE(is_inline_secret(value)) << value;
  }
  for (const string_view value : {"",
                                  "${NAME}",
                                  "pre-${NAME}-post",
                                  "$NAME",
                                  "$(cat f)",
                                  "{{ name }}",
                                  "<token>",
                                  "[token]",
                                  "%TOKEN%",
                                  "changeme",
                                  "ChangeMe!",
                                  "CHANGE_ME",
                                  "xxx",
                                  "xxxxxxxx",
                                  "****",
                                  "...",
                                  "your-token-here",
                                  "replace-this",
                                  "TODO",
                                  "none",
                                  "NULL",
                                  "true",
                                  "False",
                                  "yes",
                                  "off",
                                  "0",
                                  "12345",
                                  "-1.5",
                                  "1_000",
                                  "2024-11-03",
                                  "sha256:abc",
                                  "$2b$12$abc",
                                  "{SSHA}abc",
                                  "md5:abc",
                                  "/run/secrets/a",
                                  "./a",
                                  "arn:aws:x",
                                  "vault:a/b#c",
                                  "op://a/b/c",
                                  "https://a.b/c",
                                  "projects/a/secrets/b"}) {
    EXPECT_FALSE(is_inline_secret(value)) << value;
  }
}

// Each word of the tables of placeholders, alone where it must be, and as a prefix where it may be.
TEST(Placeholder, RecognizesEveryKeyword) {
  for (const string_view word :
       {"changeme", "change-me", "change_me", "changeit",    "replaceme", "replace-me", "replace_me",
        "todo",     "tbd",       "fixme",     "placeholder", "redacted",  "none",       "null",
        "nil",      "undefined", "unset",     "example",     "dummy",     "n/a"}) {
    EXPECT_TRUE(is_placeholder(word)) << word;
    EXPECT_FALSE(is_placeholder("q" + std::string(word))) << word;
  }
  for (const string_view word : {"changeit", "todo", "tbd", "fixme", "placeholder", "redacted", "none", "null", "nil",
                                 "undefined", "unset", "example", "dummy", "n/a"}) {
    EXPECT_FALSE(is_placeholder(std::string(word) + "q")) << word;
  }
  for (const string_view begin : {"your-", "your_", "changeme", "change-me", "change_me", "replace-", "replace_",
                                  "insert-", "insert_", "example-", "example_", "xxx"}) {
    EXPECT_TRUE(is_placeholder(std::string(begin) + "q")) << begin;
    EXPECT_FALSE(is_placeholder("q" + std::string(begin))) << begin;
    EXPECT_FALSE(is_placeholder(std::string(begin.substr(0, begin.size() - 1)) + "q")) << begin;
  }
  for (const string_view word : {"true", "false", "yes", "no", "on", "off", "enabled", "disabled"}) {
    EXPECT_FALSE(is_inline_secret(word)) << word;
    EXPECT_TRUE(is_inline_secret(std::string(word) + "q")) << word;
    EXPECT_TRUE(is_inline_secret("q" + std::string(word))) << word;
  }
  for (const string_view begin : {"md5:",      "sha1:",
                                  "sha256:",   "sha384:",
                                  "sha512:",   "sha256-",
                                  "sha384-",   "sha512-",
                                  "$2a$",      "$2b$",
                                  "$2y$",      "$argon2",
                                  "$5$",       "$6$",
                                  "$apr1$",    "$scrypt",
                                  "$pbkdf2",   "{sha",
                                  "{ssha",     "{bcrypt}",
                                  "scrypt:",   "pbkdf2:",
                                  "pbkdf2_",   "/",
                                  "./",        "../",
                                  "~/",        "file:",
                                  "arn:",      "vault:",
                                  "ref+",      "ssm:",
                                  "projects/", "@microsoft.keyvault("}) {
    EXPECT_FALSE(is_inline_secret(std::string(begin) + "q")) << begin;
    EXPECT_TRUE(is_inline_secret("q" + std::string(begin))) << begin;
  }
}

TEST(Placeholder, RecognizesEveryForm) {
  for (const string_view value :
       {"$a", "$_", "<>", "a<b>c", "%%", "%a%", "[]", "[a]", "a${", "a{{", "a$(", "a", "aa"}) {
    EXPECT_TRUE(is_placeholder(value)) << value;
  }
  for (const string_view value : {"", "$1", "a$a", "<a", "a>", ">a<", "%a", "a%", "[a", "a]", "ab", "a$b", "{a"}) {
    EXPECT_FALSE(is_placeholder(value)) << value;
  }
}

}  // namespace
}  // namespace runlint::lint
