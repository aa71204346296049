#include <fmt/format.h>

#include <filesystem>
#include <string>
#include <system_error>

#include "cli/command.h"
#include "config/config_finder.h"
#include "io/output_file.h"
#include "io/paths.h"
#include "runlint/validator.h"
#include "runlint/version.h"
#include "text/escape.h"

namespace runlint::cli {
namespace {

// A configuration that changes nothing, so that it can be kept as it is: its values are the defaults, and none of them
// takes precedence over what the profiles for hooks and for pre-flight checks set.
std::string example_configuration() {
  const Options usual;
  return fmt::format(R"json({{
  "minimumVersion": "{}",
  "api": "original",
  "references": false,
  "severities": {{
    "schema/documented-maximum": "warning"
  }},
  "limits": {{"size": {}, "depth": {}}},
  "exclude": {{
    "testdata/broken/**": "an example: payloads that are broken on purpose"
  }},
  "suppressions": {{}}
}}
)json",
                     RUNLINT_VERSION, usual.max_size, usual.max_depth);
}

constexpr std::string_view kNextSteps = R"text(
`runlint settings PATH` prints the settings for a file, and `runlint schema --kind config`
a JSON Schema of .runlint.json for editors. To suppress a finding, give it an entry of
"suppressions":

    "agreed size": {
      "rule": "schema/documented-maximum",
      "files": "jobs/nightly.run-job.json",
      "reason": "support has raised our limit"
    }

To check payloads on every commit, add a hook to .pre-commit-config.yaml and run
`pre-commit install`:

    repos:
    - repo: https://example.com/runlint  # where you have it from
      rev: 0123abcd  # a commit of it
      hooks:
      - id: runlint

To check them in CI, run `runlint --format github .` or another format.
)text";

}  // namespace

ExitStatus run_init(const io::Streams& streams) {
  const std::string name(config::kConfigName);
  try {
    io::create_file(name, example_configuration());
  } catch (const std::system_error& error) {
    const bool exists = error.code() == std::errc::file_exists;
    write_error(streams.err, exists ? fmt::format("runlint: there is a {} already: change that one\n", name)
                                    : fmt::format("runlint: cannot write {}: {}\n", name, io::error_text(error)));
    return ExitStatus::kUsage;
  }
  std::string out = fmt::format("Wrote {}. Its values are the defaults, as examples to change.\n", name);
  const std::string directory = io::real_path(".");
  config::ConfigFinder configs;
  const config::ConfigFinder::Found above = configs.find(io::parent_directory(directory));
  if (above.config != nullptr && !io::exists(".git")) {
    out += fmt::format("For files in this folder it takes the place of {}.\n", text::printable(above.config->path));
  }
  streams.out.write(out.append(kNextSteps));
  return ExitStatus::kOk;
}

}  // namespace runlint::cli
