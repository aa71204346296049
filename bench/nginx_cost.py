"""Measures what the module adds to proxying: throughput and latency with it on, off, and with a check in Lua, interleaved.

  nginx_cost.py [ROUNDS [SECONDS]]"""

import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "tests/nginx"))

from server import Client, Nginx, request  # noqa: E402

LIBRARY = os.environ["RUNLINT_LIBRARY"]
LUA = Path(os.environ["RUNLINT_LUA"])  # where Debian's packages for Lua in nginx are unpacked
EXAMPLE = (HERE.parent / "corpus/valid/api-example.run-job.json").read_bytes()
WAYS = {"off": "/0", "module": "/1", "Lua and FFI": "/v1/projects/p/jobs/j/runs"}  # and the target of each
CONNECTIONS = [1, 16]
MICROSECONDS = {"us": 1, "ms": 1000, "s": 1_000_000}


def gateway(backend):
    """nginx with a location for each way. Lua uses runlint's own binding."""
    proxy = "proxy_pass http://backend; proxy_http_version 1.1; proxy_set_header Connection \"\";"
    lua = f"access_by_lua_file {HERE.parent}/lib/capi/access.lua;"
    return Nginx(
        f"location /0 {{ {proxy} }} location /1 {{ runlint on; {proxy} }} location /v1/ {{ {lua} {proxy} }}"
        f" location /timed {{ runlint on; access_log times.log times; {proxy} }}",
        http=f"""
          access_log off;
          log_format times $runlint_time;
          client_body_buffer_size 128k;
          keepalive_requests 1000000000;
          lua_package_path "{HERE.parent}/lib/capi/?.lua;{LUA}/usr/share/lua/5.1/?.lua;;";
          upstream backend {{ server 127.0.0.1:{backend.port}; keepalive 64; keepalive_requests 1000000000; }}""",
        main=f"""
          worker_processes 1;
          env RUNLINT_LIBRARY={LIBRARY};
          load_module {LUA}/usr/lib/nginx/modules/ndk_http_module.so;
          load_module {LUA}/usr/lib/nginx/modules/ngx_http_lua_module.so;""",
        preload=str(next(LUA.glob("usr/lib/*/libluajit-5.1.so.2"))))


def check_that_all_ways_work(nginx):
    """Checks the verdicts, so that no way is fast because it does nothing."""
    for target, status in ((WAYS["off"], 200), (WAYS["module"], 422), (WAYS["Lua and FFI"], 422), ("/timed", 422)):
        for body, expected in ((EXAMPLE, 200), (EXAMPLE.replace(b"nf-compute-20", b"-"), status)):
            with Client(nginx.port) as client:
                client.send(request(body, target=target))
                got = client.answer()[0]
                if got != expected:
                    sys.exit(f"{target} answers {got}, not {expected}")


def processor_time(nginx):
    """Nanoseconds of processor time of the worker, independent of other load."""
    (worker,) = nginx.workers()
    return int(Path(f"/proc/{worker}/schedstat").read_text().split()[0])


def measure(nginx, target, connections, seconds, script):
    """One run of wrk: requests a second; microseconds: the worker's processor for each, latency p50, p90, p99."""
    before = processor_time(nginx)
    said = subprocess.run(
        ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--latency", "-s", script,
         f"http://127.0.0.1:{nginx.port}{target}"], capture_output=True, text=True, check=True).stdout
    if "Non-2xx" in said or "Socket errors" in said:
        sys.exit(said)
    used = (processor_time(nginx) - before) / 1000 / int(re.search(r"(\d+) requests in", said)[1])
    rate = float(re.search(r"Requests/sec:\s+([\d.]+)", said)[1])
    latencies = re.findall(r"(?:50|90|99)%\s+([\d.]+)(us|ms|s)\n", said)
    return rate, used, *(float(number) * MICROSECONDS[unit] for number, unit in latencies)


def own_time(nginx, seconds, script):
    """$runlint_time of each request, sorted, in microseconds."""
    measure(nginx, "/timed", 1, seconds, script)
    text = (nginx.dir / "times.log").read_text()
    return sorted(float(line) * 1e6 for line in text.split())


def print_table(results):
    titles = ("requests/s", "worker µs", "p50 µs", "p90 µs", "p99 µs")
    print(f"{'connections':<12}{'check':<12}" + "".join(f"{title:>11}" for title in titles) + "   p50, ratio to off")
    for connections in CONNECTIONS:
        for way in WAYS:
            runs = results[connections, way]
            cells = [statistics.median(column) for column in zip(*runs)]
            # Compares adjacent runs, since the speed of the machine varies.
            beside = statistics.median(run[2] / plain[2] for run, plain in zip(runs, results[connections, "off"]))
            print(f"{connections:<12}{way:<12}{cells[0]:>11.0f}{cells[1]:>11.1f}"
                  + "".join(f"{cell:>11.0f}" for cell in cells[2:]) + f"   {beside:.2f}")


def main(rounds=15, seconds=1):
    directory = Path(tempfile.mkdtemp(prefix="runlint-cost-"))
    script = directory / "post.lua"
    (directory / "body").write_bytes(EXAMPLE)
    script.write_text(f"""
      wrk.method = "POST"
      wrk.headers["Content-Type"] = "application/json"
      wrk.body = io.open("{directory}/body", "rb"):read("*a")""")
    results = {(connections, way): [] for connections in CONNECTIONS for way in WAYS}
    backend = Nginx("access_log off; keepalive_requests 1000000000; location / { return 200 ok; }")
    with backend, gateway(backend) as nginx:
        check_that_all_ways_work(nginx)
        for _ in range(rounds + 1):  # the first one warms up
            for (connections, way), runs in results.items():
                runs.append(measure(nginx, WAYS[way], connections, seconds, script))
        times = own_time(nginx, seconds, script)
    shutil.rmtree(directory)
    for runs in results.values():
        del runs[0]
    print(f"{len(EXAMPLE)} bytes, the example of the API page; {rounds} interleaved rounds of {seconds} s, the medians")
    print_table(results)
    p50, p99 = (times[len(times) * percent // 100] for percent in (50, 99))
    print(f"the module's own time, $runlint_time, of {len(times)} requests: p50 {p50:.2f} µs, p99 {p99:.2f} µs")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
