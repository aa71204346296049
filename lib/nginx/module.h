/* What the files of the nginx module share.
 *
 * The module judges the body of a request in the PRECONTENT phase: after access control and before anything that could
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
typedef struct Config Config;
struct Config {
  Config* next;
  ngx_str_t path;
  runlint_config* handle;
};

/* A set of options and the gate made for it. The configuration owns it; the handle is a worker's own. */
typedef struct Gate Gate;
struct Gate {
  Gate* next;
  size_t max_body; /* bytes; 0: as the file says, or the library */
  ngx_int_t status;
  ngx_flag_t by_route;   /* checks requests to the API's routes alone */
  ngx_array_t* settings; /* of runlint_setting; may be NULL */
  const Config* config;  /* may be NULL */
  runlint_gate* handle;  /* NULL in the master, and in a worker that could not make one yet */
};

typedef struct {
  Gate* gates;
  Config* configs; /* each file once */
} MainConf;

typedef struct {
  ngx_uint_t given_mode; /* of the directive, here or at an outer level; NGX_CONF_UNSET_UINT when it is at none */
  ngx_uint_t mode;       /* in effect */
  ngx_flag_t by_route;
  ngx_uint_t on_failure;
  size_t max_body;
  ngx_int_t status;
  ngx_array_t* settings;
  Config* config;
  Gate* gate; /* NULL while the mode is kModeOff */
} LocationConf;

typedef enum {
  kStageNotRouted, /* not a request to a route of the API, as far as is known */
  kStageReading,
  kStageRead,
  kStageCutOff, /* the body is over the limit: the rest of it is not read */
  kStageJudged,
} Stage;

/* What became of a request so far. It lives as long as the request, through its internal redirects. */
typedef struct {
  const Gate* gate; /* the one that judges, or has judged */
  Stage stage;
  off_t limit; /* bytes of body to read; 0: all of it */
  off_t received;
  runlint_verdict verdict;
  size_t reason_size; /* the rule that was broken first; empty for a valid body */
  u_char reason[64];
  uint64_t nanoseconds; /* spent on judging, waiting for the body left out */
} RequestState;

extern ngx_module_t ngx_http_runlint_module;

/* config.c */

/* The directive runlint_config. */
char* ngx_runlint_set_config(ngx_conf_t* cf, ngx_command_t* command, void* data);

/* gate.c */

/* The gate of these options: one that another location has too, or a new one. NULL when there is no memory. */
Gate* ngx_runlint_define_gate(ngx_conf_t* cf, MainConf* conf, const Gate* options);

/* Finds out while the configuration is tested whether the library takes the options. */
ngx_int_t ngx_runlint_try_gates(ngx_conf_t* cf, const MainConf* conf);

/* Makes and warms the gates of a worker. What fails here is tried again by the requests. */
ngx_int_t ngx_runlint_init_worker(ngx_cycle_t* cycle);

/* The handle of a gate, made now if need be; NULL when that fails. */
runlint_gate* ngx_runlint_gate_handle(Gate* gate, ngx_log_t* log);

/* handler.c */

/* In the PRECONTENT phase. */
ngx_int_t ngx_runlint_handler(ngx_http_request_t* r);

/* ctx.c */

/* The state of a main request; NULL when it was not looked at. */
RequestState* ngx_runlint_find_state(ngx_http_request_t* r);
RequestState* ngx_runlint_add_state(ngx_http_request_t* r);

/* Declares $runlint_verdict, $runlint_rule and $runlint_time. */
ngx_int_t ngx_runlint_add_variables(ngx_conf_t* cf);

/* body.c */

/* Installs the filter that stops the reading of a body at its limit. */
void ngx_runlint_add_body_filter(void);

/* How many bytes of body were read. */
off_t ngx_runlint_body_size(const ngx_http_request_t* r);

/* The body in one piece. *copy is what to give back by ngx_pfree(), or NULL when nginx had it in one piece already.
 * NGX_ERROR when there is no memory, or the temporary file can't be read, which is logged. */
ngx_int_t ngx_runlint_body_in_one_piece(ngx_http_request_t* r, ngx_str_t* body, u_char** copy);

/* request_head.c */

/* The head as the library wants it. Texts and arrays belong to the request. */
ngx_int_t ngx_runlint_describe_head(ngx_http_request_t* r, runlint_request* head);

/* The target that an upstream gets when nginx has changed the URI: normalized, rewritten, escaped again. */
ngx_int_t ngx_runlint_internal_target(ngx_http_request_t* r, runlint_text* target);

/* response.c */

/* Sends the answer of a refusal. */
ngx_int_t ngx_runlint_send_answer(ngx_http_request_t* r, const runlint_answer* answer);

#endif /* RUNLINT_NGINX_MODULE_H_ */
