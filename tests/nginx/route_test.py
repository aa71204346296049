"""The directive runlint_route: requests to a route of the API are checked in every location of a server, and
ambiguous spellings of a route are refused."""

from frameworks import NODE, Wsgi, node_readers, urllib_readers
from gateway import NO_PAYLOAD, NOT_JSON, VALID, GatewayTest, main, payload_of
from server import head, request

PROJECT = "/v1/projects/p/jobs/j/runs"
TEAM = "/v1/teams/t/projects/p/jobs/j/runs"

NODE_URL = {"node URL"}
WSGI = {"wsgiref"}
SPLIT = {"urlsplit", "urlparse"}
PYTHON = WSGI | SPLIT
EXPRESS = {"express"}
ALL = NODE_URL | EXPRESS | PYTHON

# Ambiguous spellings of a route, and the frameworks in frameworks.py that would run its handler. If none would, others
# do: Tomcat removes path parameters from every segment, Rails and Spring an extension, Go's (?i) folds the long s to s,
# IIS maps fullwidth letters to ASCII; and some servers decode twice, or accept overlong UTF-8.
AMBIGUOUS = {
    PROJECT + "/": NODE_URL | EXPRESS,
    TEAM + "/": NODE_URL | EXPRESS,
    "/V1/Projects/p/JOBS/j/Runs": NODE_URL | EXPRESS,
    "/v1/TEAMS/t/projects/p/jobs/j/runs": NODE_URL | EXPRESS,
    "/v1/projects\\p/jobs/j/runs": NODE_URL,
    "/v1/projects/p/jobs/j\\runs": NODE_URL,
    "/v1\\teams\\t\\projects\\p\\jobs\\j\\runs": NODE_URL,
    "/v1/projects/p/jobs/j%5cruns": set(),
    "//h" + PROJECT: NODE_URL | SPLIT,
    "//h" + TEAM: NODE_URL | SPLIT,
    "/\\h" + PROJECT: NODE_URL,
    "/" + PROJECT: WSGI,
    "//" + PROJECT: PYTHON,
    "/v1//projects/p/jobs/j/runs": WSGI,
    "/v1/projects/p/jobs/j//runs": WSGI,
    PROJECT + ";x": {"urlparse"},
    PROJECT + ";jsessionid=1": {"urlparse"},
    "/v1;x/projects/p/jobs/j/runs": set(),
    "/v1/projects;x/p/jobs/j/runs": set(),
    "/v1/projects/p/jobs;x/j/runs": set(),
    "/v1/teams;x/t/projects/p/jobs/j/runs": set(),
    "/v1/projects/p/jobs/j/x/..;/runs": set(),
    "/v1/projects/a%2Fb/jobs/j/runs": NODE_URL | EXPRESS,
    "/v1/teams/t%2Fx/projects/p/jobs/j/runs": NODE_URL | EXPRESS,
    "/v1/projects/p/jobs/j%2Fruns": PYTHON,
    "/v1%2Fprojects%2Fp%2Fjobs%2Fj%2Fruns": PYTHON,
    "/v1/projects/%2e%2e/jobs/j/runs": EXPRESS | PYTHON,
    "/v1/projects/p/jobs/%2e%2e/runs": EXPRESS | PYTHON,
    "/v1/projects/p/jobs/%2e/runs": EXPRESS | PYTHON,
    "/v1/teams/%2e%2e/projects/p/jobs/j/runs": ALL,
    "/v1/projects/x/%2e%2e/p/jobs/j/runs": NODE_URL,
    "/v1/projects/x/../p/jobs/j/runs": NODE_URL,
    "/x/.." + PROJECT: NODE_URL,
    "/." + TEAM: NODE_URL,
    PROJECT + "/.": NODE_URL,
    PROJECT + "/x/..": NODE_URL,
    PROJECT + "/x/%2E%2e": NODE_URL,
    PROJECT + "#x": NODE_URL | SPLIT,
    PROJECT + "%23x": set(),
    PROJECT + "%3Fx": set(),
    PROJECT + ".json": set(),
    PROJECT + "%20": set(),
    PROJECT + "%0a": set(),
    "/v1/pro%09jects/p/jobs/j/runs": set(),
    "/v1/projects/p/jobs/j/%2572uns": set(),
    "/v1/projects/p/jobs/j%252Fruns": set(),
    "/v1/projects/p/jobs/j%c0%afruns": set(),
    "/v1/projects/p/jobs/j/%c1%b2uns": set(),
    "/v1/projects/p/jobs/j/run%C5%BF": set(),
    "/v1/projects/p%EF%BC%8Fjobs/j/runs": set(),
}

