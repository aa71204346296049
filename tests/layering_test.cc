// The tree keeps its layers, and the checker detects violations.
#include "support/layering.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace runlint::layering {
namespace {

namespace fs = std::filesystem;

// All files of the project, without those of builds and editors.
std::vector<Source> tree() {
  const fs::path top = RUNLINT_SOURCE_DIR;
  std::vector<Source> sources;
  const auto add = [&](const fs::directory_entry& entry) {
    if (!entry.is_regular_file()) return;
    std::ifstream in(entry.path(), std::ios::binary);
    sources.push_back(
        {entry.path().lexically_relative(top).generic_string(), std::string(std::istreambuf_iterator(in), {})});
  };
  for (const auto& entry : fs::directory_iterator(top)) add(entry);
  for (const char* folder : {".ci", "bench", "corpus", "fuzz", "include", "lib", "tests"}) {
    if (!fs::exists(top / folder)) continue;
    for (const auto& entry : fs::recursive_directory_iterator(top / folder)) add(entry);
  }
  return sources;
}

TEST(Layering, TreeHasNoUpwardInclude) {
  const std::vector<Source> sources = tree();
  for (const Source& source : sources) {
    for (const std::string& violation : violations(source)) ADD_FAILURE() << violation;
  }
  // A search that found no sources would find no violations.
  for (const std::string_view path : {"dev", ".ci/run", "include/runlint/validator.h", "lib/json/structural_index.cc",
                                      "lib/cli/main.cc", "tests/layering_test.cc"}) {
    EXPECT_EQ(std::ranges::count(sources, path, &Source::path), 1) << path;
  }
}

TEST(Layering, CheckerDetectsViolations) {
  const struct {
    std::string path;
    std::string text;
    std::string expected;  // empty: allowed
  } cases[] = {
      // Down the order and inside a folder is allowed, up and sideways is not.
      {"lib/schema/a.cc", "#include \"text/edit_distance.h\"", ""},
      {"lib/json/a.h", "#include \"json/structural_index.h\"", ""},
      {"lib/cli/a.cc", "#include \"export/exports.h\"", ""},
      {"lib/text/a.h", "#include \"schema/schema.h\"",
       "lib/text/a.h:1: includes \"schema/schema.h\": lib/text stands below or beside lib/schema"},
      {"lib/check/a.h", "// why\n  #  include <json/b.h>",
       "lib/check/a.h:2: includes \"json/b.h\": lib/check stands below or beside lib/json"},
      {"lib/report/a.cc", "#include \"export/b.h\"",
       "lib/report/a.cc:1: includes \"export/b.h\": lib/report stands below or beside lib/export"},
      {"lib/config/a.cc", "#include \"report/b.h\"", ""},
      {"lib/report/a.cc", "#include \"config/b.h\"",
       "lib/report/a.cc:1: includes \"config/b.h\": lib/report stands below or beside lib/config"},
      {"lib/io/a.cc", "#include \"text/b.h\"",
       "lib/io/a.cc:1: includes \"text/b.h\": lib/io stands below or beside lib/text"},
      {"lib/validator/a.cc", "#include \"../tests/support/b.h\"",
       "lib/validator/a.cc:1: includes \"../tests/support/b.h\": that is outside lib/ and include/"},
      {"lib/check/a.cc", "#include \"support/b.h\"",
       "lib/check/a.cc:1: includes \"support/b.h\": that is outside lib/ and include/"},
      {"lib/stray.cc", "",
       "lib/stray.cc:0: belongs to no layer: add its folder to kLayers in tests/support/layering.h, "
       "or move it"},
      {"lib/package/a.cmake", "include(x)", ""},
      {"lib/package/a.cc", "",
       "lib/package/a.cc:0: belongs to no layer: add its folder to kLayers in "
       "tests/support/layering.h, or move it"},
      {"lib/misc/a.cc", "",
       "lib/misc/a.cc:0: belongs to no layer: add its folder to kLayers in "
       "tests/support/layering.h, or move it"},
      // Only one folder may include simdjson.
      {"lib/json/a.cc", "#include <simdjson.h>", ""},
      {"tests/support/a.cc", "#include <simdjson.h>", ""},
      {"lib/check/a.cc", "#include <simdjson.h>",
       "lib/check/a.cc:1: includes \"simdjson.h\": simdjson is for lib/json alone"},
      {"lib/cli/a.cc", "#include \"simdjson/dom.h\"",
       "lib/cli/a.cc:1: includes \"simdjson/dom.h\": simdjson is for lib/json alone"},
      // Public headers include only the standard library.
      {"include/runlint/a.h", "#include <string_view>\n#include <stdint.h>\n#include \"runlint/rule.h\"", ""},
      {"include/runlint/a.h", "#include \"schema/schema.h\"",
       "include/runlint/a.h:1: includes \"schema/schema.h\": a public header includes the standard library and "
       "\"runlint/...\" alone"},
      {"include/runlint/a.h", "#include <re2/re2.h>",
       "include/runlint/a.h:1: includes \"re2/re2.h\": a public header includes the standard library and "
       "\"runlint/...\" alone"},
      {"include/runlint/a.h", "#include <simdjson.h>",
       "include/runlint/a.h:1: includes \"simdjson.h\": a public header includes the standard library and "
       "\"runlint/...\" alone"},
      // The nginx and the Lua module use the C ABI only.
      {"lib/lua/a.c", "#include <lua.h>\n#include \"lua/b.h\"\n#include \"runlint/runlint.h\"", ""},
      {"lib/lua/a.c", "#include \"runlint/gate.h\"",
       "lib/lua/a.c:1: includes \"runlint/gate.h\": lib/lua sees only \"runlint/runlint.h\""},
      {"lib/nginx/a.c", "#include <runlint/runlint.h>\n#include <ngx_http.h>", ""},
      {"lib/nginx/a.c", "#include \"runlint/validator.h\"",
       "lib/nginx/a.c:1: includes \"runlint/validator.h\": lib/nginx sees only \"runlint/runlint.h\""},
      {"lib/nginx/a.c", "#include \"text/edit_distance.h\"",
       "lib/nginx/a.c:1: includes \"text/edit_distance.h\": lib/nginx sees only \"runlint/runlint.h\""},
      // Files must be readable text and may not refer outside the tree.
      {"lib/cli/a.cc", std::string(400, '\n'), ""},
      {"lib/cli/a.cc", std::string(401, '\n'), "lib/cli/a.cc:401: the file is too long: at most 400 lines"},
      {"tests/a_test.cc", std::string(400, '\n') + "}", "tests/a_test.cc:401: the file is too long: at most 400 lines"},
      {"dev", std::string(401, '\n'), "dev:401: the file is too long: at most 400 lines"},
      {"corpus/valid/a.run-job.json", std::string(401, '\n'), ""},
      {"README.md",
       "\nsee .."
       "/shared/x",
       "README.md:2: names a folder outside the tree"},
      {"corpus/a.json",
       ".."
       "/shared",
       "corpus/a.json:1: names a folder outside the tree"},
  };
  for (const auto& [path, text, expected] : cases) {
    const std::vector<std::string> found = violations({path, text});
    EXPECT_EQ(found, expected.empty() ? std::vector<std::string>() : std::vector{expected}) << path << ": " << text;
  }
}

}  // namespace
}  // namespace runlint::layering
