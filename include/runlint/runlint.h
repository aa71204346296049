/* runlint for C and for everything that speaks C: checks the body of
 *
 *   POST /v1/projects/{projectId}/jobs/{jobId}/runs
 *   POST /v1/teams/{teamId}/projects/{projectId}/jobs/{jobId}/runs
 *
 * and, with a gate, the request around it. C11; no other header of runlint is needed.
 *
 * Conventions
 *
 *  1. Handles. A handle comes from a *_create(), *_read() or *_check() function and goes to the *_destroy() function
 *     of its type, once; NULL may be destroyed. Everything else is the caller's, is read during the call only, and is
 *     never written to, except through a parameter whose name ends in _out.
 *  2. Strings. A runlint_string is bytes and their number. Strings from runlint are UTF-8, owned by the object that
 * they came from, and followed by a NUL that size does not count; a pointer (pointer, below) may contain further NULs.
 *     Strings to runlint may be any bytes and need no NUL. {NULL, 0} is the empty string.
 *  3. Threads. One handle is used by one thread at a time. Handles are independent of one another: the usual
 *     arrangement is one validator or gate for each thread or worker. Nothing is global, nothing depends on the locale,
 *     no signal is touched.
 *  4. Errors. Nothing aborts, exits, prints, or lets a C++ exception out. What can fail returns a runlint_status, and
 *     has then changed nothing and set *_out to NULL, but for a report that says why; what gives a verdict says
 *     RUNLINT_FAILED. Let a request pass when the verdict is RUNLINT_VALID and at no other time, also not at a value
 *     this header does not know.
 *  5. Growth. The structs below begin with struct_size, which the *_INIT macros set to the size that the caller was
 *     compiled with. Fields are only ever added at the end. In what goes to runlint, a field that the caller does not
 *     know, or that is zero, means the default; one that only the caller knows must be zero, or the call is refused
 *     with RUNLINT_BAD_ARGUMENT. In what comes from runlint, fields that only the caller knows are set to zero. A
 *     struct_size that ends inside a field is RUNLINT_BAD_ARGUMENT too, or RUNLINT_FAILED where there is a verdict.
 *  6. ABI. The shared library is librunlint.so.0. Within one soname, released functions are never removed, and numbers
 *     of enumerations keep their meaning; enumerations grow at their end. The texts of messages may change at any time;
 *     names of rules do not.
 *  7. Units. Sizes, offsets and lengths are bytes; lines and columns count from 1, columns in Unicode code points.
 *  8. Secrets. Nothing that comes out of a handle holds a value from under runtimeEnvironment, runtimeFiles,
 *     dockerSecretMounts or an unknown member. The answers of a gate hold no value at all.
 */
#ifndef RUNLINT_RUNLINT_H_
#define RUNLINT_RUNLINT_H_

#include <stddef.h>
#include <stdint.h>

#if defined(__GNUC__)
#define RUNLINT_API __attribute__((visibility("default")))
#else
#define RUNLINT_API
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* NOLINTBEGIN(modernize-use-using,readability-identifier-naming): names and types as C has them */

/* ---- what is said everywhere */

typedef struct runlint_string {
  const char* data;
  size_t size;
} runlint_string;

typedef enum runlint_status {
  RUNLINT_OK = 0,
  RUNLINT_NO_MEMORY = 1,
  RUNLINT_BAD_ARGUMENT = 2,   /* a NULL where something must be, a struct_size or a number out of range */
  RUNLINT_UNKNOWN_RULE = 3,   /* a severity is given for a rule that does not exist */
  RUNLINT_FIXED_SEVERITY = 4, /* a severity is given for a json/ rule: what is not JSON can't be made acceptable */
  RUNLINT_INTERNAL = 5,       /* a defect in runlint */
  RUNLINT_BAD_CONFIG = 6      /* a configuration can't be used; a report says where and why */
} runlint_status;

typedef enum runlint_verdict {
  RUNLINT_FAILED = 0, /* no memory, a bad argument, or a defect: nothing is known, so refuse */
  RUNLINT_VALID = 1,
  RUNLINT_INVALID = 2,
  RUNLINT_NOT_ROUTED = 3 /* from a gate with RUNLINT_ROUTE_REPORT: the request is not to a route of the API */
} runlint_verdict;

