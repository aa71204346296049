-- runlint in front of the run-job API, for OpenResty and nginx with its Lua module:
--
--   access_by_lua_file access.lua;
--
-- in a server. By route: other requests pass. Where nginx changes the path on its way to the upstream (rewrite, a URI in
-- proxy_pass), a gate with routing = "ignore" in that location checks whatever comes.
local runlint = require("runlint")

-- One a worker: Lua keeps what modules hold.
local gate = package.loaded["runlint.access.gate"]
if not gate then
  gate = assert(runlint.gate({ routing = "report" }))
  package.loaded["runlint.access.gate"] = gate
end

local headers = ngx.req.get_headers(0) -- all of them: without the 0 it is the first 100
if ngx.req.get_method() ~= "POST" and not headers["content-length"] and not headers["transfer-encoding"] then return end

-- The body, also when nginx keeps it in a file because it is larger than client_body_buffer_size. Or nil.
local function read_body()
  ngx.req.read_body()
  local body = ngx.req.get_body_data()
  local name = not body and ngx.req.get_body_file()
  if not name then return body or "" end
  local file = io.open(name, "rb")
  body = file and file:read("*a")
  if file then file:close() end
  return body
end

local request = {
  method = "POST", -- whatever it is: servers differ in which methods they take a body from
  target = ngx.var.request_uri,
  content_type = headers["content-type"],
  content_encoding = headers["content-encoding"],
  body = read_body(),
}
local verdict, answer = "failed", nil
if request.body then verdict, answer = gate:check(request) end
if verdict == "valid" or verdict == "not routed" then return end

ngx.status = answer and answer.status or 503
if answer then
  ngx.header["Content-Type"] = answer.content_type
  if answer.header_name then ngx.header[answer.header_name] = answer.header_value end
  ngx.print(answer.body)
end
return ngx.exit(ngx.status)