# Plain spellings: their bodies are checked.
PLAIN = {
    PROJECT: ALL,
    TEAM: ALL,
    PROJECT + "?x=/../y": ALL,
    "/v1/projects/p/jobs/j/%72uns": NODE_URL | PYTHON,
    "/%76%31/teams/t/projects/p/jobs/j/runs": NODE_URL | PYTHON,
    "/v1/projects/a;b/jobs/j/runs": ALL,
    "/v1/projects/%20/jobs/j/runs": ALL,
}

# Targets that are not a route to any of them.
OTHERS = ("/", "/v1/projects", "/v1/projects/p/jobs/j", PROJECT + "/r", "/v1/teams/t/projects/p/jobs/j/runs/r/logs",
          "/v1/projects//jobs", "/x;y", "/x/%2e%2e%2f", "/v1/projects/p/jobs/j/runsx", "/?" + PROJECT)


class Frameworks(GatewayTest):
    """Without the directive nginx passes all of these to the upstream, which would run these handlers."""

    def test_run_expected_targets(self):
        self.gateway("")
        wsgi = Wsgi()
        self.addCleanup(wsgi.stop)
        cases = {**AMBIGUOUS, **PLAIN, **dict.fromkeys(OTHERS, set())}
        for target in cases:
            self.expect(self.client(), request(NO_PAYLOAD, target=target), 200)
        arrived = [r.target for r in self.upstream.requests]
        self.assertEqual(arrived, list(cases))
        in_node = [set()] * len(arrived)
        known = PYTHON
        if NODE:
            in_node = node_readers(arrived)
            known = ALL
        else:
            print("there is no node: what its frameworks would run is left out")
        for target, expected, found in zip(cases, cases.values(), in_node):
            with self.subTest(target):
                self.assertEqual(found | urllib_readers(target) | wsgi.readers(target), expected & known)


