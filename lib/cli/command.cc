#include "cli/command.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <exception>
#include <new>
#include <system_error>

#include "cli/arguments.h"
#include "cli/check_options.h"
#include "cli/inputs.h"
#include "export/exports.h"
#include "io/paths.h"
#include "json/structural_index.h"
#include "runlint/version.h"
#include "schema/schema.h"
#include "text/escape.h"

namespace runlint::cli {
namespace {

using Args = std::span<const std::string_view>;

struct Context {
  const io::Streams& streams;
  const Terminal& terminal;
};

struct Command {
  std::string_view name;
  std::string_view operands;
  std::string_view summary;
  ExitStatus (*run)(Args args, const Context& context);
};

ExitStatus check_command(Args args, const Context& context);
ExitStatus rules_command(Args args, const Context& context);
ExitStatus explain_command(Args args, const Context& context);
ExitStatus schema_command(Args args, const Context& context);
ExitStatus example_command(Args args, const Context& context);
ExitStatus version_command(Args args, const Context& context);

constexpr std::array<Command, 6> kCommands = {{
    {"check", "[PATH...]", "check payloads: the default command", check_command},
    {"rules", "", "list the rules", rules_command},
    {"explain", "RULE", "explain a rule, with a bad and a good payload", explain_command},
    {"schema", "", "print the contract as JSON Schema 2020-12", schema_command},
    {"example", "", "print a complete valid payload", example_command},
    {"version", "", "print the version", version_command},
}};

const Command* find_command(std::string_view name) noexcept {
  const auto* const found =
      std::find_if(kCommands.begin(), kCommands.end(), [name](const Command& c) { return c.name == name; });
  return found == kCommands.end() ? nullptr : found;
}

ExitStatus print(const Context& context, std::string_view text) {
  context.streams.out.write(text);
  return ExitStatus::kOk;
}

std::string check_description() {
  std::string out = "Checks run-job payloads: the JSON body of POST /v1/projects/ID/jobs/ID/runs.\n\nCommands:\n";
  for (const Command& command : kCommands) {
    fmt::format_to(std::back_inserter(out), "  {:26} {}\n", fmt::format("{} {}", command.name, command.operands),
                   command.summary);
  }
  return out;
}

std::string check_footer() {
  constexpr std::size_t kOnALine = 4;  // patterns
  return fmt::format(
      "PATH is a file, - for standard input (the default), or a directory, searched for\n"
      "{},\n{} and the same with .yaml or .yml,\n"
      "but not in its folders .git, .hg, .svn and node_modules, nor in linked ones.\n"
      "A file that has a command's name: runlint check NAME.\n"
      "\n"
      "Status: 0 nothing found that fails the run, 1 something found, 2 usage or I/O\n"
      "error (the rest is still checked), 3 internal error; the greatest counts.",
      fmt::join(default_patterns().first(kOnALine), ", "), fmt::join(default_patterns().subspan(kOnALine), ", "));
}

// A word that is neither a command nor a file was probably meant as a command, also after options.
void reject_misplaced_command(std::span<const std::string> paths) {
  std::array<std::string_view, kCommands.size()> names;
  std::transform(kCommands.begin(), kCommands.end(), names.begin(), [](const Command& c) { return c.name; });
  for (const std::string& path : paths) {
    if (path.find_first_of("./") != std::string::npos || io::exists(path)) continue;
    if (find_command(path) != nullptr) {
      throw UsageError(fmt::format("there is no file {}; the command comes first: runlint {} ...", path, path));
    }
    if (nearest(path, names)) throw UsageError("no such file or command: " + with_suggestion(path, names));
  }
}

ExitStatus check_command(Args args, const Context& context) {
  Arguments arguments("Usage: runlint [check] [OPTION...] [PATH...]", check_description(), check_footer());
  declare_check_options(arguments);
  arguments.parse(args);
  if (arguments.has("help")) return print(context, arguments.help());
  reject_misplaced_command(arguments.unmarked());
  return run_check(check_options(arguments), context.streams, context.terminal);
}

// Parses the arguments of a command that takes `operand`, if that is not empty, and prints `text()`.
template <class Text>
ExitStatus run_printer(Arguments& arguments, Args args, std::string_view operand, const Context& context, Text text) {
  arguments.parse(args);
  if (arguments.has("help")) return print(context, arguments.help());
  const std::size_t expected = operand.empty() ? 0 : 1;
  const std::vector<std::string>& given = arguments.positionals();
  if (given.size() > expected) throw UsageError("unexpected argument " + text::quoted(given[expected]));
  if (given.size() < expected) throw UsageError(fmt::format("{} is missing", operand));
  return print(context, text());
}

ExitStatus rules_command(Args args, const Context& context) {
  Arguments arguments("Usage: runlint rules [OPTION...]",
                      "Lists the rules: name, default severity, and when each is reported.\n");
  arguments.add_option("--format", "FORMAT", "text or json; default: text", "Options");
  return run_printer(arguments, args, {}, context, [&] {
    const std::string format = arguments.last_value("format").value_or("text");
    if (format == "json") return exports::rules_json();
    if (format == "text") return exports::rules_text();
    throw UsageError("--format must be text or json, not " + text::quoted(format));
  });
}

ExitStatus explain_command(Args args, const Context& context) {
  Arguments arguments("Usage: runlint explain RULE", "Explains a rule, with a bad and a good example.\n",
                      "`runlint rules` lists the rules.");
  return run_printer(arguments, args, "RULE", context,
                     [&] { return exports::explanation(info(rule_named(arguments.positionals().front()))); });
}

ExitStatus schema_command(Args args, const Context& context) {
  Arguments arguments("Usage: runlint schema [OPTION...]",
                      "Prints the contract as JSON Schema 2020-12, for editors and other validators.\n");
  arguments.add_option("--kind", "KIND", "run-job (default), response, config or baseline", "Options");
  arguments.add_option("--api", "NAME", "the revision of the API's page: original (default)\nor 2026-05", "Options");
  return run_printer(arguments, args, {}, context, [&] {
    const Kind kind = parse_kind(arguments.last_value("kind").value_or("run-job"));
    if (kind == Kind::kTemplate) {
      throw UsageError(
          "--kind template has no schema: of a template, only the specs of its JobRun nodes are checked, which are "
          "payloads; --kind run-job prints the schema of these");
    }
    const auto api = arguments.last_value("api");
    return exports::json_schema(kind, parse_revision(api.value_or(std::string(schema::kRevisionNames.front()))));
  });
}

ExitStatus example_command(Args args, const Context& context) {
  Arguments arguments("Usage: runlint example", "Prints a complete valid payload.\n");
  return run_printer(arguments, args, {}, context, [] { return exports::example_payload(); });
}

ExitStatus version_command(Args args, const Context& context) {
  Arguments arguments("Usage: runlint version",
                      "Prints the version, and which back end of simdjson this processor gets.\n");
  return run_printer(arguments, args, {}, context, [] {
    return fmt::format("runlint " RUNLINT_VERSION "\nsimdjson back end: {}\n", json::backend());
  });
}

ExitStatus dispatch(Args args, const Context& context) {
  const Command* command = args.empty() ? nullptr : find_command(args.front());
  if (command != nullptr) {
    args = args.subspan(1);
  } else if (!args.empty() && args.front() == "--version") {
    command = find_command("version");
    args = args.subspan(1);
  } else {
    command = find_command("check");
  }
  try {
    return command->run(args, context);
  } catch (const UsageError& error) {
    write_error(context.streams.err,
                fmt::format("runlint: {}\nFor help: runlint {} --help\n", error.what(), command->name));
    return ExitStatus::kUsage;
  }
}

}  // namespace

ExitStatus run(std::span<const std::string_view> args, const io::Streams& streams, const Terminal& terminal) noexcept {
  try {
    return dispatch(args, {streams, terminal});
  } catch (const io::OutputError& error) {
    if (error.code() != std::errc::broken_pipe) {
      write_error(streams.err, fmt::format("runlint: cannot write the output: {}\n", io::error_text(error)));
    }
    return ExitStatus::kUsage;
  } catch (const std::bad_alloc&) {
    write_error(streams.err, "runlint: out of memory\n");
    return ExitStatus::kInternal;
  } catch (const std::exception& error) {
    write_error(streams.err, fmt::format("runlint: internal error: {}\n", error.what()));
    return ExitStatus::kInternal;
  }
}

}  // namespace runlint::cli
