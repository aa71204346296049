// Measures how well credentials are recognized: which generated ones are reported, and which texts that are none.
// `./dev credentials` runs it. Exit status 1 if a goal is missed.
//
//   credential_report [-v] [--quick]      -v: each family that is not always reported, and each line that is wrong
#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <exception>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "generators/credentials.h"
#include "generators/random.h"
#include "support/credential_corpus.h"

namespace runlint {
namespace {

using std::string_view;

using generator::CredentialFormat;
using generator::Random;

// Percent. Of families that at least kKnown scanners know, of the lines of each file, and of near misses.
constexpr int kKnown = 2;
constexpr double kLeastRecall = 85;
constexpr double kLeastRecallInCommands = 85;
constexpr double kLeastPasswords = 90;
constexpr double kMostStandIns = 8;
constexpr double kMostReferences = 8;

// A password, a hexadecimal key or a token.
constexpr string_view kSecretInCommand = "([a-z]{2}[A-Z]{2}[0-9]{2}[A-Za-z0-9]{10}|[0-9a-f]{40}|[A-Za-z0-9]{32})";

constexpr string_view kNeutralNames[] = {"VALUE", "SETTING", "DATA", "INPUT", "BACKEND", "UPSTREAM"};
constexpr string_view kPublicNames[] = {"NEXT_PUBLIC_VALUE", "PUBLIC_SETTING", "VITE_PUBLIC_DATA", "EXPO_PUBLIC_INPUT"};

struct Count {
  std::size_t found = 0;
  std::size_t all = 0;

  void add(bool is_found) {
    found += is_found ? 1 : 0;
    ++all;
  }
  [[nodiscard]] double percent() const {
    return all == 0 ? 0 : 100.0 * static_cast<double>(found) / static_cast<double>(all);
  }
};

struct Family {
  int scanners = 0;
  Count neutral;
  Count with_public;
  std::string missed;  // an example
};

struct Mean {
  double sum = 0;
  int count = 0;

  void add(double value) {
    sum += value;
    ++count;
  }
  [[nodiscard]] double value() const { return count == 0 ? 0 : sum / count; }
};

class Measurement {
 public:
  Measurement(bool verbose, std::size_t samples) : verbose_(verbose), samples_(samples) {}

  bool run() {
    measure_families();
    print_families();
    measure_file("plain.txt", 0, [this](const std::string& line) { return is_reported(line); });
    measure_file("stand-ins.txt", kMostStandIns, [this](const std::string& line) { return is_reported(line); });
    measure_file("references.txt", kMostReferences, [this](const std::string& line) { return is_reported(line); });
    measure_passwords();
    measure_file("commands.txt", 0, [this](const std::string& line) { return checker_.reports_command(line); });
    measure_commands();
    return good_;
  }

 private:
  // Prints a figure and whether it meets its goal.
  void print(string_view what, const Count& count, bool meets_goal, const std::string& goal) {
    fmt::print("{:<34}{:>6} of {:>5}  {:5.1f}%  {:<14}{}\n", what, count.found, count.all, count.percent(), goal,
               meets_goal ? "" : "missed");
    good_ = good_ && meets_goal;
  }

  void measure_families() {
    for (const CredentialFormat& format : generator::all_credentials()) {
      Family& family = families_[std::string(format.family)];
      family.scanners = format.scanners;
      for (std::size_t i = 0; i < samples_; ++i) {
        const std::string secret = generator::credential(random_, format);
        const bool found = checker_.reports_variable(random_.pick(kNeutralNames), secret);
        family.neutral.add(found);
        if (!found) family.missed = secret;
        if (!format.may_be_public) {
          family.with_public.add(checker_.reports_variable(random_.pick(kPublicNames), secret));
        }
        for (const std::string& text : generator::near_misses(random_, format)) {
          const bool reported = checker_.reports_variable(random_.pick(kNeutralNames), text);
          near_misses_.add(reported);
          if (reported) reported_near_misses_.emplace(format.family, text);
        }
      }
    }
  }

