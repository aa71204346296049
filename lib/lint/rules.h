// The lint rules, one file each; linter.cc calls them. They see only values that passed the schema.
#ifndef RUNLINT_LIB_LINT_RULES_H_
#define RUNLINT_LIB_LINT_RULES_H_

#include <cstdint>

#include "check/checker.h"
#include "check/reporter.h"
#include "json/walk.h"
#include "lint/commands.h"
#include "lint/file.h"
#include "lint/image_path.h"
#include "lint/name_clashes.h"

namespace runlint::lint {

using check::Frame;
using check::Place;
using check::Reporter;
using check::span_of;

// For a string, as it is read.
void secret_in_environment(Reporter& reporter, const Place& place, const json::Text& text);
void missing_image_tag(Reporter& reporter, const Place& place, const json::Text& text, const ImagePath& parts);
void mutable_image_tag(Reporter& reporter, const Place& place, const json::Text& text, const ImagePath& parts);
void insecure_registry(Reporter& reporter, const Place& place, const json::Text& text, const ImagePath& parts);
void unknown_encoding(Reporter& reporter, const Place& place, const json::Text& text);
void invalid_base64(Reporter& reporter, const Place& place, const json::Text& text, File& file);
void build_sha(Reporter& reporter, const Place& place, const json::Text& text);

// For a record, at its end.
void ignored_override(Reporter& reporter, const Frame& record);
void source_conflict(Reporter& reporter, const Frame& record);
void noop_override(Reporter& reporter, const Frame& record, std::uint32_t close);
void invalid_base64(Reporter& reporter, const File& file);
void shell_syntax(Reporter& reporter, const Commands& commands);

// For a map, at its end.
void environment_name(Reporter& reporter, const Frame& map, CaseClashes& clashes);
void file_path(Reporter& reporter, const Frame& map, PathClashes& clashes);

}  // namespace runlint::lint

#endif  // RUNLINT_LIB_LINT_RULES_H_
