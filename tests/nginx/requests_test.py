"""Requests of every form: valid ones reach the upstream byte for byte, invalid ones do not."""

import email.message
import os

from gateway import NOT_JSON, NO_PAYLOAD, VALID, GatewayTest, main, payload_of
from server import Client, Nginx, chunks, head, request


class Bodies(GatewayTest):
    CONFIGURATIONS = {
        "in memory": "",
        "in a file": "client_body_in_file_only clean;",
        "first in memory, then in a file": "client_body_buffer_size 1k;",
        "in one buffer": "client_body_in_single_buffer on;",
        "request buffering off": "proxy_request_buffering off; proxy_http_version 1.1;",
    }
    EXPECTED = [(True, (200,)), (False, (422, "schema/type"))]
    SIZES = [100, 900, 5000, 16384, 100_000, 1 << 20]

    def test_content_length_is_checked_at_every_size(self):
        for name, directives in self.CONFIGURATIONS.items():
            self.gateway(f"runlint on; {directives} client_max_body_size 2m;")
            client = self.client()
            for size in self.SIZES:
                for pieces in (1, 3):
                    with self.subTest(name, size=size, pieces=pieces):
                        step = size // pieces + 1
                        for valid, expected in self.EXPECTED:
                            body = payload_of(size, valid)
                            parts = [body[i : i + step] for i in range(0, size, step)]
                            self.expect(client, [head(length=size), *parts], *expected)
                        self.assertEqual(self.upstream.requests[-1].body, payload_of(size))

    def test_chunked_is_checked_at_every_size(self):
        for name, directives in self.CONFIGURATIONS.items():
            self.gateway(f"runlint on; {directives} client_max_body_size 2m;")
            client = self.client()
            for size in self.SIZES:
                for chunk in (7, 4096, 1 << 20):
                    if size / chunk > 5000:
                        continue
                    with self.subTest(name, size=size, chunk=chunk):
                        for valid, expected in self.EXPECTED:
                            parts = chunks(payload_of(size, valid), chunk)
                            self.expect(client, [head(length="chunked") + b"".join(parts)], *expected)
                        self.assertEqual(self.upstream.requests[-1].body, payload_of(size))

    def test_single_byte_writes_are_checked(self):
        self.gateway()
        client = self.client()
        for body, expected in ((VALID, (200,)), (NOT_JSON, (400, "json/syntax"))):
            for data in (request(body), head(length="chunked") + b"".join(chunks(body, 1))):
                self.expect(client, [data[i : i + 1] for i in range(len(data))], *expected)

    def test_missing_body_is_checked_by_method(self):
        self.gateway()
        client = self.client()
        for data, expected in (
            (head("GET", json=False), (200,)),
            (head("DELETE", length=0, json=False), (200,)),
            (head("POST"), (400, "json/empty")),
            (head("POST", length=0), (400, "json/empty")),
            (head("GET", length="chunked") + b"0\r\n\r\n", (400, "json/empty")),
            (request(b" \n"), (400, "json/empty")),
        ):
            with self.subTest(data):
                self.expect(client, data, *expected)

    def test_aborted_request_is_dropped(self):
        self.gateway()
        for data in (head(length=100) + b"{", head(length="chunked") + b"5\r\n{"):
            with Client(self.nginx.port) as client:
                client.send(data, pause=0.05)
        self.expect(self.client(), request(VALID), 200)
        self.assertEqual(len(self.upstream.requests), 1)


