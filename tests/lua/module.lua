-- What the module for PUC Lua has beyond the binding for LuaJIT: the two steps of a check, and values of any type.
local runlint = require("runlint")

local function expect(found, wanted, what)
  if found ~= wanted then error(("%s: expected %s, found %s"):format(what, tostring(wanted), tostring(found)), 2) end
end

local gate = assert(runlint.gate({ max_size = 1000, routing = "report" }))
local head = { method = "POST", target = "/v1/projects/p/jobs/j/runs", content_type = "application/json" }

expect(gate:max_size(), 1000, "size")
expect(gate:check_head(head), "valid", "head")
expect(select("#", gate:check_head(head)), 1, "results for a valid head")
expect(gate:check_head({ target = "/" }), "not routed", "other head")
head.content_length = 1001
local verdict, answer = gate:check_head(head)
expect(verdict, "invalid", "large head")
expect(answer.status, 413, "status of a large head")
expect(gate:check_body("{}"), "valid", "body")
verdict, answer = gate:check_body("[]")
expect(verdict, "invalid", "wrong body")
expect(answer.reason, "schema/type", "reason for a wrong body")
expect(select(2, gate:check_body(nil)).reason, "json/empty", "no body")
expect(gate:check_body("{}\0"), "invalid", "a NUL after a body")
for _, value in ipairs({ {}, 1, true, print, gate }) do
  verdict, answer = gate:check_body(value)
  expect(verdict, "failed", "body of type " .. type(value))
  expect(answer.status, 500, "status for a body of type " .. type(value))
end

-- Texts that only begin like an option, or a rule.
for _, options in ipairs({ { routing = "report\0" }, { kind = "run-job\0" }, { api = "2026-05\0" },
                           { severities = { ["schema/enum\0x"] = "off" } } }) do
  assert(not runlint.gate(options))
end
assert(not runlint.gate({ ["kind\0"] = "run-job" }))
assert(runlint.gate(nil))

-- A request with metamethods: they are not called.
local hostile = setmetatable({}, { __index = function() error("called") end, __len = function() error("called") end })
expect(gate:check(hostile), "not routed", "a request without members")
hostile.content_type = setmetatable({}, { __len = function() error("called") end })
gate:check(hostile)

-- A value that is no gate is an error of the caller, and not a crash.
for _, method in ipairs({ "check", "check_head", "check_body", "max_size" }) do
  for _, value in ipairs({ {}, 1, "gate", print, io.stdout }) do
    local called, message = pcall(gate[method], value, head)
    expect(called, false, method)
    assert(message:find("gate", 1, true), message)
  end
  expect(pcall(gate[method]), false, method .. " of nothing")
end
expect(getmetatable(gate), "runlint.gate", "metatable")

-- A gate that was destroyed refuses.
local finalize = debug.getmetatable(gate).__gc
finalize(gate)
finalize(gate)
expect(gate:check(head), "failed", "a destroyed gate")
expect(gate:check_head(head), "failed", "a destroyed gate")
expect(gate:check_body("{}"), "failed", "a destroyed gate")
expect(gate:max_size(), 0, "a destroyed gate")

for _ = 1, 2000 do
  assert(runlint.gate({ config = '{"severities": {"schema/type": "info"}}', warm_up = 0 }))
  assert(not runlint.gate({ config = "{" }))
end
collectgarbage()
