"""Measures what the action for HAProxy adds to proxying: requests a second and processor time without it, with HAProxy
waiting for the body alone, and with the action, interleaved.

  haproxy_cost.py [ROUNDS [SECONDS]]"""

import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent / "tests/haproxy"), str(HERE.parent / "tests/nginx")]

from proxy import RULES, Haproxy  # noqa: E402
from server import Client, Nginx, request, two_free_ports  # noqa: E402

EXAMPLE = (HERE.parent / "corpus/valid/api-example.run-job.json").read_bytes()
TARGET = "/v1/projects/p/jobs/j/runs"
CONNECTIONS = [1, 16]

# A frontend for each way; one thread, so that its processor is what is compared.
CONFIG = """
global
  nbthread 1
  lua-prepend-path {modules}/?.so cpath
  {main}
  {load}
defaults
  mode http
  timeout connect 5s
  timeout client 20s
  timeout server 20s
  default_backend api
frontend off
  bind 127.0.0.1:{port}
frontend waits
  bind 127.0.0.1:{port2}
  http-request wait-for-body time 10s
frontend action
  bind 127.0.0.1:{rules}
backend api
  http-reuse always
  server api 127.0.0.1:{upstream}
"""


def processor_time(haproxy):
    """Nanoseconds of processor time of the worker, independent of other load."""
    (worker,) = haproxy.workers()
    return int(Path(f"/proc/{worker}/schedstat").read_text().split()[0])


def measure(haproxy, port, connections, seconds, script):
    """One run of wrk: requests a second, and microseconds of the worker's processor for each."""
    before = processor_time(haproxy)
    said = subprocess.run(["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "-s", script,
                           f"http://127.0.0.1:{port}{TARGET}"], capture_output=True, text=True, check=True).stdout
    if "Non-2xx" in said or "Socket errors" in said:
        sys.exit(said)
    used = (processor_time(haproxy) - before) / 1000 / int(re.search(r"(\d+) requests in", said)[1])
    return float(re.search(r"Requests/sec:\s+([\d.]+)", said)[1]), used


def check_that_all_ways_work(ports):
    """Checks the verdicts, so that no way is fast because it does nothing."""
    for way, port in ports.items():
        for body, status in ((EXAMPLE, 200), (EXAMPLE.replace(b"nf-compute-20", b"-"), 422 if way == "action" else 200)):
            with Client(port) as client:
                client.send(request(body, target=TARGET))
                got = client.answer()[0]
                if got != status:
                    sys.exit(f"{way} answers {got}, not {status}")


def main(rounds=15, seconds=1):
    directory = Path(tempfile.mkdtemp(prefix="runlint-cost-"))
    (directory / "body").write_bytes(EXAMPLE)
    script = directory / "post.lua"
    script.write_text(f"""
      wrk.method = "POST"
      wrk.headers["Content-Type"] = "application/json"
      wrk.body = io.open("{directory}/body", "rb"):read("*a")""")
    backend = Nginx("access_log off; keepalive_requests 1000000000; location / { return 200 ok; }")
    with backend:
        checked = two_free_ports()[0]
        with Haproxy(backend.port, config=CONFIG, rules=f"{checked}\n{RULES}") as haproxy:
            ports = {"off": haproxy.port, "wait-for-body": haproxy.port2, "action": checked}
            check_that_all_ways_work(ports)
            results = {(connections, way): [] for connections in CONNECTIONS for way in ports}
            for _ in range(rounds + 1):  # the first one warms up
                for (connections, way), runs in results.items():
                    runs.append(measure(haproxy, ports[way], connections, seconds, script))
    shutil.rmtree(directory)
    print(f"{len(EXAMPLE)} bytes, the example of the API page; {rounds} interleaved rounds of {seconds} s, the medians")
    print(f"{'connections':<12}{'way':<15}{'requests/s':>11}{'worker µs':>11}   rate, ratio to off")
    for (connections, way), runs in results.items():
        # Compares adjacent runs, since the speed of the machine varies.
        ratio = statistics.median(run[0] / off[0] for run, off in zip(runs[1:], results[connections, "off"][1:]))
        rate, used = (statistics.median(column) for column in zip(*runs[1:]))
        print(f"{connections:<12}{way:<15}{rate:>11.0f}{used:>11.1f}   {ratio:.2f}")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
