"""The directive runlint_config: API revision, severities and limits from the command's configuration file."""

import json
import signal

from gateway import NO_PAYLOAD, VALID, GatewayTest, main, payload_of
from server import Nginx, request

SHORT = "schema/min-length"  # the rule that NO_PAYLOAD violates
UNKNOWN = b'{"x":1}'
LENIENT = {"severities": {SHORT: "off", "schema/pattern": "warning"}, "limits": {"size": 200}}
STRICT = {"severities": {"schema/documented-maximum": "error"}}
LARGE = b'{"deployment":{"storage":{"ephemeralStorage":{"storageSize":512000}},"internal":{}}}'


def files(**configurations):
    return {f"{name}.json": json.dumps(content) for name, content in configurations.items()}


class Verdicts(GatewayTest):
    def expect_all(self, cases):
        for target, body, *expected in cases:
            with self.subTest(target, size=len(body)):
                self.expect(self.client(), request(body, target=target), *expected)

    def test_config_inherits_from_outer_level(self):
        self.gateway(
            "",
            http="runlint on; runlint_config lenient.json;",
            server="""
              location /own { runlint_config strict.json; PROXY }
              location /none { runlint_config empty.json; PROXY }
            """,
            files=files(lenient=LENIENT, strict=STRICT, empty={}),
        )
        self.expect_all((
            ("/", NO_PAYLOAD, 200),
            ("/", LARGE, 200),
            ("/", payload_of(200), 200),
            ("/", payload_of(201), 413, "json/size"),
            ("/own", NO_PAYLOAD, 422, SHORT),
            ("/own", LARGE, 422, "schema/documented-maximum"),
            ("/own", payload_of(1000), 200),
            ("/none", NO_PAYLOAD, 422, SHORT),
            ("/none", LARGE, 200),
        ))

    def test_server_config_overrides_http(self):
        self.gateway(
            "runlint on;",
            http="runlint_config lenient.json;",
            server="runlint_config strict.json;",
            files=files(lenient=LENIENT, strict=STRICT),
        )
        self.expect_all((("/", NO_PAYLOAD, 422, SHORT), ("/", LARGE, 422, "schema/documented-maximum")))

    def test_directives_take_precedence_over_file(self):
        self.gateway(
            "runlint on; runlint_config lenient.json;",
            http=f"runlint_severity {SHORT} error;",
            server="location /large { runlint on; runlint_max_body 300; runlint_config lenient.json; PROXY }",
            files=files(lenient=LENIENT),
        )
        self.expect_all((
            ("/", NO_PAYLOAD, 422, SHORT),
            ("/large", payload_of(300), 200),
            ("/large", payload_of(301), 413, "json/size"),
        ))

    def test_limits_and_profiles_apply(self):
        self.gateway(
            "runlint on; runlint_config deep.json;",
            server="location /gateway { runlint on; runlint_config gateway.json; PROXY }",
            files=files(
                deep={"limits": {"depth": 1, "diagnostics": 1}},
                gateway={"profile": "gateway", "failOn": "error", "severities": {"schema/unknown-property": "info"}},
            ),
        )
        self.expect_all((
            ("/", VALID, 400, "json/depth"),
            ("/", b"{}", 200),
            ("/gateway", UNKNOWN, 200),
            ("/gateway", NO_PAYLOAD, 422, SHORT),
        ))
        client = self.client()
        client.send(request(b'{"x":1,"y":1}'))
        _, _, body = client.answer()
        self.assertEqual([len(json.loads(body)["errors"]), json.loads(body)["omitted"]], [1, 1])

    def test_api_revision_applies(self):
        newer = b'{"deployment":{"storage":{"shmSize":100},"internal":{}}}'
        self.gateway(
            "runlint on;",
            server="location /newer { runlint on; runlint_config newer.json; PROXY }",
            files=files(newer={"api": "2026-05"}),
        )
        self.expect_all((("/", newer, 422, "schema/enum"), ("/newer", newer, 200)))

    def test_absolute_path_is_read(self):
        nginx = Nginx("", files=files(lenient=LENIENT))
        self.gateway(f"runlint on; runlint_config {nginx.dir}/lenient.json;")
        self.expect(self.client(), request(NO_PAYLOAD), 200)


