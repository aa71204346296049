"""The real nginx with the module, started from a directory of its own, and a client that sends exact bytes."""

import os
import re
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from pathlib import Path

NGINX = os.environ.get("RUNLINT_NGINX_PROGRAM") or shutil.which("nginx", path=os.environ["PATH"] + ":/usr/sbin")
MODULE = os.environ.get("RUNLINT_NGINX_MODULE", "")
PRELOAD = os.environ.get("RUNLINT_NGINX_PRELOAD", "")  # the sanitizer's run time, if the module needs one

CONFIG = """
load_module {module};
{user}
{main}
daemon off;
pid nginx.pid;
error_log error.log info;
events {{ worker_connections 512; }}
http {{
  client_body_temp_path body;
  proxy_temp_path proxy;
  fastcgi_temp_path fastcgi;
  uwsgi_temp_path uwsgi;
  scgi_temp_path scgi;
  log_format judged '$request_method $uri $status verdict=$runlint_verdict rule=$runlint_rule time=$runlint_time';
  access_log access.log judged;
  {http}
  server {{
    listen 127.0.0.1:{port};
    listen 127.0.0.1:{port2} http2;
    {server}
  }}
}}
"""

# Must not occur in the error log unless a test allows it.
ALARMS = re.compile(r"\[(?:alert|emerg|crit)\].*|.*exited on signal.*|.*Sanitizer.*|.*runtime error:.*")


def two_free_ports():
    # Both are open at the same time, so that they differ.
    with socket.socket() as one, socket.socket() as other:
        one.bind(("127.0.0.1", 0))
        other.bind(("127.0.0.1", 0))
        return one.getsockname()[1], other.getsockname()[1]


