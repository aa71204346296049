"""The handler that an upstream would run for a target: real parsers, each with the router of its frameworks."""

import json
import re
import shutil
import subprocess
import threading
from urllib.parse import unquote, urlparse, urlsplit
from wsgiref.simple_server import WSGIRequestHandler, make_server

from server import Client

NODE = shutil.which("node") or shutil.which("nodejs")
ROUTE = re.compile(r"/v1/(teams/[^/]+/)?projects/[^/]+/jobs/[^/]+/runs")

# By the WHATWG URL parser, like fetch handlers, Next and many others; and by Express, whose routes ignore case and a
# trailing slash and see the path as sent.
NODE_PROGRAM = r"""
  const route = /^\/v1\/(teams\/[^/]+\/)?projects\/[^/]+\/jobs\/[^/]+\/runs\/?$/i;
  const decoded = (path) => { try { return decodeURI(path); } catch { return path; } };
  const readers = {
    "node URL": (target) => route.test(decoded(new URL(target, "http://upstream").pathname)),
    "express": (target) => route.test(target.split("?")[0].replace(/^https?:\/\/[^/]*/, "")),
  };
  const attempt = (reader, target) => { try { return reader(target); } catch { return false; } };
  const targets = JSON.parse(require("fs").readFileSync(0, "utf8"));
  console.log(JSON.stringify(targets.map((target) =>
    Object.keys(readers).filter((name) => attempt(readers[name], target)))));
"""


def node_readers(targets):
    """For each target the parsers in Node.js that would run the endpoint."""
    said = subprocess.run([NODE, "-e", NODE_PROGRAM], input=json.dumps(targets), capture_output=True, text=True,
                          check=True, timeout=60).stdout
    return [set(names) for names in json.loads(said)]


def is_route(path):
    return ROUTE.fullmatch(path) is not None


def urllib_readers(target):
    """Frameworks that split the target by urllib: urlsplit removes a host, urlparse also path parameters."""
    readers = {"urlsplit": unquote(urlsplit(target).path), "urlparse": unquote(urlparse(target).path)}
    return {name for name, path in readers.items() if is_route(path)}


class Wsgi:
    """A server of wsgiref, with routes like Werkzeug's: PATH_INFO is decoded, slashes are merged."""

    class Quiet(WSGIRequestHandler):
        def log_message(self, *_):
            pass

    def __init__(self):
        self.server = make_server("127.0.0.1", 0, self.application, handler_class=self.Quiet)
        threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()

    @staticmethod
    def application(environ, start_response):
        ran = is_route(re.sub("/{2,}", "/", environ["PATH_INFO"]))
        start_response("200 OK" if ran else "404 Not Found", [("Content-Length", "0")])
        return [b""]

    def readers(self, target):
        with Client(self.server.server_port) as client:
            client.send(f"POST {target} HTTP/1.0\r\nContent-Length: 0\r\n\r\n".encode("latin-1"))
            answer = client.answer()
        return {"wsgiref"} if answer and answer[0] == 200 else set()

    def stop(self):
        self.server.shutdown()
        self.server.server_close()
