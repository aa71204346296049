"""Mixed requests from wrk while nginx reloads: expected answers, no lost worker, constant memory.

  soak_test.py [REQUESTS RELOADS]"""

import shutil
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

import gateway
from gateway import NO_PAYLOAD, NOT_JSON, VALID, payload_of
from server import PRELOAD, Nginx

HERE = Path(__file__).resolve().parent
CORPUS = HERE.parent.parent / "corpus"
CONNECTIONS = 16
REQUESTS, RELOADS = 20_000, 4
ROUND = 2  # seconds of each run of wrk

# The maximum growth of memory between the first third and the end, in bytes, to allow for nginx's pools.
SLACK = 1 << 20


def write_bodies(directory):
    """Writes files for wrk: valid corpus payloads, and some that must be refused."""
    named = {
        "422-no-payload": NO_PAYLOAD,
        "400-not-json": NOT_JSON,
        "400-empty": b" ",
        "422-at-the-end": payload_of(60_000, valid=False),
        "200-large": payload_of(60_000),
        "200-small": VALID,
        "413-too-large": b"{}" + b" " * 100_000,
    }
    for path in sorted((CORPUS / "valid").glob("*.run-job.json"))[::4]:
        if path.stat().st_size < 50_000:
            named[f"200-{path.name}"] = path.read_bytes()
    for name, body in named.items():
        (directory / name).write_bytes(body)
    (directory / "names").write_text("".join(f"{name}\n" for name in named))


def private_memory(process):
    """The private memory of a process in bytes."""
    text = Path(f"/proc/{process}/smaps_rollup").read_text()
    return sum(int(line.split()[1]) for line in text.splitlines() if line.startswith("Private_")) * 1024


class Soak(unittest.TestCase):
    def setUp(self):
        if shutil.which("wrk") is None:
            self.skipTest("wrk is not installed")
        self.bodies = Path(tempfile.mkdtemp(prefix="runlint-soak-"))
        self.addCleanup(shutil.rmtree, self.bodies)
        write_bodies(self.bodies)
        # The status of the upstream reveals requests that must not reach it.
        backend = self.enterContext(Nginx("if ($arg_expect != 200) { return 599; } location / { return 200 ok; }"))
        self.nginx = self.enterContext(Nginx(
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
        self.requests = 0
        self.cut_off = 0

    def start_round(self):
        command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{ROUND}s", "--timeout", "20s", "-s", HERE / "soak.lua",
                   f"http://127.0.0.1:{self.nginx.port}/", "--", self.bodies, str(self.requests)]
        return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)

    def end_round(self, wrk):
        said, _ = wrk.communicate(timeout=ROUND + 60)
        line = next((line for line in said.splitlines() if line.startswith("SOAK ")), None)
        self.assertIsNotNone(line, said)
        _, requests, wrong, connect, write, timeout, read, example = line.split(" ", 7)
        self.assertEqual([wrong, connect, write, timeout], ["0"] * 4, example)
        self.requests += int(requests)
        self.cut_off += int(read)

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
            self.assertLess(used[-1] - used[len(used) // 3], SLACK, used)


if __name__ == "__main__":
    if len(sys.argv) > 2:
        REQUESTS, RELOADS = int(sys.argv.pop(1)), int(sys.argv.pop(1))
    gateway.main()
