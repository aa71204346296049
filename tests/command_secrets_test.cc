// Secrets in command lines. Each case is written with «marks» around the secrets.
#include "text/command_secrets.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "support/marked_text.h"

namespace runlint::text {
namespace {

using std::string;
using std::string_view;

string search(string_view marked) {
  const string text = without_marks(marked);
  std::vector<Span> spans;
  CommandSecrets secrets(text);
  for (Credential found = secrets.next(); found.length != 0; found = secrets.next()) {
    spans.push_back({found.offset, found.length});
  }
  std::ranges::sort(spans, {}, &Span::offset);
  return with_marks(text, spans);
}

TEST(CommandSecrets, FindsSecrets) {
  for (const string_view marked :
       {"app --password «hunter2»", "app --password '«hunter2»' -v", "app -password «hunter2»",
        "app --api-key \"«hunter2»\"", "app --token «hunter2» --secret «hunter3»", "app --session-key «a1b2c3d4e5f6»",
        "gpg --passphrase «hunter2» -c a", "mysql -u root -p«hunter2» app", "/usr/bin/mysqldump -p«hunter2»",
        "mariadb-dump -p«hunter2»", "mongosh -p «hunter2»", "redis-cli -a «hunter2» ping",
        "docker login -u bob -p «hunter2» r.io", "helm registry login r.io -p «hunter2»", "az login -p «hunter2»",
        "skopeo copy --src-creds bob:«hunter2» a b", "twine upload -p «hunter2»", "sshpass -p «hunter2» ssh h",
        "sshpass -p«hunter2» ssh h", "sshpass -p«hunterXY» ssh h", "ldapsearch -w «hunter2»",
        "smbclient //h/s -U bob%«hunter2»", "sqlcmd -P «hunter2»", "lftp -u bob,«hunter2» h",
        "curl -u bob:«hunter2» https://h", "curl -ubob:«hunter2»", "curl --user bob:«hunter2»",
        "curl --user=bob:«hunter2»", "curl -U bob:«hunter2»", "http -a bob:«hunter2» h",
        "openssl enc -pass pass:«hunter2»", "sh -c 'mysql -p«hunter2»'", "a && curl -u b:«hunter2» h",
        "echo «a1b2c3d4e5f6» | docker login --password-stdin", "docker login -u bob -p«hunter2» r.io",
        "ldapsearch -w«hunter2»", "cypher-shell -u neo4j -p «hunter2»", "mosquitto_pub -u a -P «hunter2» -t b",
        "ipmitool -H h -U a -P «hunter2»", "snmpwalk -v3 -A «hunter22» -X «hunter33» h",
        "openssl enc -k «hunter2» -in a", "openssl enc -K «a1b2c3d4e5f6» -in a",
        "mysqladmin -u root password «hunter2»", "neo4j-admin dbms set-initial-password «hunter2»",
        "mysql --password $'«hunter2»' app", "mycli -u a -p «hunter2»",
        "printf '%s' '«hunter2»' | docker login -u a --password-stdin",
        "echo -n «hunter2» | gh auth login --with-token", "echo \"root:«hunter2»\" | chpasswd",
        "docker login --password-stdin -u app <<< \"«hunter2»\"", "oc login -u a -p «hunter2»",
        "ssh-keygen -t rsa -N '«hunter2»' -f a", "apksigner sign --ks-pass pass:«hunter2» a",
        "openssl pkcs12 -password pass:«hunter2»", "redis-server --requirepass «hunter2»",
        "tailscale up --authkey «hunter2»",

        // Quotes that open in the word, bundled options, lists, and clients behind others.
        "mysql -u root -p'«hunter2»' app", "mysqldump -p\"«hunter two»\"", "curl -u bob:'«hunter2»' h",
        "curl -sSu bob:«hunter2» h", "lftp -u bob,'«hunter2»' h", "sh -c \"mysql -p\\\"«hunter2»\\\" app\"",
        "[\"app\",\"--password\",\"«hunter2»\"]", "[\"redis-cli\", \"-a\", \"«hunter2»\"]",
        "docker exec db mysql -uroot -p«hunter2»", "redis-cli ping;mysql -p«hunter2»", "(mysql -p«hunter2»)",
        "$(curl -u bob:«hunter2» h)", "docker run redis redis-cli -a «hunter2»",
        "sh -c \"echo «a1b2c3d4e5f6» | gh auth login --with-token\"",
        "aws configure set aws_secret_access_key «hunter2»",
        "aws --profile p configure set aws_session_token «hunter2»",
        "npm config set //registry.npmjs.org/:_authToken «hunter2»", "npm set //r.io/:_password '«hunter2»'",
        "pnpm config set --location=project //r.io/:_authToken «hunter2»", "yarn config set npmAuthToken «hunter2»",
        "gcloud config set auth/access_token «hunter2»", "git config user.password «hunter2»",
        "git config --global user.password «hunter2» && git push", "sh -c 'git config a.token \"«hunter2»\"'",
        "doppler secrets set API_KEY «hunter2»", "vault write auth/approle/login role_id=a secret_id=«hunter2»",
        "keytool -list -keystore a.jks -storepass «hunter2»", "keytool -keypass «hunter2» -storepass «hunter3»",
        "unzip -P «hunter2» a.zip", "zip -P«hunter2» a.zip b", "7z x -p«hunter2» a.7z", "7za x '-p«hunter2»' a.7z",
        "rar a -hp«hunter2» a.rar b", "unrar x -p«hunter2» a.rar", "mc alias set m https://h user «hunter2»",
        "mc config host add m https://h user «hunter2» --api S3v4", "mc admin user add m user «hunter2»",
        "rabbitmqctl add_user app «hunter2»", "app --password '«correct horse battery»' -v",
        "sh -c \"app --password \\\"«correct horse»\\\"\"", "docker login \\\n -u bob -p «hunter2»",
        // None of them.
        "docker login -plain-http r.io", "mosquitto_sub -Port 1", "echo ready | tee log; docker login --password-stdin",
        "poetry run pytest -p no:cacheprovider", "", "-", "--", "-p", "mkdir -p /a/b", "mysql -p", "mysql -p -u root",
        "ssh -p 22 h", "docker run -p 80:80 app", "docker run -p 80:80 mysql", "app --password",
        "app --password $PASSWORD", "app --password \"${PASSWORD}\"", "app --password changeme",
        "app --password --verbose", "app --password-stdin", "app --token-file /run/token", "app --password=hunter2",
        "curl -u \"$USER:$PASS\" https://h", "curl -u bob: https://h", "curl -u bob https://h",
        "redis-cli -u redis://h:6379", "docker build --secret id=npm,src=a .", "mysql && mkdir -p hunter2",
        "echo hello | cat", "echo a1b2c3d4e5f6", "openssl enc -pass env:PASS", "app --session-key theme",
        "login -p hunter2", "x-p hunter2", "aws configure set region eu-central-1",
        "aws configure set aws_secret_access_key $KEY", "aws configure get aws_secret_access_key --profile p",
        "aws configure set aws_secret_access_key", "npm config set //r.io/:_authToken \"${TOKEN}\"",
        "npm config set registry https://r.io", "npm config set token changeme", "npm config get token prefix",
        "git config user.email x@y.z", "git config user.password $P", "git config --get user.password hunter2",
        "git config user.password > /tmp/a", "git config user.password 2>/tmp/a", "git config a.token; echo a",
        "git config a.token\necho a", "git config --unset a.token && echo a", "git config core.askPass /usr/bin/ask",
        "git config core.askPass git-gui--askpass", "echo config password missing", "set password first", "npm set -x",
        "vault read secret_id", "app secret_id=hunter2", "keytool -storetype JKS", "keytool -storepass changeit",
        "keytool -storepass:env KEY_PASS", "unzip -p a.zip b.txt", "7z x -p a.7z", "7z x -p$PASS a.7z",
        "mc alias set m https://h $USER $PASS", "mc alias list m", "mc alias set m https://h",
        "apt-get install unzip\nrsync -P source target", "ansible-playbook --ask-become-pass site.yml",
        "cat alias set m https://h user hunter2"}) {
    EXPECT_EQ(search(marked), marked);
  }
}

TEST(CommandSecrets, AdversarialCommandsTakeLinearTime) {
  for (const string_view part :
       {"-p ", "-", "--password ", "mysql -p ", "echo ", "echo a1b2c3d4e5f6 | ", "curl -u a:", "a ", "--user ",
        "docker login -p x9y8 ", "\"", "&& ", "config a.token ", "config ", "npm set token x9y8 ", "mc alias set ",
        "--token \"a ", "--token 'a --token \"b ", "vault secret_id=x "}) {
    string text;
    while (text.size() < 1'000'000) text += part;
    CommandSecrets secrets(text);
    while (secrets.next().length != 0) {
    }
  }
}

}  // namespace
}  // namespace runlint::text
