"""Base class of the soak tests: mixed requests from wrk, with their expected answers."""

import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

from gateway import NO_PAYLOAD, NOT_JSON, VALID, payload_of

HERE = Path(__file__).resolve().parent
CORPUS = HERE.parent.parent / "corpus"
CONNECTIONS = 16
ROUND = 2  # seconds of each run of wrk


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


class SoakTest(unittest.TestCase):
    target = "/runs"
    slack = 1 << 20  # the maximum growth of memory between the first third and the end, in bytes, for the server's pools

    def setUp(self):
        if shutil.which("wrk") is None:
            self.skipTest("wrk is not installed")
        self.bodies = Path(tempfile.mkdtemp(prefix="runlint-soak-"))
        self.addCleanup(shutil.rmtree, self.bodies)
        write_bodies(self.bodies)
        self.requests = 0
        self.cut_off = 0

    def start_round(self):
        command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{ROUND}s", "--timeout", "20s", "-s", HERE / "soak.lua",
                   f"http://127.0.0.1:{self.proxy.port}/", "--", self.bodies, str(self.requests), self.target]
        return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)

    def end_round(self, wrk):
        said, _ = wrk.communicate(timeout=ROUND + 60)
        line = next((line for line in said.splitlines() if line.startswith("SOAK ")), None)
        self.assertIsNotNone(line, said)
        _, requests, wrong, connect, write, timeout, read, example = line.split(" ", 7)
        self.assertEqual([wrong, connect, write, timeout], ["0"] * 4, example)
        self.requests += int(requests)
        self.cut_off += int(read)

    def expect_no_growth(self, used):
        self.assertLess(used[-1] - used[len(used) // 3], self.slack, used)
