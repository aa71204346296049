/* The options of runlint.gate(), from a Lua table. */
#include <stddef.h>
#include <string.h>

#include "lua/module.h"

enum { kOptionsIndex = 1 };

typedef struct {
  const char* name;
  int value;
} Word;

static const Word kKinds[] = {
    {"run-job", RUNLINT_RUN_JOB}, {"response", RUNLINT_RESPONSE}, {"template", RUNLINT_TEMPLATE}, {NULL, 0}};
static const Word kSeverities[] = {
    {"off", RUNLINT_OFF}, {"info", RUNLINT_INFO}, {"warning", RUNLINT_WARNING}, {"error", RUNLINT_ERROR}, {NULL, 0}};
static const Word kRevisions[] = {
    {"original", RUNLINT_REVISION_ORIGINAL}, {"2026-05", RUNLINT_REVISION_2026_05}, {NULL, 0}};
static const Word kRoutings[] = {
    {"refuse", RUNLINT_ROUTE_REFUSE}, {"report", RUNLINT_ROUTE_REPORT}, {"ignore", RUNLINT_ROUTE_IGNORE}, {NULL, 0}};

/* What an option is read into. */
typedef struct {
  lua_State* L;
  GateOptions* options;
  int anchors; /* the index of the table that keeps the texts alive */
} Target;

int runlint_lua_is(runlint_string text, const char* word) {
  return strlen(word) == text.size && memcmp(text.data, word, text.size) == 0;
}

/* Pushes a message about the value at `index`, which is shown if it is a string or a number. */
static int reject(lua_State* L, const char* what, int index) {
  const int type = lua_type(L, index);
  if (type == LUA_TSTRING || type == LUA_TNUMBER) {
    lua_pushvalue(L, index); /* lua_tostring() changes a number, which lua_next() does not survive */
    lua_pushfstring(L, "%s: %s", what, lua_tostring(L, -1));
  } else {
    lua_pushfstring(L, "%s: %s", what, lua_typename(L, type));
  }
  return 0;
}

/* The string on top of the stack, which the table of anchors then keeps. */
static runlint_string anchored(const Target* target) {
  lua_State* L = target->L;
  runlint_string text;
  text.data = lua_tolstring(L, -1, &text.size);
  lua_pushvalue(L, -1);
  lua_rawseti(L, target->anchors, (int)lua_rawlen(L, target->anchors) + 1);
  return text;
}

/* The value of the word on top of the stack. */
static int read_word(const Target* target, const Word* words, const char* unknown, int* value_out) {
  runlint_string text = {NULL, 0};
  if (lua_type(target->L, -1) == LUA_TSTRING) {
    text = anchored(target);
    for (const Word* word = words; word->name != NULL; ++word) {
      if (!runlint_lua_is(text, word->name)) continue;
      *value_out = word->value;
      return 1;
    }
  }
  return reject(target->L, unknown, lua_gettop(target->L));
}

static int read_kind(const Target* target) {
  int value = 0;
  if (!read_word(target, kKinds, "no such kind", &value)) return 0;
  target->options->payload.kind = (runlint_kind)value;
  return 1;
}

static int read_api(const Target* target) {
  int value = 0;
  if (!read_word(target, kRevisions, "no such revision of the API", &value)) return 0;
  target->options->payload.api = (runlint_revision)value;
  return 1;
}

static int read_routing(const Target* target) {
  int value = 0;
  if (!read_word(target, kRoutings, "no such routing", &value)) return 0;
  target->options->gate.routing = (runlint_routing)value;
  return 1;
}

static int read_references(const Target* target) {
  target->options->payload.references = lua_toboolean(target->L, -1);
  return 1;
}

static int read_config(const Target* target) {
  target->options->config = anchored(target);
  return 1;
}

/* Fills one element from a key and its value, which are on top of the stack. */
static int read_severity(const Target* target, runlint_rule_severity* severity) {
  lua_State* L = target->L;
  int value = 0;
  if (lua_type(L, -2) != LUA_TSTRING) return reject(L, "severities are not by name of the rule", lua_gettop(L) - 1);
  if (!read_word(target, kSeverities, "no such severity", &value)) return 0;
  lua_pushvalue(L, -2);
  const runlint_string rule = anchored(target);
  lua_pop(L, 1);
  /* The C ABI takes a text that ends at a NUL. */
  if (strlen(rule.data) != rule.size) return reject(L, "no such rule", lua_gettop(L) - 1);
  severity->rule = rule.data;
  severity->severity = (runlint_severity)value;
  return 1;
}

