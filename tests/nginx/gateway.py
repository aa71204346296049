"""Base classes of the gateway tests: the gateway between a client that sends exact bytes and an upstream that records
them."""

import json
import sys
import unittest
from pathlib import Path

from server import MODULE, NGINX, Client, Nginx
from upstream import Upstream

SECRET = "s3cr3t-never-to-be-seen"
VALID = b'{"billing":{"deploymentPlan":"nf-compute-20"}}'
NO_PAYLOAD = b'{"runtimeEnvironment":{"TOKEN":"%s"},"billing":{"deploymentPlan":"-"}}' % SECRET.encode()
NOT_JSON = b'{"runtimeEnvironment":{"TOKEN":"%s"},}' % SECRET.encode()


def payload_of(size, valid=True):
    """A payload of exactly `size` bytes, with the mistake, if any, at its end."""
    start, end = b'{"runtimeFiles":{"/f":{"data":"', b'"}},"billing":{}}' if valid else b'"}},"billing":[]}'
    return start + b"x" * (size - len(start) - len(end)) + end


class ProxyTest(unittest.TestCase):
    """With any gateway: a subclass starts it and sets `proxy`, which has its port."""

    def setUp(self):
        self.upstream = Upstream()
        self.addCleanup(self.upstream.stop)

    def client(self):
        """A new connection to the gateway."""
        return self.enterContext(Client(self.proxy.port))

    def expect_answer(self, answer, status, rule=None):
        """Expects the status and, if a rule is given, a problem that names it first."""
        self.assertIsNotNone(answer, "the connection was closed without an answer")
        got, fields, body = answer
        self.assertEqual(got, status, body)
        if rule is None:
            return
        self.assertEqual(fields["content-type"], "application/problem+json")
        problem = json.loads(body)
        self.assertEqual(problem["status"], status)
        if not rule.startswith("request/") and rule != "json/size":
            self.assertEqual(problem["errors"][0]["rule"], rule)
        self.assertNotIn(SECRET, body.decode())

    def expect(self, client, data, status, rule=None):
        """Sends a request and expects this answer; the upstream must receive it only if the status is 200."""
        before = len(self.upstream.requests)
        client.send(*([data] if isinstance(data, bytes) else data))
        self.expect_answer(client.answer(), status, rule)
        self.assertEqual(len(self.upstream.requests) - before, 1 if status == 200 else 0)


class GatewayTest(ProxyTest):
    def gateway(self, location="runlint on;", server="", alarms="", preload="", **parts):
        """Starts nginx in front of the upstream, by default with the module on for every request."""
        proxy = f"proxy_pass http://127.0.0.1:{self.upstream.port};"
        server = f"location / {{ {location} {proxy} }} {server.replace('PROXY', proxy)}"
        self.nginx = self.proxy = self.enterContext(Nginx(server, alarms=alarms, preload=preload, **parts))
        return self.nginx


def main():
    """Exits with status 77, which ctest shows as skipped, if there is no nginx or no module."""
    if not NGINX or not Path(MODULE).is_file():
        print("skipped: this needs nginx and the module; ./dev nginx-test installs the one and builds the other")
        sys.exit(77)
    unittest.main()
