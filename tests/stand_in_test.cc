// Values that stand for a secret, and secrets that only look as if they did.
#include "text/stand_in.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "text/reference_value.h"

namespace runlint::text {
namespace {

using std::string_view;

TEST(InlineSecret, AcceptsLiterals) {
  for (const string_view value :
       {"hunter2", "correct horse", "correct-horse-battery-staple", "abx", "aGVsbG8=", "p4ss:word", "0xdeadbeef",
        "12ab", "a$b", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", "trueish", "$1", "a<b>c",
        "/aB3dE9kLmN0pQrS7tUvWxYz1234567890abcdefgh", "$ecret", "$2pQ9x!", "Tr0ub4dor&3", "<pQ9x", "1a2b3c4d",
        // Defaults of references.
        "${DB_PASSWORD:-hunter2}", "${TOKEN-hunter2}", "aB3dE9kL${NAME}"}) {
    EXPECT_TRUE(is_inline_secret(value)) << value;
  }
}

TEST(InlineSecret, IgnoresOtherValues) {
  for (const string_view value : {"", "true", "False", "yes", "off", "0", "12345", "-1.5", "1_000", "2024-11-03",
                                  "sha256:abc", "$2b$12$abc", "$argon2id$v=19$m=65536", "$6$salt$hash", "{SSHA}abc",
                                  "md5:abc", "https://a.b/c", "pk_live_0123456789abcdef"}) {
    EXPECT_FALSE(is_inline_secret(value)) << value;
  }
}

TEST(InlineSecret, DependsOnName) {
  constexpr string_view kFingerprint = "E3FF2839C048B25C084DEBE9B26995E310250568";
  const auto is_secret = [](string_view name, string_view value) {
    return is_secret_under(name, kind_of_name(name), value);
  };
  for (const string_view name : {"GPG_KEY", "python-gpg-keys", "PGP_KEY", "GPG_SIGNING_KEY"}) {
    EXPECT_FALSE(is_secret(name, kFingerprint)) << name;
    EXPECT_FALSE(is_secret(name, kFingerprint.substr(24))) << name;
  }
  for (const string_view name : {"SESSION_KEY", "GPG_PRIVATE_KEY", "GPG_SECRET_KEY", "GPG_PASSPHRASE", "API_TOKEN"}) {
    EXPECT_TRUE(is_secret(name, kFingerprint)) << name;
  }
  EXPECT_TRUE(is_secret("GPG_KEY", "E3FF2839C048B25C084DEBE9B26995E3102505"));
  EXPECT_TRUE(is_secret("GPG_KEY", "lQOYBGVn0q8BCADJ4n2mX9pQ7rS5tUvWxYzABCDE"));
  EXPECT_TRUE(is_secret("API_TOKEN", "hunter2"));
  EXPECT_FALSE(is_secret("SESSION_KEY", "hunter2"));
  EXPECT_FALSE(is_secret("PUBLIC_KEY", kFingerprint));
}

TEST(ReferenceValue, RecognizesEveryForm) {
  for (const string_view value : {"${NAME}",
                                  "${NAME:-}",
                                  "${NAME:-changeme}",
                                  "${NAME:?is missing}",
                                  "${{secrets.g.values.n}}",
                                  "${A:-${B}}",
                                  "$NAME",
                                  "$DB_PASSWORD_1",
                                  "$(cat f)",
                                  "{{ name }}",
                                  "{{ .Values.token }}",
                                  "((token))",
                                  "#{TOKEN}#",
                                  "#{TOKEN}",
                                  "@@TOKEN@@",
                                  "__TOKEN__",
                                  "%TOKEN%",
                                  "%%TOKEN%%",
                                  "ENC[AES256_GCM,data:AbC=,type:str]",
                                  "ENC(AbC12=)",
                                  "{cipher}AQB12ab",
                                  "<%= token %>",
                                  "[[token]]",
                                  "{TOKEN}",
                                  "%(token)s",
                                  "$ENV{TOKEN}",
                                  "secretref:db-password",
                                  "env:TOKEN",
                                  "kms:AbC12",
                                  "vault:a/b#c",
                                  "op://a/b/c",
                                  "arn:aws:secretsmanager:eu-west-1:123456789012:secret:x",
                                  "ssm:/a/b",
                                  "sm://p/s",
                                  "akv:v/s",
                                  "conjur:a/b",
                                  "doppler://p/c/TOKEN",
                                  "file:/run/secrets/a",
                                  "process.env.TOKEN",
                                  "secrets.TOKEN",
                                  "!Ref Token",
                                  "!Sub ${T}",
                                  "os.environ['TOKEN']",
                                  "ENV['TOKEN']",
                                  "ENV[\"TOKEN\"]",
                                  "ref+vault://a/b",
                                  "projects/p/secrets/s/versions/1",
                                  "@Microsoft.KeyVault(SecretUri=https://v/s)",
                                  "/run/secrets/a",
                                  "/paths/of/words",
                                  "./secrets/token",
                                  "../a-b/c_d.txt",
                                  "~/keys/id_ed25519"}) {
    EXPECT_TRUE(is_reference_value(value)) << value;
    EXPECT_FALSE(is_inline_secret(value)) << value;
  }
  for (const string_view value : {"hunter2", "$ecret", "$9", "{a9!}", "%a", "a%", "vault:", "vault: a b", "/",
                                  "/aB3dE9kLmN0pQrS7tUv", "${NAME:-hunter2}", "(a)", "#a", "__", "env"}) {
    EXPECT_FALSE(is_reference_value(value)) << value;
  }
}

TEST(ReferenceValue, CountsTextBesideReferences) {
  for (const string_view value :
       {"q${NAME}", "pre-${NAME}-post9x", "${A}-${B}", "$(cat f) x", "$(cat", "Basic ${B64}"}) {
    EXPECT_FALSE(is_inline_secret(value)) << value;
  }
}

TEST(StandInLogin, RecognizesDefaults) {
  EXPECT_TRUE(is_stand_in_login("bob", "", "h"));
  EXPECT_TRUE(is_stand_in_login("bob", "password", "h"));
  EXPECT_TRUE(is_stand_in_login("bob", "%s", "h"));
  EXPECT_TRUE(is_stand_in_login("bob", "${P}", "h"));
  EXPECT_TRUE(is_stand_in_login("bob", "bob", "localhost:80/x"));
  EXPECT_TRUE(is_stand_in_login("bob", "bob", "127.0.0.1"));
  EXPECT_FALSE(is_stand_in_login("bob", "bob", "h"));
  EXPECT_FALSE(is_stand_in_login("bob", "hunter2", "localhost"));
}

TEST(StandIn, RecognizesStandIns) {
  for (const string_view value : {"changeme",
                                  "ChangeMe!",
                                  "CHANGE_ME",
                                  "CHANGE_THIS",
                                  "change-this-in-production",
                                  "xxx",
                                  "xxxxxxxx",
                                  "****",
                                  "...",
                                  "sk-...",
                                  "ghp_xxxxxxxxxxxxxxxx",
                                  "your-token-here",
                                  "your aws access key",
                                  "YOUR_API_KEY",
                                  "replace-this",
                                  "TODO",
                                  "none",
                                  "NULL",
                                  "n/a",
                                  "<token>",
                                  "<value>",
                                  "&lt;YOUR TOKEN&gt;",
                                  "sk-<your-key>",
                                  "9f8e<hostname>7d6c",
                                  "[token]",
                                  "AKIAIOSFODNN7EXAMPLE",
                                  "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
                                  "data encryption key with 32 char",
                                  "email_password",
                                  "password",
                                  "Password1",
                                  "secret",
                                  "test",
                                  "my-secret-key",
                                  "supersecret",
                                  "super_secret_jwt_token",
                                  "abcdefghij123",
                                  "123456",
                                  "abc123",
                                  "1234567890abcdef",
                                  "aaaaaaaa",
                                  "0000-0000",
                                  "example-password",
                                  "insert_token_here",
                                  "some long random string",
                                  "postgres",
                                  "minioadmin"}) {
    EXPECT_TRUE(is_stand_in(value)) << value;
    EXPECT_FALSE(is_inline_secret(value)) << value;
  }
  for (const string_view value : {"", "hunter2", "qchangeit", "Tr0ub4dor&3", "a<b>c", ">a<", "[a", "p@ssw0rd!",
                                  "correct horse battery staple", "aB3dE9kLmN0pQrS7tUv"}) {
    EXPECT_FALSE(is_stand_in(value)) << value;
  }
}

TEST(StandIn, AdversarialValuesTakeLinearTime) {
  for (const string_view part :
       {"${A:-", "<a", "<", "/a", "a ", "abc", "x", "password ", "&lt;", "{{", "!", "vault:"}) {
    std::string text;
    while (text.size() < 4'000'000) text += part;
    (void)is_inline_secret(text);
    (void)is_inline_secret(text + "}");
  }
}

TEST(LooksRandom, DistinguishesTokensFromWords) {
  for (const string_view value : {"a1b2c3d4e5f6", "0123456789abcdef", "AbCdEfGhIjKlMnOp", "550e8400-e29b-41d4-a716"}) {
    EXPECT_TRUE(looks_random(value)) << value;
  }
  for (const string_view value : {"", "a1b2c3", "session-cookie", "user service 12", "abcdefghijklmnop", "theme"}) {
    EXPECT_FALSE(looks_random(value)) << value;
  }
}

}  // namespace
}  // namespace runlint::text
