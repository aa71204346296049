-- The binding for LuaJIT, lib/capi/runlint.lua, and the module for PUC Lua, lib/lua: both must behave alike.
local runlint = require("runlint")

local function expect(found, wanted, what)
  if found ~= wanted then error(("%s: expected %s, found %s"):format(what, wanted, found), 2) end
end

local target = "/v1/projects/p/jobs/j/runs"
local function request(changes)
  local made = { method = "POST", target = target, content_type = "application/json", body = "{}" }
  for key, value in pairs(changes or {}) do made[key] = value end
  return made
end

expect(runlint.version(), arg[1], "version")

local gate = assert(runlint.gate({ max_size = 1000 }))
local cases = {
  { {}, "valid" },
  { { body = "{" }, "invalid", 400, "json/syntax" },
  { { body = "" }, "invalid", 400, "json/empty" },
  { { body = "{\"x\":1}" }, "invalid", 422, "schema/unknown-property" },
  { { body = (" "):rep(1001) }, "invalid", 413, "json/size" },
  { { content_length = 1001 }, "invalid", 413, "json/size" },
  { { method = "GET" }, "invalid", 405, "request/method" },
  { { target = "/" }, "invalid", 404, "request/target" },
  { { target = target .. "/" }, "invalid", 400, "request/target" },
  { { content_type = "text/plain" }, "invalid", 415, "request/content-type" },
  { { content_type = { "application/json", "application/json", "application/json" } }, "invalid", 415,
    "request/content-type" },
  { { content_encoding = "identity" }, "valid" },
  { { content_encoding = "gzip" }, "invalid", 415, "request/content-encoding" },
  { { content_encoding = { "identity", "gzip" } }, "invalid", 415, "request/content-encoding" },
  {}, -- as the first: nothing of an earlier request stays
}
for i, case in ipairs(cases) do
  local verdict, answer = gate:check(request(case[1]))
  expect(verdict, case[2] or "valid", "verdict of case " .. i)
  expect(answer and answer.status, case[3], "status of case " .. i)
  expect(answer and answer.reason, case[4], "reason of case " .. i)
  expect(answer and answer.content_type, case[3] and "application/problem+json", "type of case " .. i)
  if answer then assert(answer.body:find('"status":' .. case[3], 1, true), answer.body) end
end
local _, refused = gate:check(request({ method = "PUT" }))
expect(refused.header_name .. ": " .. refused.header_value, "Allow: POST", "field")
local bare = request()
bare.content_type = nil
expect(select(2, gate:check(bare)).reason, "request/content-type", "no content type")

local lenient = assert(runlint.gate({
  routing = "report",
  invalid_status = 409,
  severities = { ["schema/unknown-property"] = "off" },
}))
expect(lenient:check(request({ body = "{\"x\":1}" })), "valid", "a rule that is off")
expect(lenient:check(request({ target = "/" })), "not routed", "routing")
expect(select(2, lenient:check(request({ body = "[]" }))).status, 409, "status")

expect(select(2, runlint.gate({ severities = { ["schema/enmu"] = "off" } })),
       "no such rule", "unknown rule")
expect(select(2, runlint.gate({ severities = { ["schema/enum"] = "of" } })), "no such severity: of", "severity")
for _, severity in ipairs({ "off", "info", "warning", "error" }) do
  local made = assert(runlint.gate({ severities = { ["schema/type"] = severity } }))
  expect(made:check(request({ body = "[]" })), severity == "error" and "invalid" or "valid", "severity " .. severity)
end
for _, kind in ipairs({ "run-job", "response", "template" }) do assert(runlint.gate({ kind = kind })) end
local newer = { body = '{"deployment":{"internal":{},"storage":{"shmSize":100}}}' }
expect(gate:check(request(newer)), "invalid", "the original revision")
expect(assert(runlint.gate({ api = "2026-05" })):check(request(newer)), "valid", "the newer revision")
expect(assert(runlint.gate({ config = '{"api": "2026-05"}' })):check(request(newer)), "valid", "of the configuration")
expect(assert(runlint.gate({ api = "original", config = '{"api": "2026-05"}' })):check(request(newer)), "invalid",
       "a revision beside the configuration")
