# SPDX-FileCopyrightText: 2026 The Courant authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A server of feeds for benchmarks: keep-alive, ETag and Last-Modified with 304. Loopback only.

    server.py FOLDER PORT [LATENCY-MS]      GET /_stats and /_reset tell and clear what was asked."""
import asyncio
import hashlib
import json
import os
import sys
import time

MODIFIED = "Thu, 01 Jan 2026 00:00:00 GMT"


class Counts:
    def __init__(self):
        self.clear()

    def clear(self):
        self.requests = self.feeds = self.conditional = self.unchanged = self.bytes = self.other = 0
        self.first = self.last = None
        self.asked = set()


class Feeds(asyncio.Protocol):
    counts = Counts()
    bodies = {}
    latency = 0.0

    def connection_made(self, transport):
        self.transport = transport
        self.waiting = b""
        if not transport.get_extra_info("peername")[0].startswith("127."):
            transport.close()

    def data_received(self, data):
        self.waiting += data
        while b"\r\n\r\n" in self.waiting:
            head, self.waiting = self.waiting.split(b"\r\n\r\n", 1)
            if self.latency:
                asyncio.get_running_loop().call_later(self.latency, self.answer, head)
            else:
                self.answer(head)

    def answer(self, head):
        lines = head.decode("latin-1").split("\r\n")
        path = lines[0].split(" ")[1]
        headers = {name.lower(): value for name, _, value in (line.partition(": ") for line in lines[1:])}
        if path in ("/_stats", "/_reset"):
            return self.control(path)
        counts = self.counts
        counts.requests += 1
        name = path.rsplit("/", 1)[-1]
        found = self.bodies.get(name) if path.startswith("/feed/") else None
        if not found:
            counts.other += 1
            return self.send("404 Not Found", b"", "text/plain")
        body, tag = found
        counts.feeds += 1
        counts.asked.add(name)
        counts.first = counts.first or time.time()
        conditional = "if-none-match" in headers or "if-modified-since" in headers
        counts.conditional += conditional
        if conditional and headers.get("if-none-match", tag) == tag and \
                headers.get("if-modified-since", MODIFIED) == MODIFIED:
            counts.unchanged += 1
            self.send("304 Not Modified", b"", None, tag)
        else:
            counts.bytes += len(body)
            self.send("200 OK", body, "application/xml", tag)
        counts.last = time.time()

    def control(self, path):
        counts = self.counts
        said = {key: getattr(counts, key) for key in
                ("requests", "feeds", "conditional", "unchanged", "bytes", "other", "first", "last")}
        said["asked"] = len(counts.asked)
        if path == "/_reset":
            counts.clear()
        self.send("200 OK", json.dumps(said).encode(), "application/json")

    def send(self, status, body, kind, tag=None):
        head = f"HTTP/1.1 {status}\r\nConnection: keep-alive\r\n"
        if tag:
            head += f"ETag: {tag}\r\nLast-Modified: {MODIFIED}\r\n"
        if not status.startswith("304"):
            head += f"Content-Type: {kind}\r\nContent-Length: {len(body)}\r\n"
        self.transport.write(head.encode() + b"\r\n" + body)


async def main(folder, port, latency):
    for name in os.listdir(folder):
        if name.endswith(".xml"):
            with open(os.path.join(folder, name), "rb") as file:
                body = file.read()
            Feeds.bodies[name] = (body, '"' + hashlib.sha1(body).hexdigest() + '"')
    Feeds.latency = latency / 1000
    server = await asyncio.get_running_loop().create_server(Feeds, "0.0.0.0", port, backlog=1024)
    print("ready", flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], int(sys.argv[2]), float(sys.argv[3]) if len(sys.argv) > 3 else 0))
