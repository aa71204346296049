"""The module in operation: directives, logs, failures, reloads."""

import os
import shutil
import signal
import unittest
from pathlib import Path

from gateway import NO_PAYLOAD, NOT_JSON, SECRET, VALID, GatewayTest, main, payload_of
from server import CONFIG, PRELOAD, Nginx, chunks, head, request

# Replaces functions of librunlint and makes them fail.
FAILING = os.environ.get("RUNLINT_NGINX_FAILING", "")


class Harness(GatewayTest):
    def test_detects_killed_worker(self):
        nginx = Nginx("")
        self.addCleanup(shutil.rmtree, nginx.dir)
        with self.assertRaisesRegex(AssertionError, "exited on signal 9"):
            with nginx:
                self.assertTrue(Nginx.wait_until(nginx.workers))
                os.kill(*nginx.workers(), signal.SIGKILL)
                self.assertTrue(Nginx.wait_until(lambda: "exited on signal 9" in nginx.error_log()))


class Directives(GatewayTest):
    def test_inherit_from_outer_level(self):
        self.gateway(
            "",
            http="runlint on; runlint_status 418; runlint_max_body 500;",
            server="""
              runlint_status 409;
              location /off { runlint off; PROXY }
              location /log { runlint log; PROXY }
              location /own { runlint_status 400; runlint_max_body 1000; PROXY }
            """,
        )
        client = self.client()
        for target, body, status in (
            ("/", NO_PAYLOAD, 409),
            ("/", payload_of(501), 413),
            ("/", NOT_JSON, 400),
            ("/off", NOT_JSON, 200),
            ("/log", NO_PAYLOAD, 200),
            ("/own", NO_PAYLOAD, 400),
            ("/own", payload_of(1000), 200),
        ):
            with self.subTest(target, size=len(body)):
                self.expect(client, request(body, target=target), status)
                client = self.client()  # 413 closes

    def test_default_is_off(self):
        self.gateway("")
        self.expect(self.client(), request(NOT_JSON), 200)
        self.assertIn("verdict=- rule=- time=-", self.nginx.access_log(1))

    def test_severity_overrides_apply_per_location(self):
        lenient = "runlint_severity schema/min-length off; runlint_severity schema/pattern warning;"
        self.gateway(
            server=f"""
              location /lenient {{ {lenient} runlint on; PROXY location /lenient/but/strict {{
                runlint_severity schema/documented-maximum error; PROXY }} }}
            """
        )
        large = b'{"deployment":{"storage":{"ephemeralStorage":{"storageSize":512000}},"internal":{}}}'
        for target, body, expected in (
            ("/", NO_PAYLOAD, (422, "schema/min-length")),
            ("/lenient", NO_PAYLOAD, (200,)),
            ("/lenient/but/strict", NO_PAYLOAD, (422, "schema/min-length")),
            ("/lenient/but/strict", large, (422, "schema/documented-maximum")),
            ("/lenient", large, (200,)),
        ):
            with self.subTest(target, body=body):
                self.expect(self.client(), request(body, target=target), *expected)

    def test_invalid_values_are_reported(self):
        for directives, text in (
            ("runlint maybe;", 'invalid value "maybe"'),
            ("runlint on; runlint off;", '"runlint" directive is duplicate'),
            ("runlint_fail ajar;", 'invalid value "ajar"'),
            ("runlint_status 200;", "value must be between 400 and 499"),
            ("runlint_status 500;", "value must be between 400 and 499"),
            ("runlint_route maybe;", 'invalid value "maybe" in "runlint_route" directive, it must be "on" or "off"'),
            ("runlint_route on; runlint_route on;", '"runlint_route" directive is duplicate'),
            ("runlint_severity schema/enum fatal;", '"fatal" is not a severity for "runlint_severity": expected off,'),
            ("runlint_severity schema/enumm off;", '"runlint_severity schema/enumm": '),
            ("runlint_severity json/syntax off;", '"runlint_severity json/syntax": '),
            ("runlint_max_body 0;", '"runlint_max_body" is 0, but must be from 1 to 4294901760 bytes'),
            ("runlint_max_body 4g;", "invalid value"),
            ("runlint_max_body 4096m;", '"runlint_max_body" is 4294967296, but must be from 1 to 4294901760 bytes'),
            ("runlint_max_body 4294901761;", '"runlint_max_body" is 4294901761, but must be from 1 to 4294901760 bytes'),
            ("runlint on; runlint_max_body 4294901760; runlint_status 499; runlint_fail open;", "test is successful"),
            ("runlint on; runlint_max_body 1; runlint_status 400;", "test is successful"),
        ):
            with self.subTest(directives):
                good, said = Nginx(directives).test_configuration()
                self.assertEqual(good, "successful" in text)
                self.assertIn(text, said)