class Nginx:
    """Directives replace the parameters in the configuration. A context manager: stops and checks at the end."""

    def __init__(self, server, http="", main="worker_processes 1;", preload="", alarms="", config=CONFIG, files=None):
        """files: the contents of files beside nginx.conf, by name."""
        self.dir = Path(tempfile.mkdtemp(prefix="runlint-nginx-"))
        for name, text in (files or {}).items():
            (self.dir / name).write_text(text)
        self.config = config
        self.parts = {"server": server, "http": http, "main": main}
        self.expected_alarms = alarms
        self.environment = dict(os.environ)
        if libraries := " ".join(filter(None, [PRELOAD, preload])):
            self.environment["LD_PRELOAD"] = libraries
        # nginx keeps some memory until it exits, and every module defines `ngx_modules`.
        options = [os.environ.get("ASAN_OPTIONS", ""), "detect_leaks=0", "detect_odr_violation=0"]
        self.environment["ASAN_OPTIONS"] = ":".join(options)

    def configure(self, **parts):
        self.parts.update(parts)
        user = "user root;" if os.geteuid() == 0 else ""
        text = self.config.format(module=MODULE, user=user, port=self.port, port2=self.port2, **self.parts)
        (self.dir / "nginx.conf").write_text(text)

    def command(self, *args):
        # Also for errors before the configuration is read.
        return [NGINX, "-p", f"{self.dir}/", "-c", "nginx.conf", "-e", "error.log", *args]

    def test_configuration(self):
        """Runs `nginx -t` and returns whether it succeeds, and its output."""
        self.port, self.port2 = two_free_ports()
        self.configure()
        result = subprocess.run(self.command("-t"), env=self.environment, capture_output=True, text=True, timeout=60)
        shutil.rmtree(self.dir)
        return result.returncode == 0, result.stderr

    def __enter__(self):
        for _ in range(5):  # another process may take the port first
            self.port, self.port2 = two_free_ports()
            self.configure()
            self.process = subprocess.Popen(self.command(), env=self.environment, stderr=subprocess.PIPE, text=True)
            self.wait_until(lambda: self.process.poll() is not None or self.is_ready())
            if self.process.poll() is None:
                return self
            errors = self.process.communicate()[1]
            if "Address already in use" not in errors:
                break
        raise AssertionError(f"nginx does not start: {errors}")

    def __exit__(self, kind, error, trace):
        self.process.send_signal(signal.SIGQUIT)
        try:
            _, errors = self.process.communicate(timeout=30)
        except subprocess.TimeoutExpired:
            self.process.kill()
            _, errors = self.process.communicate()
            errors += "nginx did not stop"
        log = self.error_log()
        if kind is None:
            alarms = ALARMS.findall(log + errors)
            if self.expected_alarms:
                alarms = [alarm for alarm in alarms if self.expected_alarms not in alarm]
            assert not alarms and self.process.returncode == 0, f"nginx: {self.process.returncode}, {alarms} {errors}"
            shutil.rmtree(self.dir)
        return False

    @staticmethod
    def wait_until(condition, seconds=20):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if condition():
                return True
            time.sleep(0.01)
        return False

    def is_ready(self):
        """Whether nginx accepts connections and signals: the port is open before the master handles SIGHUP, which would end it."""
        processes = re.search(r"worker_processes (\d+);", self.parts["main"])  # None without a master
        if processes and len(self.workers()) < int(processes[1]):
            return False
        try:
            socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
            return True
        except OSError:
            return False

    def workers(self):
        """The process ids of the workers, including those that are shutting down."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        return {int(child) for child in children}

    def reload(self, **parts):
        """Reloads with these parts of the configuration changed; returns when all workers are new."""
        before = self.workers()
        self.configure(**parts)
        self.process.send_signal(signal.SIGHUP)
        assert self.wait_until(lambda: self.workers() - before), "no new worker after a reload"
        return before

    def error_log(self):
        return (self.dir / "error.log").read_text(errors="replace")

    def access_log(self, lines):
        """Waits for that many lines and returns the last: nginx writes them after the answer."""
        path = self.dir / "access.log"
        assert self.wait_until(lambda: path.read_text().count("\n") >= lines), path.read_text()
        return path.read_text().splitlines()[lines - 1]


class Client:
    """A connection that sends data, whole or in pieces, and reads the answers one by one."""

    def __init__(self, port):
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=30)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.stream = self.socket.makefile("rb")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stream.close()
        self.socket.close()

    def send(self, *pieces, pause=0.0):
        for piece in pieces:
            self.socket.sendall(piece)
            time.sleep(pause)

    def answer(self):
        """(status, fields, body) of the next answer; interim answers included."""
        line = self.stream.readline()
        if not line:
            return None
        status = int(line.split()[1])
        fields = {}
        while line := self.stream.readline().strip():
            name, value = line.decode("latin-1").split(":", 1)
            fields[name.lower()] = value.strip()
        if fields.get("transfer-encoding") == "chunked":
            body = b""
            while size := int(self.stream.readline(), 16):
                body += self.stream.read(size)
                self.stream.readline()
            self.stream.readline()
        else:
            body = self.stream.read(int(fields.get("content-length", 0)))
        return status, fields, body

    def is_closed(self):
        return self.stream.read(1) == b""


def head(method="POST", target="/runs", *, length=None, fields=(), json=True):
    """The head of a request, with a Content-Length of `length`, or chunked if that is "chunked"."""
    lines = [f"{method} {target} HTTP/1.1", "Host: gateway"]
    if json:
        lines.append("Content-Type: application/json")
    if length == "chunked":
        lines.append("Transfer-Encoding: chunked")
    elif length is not None:
        lines.append(f"Content-Length: {length}")
    lines += fields
    return "\r\n".join([*lines, "", ""]).encode()


def request(body, method="POST", target="/runs", *, fields=(), json=True):
    return head(method, target, length=len(body), fields=fields, json=json) + body


def chunks(body, size):
    """The list of chunks of a body, including the last one."""
    pieces = [body[i : i + size] for i in range(0, len(body), size)]
    return [b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces] + [b"0\r\n\r\n"]
