// Parses the arguments of one command. All that knows CLI11.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "cli/command_table.h"
#include "runlint/rule.h"

namespace runlint::cli {

// The caller asked for what does not exist. what() is one printable line.
class UsageError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// The candidate that `name` was probably meant to be, or nothing. A rule's or group's name may lack what stands before
// its slash: "min-length" is near "schema/min-length".
[[nodiscard]] std::optional<std::string_view> nearest(std::string_view name,
                                                      std::span<const std::string_view> candidates);

// `name` printable, and the candidate it was probably meant to be: `"chek" (did you mean "check"?)`
[[nodiscard]] std::string with_suggestion(std::string_view name, std::span<const std::string_view> candidates);

// The rule of that name. Throws UsageError.
[[nodiscard]] Rule rule_named(std::string_view name);

// "text, json or jsonl"
[[nodiscard]] std::string join_or(std::span<const std::string_view> names);

class Arguments {
 public:
  // The arguments of a command of the table.
  explicit Arguments(const CommandInfo& command);
  ~Arguments();
  Arguments(const Arguments&) = delete;
  Arguments& operator=(const Arguments&) = delete;

  // To be called once. Throws UsageError.
  void parse(std::span<const std::string_view> args);

  // By long name, without the dashes; after parse().
  [[nodiscard]] bool has(const std::string& name) const;
  [[nodiscard]] std::vector<std::string> values(const std::string& name) const;
  [[nodiscard]] std::optional<std::string> last_value(const std::string& name) const;
  // The arguments that are not options, and all after `--`, in order.
  [[nodiscard]] const std::vector<std::string>& positionals() const noexcept;
  // The positionals before `--`.
  [[nodiscard]] std::span<const std::string> unmarked() const noexcept;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace runlint::cli
