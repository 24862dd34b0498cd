import gzip
import http.server
import ssl
import subprocess
import threading
import time
import tracemalloc

import httpcore2
import pytest

from dragoman import ingest
from dragoman.errors import FetchError
from dragoman.ingest import fetch as fetch_module
from dragoman.ingest.addresses import resolve_with_system
from dragoman.ingest.fetch import Network, ask, fetch, send

PUBLIC = "93.184.215.14"
PAGE = b"<html><head><title>Talks resume</title></head><body><p>The ministers of Norway and Chile met in Oslo.</p>"


class Sockets(httpcore2.NetworkBackend):
    """Real sockets, but all to the test's own server; remembers where they were meant to go."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.asked: list[tuple[str, int]] = []

    def connect_tcp(self, host, port, timeout=None, local_address=None, socket_options=None):
        self.asked.append((host, port))
        if host == "9.9.9.9":
            raise httpcore2.ConnectError("nobody there")
        return httpcore2.SyncBackend().connect_tcp("127.0.0.1", self.port, timeout, local_address, socket_options)


class Handler(http.server.BaseHTTPRequestHandler):
    def log_message(self, *arguments):
        pass

    def answer(self, body=b"", status=200, **headers):
        self.send_response(status)
        given = {name.replace("_", "-"): value for name, value in headers.items()}
        for name, value in ({"content-length": str(len(body)), "content-type": "text/html"} | given).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self):
        self.server.requests.append((self.path, dict(self.headers)))
        _, action, *rest = self.path.split("/", 2)
        if action == "to":
            self.answer(status=302, location=rest[0])
        elif action == "loop":
            self.answer(status=302, location=f"/loop/{int(rest[0]) + 1}")
        elif action == "status":
            self.answer(status=int(rest[0]))
        elif action == "known":
            same = self.headers.get("If-None-Match") == '"v1"'
            self.answer(b"" if same else PAGE, status=304 if same else 200, ETag='"v1"')
        elif action == "later":
            self.answer(status=429, retry_after="7")
        elif action == "bomb":
            self.answer(self.server.bomb, content_encoding="gzip")
        elif action == "layers":
            self.answer(PAGE, content_encoding="gzip, gzip, gzip")
        elif action == "as":
            self.answer(PAGE, content_encoding=rest[0])
        elif action == "broken":
            self.answer(b"not gzip", content_encoding="gzip")
        elif action == "drip":
            self.drip()
        elif action == "koi8":
            self.answer("Переговоры".encode("koi8-r"), content_type="text/plain; charset=koi8-r")
        else:
            self.answer(gzip.compress(PAGE), content_encoding="gzip")

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.requests.append((self.path, body, self.headers["Content-Type"]))
        moved = self.path.startswith("/to/")
        self.answer(b"taken", status=302 if moved else 201, **({"location": "/elsewhere"} if moved else {}))

    def drip(self):
        try:
            for _ in range(100):
                self.wfile.write(b"H")
                self.wfile.flush()
                time.sleep(0.05)
        except OSError:
            pass


@pytest.fixture(scope="module")
def server():
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.bomb = gzip.compress(b" " * 200_000_000, 9)
        server.requests = []
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@pytest.fixture
def sockets(server):
    server.requests.clear()
    return Sockets(server.server_address[1])


def network(sockets, *, addresses=(PUBLIC,), **fields):
    def resolve(host, port):
        # Names are public here; what is already an address, in any spelling, is for the system to read.
        return list(addresses) if host.endswith(".example") else resolve_with_system(host, port)

    return Network(resolve, sockets, **fields)


def test_a_page(server, sockets):
    page = fetch("http://paper.example/a?b=c", network(sockets))
    assert (page.url, page.data, page.content_type) == ("http://paper.example/a?b=c", PAGE, "text/html")
    assert sockets.asked == [(PUBLIC, 80)]
    ((path, headers),) = server.requests
    assert path == "/a?b=c" and headers["Host"] == "paper.example"
    assert headers["User-Agent"].startswith("dragoman/") and "Cookie" not in headers


def test_the_environment_sets_no_proxy(sockets, monkeypatch):
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9")
    assert fetch("http://paper.example/a", network(sockets)).data == PAGE


def test_the_next_address_is_tried(sockets):
    assert fetch("http://paper.example/a", network(sockets, addresses=("9.9.9.9", PUBLIC))).data == PAGE
    assert sockets.asked == [("9.9.9.9", 80), (PUBLIC, 80)]


PRIVATE = ["127.0.0.1", "127.1", "2130706433", "0x7f000001", "0.0.0.0", "169.254.169.254", "localhost", "[::1]", "[::]",
           "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[fe80::1]", "[fe80::1%25lo]", "[fe80::1%lo]", "10.0.0.1", "192.168.0.1:8080",
           "0177.0.0.1", "017700000001", "0x7f.1", "0", "127.0.0.1.", "localhost.", "LOCALHOST", "①②⑦.⓪.⓪.①", "127。0。0。1",
           "[64:ff9b::7f00:1]", "[2002:7f00:1::]", "[fd00:ec2::254]", "100.100.100.200", "%31%32%37.0.0.1"]  # fmt: skip


@pytest.mark.parametrize("host", PRIVATE)
def test_private_addresses_are_not_connected_to(sockets, host):
    with pytest.raises(FetchError):
        fetch(f"http://{host}/", network(sockets))
    assert sockets.asked == []


@pytest.mark.parametrize("host", PRIVATE)
def test_a_redirect_to_a_private_address_is_not_followed(sockets, host):
    with pytest.raises(FetchError):
        fetch(f"http://paper.example/to/http://{host}/", network(sockets))
    assert sockets.asked == [(PUBLIC, 80)]


@pytest.mark.parametrize(
    "url",
    ["http://paper.example@127.0.0.1/", "http://127.0.0.1@paper.example/", "http://paper.example:80@127.0.0.1/",
     "http://paper.example%40127.0.0.1/", "http://127.0.0.1\\@paper.example/", "http://paper.example\\@127.0.0.1/",
     "http://@127.0.0.1/", "http://paper.example#@127.0.0.1:x/", "http://127.0.0.1#.paper.example/",
     "http:127.0.0.1", "http:///127.0.0.1/", "http://127.0.0.1?.paper.example/", "http://\n127.0.0.1/", "http:\\\\127.0.0.1/"],
)  # fmt: skip
def test_tricks_with_the_parts_of_an_address_lead_to_no_private_one(sockets, url):
    try:
        fetch(url, network(sockets))
    except FetchError:
        pass
    assert all(asked == (PUBLIC, 80) for asked in sockets.asked)


def test_a_resolver_that_changes_its_mind_between_two_hops(sockets):
    answers = iter([[PUBLIC], ["169.254.169.254"], [PUBLIC]])
    flipping = Network(lambda host, port: next(answers), sockets)
    with pytest.raises(FetchError, match="not a public address"):
        fetch("http://paper.example/to/http://other.example/b", flipping)
    assert sockets.asked == [(PUBLIC, 80)]


@pytest.mark.parametrize("encoding", ["br", "zstd", "compress", "br, gzip"])
def test_what_was_not_asked_for_is_not_unpacked(sockets, encoding):
    with pytest.raises(FetchError, match="which was not asked for"):
        fetch(f"http://paper.example/as/{encoding.replace(' ', '')}", network(sockets))


def test_a_name_with_one_private_address_is_not_connected_to(sockets):
    with pytest.raises(FetchError, match="not a public address"):
        fetch("http://paper.example/", network(sockets, addresses=(PUBLIC, "10.0.0.1")))
    assert sockets.asked == []


def test_a_resolver_that_changes_its_mind_is_asked_once_per_connection(sockets):
    answers = iter([[PUBLIC], ["127.0.0.1"]])
    flipping = Network(lambda host, port: next(answers), sockets)
    assert fetch("http://paper.example/a", flipping).data == PAGE
    assert sockets.asked == [(PUBLIC, 80)]
    with pytest.raises(FetchError):
        fetch("http://paper.example/a", flipping)
    assert sockets.asked == [(PUBLIC, 80)]


def test_redirects_are_followed_five_times(sockets):
    page = fetch("http://paper.example/to/http://other.example/b", network(sockets))
    assert page.url == "http://other.example/b"
    with pytest.raises(FetchError, match="more than 5 redirects"):
        fetch("http://paper.example/loop/1", network(sockets))


@pytest.mark.parametrize("target", ["file:///etc/hosts", "ftp://paper.example/", "http://user:x@paper.example/", "//["])
def test_a_redirect_to_something_else_is_not_followed(sockets, target):
    with pytest.raises(FetchError):
        fetch(f"http://paper.example/to/{target}", network(sockets))
    assert sockets.asked == [(PUBLIC, 80)]


@pytest.mark.parametrize("url", ["file:///etc/hosts", "gopher://paper.example/", "http://", "http://[", "http://u:p@paper.example/",
                                 "http://paper.example:99999/", "http://pa per.example/"])  # fmt: skip
def test_what_is_no_web_address_is_not_fetched(sockets, url):
    with pytest.raises(FetchError):
        fetch(url, network(sockets))
    assert sockets.asked == []


def test_a_decompression_bomb_is_stopped_early(sockets):
    tracemalloc.start()
    with pytest.raises(FetchError, match="larger than 10,485,760 bytes"):
        fetch("http://paper.example/bomb", network(sockets))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 64_000_000


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("status/404", "answered 404"),
        ("status/204", "answered 204"),
        ("layers", "compressed more than 2"),
        ("broken", "cannot fetch"),
    ],
)
def test_what_went_wrong_is_told(sockets, path, told):
    with pytest.raises(FetchError, match=told):
        fetch(f"http://paper.example/{path}", network(sockets))


def test_a_server_that_drips_does_not_hold_the_reader(sockets):
    started = time.monotonic()
    with pytest.raises(FetchError, match="too long"):
        fetch("http://paper.example/drip", network(sockets, seconds=0.3))
    assert time.monotonic() - started < 2


def test_an_unknown_host_is_told():
    def unknown(host, port):
        raise OSError("no such name")

    with pytest.raises(FetchError, match="cannot find the host 'paper.example'"):
        fetch("http://paper.example/", Network(unknown, Sockets(9)))


def test_the_certificate_is_checked_against_the_name(tmp_path):
    try:
        subprocess.run(
            ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
             "-keyout", "key.pem", "-out", "cert.pem", "-subj", "/CN=paper.example",
             "-addext", "subjectAltName=DNS:paper.example"],
            cwd=tmp_path, check=True, capture_output=True,
        )  # fmt: skip
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("needs the openssl command to make a certificate")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(tmp_path / "cert.pem", tmp_path / "key.pem")
    names: list[str | None] = []
    context.sni_callback = lambda connection, name, _: names.append(name)
    trusting = ssl.create_default_context(cafile=str(tmp_path / "cert.pem"))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as secure:
        secure.requests = []
        secure.handle_error = lambda *arguments: None
        secure.socket = context.wrap_socket(secure.socket, server_side=True)
        thread = threading.Thread(target=secure.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            sockets = Sockets(secure.server_address[1])
            assert fetch("https://paper.example/a", network(sockets, ssl_context=trusting)).data == PAGE
            assert sockets.asked == [(PUBLIC, 443)] and names == ["paper.example"]
            for url, trust in (("https://other.example/a", trusting), ("https://paper.example/a", None)):
                with pytest.raises(FetchError, match="(?i)certificate"):
                    fetch(url, network(sockets, ssl_context=trust))
        finally:
            secure.shutdown()
            thread.join()


def test_an_address_as_a_source(sockets, monkeypatch):
    monkeypatch.setattr(fetch_module, "Network", lambda: network(sockets))
    try:
        (document,) = ingest.read_source("http://www.paper.example/a")
        assert (document.title, document.publisher) == ("Talks resume", "paper.example")
        assert document.url == "http://www.paper.example/a" and document.readable
        (document,) = ingest.read_source("http://paper.example/koi8")
        assert document.text == "Переговоры" and document.language != "en"
        with pytest.raises(FetchError):
            ingest.read_source("http://127.0.0.1/")
    finally:
        ingest.close()


def test_any_answer_can_be_asked_for(sockets):
    first = ask("http://paper.example/known", network(sockets))
    assert (first.status, first.data, first.headers["etag"]) == (200, PAGE, '"v1"')
    again = ask("http://paper.example/known", network(sockets), {"If-None-Match": '"v1"'})
    assert (again.status, again.data) == (304, b"")
    later = ask("http://paper.example/later", network(sockets))
    assert (later.status, later.headers["retry-after"]) == (429, "7")
    with pytest.raises(FetchError, match="larger than 20 bytes") as error:
        ask("http://paper.example/a", network(sockets), limit=20)
    assert error.value.unread == "too large"


@pytest.mark.parametrize(("path", "unread"), [("status/404", "gone"), ("status/410", "gone"), ("status/500", "fetch")])
def test_why_a_page_was_not_fetched_is_told_in_a_word(sockets, path, unread):
    with pytest.raises(FetchError) as error:
        fetch(f"http://paper.example/{path}", network(sockets))
    assert error.value.unread == unread


def test_sending_follows_no_redirect_and_goes_to_no_private_address(server, sockets):
    assert send("http://hook.example/in", b"{}", network(sockets)).status == 201
    assert send("http://hook.example/to/x", b"{}", network(sockets)).status == 302
    assert server.requests == [("/in", b"{}", "application/json"), ("/to/x", b"{}", "application/json")]
    with pytest.raises(FetchError, match="not a public address") as error:
        send("http://127.0.0.1/in", b"{}", network(sockets))
    assert error.value.unread == "refused" and len(server.requests) == 2


def test_private_addresses_where_they_are_allowed(sockets):
    assert fetch("http://127.0.0.1/a", network(sockets, allow_private=True)).data == PAGE
    with pytest.raises(FetchError, match="not a public address"):
        fetch("http://paper.example/to/http://169.254.169.254/", network(sockets, allow_private=True))
