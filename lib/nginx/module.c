/* The directives, and where the module hooks into nginx. */
#include "nginx/module.h"

static const size_t kMaxBodyLimit = 0xFFFF0000;
static const ngx_int_t kDefaultStatus = 422;

static ngx_conf_enum_t modes[] = {
    {ngx_string("off"), kModeOff}, {ngx_string("on"), kModeOn}, {ngx_string("log"), kModeLog}, {ngx_null_string, 0}};

static ngx_conf_enum_t failures[] = {
    {ngx_string("closed"), kFailClosed}, {ngx_string("open"), kFailOpen}, {ngx_null_string, 0}};

static char* check_max_body(ngx_conf_t* cf, void* post, void* data) {
  const size_t value = *(const size_t*)data;
  (void)post;
  if (value >= 1 && value <= kMaxBodyLimit) return NGX_CONF_OK;
  ngx_conf_log_error(NGX_LOG_EMERG, cf, 0, "\"runlint_max_body\" is %uz, but must be from 1 to %uz bytes", value,
                     kMaxBodyLimit);
  return NGX_CONF_ERROR;
}

static ngx_conf_post_t max_body_bounds = {check_max_body};
static ngx_conf_num_bounds_t status_bounds = {ngx_conf_check_num_bounds, 400, 499};

static int parse_severity(ngx_str_t text, runlint_severity* severity) {
  static const ngx_str_t names[] = {ngx_string("off"), ngx_string("info"), ngx_string("warning"), ngx_string("error")};
  for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); ++i) {
    if (names[i].len != text.len || ngx_memcmp(names[i].data, text.data, text.len) != 0) continue;
    *severity = (runlint_severity)i;
    return 1;
  }
  return 0;
}

/* Tests one severity, so that a mistake is reported at its own line. */
static runlint_status validate_severity(const runlint_rule_severity* severity) {
  runlint_options options = RUNLINT_OPTIONS_INIT;
  runlint_validator* validator = NULL;
  options.severities = severity;
  options.severity_count = 1;
  const runlint_status status = runlint_validator_create(&options, &validator);
  runlint_validator_destroy(validator);
  return status;
}

static char* add_severity(ngx_conf_t* cf, ngx_command_t* command, void* data) {
  ngx_http_runlint_loc_conf_t* conf = data;
  const ngx_str_t* words = cf->args->elts;
  runlint_rule_severity severity = {(const char*)words[1].data, RUNLINT_OFF}; /* nginx ends words by a NUL */
  if (!parse_severity(words[2], &severity.severity)) {
    ngx_conf_log_error(NGX_LOG_EMERG, cf, 0,
                       "\"%V\" is not a severity for \"%V\": expected off, info, warning or error", &words[2],
                       &command->name);
    return NGX_CONF_ERROR;
  }
  const runlint_status status = validate_severity(&severity);
  if (status != RUNLINT_OK) {
    ngx_conf_log_error(NGX_LOG_EMERG, cf, 0, "\"%V %V\": %s", &command->name, &words[1], runlint_status_text(status));
    return NGX_CONF_ERROR;
  }
  if (conf->severities == NULL) conf->severities = ngx_array_create(cf->pool, 2, sizeof(runlint_rule_severity));
  runlint_rule_severity* added = conf->severities == NULL ? NULL : ngx_array_push(conf->severities);
  if (added == NULL) return NGX_CONF_ERROR;
  *added = severity;
  return NGX_CONF_OK;
}

#define ANY_LEVEL (NGX_HTTP_MAIN_CONF | NGX_HTTP_SRV_CONF | NGX_HTTP_LOC_CONF)
#define ANYWHERE (ANY_LEVEL | NGX_CONF_TAKE1)

static ngx_command_t commands[] = {
    {ngx_string("runlint"), ANYWHERE, ngx_conf_set_enum_slot, NGX_HTTP_LOC_CONF_OFFSET,
     offsetof(ngx_http_runlint_loc_conf_t, given_mode), modes},
    {ngx_string("runlint_config"), ANYWHERE, ngx_runlint_set_config, NGX_HTTP_LOC_CONF_OFFSET, 0, NULL},
    {ngx_string("runlint_fail"), ANYWHERE, ngx_conf_set_enum_slot, NGX_HTTP_LOC_CONF_OFFSET,
     offsetof(ngx_http_runlint_loc_conf_t, on_failure), failures},
    {ngx_string("runlint_max_body"), ANYWHERE, ngx_conf_set_size_slot, NGX_HTTP_LOC_CONF_OFFSET,
     offsetof(ngx_http_runlint_loc_conf_t, max_body), &max_body_bounds},
    {ngx_string("runlint_status"), ANYWHERE, ngx_conf_set_num_slot, NGX_HTTP_LOC_CONF_OFFSET,
     offsetof(ngx_http_runlint_loc_conf_t, status), &status_bounds},
    {ngx_string("runlint_route"), ANY_LEVEL | NGX_CONF_FLAG, ngx_conf_set_flag_slot, NGX_HTTP_LOC_CONF_OFFSET,
     offsetof(ngx_http_runlint_loc_conf_t, by_route), NULL},
    {ngx_string("runlint_severity"), ANY_LEVEL | NGX_CONF_TAKE2, add_severity, NGX_HTTP_LOC_CONF_OFFSET, 0, NULL},
    ngx_null_command};

