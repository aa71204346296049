#include "text/descriptive_words.h"

#include <algorithm>
#include <array>
#include <bitset>
#include <cstddef>
#include <span>

#include "text/ascii.h"

namespace runlint::text {
namespace {

using std::string_view;

// In order, each followed by a space.
constexpr string_view kText =
    "a abc above access account add admin airflow an and another anthropic any anything api apikey app "
    "application arango as asdf asdff ask at auth aws azure bar base basic baz be bearer below bit bits blank "
    "blob bot broker bucket build by byte bytes cache cafebabe cassandra cd celery change changed changeme char "
    "character characters chars choose ci claude clickhouse client cloudflare cohere commit committed "
    "confidential configured console consumer cookie copied copy couchdb create created credential credentials "
    "dashboard data database datadog db dbpassword deadbeef default define demo dev development different "
    "digits discord django do docs documentation doe don drupal dsn dummy easy edit elastic email empty "
    "encryption ensure enter exactly example express facebook fake fastapi fill fillme firebase first fixme "
    "flask flower foo foobar for from gateway gemini generate generated get ghost github gitlab given gmail "
    "goes google grafana groq guest hardcoded hash hello here hex hf hidden holder horizon host hub huggingface "
    "id if in influx influxdb insecure insert invent is issued it jane john johndoe jwt kafka key keycloak "
    "keyhere keys kibana laravel later least length letmein letters like local login long lowercase mail mailer "
    "mailgun make manager mariadb masked master max maximum me merchant mercure metabase min minimum minio "
    "minioadmin mistral mock mongo mongodb mssql must my mykey mypassword mysecret mysecretkey mysql mytoken n "
    "name need needed neo netlify new newrelic next nextauth nginx nil nobody node none not notareal notasecret "
    "nothing notreal now null number numbers oauth obtained of old omitted on one only openai openssl optional "
    "or oracle org override own page pass passcode passphrase passwd password passwordhere paste pasted pay "
    "payment pick pipeline place placeholder please portal postgres postgresql private prod production project "
    "prometheus provide provider proxy public put pw pwd queue qux qwerty rabbitmq rails rake rand random "
    "randompassword readme real recaptcha redacted redis refresh removed replace replaced required root rotate "
    "run sa salt same sample second secret secrethere secretkey secretpassword secrets secrettoken secretvalue "
    "secure see select sender sendgrid sentry server service session set settings sg shared sidekiq sign "
    "signature signing simple slack smtp snowflake some something specify spring sqlserver staging storage "
    "stored string stripe strong stub sup supabase super supersecret supersecretkey superset supply symfony t "
    "tbd team telegram temp temporary test testing tests the think this thisis thisisa thisisasecret tmp to "
    "todo token tokenhere tokens top topsecret traefik twilio twitter type undefined unique unit unsafe unset "
    "update updated uppercase url use user username using uuid value vault vaulttoken vercel verify very "
    "verysecret via visible want weak webhook welcome whsec with wordpress world xxx xyz you your yours youtube "
    "zapier ";

constexpr auto kWords = [] {
  std::array<string_view, std::ranges::count(kText, ' ')> words;
  std::size_t at = 0;
  for (string_view& word : words) {
    word = kText.substr(at, kText.find(' ', at) - at);
    at += word.size() + 1;
  }
  return words;
}();
static_assert(std::ranges::is_sorted(kWords));

// The words that begin with each letter.
constexpr auto kByLetter = [] {
  std::array<std::span<const string_view>, 26> index;
  for (std::size_t letter = 0; letter < index.size(); ++letter) {
    const auto first = [](string_view word) { return word.front(); };
    const auto range = std::ranges::equal_range(kWords, static_cast<char>('a' + letter), {}, first);
    index[letter] = {range.begin(), range.end()};
  }
  return index;
}();

}  // namespace

bool is_descriptive(string_view letters) noexcept {
  constexpr std::size_t kLongest = 40;      // letters
  constexpr std::size_t kShortestPart = 2;  // letters of a word that runs together with others
  if (letters.size() > kLongest) return false;
  std::bitset<kLongest + 1> ends;  // where a sequence of words may end
  ends.set(0);
  for (std::size_t at = 0; at < letters.size(); ++at) {
    if (!ends.test(at)) continue;
    const string_view rest = letters.substr(at);
    for (const string_view word : kByLetter[static_cast<std::size_t>(lower(rest.front()) - 'a')]) {
      if (word.size() > rest.size() || (word.size() < kShortestPart && word.size() != letters.size())) continue;
      if (same_ignoring_case(rest.substr(0, word.size()), word)) ends.set(at + word.size());
    }
  }
  return ends.test(letters.size());
}

}  // namespace runlint::text
