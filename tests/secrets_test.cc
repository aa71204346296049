// Secrets that are known by what is around them. Each case is written with «marks» around the secret.
#include "text/secrets.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "support/marked_text.h"
#include "text/base64.h"

namespace runlint::text {
namespace {

using std::string;
using std::string_view;

using Next = Credential (*)(string_view, std::size_t);

// `marked` without its marks, searched with `next`, with marks around what was found.
string search(Next next, string_view marked) {
  const string text = without_marks(marked);
  std::vector<Span> spans;
  std::size_t at = 0;
  for (Credential found = next(text, at); found.length != 0; found = next(text, at)) {
    EXPECT_FALSE(found.name.empty()) << text;
    EXPECT_GE(found.offset, at) << text;
    spans.push_back({found.offset, found.length});
    at = std::max(at + 1, found.offset + found.length);
    if (at > text.size()) break;
  }
  return with_marks(text, spans);
}

const string kBegin = string("-----BEGIN ") + "RSA PRIVATE KEY-----";
const string kEnd = string("-----END ") + "RSA PRIVATE KEY-----";

string base64(string_view bytes) {
  constexpr string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  string text;
  for (std::size_t at = 0; at < bytes.size(); at += 3) {
    unsigned bits = 0;
    for (std::size_t i = 0; i < 3; ++i) {
      bits = bits << 8 | (at + i < bytes.size() ? static_cast<unsigned char>(bytes[at + i]) : 0U);
    }
    const std::size_t n = std::min<std::size_t>(3, bytes.size() - at);
    for (std::size_t i = 0; i < 4; ++i) text += i <= n ? kAlphabet[bits >> (18 - 6 * i) & 63] : '=';
  }
  return text;
}

TEST(PrivateKey, FindsPemBlocks) {
  const string key = kBegin + "\nMIIB\n" + kEnd;
  const string certificate = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----";
  for (const string& marked :
       {"«" + key + "»", "a «" + key + "» b «" + key + "» c", "«" + kBegin + "»", "«" + kBegin + "\n...»", certificate,
        certificate + "\n«" + key + "»", string("«-----BEGIN PGP PRIVATE KEY BLOCK-----\nx»"),
        string("«-----BEGIN OPENSSH PRIVATE KEY-----\\nx»"), string("-----BEGIN PUBLIC KEY-----\nx"),
        string("-----BEGIN private key-----"), string("-----BEGIN "), string("-----END PRIVATE KEY-----")}) {
    EXPECT_EQ(search(next_private_key, marked), marked);
  }
}

TEST(UrlPassword, FindsPassword) {
  for (const string_view marked :
       {"postgres://user:«pw»@host/db", "redis://:«pw»@host", "amqps://user:«p:w»@host:5671/%2f?x=1@2",
        "https://user:«p@ss»@host/", "https://user:@host/ redis://:«pw»@h",
        "see https://example.com/ and then ftp://a:«b9»@c", "a://u:«p9»@h b://v:«q9»@i", "https://user@host/a:b",
        "https://host:80/a:b@c", "https://host/?q=a:b@c", "https://user:@host/", "git@host:path", "://a:b@c", "",
        "https://«aB3dE9kLmN0pQrS7tUvW»@github.com/a/b", "https://oauth2accessuser@host/",
        // Stand-ins.
        "postgres://user:password@localhost/app", "postgres://user:pass@db/app", "postgres://username:password@db/app",
        "postgres://u:{PASSWORD}@db", "postgres://u:%s@db", "postgres://u:${PASSWORD}@db",
        "postgres://app:app@localhost/x", "postgres://app:app@127.0.0.1:5432/x", "postgres://bob:«bob»@db/x",
        "postgres://bob:bob@localhost/x", "https://bob:hunter2@example.com/", "postgres://u:<password>@db",
        "postgres://u:xxxx@db", "postgres://u:$PASSWORD@db", "redis://:«hunter2»@host"}) {
    EXPECT_EQ(search(next_url_password, marked), marked);
  }
}

TEST(WrittenSecret, FindsSecrets) {
  for (const string_view marked :
       {// Connection strings.
        "Server=h;Password=«Tr0ub4dor&3»;", "Server=h;Database=d;User Id=u;Password=«a b,c»", "Server=h;Pwd=«x9y8»;",
        "Password=«Tr0ub4dor&3»;Server=h", "host=h user=u password=«hunter2» dbname=d", "password='«it is, so»' x",
        "https://h/x?user=u&password=«hunter2»&x=1", "https://h/x?api_key=«hunter2»#f",
        "h:1,password=«hunter2»,ssl=True", "u:«hunter2»@tcp(h:3306)/d", "u:password@tcp(h:3306)/d",
        "app:app@tcp(localhost:3306)/d", "u@tcp(h)/d", "Endpoint=sb://h/;Secret=«hunter2xyz»",
        // Configuration files.
        "{\"user\": \"u\", \"password\": \"«hunter2»\"}", "{\"password\":\"«hunter2»\"}",
        "{\\\"password\\\":\\\"«hunter2»\\\"}", "user: u\npassword: «hunter2»\n", "  - password: «hunter2»",
        "{\"passphrase\":\"«correct horse battery staple»\"}", "{\"passphrase\":\"«Correct Horse Battery»\"}",
        "{\"password\":\"«tr0ub4dor horse»\"}", "{\"password\": \"«a#b c»\"}", "{\"password\":\"«Tr0ub4dor»\"}",
        "password: '«hunter2»'", "password: \"«hunter2»\"", "PASSWORD=«hunter2»\nA=b", "export API_TOKEN=«hunter2»",
        "API_TOKEN = «hunter2»", "//r.io/:_authToken=«x9-y8»", "machine h login u password «hunter2»",
        "machine h\n  login u\n  password «hunter2»\n", "h:5432:d:u:«hunter2»", "*:*:*:u:«hunter2»",
        "a\nh:5432:d:u:«hunter2»\nb", "{\"auth\": \"«dTpodW50ZXIy»\"}", "${DB_PASSWORD:-«hunter2»}",
        "a ${TOKEN-«hunter2»} b",
        // Headers.
        "Bearer «aB3dE9kLmN0pQrS7tUvW»", "Authorization: Bearer «aB3dE9kLmN0pQrS7tUvW»",
        "Authorization: Bearer «hunter2x»", "authorization=token «hunter2x»", "Authorization: Basic «dTpodW50ZXIy»",
        "Authorization=Basic «dTpodW50ZXIy»", "X-Api-Key: «hunter2»", "api-key=«hunter2»", "-H 'X-Api-Key: «hunter2»'",
        "-H \"X-Api-Key:«a1b2c3d4e5f6»\"", "-H 'PRIVATE-TOKEN:«a1b2c3d4e5f6»'", "-H \\\"X-Api-Key:«a1b2c3d4e5f6»\\\"",
        "-H 'Authorization: «a1b2c3d4e5f6»'", "-H \"authorization:«a1b2c3d4e5f6»\"", "Authorization: «a1b2c3d4e5f6»",
        "-H \"Authorization: token «aB3dE9kLmN0pQrS7tUvW»\"", "--password=«hunter2»", "a --api-token=\"«hunter2»\" b",
        // SQL.
        "psql -c \"ALTER USER app WITH PASSWORD '«hunter2»'\"", "create role app login password '«hunter2»';",
        "mysql -e \"CREATE USER 'app'@'%' IDENTIFIED BY '«hunter2»'\"", "alter user app identified by \"«hunter2»\"",
        "IDENTIFIED WITH mysql_native_password BY '«hunter2»'",
        "sh -c \"psql -c \\\"ALTER ROLE a PASSWORD '«hunter2»'\\\"\"", "PASSWORD = N'«hunter2»'",
        "mysql --password=$'«hunter2»' app", "export DB_PASSWORD=$'«hunter2»' && x",
        "db_password                 = \"«hunter2»\"",
        // Code and XML.
        "'password' => '«hunter2»',", ":password => \"«hunter2»\"", "password => \"«hunter2»\"",
        "<password>«hunter2»</password>", "<clientSecret>«hunter2»</clientSecret>",
        "-H \"Authorization: ApiKey «a1b2c3d4e5f6»\"", "-H 'Ocp-Apim-Subscription-Key: «a1b2c3d4e5f6»'",
        // None of them.
        "password => x", "'password' => $password", "<password/>", "<password>${db.password}</password>",
        "<password></password>", "a > password>hunter2<", "Authorization: Custom realm", "PASSWORD=`cat /run/p` app",
        "env TOKEN_FILE=/run/token PASSWORD_FILE=/run/p app", "vault read -field=token auth/token/lookup-self1",
        "?page_token=CAEQAA1234567890ab", "token=%(token)s", "token=%{token}o", "token=%X{token}",
        "secret = crypto.randomBytes(32);", "password = os.getenv('DB_PASSWORD', '')",
        "password = form.cleaned_data['password']", "use password 'hunter2'", "ALTER USER app PASSWORD NULL",
        "ALTER USER app PASSWORD '$PASSWORD'", "ALTER USER app PASSWORD 'changeme'", "identified by 'x'",
        "identified by 'changeme'", "identified with", "identified ", "\"cache:token:user\"", "'password:hunter2'",
        "Authorization: required", "Authorization: see RFC 7235", "\"sort-key:a1b2c3d4e5f6\"", "", "=", ":", "password",
        "password=", "password: ", "a=b", "max_tokens=100", "token_ttl=3600s", "password==hunter2", "password=>hunter2",
        "Password=your-password;", "password=${PASSWORD}", "?password=changeme", "password: see the vault",
        "the password: hunter2", "Bearer of good news", "Basic authentication", "Basic dTpwYXNz", "${DB_PASSWORD:-}",
        "${DB_PASSWORD:-changeme}", "${PORT:-8080}", "password_file=/run/secrets/a", "PASSWORD=$PASSWORD",
        "h:5432:d:u:password", "12:30:45", "a:1:2", "::::", "password: !Ref Password", "{\"auth\": \"oauth2\"}",
        "{\"forgotPassword\":\"Forgot your password?\"}", "{\"password\":\"Mot de passe\"}",
        "{\"token\": \"Jeton d'accès\", \"password\": \"At least 8 characters\"}", "{\"password\":\"Пароль\"}",
        "{\"passphrase\":\"Phrase secrète de {name}\"}", "password: 'Mot de passe oublié'", "token=true",
        "use password hunter2", "https://h/?sort_key=name", "primaryKey=id9876543210ab", "session_key=theme",
        "license_key=«A1B2-C3D4-E5F6»"}) {
    EXPECT_EQ(search(next_written_secret, marked), marked);
  }
}

TEST(PlainText, HasNoMarksOfSecrets) {
  for (const string_view text :
       {"password=hunter2", "{\"password\":\"x\"}", "a\npassword: hunter2", "u:p@tcp(h)", "a b",
        "Bearer aB3dE9kLmN0pQrS7tUvW", "${A_TOKEN:-hunter2}", "a://u:p@h", "a;", "\xC3\xA9"}) {
    EXPECT_FALSE(is_plain(text)) << text;
  }
  for (const string_view text : {"", "debug", "8080", "https://host:80/path", "a/b-c_d", "10.0.0.1:80,10.0.0.2:80",
                                 "h:5432:d:u:hunter2", "a+b"}) {
    EXPECT_TRUE(is_plain(text)) << text;
  }
  for (int c = 0; c < 256; ++c) {
    const bool expected =
        std::isalnum(c) != 0 || (c != 0 && string_view("_+,-./:").find(static_cast<char>(c)) != string_view::npos);
    EXPECT_EQ(is_plain(string(20, 'a') + static_cast<char>(c)), expected && c < 128) << c;
  }
}

TEST(EncodedSecret, FindsKeysAndObjects) {
  const string key = base64(kBegin + "\nMIIBOgIBAAJBAK\n" + kEnd + "\n");
  const string account =
      base64("{\"type\": \"service_account\", \"private_key\": \"" + kBegin + "\\nMII\\n" + kEnd + "\\n\"}");
  const string login = base64("{\"auths\": {\"r.io\": {\"auth\": \"dTpodW50ZXIy\"}}}");
  const string kubeconfig = base64("users:\n- name: a\n  user:\n    client-key-data: " + key + "\n");
  EXPECT_EQ(find_secret_in_base64(kubeconfig), "a private key in base64");
  EXPECT_EQ(find_secret_in_base64(base64(kubeconfig)), "");
  const string certificate = base64("-----BEGIN CERTIFICATE-----\nMIIBOgIBAAJBAK\n-----END CERTIFICATE-----\n");
  const string plain = base64("{\"type\": \"service_account\", \"project_id\": \"a-project\"}");
  const auto marked = [](const string& text) {
    const std::size_t end = std::min(text.find('='), text.size());
    return "«" + text.substr(0, end) + "»" + text.substr(end);
  };
  for (const string& text : {marked(key), "KEY=" + marked(key), marked(account), "a " + marked(login) + " b",
                             certificate, plain, string(), string(100, 'e'), "x" + key}) {
    if (text.starts_with("x")) {
      EXPECT_EQ(search(next_encoded_secret, text).find(kOpen), string::npos) << text;
    } else {
      EXPECT_EQ(search(next_encoded_secret, text), text);
    }
  }
}

TEST(SecretInBase64, FindsSecretsAtEveryOffset) {
  const string token = string("gh") + "p_0123456789abcdefghijklmnopqrstuvwxyz";
  // Around the ends of the parts that are decoded at a time.
  for (std::size_t before = 6050; before < 6200; ++before) {
    const string text = string(before, 'a') + " " + token + " " + string(9000, 'b');
    EXPECT_EQ(find_secret_in_base64(base64(text)), "a GitHub personal access token") << before;
  }
  for (std::size_t before = 0; before < 20000; before += 111) {
    const string text = string(before, '\n') + "password: hunter2\n" + string(20000 - before, '\n');
    EXPECT_EQ(find_secret_in_base64(base64(text)), "a password") << before;
  }
}

// A part that is decoded may end in the middle of a word that goes on.
TEST(SecretInBase64, DoesNotCutTokens) {
  const string almost =
      string("gh") + "p_" + string(100, 'a') + "0123456789bcdefghijklmnopqrstuvwxyz" + string(300, 'c');
  for (std::size_t before = 5600; before < 6200; ++before) {
    const string text = string(before, '.') + " " + almost + " " + string(9000, '.');
    EXPECT_EQ(find_secret_in_base64(base64(text)), "") << before;
  }
}

TEST(SecretInBase64, DistinguishesTextFromOtherFiles) {
  const string pem = kBegin + "\nMIIB\n" + kEnd + "\n";
  EXPECT_EQ(find_secret_in_base64(base64(pem)), "a private key");
  EXPECT_EQ(find_secret_in_base64(base64("caf\xC3\xA9 " + pem)), "a private key");
  EXPECT_EQ(find_secret_in_base64(base64("url: postgres://u:hunter2@h/d\n")), "a URL with a password");
  EXPECT_EQ(find_secret_in_base64(base64("color=red\n")), "");
  EXPECT_EQ(find_secret_in_base64(base64(string("\0", 1) + pem)), "");
  EXPECT_EQ(find_secret_in_base64(""), "");
}

TEST(FindSecret, IgnoresKindsThatMayBePublic) {
  const string google = string("AI") + "za0123456789abcdefghijklmnopqrstuvwxy";
  const string stripe = string("sk_l") + "ive_0123456789abcdefghij";
  EXPECT_EQ(find_secret(google), "a Google API key");
  EXPECT_EQ(find_secret(google, true), "");
  EXPECT_EQ(find_secret(stripe, true), "a Stripe secret key");
  EXPECT_EQ(find_secret(google + " " + stripe, true), "a Stripe secret key");
  EXPECT_EQ(find_secret("postgres://u:hunter2@h/d", true), "a URL with a password");
}

TEST(FindSecret, AdversarialTextTakesLinearTime) {
  for (const string_view part : {"password=",
                                 "password=\"",
                                 "password: '",
                                 "token ",
                                 "password ",
                                 "alter user password 'x ",
                                 "identified with by '",
                                 "password => '",
                                 "<password>",
                                 "Authorization: a b",
                                 "password            =",
                                 "'token:",
                                 "token=",
                                 "${a:-",
                                 "${=>",
                                 "{token: ",
                                 "${token:-qwz7kk}@tcp(",
                                 "password=qwz7k7 password l",
                                 "login password ",
                                 "Bearer ",
                                 "a:1:",
                                 ":1:b:c:",
                                 "u:p@tcp(",
                                 "@tcp(",
                                 "${TOKEN:-",
                                 "${",
                                 "eyJ-",
                                 "eyJ.",
                                 "eyJ",
                                 "nf-eyJ.",
                                 "/eyJ",
                                 "LS0tLS1CRUdJTi",
                                 "://a:b",
                                 "://",
                                 "basic ",
                                 "{\"auth\":\"",
                                 "prod_1_key=",
                                 "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/",
                                 "-----BEGIN PRIVATE KEY",
                                 "-----BEGIN ",
                                 "=",
                                 ":",
                                 "$",
                                 "@",
                                 " ",
                                 "ghs_a_",
                                 "-ghs_a_",
                                 "t1.",
                                 "sk.a.",
                                 "EAA",
                                 "M0123456789012345678901234."}) {
    string text;
    while (text.size() < 2'000'000) text += part;
    text += "x('a'";
    for (const Next next :
         {next_credential, next_private_key, next_url_password, next_written_secret, next_encoded_secret}) {
      for (std::size_t at = 0; at < text.size();) {
        const Credential found = next(text, at);
        if (found.length == 0) break;
        at = found.offset + found.length;
      }
    }
    (void)find_secret_in_base64(base64(text));
  }
}

}  // namespace
}  // namespace runlint::text
