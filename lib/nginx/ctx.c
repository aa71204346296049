/* The context of a request, and the variables that show it. */
#include "nginx/module.h"

/* Identifies the context among the cleanups of a request. There is nothing to clean up. */
static void state_tag(void* data) { (void)data; }

ngx_http_runlint_ctx_t* ngx_runlint_get_ctx(ngx_http_request_t* r) {
  ngx_http_runlint_ctx_t* ctx = ngx_http_get_module_ctx(r, ngx_http_runlint_module);
  if (ctx != NULL || !(r->internal || r->filter_finalize)) return ctx;
  /* An internal redirect forgets the contexts of all modules, but not the cleanups. */
  for (const ngx_pool_cleanup_t* cleanup = r->pool->cleanup; cleanup != NULL; cleanup = cleanup->next) {
    if (cleanup->handler == state_tag) return cleanup->data;
  }
  return NULL;
}

ngx_http_runlint_ctx_t* ngx_runlint_add_ctx(ngx_http_request_t* r) {
  ngx_pool_cleanup_t* cleanup = ngx_pool_cleanup_add(r->pool, sizeof(ngx_http_runlint_ctx_t));
  if (cleanup == NULL) return NULL;
  cleanup->handler = state_tag;
  ngx_memzero(cleanup->data, sizeof(ngx_http_runlint_ctx_t));
  ngx_http_set_ctx(r, cleanup->data, ngx_http_runlint_module);
  return cleanup->data;
}

static ngx_str_t verdict_name(runlint_verdict verdict) {
  static const ngx_str_t valid = ngx_string("valid");
  static const ngx_str_t invalid = ngx_string("invalid");
  static const ngx_str_t failed = ngx_string("failed");
  switch (verdict) {
    case RUNLINT_VALID:
      return valid;
    case RUNLINT_INVALID:
      return invalid;
    default:
      return failed;
  }
}

static ngx_int_t verdict_text(ngx_http_request_t* r, ngx_http_runlint_ctx_t* ctx, ngx_str_t* text) {
  (void)r;
  *text = verdict_name(ctx->verdict);
  return NGX_OK;
}

static ngx_int_t rule_text(ngx_http_request_t* r, ngx_http_runlint_ctx_t* ctx, ngx_str_t* text) {
  (void)r;
  *text = (ngx_str_t){ctx->reason_size, ctx->reason};
  return NGX_OK;
}

/* Seconds, like $request_time, but to the nanosecond: a common payload takes less than a microsecond. */
static ngx_int_t time_text(ngx_http_request_t* r, ngx_http_runlint_ctx_t* ctx, ngx_str_t* text) {
  text->data = ngx_pnalloc(r->pool, NGX_INT64_LEN + sizeof(".000000000"));
  if (text->data == NULL) return NGX_ERROR;
  const u_char* end =
      ngx_sprintf(text->data, "%uL.%09uL", ctx->nanoseconds / 1000000000, ctx->nanoseconds % 1000000000);
  text->len = (size_t)(end - text->data);
  return NGX_OK;
}

static const struct {
  ngx_str_t name;
  ngx_int_t (*print)(ngx_http_request_t* r, ngx_http_runlint_ctx_t* ctx, ngx_str_t* text);
} variables[] = {
    {ngx_string("runlint_verdict"), verdict_text},
    {ngx_string("runlint_rule"), rule_text},
    {ngx_string("runlint_time"), time_text},
};

/* `data` is an index of variables. One without a value is "-" in logs: the request was not checked, or breaks no rule.
 */
static ngx_int_t get_variable(ngx_http_request_t* r, ngx_http_variable_value_t* value, uintptr_t data) {
  ngx_http_runlint_ctx_t* ctx = ngx_runlint_get_ctx(r->main);
  ngx_str_t text = ngx_null_string;
  if (ctx != NULL && ctx->stage == kStageChecked && variables[data].print(r, ctx, &text) != NGX_OK) {
    return NGX_ERROR;
  }
  value->data = text.data;
  value->len = (unsigned)text.len;
  value->valid = text.len > 0;
  value->not_found = text.len == 0;
  value->no_cacheable = 0;
  return NGX_OK;
}

ngx_int_t ngx_runlint_add_variables(ngx_conf_t* cf) {
  for (size_t i = 0; i < sizeof(variables) / sizeof(variables[0]); ++i) {
    ngx_str_t name = variables[i].name;
    ngx_http_variable_t* variable = ngx_http_add_variable(cf, &name, NGX_HTTP_VAR_NOCACHEABLE);
    if (variable == NULL) return NGX_ERROR;
    variable->get_handler = get_variable;
    variable->data = i;
  }
  return NGX_OK;
}