typedef enum runlint_severity {
  RUNLINT_OFF = 0, /* in a runlint_rule_severity only */
  RUNLINT_INFO = 1,
  RUNLINT_WARNING = 2,
  RUNLINT_ERROR = 3
} runlint_severity;

/* Static texts: the version, as in "1.2.3"; the CPU back end of simdjson in use, as in "haswell"; a status in words. */
RUNLINT_API const char* runlint_version(void);
RUNLINT_API const char* runlint_backend(void);
RUNLINT_API const char* runlint_status_text(runlint_status status);

/* The names of all rules, as in "schema/enum": static texts for indexes below the count, NULL beyond. */
RUNLINT_API size_t runlint_rule_count(void);
RUNLINT_API const char* runlint_rule_name(size_t index);

/* ---- options */

typedef enum runlint_kind {
  RUNLINT_RUN_JOB = 0,  /* the request body */
  RUNLINT_RESPONSE = 1, /* the response body */
  RUNLINT_CONFIG = 2,   /* .runlint.json */
  RUNLINT_BASELINE = 3, /* a baseline, written by runlint --write-baseline */
  RUNLINT_TEMPLATE = 4  /* a template of the platform: the specs of its JobRun nodes are request bodies */
} runlint_kind;

/* The revision of the API's page that a request body is checked against. In the newer one any size from 1 MB up and two
 * more members of storage are allowed, and a deployment without a source is only a warning. */
typedef enum runlint_revision {
  RUNLINT_REVISION_DEFAULT = 0, /* that of the configuration, or else the original */
  RUNLINT_REVISION_ORIGINAL = 1,
  RUNLINT_REVISION_2026_05 = 2
} runlint_revision;

typedef struct runlint_rule_severity {
  const char* rule; /* its exact name, or "schema/" or "lint/" and an asterisk for all of that group; ended by NUL */
  runlint_severity severity;
} runlint_rule_severity;

/* A configuration, the file .runlint.json, as runlint_config_read() below makes it. Nothing changes it once it is made:
 * unlike other handles, any number of threads may use one at once. */
typedef struct runlint_config runlint_config;

typedef struct runlint_options {
  size_t struct_size;
  runlint_kind kind;
  size_t max_size;        /* of a payload; 0: 64 MiB, in a gate 1 MiB; at most 0xFFFF0000 */
  size_t max_depth;       /* containers open at once; 0: 64; at most 1024 */
  size_t max_diagnostics; /* kept in a report, the rest are counted; 0: 100 */
  const runlint_rule_severity* severities;
  size_t severity_count;        /* for one rule a name takes precedence over a group, then the later over the earlier */
  const runlint_config* config; /* may be NULL; used during the call only. The other fields take precedence */
  runlint_revision api;
  int references; /* 1: a string with "${...}" stands for a value, as always in a template; 0: as config says, or not */
} runlint_options;

#define RUNLINT_OPTIONS_INIT \
  {sizeof(runlint_options), RUNLINT_RUN_JOB, 0, 0, 0, NULL, 0, NULL, RUNLINT_REVISION_DEFAULT, 0}

/* ---- validator: the body alone */

typedef struct runlint_validator runlint_validator;

/* options may be NULL: all defaults. */
RUNLINT_API runlint_status runlint_validator_create(const runlint_options* options, runlint_validator** validator_out);
RUNLINT_API void runlint_validator_destroy(runlint_validator* validator);

/* Makes a validator ready for traffic: it then allocates nothing for valid payloads of up to `size` bytes and of common
 * shape (a member for every 32 bytes at most). A size above max_size is cut to max_size, which is RUNLINT_OK. For 1 MiB
 * that takes 6 MiB as long as the validator lives. On an error the validator stays usable. */
RUNLINT_API runlint_status runlint_validator_warm_up(runlint_validator* validator, size_t size);

/* RUNLINT_VALID, RUNLINT_INVALID or RUNLINT_FAILED. Never reads beyond size, takes time in proportion to it, and says
 * what runlint_report_is_valid() would say of a report, only faster. */
RUNLINT_API runlint_verdict runlint_validator_accepts(runlint_validator* validator, const char* payload, size_t size);