class Protocol(GatewayTest):
    def test_every_method_is_checked(self):
        self.gateway()
        client = self.client()
        for method in ("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "BREW"):
            with self.subTest(method):
                self.expect(client, request(NO_PAYLOAD, method), 422, "schema/min-length")
                self.expect(client, request(VALID, method), 200)
                self.assertEqual(self.upstream.requests[-1].body, VALID)

    def test_head_is_checked_before_body_is_read(self):
        for fields, status, rule in (
            (["Content-Type: text/plain"], 415, "request/content-type"),
            ([], 415, "request/content-type"),
            (["Content-Type: application/json", "Content-Type: application/json"], 415, "request/content-type"),
            (["content-type: application/json", "Content-Encoding: gzip"], 415, "request/content-encoding"),
            (["Content-Type: application/json"] + ["Content-Encoding: identity"] * 9 + ["Content-Encoding: br"], 415,
             "request/content-encoding"),
            (["Content-Type: application/json;charset=UTF-8"], 200, None),
        ):
            with self.subTest(fields):
                self.gateway()
                client = self.client()
                data = head(length=len(VALID), fields=fields, json=False)
                if status == 200:
                    self.expect(client, data + VALID, 200)
                    continue
                self.expect(client, data, status, rule)
                # The body is sent anyway; the connection stays usable.
                client.send(VALID)
                self.expect(client, request(VALID), 200)

    def test_expect_100_continue_is_answered(self):
        self.gateway()
        for body, expected in ((VALID, (200,)), (NO_PAYLOAD, (422, "schema/min-length"))):
            client = self.client()
            client.send(head(length=len(body), fields=["Expect: 100-continue"]))
            self.assertEqual(client.answer()[0], 100)
            self.expect(client, body, *expected)
            self.expect(client, request(VALID), 200)
        client = self.client()
        client.send(head(length=99, fields=["Expect: 100-continue", "Content-Encoding: gzip"]))
        answer = client.answer()
        self.expect_answer(answer, 415, "request/content-encoding")
        self.assertEqual(answer[1]["connection"], "close")

    def test_pipelined_requests_are_answered_in_order(self):
        self.gateway()
        client = self.client()
        bodies = [VALID, NO_PAYLOAD, payload_of(3000), NOT_JSON, VALID]
        plain = [request(body) for body in bodies]
        chunked = [head(length="chunked") + b"".join(chunks(body, 100)) for body in bodies]
        for data in (plain, chunked):
            self.upstream.requests.clear()
            client.send(b"".join(data))
            self.assertEqual([client.answer()[0] for _ in bodies], [200, 422, 200, 400, 200])
            self.assertEqual([r.body for r in self.upstream.requests], [VALID, payload_of(3000), VALID])

    def test_http_2_bodies_are_checked(self):
        from http2 import Http2Client  # not required to report that there is no nginx

        self.gateway("runlint on; client_max_body_size 2m;")
        client = self.enterContext(Http2Client(self.nginx.port2))
        cases = (
            (VALID, 200),
            (NO_PAYLOAD, 422),
            (NOT_JSON, 400),
            (payload_of(300_000), 200),
            (payload_of(300_000, valid=False), 422),
            (b"{}" + b" " * (1 << 20), 413),
            (b"", 400),
        )
        for body, status in cases:
            for with_length in (True, False):
                with self.subTest(size=len(body), status=status, with_length=with_length):
                    self.upstream.requests.clear()
                    self.assertEqual(client.exchange([body], with_length), [status])
                    self.assertEqual([r.body for r in self.upstream.requests], [body] if status == 200 else [])
        with self.subTest("all at once"):
            self.upstream.requests.clear()
            self.assertEqual(client.exchange([body for body, _ in cases]), [status for _, status in cases])
            self.assertEqual(sorted(r.body for r in self.upstream.requests),
                             sorted(body for body, status in cases if status == 200))

    def test_too_large_body_is_refused(self):
        self.gateway("runlint on; runlint_max_body 1000; client_max_body_size 8k;")
        chunked = lambda size: head(length="chunked") + b"".join(chunks(payload_of(size), 999))
        for data, status, rule in (
            (request(payload_of(1000)), 200, None),
            (chunked(1000), 200, None),
            (head(length=1001), 413, "json/size"),
            (chunked(1001), 413, "json/size"),
            (chunked(8000), 413, "json/size"),
            (head(length=9000), 413, None),  # nginx's own limit and answer
            (chunked(9000), 413, None),
        ):
            with self.subTest(data[:100]):
                self.expect(self.client(), data, status, rule)


class Limits(GatewayTest):
    """A body over runlint_max_body is neither read to its end nor stored."""

    LIMITS = "runlint_max_body 1000; client_max_body_size 64m; client_body_buffer_size 1k; lingering_timeout 1s;"

    def kept(self):
        """The size of the stored request bodies, which nginx keeps."""
        return sum(path.stat().st_size for path in (self.nginx.dir / "body").rglob("*") if path.is_file())

    def test_chunked_body_is_refused_before_its_end(self):
        large = payload_of(5000)
        for name, pieces in {
            "one chunk of 40 MiB begins": [head(length="chunked") + b"2800000\r\n" + large],
            "one chunk, in pieces": [head(length="chunked"), b"2800000\r\n", large[:600], large[600:900], large[900:]],
            "many chunks": [head(length="chunked"), *chunks(large, 90)[:-1]],
            "chunks of one byte": [head(length="chunked") + b"".join(chunks(large, 1)[:-1])],
            "one byte too many": [head(length="chunked") + b"".join(chunks(payload_of(1001), 500)[:-1])],
        }.items():
            with self.subTest(name):
                self.gateway("runlint on; client_body_in_file_only on; " + self.LIMITS)
                client = self.client()
                client.send(*pieces, pause=0.01)
                answer = client.answer()
                self.expect_answer(answer, 413, "json/size")
                self.assertEqual(answer[1]["connection"], "close")
                self.assertTrue(client.is_closed())
                self.assertEqual(self.upstream.requests, [])
                self.assertLessEqual(self.kept(), 2048)
                self.assertIn("verdict=invalid rule=json/size", self.nginx.access_log(1))

    def test_rest_of_refused_body_is_not_stored(self):
        self.gateway("runlint on; client_body_in_file_only on; " + self.LIMITS)
        client = self.client()
        client.send(head(length="chunked"), b"2800000\r\n")
        try:
            for _ in range(640):
                client.send(b" " * 65536)
            client.send(b"\r\n0\r\n\r\n")
        except OSError:
            pass  # the gateway has closed the connection
        self.expect_answer(client.answer(), 413, "json/size")
        self.assertLessEqual(self.kept(), 2048)

    def test_http_2_body_is_refused_before_its_end(self):
        from http2 import Http2Client  # not required to report that there is no nginx

        self.gateway("runlint on; client_body_in_file_only on; " + self.LIMITS)
        client = self.enterContext(Http2Client(self.nginx.port2))
        for size, ends in ((1001, False), (5000, False), (300_000, False), (1001, True), (300_000, True)):
            with self.subTest(size=size, ends=ends):
                self.assertEqual(client.exchange([payload_of(size)], with_length=False, ends=ends), [413])
        self.assertEqual(client.exchange([payload_of(1000)], with_length=False), [200])
        self.assertEqual([r.body for r in self.upstream.requests], [payload_of(1000)])
        self.assertLessEqual(self.kept(), 6 * 2048)

    def test_early_refusal_closes_connection(self):
        self.gateway("runlint on; " + self.LIMITS)
        for data in (head(length=1001), request(payload_of(1001)), head(length="chunked") + chunks(payload_of(1001), 2000)[0]):
            with self.subTest(data[:100]):
                client = self.client()
                client.send(data)
                answer = client.answer()
                self.expect_answer(answer, 413, "json/size")
                self.assertEqual(answer[1]["connection"], "close")
                self.assertTrue(client.is_closed())

    def test_logged_body_is_read_whole(self):
        self.gateway("runlint log; " + self.LIMITS)
        self.expect(self.client(), head(length="chunked") + b"".join(chunks(payload_of(5000), 700)), 200)
        self.assertEqual(self.upstream.requests[-1].body, payload_of(5000))
        self.assertIn("verdict=invalid rule=json/size", self.nginx.access_log(1))

    def test_body_of_exact_limit_passes(self):
        self.gateway("runlint on; " + self.LIMITS)
        client = self.client()
        for size in (1, 7, 999, 1000):
            self.expect(client, head(length="chunked") + b"".join(chunks(payload_of(1000), size)), 200)


class Fields(GatewayTest):
    """Fields that an upstream may read as the Content-Type or a part of it."""

    def test_content_type_charset_is_checked(self):
        self.gateway()
        utf7, utf8 = "utf-8''utf-7", "utf-8"
        for parameters, status in (
            ("", 200), (f"; charset={utf8}", 200), (';charset="UTF-8"', 200), ("; Charset=Utf-8; boundary=x", 200),
            (";;charset=utf-8;", 200), ("; charset*0=utf-7", 415), ("; charset*0=utf-8", 415),
            (f"; charset*={utf7}", 415), (f"; charset={utf8}; charset*={utf7}", 415), ("; CHARSET*0*=utf-7", 415),
            ("; charset*0=utf-; charset*1=7", 415), ("; charset*1=utf-7", 415), ("; charset *0=utf-7", 415),
            ("; charset*0 = utf-7", 415), ("; charset=utf-8; charset=utf-8", 415), ('; charset="utf-7"', 415),
            ("; charset=utf8", 415), ("; charset=utf-8 x", 415), (";;charset=utf-7", 415),
            ('; a="; charset=utf-7; b="', 415), ('; charset="utf\\-8"', 415), (", application/json", 415),
        ):
            with self.subTest(parameters):
                fields = ["Content-Type: application/json" + parameters]
                rule = "request/content-type" if status == 415 else None
                self.expect(self.client(), request(VALID, fields=fields, json=False), status, rule)

    def test_accepted_charsets_agree_with_python(self):
        # aiohttp and others decode the body with the charset that Python's email package finds.
        for parameters, charset in (("; charset*0=utf-7", "utf-7"), ("; charset*=utf-8''utf-7", "utf-7"),
                                    ("; charset*0*=utf-8''utf%2D7", "utf-7"), ('; CHARSET*0="utf-"; charset*1=7', "utf-7"),
                                    ("; charset=utf-8; charset*=utf-8''utf-7", "utf-8")):
            message = email.message.Message()
            message["Content-Type"] = "application/json" + parameters
            self.assertEqual(message.get_content_charset(), charset)
            self.gateway()
            fields = ["Content-Type: application/json" + parameters]
            self.expect(self.client(), request(VALID, fields=fields, json=False), 415, "request/content-type")

    def test_similar_field_names_count_as_repeated(self):
        for name in ("Content_Type", "content_TYPE", "Content_type"):
            with self.subTest(name):
                self.gateway(server="underscores_in_headers on;")
                fields = [f"{name}: application/json; charset=utf-7"]
                self.expect(self.client(), request(VALID, fields=fields), 415, "request/content-type")
        self.gateway()  # which drops the field
        self.expect(self.client(), request(VALID, fields=["Content_Type: text/plain"]), 200)
        self.assertIsNone(self.upstream.requests[-1].field("content_type"))

    def test_folded_lines_are_refused(self):
        data = request(VALID, json=False, fields=["Content-Type: application/json;\r\n charset=utf-7"])
        for directive in ("ignore_invalid_headers on;", "ignore_invalid_headers off;"):
            self.gateway("", server=directive)
            self.expect(self.client(), data, 400)  # from nginx itself

    def test_cleared_field_is_ignored(self):
        encoded = ["Content-Encoding: gzip"]
        self.gateway(main=self.CLEARS)
        self.expect(self.client(), request(VALID, fields=encoded), 415, "request/content-encoding")
        self.expect(self.client(), request(VALID, fields=[*encoded, "X-Clear: content-encoding"]), 200)
        self.expect(self.client(), request(NO_PAYLOAD, fields=[*encoded, "X-Clear: content-encoding"]), 422,
                    "schema/min-length")
        self.expect(self.client(), request(VALID, fields=["X-Clear: content-type"]), 415, "request/content-type")

    CLEARS = f"worker_processes 1; load_module {os.environ.get('RUNLINT_NGINX_CLEARING', '')};"


class Redirects(GatewayTest):
    """Internal redirects and subrequests of nginx do not bypass the check."""

    def test_internal_redirect_targets_are_checked(self):
        server = """
          location /tries { runlint on; try_files /nothing @named; }
          location /elsewhere { runlint on; runlint_max_body 50; PROXY }
          location /again { runlint on; runlint_status 499; PROXY }
          location /fallback/fails { runlint on; error_page 503 = @named; proxy_intercept_errors on; PROXY }
          location /error/ { runlint on; error_page 404 /elsewhere/page; return 404; }
          location @named { runlint on; PROXY }
        """
        self.gateway(server=server)
        client = self.client()
        for target, body, status, arrived in (
            ("/tries/x", VALID, 200, [VALID]),
            ("/tries/x", NO_PAYLOAD, 422, []),
            ("/fallback/fails", VALID, 503, [VALID, VALID]),
            ("/fallback/fails", NO_PAYLOAD, 422, []),
            ("/x/redirects", VALID, 200, [VALID, VALID]),
            # The redirect leads to a stricter location.
            ("/x/redirects", payload_of(51), 413, [payload_of(51)]),
            ("/x/redirects", payload_of(100_000), 413, [payload_of(100_000)]),
            # And to another one, with a body that nginx keeps in a file.
            ("/x/sends-again", payload_of(100_000), 200, [payload_of(100_000)] * 2),
            # An error page from a location of its own: nginx keeps the status of the error.
            ("/error/x", VALID, 404, [VALID]),
            ("/error/x", NO_PAYLOAD, 413, []),
        ):
            with self.subTest(target, size=len(body)):
                self.upstream.requests.clear()
                client = self.client()
                client.send(request(body, target=target))
                self.assertEqual(client.answer()[0], status)
                self.assertEqual([r.body for r in self.upstream.requests], arrived)

    def test_subrequests_keep_their_bodies(self):
        server = """
          location = /mirror { internal; runlint on; PROXY }
          location = /auth {
            internal; runlint on; proxy_pass_request_body off; proxy_set_header Content-Length ""; PROXY
          }
          location @after { runlint on; PROXY }
        """
        self.gateway("runlint on; mirror /mirror; auth_request /auth; post_action @after;",
                                          server)
        client = self.client()
        client.send(request(NO_PAYLOAD))
        self.expect_answer(client.answer(), 422, "schema/min-length")
        self.assertEqual([r.target for r in self.upstream.requests], ["/auth"])
        self.upstream.requests.clear()
        client = self.client()
        client.send(request(VALID))
        self.expect_answer(client.answer(), 200)
        self.assertTrue(Nginx.wait_until(lambda: len(self.upstream.requests) == 4))
        self.assertEqual(sorted((r.target, r.body) for r in self.upstream.requests),
                         [("/auth", b""), ("/mirror", VALID), ("/runs", VALID), ("/runs", VALID)])


if __name__ == "__main__":
    main()
