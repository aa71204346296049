/* Gates as Lua values: requests from Lua tables, answers as Lua tables. */
#include "lua/gate.h"

#include <string.h>

static const char kGate[] = "runlint.gate";

enum { kRequestIndex = 2 };

/* More than any limit, and what a lua_Number holds to the byte. */
static const uint64_t kLargestLength = (uint64_t)1 << 53;

/* The values of a header field; two of them stand for any number. */
typedef struct {
  runlint_string values[2];
  size_t count;
} FieldValues;

/* Reads the value on top of the stack, which stays there so that Lua keeps the text. Returns 0 and pushes a message if
 * it is neither a string nor nil. */
static int read_text(lua_State* L, const char* name, runlint_string* text) {
  const int type = lua_type(L, -1);
  if (type == LUA_TNIL) return 1;
  if (type != LUA_TSTRING) {
    lua_pushfstring(L, "%s is a %s, but must be a string", name, lua_typename(L, type));
    return 0;
  }
  text->data = lua_tolstring(L, -1, &text->size);
  return 1;
}

static void push_member(lua_State* L, const char* name) {
  lua_pushstring(L, name);
  lua_rawget(L, kRequestIndex);
}

static int read_member(lua_State* L, const char* name, runlint_string* text) {
  push_member(L, name);
  return read_text(L, name, text);
}

/* nil, a string, or a table of strings if the field was repeated. */
static int read_field(lua_State* L, const char* name, FieldValues* field) {
  push_member(L, name);
  if (lua_isnil(L, -1)) return 1;
  if (!lua_istable(L, -1)) {
    field->count = 1;
    return read_text(L, name, &field->values[0]);
  }
  const int table = lua_gettop(L);
  const size_t count = lua_rawlen(L, table);
  field->count = count < 2 ? count : 2;
  for (size_t i = 0; i < field->count; ++i) {
    lua_rawgeti(L, table, (int)i + 1);
    if (!read_text(L, name, &field->values[i])) return 0;
  }
  return 1;
}

/* A length as the digits of a header. */
static int read_digits(runlint_string text, uint64_t* length) {
  if (text.size == 0) return 0;
  *length = 0;
  for (size_t i = 0; i < text.size; ++i) {
    if (text.data[i] < '0' || text.data[i] > '9') return 0;
    if (*length < kLargestLength) *length = *length * 10 + (uint64_t)(text.data[i] - '0');
  }
  if (*length > kLargestLength) *length = kLargestLength;
  return 1;
}

static int read_number(lua_Number value, uint64_t* length) {
  if (!(value >= 0)) return 0;
  *length = value < (lua_Number)kLargestLength ? (uint64_t)value : kLargestLength;
  return value >= (lua_Number)kLargestLength || (lua_Number)*length == value;
}

static int read_length(lua_State* L, uint64_t* length) {
  runlint_string text = {NULL, 0};
  push_member(L, "content_length");
  switch (lua_type(L, -1)) {
    case LUA_TNIL:
      return 1;
    case LUA_TNUMBER:
      if (read_number(lua_tonumber(L, -1), length)) return 1;
      break;
    case LUA_TSTRING:
      text.data = lua_tolstring(L, -1, &text.size);
      if (read_digits(text, length)) return 1;
      break;
    default:
      break;
  }
  lua_pushstring(L, "content_length is not a whole number of bytes");
  return 0;
}

static int read_request(lua_State* L, runlint_request* request, FieldValues* types, FieldValues* encodings) {
  if (!lua_istable(L, kRequestIndex)) {
    lua_pushstring(L, "the request is not a table");
    return 0;
  }
  if (!read_member(L, "method", &request->method) || !read_member(L, "target", &request->target) ||
      !read_member(L, "body", &request->body) || !read_field(L, "content_type", types) ||
      !read_field(L, "content_encoding", encodings) || !read_length(L, &request->content_length)) {
    return 0;
  }
  request->content_types = types->values;
  request->content_type_count = types->count;
  request->content_encodings = encodings->values;
  request->content_encoding_count = encodings->count;
  return 1;
}

static const char* verdict_name(runlint_verdict verdict) {
  switch (verdict) {
    case RUNLINT_VALID:
      return "valid";
    case RUNLINT_INVALID:
      return "invalid";
    case RUNLINT_NOT_ROUTED:
      return "not routed";
    default:
      return "failed";
  }
}

static void set_text(lua_State* L, const char* name, runlint_string text) {
  lua_pushstring(L, name);
  lua_pushlstring(L, text.size > 0 ? text.data : "", text.size);
  lua_rawset(L, -3);
}

static void set_status(lua_State* L, int status) {
  lua_pushstring(L, "status");
  lua_pushinteger(L, status);
  lua_rawset(L, -3);
}