/* ---- report: everything that is wrong with a body */

typedef struct runlint_report runlint_report;

/* The report is the caller's to destroy and needs neither the validator nor the payload any more. */
RUNLINT_API runlint_status runlint_validator_check(runlint_validator* validator, const char* payload, size_t size,
                                                   runlint_report** report_out);
RUNLINT_API void runlint_report_destroy(runlint_report* report);

/* 1 when there is no error, 0 otherwise and for NULL. */
RUNLINT_API int runlint_report_is_valid(const runlint_report* report);

/* The number of diagnostics that the report holds, of those found beyond them, and of those found of one severity. 0
 * for NULL. */
RUNLINT_API size_t runlint_report_count(const runlint_report* report);
RUNLINT_API size_t runlint_report_omitted(const runlint_report* report);
RUNLINT_API size_t runlint_report_count_by_severity(const runlint_report* report, runlint_severity severity);

typedef struct runlint_diagnostic {
  size_t struct_size;
  runlint_severity severity;
  runlint_string rule;    /* "schema/enum" */
  runlint_string message; /* one line */
  runlint_string help;    /* what would be right; may be empty */
  runlint_string pointer; /* JSON Pointer (RFC 6901) of the member concerned */
  size_t offset;
  size_t length;
  size_t line;
  size_t column;
  size_t end_line;
  size_t end_column; /* exclusive */
  size_t related_count;
  runlint_string replacement; /* text that repairs it in place of the span, where that is certain: JSON, or nothing,
                                 which deletes the span; NULL data otherwise */
  size_t note_count;
} runlint_diagnostic;

typedef struct runlint_related {
  size_t struct_size;
  runlint_string message;
  runlint_string pointer;
  size_t offset;
  size_t length;
  size_t line;
  size_t column;
} runlint_related;

#define RUNLINT_DIAGNOSTIC_INIT \
  {sizeof(runlint_diagnostic),  \
   RUNLINT_OFF,                 \
   {NULL, 0},                   \
   {NULL, 0},                   \
   {NULL, 0},                   \
   {NULL, 0},                   \
   0,                           \
   0,                           \
   0,                           \
   0,                           \
   0,                           \
   0,                           \
   0,                           \
   {NULL, 0},                   \
   0}
#define RUNLINT_RELATED_INIT {sizeof(runlint_related), {NULL, 0}, {NULL, 0}, 0, 0, 0, 0}

/* Diagnostics in the order of the text, and the places that explain one. A pointer lives until the next call of either
 * function with the same report: a hostile payload would make all of them together large. All other texts live as long
 * as the report. An index out of range is RUNLINT_BAD_ARGUMENT. */
RUNLINT_API runlint_status runlint_report_diagnostic(runlint_report* report, size_t index,
                                                     runlint_diagnostic* diagnostic_out);
RUNLINT_API runlint_status runlint_report_related(runlint_report* report, size_t index, size_t related_index,
                                                  runlint_related* related_out);

/* More to know about a diagnostic, one line each: that the API's newer revision takes what the original refuses. On an
 * error *note_out is the empty string. */
RUNLINT_API runlint_status runlint_report_note(const runlint_report* report, size_t index, size_t note_index,
                                               runlint_string* note_out);

/* ---- configuration: options from a file, which the caller reads */

/* Makes a configuration of the bytes of a .runlint.json, the same file that the command takes: its profile, API
 * revision, severities and limits; in a gate, limits.diagnostics is max_errors. A gateway has no files, and refuses
 * errors, nothing less; so what says something about files (include, exclude, suppressions), and what would fail a
 * payload for less than an error (failOn, or the profile "preflight" unless failOn is "error"), is a mistake rather
 * than not heeded.
 *
 * With a mistake, the status is RUNLINT_BAD_CONFIG, and *report_out becomes a report about the bytes that has at least
 * one error; in all other cases *report_out is NULL. report_out may be NULL. */
RUNLINT_API runlint_status runlint_config_read(const char* bytes, size_t size, runlint_config** config_out,
                                               runlint_report** report_out);
RUNLINT_API void runlint_config_destroy(runlint_config* config);

/* ---- gate: a whole request */

typedef struct runlint_gate runlint_gate;

