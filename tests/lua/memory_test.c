/* The Lua module in a host that has no memory: each allocation of a script fails once, in a state of its own. The
 * script must end with an error and leave nothing behind, which sanitizers and valgrind check too. */
#include <lauxlib.h>
#include <lua.h>
#include <lualib.h>
#include <stdio.h>
#include <stdlib.h>

static const char kScript[] =
    "local gate = assert(runlint.gate({ severities = { ['schema/type'] = 'info', ['schema/enum'] = 'off' },\n"
    "  config = '{\"api\": \"2026-05\"}', kind = 'run-job', max_size = 1000, routing = 'ignore' }))\n"
    "assert(not runlint.gate({ config = '{\"x\": 1}' }))\n"
    "assert(not runlint.gate({ severities = { x = 'off' } }))\n"
    "assert(not runlint.gate({ severities = { x = 'of' } }))\n"
    "local request = { content_type = { 'application/json' }, body = '{\"x\":1}' }\n"
    "local verdict, answer = gate:check(request)\n"
    "assert(verdict == 'invalid' and answer.status == 422)\n"
    "assert(gate:check_head({}) == 'invalid')\n"
    "assert(gate:check({ body = 1 }) == 'failed')\n"
    "assert(gate:check_body('{}') == 'valid')\n";

typedef struct {
  long allocations; /* so far, since the script began */
  long failing;     /* the one that fails; 0: none */
  size_t bytes;     /* allocated */
} Memory;

static void* allocate(void* data, void* block, size_t old_size, size_t size) {
  Memory* memory = data;
  if (block == NULL) old_size = 0; /* it is then the type of what is made */
  if (size == 0) {
    memory->bytes -= old_size;
    free(block);
    return NULL;
  }
  if (size > old_size && ++memory->allocations == memory->failing) return NULL;
  void* moved = realloc(block, size);
  if (moved != NULL) memory->bytes += size - old_size;
  return moved;
}

static int open_module(lua_State* L) {
  luaL_openlibs(L);
  lua_getglobal(L, "require");
  lua_pushstring(L, "runlint");
  lua_call(L, 1, 1);
  lua_setglobal(L, "runlint");
  return 0;
}

static int run_script(lua_State* L) {
  if (luaL_loadstring(L, kScript) != LUA_OK) return lua_error(L);
  lua_call(L, 0, 0);
  return 0;
}

/* Returns the status of the script. */
static int run(Memory* memory) {
  const long failing = memory->failing;
  memory->failing = 0;
  lua_State* L = lua_newstate(allocate, memory);
  lua_pushcfunction(L, open_module);
  if (lua_pcall(L, 0, 0, 0) != LUA_OK) {
    (void)fprintf(stderr, "the module can't be loaded: %s\n", lua_tostring(L, -1));
    exit(1);
  }
  memory->allocations = 0;
  memory->failing = failing;
  lua_pushcfunction(L, run_script);
  const int status = lua_pcall(L, 0, 0, 0);
  if (status == LUA_ERRRUN) (void)fprintf(stderr, "allocation %ld: %s\n", failing, lua_tostring(L, -1));
  lua_close(L);
  return status;
}

int main(void) {
  for (long failing = 1;; ++failing) {
    Memory memory = {0, failing, 0};
    const int status = run(&memory);
    if (memory.bytes != 0) {
      (void)fprintf(stderr, "allocation %ld: %zu bytes are left\n", failing, memory.bytes);
      return 1;
    }
    if (status == LUA_OK && memory.allocations < failing) {
      (void)printf("each of %ld allocations has failed once\n", failing - 1);
      return failing > 50 ? 0 : 1;
    }
    if (status != LUA_ERRMEM && status != LUA_OK) return 1;
  }
}
