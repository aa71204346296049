/* The body of a request as one piece of memory. */
#include "nginx/module.h"

static ngx_http_request_body_filter_pt next_filter;

/* nginx calls it with what it has read and decoded, before it keeps that. A body of unknown length that turns out to be
 * over the limit is not kept: the request goes back to its phase, and the handler refuses it. */
static ngx_int_t filter_body(ngx_http_request_t* r, ngx_chain_t* in) {
  ngx_http_runlint_ctx_t* ctx = ngx_runlint_get_ctx(r);
  if (ctx == NULL || ctx->limit == 0) return next_filter(r, in);
  if (ctx->stage != kStageReading) return NGX_AGAIN; /* what still arrives is dropped */
  for (const ngx_chain_t* link = in; link != NULL; link = link->next) ctx->received += ngx_buf_size(link->buf);
  if (ctx->received <= ctx->limit) return next_filter(r, in);
  ctx->stage = kStageCutOff;
  r->write_event_handler = ngx_http_core_run_phases;
  /* Later, when nobody works on the request: it may be the end of it. */
  return ngx_http_post_request(r, NULL) == NGX_OK ? NGX_AGAIN : NGX_HTTP_INTERNAL_SERVER_ERROR;
}

void ngx_runlint_add_body_filter(void) {
  next_filter = ngx_http_top_request_body_filter;
  ngx_http_top_request_body_filter = filter_body;
}

/* A chunked body may end in a buffer that is neither in memory nor in a file; ngx_buf_size() is 0 for it. */
off_t ngx_runlint_body_size(const ngx_http_request_t* r) {
  off_t size = 0;
  if (r->request_body == NULL) return 0;
  for (const ngx_chain_t* link = r->request_body->bufs; link != NULL; link = link->next) {
    size += ngx_buf_size(link->buf);
  }
  return size;
}

static ngx_int_t read_file(ngx_http_request_t* r, const ngx_buf_t* buf, u_char* to) {
  off_t from = buf->file_pos;
  while (from < buf->file_last) {
    const ssize_t n = ngx_read_file(buf->file, to, (size_t)(buf->file_last - from), from);
    if (n == NGX_ERROR) return NGX_ERROR; /* logged by nginx */
    if (n == 0) {
      ngx_log_error(NGX_LOG_ALERT, r->connection->log, 0, "runlint: the file of a request body has been cut short");
      return NGX_ERROR;
    }
    from += n;
    to += n;
  }
  return NGX_OK;
}

ngx_int_t ngx_runlint_body_in_one_piece(ngx_http_request_t* r, ngx_str_t* body, u_char** copy) {
  const off_t size = ngx_runlint_body_size(r);
  const ngx_chain_t* link = r->request_body == NULL ? NULL : r->request_body->bufs;
  *copy = NULL;
  body->data = NULL;
  body->len = (size_t)size;
  while (link != NULL && ngx_buf_size(link->buf) == 0) link = link->next;
  if (link == NULL) return NGX_OK;
  if (ngx_buf_in_memory(link->buf) && link->buf->last - link->buf->pos == size) {
    body->data = link->buf->pos;
    return NGX_OK;
  }

  u_char* to = ngx_palloc(r->pool, body->len);
  if (to == NULL) return NGX_ERROR;
  *copy = to;
  body->data = to;
  for (; link != NULL; link = link->next) {
    const ngx_buf_t* buf = link->buf;
    if (ngx_buf_in_memory(buf)) {
      to = ngx_cpymem(to, buf->pos, buf->last - buf->pos);
    } else if (buf->in_file) {
      if (read_file(r, buf, to) != NGX_OK) return NGX_ERROR;
      to += buf->file_last - buf->file_pos;
    }
  }
  return NGX_OK;
}
