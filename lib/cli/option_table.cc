// The options of the command `check`, a row each.
#include <fmt/format.h>

#include "cli/arguments.h"
#include "cli/command_table.h"
#include "report/formatter.h"
#include "runlint/validator.h"
#include "schema/schema.h"
#include "schema/tool_files.h"

namespace runlint::cli {
namespace {

Values one_of(std::span<const std::string_view> names) { return {Values::Kind::kChoice, names}; }

constexpr Values kAnyFile = {Values::Kind::kFile};

}  // namespace

std::vector<OptionInfo> check_option_table() {
  constexpr std::string_view kInput = "Input";
  constexpr std::string_view kOutput = "Output";
  constexpr std::string_view kRepair = "Repair";
  constexpr std::string_view kVerdict = "Rules and status";
  constexpr std::string_view kFiles = "Configuration";
  constexpr std::string_view kLimits = "Limits";
  const Options usual;
  return {
      {kInput, "kind", 0, "KIND",
       "what is checked: run-job, template, response, config or baseline; default: template for files named "
       "northflank.json or *.northflank.json (or .yaml, .yml), else run-job",
       one_of(kKindNames)},
      {kInput, "input", 0, "FORMAT",
       "how it is written: json or yaml; default: yaml for files that end in .yaml or .yml, else json",
       one_of(kInputNames)},
      {kInput, "api", 0, "NAME", "the revision of the API's page: original (default) or 2026-05",
       one_of(schema::kRevisionNames)},
      {kInput, "references", 0, "", "${...} may stand for a value, as in templates"},
      {kInput, "ndjson", 0, "", "each line of the input is one payload"},
      {kInput, "record-key", 0, "POINTER",
       "with --ndjson: shows the member of each record at this JSON Pointer as the record's key"},
      {kInput, "expect-records", 0, "", "with --ndjson: an input without any record is an error"},
      {kInput, "stdin-filename", 0, "NAME", "the path to show for standard input", kAnyFile},
      {kInput, "include", 0, "GLOB", "in directories, look for these names instead of the usual ones; may be repeated"},
      {kInput, "exclude", 0, "GLOB", "in directories, leave these out; may be repeated"},
      {kInput, "force-exclude", 0, "", "leave out what is excluded even where a path names it, as hooks do"},
      {kInput, "gitignore", 0, "", "in directories, leave out what git ignores"},

      {kOutput, "format", 0, "FORMAT", join_or(report::format_names()) + "; default: text",
       one_of(report::format_names())},
      {kOutput, "output-file", 0, "FILE", "write the format to FILE, and text to standard output", kAnyFile},
      {kOutput, "color", 0, "WHEN", join_or(kColorNames) + "; default: auto", one_of(kColorNames)},
      {kOutput, "quiet", 'q', "", "text: show only what fails the run, no summary"},
      {kOutput, "statistics", 0, "", "at the end, the number of findings of each rule"},

      {kRepair, "fix", 0, "",
       "repair the files as far as that is certain: wrong letter case, a misspelled name, an environment's numbers, "
       "what "
       "JSON does not have; report the rest"},
      {kRepair, "diff", 0, "", "print what --fix would change, instead of findings; status 1 if there is something"},

      {kVerdict,
       "severity",
       0,
       "RULE=LEVEL",
       "off, info, warning or error; RULE may be lint/* or schema/*; may be repeated",
       {Values::Kind::kSeverity}},
      {kVerdict, "fail-on", 0, "LEVEL", "status 1 from this severity on: error (default), warning or info",
       one_of(schema::kThresholdNames)},
      {kVerdict, "exit-zero", 0, "", "status 0 instead of 1, whatever is found"},

      {kFiles, "profile", 0, "NAME", join_or(schema::kProfileNames) + ": the defaults", one_of(schema::kProfileNames)},
      {kFiles, "config", 0, "FILE", "for all files, instead of the nearest .runlint.json", kAnyFile},
      {kFiles, "no-config", 0, "", "ignore every .runlint.json"},
      {kFiles, "baseline", 0, "FILE", "do not report the findings known in FILE", kAnyFile},
      {kFiles, "write-baseline", 0, "FILE", "write all findings to FILE as the new baseline", kAnyFile},

      {kLimits, "max-diagnostics", 0, "N",
       fmt::format("shown for each payload; default: {}; 0: all", usual.max_diagnostics)},
      {kLimits, "max-size", 0, "BYTES", fmt::format("of a payload; default: {}M", usual.max_size >> 20)},
      {kLimits, "max-depth", 0, "N", fmt::format("of objects and arrays; default: {}", usual.max_depth)},
      {kLimits, "jobs", 'j', "N", "threads; default: one for each processor"},
  };
}

}  // namespace runlint::cli