class Route(GatewayTest):
    def test_plain_targets_are_checked(self):
        self.gateway("", server="runlint_route on;")
        for target in PLAIN:
            with self.subTest(target):
                self.expect(self.client(), request(VALID, target=target), 200)
                self.assertEqual(self.upstream.requests[-1].target, target)
                self.expect(self.client(), request(NO_PAYLOAD, target=target), 422, "schema/min-length")
                chunked = head(target=target, length="chunked") + b"2\r\n[]\r\n0\r\n\r\n"
                self.expect(self.client(), chunked, 422, "schema/type")

    def test_ambiguous_targets_are_refused(self):
        self.gateway("", server="runlint_route on;")
        for target in AMBIGUOUS:
            with self.subTest(target):
                for body in (NO_PAYLOAD, VALID):
                    self.expect(self.client(), request(body, target=target), 400, "request/target")
                self.expect(self.client(), request(NO_PAYLOAD, "PUT", target=target), 400, "request/target")

    def test_other_targets_pass(self):
        self.gateway("", server="runlint_route on;")
        for target in OTHERS:
            with self.subTest(target):
                for data in (request(b"not ours", target=target, json=False), head("GET", target, json=False),
                             request(b"\x1f\x8b", "PUT", target, fields=["Content-Encoding: gzip"])):
                    self.expect(self.client(), data, 200)
        self.assertIn("verdict=- rule=- time=-", self.nginx.access_log(1))

    def test_nginx_refuses_malformed_targets(self):
        self.gateway("", server="runlint_route on;")
        for target in ("/../" + PROJECT, PROJECT + "%00", "\\v1\\projects\\p\\jobs\\j\\runs", PROJECT[1:],
                       "/v1/projects/%zz/jobs/j/runs", "/v1/projects/p/jobs/j/%u0072uns", "/v1/pro\tjects/p/jobs/j/runs"):
            with self.subTest(target):
                self.expect(self.client(), request(NO_PAYLOAD, target=target), 400)

    def test_every_method_is_checked(self):
        self.gateway("", server="runlint_route on;")
        for method in ("POST", "PUT", "PATCH", "GET", "BREW"):
            with self.subTest(method):
                self.expect(self.client(), request(NO_PAYLOAD, method, PROJECT), 422, "schema/min-length")
                self.expect(self.client(), request(VALID, method, PROJECT), 200)
        self.expect(self.client(), head("GET", PROJECT, json=False), 200)
        self.expect(self.client(), head("GET", PROJECT + "/", json=False), 200)
        self.expect(self.client(), head("POST", PROJECT), 400, "json/empty")
        override = ["X-HTTP-Method-Override: POST"]
        self.expect(self.client(), request(NO_PAYLOAD, "PUT", TEAM, fields=override), 422, "schema/min-length")

    def test_absolute_form_targets_are_checked(self):
        self.gateway("", server="runlint_route on;")
        for target, status in (("http://gateway" + TEAM, 422), ("HTTP://gateway" + PROJECT + "?x", 422),
                               ("http://gateway/" + PROJECT, 400), ("http://gateway/x/.." + PROJECT, 400),
                               ("http://gateway?" + PROJECT, 200), ("http://gateway/", 200)):
            with self.subTest(target):
                self.expect(self.client(), request(NO_PAYLOAD, target=target), status)

    def test_http_2_targets_are_checked(self):
        from http2 import Http2Client  # not required to report that there is no nginx

        self.gateway("", server="runlint_route on;")
        for target, body, status in ((PROJECT, NO_PAYLOAD, 422), (TEAM, NO_PAYLOAD, 422), (TEAM, VALID, 200),
                                     ("//h" + PROJECT, NO_PAYLOAD, 400), (TEAM + ";x", VALID, 400),
                                     ("/v1\\projects/p/jobs/j/runs", NO_PAYLOAD, 400), ("/other", NOT_JSON, 200)):
            with self.subTest(target):
                self.upstream.requests.clear()
                client = self.enterContext(Http2Client(self.nginx.port2))
                self.assertEqual(client.exchange([body], target=target), [status])
                self.assertEqual(len(self.upstream.requests), 1 if status == 200 else 0)


class Levels(GatewayTest):
    """The directive at every level, alone and with `runlint`."""

    def expect_by_route(self):
        for target in (PROJECT, TEAM):
            self.expect(self.client(), request(VALID, target=target), 200)
            self.expect(self.client(), request(NO_PAYLOAD, target=target), 422, "schema/min-length")
        self.expect(self.client(), request(VALID, target=PROJECT + "/"), 400, "request/target")
        self.expect(self.client(), request(b"not ours", target="/v1/projects", json=False), 200)

    def test_route_applies_at_every_level(self):
        for parts in (
            {"http": "runlint_route on;"},
            {"http": "runlint_route on; runlint on;"},
            {"http": "runlint on;", "server": "runlint_route on;"},
            {"http": "runlint off;", "server": "runlint on; runlint_route on;"},
            {"location": "runlint_route on;"},
            {"location": "runlint on; runlint_route on;"},
            {"server": "runlint_route on;", "location": "runlint on;"},
        ):
            with self.subTest(parts):
                self.gateway(**{"location": "", **parts})
                self.expect_by_route()

    def test_inner_locations_override_route(self):
        self.gateway("", server=f"""
          runlint_route on;
          location /v1/teams/log/ {{ runlint log; PROXY }}
          location /v1/teams/off/ {{ runlint off; PROXY }}
          location /v1/teams/not/ {{ runlint_route off; PROXY }}
          location /all/ {{ runlint on; runlint_route off; PROXY }}
          location /v1/teams/strict/ {{ runlint_status 409; runlint_max_body 100; PROXY }}
        """)
        for team, body, status in (("log", NO_PAYLOAD, 200), ("log", payload_of(5000), 200), ("off", NOT_JSON, 200),
                                   ("not", NOT_JSON, 200), ("strict", NO_PAYLOAD, 409),
                                   ("strict", payload_of(101), 413), ("t", payload_of(101), 200)):
            with self.subTest(team):
                self.expect(self.client(), request(body, target=TEAM.replace("/t/", f"/{team}/")), status)
        self.expect(self.client(), request(NO_PAYLOAD, target=TEAM.replace("/t/", "/log/") + "/"), 200)
        self.assertIn("would refuse the request: request/target, status 400", self.nginx.error_log())
        self.expect(self.client(), request(NOT_JSON, target="/all/x"), 400, "json/syntax")


