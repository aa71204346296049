#include "cli/command.h"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <exception>
#include <new>
#include <system_error>

#include "cli/arguments.h"
#include "cli/check_options.h"
#include "cli/command_table.h"
#include "cli/completion.h"
#include "cli/help_text.h"
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
  ExitStatus (*run)(const Arguments& arguments, const Context& context);
};

ExitStatus print(const Context& context, std::string_view text) {
  context.streams.out.write(text);
  return ExitStatus::kOk;
}

// A word that is neither a command nor a file was probably meant as a command, also after options.
void reject_misplaced_command(std::span<const std::string> paths) {
  for (const std::string& path : paths) {
    if (path.find_first_of("./") != std::string::npos || io::exists(path)) continue;
    if (find_command(path) != nullptr) {
      throw UsageError(fmt::format("there is no file {}; the command comes first: runlint {} ...", path, path));
    }
    if (nearest(path, command_names())) {
      throw UsageError("no such file or command: " + with_suggestion(path, command_names()));
    }
  }
}

// One of `names`; throws UsageError.
void require_one_of(std::string_view what, std::string_view name, std::span<const std::string_view> names) {
  if (std::ranges::find(names, name) == names.end()) {
    throw UsageError(fmt::format("{} must be {}, not {}", what, join_or(names), with_suggestion(name, names)));
  }
}

ExitStatus check_command(const Arguments& arguments, const Context& context) {
  reject_misplaced_command(arguments.unmarked());
  return run_check(check_options(arguments), context.streams, context.terminal);
}

ExitStatus rules_command(const Arguments& arguments, const Context& context) {
  const std::string format = arguments.last_value("format").value_or("text");
  require_one_of("--format", format, kListFormats);
  return print(context, format == "json" ? exports::rules_json() : exports::rules_text());
}

ExitStatus explain_command(const Arguments& arguments, const Context& context) {
  return print(context, exports::explanation(info(rule_named(arguments.positionals().front()))));
}

ExitStatus schema_command(const Arguments& arguments, const Context& context) {
  const Kind kind = parse_kind(arguments.last_value("kind").value_or("run-job"));
  if (kind == Kind::kTemplate) {
    throw UsageError(
        "--kind template has no schema: of a template, only the specs of its JobRun nodes are checked, which are "
        "payloads; --kind run-job prints the schema of these");
  }
  const auto api = arguments.last_value("api");
  return print(context,
               exports::json_schema(kind, parse_revision(api.value_or(std::string(schema::kRevisionNames.front())))));
}

ExitStatus example_command(const Arguments&, const Context& context) {
  return print(context, exports::example_payload());
}

ExitStatus init_command(const Arguments&, const Context& context) { return run_init(context.streams); }

ExitStatus settings_command(const Arguments& arguments, const Context& context) {
  return run_settings(check_options(arguments), context.streams);
}

ExitStatus completion_command(const Arguments& arguments, const Context& context) {
  const std::string& shell = arguments.positionals().front();
  require_one_of("SHELL", shell, kShells);
  return print(context, completion_script(shell));
}

ExitStatus help_command(const Arguments& arguments, const Context& context) {
  const std::vector<std::string>& names = arguments.positionals();
  if (names.size() > 1) throw UsageError("unexpected argument " + text::quoted(names[1]));
  if (arguments.has("man")) {
    if (!names.empty()) throw UsageError("--man is for all commands: it goes without COMMAND");
    return print(context, man_page());
  }
  const CommandInfo* const command = names.empty() ? &commands().front() : find_command(names.front());
  if (command == nullptr) throw UsageError("unknown command " + with_suggestion(names.front(), command_names()));
  return print(context, help_text(*command));
}

ExitStatus version_command(const Arguments&, const Context& context) {
  return print(context, fmt::format("runlint " RUNLINT_VERSION "\nsimdjson back end: {}\n", json::backend()));
}

constexpr Command kCommands[] = {
    {"check", check_command},       {"rules", rules_command},           {"explain", explain_command},
    {"schema", schema_command},     {"example", example_command},       {"init", init_command},
    {"settings", settings_command}, {"completion", completion_command}, {"help", help_command},
    {"version", version_command},
};

// Whether there are as many operands as the command takes.
void check_operands(const CommandInfo& command, const std::vector<std::string>& given) {
  if (command.operand_required && given.empty()) throw UsageError(fmt::format("{} is missing", command.operand));
  const std::size_t most = command.operand.empty() ? 0 : command.operand_required ? 1 : given.size();
  if (given.size() > most) throw UsageError("unexpected argument " + text::quoted(given[most]));
}

ExitStatus dispatch(Args args, const Context& context) {
  const CommandInfo* command = args.empty() ? nullptr : find_command(args.front());
  if (command == nullptr && !args.empty() && args.front() == "--version") command = find_command("version");
  if (command == nullptr) {
    command = &commands().front();
  } else {
    args = args.subspan(1);
  }
  try {
    Arguments arguments(*command);
    arguments.parse(args);
    if (arguments.has("help")) return print(context, help_text(*command));
    check_operands(*command, arguments.positionals());
    return std::ranges::find(kCommands, command->name, &Command::name)->run(arguments, context);
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
