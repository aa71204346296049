// The lint rules, one file each; linter.cc calls them. They see only values that passed the schema.
#ifndef RUNLINT_LIB_LINT_RULES_H_
#define RUNLINT_LIB_LINT_RULES_H_

#include <cstdint>

#include "check/report_handler.h"
#include "check/schema_walker.h"
#include "json/walk.h"
#include "lint/file_record.h"
#include "lint/image_path.h"
#include "lint/name_conflicts.h"
#include "lint/shell_commands.h"

namespace runlint::lint {

using check::Frame;
using check::Instance;
using check::ReportHandler;
using check::span_of;

// For a string, as it is read.
void secret_in_environment(ReportHandler& reporter, const Instance& instance, const json::StringToken& text);
void missing_image_tag(ReportHandler& reporter, const Instance& instance, const json::StringToken& text,
                       const ImagePath& parts);
void mutable_image_tag(ReportHandler& reporter, const Instance& instance, const json::StringToken& text,
                       const ImagePath& parts);
void insecure_registry(ReportHandler& reporter, const Instance& instance, const json::StringToken& text,
                       const ImagePath& parts);
void unknown_encoding(ReportHandler& reporter, const Instance& instance, const json::StringToken& text);
void invalid_base64(ReportHandler& reporter, const Instance& instance, const json::StringToken& text, FileRecord& file);
void build_sha(ReportHandler& reporter, const Instance& instance, const json::StringToken& text);

// For a record, at its end.
void ignored_override(ReportHandler& reporter, const Frame& record);
void source_conflict(ReportHandler& reporter, const Frame& record);
void noop_override(ReportHandler& reporter, const Frame& record, std::uint32_t close);
void invalid_base64(ReportHandler& reporter, const FileRecord& file);
void shell_syntax(ReportHandler& reporter, const Commands& commands);

// For a map, at its end.
void environment_name(ReportHandler& reporter, const Frame& map, CaseConflicts& clashes);
void file_path(ReportHandler& reporter, const Frame& map, PathConflicts& clashes);

}  // namespace runlint::lint

#endif  // RUNLINT_LIB_LINT_RULES_H_
