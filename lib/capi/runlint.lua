-- runlint for LuaJIT: in OpenResty, Kong and APISIX, or nginx with its Lua module.
--
--   local gate = require("runlint").gate({ max_size = 65536 })   -- once a worker
--   local verdict, answer = gate:check({ method = …, target = …, content_type = …, body = … })
--   if verdict ~= "valid" then respond(answer.status, answer.body) end
--
-- Everything comes from librunlint.so.0 by its C ABI (runlint/runlint.h, which says what the fields mean).
local ffi = require("ffi")

-- A Lua VM keeps what it has declared, also when this file is loaded again.
if not pcall(ffi.typeof, "runlint_gate_options") then ffi.cdef([[
typedef struct runlint_string { const char *data; size_t size; } runlint_string;
typedef struct runlint_config runlint_config;
typedef struct runlint_report runlint_report;
typedef struct runlint_rule_severity { const char *rule; int severity; } runlint_rule_severity;
typedef struct runlint_options {
  size_t struct_size; int kind; size_t max_size; size_t max_depth; size_t max_diagnostics;
  const runlint_rule_severity *severities; size_t severity_count; const runlint_config *config;
  int api; int references;
} runlint_options;
typedef struct runlint_gate_options {
  size_t struct_size; const runlint_options *payload; int routing; int invalid_status; size_t max_errors;
  size_t max_answer_size;
} runlint_gate_options;
typedef struct runlint_request {
  size_t struct_size; runlint_string method; runlint_string target;
  const runlint_string *content_types; size_t content_type_count;
  const runlint_string *content_encodings; size_t content_encoding_count;
  uint64_t content_length; runlint_string body;
} runlint_request;
typedef struct runlint_answer {
  size_t struct_size; int http_status; runlint_string reason; runlint_string content_type; runlint_string body;
  runlint_string header_name; runlint_string header_value;
} runlint_answer;
typedef struct runlint_diagnostic {
  size_t struct_size; int severity; runlint_string rule; runlint_string message; runlint_string help; runlint_string pointer;
  size_t offset; size_t length; size_t line; size_t column;
} runlint_diagnostic;
typedef struct runlint_gate runlint_gate;
const char *runlint_version(void);
const char *runlint_status_text(int status);
int runlint_config_read(const char *bytes, size_t size, runlint_config **config_out, runlint_report **report_out);
void runlint_config_destroy(runlint_config *config);
int runlint_report_diagnostic(runlint_report *report, size_t index, runlint_diagnostic *diagnostic_out);
void runlint_report_destroy(runlint_report *report);
int runlint_gate_create(const runlint_gate_options *options, runlint_gate **gate_out);
void runlint_gate_destroy(runlint_gate *gate);
int runlint_gate_warm_up(runlint_gate *gate, size_t size);
int runlint_gate_check(runlint_gate *gate, const runlint_request *request, runlint_answer *answer_out);
]]) end

local library = ffi.load(os.getenv("RUNLINT_LIBRARY") or "librunlint.so.0")
local verdicts = { [0] = "failed", [1] = "valid", [2] = "invalid", [3] = "not routed" }
local kinds = { ["run-job"] = 0, response = 1, template = 4 }
local severities = { off = 0, info = 1, warning = 2, error = 3 }
local revisions = { original = 1, ["2026-05"] = 2 }
local routings = { refuse = 0, report = 1, ignore = 2 }

local function string_of(text)
  return text.size > 0 and ffi.string(text.data, text.size) or ""
end

-- Sets a text of the request. Returns what is wrong with the value, if anything.
local function set(text, value, name)
  if value == nil then value = "" end
  if type(value) ~= "string" then return ("%s is a %s, but must be a string"):format(name, type(value)) end
  text.data, text.size = value, #value
end

