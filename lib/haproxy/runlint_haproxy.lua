-- runlint in HAProxy 2.6 or later: the action lua.runlint lets a request pass only if runlint finds no error in it.
--
--   global
--     lua-load-per-thread /usr/share/lua/5.3/runlint_haproxy.lua
--   frontend …
--     http-request wait-for-body time 10s if { lua.runlint_needs_body -m bool }
--     http-request lua.runlint
--     http-request deny deny_status 503 unless { var(txn.runlint_passes) -m bool }
--
-- HAProxy goes on with the next rule when Lua fails, so the last one refuses what was not found valid. For logs there
-- are txn.runlint_verdict ("valid", "invalid", "failed") and txn.runlint_rule; both are empty if nothing was checked.
--
-- With other options than the defaults, HAProxy loads a file that requires this one instead:
--
--   require("runlint_haproxy")({ max_size = 65536, config_file = "/etc/haproxy/runlint.json" })
--
-- They are those of runlint.gate(), and config_file, the name of a .runlint.json that is read when HAProxy starts. By
-- default routing is "report": what is not to a route of the API passes. With a mistake HAProxy does not start.
local runlint = require("runlint")

local function problem(status, title, detail, reason)
  return {
    status = status,
    reason = reason,
    content_type = "application/problem+json",
    body = ('{"type":"about:blank","title":"%s","status":%d,"detail":"%s"}'):format(title, status, detail),
  }
end

-- The values of a field, also under the name with underscores, which CGI and WSGI take for the same.
local function values_of(headers, name)
  local values = {}
  for _, spelling in ipairs({ name, (name:gsub("-", "_")) }) do
    local lines = headers[spelling]
    for i = 0, lines and #lines or -1 do values[#values + 1] = lines[i] end
  end
  return values
end

-- Checks the head of a request for both targets that may reach the upstream: the URL as it came, and its path, which is
-- what HAProxy sends on after HTTP/2.
local function check_head(gate, txn, headers)
  local url, path = txn.f:url(), txn.f:pathq()
  local length = headers["content-length"]
  local request = {
    method = "POST", -- whatever it is: servers differ in which methods they take a body from
    target = url,
    content_type = values_of(headers, "content-type"),
    content_encoding = values_of(headers, "content-encoding"),
    content_length = length and length[0],
  }
  local verdict, answer = gate:check_head(request)
  if not path or path == url or verdict == "invalid" or verdict == "failed" then return verdict, answer end
  request.target = path
  local by_path, answer_by_path = gate:check_head(request)
  if by_path == "not routed" then return verdict, answer end
  return by_path, answer_by_path
end

-- Whether all of the request has arrived. The lengths that HAProxy knows don't say that of a chunked body.
local function is_complete(txn)
  local complete = txn.f:internal_htx_has_eom()
  return complete == true or complete == 1 -- by version and tune.lua.bool-sample-conversion
end

-- A POST always has a body, if an empty one.
local function has_no_body(txn, headers)
  if txn.f:method() == "POST" or headers["transfer-encoding"] then return false end
  return is_complete(txn) and txn.f:req_body_len() == 0
end

local function check(gate, txn)
  local headers = txn.http:req_get_headers()
  if has_no_body(txn, headers) then return "not routed" end
  local verdict, answer = check_head(gate, txn, headers)
  if verdict ~= "valid" then return verdict, answer end
  if not is_complete(txn) then
    local size, free = txn.f:internal_htx_size(), txn.f:internal_htx_free()
    if free * 4 < size * 3 then
      return "invalid", problem(413, "Content Too Large", "the body is too large to be checked here", "json/size")
    end
    return "failed", problem(503, "Service Unavailable", "the body has not arrived", "internal/incomplete")
  end
  return gate:check_body(txn.f:req_body() or error("the body can't be read"))
end

-- The action: whatever happens, runlint_passes is set only after the verdict.
local function act(gate, txn)
  txn:unset_var("txn.runlint_passes")
  local succeeds, verdict, answer = pcall(check, gate, txn)
  if not succeeds then
    core.Alert("runlint: " .. tostring(verdict))
    verdict, answer = "failed", nil
  end
  if verdict ~= "not routed" then txn:set_var("txn.runlint_verdict", verdict) end
  if verdict == "valid" or verdict == "not routed" then
    txn:set_var("txn.runlint_passes", true)
    return
  end
  if not answer or type(answer.status) ~= "number" then
    answer = problem(503, "Service Unavailable", "the request could not be checked", "internal/failure")
  end
  txn:set_var("txn.runlint_rule", answer.reason)
  local headers = { ["content-type"] = { answer.content_type } }
  if answer.header_name then headers[answer.header_name] = { answer.header_value } end
  txn:done(txn:reply({ status = answer.status, headers = headers, body = answer.body }))
end

local function read_file(name)
  local file, mistake = io.open(name, "rb")
  local text = file and file:read("*a")
  if file then file:close() end
  return text or error("runlint: config_file: " .. (mistake or name .. ": can't be read"), 0)
end

local function register(options)
  -- An answer must fit into a buffer of HAProxy (tune.bufsize, 16384 by default) with its header.
  local used = { routing = "report", max_answer_size = 8192 }
  for name, value in pairs(options or {}) do used[name] = value end
  if used.config_file then used.config, used.config_file = read_file(used.config_file), nil end
  -- One for each Lua state: one a thread with lua-load-per-thread, and one behind HAProxy's lock with lua-load.
  local gate, mistake = runlint.gate(used)
  if not gate then error("runlint: " .. mistake, 0) end
  -- Whether to wait for the body: not if the head is refused, nor if the request is to no route.
  core.register_fetches("runlint_needs_body", function(txn)
    return check_head(gate, txn, txn.http:req_get_headers()) == "valid"
  end)
  core.register_action("runlint", { "http-req" }, function(txn) act(gate, txn) end, 0)
end

if ... == "runlint_haproxy" then return register end
if ... then error("runlint: there are no arguments; require(\"runlint_haproxy\") takes options", 0) end
register()
