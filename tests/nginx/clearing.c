/* A module for nginx that clears the field of a request that its X-Clear names, as modules do that edit requests: the
 * field stays in the list, its hash is 0. */
#include <ngx_config.h>
#include <ngx_core.h>
#include <ngx_http.h>

static ngx_table_elt_t* find(ngx_http_request_t* r, ngx_str_t name) {
  for (ngx_list_part_t* part = &r->headers_in.headers.part; part != NULL; part = part->next) {
    ngx_table_elt_t* fields = part->elts;
    for (ngx_uint_t i = 0; i < part->nelts; ++i) {
      if (fields[i].key.len == name.len && ngx_memcmp(fields[i].lowcase_key, name.data, name.len) == 0) {
        return &fields[i];
      }
    }
  }
  return NULL;
}

static ngx_int_t clear(ngx_http_request_t* r) {
  const ngx_table_elt_t* named = find(r, (ngx_str_t)ngx_string("x-clear"));
  ngx_table_elt_t* field = named == NULL ? NULL : find(r, named->value);
  if (field != NULL) field->hash = 0;
  return NGX_DECLINED;
}

static ngx_int_t add_handler(ngx_conf_t* cf) {
  ngx_http_core_main_conf_t* core = ngx_http_conf_get_module_main_conf(cf, ngx_http_core_module);
  ngx_http_handler_pt* handler = ngx_array_push(&core->phases[NGX_HTTP_PREACCESS_PHASE].handlers);
  if (handler == NULL) return NGX_ERROR;
  *handler = clear;
  return NGX_OK;
}

static ngx_http_module_t hooks = {.postconfiguration = add_handler};

ngx_module_t ngx_http_clearing_module = {NGX_MODULE_V1, &hooks, NULL, NGX_HTTP_MODULE,      NULL, NULL, NULL, NULL,
                                         NULL,          NULL,   NULL, NGX_MODULE_V1_PADDING};

__attribute__((visibility("default"))) ngx_module_t* ngx_modules[] = {&ngx_http_clearing_module, NULL};
__attribute__((visibility("default"))) char* ngx_module_names[] = {"ngx_http_clearing_module", NULL};
__attribute__((visibility("default"))) char* ngx_module_order[] = {NULL};
