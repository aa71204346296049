"""Mixed requests from wrk while HAProxy reloads: expected answers, nothing refused upstream, constant memory.

  soak_test.py [REQUESTS RELOADS]"""

import sys
import time

import proxy
from proxy import PRELOAD, RULES, Haproxy

from load import CONNECTIONS, ROUND, SoakTest, private_memory
from route_test import PROJECT
from server import Nginx

# Requests are slow with a sanitizer.
REQUESTS, RELOADS = 2_000 if PRELOAD else 20_000, 4

# The status of the upstream reveals requests that must not reach it.
UPSTREAM = """
  http-request return status 200 content-type text/plain string ok if { url_param(expect) -m str 200 }
  http-request return status 403 content-type text/plain string "passed by the gateway"
"""
EXPECTED = """
  http-request set-var(txn.expect) url_param(expect)
  http-after-response set-header X-Expect %[var(txn.expect)]
"""


class Soak(SoakTest):
    target = PROJECT
    slack = 4 << 20  # also for Lua, which collects what it no longer uses from time to time

    def setUp(self):
        super().setUp()
        backend = self.enterContext(Haproxy(1, rules=UPSTREAM, load="nbthread 1"))
        self.proxy = self.enterContext(Haproxy(backend.port, "max_size = 100000", rules=EXPECTED + RULES,
                                               main="nbthread 2\ntune.bufsize 262144"))

    def test_reloads_under_load_pass_nothing_refused(self):
        reloads = 0
        while self.requests < REQUESTS or reloads < RELOADS:
            wrk = self.start_round()
            time.sleep(ROUND / 2)
            if reloads < RELOADS:
                self.proxy.reload()
                reloads += 1
            self.end_round(wrk)
        # HAProxy closes idle connections on reload, possibly with a request in transit.
        self.assertLessEqual(self.cut_off, reloads * CONNECTIONS)
        self.assertTrue(Nginx.wait_until(lambda: len(self.proxy.workers()) == 1), "old workers stay")
        print(f"{self.requests} requests, {reloads} reloads, {self.cut_off} connections closed by them")

    def test_worker_memory_stays_constant(self):
        (worker,) = self.proxy.workers()
        used = []
        while self.requests < REQUESTS or len(used) < 6:
            self.end_round(self.start_round())
            self.assertEqual(self.cut_off, 0)
            used.append(private_memory(worker))
        self.assertEqual(self.proxy.workers(), {worker})
        print(f"{self.requests} requests, {used[0] >> 10} KiB after the first round, {used[-1] >> 10} KiB after the last")
        if not PRELOAD:  # sanitizers keep freed memory
            self.expect_no_growth(used)


if __name__ == "__main__":
    if len(sys.argv) > 2:
        REQUESTS, RELOADS = int(sys.argv.pop(1)), int(sys.argv.pop(1))
    proxy.main()
