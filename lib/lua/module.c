/* What require("runlint") returns, and how gates are made. The names and results are those of the binding for LuaJIT,
 * lib/capi/runlint.lua. */
#include "lua/module.h"

#include <string.h>

#include "lua/gate.h"

/* A handle that Lua destroys if an error leaves it behind. */
typedef struct {
  void* handle;
  void (*destroy)(void* handle);
} Owner;

static const char kOwner[] = "runlint.owner";

static int destroy_owned(lua_State* L) {
  Owner* owner = luaL_checkudata(L, 1, kOwner);
  void* handle = owner->handle;
  owner->handle = NULL;
  if (handle != NULL) owner->destroy(handle);
  return 0;
}

static void destroy_config(void* handle) { runlint_config_destroy(handle); }
static void destroy_report(void* handle) { runlint_report_destroy(handle); }

static Owner* push_owner(lua_State* L, void (*destroy)(void* handle)) {
  Owner* owner = lua_newuserdata(L, sizeof(Owner));
  owner->handle = NULL;
  owner->destroy = destroy;
  luaL_getmetatable(L, kOwner);
  lua_setmetatable(L, -2);
  return owner;
}

/* Pushes where a configuration is wrong: one line, of the first mistake. */
static void push_config_error(lua_State* L, runlint_status status, runlint_report* report) {
  runlint_diagnostic found = RUNLINT_DIAGNOSTIC_INIT;
  if (report == NULL || runlint_report_diagnostic(report, 0, &found) != RUNLINT_OK) {
    lua_pushfstring(L, "config:%s", runlint_status_text(status));
    return;
  }
  lua_pushfstring(L, "config:%d:%d: ", (int)found.line, (int)found.column);
  lua_pushlstring(L, found.message.data, found.message.size);
  lua_concat(L, 2);
}

/* Makes the handle of the gate on top of the stack, and pushes a message if that fails. */
static int create(lua_State* L, Gate* gate, GateOptions* options) {
  Owner* config = push_owner(L, destroy_config);
  Owner* report = push_owner(L, destroy_report);
  runlint_status status = RUNLINT_OK;
  if (options->config.data != NULL) {
    runlint_config* read = NULL;
    runlint_report* mistakes = NULL;
    status = runlint_config_read(options->config.data, options->config.size, &read, &mistakes);
    config->handle = read;
    report->handle = mistakes;
    if (status != RUNLINT_OK) {
      push_config_error(L, status, mistakes);
      return 0;
    }
    options->payload.config = read;
  }
  options->gate.payload = &options->payload;
  options->gate.invalid_status = options->invalid_status > 1000 ? 1000 : (int)options->invalid_status;
  status = runlint_gate_create(&options->gate, &gate->handle);
  if (status == RUNLINT_OK) status = runlint_gate_warm_up(gate->handle, options->warm_up);
  if (status != RUNLINT_OK) {
    lua_pushstring(L, runlint_status_text(status));
    return 0;
  }
  return 1;
}

/* runlint.gate(options): a gate; or nil and a message when the options are wrong. */
static int new_gate(lua_State* L) {
  GateOptions options = {RUNLINT_OPTIONS_INIT, RUNLINT_GATE_OPTIONS_INIT, {NULL, 0}, 0, 16384};
  lua_settop(L, 1);
  if (lua_isnil(L, 1)) {
    lua_newtable(L);
    lua_replace(L, 1);
  }
  lua_pushnil(L); /* the first result of a failure, below its message */
  if (!lua_istable(L, 1)) {
    lua_pushstring(L, "the options are not a table");
    return 2;
  }
  int made = runlint_lua_read_options(L, &options);
  if (made) {
    Gate* gate = runlint_lua_push_gate(L);
    const int index = lua_gettop(L);
    made = create(L, gate, &options);
    if (made) {
      lua_pushvalue(L, index);
      return 1;
    }
  }
  lua_pushvalue(L, 2);
  lua_insert(L, -2);
  return 2;
}

static int version(lua_State* L) {
  lua_pushstring(L, runlint_version());
  return 1;
}

__attribute__((visibility("default"))) int luaopen_runlint(lua_State* L);

int luaopen_runlint(lua_State* L) {
  static const luaL_Reg functions[] = {{"gate", new_gate}, {"version", version}, {NULL, NULL}};
  luaL_checkversion(L); /* an error in a program with another version of Lua, rather than a crash */
  if (luaL_newmetatable(L, kOwner)) {
    lua_pushcfunction(L, destroy_owned);
    lua_setfield(L, -2, "__gc");
  }
  lua_pop(L, 1);
  runlint_lua_add_gate_type(L);
  lua_newtable(L);
  luaL_setfuncs(L, functions, 0);
  return 1;
}
