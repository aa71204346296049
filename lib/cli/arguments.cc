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

Rule rule_named(std::string_view name, std::string_view context) {
  if (const std::optional<Rule> rule = find_rule(name)) return *rule;
  std::vector<std::string_view> names;
  for (const RuleInfo& known : rules()) names.push_back(known.name);
  throw UsageError(fmt::format("{}unknown rule {}; `runlint rules` lists them", context, with_suggestion(name, names)));
}

std::string join_or(std::span<const std::string_view> names) {
  std::string out;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) out += i + 1 == names.size() ? " or " : ", ";
    out += names[i];
  }
  return out;
}

namespace {

// CLI11's own, but for the usage line, which it can't know: positionals are not declared to it (see parse()).
class HelpFormatter final : public CLI::Formatter {
 public:
  explicit HelpFormatter(std::string usage) : usage_(std::move(usage)) { column_width(29); }
  [[nodiscard]] std::string make_usage(const CLI::App*, std::string) const override { return usage_ + '\n'; }
  [[nodiscard]] std::string make_option_name(const CLI::Option* option, bool positional) const override {
    std::string name = Formatter::make_option_name(option, positional);
    const std::size_t comma = name.find(',');
    return comma == std::string::npos ? "    " + name : name.insert(comma + 1, " ");
  }

 private:
  std::string usage_;
};

}  // namespace

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

  void keep(CLI::Option* option, const std::string& group) {
    option->group(group)->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    long_names.push_back("--" + option->get_lnames().front());
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

Arguments::Arguments(std::string usage, std::string description, std::string footer)
    : state_(std::make_unique<State>()) {
  CLI::App& app = state_->app;
  app.description(std::move(description));
  app.footer(std::move(footer));
  app.formatter(std::make_shared<HelpFormatter>(std::move(usage)));
  app.set_help_flag();  // help is an option like any other: printing and exiting are not the parser's business
  app.allow_extras();
}

Arguments::~Arguments() = default;

void Arguments::add_option(const std::string& names, std::string value_name, std::string description,
                           const std::string& group) {
  const auto accept = [](const CLI::results_t&) { return true; };
  state_->keep(state_->app.add_option(names, accept, std::move(description))->type_name(std::move(value_name)), group);
}

void Arguments::add_flag(const std::string& names, std::string description, const std::string& group) {
  state_->keep(state_->app.add_flag(names, state_->flag, std::move(description)), group);
  state_->flags.push_back(state_->long_names.back());
}

// Positionals are what CLI11 leaves over: declared to it, a path like "[a]" would be taken for a list. It never sees
// what follows "--".
void Arguments::parse(std::span<const std::string_view> args) {
  add_flag("-h,--help", "print this help", "Help");
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

std::string Arguments::help() const {
  std::string help = state_->app.help();
  for (std::size_t at = 0; (at = help.find("\n\n\n", at)) != std::string::npos;) help.erase(at, 1);
  return help;
}

}  // namespace runlint::cli