expect(select(2, runlint.gate({ api = "2026-06" })), "no such revision of the API: 2026-06", "revision")

expect(select(2, runlint.gate({ routing = "x" })), "no such routing: x", "routing")
expect(select(2, runlint.gate({ kind = "config" })), "no such kind: config", "kind")

-- References and templates.
do
  local request = { content_type = "application/json", body = '{"billing":{"deploymentPlan":"${args.plan}"}}' }
  expect(runlint.gate({ routing = "ignore" }):check(request), "invalid", "a reference")
  expect(runlint.gate({ routing = "ignore", references = true }):check(request), "valid", "an allowed reference")
  request.body = '[{"kind":"JobRun","spec":{}}]'
  expect(runlint.gate({ routing = "ignore", kind = "template" }):check(request), "invalid", "a node without a job")
  request.body = '[{"kind":"JobRun","spec":{"jobId":"${args.job}"}}]'
  expect(runlint.gate({ routing = "ignore", kind = "template" }):check(request), "valid", "a node")
end

local configured = assert(runlint.gate({
  config = '{"severities": {"schema/unknown-property": "info", "schema/type": "info"}, "limits": {"size": 9}}',
  severities = { ["schema/type"] = "error" },
}))
expect(configured:check(request({ body = "{\"x\":1}" })), "valid", "a severity of the configuration")
expect(configured:check(request({ body = "[]" })), "invalid", "a severity beside the configuration")
expect(select(2, configured:check(request({ body = (" "):rep(10) }))).status, 413, "a limit of the configuration")
for _, case in ipairs({
  { '{"profile":\n "gatewy"}', "^config:2:2: .*gatewy" },
  { '{"exclude": {"a": "b"}}', '^config:1:2: "exclude" is about files, and a gateway has none$' },
}) do
  local made, why = runlint.gate({ config = case[1] })
  assert(not made and why:find(case[2]), why)
end

-- Reloaded in the same VM, as servers do when their code changes.
package.loaded.runlint = nil
local again = require("runlint")
assert(again ~= runlint)
expect(assert(again.gate()):check(request()), "valid", "a gate of the second loading")
expect(gate:check(request()), "valid", "a gate of the first loading")

-- Values of the wrong kind.
for _, case in ipairs({
  { { content_length = "2" }, "valid" },
  { { content_length = "1001" }, "invalid", "json/size" },
  { { content_length = "99999999999999999999999" }, "invalid", "json/size" },
  { { content_length = 2 ^ 60 }, "invalid", "json/size" },
  { { content_length = 1 / 0 }, "invalid", "json/size" },
  { { content_length = "" }, "failed", "content_length" },
  { { content_length = "2x" }, "failed", "content_length" },
  { { content_length = " 2" }, "failed", "content_length" },
  { { content_length = "0x2" }, "failed", "content_length" },
  { { content_length = "1e1" }, "failed", "content_length" },
  { { content_length = "-1" }, "failed", "content_length" },
  { { content_length = -1 }, "failed", "content_length" },
  { { content_length = 1.5 }, "failed", "content_length" },
  { { content_length = 0 / 0 }, "failed", "content_length" },
  { { content_length = { "2", "2" } }, "failed", "content_length" },
  { { content_length = true }, "failed", "content_length" },
  { { body = 1 }, "failed", "body is a number" },
  { { method = {} }, "failed", "method is a table" },
  { { target = true }, "failed", "target is a boolean" },
  { { content_type = 1 }, "failed", "content_type is a number" },
  { { content_type = { true } }, "failed", "content_type is a boolean" },
  { { content_encoding = { "identity", 1 } }, "failed", "content_encoding is a number" },
}) do
  local verdict, answer = gate:check(request(case[1]))
  local what = next(case[1]) .. " " .. tostring(select(2, next(case[1])))
  expect(verdict, case[2], what)
  if case[2] == "invalid" then expect(answer.reason, case[3], what) end
  if case[2] == "failed" then
    expect(answer.status, 500, what)
    expect(answer.reason, "internal/argument", what)
    assert(answer.body:find(case[3], 1, true), answer.body)
  end
