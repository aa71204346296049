/* The phase handler: reads and checks bodies, and refuses or passes the requests. */
#include "nginx/module.h"

/* Sent when the library gave no answer. */
static const runlint_answer kFailure = {
    .http_status = NGX_HTTP_SERVICE_UNAVAILABLE,
#define TEXT(literal) {literal, sizeof(literal) - 1}
    .reason = TEXT("internal/failure"),
    .content_type = TEXT("application/problem+json"),
    .body = TEXT("{\"type\":\"about:blank\",\"title\":\"Service Unavailable\",\"status\":503}"),
#undef TEXT
};

static uint64_t now(void) {
  struct timespec time;
  (void)clock_gettime(CLOCK_MONOTONIC, &time);
  return (uint64_t)time.tv_sec * 1000000000 + (uint64_t)time.tv_nsec;
}

/* A POST without a body is checked as an empty one; other methods only if they have a body. Servers differ in which
 * methods they accept a body from, so a body is never ignored. */
static int wants_check(const ngx_http_request_t* r) {
  return r->method == NGX_HTTP_POST || r->headers_in.content_length_n > 0 || r->headers_in.chunked;
}

static ngx_int_t refuse(ngx_http_request_t* r, const runlint_answer* answer) {
  /* May free the request. NGX_DONE keeps the caller from running the next phase. */
  ngx_http_finalize_request(r, ngx_runlint_send_answer(r, answer));
  return NGX_DONE;
}

/* Acts on the verdict. `answer` has a status only if the library gave one. The log names the rule, never the payload.
 */
static ngx_int_t finish(ngx_http_request_t* r, const ngx_http_runlint_loc_conf_t* conf, ngx_http_runlint_ctx_t* ctx,
                        runlint_verdict verdict, const runlint_answer* answer) {
  const int is_cut_off = ctx->stage == kStageCutOff;
  ctx->stage = kStageChecked;
  ctx->verdict = verdict;
  if (verdict == RUNLINT_VALID) return NGX_DECLINED;

  const int failed = verdict != RUNLINT_INVALID;
  /* A body that was cut off can't be passed on. */
  const int passes = !is_cut_off && (conf->mode == kModeLog || (failed && conf->on_failure == kFailOpen));
  if (answer->http_status == 0) answer = &kFailure;
  ctx->reason_size = ngx_min(answer->reason.size, sizeof(ctx->reason));
  ngx_memcpy(ctx->reason, answer->reason.data, ctx->reason_size);
  const ngx_uint_t level = failed ? NGX_LOG_ERR : NGX_LOG_WARN;
  ngx_log_error(level, r->connection->log, 0, "runlint %s the request: %*s, status %d",
                passes ? "would refuse" : "refused", ctx->reason_size, ctx->reason, answer->http_status);
  return passes ? NGX_DECLINED : refuse(r, answer);
}

/* The head, and that its body has `size` bytes, when that is known. By route, the target counts as the client wrote it
 * and as nginx reads it: one of them is what the upstream gets. */
static runlint_verdict gate_check_head(ngx_http_request_t* r, runlint_gate* gate, off_t size, runlint_answer* answer) {
  runlint_request head;
  if (ngx_runlint_fill_request_head(r, &head) != NGX_OK) return RUNLINT_FAILED;
  if (size > 0) head.content_length = (uint64_t)size;
  const runlint_verdict verdict = runlint_gate_check_head(gate, &head, answer);
  if (verdict != RUNLINT_NOT_ROUTED) return verdict;
  if (ngx_runlint_internal_target(r, &head.target) != NGX_OK) return RUNLINT_FAILED;
  return runlint_gate_check_head(gate, &head, answer);
}

/* The size of a chunked body is known only now. A body over the limit is not even assembled. */
static runlint_verdict refuse_too_large(ngx_http_request_t* r, runlint_gate* gate, off_t size, runlint_answer* answer) {
  /* If the gate accepts it, it contradicts itself. */
  return gate_check_head(r, gate, size, answer) == RUNLINT_INVALID ? RUNLINT_INVALID : RUNLINT_FAILED;
}

