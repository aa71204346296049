/* The gates of the configuration, and their handles in a worker. */
#include "nginx/module.h"

/* The size of payload for which a new worker reserves memory; larger ones make it grow, once. */
static const size_t kWarmSize = (size_t)64 << 10;

static runlint_status create(const GateConf* gate, runlint_gate** handle) {
  runlint_options payload = RUNLINT_OPTIONS_INIT;
  runlint_gate_options options = RUNLINT_GATE_OPTIONS_INIT;
  payload.max_size = gate->max_body;
  if (gate->severities != NULL) {
    payload.severities = gate->severities->elts;
    payload.severity_count = gate->severities->nelts;
  }
  if (gate->config != NULL) payload.config = gate->config->handle;
  options.payload = &payload;
  /* Without a route, the location has chosen the requests. */
  options.routing = gate->by_route ? RUNLINT_ROUTE_REPORT : RUNLINT_ROUTE_IGNORE;
  options.invalid_status = (int)gate->status;
  return runlint_gate_create(&options, handle);
}

/* Runs when the configuration is freed: in the master, which has no handle, and in a worker that ends. */
static void destroy_handle(void* data) {
  GateConf* gate = data;
  runlint_gate_destroy(gate->handle);
  gate->handle = NULL;
}

/* Locations that inherit their severities share one array. */
static int same_options(const GateConf* a, const GateConf* b) {
  return a->max_body == b->max_body && a->status == b->status && a->by_route == b->by_route &&
         a->severities == b->severities && a->config == b->config;
}

GateConf* ngx_runlint_get_or_add_gate(ngx_conf_t* cf, ngx_http_runlint_main_conf_t* conf, const GateConf* options) {
  for (GateConf* gate = conf->gates; gate != NULL; gate = gate->next) {
    if (same_options(gate, options)) return gate;
  }
  GateConf* gate = ngx_pcalloc(cf->pool, sizeof(GateConf));
  ngx_pool_cleanup_t* cleanup = ngx_pool_cleanup_add(cf->pool, 0);
  if (gate == NULL || cleanup == NULL) return NULL;
  *gate = *options;
  gate->next = conf->gates;
  conf->gates = gate;
  cleanup->handler = destroy_handle;
  cleanup->data = gate;
  return gate;
}

ngx_int_t ngx_runlint_validate_gates(ngx_conf_t* cf, const ngx_http_runlint_main_conf_t* conf) {
  for (const GateConf* gate = conf->gates; gate != NULL; gate = gate->next) {
    runlint_gate* handle = NULL;
    const runlint_status status = create(gate, &handle);
    runlint_gate_destroy(handle);
    if (status != RUNLINT_OK) {
      ngx_log_error(NGX_LOG_EMERG, cf->log, 0, "runlint %s refuses the options of the configuration: %s",
                    runlint_version(), runlint_status_text(status));
      return NGX_ERROR;
    }
  }
  return NGX_OK;
}

runlint_gate* ngx_runlint_gate_handle(GateConf* gate, ngx_log_t* log) {
  if (gate->handle != NULL) return gate->handle;
  const runlint_status status = create(gate, &gate->handle);
  if (status != RUNLINT_OK) {
    ngx_log_error(NGX_LOG_ALERT, log, 0, "runlint can't make a validator: %s", runlint_status_text(status));
    return NULL;
  }
  /* Without it the first requests are a little slower, no more. */
  (void)runlint_gate_warm_up(gate->handle, kWarmSize);
  return gate->handle;
}

ngx_int_t ngx_runlint_init_worker(ngx_cycle_t* cycle) {
  const ngx_http_runlint_main_conf_t* conf = ngx_http_cycle_get_module_main_conf(cycle, ngx_http_runlint_module);
  /* The processes that look after the cache come here too, and there is a configuration only if it has "http". */
  if (conf == NULL || (ngx_process != NGX_PROCESS_WORKER && ngx_process != NGX_PROCESS_SINGLE)) return NGX_OK;
  for (GateConf* gate = conf->gates; gate != NULL; gate = gate->next) {
    (void)ngx_runlint_gate_handle(gate, cycle->log);
  }
  return NGX_OK;
}
