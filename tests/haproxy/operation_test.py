"""The module in operation: options, logs, failures, reloads, the example."""

import json
import os
import random
import tempfile
import threading
import time
from pathlib import Path

from proxy import GUARD, MODULE, RULES, SOURCES, Haproxy, HaproxyTest, main

from gateway import NOT_JSON, NO_PAYLOAD, SECRET, VALID, payload_of
from route_test import PROJECT, TEAM
from server import Client, Nginx, chunks, head, request

# Replaces functions of librunlint and makes them fail.
FAILING = os.environ.get("RUNLINT_HAPROXY_FAILING", "")
UNKNOWN = b'{"x":1}'


def to(body=VALID, target=PROJECT, **more):
    return request(body, target=target, **more)


class Options(HaproxyTest):
    def test_options_apply(self):
        self.gateway('severities = { ["schema/unknown-property"] = "off" }, invalid_status = 409, max_errors = 1')
        self.expect(self.client(), to(UNKNOWN), 200)
        self.expect(self.client(), to(b"[]"), 409, "schema/type")
        client = self.client()
        client.send(to(b'{"billing":1,"deployment":1}'))
        self.assertEqual(json.loads(client.answer()[2])["omitted"], 1)

    def test_configuration_file_applies(self):
        content = '{"severities": {"schema/unknown-property": "off"}}'
        self.gateway('config_file = "DIRECTORY/c.json"', files={"c.json": content})
        self.expect(self.client(), to(UNKNOWN), 200)
        self.expect(self.client(), to(b"[]"), 422, "schema/type")

    def test_loads_in_shared_state(self):
        self.gateway(load=f"lua-load {SOURCES}/runlint_haproxy.lua", main="nbthread 2")
        for _ in range(20):
            self.expect(self.client(), to(), 200)
            self.expect(self.client(), to(NO_PAYLOAD), 422, "schema/min-length")

    def test_runs_in_every_thread(self):
        self.gateway(main="nbthread 4")
        for _ in range(40):
            self.expect(self.client(), to(), 200)
            self.expect(self.client(), to(NO_PAYLOAD), 422, "schema/min-length")


class StartFailures(HaproxyTest):
    def expect_refusal(self, text, **parts):
        good, said = Haproxy(1, **parts).test_configuration()
        self.assertFalse(good, said)
        self.assertIn(text, said)

    def test_missing_module(self):
        empty = self.enterContext(tempfile.TemporaryDirectory())
        self.expect_refusal("module 'runlint' not found", modules=empty)
        self.expect_refusal("cannot open", load=f"lua-load-per-thread {SOURCES}/missing.lua")

    def test_unloaded_action(self):
        self.expect_refusal("lua.runlint", load="nbthread 1")

    def test_wrong_options(self):
        for options, text in (
            ("max_sise = 1", "runlint: no such option: max_sise"),
            ('max_size = "64k"', "runlint: max_size is a string, but must be a number"),
            ("invalid_status = 200", "runlint: bad argument"),
            ('severities = { ["schema/enumm"] = "off" }', "runlint: no such rule"),
            ('config_file = "/nonexistent.json"', "runlint: config_file: /nonexistent.json: No such file or directory"),
            ('config_file = "/"', "runlint: config_file: "),
        ):
            with self.subTest(options):
                self.expect_refusal(text, options=options)

    def test_wrong_configuration_file(self):
        self.expect_refusal('runlint: config:1:12: "x" is not a value of "failOn"',
                            options='config_file = "DIRECTORY/c.json"', files={"c.json": '{"failOn": "x"}'})


class Logs(HaproxyTest):
    def test_variables_describe_verdict(self):
        self.gateway()
        for data, line in (
            (to(), f"POST {PROJECT} 200 verdict=valid rule=-"),
            (to(NO_PAYLOAD), f"POST {PROJECT} 422 verdict=invalid rule=schema/min-length"),
            (to(NOT_JSON), f"POST {PROJECT} 400 verdict=invalid rule=json/syntax"),
            (to(json=False), f"POST {PROJECT} 415 verdict=invalid rule=request/content-type"),
            (to(target="/other"), "POST /other 200 verdict=- rule=-"),
        ):
            client = self.client()
            client.send(data)
            self.assertIsNotNone(client.answer())
            self.proxy.expect_log(f"(?m)^{line}$")
        self.assertNotIn(SECRET, self.proxy.log())

    def test_verdict_is_of_each_request(self):
        self.gateway()
        client = self.client()
        self.expect(client, to(), 200)
        self.expect(client, to(NO_PAYLOAD), 422)
        self.expect(client, to(NO_PAYLOAD, "/other"), 200)
        self.proxy.expect_log("POST /other 200 verdict=- rule=-")


# Runs before runlint_haproxy.lua and replaces methods of the gate.
PATCH = """
local real = require("runlint")
package.loaded.runlint = {{ gate = function(options)
  local gate = real.gate(options)
  local patched = {{}}
  for _, name in ipairs({{ "check_head", "check_body" }}) do
    patched[name] = function(_, ...) return gate[name](gate, ...) end
  end
  {patch}
  return patched
end }}
require("runlint_haproxy")()
"""


