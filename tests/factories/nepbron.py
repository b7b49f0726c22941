"""A source at the edge: a real HTTP server whose every answer, and every way of failing, the test decides."""

import json
import ssl
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest

from portal.outbound import adressen
from portal.outbound.service import shutdown


@dataclass(frozen=True)
class Ontvangen:
    """A call as the source got it."""

    methode: str
    pad: str
    query: dict[str, str]
    headers: dict[str, str]
    body: bytes

    @property
    def form(self) -> dict[str, str]:
        """The body as a form."""
        return dict(parse_qsl(self.body.decode()))


@dataclass(frozen=True)
class Terug:
    """What the source answers: `data` as JSON, or `ruw` as it is.

    `wacht` seconds before the answer, `druppel` seconds between pieces of it, `afgebroken` to hang up halfway.
    """

    data: Any = None
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    ruw: bytes | None = None
    soort: str = "application/json"
    wacht: float = 0.0
    druppel: float = 0.0
    afgebroken: bool = False


class Nepbron:
    """Give `antwoord` a callable that makes the answer; `ontvangen` holds the calls that came."""

    def __init__(self, server: ThreadingHTTPServer, scheme: str) -> None:
        self.poort = server.server_address[1]
        self.url = f"{scheme}://localhost:{self.poort}"
        self.antwoord: Callable[[Ontvangen], Terug] = lambda _verzoek: Terug({"goed": True})
        self.ontvangen: list[Ontvangen] = []
        self.uit = threading.Event()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    bron: Nepbron

    def handle_any(self) -> None:
        parts = urlsplit(self.path)
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        verzoek = Ontvangen(self.command, parts.path, dict(parse_qsl(parts.query)), dict(self.headers), body)
        self.bron.ontvangen.append(verzoek)
        terug = self.bron.antwoord(verzoek)
        self.bron.uit.wait(terug.wacht)
        try:
            self.reply(terug)
        except OSError:
            self.close_connection = True

    do_GET = do_HEAD = do_POST = do_PUT = do_DELETE = handle_any  # noqa: N815 - the library's names

    def reply(self, terug: Terug) -> None:
        body = terug.ruw if terug.ruw is not None else json.dumps(terug.data).encode()
        self.send_response(terug.status)
        for name, value in {"Content-Type": terug.soort, **terug.headers}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body) + (1 if terug.afgebroken else 0)))
        self.end_headers()
        if self.command == "HEAD":
            return
        pieces = [body] if not terug.druppel else [bytes([byte]) for byte in body]
        for piece in pieces:
            self.wfile.write(piece)
            if self.bron.uit.wait(terug.druppel):
                return
        self.close_connection = self.close_connection or terug.afgebroken

    def log_message(self, *_args: object) -> None:
        """No access log in the tests."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def handle_error(self, *_args: object) -> None:
        """A client that hangs up is part of the tests."""


@contextmanager
def nepbron(*, tls: ssl.SSLContext | None = None, host: str = "localhost") -> Iterator[Nepbron]:
    """A source that runs as long as the block; `url` goes by the name localhost, wherever it listens."""
    handler = type("Handler", (_Handler,), {})
    server = _Server((host, 0), handler)
    if tls:
        server.socket = tls.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    bron = handler.bron = Nepbron(server, "https" if tls else "http")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield bron
    finally:
        bron.uit.set()
        server.shutdown()
        thread.join()
        server.server_close()


@contextmanager
def only_source(monkeypatch: pytest.MonkeyPatch) -> Iterator[Nepbron]:
    """A source to which calls may go, and to no other; the engine starts fresh, and is gone afterwards."""
    monkeypatch.setattr(adressen, "_basis_urls", set())
    shutdown()
    with nepbron() as source:
        adressen.register_basis_url(source.url)
        yield source
    shutdown()
