/* Fills in the head of a request for the library. */
#include "nginx/module.h"

static runlint_string to_runlint_string(ngx_str_t text) { return (runlint_string){(const char*)text.data, text.len}; }

/* Whether an upstream may take the field for the one called `name`, in lower case: applications that get fields as CGI
 * variables do not distinguish "_" from "-". nginx drops names with "_" unless configured otherwise. */
static int may_be_named(const ngx_table_elt_t* field, const char* name, size_t size) {
  if (field->key.len != size) return 0;
  for (size_t i = 0; i < size; ++i) {
    const u_char c = field->lowcase_key[i];
    if (c != (u_char)name[i] && !(c == '_' && name[i] == '-')) return 0;
  }
  return 1;
}

/* All values of the field `name`, in lower case. A module that removes a field sets its hash to 0. */
static ngx_int_t collect(ngx_http_request_t* r, const char* name, const runlint_string** values, size_t* count) {
  const size_t size = ngx_strlen(name);
  ngx_array_t found = {0};
  for (const ngx_list_part_t* part = &r->headers_in.headers.part; part != NULL; part = part->next) {
    const ngx_table_elt_t* fields = part->elts;
    for (ngx_uint_t i = 0; i < part->nelts; ++i) {
      if (fields[i].hash == 0 || !may_be_named(&fields[i], name, size)) continue;
      if (found.elts == NULL && ngx_array_init(&found, r->pool, 1, sizeof(runlint_string)) != NGX_OK) return NGX_ERROR;
      runlint_string* value = ngx_array_push(&found);
      if (value == NULL) return NGX_ERROR;
      *value = to_runlint_string(fields[i].value);
    }
  }
  *values = found.elts;
  *count = found.nelts;
  return NGX_OK;
}

ngx_int_t ngx_runlint_fill_request_head(ngx_http_request_t* r, runlint_request* head) {
  *head = (runlint_request)RUNLINT_REQUEST_INIT;
  /* Whatever the method is: the handler has chosen the request, and X-HTTP-Method-Override may name another. */
  head->method = (runlint_string){"POST", 4};
  head->target = to_runlint_string(r->unparsed_uri);
  head->content_length = r->headers_in.content_length_n > 0 ? (uint64_t)r->headers_in.content_length_n : 0;
  if (collect(r, "content-type", &head->content_types, &head->content_type_count) != NGX_OK) return NGX_ERROR;
  return collect(r, "content-encoding", &head->content_encodings, &head->content_encoding_count);
}

ngx_int_t ngx_runlint_internal_target(ngx_http_request_t* r, runlint_string* target) {
  const ngx_str_t uri = r->uri;
  const uintptr_t escapes = ngx_escape_uri(NULL, uri.data, uri.len, NGX_ESCAPE_URI);
  *target = to_runlint_string(uri);
  if (escapes == 0) return NGX_OK;
  u_char* escaped = ngx_pnalloc(r->pool, uri.len + 2 * escapes);
  if (escaped == NULL) return NGX_ERROR;
  (void)ngx_escape_uri(escaped, uri.data, uri.len, NGX_ESCAPE_URI);
  *target = (runlint_string){(const char*)escaped, uri.len + 2 * escapes};
  return NGX_OK;
}
