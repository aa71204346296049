-- The check that the nginx module makes, in Lua and by FFI: what one would write without the module. For
-- access_by_lua_block { require("nginx_gate")("/path/to/librunlint.so") }
local ffi = require "ffi"

ffi.cdef [[
typedef struct { const char* data; size_t size; } runlint_text;
typedef struct runlint_gate runlint_gate;
typedef struct {
  size_t struct_size;
  const void* payload;
  int routing;
  int invalid_status;
  size_t max_errors;
  size_t max_answer_size;
} runlint_gate_options;
typedef struct {
  size_t struct_size;
  runlint_text method, target;
  const runlint_text* content_types;
  size_t content_type_count;
  const runlint_text* content_encodings;
  size_t content_encoding_count;
  uint64_t content_length;
  runlint_text body;
} runlint_request;
typedef struct {
  size_t struct_size;
  int http_status;
  runlint_text reason, content_type, body, header_name, header_value;
} runlint_answer;
int runlint_gate_create(const runlint_gate_options* options, runlint_gate** gate_out);
int runlint_gate_check(runlint_gate* gate, const runlint_request* request, runlint_answer* answer_out);
]]

local kRouteIgnore, kValid = 2, 1
local library, gate
local request, answer = ffi.new("runlint_request"), ffi.new("runlint_answer")
local texts = ffi.new("runlint_text[2]")
request.struct_size = ffi.sizeof(request)
answer.struct_size = ffi.sizeof(answer)

local function open(path)
  library = ffi.load(path)
  local options = ffi.new("runlint_gate_options")
  options.struct_size = ffi.sizeof(options)
  options.routing = kRouteIgnore
  local out = ffi.new("runlint_gate*[1]")
  assert(library.runlint_gate_create(options, out) == 0)
  gate = out[0]
end

-- A field of which there are several is refused as one is that nobody knows.
local function set(index, value)
  if type(value) == "table" then value = table.concat(value, ",") end
  if value == nil then return 0 end
  texts[index].data, texts[index].size = value, #value
  return 1
end

return function(path)
  if not gate then open(path) end
  ngx.req.read_body()
  local headers = ngx.req.get_headers()
  local body = ngx.req.get_body_data() or ""
  local content_type, content_encoding = headers["content-type"], headers["content-encoding"]
  request.content_type_count = set(0, content_type)
  request.content_encoding_count = set(1, content_encoding)
  request.content_types, request.content_encodings = texts, texts + 1
  request.body.data, request.body.size = body, #body
  if library.runlint_gate_check(gate, request, answer) == kValid then return end
  ngx.status = answer.http_status
  ngx.header["Content-Type"] = ffi.string(answer.content_type.data, answer.content_type.size)
  ngx.print(ffi.string(answer.body.data, answer.body.size))
  return ngx.exit(ngx.status)
end
