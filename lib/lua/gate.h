/* Gates as Lua values. */
#ifndef RUNLINT_LUA_GATE_H_
#define RUNLINT_LUA_GATE_H_

#include "lua/module.h"

typedef struct {
  runlint_gate* handle; /* NULL until it is made, and after __gc: every check then fails */
} Gate;

/* Makes the metatable of gates, once in a Lua state. */
void runlint_lua_add_gate_type(lua_State* L);

/* Pushes a gate without a handle. */
Gate* runlint_lua_push_gate(lua_State* L);

#endif