class ExampleConfiguration(GatewayTest):
    """The example configuration, with only its paths and ports changed."""

    def config(self):
        text = (Path(__file__).parents[2] / "lib/nginx/example.conf").read_text()
        text = text.replace("{", "{{").replace("}", "}}")
        places = CONFIG[: CONFIG.index("  log_format")]
        for shown, used in (
            ("load_module modules/ngx_http_runlint_module.so;\n\nevents {{}}\n\nhttp {{", places),
            ("/var/log/nginx/access.log", "access.log"),
            ("127.0.0.1:8081", f"127.0.0.1:{self.upstream.port}"),
            ("listen 8080;", "listen 127.0.0.1:{port};"),
        ):
            self.assertIn(shown, text)
            text = text.replace(shown, used)
        return text

    def test_works_as_documented(self):
        self.gateway(config=self.config())
        client = self.client()
        route = "/v1/projects/p/jobs/j/runs"
        for target in (route, route + "?x", "/v1/projects/p/jobs/j/%72uns", "/v1/teams/t/projects/p/jobs/j/runs"):
            with self.subTest(target):
                self.expect(client, request(VALID, target=target), 200)
                self.expect(client, request(NO_PAYLOAD, target=target), 422, "schema/min-length")
                self.expect(client, request(NOT_JSON, "PUT", target=target), 400, "json/syntax")
        for target in (route + "/", route.upper(), route + ";x=1", "//v1/./projects/p/jobs/j/%72uns"):
            with self.subTest(target):
                self.expect(client, request(VALID, target=target), 400, "request/target")
        self.expect(client, head("GET", target=route + "/r", json=False), 200)
        self.expect(client, request(b"not ours", target="/v1/projects"), 200)
        self.expect(client, head(target=route, length=(1 << 20) + 1), 413, "json/size")
        self.assertRegex(self.nginx.access_log(2), r'" 422 \S+ runlint=invalid rule=schema/min-length time=0')


class Logs(GatewayTest):
    def test_variables_describe_verdict(self):
        self.gateway(server="location /log { runlint log; PROXY }")
        seconds = r"time=0\.0\d{8}"
        for number, (data, line) in enumerate((
            (request(VALID), rf"POST /runs 200 verdict=valid rule=- {seconds}"),
            (request(NO_PAYLOAD), rf"POST /runs 422 verdict=invalid rule=schema/min-length {seconds}"),
            (request(NOT_JSON), rf"POST /runs 400 verdict=invalid rule=json/syntax {seconds}"),
            (request(VALID, json=False), rf"POST /runs 415 verdict=invalid rule=request/content-type {seconds}"),
            (request(VALID, target="/log"), rf"POST /log 200 verdict=valid rule=- {seconds}"),
            (request(NO_PAYLOAD, target="/log"), rf"POST /log 200 verdict=invalid rule=schema/min-length {seconds}"),
            (request(VALID, target="/log", json=False), rf"POST /log 200 verdict=invalid rule=request/.* {seconds}"),
            (head("GET", json=False), "GET /runs 200 verdict=- rule=- time=-"),
        ), 1):
            with self.subTest(line):
                client = self.client()
                client.send(data)
                self.assertIsNotNone(client.answer())
                self.assertRegex(self.nginx.access_log(number), f"^{line}$")

    def test_variables_survive_internal_redirect(self):
        self.gateway("runlint on; try_files /nothing @named;", server="location @named { PROXY }")
        self.expect(self.client(), request(VALID), 200)
        self.assertRegex(self.nginx.access_log(1), r"verdict=valid rule=- time=0\.0")

    def test_error_log_omits_values(self):
        self.gateway(server="location /log { runlint log; PROXY }")
        for target, status in (("/", 422), ("/log", 200)):
            self.expect(self.client(), request(NO_PAYLOAD, target=target), status)
        log = self.nginx.error_log()
        self.assertIn("[warn]", log)
        self.assertIn("runlint refused the request: schema/min-length, status 422", log)
        self.assertIn("runlint would refuse the request: schema/min-length, status 422", log)
        self.assertNotIn(SECRET, log)


