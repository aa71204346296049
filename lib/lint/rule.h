// Shared by the headers of the lint rules. Each has the rule's row in the catalogue, and the function that
// linter.cc calls for values that passed the schema.
#pragma once

#include "check/report_handler.h"
#include "check/schema_walker.h"
#include "runlint/rule.h"
#include "schema/schema_rules.h"
#include "text/token.h"

namespace runlint::lint {

using check::Frame;
using check::Instance;
using check::ReportHandler;
using check::span_of;
using schema::kApiPage;

}  // namespace runlint::lint