/* How a request is treated that is to neither of the routes above. What only a lenient server takes for one, like
 * "//", ";x", another case or "%2F", is refused with 400 unless routing is RUNLINT_ROUTE_IGNORE. */
typedef enum runlint_routing {
  RUNLINT_ROUTE_REFUSE = 0, /* refused: 404, or 405 when only the method differs */
  RUNLINT_ROUTE_REPORT = 1, /* RUNLINT_NOT_ROUTED: the caller decides */
  RUNLINT_ROUTE_IGNORE = 2  /* method and target are not looked at: the caller knows that the request is for runlint */
} runlint_routing;

typedef struct runlint_gate_options {
  size_t struct_size;
  const runlint_options* payload; /* NULL: the defaults. Its max_diagnostics does not count, max_errors does */
  runlint_routing routing;
  int invalid_status;     /* 400 to 499, for what is JSON but no payload; 0: 422 */
  size_t max_errors;      /* listed in an answer; 0: what the configuration says, or 20 */
  size_t max_answer_size; /* bytes of an answer's body; 0: 16384; at least 1024 */
} runlint_gate_options;

#define RUNLINT_GATE_OPTIONS_INIT {sizeof(runlint_gate_options), NULL, RUNLINT_ROUTE_REFUSE, 0, 0, 0}

typedef struct runlint_request {
  size_t struct_size;
  runlint_string method;
  runlint_string target;               /* as in the request line */
  const runlint_string* content_types; /* the value of each such field line */
  size_t content_type_count;
  const runlint_string* content_encodings; /* likewise */
  size_t content_encoding_count;
  uint64_t content_length; /* when it is announced; 0: not known */
  runlint_string body;     /* of runlint_gate_check() only */
} runlint_request;

#define RUNLINT_REQUEST_INIT {sizeof(runlint_request), {NULL, 0}, {NULL, 0}, NULL, 0, NULL, 0, 0, {NULL, 0}}

/* The response to the client. Its texts live until the next call with the same gate. */
typedef struct runlint_answer {
  size_t struct_size;
  int http_status;             /* 0 when there is nothing to say: RUNLINT_VALID and RUNLINT_NOT_ROUTED */
  runlint_string reason;       /* for logs: the rule that was broken first, or "request/…", "internal/…" */
  runlint_string content_type; /* "application/problem+json" */
  runlint_string body;         /* a problem of RFC 9457, on one line */
  runlint_string header_name;  /* a field that belongs into the answer, like Allow; may be empty */
  runlint_string header_value;
} runlint_answer;

#define RUNLINT_ANSWER_INIT {sizeof(runlint_answer), 0, {NULL, 0}, {NULL, 0}, {NULL, 0}, {NULL, 0}, {NULL, 0}}

/* options may be NULL: all defaults. */
RUNLINT_API runlint_status runlint_gate_create(const runlint_gate_options* options, runlint_gate** gate_out);
RUNLINT_API void runlint_gate_destroy(runlint_gate* gate);

/* The largest body that passes: as the options or the configuration say, or the default. 0 for NULL. */
RUNLINT_API size_t runlint_gate_max_size(const runlint_gate* gate);

/* Like runlint_validator_warm_up(): a size above runlint_gate_max_size() counts as that size. */
RUNLINT_API runlint_status runlint_gate_warm_up(runlint_gate* gate, size_t size);

/* The whole request at once, or in two steps: the head before the body is read (RUNLINT_VALID: read it), then the body.
 * A request that passes costs no allocation once the gate is warm. answer_out may be NULL. A failure, even of the
 * arguments, has an answer with a 5xx status. */
RUNLINT_API runlint_verdict runlint_gate_check(runlint_gate* gate, const runlint_request* request,
                                               runlint_answer* answer_out);
RUNLINT_API runlint_verdict runlint_gate_check_head(runlint_gate* gate, const runlint_request* request,
                                                    runlint_answer* answer_out);
RUNLINT_API runlint_verdict runlint_gate_check_body(runlint_gate* gate, const char* body, size_t size,
                                                    runlint_answer* answer_out);

/* NOLINTEND(modernize-use-using,readability-identifier-naming) */

#ifdef __cplusplus
} /* extern "C" */
#endif

#endif /* RUNLINT_RUNLINT_H_ */