end
expect(gate:check(nil), "failed", "no request")
expect(gate:check("{}"), "failed", "a text for a request")
expect(gate:check(request()), "valid", "after failures")
for _, case in ipairs({
  { { max_sise = 1 }, "no such option: max_sise" },
  { { "report" }, "no such option: 1" },
  { { max_size = "64k" }, "max_size is a string, but must be a number" },
  { { max_size = 1.5 }, "max_size must be a whole number from 0 to 4294967295" },
  { { max_size = -1 }, "max_size must be a whole number from 0 to 4294967295" },
  { { warm_up = 2 ^ 40 }, "warm_up must be a whole number from 0 to 4294967295" },
  { { max_depth = 5000 }, "bad argument" },
  { { invalid_status = 99 }, "bad argument" },
  { { invalid_status = 2 ^ 32 - 1 }, "bad argument" },
  { { config = {} }, "config is a table, but must be a string" },
  { { routing = 1 }, "routing is a number, but must be a string" },
  { { severities = "off" }, "severities is a string, but must be a table" },
  { { severities = { "off" } }, "severities are not by name of the rule: 1" },
  { { severities = { ["schema/enum"] = {} } }, "no such severity: table" },
  { "report", "the options are not a table" },
}) do
  local made, why = runlint.gate(case[1])
  assert(not made and why:find(case[2], 1, true) == 1, why)
end

-- lib/capi/access.lua, with a mock server.
local access = assert(loadfile((arg[2] or arg[0]:gsub("[^/]*$", "") .. "../../lib/capi") .. "/access.lua"))
local function serve(given)
  local seen = { printed = "", header = {} }
  local file
  if given.file then
    file = os.tmpname()
    local out = assert(io.open(file, "wb"))
    out:write(given.file)
    out:close()
  end
  ngx = {
    header = seen.header,
    var = { request_uri = given.target or target },
    req = {
      get_method = function() return given.method or "POST" end,
      -- Like the Lua module: the first hundred fields by default.
      get_headers = function(most)
        local headers = { ["content-length"] = "9" }
        if most == 0 or not given.late then headers["content-type"] = given.content_type or "application/json" end
        if given.bare then headers["content-length"] = nil end
        if most == 0 and given.late then headers["content-encoding"] = given.late end
        return headers
      end,
      read_body = function() seen.read = true end,
      get_body_data = function() return given.body end,
      get_body_file = function() return file or given.lost end,
    },
    print = function(text) seen.printed = seen.printed .. text end,
    exit = function(status) seen.status = status end,
  }
  access()
  if file then os.remove(file) end
  return seen
end
for _, case in ipairs({
  { { body = "{}" } },
  { { body = "[]" }, 422, "schema/type" },
  { {}, 400, "json/empty" },
  { { file = "{}" } },
  { { file = '{"x":1}' .. (" "):rep(100000) }, 422, "schema/unknown-property" },
  { { lost = "/nonexistent/body" }, 503, "" },
  { { body = "{}", late = "gzip" }, 415, "Content-Encoding" },
  { { body = "{}", late = "identity" } },
  { { body = "{}", content_type = { "application/json", "text/plain" } }, 415, "Content-Type" },
  { { body = "[]", target = "/v1/projects" } },
  { { body = "{}", target = target .. "/" }, 400, "ambiguous" },
  { { body = "[]", method = "PUT" }, 422, "schema/type" },
  { { body = nil, method = "GET", bare = true } },
}) do
  local seen = serve(case[1])
  expect(seen.status, case[2], "status of " .. (case[3] or "a valid body"))
  assert(seen.printed:find(case[3] or "", 1, true), seen.printed)
  expect(seen.header["Content-Type"], case[3] and case[3] ~= "" and "application/problem+json" or nil, "type")
end
ngx = nil

gate, lenient, configured, again = nil, nil, nil, nil
package.loaded["runlint.access.gate"] = nil
collectgarbage()
for i = 1, 20000 do -- compiled by then
  gate = gate or assert(runlint.gate())
  expect(gate:check(request()), "valid", "call " .. i)
end
