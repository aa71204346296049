/* The answer of a refusal. It does not pass through error_page: its status and body are the library's. */
#include "nginx/module.h"

static ngx_int_t copy_string(ngx_http_request_t* r, runlint_string text, ngx_str_t* copy) {
  copy->len = text.size;
  copy->data = ngx_pnalloc(r->pool, text.size);
  if (copy->data == NULL) return NGX_ERROR;
  ngx_memcpy(copy->data, text.data, text.size);
  return NGX_OK;
}

static ngx_int_t add_field(ngx_http_request_t* r, runlint_string name, runlint_string value) {
  if (name.size == 0) return NGX_OK;
  ngx_table_elt_t* field = ngx_list_push(&r->headers_out.headers);
  if (field == NULL) return NGX_ERROR;
  ngx_memzero(field, sizeof(*field)); /* the hash 0 hides it until it is complete */
  if (copy_string(r, name, &field->key) != NGX_OK || copy_string(r, value, &field->value) != NGX_OK) return NGX_ERROR;
  field->hash = 1;
  return NGX_OK;
}

static ngx_int_t set_header(ngx_http_request_t* r, const runlint_answer* answer) {
  r->err_status = 0; /* of an error whose page this request was to get */
  r->headers_out.status = (ngx_uint_t)answer->http_status;
  r->headers_out.content_length_n = (off_t)answer->body.size;
  /* nginx has no reason phrase for it. */
  if (answer->http_status == 422) ngx_str_set(&r->headers_out.status_line, "422 Unprocessable Content");
  if (copy_string(r, answer->content_type, &r->headers_out.content_type) != NGX_OK) return NGX_ERROR;
  r->headers_out.content_type_len = r->headers_out.content_type.len;
  r->headers_out.content_type_lowcase = NULL;
  return add_field(r, answer->header_name, answer->header_value);
}

/* Like nginx with requests that are too large: the connection closes, but what is under way is read for a while, or the
 * client might not see the answer. */
static void stop_reading(ngx_http_request_t* r) {
  r->keepalive = 0;
  r->lingering_close = 1;
  r->read_event_handler = ngx_http_block_reading;
  if (r->connection->read->timer_set) ngx_del_timer(r->connection->read);
#if (NGX_HTTP_V2)
  if (r->stream != NULL) r->stream->skip_data = 1;
#endif
}

ngx_int_t ngx_runlint_send_answer(ngx_http_request_t* r, const runlint_answer* answer) {
  ngx_str_t text;
  if (r->request_body == NULL && r->headers_in.expect != NULL) {
    /* The client waits for permission to send the body, which it does not get. It may send it nevertheless: the next
     * bytes could be a body or a request, so nothing more is read. */
    r->expect_tested = 1;
    r->keepalive = 0;
  }
  if (answer->http_status == NGX_HTTP_REQUEST_ENTITY_TOO_LARGE) stop_reading(r);
  const ngx_int_t discarded = ngx_http_discard_request_body(r);
  if (discarded != NGX_OK) return discarded;
  if (set_header(r, answer) != NGX_OK || copy_string(r, answer->body, &text) != NGX_OK) {
    return NGX_HTTP_INTERNAL_SERVER_ERROR;
  }

  ngx_buf_t* buf = ngx_calloc_buf(r->pool);
  if (buf == NULL) return NGX_HTTP_INTERNAL_SERVER_ERROR;
  buf->pos = text.data;
  buf->last = text.data + text.len;
  buf->memory = text.len > 0;
  buf->last_buf = 1;
  buf->last_in_chain = 1;
  ngx_chain_t out = {buf, NULL};

  const ngx_int_t sent = ngx_http_send_header(r);
  if (sent == NGX_ERROR || sent > NGX_OK || r->header_only) return sent;
  return ngx_http_output_filter(r, &out);
}