class ChangedTargets(GatewayTest):
    """Targets that nginx changes."""

    def test_rewritten_target_is_checked(self):
        self.gateway("", server=f"""
          runlint_route on;
          location /to/ {{ rewrite ^/to/(.*)$ /v1/projects/$1/jobs/j/runs break; PROXY }}
          location /last/ {{ rewrite ^ {TEAM} last; }}
          location /tries/ {{ try_files /nothing {PROJECT}; }}
          location /page/ {{ error_page 404 = {PROJECT}; return 404; }}
          location /named/ {{ error_page 404 = @named; return 404; }}
          location @named {{ rewrite ^ {PROJECT} break; PROXY }}
          location /away/ {{ rewrite ^ /elsewhere break; PROXY }}
        """)
        for target, arrives in (("/to/p", PROJECT), ("/to/a%20b", "/v1/projects/a%20b/jobs/j/runs"), ("/last/x", TEAM),
                                ("/tries/x", PROJECT), ("/page/x", PROJECT), ("/named/x", PROJECT)):
            with self.subTest(target):
                self.expect(self.client(), request(NO_PAYLOAD, target=target), 422, "schema/min-length")
                self.expect(self.client(), request(VALID, target=target), 200)
                self.assertEqual(self.upstream.requests[-1].target, arrives)
        self.expect(self.client(), request(NO_PAYLOAD, target="/to/a%5cb"), 400, "request/target")
        self.expect(self.client(), request(NO_PAYLOAD, target="/away/x"), 200)

    def test_upstream_redirect_is_checked(self):
        self.gateway("", server="runlint_route on; location /elsewhere/ { internal; rewrite ^ " + PROJECT
                     + " break; PROXY }")
        client = self.client()
        client.send(request(NO_PAYLOAD, target="/x/redirects"))
        self.expect_answer(client.answer(), 422, "schema/min-length")
        self.assertEqual([r.target for r in self.upstream.requests], ["/x/redirects"])
        client = self.client()
        client.send(request(VALID, target="/x/redirects"))
        self.expect_answer(client.answer(), 200)
        self.assertEqual([r.target for r in self.upstream.requests][1:], ["/x/redirects", PROJECT])

    def test_normalized_target_is_checked(self):
        # With a URI in proxy_pass the upstream gets the path as normalized by nginx: decoded once, dots and slashes resolved.
        self.gateway("", server="runlint_route on; location /v1/ { PROXY }".replace(
            "PROXY", f"proxy_pass http://127.0.0.1:{self.upstream.port}/v1/;"))
        for target in AMBIGUOUS:
            with self.subTest(target):
                self.expect(self.client(), request(NO_PAYLOAD, target=target), 400, "request/target")
        for target in PLAIN:
            with self.subTest(target):
                self.expect(self.client(), request(NO_PAYLOAD, target=target), 422, "schema/min-length")
        self.expect(self.client(), request(b"not ours", target="/v1/x"), 200)


if __name__ == "__main__":
    main()