static void* create_main_conf(ngx_conf_t* cf) { return ngx_pcalloc(cf->pool, sizeof(ngx_http_runlint_main_conf_t)); }

static void* create_location_conf(ngx_conf_t* cf) {
  ngx_http_runlint_loc_conf_t* conf = ngx_pcalloc(cf->pool, sizeof(ngx_http_runlint_loc_conf_t));
  if (conf == NULL) return NULL;
  conf->given_mode = NGX_CONF_UNSET_UINT;
  conf->mode = kModeOff;
  conf->by_route = NGX_CONF_UNSET;
  conf->on_failure = NGX_CONF_UNSET_UINT;
  conf->max_body = NGX_CONF_UNSET_SIZE;
  conf->status = NGX_CONF_UNSET;
  return conf;
}

static char* merge_location_conf(ngx_conf_t* cf, void* parent, void* child) {
  const ngx_http_runlint_loc_conf_t* outer = parent;
  ngx_http_runlint_loc_conf_t* conf = child;
  ngx_conf_merge_uint_value(conf->given_mode, outer->given_mode, NGX_CONF_UNSET_UINT);
  ngx_conf_merge_value(conf->by_route, outer->by_route, 0);
  ngx_conf_merge_uint_value(conf->on_failure, outer->on_failure, kFailClosed);
  ngx_conf_merge_size_value(conf->max_body, outer->max_body, 0); /* not given */
  ngx_conf_merge_value(conf->status, outer->status, kDefaultStatus);
  if (conf->severities == NULL)
    conf->severities = outer->severities; /* a level has all of its own, or all of the outer */
  if (conf->config == NULL) conf->config = outer->config;
  if (conf->given_mode != NGX_CONF_UNSET_UINT) {
    conf->mode = conf->given_mode;
  } else if (conf->by_route) {
    conf->mode = kModeOn; /* who names the route wants it checked */
  }
  if (conf->mode == kModeOff) return NGX_CONF_OK;
  const GateConf options = {.max_body = conf->max_body,
                            .status = conf->status,
                            .by_route = conf->by_route,
                            .severities = conf->severities,
                            .config = conf->config};
  conf->gate =
      ngx_runlint_get_or_add_gate(cf, ngx_http_conf_get_module_main_conf(cf, ngx_http_runlint_module), &options);
  return conf->gate == NULL ? NGX_CONF_ERROR : NGX_CONF_OK;
}

/* nginx calls the handlers of a phase last added first, and adds those of dynamic modules after its own: the body is
 * checked before `mirror` and `try_files`, which are of the same phase, see it. */
static ngx_int_t add_handler(ngx_conf_t* cf) {
  ngx_http_core_main_conf_t* core = ngx_http_conf_get_module_main_conf(cf, ngx_http_core_module);
  ngx_http_handler_pt* handler = ngx_array_push(&core->phases[NGX_HTTP_PRECONTENT_PHASE].handlers);
  if (handler == NULL) return NGX_ERROR;
  *handler = ngx_runlint_handler;
  ngx_runlint_add_body_filter();
  return ngx_runlint_validate_gates(cf, ngx_http_conf_get_module_main_conf(cf, ngx_http_runlint_module));
}

static ngx_http_module_t hooks = {
    .preconfiguration = ngx_runlint_add_variables,
    .postconfiguration = add_handler,
    .create_main_conf = create_main_conf,
    .create_loc_conf = create_location_conf,
    .merge_loc_conf = merge_location_conf,
};

ngx_module_t ngx_http_runlint_module = {
    NGX_MODULE_V1,
    &hooks,
    commands,
    NGX_HTTP_MODULE,
    NULL, /* init_master */
    NULL, /* init_module */
    ngx_runlint_init_worker,
    NULL, /* init_thread */
    NULL, /* exit_thread */
    NULL, /* exit_process */
    NULL, /* exit_master */
    NGX_MODULE_V1_PADDING,
};

/* The symbols that load_module looks up. */
__attribute__((visibility("default"))) ngx_module_t* ngx_modules[] = {&ngx_http_runlint_module, NULL};
__attribute__((visibility("default"))) char* ngx_module_names[] = {"ngx_http_runlint_module", NULL};
__attribute__((visibility("default"))) char* ngx_module_order[] = {NULL};
