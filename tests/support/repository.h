// A repository in a directory of its own, and runs of the command on it.
#ifndef RUNLINT_TESTS_SUPPORT_REPOSITORY_H_
#define RUNLINT_TESTS_SUPPORT_REPOSITORY_H_

#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "support/command_line.h"

namespace runlint::cli {

inline constexpr const char* kBig =
    R"({"deployment": {"internal": {"id": "web-api"}, "storage": {"shmSize": 143360}}})";
inline constexpr const char* kWrongPlan = R"({"billing": {"deploymentPlan": "x"}})";

// A directory that is a repository of its own: configurations above it are ignored.
class RepositoryTest : public testing::Test {
 protected:
  RepositoryTest() { std::filesystem::create_directory(directory_.path(".git")); }

  void write(std::string_view name, std::string_view text) const { (void)directory_.write(name, text); }

  [[nodiscard]] std::string path(std::string_view name) const { return directory_.path(name); }

  // The findings, the errors and the status of a run; paths begin with DIR.
  struct Seen {
    std::string findings;
    std::string err;
    int status;
  };
  Seen check(std::vector<std::string> args, std::string input = {}) const {
    for (std::string& arg : args) {
      if (const std::size_t at = arg.find("DIR"); at != std::string::npos) arg.replace(at, 3, directory_.path());
    }
    const Outcome outcome = run_command(args, std::move(input));
    return {headlines(relative_to(directory_, outcome.out)), relative_to(directory_, outcome.err), outcome.status};
  }

 private:
  TemporaryDirectory directory_;
};

}  // namespace runlint::cli

#endif  // RUNLINT_TESTS_SUPPORT_REPOSITORY_H_
