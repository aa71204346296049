"""Requests of every form: valid ones reach the upstream byte for byte, invalid ones do not."""

import json
import socket

from proxy import ACTION, GUARD, RULES, HaproxyTest, main

from gateway import NOT_JSON, NO_PAYLOAD, VALID, payload_of
from route_test import AMBIGUOUS, OTHERS, PLAIN, PROJECT, TEAM
from server import Client, chunks, head, request

LARGE = "tune.bufsize 131072"


def to(target=PROJECT, body=VALID, method="POST", **more):
    return request(body, method, target, **more)


def chunked(body, size, target=PROJECT, **more):
    return head(target=target, length="chunked", **more) + b"".join(chunks(body, size))


# Requests whose body is valid so far, but not at its end.
BEGUN = [
    head(target=PROJECT, length=100) + VALID,
    head(target=PROJECT, length="chunked") + chunks(VALID, 99)[0],
]


class Bodies(HaproxyTest):
    EXPECTED = [(True, (200,)), (False, (422, "schema/type"))]

    def test_content_length_is_checked_at_every_size(self):
        self.gateway(main=LARGE)
        client = self.client()
        for size in (100, 900, 5000, 16384, 65536, 100_000):
            for pieces in (1, 3):
                with self.subTest(size=size, pieces=pieces):
                    step = size // pieces + 1
                    for valid, expected in self.EXPECTED:
                        body = payload_of(size, valid)
                        parts = [body[i : i + step] for i in range(0, size, step)]
                        self.expect(client, [head(target=PROJECT, length=size), *parts], *expected)
                    self.assertEqual(self.upstream.requests[-1].body, payload_of(size))

    def test_chunked_is_checked_at_every_size(self):
        self.gateway(main=LARGE)
        client = self.client()
        for size in (100, 5000, 16384, 65536, 100_000):
            for chunk in (7, 4096, 1 << 20):
                if size / chunk > 2500:
                    continue
                with self.subTest(size=size, chunk=chunk):
                    for valid, expected in self.EXPECTED:
                        self.expect(client, chunked(payload_of(size, valid), chunk), *expected)
                    self.assertEqual(self.upstream.requests[-1].body, payload_of(size))

    def test_single_byte_writes_are_checked(self):
        self.gateway()
        client = self.client()
        for body, expected in ((VALID, (200,)), (NOT_JSON, (400, "json/syntax"))):
            for data in (to(body=body), chunked(body, 1)):
                self.expect(client, [data[i : i + 1] for i in range(len(data))], *expected)

    def test_body_with_trailer_is_checked(self):
        self.gateway()
        for body, expected in ((VALID, (200,)), (NO_PAYLOAD, (422, "schema/min-length"))):
            data = chunked(body, 9)[:-2] + b"X-Sum: 1\r\n\r\n"
            self.expect(self.client(), data, *expected)

    def test_nul_and_every_byte_pass_unchanged(self):
        self.gateway()
        for byte in range(256):
            body = b'{"runtimeEnvironment":{"A":"' + bytes([byte]) + b'"}}'
            client = self.client()
            client.send(to(body=body))
            self.assertIn(client.answer()[0], (200, 400))
        accepted = [byte for byte in range(32, 127) if byte not in b'"\\']
        self.assertEqual([r.body[28] for r in self.upstream.requests], accepted + [127])

    def test_missing_body_is_checked_by_method(self):
        self.gateway()
        client = self.client()
        for data, expected in (
            (head("GET", PROJECT, json=False), (200,)),
            (head("DELETE", PROJECT, length=0, json=False), (200,)),
            (head("POST", PROJECT), (400, "json/empty")),
            (head("POST", PROJECT, length=0), (400, "json/empty")),
            (head("GET", PROJECT, length="chunked") + b"0\r\n\r\n", (400, "json/empty")),
            (to(body=b" \n"), (400, "json/empty")),
        ):
            with self.subTest(data):
                self.expect(client, data, *expected)

    def test_aborted_request_is_dropped(self):
        self.gateway()
        for data in (head(target=PROJECT, length=100) + b"{", head(target=PROJECT, length="chunked") + b"2\r\n{}\r\n"):
            with Client(self.proxy.port) as client:
                client.send(data, pause=0.05)
        self.expect(self.client(), to(), 200)
        self.assertEqual(len(self.upstream.requests), 1)

    def test_half_closed_request_is_refused(self):
        self.gateway()
        for data in BEGUN:
            client = self.client()
            client.send(data)
            client.socket.shutdown(socket.SHUT_WR)
            answer = client.answer()
            self.assertTrue(answer is None or answer[0] >= 400, answer)
        self.assertEqual(self.upstream.requests, [])


