"""An HTTP/1.1 server that records every request and answers as its path asks."""

import socketserver
import threading
from dataclasses import dataclass


@dataclass
class Request:
    method: str
    target: str
    fields: list  # of (name in lower case, value)
    body: bytes

    def field(self, name):
        return next((value for key, value in self.fields if key == name), None)


# Answers to paths with these endings; 200 and "ok" otherwise.
ANSWERS = {
    "/fails": b"HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n",
    "/redirects": b"HTTP/1.1 200 OK\r\nX-Accel-Redirect: /elsewhere/redirected\r\nContent-Length: 0\r\n\r\n",
    "/sends-again": b"HTTP/1.1 200 OK\r\nX-Accel-Redirect: /again/redirected\r\nContent-Length: 0\r\n\r\n",
    "": b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok",
}


def read_chunked(stream):
    body = b""
    while size := int(stream.readline().split(b";")[0], 16):
        body += stream.read(size)
        stream.readline()
    while stream.readline().strip():
        pass
    return body


def read_request(stream):
    """The next request of a connection; None at its end."""
    line = stream.readline()
    if not line:
        return None
    method, target, _ = line.decode("latin-1").split(" ")
    fields = []
    while line := stream.readline().strip():
        name, value = line.decode("latin-1").split(":", 1)
        fields.append((name.lower(), value.strip()))
    request = Request(method, target, fields, b"")
    if request.field("transfer-encoding") == "chunked":
        request.body = read_chunked(stream)
    else:
        request.body = stream.read(int(request.field("content-length") or 0))
    return request


class Handler(socketserver.StreamRequestHandler):
    def handle(self):
        while request := read_request(self.rfile):
            self.server.requests.append(request)
            path = request.target.split("?")[0]
            self.wfile.write(next(answer for ending, answer in ANSWERS.items() if path.endswith(ending)))


class Upstream(socketserver.ThreadingTCPServer):
    """Listens on a free port from the start; `requests` has the received requests."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.port = self.server_address[1]
        self.requests = []
        threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()

    def handle_error(self, request, client_address):
        pass  # a gateway may abort a request

    def stop(self):
        self.shutdown()
        self.server_close()