class Failures(HaproxyTest):
    def patched(self, patch, **parts):
        self.gateway(load="lua-load-per-thread DIRECTORY/patch.lua", files={"patch.lua": PATCH.format(patch=patch)},
                     alarms="Lua function|runlint", **parts)

    def test_error_in_lua_refuses(self):
        for patch in (
            'patched.check_head = function() error("broken") end',
            'patched.check_body = function() error("broken") end',
            'patched.check_body = function() error() end',
            'patched.check_body = function() return nil end',
            'patched.check_body = function() return "passed" end',
            'patched.check_body = function() return "failed" end',
            'patched.check_body = function() return "invalid" end',
            'patched.check_body = function() return ("x"):rep(1 << 40) end',
            "patched.check_body = nil",
            'patched.check_body = function() return "invalid", {} end',
            'patched.check_body = function() return "invalid", { reason = "x", status = "x", body = 1 } end',
            "patched.check_body = function() core.register_action() end",
            "patched.check_body = function() local function f() return f() + 1 end return f() end",
        ):
            with self.subTest(patch):
                self.patched(patch)
                client = self.client()
                client.send(to())
                self.assertIn(client.answer()[0], (500, 503))
                self.assertEqual(self.upstream.requests, [])

    def test_last_rule_refuses_what_lua_could_not(self):
        # The error is outside of the check, and HAProxy goes on with the next rule.
        patch = 'patched.check_body = function() return "invalid", setmetatable({}, { __index = error }) end'
        self.patched(patch)
        self.expect(self.client(), to(), 503)
        self.proxy.expect_log("Lua function 'runlint': ")
        self.patched(patch, rules=RULES.replace(GUARD, ""))
        self.expect(self.client(), to(), 200)

    def test_endless_lua_refuses(self):
        self.patched("patched.check_body = function() while true do end end", main="tune.lua.session-timeout 300ms")
        client = self.client()
        client.send(to())
        self.assertEqual(client.answer()[0], 503)
        self.assertEqual(self.upstream.requests, [])

    def test_exhausted_memory_refuses(self):
        fill = "while true do hoard[#hoard + 1] = (\"x\"):rep(1 << 12) .. #hoard end"
        for patch in (
            f"patched.check_body = function() local hoard = {{}} {fill} end",
            # What is kept leaves no memory for the answer, nor for later requests.
            f"hoard = {{}} patched.check_body = function() {fill} end",
        ):
            with self.subTest(patch):
                self.upstream.requests.clear()
                self.patched(patch, main="tune.lua.maxmem 8\nnbthread 1")
                for _ in range(5):
                    client = self.client()
                    client.send(to())
                    self.assertIn(client.answer()[0], (500, 503))
                self.assertEqual(self.upstream.requests, [])

    def test_failing_library_refuses(self):
        if not Path(FAILING).is_file():
            self.skipTest("RUNLINT_HAPROXY_FAILING names no library")
        self.addCleanup(os.environ.pop, "RUNLINT_TEST_FAILS", None)
        for function in ("check_head", "check_body", "verdict"):
            with self.subTest(function):
                os.environ["RUNLINT_TEST_FAILS"] = function
                self.gateway(preload=FAILING)
                self.expect(self.client(), to(), 503)
                self.proxy.expect_log("503 verdict=failed")
        os.environ["RUNLINT_TEST_FAILS"] = "create"  # in the second thread
        with self.assertRaisesRegex(AssertionError, "does not start: .*runlint: no memory"):
            self.gateway(main="nbthread 2", preload=FAILING)


class Load(threading.Thread):
    """Sends mixed requests until stopped; keeps what was answered wrongly."""

    CASES = [(VALID, 200), (payload_of(9000), 200), (NO_PAYLOAD, 422), (NOT_JSON, 400), (payload_of(9000, False), 422),
             (VALID + b" " * 50_000, 413)]

    def __init__(self, port, seed):
        super().__init__(daemon=True)
        self.port, self.random = port, random.Random(seed)
        self.stopped, self.sent, self.lost, self.wrong = False, 0, 0, []

    def run(self):
        while not self.stopped:
            try:
                with Client(self.port) as client:
                    for _ in range(20):
                        if self.stopped or not self.exchange(client):
                            break
            except OSError:
                self.lost += 1

    def exchange(self, client):
        body, status = self.random.choice(self.CASES)
        target = self.random.choice((PROJECT, TEAM))
        data = to(body, target)
        if self.random.random() < 0.5:
            data = head(target=target, length="chunked") + b"".join(chunks(body, 1000))
        self.sent += 1
        client.send(data)
        answer = client.answer()
        if answer is None:  # an old worker closes idle connections
            self.lost += 1
            return False
        if answer[0] != status:
            self.wrong.append((status, answer))
        return status != 413


