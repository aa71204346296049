// Every family of credentials: its prefix, its characters, its lengths and where it ends.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "support/expected_platforms.h"
#include "support/expected_services.h"
#include "text/credentials.h"

namespace runlint::text {
namespace {

using expected::Family;
using std::string_view;

const std::vector<Family>& families() {
  static const std::vector<Family> all = [] {
    std::vector<Family> joined(std::begin(expected::kPlatforms), std::end(expected::kPlatforms));
    joined.insert(joined.end(), std::begin(expected::kServices), std::end(expected::kServices));
    return joined;
  }();
  return all;
}

// The first `length` of the characters, repeated.
std::string body(string_view characters, std::size_t length) {
  std::string text;
  while (text.size() < length) text += characters.substr(0, length - text.size());
  return text;
}

TEST(CredentialFamilies, TableListsEveryFamily) {
  for (const CredentialFamily& family : credential_families()) {
    const auto is_same = [&family](const Family& other) {
      return other.prefix() == family.prefix && other.name == family.name && other.least == family.min_length &&
             other.most == family.max_length && other.rest.empty() == family.rest.empty();
    };
    EXPECT_GE(std::ranges::count_if(families(), is_same), 1) << family.prefix;
  }
  EXPECT_EQ(credential_families().size(), std::size(families()));
}

TEST(CredentialFamilies, RequireExactPrefix) {
  for (const Family& family : families()) {
    const std::string rest = body(family.characters, family.least).append(family.rest);
    EXPECT_EQ(find_credential(family.prefix() + rest), family.name) << family.prefix();
    for (std::size_t i = 0; i < family.prefix().size(); ++i) {
      std::string prefix = family.prefix();
      prefix[i] = prefix[i] == '%' ? '!' : '%';
      EXPECT_NE(find_credential(prefix + rest), family.name) << prefix;
    }
  }
}

TEST(CredentialFamilies, ReportExactSpan) {
  for (const Family& family : families()) {
    for (const std::size_t length : {family.least, family.most}) {
      const std::string token = family.prefix() + body(family.characters, length).append(family.rest);
      const Credential found = next_credential("= " + token + " =");
      EXPECT_EQ(found.name, family.name) << family.prefix();
      EXPECT_EQ(found.offset, 2u) << family.prefix();
      EXPECT_EQ(found.length, token.size()) << family.prefix();
    }
  }
}

TEST(CredentialFamilies, RequireLengthInRange) {
  for (const Family& family : families()) {
    const std::string prefix = family.prefix();
    const auto token = [&family, &prefix](std::size_t length) {
      return prefix + body(family.characters, length).append(family.rest);
    };
    EXPECT_NE(find_credential(token(family.least - 1)), family.name) << prefix << " too short";
    EXPECT_EQ(find_credential(token(family.least)), family.name) << prefix << " shortest";
    EXPECT_EQ(find_credential(token(family.most)), family.name) << prefix << " longest";
    EXPECT_NE(find_credential(token(family.most + 1)), family.name) << prefix << " too long";
  }
}

TEST(CredentialFamilies, RequireAllowedCharacters) {
  for (const Family& family : families()) {
    const std::string prefix = family.prefix();
    const std::string rest = body(family.characters, family.least - 1).append(family.rest);
    for (char c = ' '; c <= '~'; ++c) {
      const bool expected = family.characters.find(c) != string_view::npos;
      EXPECT_EQ(find_credential(prefix + c + rest) == family.name, expected) << prefix << c;
    }
  }
}

}  // namespace
}  // namespace runlint::text
