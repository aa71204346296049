-- The binding of lib/capi/runlint.lua, run by luajit as a gateway would.
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
       "a setting names a rule that does not exist", "unknown rule")
expect(select(2, runlint.gate({ severities = { ["schema/enum"] = "of" } })), "no such severity: of", "severity")
expect(select(2, runlint.gate({ routing = "x" })), "no such routing: x", "routing")

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

gate, lenient, configured = nil, nil, nil
collectgarbage()
for i = 1, 20000 do -- compiled by then
  gate = gate or assert(runlint.gate())
  expect(gate:check(request()), "valid", "call " .. i)
end