static int read_severities(const Target* target) {
  lua_State* L = target->L;
  const int table = lua_gettop(L);
  size_t count = 0;
  for (lua_pushnil(L); lua_next(L, table) != 0; lua_pop(L, 1)) ++count;
  runlint_rule_severity* severities = lua_newuserdata(L, (count + 1) * sizeof(runlint_rule_severity));
  lua_rawseti(L, target->anchors, (int)lua_rawlen(L, target->anchors) + 1);
  size_t filled = 0;
  for (lua_pushnil(L); lua_next(L, table) != 0; lua_pop(L, 1)) {
    if (filled == count) return reject(L, "severities have changed", table);
    if (!read_severity(target, &severities[filled++])) return 0;
  }
  target->options->payload.severities = severities;
  target->options->payload.severity_count = filled;
  return 1;
}

/* Each option, the type of its value, and the function that reads it from the top of the stack; a number is written at
 * an offset of GateOptions. */
static const struct Option {
  const char* name;
  int type;
  int (*read)(const Target* target);
  size_t offset;
} kOptions[] = {
    {"kind", LUA_TSTRING, read_kind, 0},
    {"references", LUA_TBOOLEAN, read_references, 0},
    {"severities", LUA_TTABLE, read_severities, 0},
    {"config", LUA_TSTRING, read_config, 0},
    {"api", LUA_TSTRING, read_api, 0},
    {"routing", LUA_TSTRING, read_routing, 0},
    {"max_size", LUA_TNUMBER, NULL, offsetof(GateOptions, payload.max_size)},
    {"max_depth", LUA_TNUMBER, NULL, offsetof(GateOptions, payload.max_depth)},
    {"max_errors", LUA_TNUMBER, NULL, offsetof(GateOptions, gate.max_errors)},
    {"max_answer_size", LUA_TNUMBER, NULL, offsetof(GateOptions, gate.max_answer_size)},
    {"invalid_status", LUA_TNUMBER, NULL, offsetof(GateOptions, invalid_status)},
    {"warm_up", LUA_TNUMBER, NULL, offsetof(GateOptions, warm_up)},
};

static int read_number(const Target* target, const struct Option* option) {
  const lua_Number value = lua_tonumber(target->L, -1);
  /* A comparison with what is not a number is false. */
  if (!(value >= 0 && value <= 4294967295.0 && value == (lua_Number)(size_t)value)) {
    lua_pushfstring(target->L, "%s must be a whole number from 0 to 4294967295", option->name);
    return 0;
  }
  const size_t size = (size_t)value;
  memcpy((char*)target->options + option->offset, &size, sizeof(size));
  return 1;
}

/* Reads the option whose key and value are on top of the stack. */
static int read_option(const Target* target) {
  lua_State* L = target->L;
  if (lua_type(L, -2) != LUA_TSTRING) return reject(L, "no such option", lua_gettop(L) - 1);
  runlint_string name;
  name.data = lua_tolstring(L, -2, &name.size);
  for (size_t i = 0; i < sizeof(kOptions) / sizeof(kOptions[0]); ++i) {
    const struct Option* option = &kOptions[i];
    if (!runlint_lua_is(name, option->name)) continue;
    if (lua_type(L, -1) != option->type) {
      lua_pushfstring(L, "%s is a %s, but must be a %s", option->name, luaL_typename(L, -1),
                      lua_typename(L, option->type));
      return 0;
    }
    return option->read != NULL ? option->read(target) : read_number(target, option);
  }
  return reject(L, "no such option", lua_gettop(L) - 1);
}

int runlint_lua_read_options(lua_State* L, GateOptions* options) {
  lua_newtable(L);
  const Target target = {L, options, lua_gettop(L)};
  for (lua_pushnil(L); lua_next(L, kOptionsIndex) != 0; lua_pop(L, 1)) {
    if (!read_option(&target)) return 0;
  }
  return 1;
}