class Failures(GatewayTest):
    """Tests with a library whose functions fail, and the errors that nginx may then log."""

    FUNCTIONS = {"check_head": "", "check_body": "", "create": "can't make a validator: no memory"}

    def setUp(self):
        super().setUp()
        if not Path(FAILING).is_file():
            self.skipTest("RUNLINT_NGINX_FAILING names no library")

    def failing(self, function, location, alarms=""):
        os.environ["RUNLINT_TEST_FAILS"] = function
        self.addCleanup(os.environ.pop, "RUNLINT_TEST_FAILS", None)
        self.gateway(location, alarms=alarms, preload=FAILING)

    def test_fail_closed_by_default(self):
        for function, alarms in self.FUNCTIONS.items():
            for location in ("runlint on;", "runlint on; runlint_fail closed;"):
                with self.subTest(function, location=location):
                    self.failing(function, location, alarms)
                    # A worker creates its validator before the first request.
                    self.assertTrue(Nginx.wait_until(lambda: alarms in self.nginx.error_log()))
                    client = self.client()
                    self.expect(client, request(VALID), 503)
                    self.assertIn("verdict=failed rule=internal/failure", self.nginx.access_log(1))
                    self.assertIn("runlint refused the request: internal/failure, status 503", self.nginx.error_log())

    def test_fail_open_passes_request(self):
        for function, alarms in self.FUNCTIONS.items():
            with self.subTest(function):
                self.failing(function, "runlint on; runlint_fail open;", alarms)
                self.expect(self.client(), request(NO_PAYLOAD), 200)
                self.assertIn("verdict=failed rule=internal/failure", self.nginx.access_log(1))
                self.assertIn("runlint would refuse the request: internal/failure", self.nginx.error_log())

    def test_unknown_verdict_is_failure(self):
        self.failing("verdict", "runlint on;")
        self.expect(self.client(), request(VALID), 503)


    @unittest.skipIf(PRELOAD, "the sanitizer has a malloc of its own")
    def test_no_memory_for_the_fields_of_a_request(self):
        many = request(VALID, fields=["Content-Encoding: x"] * 600)
        self.failing("none", "runlint on;")
        self.expect(self.client(), many, 200)
        self.failing("malloc", "runlint on;", "malloc(16384) failed")
        self.expect(self.client(), many, 503)


class Reloads(GatewayTest):
    def test_old_worker_finishes_its_request(self):
        self.gateway()
        for half, rest, expected in (
            (head(length=len(NO_PAYLOAD)), NO_PAYLOAD, (422, "schema/min-length")),
            (head(length=len(VALID)) + VALID[:5], VALID[5:], (200,)),
            (head(length="chunked"), b"".join(chunks(VALID, 9)), (200,)),
        ):
            client = self.client()
            client.send(half, pause=0.05)
            old = self.nginx.reload()
            self.expect(client, rest, *expected)
            self.assertTrue(client.is_closed())
            self.assertTrue(Nginx.wait_until(lambda: not old & self.nginx.workers()), "an old worker stays")

    def test_new_directives_apply(self):
        proxy = f"proxy_pass http://127.0.0.1:{self.upstream.port};"
        self.gateway("runlint off;")
        self.expect(self.client(), request(NO_PAYLOAD), 200)
        for directives, status in (("runlint on;", 422), ("runlint on; runlint_status 400;", 400), ("", 200)):
            self.nginx.reload(server=f"location / {{ {directives} {proxy} }}")
            self.assertTrue(Nginx.wait_until(lambda: len(self.nginx.workers()) == 1))
            self.expect(self.client(), request(NO_PAYLOAD), status)

    def test_works_without_master_process(self):
        self.gateway(main="master_process off;")
        for body, expected in ((VALID, (200,)), (NOT_JSON, (400, "json/syntax"))):
            self.expect(self.client(), request(body), *expected)


if __name__ == "__main__":
    main()
