"""Mixed requests from wrk while nginx reloads: expected answers, no lost worker, constant memory.

  soak_test.py [REQUESTS RELOADS]"""

import sys
import time

import gateway
from load import CONNECTIONS, ROUND, SoakTest, private_memory
from server import PRELOAD, Nginx

REQUESTS, RELOADS = 20_000, 4


class Soak(SoakTest):
    def setUp(self):
        super().setUp()
        # The status of the upstream reveals requests that must not reach it.
        backend = self.enterContext(Nginx("if ($arg_expect != 200) { return 599; } location / { return 200 ok; }"))
        self.nginx = self.proxy = self.enterContext(Nginx(
            """location / {
                 runlint on;
                 runlint_max_body 100000;
                 add_header X-Expect $arg_expect always;
                 proxy_pass http://backend;
                 proxy_http_version 1.1;
                 proxy_set_header Connection "";
               }""",
            http=f"upstream backend {{ server 127.0.0.1:{backend.port}; keepalive 16; }}",
            main="worker_processes 2;"))

    def test_reloads_under_load_lose_no_request(self):
        reloads = 0
        masters = []
        while self.requests < REQUESTS or reloads < RELOADS:
            wrk = self.start_round()
            time.sleep(ROUND / 2)
            if reloads < RELOADS:
                self.nginx.reload()
                reloads += 1
            self.end_round(wrk)
            masters.append(private_memory(self.nginx.process.pid))
        # nginx closes idle connections on reload, possibly with a request in transit.
        self.assertLessEqual(self.cut_off, reloads * CONNECTIONS)
        self.assertTrue(Nginx.wait_until(lambda: len(self.nginx.workers()) == 2), "old workers stay")
        print(f"{self.requests} requests, {reloads} reloads, {self.cut_off} connections closed by them")
        self.expect_no_growth(masters)

    def test_worker_memory_stays_constant(self):
        self.assertTrue(Nginx.wait_until(lambda: len(self.nginx.workers()) == 2))
        workers = self.nginx.workers()
        used = []
        while self.requests < REQUESTS or len(used) < 3:
            self.end_round(self.start_round())
            self.assertEqual(self.cut_off, 0)
            used.append(sum(map(private_memory, workers)))
        self.assertEqual(self.nginx.workers(), workers)
        first, last = used[0] >> 10, used[-1] >> 10
        print(f"{self.requests} requests, {first} KiB after the first round, {last} KiB after the last")
        self.expect_no_growth(used)

    def expect_no_growth(self, used):
        if not PRELOAD:  # sanitizers keep freed memory
            super().expect_no_growth(used)


if __name__ == "__main__":
    if len(sys.argv) > 2:
        REQUESTS, RELOADS = int(sys.argv.pop(1)), int(sys.argv.pop(1))
    gateway.main()
