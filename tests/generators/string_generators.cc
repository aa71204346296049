#include "generators/string_generators.h"

#include <string_view>

namespace runlint::generator {
namespace {

using std::string;
using std::string_view;

constexpr string_view kAlphanumeric = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
constexpr string_view kLetters = kAlphanumeric.substr(0, 52);
constexpr string_view kPathBytes = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-/._";

string from(Random& random, string_view alphabet, std::size_t length) {
  string out;
  while (out.size() < length) out += random.pick(alphabet);
  return out;
}

// Runs of letters and digits with single hyphens between, `length` in all.
string hyphenated(Random& random, std::size_t length) {
  string out = alphanumeric(random, length);
  for (std::size_t i = 1; i + 1 < length; ++i) {
    if (out[i - 1] != '-' && random.chance(20)) out[i] = '-';
  }
  return out;
}

// `good` with something between, before or after its characters that no pattern of the API takes.
string with_foreign_character(Random& random, string good) {
  constexpr string_view kForeign[] = {" ", "\n", "!", "\\", "é", "日", "😀", "\t", "=", "\"", "\x7F", "%", "~"};
  good.insert(random.chance(40) ? good.size() : random.below(good.size() + 1), random.pick(kForeign));
  return good;
}

string hex(Random& random, std::size_t length) { return from(random, "0123456789abcdef", length); }

}  // namespace

void append_utf8(string& out, char32_t value) {
  const auto tail = [&out](char32_t bits) { out += static_cast<char>(0x80 | (bits & 0x3F)); };
  if (value < 0x80) {
    out += static_cast<char>(value);
  } else if (value < 0x800) {
    out += static_cast<char>(0xC0 | value >> 6);
    tail(value);
  } else if (value < 0x10000) {
    out += static_cast<char>(0xE0 | value >> 12);
    tail(value >> 6);
    tail(value);
  } else {
    out += static_cast<char>(0xF0 | value >> 18);
    tail(value >> 12);
    tail(value >> 6);
    tail(value);
  }
}

string any_text(Random& random, std::size_t length) {
  string out;
  const bool plain = random.chance(60);
  for (std::size_t i = 0; i < length; ++i) {
    if (plain || random.chance(60)) {
      append_utf8(out, static_cast<char32_t>(random.between(0x20, 0x7E)));
      continue;
    }
    switch (random.below(6)) {
      case 0:
        append_utf8(out, static_cast<char32_t>(random.between(1, 0x1F)));
        break;
      case 1:
        append_utf8(out, static_cast<char32_t>(random.between(0x7F, 0x7FF)));
        break;
      case 2:
        append_utf8(out, static_cast<char32_t>(random.between(0x800, 0xD7FF)));
        break;
      case 3:
        append_utf8(out, static_cast<char32_t>(random.between(0xE000, 0xFFFF)));
        break;
      case 4:
        append_utf8(out, static_cast<char32_t>(random.between(0x10000, 0x10FFFF)));
        break;
      default:
        out += random.pick(string_view("\"\\/{}[]:,"));  // what a careless reader of structure falls for
    }
  }
  return out;
}

string alphanumeric(Random& random, std::size_t length) { return from(random, kAlphanumeric, length); }

string environment_key(Random& random) { return from(random, kPathBytes, random.between(1, 24)); }

string file_path(Random& random) {
  if (random.chance(10)) return "/" + any_text(random, random.below(12));
  string out;
  for (std::size_t i = random.between(1, 4); i != 0; --i) out += "/" + alphanumeric(random, random.between(1, 9));
  return out;
}

string mount_id(Random& random) {
  const std::size_t length = random.chance(10) ? 64 : random.between(1, 24);
  string out = alphanumeric(random, length);
  for (std::size_t i = 1; i + 1 < length; ++i) {
    if (random.chance(20)) out[i] = random.pick(string_view("-_."));
  }
  return out;
}

string plan_id(Random& random) {
  if (random.chance(50)) return "nf-compute-" + string(1, random.pick(string_view("12345"))) + "0";
  return hyphenated(random, random.chance(10) ? 100 : random.between(3, 40));
}

string service_id(Random& random) {
  string out = hyphenated(random, random.chance(10) ? 54 : random.between(3, 30));
  out[0] = random.pick(kLetters);
  return out;
}

string service_path(Random& random) { return service_id(random) + "/" + service_id(random); }

string image_path(Random& random) {
  constexpr string_view kHosts[] = {"",
                                    "",
                                    "ghcr.io/",
                                    "registry.example.com/",
                                    "https://registry.example.com/",
                                    "https://quay.io/v1/",
                                    "http://10.0.0.1/",
                                    "localhost:5000/",
                                    "/"};
  string out(random.pick(kHosts));
  for (std::size_t i = random.between(1, 3); i != 0; --i) {
    out += from(random, kAlphanumeric, random.between(1, 8)) + (i > 1 ? "/" : "");
  }
  // After a port the pattern takes no digest: what follows the first colon is a tag to it.
  if (out.starts_with("localhost:") || random.chance(60))
    return out + ":" + from(random, kPathBytes, random.between(1, 12));
  return out + "@sha256:" + hex(random, 64);
}

string credentials_id(Random& random) {
  return from(random, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-", random.between(1, 24));
}

string build_sha(Random& random) {
  if (random.chance(40)) return "latest";
  if (random.chance(60)) return hex(random, 40);
  return any_text(random, 40);  // the API's rule is the length alone
}

string bad_environment_key(Random& random) {
  return random.chance(10) ? "" : with_foreign_character(random, environment_key(random));
}

string bad_file_path(Random& random) {
  constexpr string_view kBefore[] = {"", ".", "C:", "~", " ", "etc", "\n", "\\", "／"};
  const string path = file_path(random);
  const string_view before = random.pick(kBefore);
  return before.empty()
             ? path.substr(path.find_first_not_of('/') == string::npos ? path.size() : path.find_first_not_of('/'))
             : string(before) + path;
}

string bad_mount_id(Random& random) {
  switch (random.below(5)) {
    case 0:
      return "";
    case 1:
      return alphanumeric(random, random.between(65, 80));
    case 2:
      return "-" + alphanumeric(random, random.between(1, 20));
    case 3:
      return alphanumeric(random, random.between(1, 20)) + random.pick(string_view("-_."));
    default:
      return with_foreign_character(random, mount_id(random));
  }
}

string bad_plan_id(Random& random) {
  switch (random.below(4)) {
    case 0:
      return "-" + alphanumeric(random, random.between(2, 20));
    case 1:
      return alphanumeric(random, random.between(2, 20)) + "-";
    case 2:
      return alphanumeric(random, random.between(1, 20)) + "--" + alphanumeric(random, random.between(1, 20));
    default:
      return with_foreign_character(random, hyphenated(random, random.between(3, 60)));
  }
}

string bad_service_id(Random& random) {
  switch (random.below(4)) {
    case 0:
      return "7" + alphanumeric(random, random.between(2, 20));
    case 1:
      return "a" + alphanumeric(random, random.between(1, 20)) + "-";
    case 2:
      return "a--" + alphanumeric(random, random.between(1, 20));
    default:
      return with_foreign_character(random, "a" + hyphenated(random, random.between(2, 40)));
  }
}

string bad_service_path(Random& random) {
  constexpr string_view kParts[] = {"", "a", "ab", "7up", "-web", "web-", "we--b", "w eb", "wéb", "web/web", "web\n"};
  const string good = service_id(random);
  const string bad =
      random.chance(20) ? "a" + alphanumeric(random, random.between(54, 80)) : string(random.pick(kParts));
  return random.chance(50) ? good + "/" + bad : bad + "/" + good;
}

string bad_image_path(Random& random) {
  const string name = from(random, kAlphanumeric, random.between(1, 12));
  switch (random.below(6)) {
    case 0:
      return "";
    case 1:
      return name;  // neither tag nor digest
    case 2:
      return name + ":";
    case 3:
      return ":" + name;
    case 4:
      return name + ":1.2@sha256:" + hex(random, 64);  // the pattern has no room for both
    default:
      return with_foreign_character(random, image_path(random));
  }
}

string bad_credentials_id(Random& random) {
  return random.chance(10) ? "" : with_foreign_character(random, credentials_id(random));
}

string bad_build_sha(Random& random) {
  constexpr string_view kNear[] = {"", "Latest", "latest ", "lates", "LATEST"};
  if (random.chance(30)) return string(random.pick(kNear));
  if (random.chance(50)) return any_text(random, random.chance(50) ? 39 : 41);
  return hex(random, random.between(7, 12));
}

}  // namespace runlint::generator