class Reloads(HaproxyTest):
    def test_reloads_under_load_pass_no_refused_body(self):
        self.gateway("max_size = 40000", main="nbthread 2\ntune.bufsize 65536")
        load = [Load(self.proxy.port, seed) for seed in range(6)]
        for thread in load:
            thread.start()
        for _ in range(5):
            time.sleep(0.5)
            self.proxy.reload()
        time.sleep(0.5)
        for thread in load:
            thread.stopped = True
        for thread in load:
            thread.join(30)
        sent, lost = sum(thread.sent for thread in load), sum(thread.lost for thread in load)
        print(f"{sent} requests, 5 reloads, {lost} connections closed by them")
        self.assertEqual([wrong for thread in load for wrong in thread.wrong], [])
        self.assertGreater(sent, 500)
        self.assertLessEqual(lost, sent // 10)
        self.assertLessEqual({r.body for r in self.upstream.requests}, {VALID, payload_of(9000)})
        self.assertTrue(Nginx.wait_until(lambda: len(self.proxy.workers()) == 1), "old workers stay")

    def test_old_worker_finishes_its_request(self):
        self.gateway()
        for half, rest, expected in (
            (head(target=PROJECT, length=len(NO_PAYLOAD)), NO_PAYLOAD, (422, "schema/min-length")),
            (head(target=PROJECT, length=len(VALID)) + VALID[:5], VALID[5:], (200,)),
            (head(target=PROJECT, length="chunked"), b"".join(chunks(VALID, 9)), (200,)),
        ):
            client = self.client()
            client.send(half, pause=0.05)
            self.proxy.reload()
            self.expect(client, rest, *expected)

    def test_mistake_keeps_old_worker(self):
        self.gateway('config_file = "DIRECTORY/c.json"', files={"c.json": "{}"}, alarms="runlint|Fatal|config|Loading")
        self.expect(self.client(), to(NO_PAYLOAD), 422)
        before = self.proxy.workers()
        (self.proxy.dir / "c.json").write_text('{"failOn": "x"}')
        self.proxy.signal_reload(lambda: '"x" is not a value of "failOn"' in self.proxy.log())
        self.expect(self.client(), to(NO_PAYLOAD), 422)
        self.expect(self.client(), to(), 200)
        self.assertEqual(self.proxy.workers(), before)


class ExampleConfiguration(HaproxyTest):
    """The example configuration, with only its paths and ports changed."""

    def config(self):
        text = (SOURCES / "example.cfg").read_text().replace("{", "{{").replace("}", "}}")
        for shown, used in (
            ("/usr/share/lua/5.3/runlint_haproxy.lua", f"{SOURCES}/runlint_haproxy.lua"),
            ("global\n", f"global\n  lua-prepend-path {Path(MODULE).parent}/?.so cpath\n"),
            ("log stdout", "log stderr"),
            ("127.0.0.1:8080", "127.0.0.1:{port}\n  bind 127.0.0.1:{port2} proto h2"),
            ("127.0.0.1:8081", "127.0.0.1:{upstream}"),
            ("time 10s", "time 500ms"),
        ):
            self.assertIn(shown, text)
            text = text.replace(shown, used, 1)
        return text

    def test_works_as_documented(self):
        self.gateway(config=self.config())
        for target in (PROJECT, PROJECT + "?x", "/v1/projects/p/jobs/j/%72uns", TEAM):
            with self.subTest(target):
                self.expect(self.client(), to(target=target), 200)
                self.expect(self.client(), to(NO_PAYLOAD, target), 422, "schema/min-length")
                self.expect(self.client(), request(NOT_JSON, "PUT", target), 400, "json/syntax")
        for target in (PROJECT + "/", PROJECT.upper(), PROJECT + ";x=1", "//v1/./projects/p/jobs/j/%72uns"):
            with self.subTest(target):
                self.expect(self.client(), to(target=target), 400, "request/target")
        self.expect(self.client(), to(b"not ours", "/v1/projects", json=False), 200)
        self.expect(self.client(), to(payload_of(100_000)), 200)
        self.expect(self.client(), to(payload_of(140_000)), 413, "json/size")
        self.proxy.expect_log(r'" 422 \S+ runlint=invalid rule=schema/min-length\n')
        self.proxy.expect_log(r'"POST /v1/projects HTTP/1.1" 200 \S+ runlint=- rule=-\n')

    def test_own_refusals_are_problems(self):
        self.gateway(config=self.config())
        connect = b"CONNECT h:1 HTTP/1.1\r\nHost: h:1\r\n\r\n"
        for data, status in ((head(target=PROJECT, length=9) + b"{", 408), (connect, 400)):
            with self.subTest(data):
                client = self.client()
                client.send(data)
                got, fields, body = client.answer()
                self.assertEqual((got, fields["content-type"]), (status, "application/problem+json"))
                self.assertEqual(json.loads(body)["status"], status)

    def test_tunnels_are_closed(self):
        self.gateway(config=self.config())
        fields = ["Connection: Upgrade, HTTP2-Settings", "Upgrade: h2c", "HTTP2-Settings: AAMAAABkAAQCAAAAAAIAAAAA"]
        self.expect(self.client(), head("GET", "/x", fields=fields, json=False), 200)
        self.assertIsNone(self.upstream.requests[-1].field("upgrade"))


if __name__ == "__main__":
    main()
