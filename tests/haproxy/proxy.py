"""The real HAProxy with the Lua module, started from a directory of its own, and the base class of its tests."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "nginx"))

from gateway import ProxyTest  # noqa: E402
from server import Nginx, two_free_ports  # noqa: E402

HAPROXY = os.environ.get("RUNLINT_HAPROXY_PROGRAM") or shutil.which("haproxy", path=os.environ["PATH"] + ":/usr/sbin")
MODULE = os.environ.get("RUNLINT_LUA_MODULE", "")
PRELOAD = os.environ.get("RUNLINT_HAPROXY_PRELOAD", "")  # the sanitizer's run time, if the module needs one
SOURCES = HERE.parent.parent / "lib/haproxy"

WAIT = "http-request wait-for-body time 10s if { lua.runlint_needs_body -m bool }"
ACTION = "http-request lua.runlint"
GUARD = "http-request deny deny_status 503 unless { var(txn.runlint_passes) -m bool }"
RULES = "\n".join((WAIT, ACTION, GUARD))

CONFIG = """
global
  log stderr format raw local0
  lua-prepend-path {modules}/?.so cpath
  lua-prepend-path {sources}/?.lua
  {main}
  {load}
defaults
  mode http
  timeout connect 5s
  timeout client 20s
  timeout server 20s
  log global
  log-format "%HM %HP %ST verdict=%[var(txn.runlint_verdict)] rule=%[var(txn.runlint_rule)]"
frontend gateway
  bind 127.0.0.1:{port}
  bind 127.0.0.1:{port2} proto h2
  {rules}
  default_backend api
backend api
  {backend}
  server api 127.0.0.1:{upstream}
"""

# Must not occur in the log unless a test allows it.
ALARMS = re.compile(r"\[ALERT\].*|.*exited with code 1[23].*|.*Sanitizer.*|.*runtime error:.*")


class Haproxy:
    """Parts replace the parameters in the configuration. A context manager: stops and checks at the end."""

    def __init__(self, upstream, options="", rules=RULES, main="", load="", backend="", alarms="", config=CONFIG,
                 preload="", modules=None, files=None):
        """files: the contents of files beside haproxy.cfg, by name; DIRECTORY in a part is where they are."""
        self.dir = Path(tempfile.mkdtemp(prefix="runlint-haproxy-"))
        for name, text in (files or {}).items():
            (self.dir / name).write_text(text)
        program = SOURCES / "runlint_haproxy.lua"
        if options:
            program = self.dir / "options.lua"
            options = options.replace("DIRECTORY", str(self.dir))
            program.write_text(f'require("runlint_haproxy")({{ {options} }})')
        load = load or f"lua-load-per-thread {program}"
        self.config = config
        self.parts = {"upstream": upstream, "rules": rules, "main": main, "load": load, "backend": backend,
                      "modules": modules or Path(MODULE).parent, "sources": SOURCES}
        self.expected_alarms = alarms
        self.environment = dict(os.environ)
        if libraries := " ".join(filter(None, [PRELOAD, preload])):
            self.environment["LD_PRELOAD"] = libraries
        options = [os.environ.get("ASAN_OPTIONS", ""), "detect_leaks=0", "detect_odr_violation=0"]
        self.environment["ASAN_OPTIONS"] = ":".join(options)

    def configure(self, **parts):
        self.parts.update(parts)
        text = self.config.format(port=self.port, port2=self.port2, **self.parts)
        (self.dir / "haproxy.cfg").write_text(text.replace("DIRECTORY", str(self.dir)))

    def test_configuration(self):
        """Runs `haproxy -c` and returns whether it succeeds, and its output."""
        self.port, self.port2 = two_free_ports()
        self.configure()
        result = subprocess.run([HAPROXY, "-c", "-f", self.dir / "haproxy.cfg"], env=self.environment, text=True,
                                stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=60)
        shutil.rmtree(self.dir)
        return result.returncode == 0, result.stdout

    def __enter__(self):
        for _ in range(5):  # another process may take the port first
            self.port, self.port2 = two_free_ports()
            self.configure()
            with (self.dir / "log").open("wb") as log:
                self.process = subprocess.Popen([HAPROXY, "-W", "-db", "-f", self.dir / "haproxy.cfg"],
                                                env=self.environment, stdout=log, stderr=log)
            Nginx.wait_until(lambda: self.process.poll() is not None or self.is_ready())
            if self.process.poll() is None:
                return self
            if "cannot bind" not in self.log():
                break
        log = self.log().replace("\n", " ")
        raise AssertionError(f"HAProxy does not start: {log}")

    def __exit__(self, kind, error, trace):
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(timeout=30)
        except subprocess.TimeoutExpired:
            self.process.kill()
            raise AssertionError("HAProxy did not stop")
        if kind is None:
            alarms = [line for line in ALARMS.findall(self.log())
                      if not self.expected_alarms or not re.search(self.expected_alarms, line)]
            # The master reports that a worker ended by the signal as an alert.
            alarms = [line for line in alarms if "exited with code 143" not in line]
            assert not alarms, f"HAProxy: {alarms}"
            shutil.rmtree(self.dir)
        return False

    def is_ready(self):
        try:
            socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
            return bool(self.workers())
        except OSError:
            return False

    def workers(self):
        """The process ids of the workers, including those that are shutting down."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        return {int(child) for child in children}

    def reload(self, **parts):
        """Reloads with these parts of the configuration changed; returns when there is a new worker."""
        before = self.workers()
        self.configure(**parts)
        self.signal_reload(lambda: self.workers() - before)

    def signal_reload(self, condition):
        """Asks for a reload until the condition holds: the master loses the signal while it replaces itself."""
        for _ in range(20):
            self.process.send_signal(signal.SIGUSR2)
            if Nginx.wait_until(condition, 1):
                return
        raise AssertionError(f"no reload: {self.log()}")

    def log(self):
        return (self.dir / "log").read_text(errors="replace")

    def expect_log(self, pattern):
        """Waits for a line: HAProxy writes one after the answer."""
        assert Nginx.wait_until(lambda: re.search(pattern, self.log())), f"no {pattern} in {self.log()}"


class HaproxyTest(ProxyTest):
    def gateway(self, options="", **parts):
        """Starts HAProxy in front of the upstream, with the members of a Lua table as options."""
        self.proxy = self.enterContext(Haproxy(self.upstream.port, options, **parts))
        return self.proxy


def main():
    """Exits with status 77, which ctest shows as skipped, if there is no HAProxy or no module."""
    if not HAPROXY or not Path(MODULE).is_file():
        print("skipped: this needs HAProxy and the Lua module; ./dev haproxy-test installs the one and builds the other")
        sys.exit(77)
    unittest.main()
