-- For wrk: mixed requests, each with its expected status in the query, which the gateway returns in a field. The
-- arguments: a directory of files STATUS-NAME, the bodies; a seed; and the target, "/runs" by default.

local threads = {}
local requests = {}
local target

function setup(thread)
  table.insert(threads, thread)
end

local function read(path)
  local file = assert(io.open(path, "rb"))
  local text = file:read("*a")
  file:close()
  return text
end

local function chunked(body)
  local parts = {}
  for i = 1, #body, 300 do
    local piece = body:sub(i, i + 299)
    table.insert(parts, string.format("%x\r\n%s\r\n", #piece, piece))
  end
  return table.concat(parts) .. "0\r\n\r\n"
end

local function add(status, body, fields)
  local head = "POST " .. target .. "?expect=" .. status .. " HTTP/1.1\r\nHost: gateway\r\n"
  table.insert(requests, head .. fields .. "Content-Length: " .. #body .. "\r\n\r\n" .. body)
  table.insert(requests, head .. fields .. "Transfer-Encoding: chunked\r\n\r\n" .. chunked(body))
end

function init(args)
  math.randomseed(args[2] or 1)
  target = args[3] or "/runs"
  for name in io.lines(args[1] .. "/names") do
    add(name:match("^%d+"), read(args[1] .. "/" .. name), "Content-Type: application/json\r\n")
  end
  add("415", "{}", "Content-Type: text/plain\r\n")
  add("415", "{}", "Content-Type: application/json\r\nContent-Encoding: gzip\r\n")
  table.insert(requests, "GET " .. target .. "?expect=200 HTTP/1.1\r\nHost: gateway\r\n\r\n")
  wrong = 0
  example = ""
end

function request()
  return requests[math.random(#requests)]
end

function response(status, headers, body)
  local expected = headers["X-Expect"] or headers["x-expect"]
  if tostring(status) ~= expected then
    wrong = wrong + 1
    example = status .. " instead of " .. tostring(expected) .. ": " .. body:sub(1, 300)
  end
end

function done(summary, latency, all)
  local errors = summary.errors
  local wrong, example = 0, ""
  for _, thread in ipairs(threads) do
    wrong = wrong + thread:get("wrong")
    example = thread:get("example")
  end
  print(string.format("SOAK %d %d %d %d %d %d %s", summary.requests, wrong, errors.connect, errors.write,
                      errors.timeout, errors.read, example))
end