-- The values of a header: nil, a string, or a table of strings when the field was repeated, as servers give them. More
-- than two are refused like two. Returns their number, and what is wrong with one.
local function set_values(texts, values, name)
  if values == nil then return 0 end
  if type(values) ~= "table" then return 1, set(texts[0], values, name) end
  local count = math.min(#values, 2)
  for i = 1, count do
    local mistake = set(texts[i - 1], values[i], name)
    if mistake then return 0, mistake end
  end
  return count
end

-- A size of a body, as a number or as the digits of a header; 0 for nil. Or nil.
local function size_of(value)
  if value == nil then return 0 end
  local size = value
  if type(value) == "string" then size = value:find("^%d+$") and tonumber(value) end
  if type(size) ~= "number" or size < 0 or size ~= math.floor(size) then return nil end
  return math.min(size, 2 ^ 53) -- more than any limit, and as much as a number holds to the byte
end

-- What check() returns for a request that it can't pass on.
local function failure(mistake)
  return "failed", {
    status = 500,
    reason = "internal/argument",
    content_type = "application/problem+json",
    body = ('{"type":"about:blank","title":"Internal Server Error","status":500,"detail":"%s"}'):format(mistake),
  }
end

local Gate = {}
Gate.__index = Gate

-- "valid", "invalid", "not routed" (routing = "report" only) or "failed"; let a request pass at "valid" alone. The
-- second result says what to answer: status, reason, content_type, body, and perhaps header_name and header_value. It
-- is nil when there is nothing to answer.
--
-- request: method, target, content_type, content_encoding (see set_values), content_length (see size_of), body. What is
-- none of that makes "failed", with an answer that says so; nothing throws.
function Gate:check(request)
  local given = self.request
  local types, encodings, mistake, length
  if type(request) ~= "table" then return failure("the request is not a table") end
  mistake = set(given.method, request.method, "method")
    or set(given.target, request.target, "target")
    or set(given.body, request.body, "body")
  if mistake then return failure(mistake) end
  types, mistake = set_values(self.types, request.content_type, "content_type")
  if mistake then return failure(mistake) end
  encodings, mistake = set_values(self.encodings, request.content_encoding, "content_encoding")
  if mistake then return failure(mistake) end
  length = size_of(request.content_length)
  if not length then return failure("content_length is not a whole number of bytes") end
  given.content_type_count = types
  given.content_encoding_count = encodings
  given.content_length = length
  local answer = self.answer
  local verdict = verdicts[library.runlint_gate_check(self.handle, given, answer)] or "failed"
  if answer.http_status == 0 then return verdict end
  local header = string_of(answer.header_name)
  return verdict, {
    status = answer.http_status,
    reason = string_of(answer.reason),
    content_type = string_of(answer.content_type),
    body = string_of(answer.body),
    header_name = header ~= "" and header or nil,
    header_value = header ~= "" and string_of(answer.header_value) or nil,
  }
end

-- The configuration that `bytes` are, or nil and where they are wrong: one line, of the first mistake.
local function read_config(bytes)
  local config, report = ffi.new("runlint_config *[1]"), ffi.new("runlint_report *[1]")
  local status = library.runlint_config_read(bytes, #bytes, config, report)
  if status == 0 then return ffi.gc(config[0], library.runlint_config_destroy) end
  local found = ffi.new("runlint_diagnostic", { struct_size = ffi.sizeof("runlint_diagnostic") })
  local why = ffi.string(library.runlint_status_text(status))
  if report[0] ~= nil and library.runlint_report_diagnostic(report[0], 0, found) == 0 then
    why = ("%d:%d: %s"):format(tonumber(found.line), tonumber(found.column), string_of(found.message))
  end
  library.runlint_report_destroy(report[0])
  return nil, "config:" .. why
end

local runlint = {}

function runlint.version()
  return ffi.string(library.runlint_version())
end

-- The options of runlint.gate(), and what each may be.
local option_types = {
  kind = "string", references = "boolean", max_size = "number", max_depth = "number", severities = "table",
  config = "string", api = "string", routing = "string",
  invalid_status = "number", max_errors = "number", max_answer_size = "number", warm_up = "number",
}

-- What is wrong with the options, if anything: a name that does not exist, or another type of value.
local function mistake_in(options)
  if type(options) ~= "table" then return "the options are not a table" end
  for name, value in pairs(options) do
    local wanted = option_types[name]
    if not wanted then return "no such option: " .. tostring(name) end
    if type(value) ~= wanted then return ("%s is a %s, but must be a %s"):format(name, type(value), wanted) end
    if wanted == "number" and (value < 0 or value ~= math.floor(value) or value > 0xFFFFFFFF) then
      return name .. " must be a whole number from 0 to 4294967295"
    end
  end
end

-- A gate, to be used by one worker. options, all of which may be left out: kind (of the body: "run-job", "response" or
-- "template"), references (true: "${...}" may stand for a value), max_size, max_depth, severities (by name of the
-- rule), config (the text of a .runlint.json, not its name; the others take precedence), api ("original" or "2026-05"),
-- routing ("refuse", "report" or "ignore"), invalid_status, max_errors, max_answer_size, warm_up (bytes). Returns nil
-- and a message when they are wrong.
function runlint.gate(options)
  options = options or {}
  local mistake = mistake_in(options)
  if mistake then return nil, mistake end
  local rules, names = {}, {}
  for rule, severity in pairs(options.severities or {}) do
    if type(rule) ~= "string" then return nil, "severities are not by name of the rule: " .. tostring(rule) end
    if not severities[severity] then return nil, "no such severity: " .. tostring(severity) end
    names[#names + 1] = rule
    rules[#rules + 1] = { rule, severities[severity] }
  end
  local routing = routings[options.routing or "refuse"]
  if not routing then return nil, "no such routing: " .. tostring(options.routing) end
  local api = options.api and revisions[options.api] or 0
  if options.api and api == 0 then return nil, "no such revision of the API: " .. options.api end
  local kind = kinds[options.kind or "run-job"]
  if not kind then return nil, "no such kind: " .. tostring(options.kind) end
  local config
  if options.config then
    config, mistake = read_config(options.config)
    if not config then return nil, mistake end
  end
  local c_severities = ffi.new("runlint_rule_severity[?]", math.max(#rules, 1), rules)
  local payload = ffi.new("runlint_options", {
    struct_size = ffi.sizeof("runlint_options"),
    kind = kind,
    references = options.references and 1 or 0,
    max_size = options.max_size or 0,
    max_depth = options.max_depth or 0,
    severities = c_severities,
    severity_count = #rules,
    config = config,
    api = api,
  })
  local given = ffi.new("runlint_gate_options", {
    struct_size = ffi.sizeof("runlint_gate_options"),
    payload = payload,
    routing = routing,
    invalid_status = math.min(options.invalid_status or 0, 1000), -- it is an int
    max_errors = options.max_errors or 0,
    max_answer_size = options.max_answer_size or 0,
  })
  local handle = ffi.new("runlint_gate *[1]")
  local status = library.runlint_gate_create(given, handle)
  if status == 0 then status = library.runlint_gate_warm_up(handle[0], options.warm_up or 16384) end
  if status ~= 0 then
    library.runlint_gate_destroy(handle[0])
    return nil, ffi.string(library.runlint_status_text(status))
  end
  -- The structs of a call are made once; that they are used by one call at a time is what a gate asks for anyway.
  local types, encodings = ffi.new("runlint_string[2]"), ffi.new("runlint_string[2]")
  return setmetatable({
    handle = ffi.gc(handle[0], library.runlint_gate_destroy),
    types = types,
    encodings = encodings,
    request = ffi.new("runlint_request", {
      struct_size = ffi.sizeof("runlint_request"),
      content_types = types,
      content_encodings = encodings,
    }),
    answer = ffi.new("runlint_answer", { struct_size = ffi.sizeof("runlint_answer") }),
  }, Gate)
end

return runlint