/* Returns a verdict, and what to answer unless that is nothing. */
static int return_answer(lua_State* L, runlint_verdict verdict, const runlint_answer* answer) {
  lua_pushstring(L, verdict_name(verdict));
  if (answer->http_status == 0) return 1;
  lua_createtable(L, 0, 6);
  set_status(L, answer->http_status);
  set_text(L, "reason", answer->reason);
  set_text(L, "content_type", answer->content_type);
  set_text(L, "body", answer->body);
  if (answer->header_name.size > 0) {
    set_text(L, "header_name", answer->header_name);
    set_text(L, "header_value", answer->header_value);
  }
  return 2;
}

/* Returns what belongs to a request that can't be passed on. The message is on top of the stack. */
static int return_mistake(lua_State* L) {
  static const char kStart[] =
      "{\"type\":\"about:blank\",\"title\":\"Internal Server Error\",\"status\":500,\"detail\":\"";
  static const runlint_string kReason = {"internal/argument", sizeof("internal/argument") - 1};
  static const runlint_string kType = {"application/problem+json", sizeof("application/problem+json") - 1};
  lua_pushstring(L, kStart);
  lua_insert(L, -2);
  lua_pushstring(L, "\"}");
  lua_concat(L, 3);
  const int body = lua_gettop(L);
  lua_pushstring(L, verdict_name(RUNLINT_FAILED));
  lua_createtable(L, 0, 4);
  set_status(L, 500);
  set_text(L, "reason", kReason);
  set_text(L, "content_type", kType);
  lua_pushstring(L, "body");
  lua_pushvalue(L, body);
  lua_rawset(L, -3);
  return 2;
}

typedef runlint_verdict Check(runlint_gate* gate, const runlint_request* request, runlint_answer* answer_out);

static int check_request(lua_State* L, Check* check) {
  const Gate* gate = luaL_checkudata(L, 1, kGate);
  runlint_request request = RUNLINT_REQUEST_INIT;
  runlint_answer answer = RUNLINT_ANSWER_INIT;
  FieldValues types = {{{NULL, 0}, {NULL, 0}}, 0};
  FieldValues encodings = {{{NULL, 0}, {NULL, 0}}, 0};
  lua_settop(L, kRequestIndex);
  if (!read_request(L, &request, &types, &encodings)) return return_mistake(L);
  const runlint_verdict verdict = check(gate->handle, &request, &answer);
  return return_answer(L, verdict, &answer);
}

/* gate:check(request), gate:check_head(request): a verdict, and what to answer. */
static int check_all(lua_State* L) { return check_request(L, runlint_gate_check); }
static int check_head(lua_State* L) { return check_request(L, runlint_gate_check_head); }

/* gate:check_body(body), for a request whose head is valid. */
static int check_body(lua_State* L) {
  const Gate* gate = luaL_checkudata(L, 1, kGate);
  runlint_answer answer = RUNLINT_ANSWER_INIT;
  runlint_string body = {NULL, 0};
  lua_settop(L, 2);
  if (!read_text(L, "body", &body)) return return_mistake(L);
  const runlint_verdict verdict = runlint_gate_check_body(gate->handle, body.data, body.size, &answer);
  return return_answer(L, verdict, &answer);
}

/* gate:max_size(): the bytes of the largest body that passes. */
static int max_size(lua_State* L) {
  const Gate* gate = luaL_checkudata(L, 1, kGate);
  lua_pushinteger(L, (lua_Integer)runlint_gate_max_size(gate->handle));
  return 1;
}

static int destroy(lua_State* L) {
  Gate* gate = luaL_checkudata(L, 1, kGate);
  runlint_gate* handle = gate->handle;
  gate->handle = NULL;
  runlint_gate_destroy(handle);
  return 0;
}

void runlint_lua_add_gate_type(lua_State* L) {
  static const luaL_Reg methods[] = {{"check", check_all},
                                     {"check_head", check_head},
                                     {"check_body", check_body},
                                     {"max_size", max_size},
                                     {NULL, NULL}};
  if (luaL_newmetatable(L, kGate)) {
    lua_newtable(L);
    luaL_setfuncs(L, methods, 0);
    lua_setfield(L, -2, "__index");
    lua_pushcfunction(L, destroy);
    lua_setfield(L, -2, "__gc");
    lua_pushstring(L, kGate); /* what getmetatable() returns, so that Lua code can't change it */
    lua_setfield(L, -2, "__metatable");
  }
  lua_pop(L, 1);
}

Gate* runlint_lua_push_gate(lua_State* L) {
  Gate* gate = lua_newuserdata(L, sizeof(Gate));
  gate->handle = NULL;
  luaL_getmetatable(L, kGate);
  lua_setmetatable(L, -2);
  return gate;
}