static ngx_int_t check_body(ngx_http_request_t* r, const ngx_http_runlint_loc_conf_t* conf,
                            ngx_http_runlint_ctx_t* ctx) {
  runlint_answer answer = RUNLINT_ANSWER_INIT;
  runlint_verdict verdict = RUNLINT_FAILED;
  const uint64_t start = now();
  const off_t size = ctx->stage == kStageCutOff ? ctx->received : ngx_runlint_body_size(r);
  runlint_gate* gate = ngx_runlint_gate_handle(conf->gate, r->connection->log);
  if (gate != NULL && size > (off_t)runlint_gate_max_size(gate)) {
    verdict = refuse_too_large(r, gate, size, &answer);
  } else if (gate != NULL) {
    ngx_str_t body;
    u_char* copy;
    if (ngx_runlint_body_in_one_piece(r, &body, &copy) == NGX_OK) {
      verdict = runlint_gate_check_body(gate, (const char*)body.data, body.len, &answer);
    }
    if (copy != NULL) (void)ngx_pfree(r->pool, copy);
  }
  ctx->nanoseconds += now() - start;
  return finish(r, conf, ctx, verdict, &answer);
}

static runlint_verdict check_head(ngx_http_request_t* r, const ngx_http_runlint_loc_conf_t* conf,
                                  ngx_http_runlint_ctx_t* ctx, runlint_answer* answer) {
  runlint_verdict verdict = RUNLINT_FAILED;
  const uint64_t start = now();
  runlint_gate* gate = ngx_runlint_gate_handle(conf->gate, r->connection->log);
  if (gate != NULL) verdict = gate_check_head(r, gate, 0, answer);
  ctx->nanoseconds += now() - start;
  /* In the other modes the body may pass whatever the verdict, so it is read to its end. */
  if (verdict == RUNLINT_VALID && conf->mode == kModeOn) ctx->limit = (off_t)runlint_gate_max_size(gate);
  return verdict;
}

static void body_was_read(ngx_http_request_t* r) {
  ngx_http_runlint_ctx_t* ctx = ngx_runlint_get_ctx(r);
  ctx->stage = kStageRead;
  r->write_event_handler = ngx_http_core_run_phases;
  ngx_http_core_run_phases(r); /* comes back to ngx_runlint_handler() */
}

static ngx_int_t begin(ngx_http_request_t* r, const ngx_http_runlint_loc_conf_t* conf, ngx_http_runlint_ctx_t* ctx) {
  runlint_answer answer = RUNLINT_ANSWER_INIT;
  ngx_http_runlint_ctx_t fresh = {.gate = conf->gate, .stage = kStageReading};
  const runlint_verdict verdict = check_head(r, conf, &fresh, &answer);
  if (verdict == RUNLINT_NOT_ROUTED && conf->by_route) return NGX_DECLINED;
  *ctx = fresh;
  if (verdict != RUNLINT_VALID) return finish(r, conf, ctx, verdict, &answer);

  const ngx_int_t read = ngx_http_read_client_request_body(r, body_was_read);
  if (read >= NGX_HTTP_SPECIAL_RESPONSE) return read;
  /* The filter has said so too; what reads the body may have set another handler since. */
  if (ctx->stage == kStageCutOff) r->write_event_handler = ngx_http_core_run_phases;
  ngx_http_finalize_request(r, NGX_DONE); /* gives back what the reading has counted */
  return NGX_DONE;
}

ngx_int_t ngx_runlint_handler(ngx_http_request_t* r) {
  const ngx_http_runlint_loc_conf_t* conf = ngx_http_get_module_loc_conf(r, ngx_http_runlint_module);
  if (r != r->main || conf->mode == kModeOff) return NGX_DECLINED;

  ngx_http_runlint_ctx_t* ctx = ngx_runlint_get_ctx(r);
  if (ctx == NULL) {
    if (!wants_check(r)) return NGX_DECLINED;
    ctx = ngx_runlint_add_ctx(r);
    return ctx == NULL ? NGX_HTTP_INTERNAL_SERVER_ERROR : begin(r, conf, ctx);
  }
  switch (ctx->stage) {
    case kStageReading:
      return NGX_DONE;
    case kStageRead:
    case kStageCutOff:
      return check_body(r, conf, ctx);
    case kStageNotRouted:
      return wants_check(r) ? begin(r, conf, ctx) : NGX_DECLINED;
    case kStageChecked:
      break;
  }
  if (ctx->verdict == RUNLINT_VALID && ctx->gate == conf->gate) return NGX_DECLINED;
  /* Another location, which may be stricter, or a way back from a refusal, like post_action. */
  return begin(r, conf, ctx);
}