class Protocol(HaproxyTest):
    def test_every_method_is_checked(self):
        self.gateway()
        client = self.client()
        for method in ("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "BREW"):
            with self.subTest(method):
                self.expect(client, to(body=NO_PAYLOAD, method=method), 422, "schema/min-length")
                self.expect(client, to(method=method), 200)
                self.assertEqual(self.upstream.requests[-1].body, VALID)

    def test_fields_are_checked_before_body_is_read(self):
        self.gateway()
        for fields, status, rule in (
            (["Content-Type: text/plain"], 415, "request/content-type"),
            ([], 415, "request/content-type"),
            (["Content-Type: application/json", "Content-Type: application/json"], 415, "request/content-type"),
            (["Content-Type: application/json", "Content_Type: text/plain"], 415, "request/content-type"),
            (["Content-Type: application/json;\r\n charset=utf-7"], 415, "request/content-type"),
            (["Content-Type: application/json, application/json"], 415, "request/content-type"),
            (["content-type: application/json", "Content-Encoding: gzip"], 415, "request/content-encoding"),
            (["content-type: application/json", "Content_encoding: gzip"], 415, "request/content-encoding"),
            (["Content-Type: application/json"] + ["Content-Encoding: identity"] * 9 + ["Content-Encoding: br"], 415,
             "request/content-encoding"),
            (["Content-Type: application/json;charset=UTF-8"], 200, None),
        ):
            with self.subTest(fields):
                data = head(target=PROJECT, length=len(VALID), fields=fields, json=False)
                self.expect(self.client(), data + VALID if status == 200 else data, status, rule)

    def test_expect_100_continue_is_answered(self):
        self.gateway()
        for body, expected in ((VALID, (200,)), (NO_PAYLOAD, (422, "schema/min-length"))):
            client = self.client()
            client.send(head(target=PROJECT, length=len(body), fields=["Expect: 100-continue"]))
            self.assertEqual(client.answer()[0], 100)
            self.expect(client, body, *expected)
            self.expect(client, to(), 200)
        client = self.client()
        client.send(head(target=PROJECT, length=99, fields=["Expect: 100-continue", "Content-Encoding: gzip"]))
        self.expect_answer(client.answer(), 415, "request/content-encoding")

    def test_pipelined_requests_are_answered_in_order(self):
        self.gateway()
        bodies = [VALID, NO_PAYLOAD, payload_of(3000), NOT_JSON, VALID]
        for data in ([to(body=body) for body in bodies], [chunked(body, 100) for body in bodies]):
            client = self.client()
            self.upstream.requests.clear()
            client.send(b"".join(data))
            self.assertEqual([client.answer()[0] for _ in bodies], [200, 422, 200, 400, 200])
            self.assertEqual([r.body for r in self.upstream.requests], [VALID, payload_of(3000), VALID])

    def test_http_2_bodies_are_checked(self):
        from http2 import Http2Client  # not required to report that there is no HAProxy

        self.gateway("max_size=100000", main=LARGE)
        client = self.enterContext(Http2Client(self.proxy.port2))
        cases = (
            (VALID, 200),
            (NO_PAYLOAD, 422),
            (NOT_JSON, 400),
            (payload_of(90_000), 200),
            (payload_of(90_000, valid=False), 422),
            (b"{}" + b" " * 110_000, 413),
            (b"{}" + b" " * 300_000, 413),
            (b"", 400),
        )
        for body, status in cases:
            for with_length in (True, False):
                with self.subTest(size=len(body), status=status, with_length=with_length):
                    self.upstream.requests.clear()
                    self.assertEqual(client.exchange([body], with_length, target=PROJECT), [status])
                    self.assertEqual([r.body for r in self.upstream.requests], [body] if status == 200 else [])
        with self.subTest("all at once"):
            self.upstream.requests.clear()
            self.assertEqual(client.exchange([body for body, _ in cases], target=PROJECT), [s for _, s in cases])
            self.assertEqual(sorted(r.body for r in self.upstream.requests),
                             sorted(body for body, status in cases if status == 200))


class Limits(HaproxyTest):
    def test_body_over_max_size_is_refused(self):
        self.gateway("max_size=1000")
        for data, status in (
            (to(body=payload_of(1000)), 200),
            (chunked(payload_of(1000), 999), 200),
            (head(target=PROJECT, length=1001), 413),
            (chunked(payload_of(1001), 999), 413),
            (chunked(payload_of(8000), 999), 413),
        ):
            with self.subTest(data[:100]):
                self.expect(self.client(), data, status, "json/size" if status == 413 else None)

    def test_body_over_buffer_is_refused(self):
        # A body that is valid as far as it fits into the buffer, and goes on.
        self.gateway()
        start = VALID + b" " * 20_000
        for size in (15_000, 15_200, 16_000, 16_384, 20_000, 100_000, 1_000_000):
            body = VALID + b" " * (size - len(VALID))
            for data in (to(body=body), chunked(body, 1000), chunked(body, 1 << 20)):
                with self.subTest(data[:140], size=size):
                    self.upstream.requests.clear()
                    client = self.client()
                    try:
                        client.send(data)
                    except OSError:
                        pass  # answered before its end
                    answer = client.answer()
                    self.assertEqual(answer[0], 200 if self.upstream.requests else 413, answer)
                    self.assertEqual([r.body for r in self.upstream.requests], [body] if answer[0] == 200 else [])
                    if size >= 16_384:
                        self.expect_answer(answer, 413, "json/size")
                        self.assertEqual(json.loads(answer[2])["title"], "Content Too Large")
        # A chunk that ends exactly where the buffer does, and a valid body so far.
        for size in range(15_000, 15_400):
            client = self.client()
            client.send(head(target=PROJECT, length="chunked") + chunks(start[:size], size)[0])
            try:
                client.send(b"1\r\n{\r\n" * 3000 + b"0\r\n\r\n")
            except OSError:
                pass
            answer = client.answer()
            self.assertIn(answer[0], (400, 413))
            client.socket.close()
        self.assertEqual([r for r in self.upstream.requests if r.body != VALID + b" " * (len(r.body) - len(VALID))], [])

    def test_http_2_body_over_buffer_is_refused(self):
        from http2 import Http2Client  # not required to report that there is no HAProxy

        self.gateway(rules=RULES.replace("10s", "100ms"))
        for size in (100, 15_000, *range(15_100, 15_300, 20), 16_384, 40_000):
            for ends in (False, True):
                with self.subTest(size=size, ends=ends):
                    self.upstream.requests.clear()
                    body = VALID + b" " * (size - len(VALID))
                    client = self.enterContext(Http2Client(self.proxy.port2))
                    (status,) = client.exchange([body], with_length=False, target=PROJECT, ends=ends)
                    self.assertIn(status, (200, 413) if ends else (408, 413))
                    self.assertEqual([r.body for r in self.upstream.requests], [body] if status == 200 else [])
                    if size >= 16_384:
                        self.assertEqual(status, 413)

    def test_slow_body_is_refused(self):
        self.gateway(rules=RULES.replace("10s", "200ms"))
        for data in BEGUN:
            client = self.client()
            client.send(data)
            self.assertEqual(client.answer()[0], 408)
        self.assertEqual(self.upstream.requests, [])

    def test_small_buffer_refuses(self):
        self.gateway("max_errors = 100, max_answer_size = 65536", main="tune.bufsize 4096")
        self.expect(self.client(), to(body=payload_of(2000)), 200)
        # The answer does not fit: it can't be a problem document, but is a refusal.
        body = b'{"deployment":{' + b",".join(b'"x%d":1' % i for i in range(100)) + b"}}"
        client = self.client()
        client.send(to(body=body))
        self.assertEqual(client.answer()[0], 500)
        self.assertEqual(len(self.upstream.requests), 1)


class Route(HaproxyTest):
    def test_plain_targets_are_checked(self):
        self.gateway()
        for target in PLAIN:
            with self.subTest(target):
                self.expect(self.client(), to(target), 200)
                self.assertEqual(self.upstream.requests[-1].target, target)
                self.expect(self.client(), to(target, NO_PAYLOAD), 422, "schema/min-length")
                self.expect(self.client(), chunked(b"[]", 2, target), 422, "schema/type")

    def test_ambiguous_targets_are_refused(self):
        self.gateway()
        for target in AMBIGUOUS:
            with self.subTest(target):
                for method, body in (("POST", NO_PAYLOAD), ("POST", VALID), ("PUT", NO_PAYLOAD)):
                    client = self.client()
                    client.send(to(target, body, method))
                    got = client.answer()
                    self.assertEqual(got[0], 400, got)
        self.assertEqual(self.upstream.requests, [])

    def test_other_targets_pass(self):
        self.gateway()
        for target in OTHERS:
            with self.subTest(target):
                for data in (to(target, b"not ours", json=False), head("GET", target, json=False),
                             to(target, b"\x1f\x8b", "PUT", fields=["Content-Encoding: gzip"])):
                    self.expect(self.client(), data, 200)
        self.proxy.expect_log(r"POST / 200 verdict=- rule=-")

    def test_other_bodies_are_not_waited_for(self):
        self.gateway(rules=RULES.replace("10s", "200ms"))
        body = b"x" * 1_000_000
        parts = [body[i : i + 250_000] for i in range(0, len(body), 250_000)]
        self.expect(self.client(), [head(target="/other", length=len(body)), *parts], 200)
        self.assertEqual(self.upstream.requests[-1].body, body)

    def test_absolute_form_targets_are_checked(self):
        self.gateway()
        for target, status in (("http://gateway" + TEAM, 422), ("HTTP://gateway" + PROJECT + "?x", 422),
                               ("http://gateway/" + PROJECT, 400), ("http://gateway/x/.." + PROJECT, 400),
                               ("http://gateway/", 200)):
            with self.subTest(target):
                self.expect(self.client(), to(target, NO_PAYLOAD), status)

    def test_http_2_targets_are_checked(self):
        from http2 import Http2Client  # not required to report that there is no HAProxy

        self.gateway()
        for target, body, status in ((PROJECT, NO_PAYLOAD, 422), (TEAM, NO_PAYLOAD, 422), (TEAM, VALID, 200),
                                     ("//h" + PROJECT, NO_PAYLOAD, 400), (TEAM + ";x", VALID, 400),
                                     ("/v1\\projects/p/jobs/j/runs", NO_PAYLOAD, 400), ("/other", NOT_JSON, 200)):
            with self.subTest(target):
                self.upstream.requests.clear()
                client = self.enterContext(Http2Client(self.proxy.port2))
                self.assertEqual(client.exchange([body], target=target), [status])
                self.assertEqual(len(self.upstream.requests), 1 if status == 200 else 0)

    def test_http_2_authority_hides_no_route(self):
        from http2 import Http2Client  # not required to report that there is no HAProxy

        self.gateway()
        for authority in ("gateway?", "gateway#", "gateway?x", "a@b", "?", "x;y", "[::1]", "gateway:1"):
            with self.subTest(authority):
                self.upstream.requests.clear()
                client = self.enterContext(Http2Client(self.proxy.port2))
                try:
                    statuses = client.exchange([NO_PAYLOAD], target=PROJECT, authority=authority)
                except AssertionError:
                    statuses = [400]  # HAProxy closes the connection
                self.assertIn(statuses, ([400], [422]))
                self.assertEqual(self.upstream.requests, [])

    def test_routing_is_an_option(self):
        self.gateway('routing = "ignore"')
        self.expect(self.client(), to("/", NO_PAYLOAD), 422, "schema/min-length")
        self.expect(self.client(), to("/"), 200)
        self.gateway('routing = "refuse"')
        self.expect(self.client(), to("/"), 404, "request/target")


class Rules(HaproxyTest):
    def test_body_that_was_not_waited_for_is_refused(self):
        self.gateway(rules=f"{ACTION}\n{GUARD}")
        client = self.client()
        client.send(head(target=PROJECT, length=len(VALID)))
        answer = client.answer()
        self.assertEqual(answer[0], 503)
        self.assertEqual(answer[1]["content-type"], "application/problem+json")
        self.assertEqual(json.loads(answer[2])["title"], "Service Unavailable")
        self.assertEqual(self.upstream.requests, [])

    def test_action_in_backend_checks(self):
        self.gateway(rules="", backend=RULES)
        self.expect(self.client(), to(body=NO_PAYLOAD), 422, "schema/min-length")
        self.expect(self.client(), to(), 200)


if __name__ == "__main__":
    main()
