#include "cli/arguments.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <iterator>
#include <utility>

#include "text/edit_distance.h"
#include "text/escape.h"

namespace runlint::cli {

std::optional<std::string_view> nearest(std::string_view name, std::span<const std::string_view> candidates) {
  std::optional<std::string_view> found;
  unsigned least = text::kTooFar;
  for (const std::string_view candidate : candidates) {
    const std::string_view last_part = candidate.substr(candidate.find('/') + 1);
    const unsigned distance = std::min(text::edit_distance(name, candidate), text::edit_distance(name, last_part));
    if (distance >= least) continue;
    least = distance;
    found = candidate;
  }
  return found;
}

std::string with_suggestion(std::string_view name, std::span<const std::string_view> candidates) {
  const auto meant = nearest(name, candidates);
  return meant ? fmt::format("{} (did you mean {}?)", text::quoted(name), *meant) : text::quoted(name);
}

Rule rule_named(std::string_view name) {
  if (const std::optional<Rule> rule = find_rule(name)) return *rule;
  std::vector<std::string_view> names;
  for (const RuleInfo& known : rules()) names.push_back(known.name);
  throw UsageError(fmt::format("unknown rule {}; `runlint rules` lists them", with_suggestion(name, names)));
}

std::string join_or(std::span<const std::string_view> names) {
  std::string out;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) out += i + 1 == names.size() ? " or " : ", ";
    out += names[i];
  }
  return out;
}

struct Arguments::State {
  CLI::App app;
  bool flag = false;                    // CLI11 wants a target for each flag; what counts is how often it was given
  std::vector<std::string> long_names;  // with the dashes
  std::vector<std::string> flags;       // those of them that take no value
  std::vector<std::string> positionals;
  std::size_t unmarked = 0;  // of the positionals: those before "--"

  [[nodiscard]] const CLI::Option* find(const std::string& name) const { return app.get_option("--" + name); }

  void reject(std::string_view unknown) const {
    const std::vector<std::string_view> known(long_names.begin(), long_names.end());
    throw UsageError("unknown option " + with_suggestion(unknown.substr(0, unknown.find('=')), known));
  }

  // An option with a value may be given several times.
  void add(const OptionInfo& option) {
    std::string names = fmt::format("--{}", option.name);
    long_names.push_back(names);
    if (option.letter != '\0') names.insert(0, fmt::format("-{},", option.letter));
    if (option.value.empty()) {
      flags.push_back(long_names.back());
      app.add_flag(names, flag)->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    } else {
      // The other readers of values reject an empty one themselves, and say what it should be.
      const bool is_name = option.values.kind == Values::Kind::kFile || option.value == "GLOB";
      const auto accept = [is_name, name = long_names.back()](const CLI::results_t& values) {
        // A variable of a script that is not set.
        if (is_name && std::find(values.begin(), values.end(), "") != values.end()) {
          throw UsageError(fmt::format("{} needs a value, and this one is empty", name));
        }
        return true;
      };
      app.add_option(names, accept)->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    }
  }

  // CLI11 would take the next argument for a value left empty, and "--quiet=false" for a flag.
  void check_value(std::string_view arg) const {
    const std::size_t equals = arg.find('=');
    if (!arg.starts_with("--") || equals == std::string_view::npos) return;
    const std::string_view name = arg.substr(0, equals);
    if (std::find(flags.begin(), flags.end(), name) != flags.end()) {
      throw UsageError(fmt::format("{} takes no value", name));
    }
    if (equals + 1 == arg.size()) throw UsageError(fmt::format("{} needs a value after the =", text::printable(name)));
  }
};

Arguments::Arguments(const CommandInfo& command) : state_(std::make_unique<State>()) {
  state_->app.set_help_flag();  // help is an option like any other: printing and exiting are not the parser's business
  state_->app.allow_extras();
  for (const OptionInfo& option : command.options) state_->add(option);
}

Arguments::~Arguments() = default;

// Positionals are what CLI11 leaves over: declared to it, a path like "[a]" would be taken for a list. It never sees
// what follows "--".
void Arguments::parse(std::span<const std::string_view> args) {
  const auto end_of_options = std::find(args.begin(), args.end(), "--");
  std::for_each(args.begin(), end_of_options, [this](std::string_view arg) { state_->check_value(arg); });
  std::vector<std::string> reversed(std::make_reverse_iterator(end_of_options), args.rend());
  try {
    state_->app.parse(std::move(reversed));
  } catch (const CLI::ArgumentMismatch& error) {
    const std::string_view what = error.what();
    throw UsageError(fmt::format("{} needs a value", what.substr(0, what.find(':'))));
  } catch (const CLI::ParseError& error) {
    throw UsageError(text::printable(error.what()));
  }
  for (std::string& left : state_->app.remaining()) {
    if (left.size() > 1 && left.front() == '-') state_->reject(left);
    state_->positionals.push_back(std::move(left));
  }
  state_->unmarked = state_->positionals.size();
  if (end_of_options != args.end()) {
    state_->positionals.insert(state_->positionals.end(), end_of_options + 1, args.end());
  }
}

bool Arguments::has(const std::string& name) const { return state_->find(name)->count() > 0; }

std::vector<std::string> Arguments::values(const std::string& name) const { return state_->find(name)->results(); }

std::optional<std::string> Arguments::last_value(const std::string& name) const {
  const std::vector<std::string>& given = state_->find(name)->results();
  return given.empty() ? std::nullopt : std::optional(given.back());
}

const std::vector<std::string>& Arguments::positionals() const noexcept { return state_->positionals; }

std::span<const std::string> Arguments::unmarked() const noexcept {
  return std::span(state_->positionals).first(state_->unmarked);
}

}  // namespace runlint::cli
