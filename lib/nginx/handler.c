/* The phase handler: when a body is read, when it is judged, and what follows. */
#include "nginx/module.h"

/* For want of an answer of the library's own. */
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

/* A POST without a body is judged as an empty one; other methods are let alone as long as they have none. Servers
 * differ in which methods they take a body from, so that none is trusted to be without effect. */
static int is_for_us(const ngx_http_request_t* r) {
  return r->method == NGX_HTTP_POST || r->headers_in.content_length_n > 0 || r->headers_in.chunked;
}

static ngx_int_t refuse(ngx_http_request_t* r, const runlint_answer* answer) {
  /* May be the end of the request and of its memory. NGX_DONE tells the caller, who else would go on to the next
   * phase. */
  ngx_http_finalize_request(r, ngx_runlint_send_answer(r, answer));
  return NGX_DONE;
}

/* The verdict is known; `answer` has a status only if the library gave one. The log names the rule, never the
 * payload. */
static ngx_int_t settle(ngx_http_request_t* r, const LocationConf* conf, RequestState* state, runlint_verdict verdict,
                        const runlint_answer* answer) {
  const int is_cut_off = state->stage == kStageCutOff;
  state->stage = kStageJudged;
  state->verdict = verdict;
  if (verdict == RUNLINT_VALID) return NGX_DECLINED;

  const int failed = verdict != RUNLINT_INVALID;
  /* Of a body that was cut off there is nothing to let pass. */
  const int passes = !is_cut_off && (conf->mode == kModeLog || (failed && conf->on_failure == kFailOpen));
  if (answer->http_status == 0) answer = &kFailure;
  state->reason_size = ngx_min(answer->reason.size, sizeof(state->reason));
  ngx_memcpy(state->reason, answer->reason.data, state->reason_size);
  const ngx_uint_t level = failed ? NGX_LOG_ERR : NGX_LOG_WARN;
  ngx_log_error(level, r->connection->log, 0, "runlint %s the request: %*s, status %d",
                passes ? "would refuse" : "refused", state->reason_size, state->reason, answer->http_status);
  return passes ? NGX_DECLINED : refuse(r, answer);
}

/* The head, and that its body has `size` bytes, when that is known. By route, the target counts as the client wrote it
 * and as nginx reads it: one of them is what the upstream gets. */
static runlint_verdict check_head(ngx_http_request_t* r, runlint_gate* gate, off_t size, runlint_answer* answer) {
  runlint_request head;
  if (ngx_runlint_describe_head(r, &head) != NGX_OK) return RUNLINT_FAILED;
  if (size > 0) head.content_length = (uint64_t)size;
  const runlint_verdict verdict = runlint_gate_check_head(gate, &head, answer);
  if (verdict != RUNLINT_NOT_ROUTED) return verdict;
  if (ngx_runlint_internal_target(r, &head.target) != NGX_OK) return RUNLINT_FAILED;
  return runlint_gate_check_head(gate, &head, answer);
}

/* Only now is the size of a chunked body known, or that it is over the limit. What is too large is not even brought
 * together. */
static runlint_verdict judge_too_large(ngx_http_request_t* r, runlint_gate* gate, off_t size, runlint_answer* answer) {
  /* A gate that has no objection now contradicts itself. */
  return check_head(r, gate, size, answer) == RUNLINT_INVALID ? RUNLINT_INVALID : RUNLINT_FAILED;
}

static ngx_int_t judge_body(ngx_http_request_t* r, const LocationConf* conf, RequestState* state) {
  runlint_answer answer = RUNLINT_ANSWER_INIT;
  runlint_verdict verdict = RUNLINT_FAILED;
  const uint64_t start = now();
  const off_t size = state->stage == kStageCutOff ? state->received : ngx_runlint_body_size(r);
  runlint_gate* gate = ngx_runlint_gate_handle(conf->gate, r->connection->log);
  if (gate != NULL && size > (off_t)runlint_gate_max_size(gate)) {
    verdict = judge_too_large(r, gate, size, &answer);
  } else if (gate != NULL) {
    ngx_str_t body;
    u_char* copy;
    if (ngx_runlint_body_in_one_piece(r, &body, &copy) == NGX_OK) {
      verdict = runlint_gate_check_body(gate, (const char*)body.data, body.len, &answer);
    }
    if (copy != NULL) (void)ngx_pfree(r->pool, copy);
  }
  state->nanoseconds += now() - start;
  return settle(r, conf, state, verdict, &answer);
}

static runlint_verdict judge_head(ngx_http_request_t* r, const LocationConf* conf, RequestState* state,
                                  runlint_answer* answer) {
  runlint_verdict verdict = RUNLINT_FAILED;
  const uint64_t start = now();
  runlint_gate* gate = ngx_runlint_gate_handle(conf->gate, r->connection->log);
  if (gate != NULL) verdict = check_head(r, gate, 0, answer);
  state->nanoseconds += now() - start;
  /* What passes whatever the verdict is read to its end. */
  if (verdict == RUNLINT_VALID && conf->mode == kModeOn) state->limit = (off_t)runlint_gate_max_size(gate);
  return verdict;
}

static void body_was_read(ngx_http_request_t* r) {
  RequestState* state = ngx_runlint_find_state(r);
  state->stage = kStageRead;
  r->write_event_handler = ngx_http_core_run_phases;
  ngx_http_core_run_phases(r); /* comes back to ngx_runlint_handler() */
}

static ngx_int_t begin(ngx_http_request_t* r, const LocationConf* conf, RequestState* state) {
  runlint_answer answer = RUNLINT_ANSWER_INIT;
  RequestState fresh = {.gate = conf->gate, .stage = kStageReading};
  const runlint_verdict verdict = judge_head(r, conf, &fresh, &answer);
  if (verdict == RUNLINT_NOT_ROUTED && conf->by_route) return NGX_DECLINED;
  *state = fresh;
  if (verdict != RUNLINT_VALID) return settle(r, conf, state, verdict, &answer);

  const ngx_int_t read = ngx_http_read_client_request_body(r, body_was_read);
  if (read >= NGX_HTTP_SPECIAL_RESPONSE) return read;
  /* The filter has said so too; what reads the body may have set another handler since. */
  if (state->stage == kStageCutOff) r->write_event_handler = ngx_http_core_run_phases;
  ngx_http_finalize_request(r, NGX_DONE); /* gives back what the reading has counted */
  return NGX_DONE;
}

ngx_int_t ngx_runlint_handler(ngx_http_request_t* r) {
  const LocationConf* conf = ngx_http_get_module_loc_conf(r, ngx_http_runlint_module);
  if (r != r->main || conf->mode == kModeOff) return NGX_DECLINED;

  RequestState* state = ngx_runlint_find_state(r);
  if (state == NULL) {
    if (!is_for_us(r)) return NGX_DECLINED;
    state = ngx_runlint_add_state(r);
    return state == NULL ? NGX_HTTP_INTERNAL_SERVER_ERROR : begin(r, conf, state);
  }
  switch (state->stage) {
    case kStageReading:
      return NGX_DONE;
    case kStageRead:
    case kStageCutOff:
      return judge_body(r, conf, state);
    case kStageNotRouted:
      return is_for_us(r) ? begin(r, conf, state) : NGX_DECLINED;
    case kStageJudged:
      break;
  }
  if (state->verdict == RUNLINT_VALID && state->gate == conf->gate) return NGX_DECLINED;
  /* Another location, which may be stricter, or a way back from a refusal, like post_action. */
  return begin(r, conf, state);
}
