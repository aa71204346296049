"""An HTTP/2 client whose requests share one connection."""

import socket

from h2.config import H2Configuration
from h2.connection import H2Connection
from h2.events import DataReceived, ResponseReceived, StreamEnded


class Http2Client:
    def __init__(self, port):
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=30)
        self.h2 = H2Connection(H2Configuration(header_encoding="utf-8"))
        self.h2.initiate_connection()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.socket.close()

    def exchange(self, bodies, with_length=True, target="/runs", ends=True, authority="gateway"):
        """Posts all bodies, their frames interleaved, and returns the statuses of the answers. Without `ends`, streams stay
        open after their bodies."""
        self.statuses, self.open, self.ends = {}, {}, ends
        for body in bodies:
            stream = self.h2.get_next_available_stream_id()
            fields = [(":method", "POST"), (":scheme", "http"), (":authority", authority), (":path", target),
                      ("content-type", "application/json")]
            if with_length:
                fields.append(("content-length", str(len(body))))
            self.h2.send_headers(stream, fields)
            self.open[stream] = body
        streams = list(self.open)
        self.ended = set()
        while self.ended != set(streams):
            if not self.send_frames():
                self.receive()
        return [self.statuses[stream] for stream in streams]

    def send_frames(self):
        """Sends a frame of each body if the windows allow it; False if they allow none."""
        sent = False
        for stream, body in list(self.open.items()):
            if stream in self.ended:  # answered before the end of the body
                del self.open[stream]
                continue
            size = min(self.h2.local_flow_control_window(stream), self.h2.max_outbound_frame_size, len(body))
            if size == 0 and body:
                continue
            self.h2.send_data(stream, body[:size], end_stream=self.ends and size == len(body))
            self.open[stream] = body[size:]
            if size == len(body):
                del self.open[stream]
            sent = True
        self.socket.sendall(self.h2.data_to_send())
        return sent

    def receive(self):
        data = self.socket.recv(65536)
        assert data, "the connection was closed"
        for event in self.h2.receive_data(data):
            if isinstance(event, ResponseReceived):
                self.statuses[event.stream_id] = int(dict(event.headers)[":status"])
            elif isinstance(event, DataReceived):
                self.h2.acknowledge_received_data(event.flow_controlled_length, event.stream_id)
            elif isinstance(event, StreamEnded):
                self.ended.add(event.stream_id)
        self.socket.sendall(self.h2.data_to_send())