class InvalidFiles(GatewayTest):
    CASES = (
        ('{\n  "profile": "gatewy"\n}', 'c.json:2:14: "gatewy" is not a value of "profile": ', "[schema/enum]"),
        ('{"severities": {"schema/enumm": "off"}}', "c.json:1:17: ", '[schema/property-name]; did you mean "schema/enum"'),
        ('{"severities": {"json/syntax": "off"}}', "c.json:1:17: ", "[schema/property-name]"),
        ('{"limits": {"size": 0}}', "c.json:1:21: ", "[schema/enum]"),
        ('{"exclude": {"a": "b"}}', 'c.json:1:2: "exclude" is about files, and a gateway has none ', "; remove it"),
        ('{"failOn": "warning"}', "c.json:1:12: a gateway refuses errors and nothing less", "set \"failOn\" to"),
        ('{"profile": "hook",}', "c.json:1:19: trailing comma", "[json/syntax]"),
        ("", "c.json:1:1: ", "[json/empty]"),
        ("{}", "test is successful", ""),
    )

    def test_errors_are_located(self):
        for content, *texts in self.CASES:
            with self.subTest(content):
                good, said = Nginx("runlint_config c.json;", files={"c.json": content}).test_configuration()
                self.assertEqual(good, content == "{}")
                for text in texts:
                    self.assertIn(text, said)
                if not good:
                    self.assertRegex(said, r'"runlint_config" can\'t take ".*c\.json" \(.*\) in .*nginx\.conf:\d+\n')

    def test_every_error_is_reported(self):
        content = '{"limits": {"size": 0, "dept": 1}}'
        _, said = Nginx("runlint_config c.json;", files={"c.json": content}).test_configuration()
        self.assertIn("c.json:1:21: ", said)
        self.assertIn("c.json:1:24: ", said)
        self.assertNotIn("more", said)

    def test_errors_beyond_limit_are_counted(self):
        content = "{" + ",".join(f'"x{i}": 0' for i in range(150)) + "}"
        _, said = Nginx("runlint_config c.json;", files={"c.json": content}).test_configuration()
        self.assertEqual(said.count("[schema/unknown-property]"), 100)
        self.assertIn("c.json: 50 more mistakes\n", said)

    def test_unreadable_file_is_reported(self):
        for directive, text in (
            ("runlint_config missing.json;", 'missing.json" failed (2: No such file or directory)'),
            ("runlint_config /dev/null;", '"/dev/null" is not a configuration of runlint: it must be a regular file of at most'),
            ("runlint_config /dev;", '"/dev" is not a configuration of runlint: it must be a regular file of at most 1048576 bytes'),
            ("runlint_config big.json;", 'big.json" is not a configuration of runlint'),
            ("runlint_config c.json; runlint_config c.json;", '"runlint_config" directive is duplicate'),
            ("runlint_config;", 'invalid number of arguments in "runlint_config" directive'),
        ):
            with self.subTest(directive):
                nginx = Nginx(directive, files={"c.json": "{}", "big.json": "{}" + " " * (1 << 20)})
                good, said = nginx.test_configuration()
                self.assertFalse(good)
                self.assertIn(text, said)


class Reloads(GatewayTest):
    def test_valid_file_applies(self):
        nginx = self.gateway("runlint on; runlint_config c.json;", files={"c.json": "{}"})
        self.expect(self.client(), request(NO_PAYLOAD), 422, SHORT)
        (nginx.dir / "c.json").write_text(json.dumps(LENIENT))
        nginx.reload()
        self.assertTrue(Nginx.wait_until(lambda: len(nginx.workers()) == 1))
        self.expect(self.client(), request(NO_PAYLOAD), 200)

    def test_invalid_file_keeps_old_workers(self):
        mistake = 'c.json:1:12: "x" is not a value of "failOn"'
        nginx = self.gateway("runlint on; runlint_config c.json;", files={"c.json": json.dumps(LENIENT)}, alarms="c.json")
        before = nginx.workers()
        (nginx.dir / "c.json").write_text('{"failOn": "x"}')
        nginx.process.send_signal(signal.SIGHUP)
        self.assertTrue(Nginx.wait_until(lambda: mistake in nginx.error_log()))
        self.expect(self.client(), request(NO_PAYLOAD), 200)
        self.assertEqual(nginx.workers(), before)


if __name__ == "__main__":
    main()