  void print_families() {
    fmt::print("{:<34}{:>8}  {:>8}  {:>8}\n", "reported, mean over families", "families", "neutral", "PUBLIC");
    Mean known;
    for (int scanners = 6; scanners >= 0; --scanners) {
      Mean neutral;
      Mean with_public;
      for (const auto& [name, family] : families_) {
        if (family.scanners != scanners) continue;
        neutral.add(family.neutral.percent());
        if (family.with_public.all != 0) with_public.add(family.with_public.percent());
        if (scanners >= kKnown) known.add(family.neutral.percent());
      }
      if (neutral.count == 0) continue;
      fmt::print("{:<34}{:>8}  {:>7.1f}%  {:>7.1f}%\n",
                 scanners == 0 ? "not counted" : fmt::format("{} scanners", scanners), neutral.count, neutral.value(),
                 with_public.value());
    }
    const bool meets_goal = known.value() >= kLeastRecall;
    good_ = good_ && meets_goal;
    fmt::print("{:<34}{:>8}  {:>7.1f}%  at least {}% {}\n\n", fmt::format("at least {} scanners", kKnown), known.count,
               known.value(), kLeastRecall, meets_goal ? "" : "missed");
    for (const auto& [name, family] : families_) {
      const bool complete =
          family.neutral.found == family.neutral.all && family.with_public.found == family.with_public.all;
      if (!verbose_ || complete) continue;
      fmt::print("  {} ({}): {:.0f}%, PUBLIC {:.0f}%  {}\n", name, family.scanners, family.neutral.percent(),
                 family.with_public.percent(), shown(family.missed));
    }
    print("near misses reported", near_misses_, near_misses_.found == 0, "none");
    if (!verbose_) return;
    for (const auto& [family, text] : reported_near_misses_) fmt::print("  {}: {}\n", family, shown(text));
  }

  // One line of at most 100 bytes.
  static std::string shown(std::string text) {
    std::ranges::replace(text, '\n', ' ');
    constexpr std::size_t kMost = 100;
    return text.size() > kMost ? text.substr(0, kMost) + "…" : text;
  }

  bool is_reported(const std::string& line) {
    const credential_corpus::Variable variable = credential_corpus::variable(line);
    return checker_.reports_variable(variable.name, variable.value);
  }

  void measure_file(string_view name, double most, const std::function<bool(const std::string&)>& is_reported) {
    Count count;
    std::vector<std::string> reported;
    for (const std::string& line : credential_corpus::lines(name)) {
      count.add(is_reported(line));
      if (count.found > reported.size()) reported.push_back(line);
    }
    print(fmt::format("{} reported", name), count, count.percent() <= most,
          most == 0 ? "none" : fmt::format("at most {}%", most));
    if (!verbose_) return;
    for (const std::string& line : reported) fmt::print("  {}\n", shown(line));
  }

  void measure_passwords() {
    Count count;
    std::vector<std::string> missed;
    for (const std::string& line : credential_corpus::lines("passwords.txt")) {
      count.add(is_reported(line));
      if (count.all - count.found > missed.size()) missed.push_back(line);
    }
    print_missed("passwords.txt reported", count, kLeastPasswords, missed);
  }

  // A figure of what must be reported.
  void print_missed(string_view what, const Count& count, double least, const std::vector<std::string>& missed) {
    print(what, count, count.percent() >= least, fmt::format("at least {}%", least));
    if (!verbose_) return;
    for (const std::string& line : missed) fmt::print("  {}\n", shown(line));
  }

  void measure_commands() {
    constexpr string_view kSlot = "SECRET";
    Count count;
    std::vector<std::string> missed;
    for (const std::string& line : credential_corpus::lines("secret-commands.txt")) {
      const std::size_t before = count.all - count.found;
      for (std::size_t i = 0; i < std::max<std::size_t>(samples_ / 8, 1); ++i) {
        std::string command = line;
        const std::size_t at = command.rfind(kSlot);  // the names of variables contain the word too
        if (at == std::string::npos) throw std::runtime_error("no SECRET in: " + line);
        command.replace(at, kSlot.size(), generator::matching_string(random_, kSecretInCommand));
        count.add(checker_.reports_command(command));
      }
      if (count.all - count.found > before) missed.push_back(line);
    }
    print_missed("secret-commands.txt reported", count, kLeastRecallInCommands, missed);
  }

  bool verbose_;
  std::size_t samples_;
  bool good_ = true;
  Random random_{20261129};
  credential_corpus::Checker checker_;
  std::map<std::string, Family> families_;
  Count near_misses_;
  std::map<std::string_view, std::string> reported_near_misses_;  // an example for each family
};

}  // namespace
}  // namespace runlint

int main(int argc, char** argv) try {
  bool verbose = false;
  std::size_t samples = 64;
  for (int i = 1; i < argc; ++i) {
    const std::string_view argument = argv[i];
    if (argument == "-v") {
      verbose = true;
    } else if (argument == "--quick") {
      samples = 8;
    } else {
      fmt::print(stderr, "usage: credential_report [-v] [--quick]\n");
      return 2;
    }
  }
  return runlint::Measurement(verbose, samples).run() ? 0 : 1;
} catch (const std::exception& error) {
  fmt::print(stderr, "credential_report: {}\n", error.what());
  return 2;
}
