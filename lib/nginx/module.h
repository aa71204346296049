/* Shared by the files of the nginx module.
 *
 * The module checks the body of a request in the PRECONTENT phase: after access control and before anything that could
 * send the body on. It is a client of the C ABI like any other: a worker holds one gate for each distinct set of
 * options in the configuration, which is one, as a rule, and uses it from its only thread.
 *
 * Functions return what nginx's do: NGX_OK, NGX_ERROR, or what a phase handler may return. */
#ifndef RUNLINT_NGINX_MODULE_H_
#define RUNLINT_NGINX_MODULE_H_

#include <ngx_config.h>
#include <ngx_core.h>
#include <ngx_http.h>
#include <runlint/runlint.h>

enum { kModeOff, kModeOn, kModeLog };
enum { kFailClosed, kFailOpen };

/* A file of runlint_config. The configuration of nginx owns it, and the workers inherit it. */
typedef struct ConfigFile ConfigFile;
struct ConfigFile {
  ConfigFile* next;
  ngx_str_t path;
  runlint_config* handle;
};

/* A set of options and the gate made for it. The configuration owns it; the handle is a worker's own. */
typedef struct GateConf GateConf;
struct GateConf {
  GateConf* next;
  size_t max_body; /* bytes; 0: as the file says, or the library */
  ngx_int_t status;
  ngx_flag_t by_route;      /* checks requests to the API's routes alone */
  ngx_array_t* severities;  /* of runlint_rule_severity; may be NULL */
  const ConfigFile* config; /* may be NULL */
  runlint_gate* handle;     /* NULL in the master, and in a worker that could not make one yet */
};

typedef struct {
  GateConf* gates;
  ConfigFile* configs; /* each file once */
} ngx_http_runlint_main_conf_t;

typedef struct {
  ngx_uint_t given_mode; /* of the directive, here or at an outer level; NGX_CONF_UNSET_UINT when it is at none */
  ngx_uint_t mode;       /* in effect */
  ngx_flag_t by_route;
  ngx_uint_t on_failure;
  size_t max_body;
  ngx_int_t status;
  ngx_array_t* severities;
  ConfigFile* config;
  GateConf* gate; /* NULL while the mode is kModeOff */
} ngx_http_runlint_loc_conf_t;

typedef enum {
  kStageNotRouted, /* not a request to a route of the API, as far as is known */
  kStageReading,
  kStageRead,
  kStageCutOff, /* the body is over the limit: the rest of it is not read */
  kStageChecked,
} Stage;

/* The progress of a request. It lives as long as the request, through its internal redirects. */
typedef struct {
  const GateConf* gate; /* the one that checks, or has checked */
  Stage stage;
  off_t limit; /* bytes of body to read; 0: all of it */
  off_t received;
  runlint_verdict verdict;
  size_t reason_size; /* the rule that was broken first; empty for a valid body */
  u_char reason[64];
  uint64_t nanoseconds; /* spent on checking, without waiting for the body */
} ngx_http_runlint_ctx_t;

extern ngx_module_t ngx_http_runlint_module;

/* config.c */

/* The directive runlint_config. */
char* ngx_runlint_set_config(ngx_conf_t* cf, ngx_command_t* command, void* data);

/* gate.c */

/* The gate for these options, shared with the locations that have the same. NULL when out of memory. */
GateConf* ngx_runlint_get_or_add_gate(ngx_conf_t* cf, ngx_http_runlint_main_conf_t* conf, const GateConf* options);

/* Tests the options of all gates while the configuration is read. NGX_ERROR, logged, if the library refuses one. */
ngx_int_t ngx_runlint_validate_gates(ngx_conf_t* cf, const ngx_http_runlint_main_conf_t* conf);

/* Makes and warms the gates of a worker. What fails here is tried again by the requests. */
ngx_int_t ngx_runlint_init_worker(ngx_cycle_t* cycle);

/* The handle of a gate, made now if need be; NULL when that fails. */
runlint_gate* ngx_runlint_gate_handle(GateConf* gate, ngx_log_t* log);

/* handler.c */

/* In the PRECONTENT phase. */
ngx_int_t ngx_runlint_handler(ngx_http_request_t* r);

/* ctx.c */

/* The context of a main request; NULL if the module has not seen it. */
ngx_http_runlint_ctx_t* ngx_runlint_get_ctx(ngx_http_request_t* r);
ngx_http_runlint_ctx_t* ngx_runlint_add_ctx(ngx_http_request_t* r);

/* Declares $runlint_verdict, $runlint_rule and $runlint_time. */
ngx_int_t ngx_runlint_add_variables(ngx_conf_t* cf);

/* body.c */

/* Installs the filter that stops the reading of a body at its limit. */
void ngx_runlint_add_body_filter(void);

/* The number of bytes of body that were read. */
off_t ngx_runlint_body_size(const ngx_http_request_t* r);

/* The body in one piece. *copy is to be freed by ngx_pfree(), or NULL if nginx had it in one piece already. NGX_ERROR
 * when out of memory, or when the temporary file can't be read, which is logged. */
ngx_int_t ngx_runlint_body_in_one_piece(ngx_http_request_t* r, ngx_str_t* body, u_char** copy);

/* request_head.c */

/* Fills in the head of the request. Strings and arrays belong to `r`. */
ngx_int_t ngx_runlint_fill_request_head(ngx_http_request_t* r, runlint_request* head);

/* The target that an upstream gets when nginx has changed the URI: normalized, rewritten, escaped again. */
ngx_int_t ngx_runlint_internal_target(ngx_http_request_t* r, runlint_string* target);

/* response.c */

/* Sends the answer of a refusal. */
ngx_int_t ngx_runlint_send_answer(ngx_http_request_t* r, const runlint_answer* answer);

#endif /* RUNLINT_NGINX_MODULE_H_ */
