/* The module runlint for PUC Lua 5.1 to 5.4, over the C ABI. */
#ifndef RUNLINT_LUA_MODULE_H_
#define RUNLINT_LUA_MODULE_H_

#include <lauxlib.h>
#include <lua.h>

#include "runlint/runlint.h"

#if LUA_VERSION_NUM < 502
#define lua_rawlen lua_objlen
#define luaL_setfuncs(L, functions, upvalues) luaL_register(L, NULL, functions)
#define luaL_checkversion(L) ((void)(L))
#endif

/* Lua reports an error, also that there is no memory, by longjmp(). So no handle of runlint is held by C code alone
 * while Lua is called: each is in a userdata, whose __gc destroys it. Nothing here calls Lua code or a metamethod. */

/* The options of runlint.gate(). Their texts are anchored in a table on the Lua stack. */
typedef struct {
  runlint_options payload;
  runlint_gate_options gate;
  runlint_string config; /* data is NULL without one */
  size_t invalid_status;
  size_t warm_up;
} GateOptions;

/* Reads the options in the table at index 1. Returns 1, with the values that they refer to left on the stack, or 0,
 * with a message about a mistake on top of the stack. */
int runlint_lua_read_options(lua_State* L, GateOptions* options);

/* Compares a text that may contain NULs. */
int runlint_lua_is(runlint_string text, const char* word);

#endif
