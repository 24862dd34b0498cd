"""A web server for tests of ``dragoman watch``: what a path answers is set by the test and may change meanwhile."""

from __future__ import annotations

import gzip
import http.server
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

BOMB = gzip.compress(b" " * 30_000_000, 9)


@dataclass
class Page:
    """``headers`` may have an ETag, by which a client that knows it is told that nothing has changed."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    drips: bool = False


class FeedServer:
    """``pages`` by path; ``asked`` are the paths asked for, in order, ``sent`` the bodies of POSTs."""

    def __init__(self, server: http.server.ThreadingHTTPServer) -> None:
        self.address = f"http://127.0.0.1:{server.server_address[1]}"
        self.pages: dict[str, Page] = {}
        self.asked: list[str] = []
        self.sent: list[tuple[str, bytes, str]] = []
        self.open = self.most_open = 0
        self.lock = threading.Lock()

    def feed(self, path: str, *items: str, etag: str | None = None) -> str:
        headers = {"Content-Type": "application/rss+xml"} | ({"ETag": etag} if etag else {})
        self.pages[path] = Page(rss(*items), headers=headers)
        return self.address + path

    def article(self, path: str, title: str, *paragraphs: str) -> str:
        self.pages[path] = Page(html(title, *paragraphs), headers={"Content-Type": "text/html; charset=utf-8"})
        return self.address + path


def rss(*items: str) -> bytes:
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Feed</title>{"".join(items)}</channel></rss>'.encode()


def item(link: str, title: str, day: str = "Tue, 05 Mar 2024 08:00:00 GMT", guid: str | None = None, text: str = "") -> str:
    return (
        f"<item><title>{escape(title)}</title><link>{escape(link)}</link><pubDate>{day}</pubDate>"
        f"<guid isPermaLink='false'>{escape(guid or link)}</guid><description>{escape(text)}</description></item>"
    )


def html(title: str, *paragraphs: str) -> bytes:
    text = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return f"<html><head><title>{title}</title></head><body><article><h1>{title}</h1>{text}</article></body></html>".encode()


class _Handler(http.server.BaseHTTPRequestHandler):
    def log_message(self, *arguments: object) -> None:
        pass

    def do_GET(self) -> None:
        served: FeedServer = self.server.served  # type: ignore[attr-defined]
        with served.lock:
            served.asked.append(self.path)
            served.open += 1
            served.most_open = max(served.most_open, served.open)
        try:
            self._answer(served.pages.get(self.path.partition("?")[0], Page(status=404)))
        finally:
            with served.lock:
                served.open -= 1

    def _answer(self, page: Page) -> None:
        if page.drips:
            self._drip()
            return
        etag = page.headers.get("ETag")
        same = etag is not None and self.headers.get("If-None-Match") == etag
        body = b"" if same else page.body
        self.send_response(304 if same else page.status)
        for name, value in ({"Content-Length": str(len(body))} | page.headers).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def do_POST(self) -> None:
        served: FeedServer = self.server.served  # type: ignore[attr-defined]
        body = self.rfile.read(int(self.headers["Content-Length"]))
        served.sent.append((self.path, body, self.headers["Idempotency-Key"]))
        self.send_response(served.pages.get(self.path, Page(status=204)).status)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _drip(self) -> None:
        try:
            for _ in range(200):
                self.wfile.write(b"H")
                self.wfile.flush()
                time.sleep(0.02)
        except OSError:
            pass


@contextmanager
def serving() -> Iterator[FeedServer]:
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Handler) as server:
        server.daemon_threads = True
        served = FeedServer(server)
        server.served = served  # type: ignore[attr-defined]
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield served
        finally:
            server.shutdown()
            thread.join()
