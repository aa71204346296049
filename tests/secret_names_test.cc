// Names of secrets, and names that only look like one.
#include "text/secret_names.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace runlint::text {
namespace {

using std::string_view;

TEST(SecretName, RecognizesSecretNames) {
  for (const string_view name :
       {"TOKEN", "API_TOKEN", "api-token", "apiToken", "DB_PASSWORD", "db.passwd", "DB_PASS", "DB_PWD", "dbPwd",
        "LDAP_BIND_PW", "WIFI_PSK", "SSH_PASSPHRASE", "clientSecret", "STRIPE_API_KEY", "apiKey", "APIKEY",
        "AWS_SECRET_ACCESS_KEY", "jwt/private-key", "SIGNING_KEY", "PASSCODE",
        // Words run together.
        "PGPASSWORD", "MYSQLPASSWORD", "DBPASS", "AUTHTOKEN", "CLIENTSECRET", "storepass", "REQUIREPASS", "LDAP_BINDPW",
        "SSHPASS", "--authkey", "-destkeypass",
        // Qualifiers after the word.
        "SECRET_KEY_BASE", "API_KEY_1", "API_KEY_B64", "PASSWORD_PROD", "DB_PASSWORD_STAGING", "TOKEN2", "TOKEN_2",
        "TF_TOKEN_app_terraform_io", "TF_TOKEN_registry_example_xyz", "SECRET_V2"}) {
    EXPECT_EQ(kind_of_name(name), NameKind::kSecret) << name;
  }
  for (const string_view name : {"LICENSE_KEY",
                                 "SERVICE_KEY",
                                 "SUPABASE_SERVICE_ROLE_KEY",
                                 "AZURE_STORAGE_ACCOUNT_KEY",
                                 "AZURE_STORAGE_KEY",
                                 "COSMOS_KEY",
                                 "APP_KEY",
                                 "SDK_KEY",
                                 "ADMIN_KEY",
                                 "WRITE_KEY",
                                 "SSH_KEY",
                                 "DEPLOY_KEY",
                                 "SESSION_KEY",
                                 "COOKIE_KEY",
                                 "HMAC_KEY",
                                 "AES_KEY",
                                 "FERNET_KEY",
                                 "JWT_KEY",
                                 "OPENAI_KEY",
                                 "STRIPE_KEY",
                                 "SUPABASE_KEY",
                                 "API_KEYS",
                                 "TOKENS",
                                 "PASSWORDS",
                                 "SECRETS",
                                 "GITHUB_PAT",
                                 "CREDENTIALS",
                                 "AWS_CREDS",
                                 "PASSWORD_SALT",
                                 "PASSWORD_PEPPER",
                                 "NEO4J_AUTH",
                                 "IMAGE_PULL_SECRET",
                                 "existingSecret",
                                 "PRESHARED_KEY",
                                 "Ocp-Apim-Subscription-Key",
                                 "PEPPER",
                                 "NONCE_KEY",
                                 "LOGGED_IN_KEY",
                                 "BEARER"}) {
    EXPECT_EQ(kind_of_name(name), NameKind::kMayBeSecret) << name;
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
                                 "CACHE_KEY",
                                 "SORT_KEY",
                                 "MONKEY",
                                 "TURKEY",
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
                                 "Z",
                                 "PROD",
                                 "BASE",
                                 "TF_TOKEN_",
                                 "PORT_1",
                                 "PATTERN",
                                 "ASSALT",
                                 "PAGE_TOKEN",
                                 "nextPageToken",
                                 "--pad-token",
                                 "ERLANG_COOKIE_NAME"}) {
    EXPECT_EQ(kind_of_name(name), NameKind::kOther) << name;
  }
}

TEST(SecretName, RecognizesEveryKeyword) {
  for (const string_view word : {"token", "password", "passwd", "passphrase", "secret", "pass", "apikey", "authtoken",
                                 "accesstoken", "privatekey", "secretkey", "pw", "psk"}) {
    EXPECT_EQ(kind_of_name(word), NameKind::kSecret) << word;
    EXPECT_EQ(kind_of_name("MY_" + std::string(word)), NameKind::kSecret) << word;
    EXPECT_EQ(kind_of_name(std::string(word) + "x"), NameKind::kOther) << word;
    EXPECT_EQ(kind_of_name(std::string(word) + "_x"), NameKind::kOther) << word;
  }
  for (const string_view word : {"api", "secret", "private", "access", "signing", "encryption", "auth", "master"}) {
    EXPECT_EQ(kind_of_name(std::string(word) + "_KEY"), NameKind::kSecret) << word;
    EXPECT_EQ(kind_of_name("x" + std::string(word) + "_KEY"), NameKind::kOther) << word;
    EXPECT_EQ(kind_of_name(std::string(word) + "x_KEY"), NameKind::kOther) << word;
  }
}

TEST(PasswordName, RecognizesPasswords) {
  for (const string_view name : {"password", "DB_PASS", "userPwd", "PGPASSWORD"})
    EXPECT_TRUE(is_password_name(name)) << name;
  for (const string_view name : {"", "token", "API_KEY", "PAS_S"}) EXPECT_FALSE(is_password_name(name)) << name;
}

TEST(PublicName, RecognizesPublicNames) {
  for (const string_view name : {"PUBLIC_KEY", "NEXT_PUBLIC_API_KEY", "stripe-publishable-key", "publicToken"}) {
    EXPECT_TRUE(is_public_name(name)) << name;
  }
  for (const string_view name : {"", "REPUBLIC_TOKEN", "PUBLICATION_TOKEN", "_", "API_TOKEN"}) {
    EXPECT_FALSE(is_public_name(name)) << name;
  }
}

}  // namespace
}  // namespace runlint::text
