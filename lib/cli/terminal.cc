#include "cli/terminal.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <string>
#include <string_view>

#include "report/formatter.h"
#include "text/ascii.h"

namespace runlint::cli {
namespace {

constexpr std::size_t kNarrowest = 20;  // narrower than this, nothing is readable anyway
constexpr std::size_t kUsual = 80;      // where the terminal does not say

std::string_view environment(const char* name) {
  const char* const value = std::getenv(name);
  return value == nullptr ? std::string_view() : std::string_view(value);
}

// The first of the variables that decide the character encoding, as setlocale() would choose it.
std::string_view locale_name() {
  for (const char* name : {"LC_ALL", "LC_CTYPE", "LANG"}) {
    if (const std::string_view value = environment(name); !value.empty()) return value;
  }
  return {};
}

bool names_utf8(std::string_view locale) {
  std::string folded(locale);
  std::ranges::transform(folded, folded.begin(), text::lower);
  return folded.find("utf-8") != std::string::npos || folded.find("utf8") != std::string::npos;
}

// Whether the terminal is one that is known to show hyperlinks; some print them as garbage.
bool shows_links() {
  const std::string_view program = environment("TERM_PROGRAM");
  for (const std::string_view known : {"iTerm.app", "WezTerm", "vscode", "ghostty"}) {
    if (program == known) return true;
  }
  const std::string_view term = environment("TERM");
  for (const std::string_view known : {"xterm-kitty", "alacritty", "foot", "xterm-ghostty"}) {
    if (term == known) return true;
  }
  std::size_t vte = 0;
  const std::string_view version = environment("VTE_VERSION");
  (void)std::from_chars(version.data(), version.data() + version.size(), vte);
  return vte >= 5000 || !environment("WT_SESSION").empty() || !environment("KONSOLE_VERSION").empty();
}

std::size_t output_width(bool output_is_terminal) {
  std::size_t width = 0;
  const std::string_view columns = environment("COLUMNS");
  (void)std::from_chars(columns.data(), columns.data() + columns.size(), width);
  if (width == 0 && output_is_terminal) {
    winsize size{};
    if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0) width = size.ws_col;
  }
  if (width == 0) return output_is_terminal ? kUsual : 0;
  return std::clamp(width, kNarrowest, report::Style::kWidest);
}

}  // namespace

Terminal terminal_of_process() {
  Terminal found;
  found.input_is_terminal = ::isatty(STDIN_FILENO) == 1;
  found.output_is_terminal = ::isatty(STDOUT_FILENO) == 1;
  found.errors_are_terminal = ::isatty(STDERR_FILENO) == 1;
  found.dumb = environment("TERM") == "dumb";
  found.no_color = !environment("NO_COLOR").empty();
  const std::string_view force = environment("FORCE_COLOR");
  found.force_color = !force.empty() && force != "0";
  found.links = found.output_is_terminal && !found.dumb && shows_links();
  found.repository = environment("CI_PROJECT_DIR");
  found.unicode = names_utf8(locale_name());
  found.width = output_width(found.output_is_terminal);
  return found;
}

}  // namespace runlint::cli
