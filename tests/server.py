"""A folder of files served as web hosts do: compressed, with types, with a page for what is not there."""

from __future__ import annotations

import gzip
import mimetypes
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import unquote, urlsplit

from media_mandate.site.caching import cache_control

TYPES = {".js": "text/javascript", ".woff2": "font/woff2", ".mp3": "audio/mpeg", ".wasm": "application/wasm"}
PACKED = ("text/", "application/json", "application/xml", "application/feed+json", "image/svg+xml")


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, folder: Path, desk: int | None, *arguments: object) -> None:
        self.folder, self.desk = folder, desk
        super().__init__(*arguments)  # type: ignore[arg-type]

    def do_POST(self) -> None:
        self._pass_on(self.rfile.read(int(self.headers["Content-Length"])))

    def do_GET(self) -> None:
        if self.desk is not None and self.path.startswith("/api/"):
            self._pass_on(None)
            return
        file, status = self._find(unquote(urlsplit(self.path).path))
        kind = TYPES.get(file.suffix) or mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        content = file.read_bytes() if file.is_file() else b""
        self.send_response(status)
        if kind.startswith(PACKED):
            kind += "; charset=utf-8"
            if "gzip" in self.headers.get("Accept-Encoding", ""):
                content = gzip.compress(content, mtime=0)
                self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Type", kind)
        self.send_header("Cache-Control", cache_control(unquote(urlsplit(self.path).path)))
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def _pass_on(self, body: bytes | None) -> None:
        """Ask the desk of an own server, as nginx does, and pass on what it answers."""
        assert self.desk is not None
        connection = HTTPConnection("127.0.0.1", self.desk)
        headers = {**self.headers, "X-Forwarded-For": self.client_address[0], "Connection": "close"}
        connection.request(self.command, self.path, body, headers)
        answer = connection.getresponse()
        content = answer.read()
        connection.close()
        self.send_response(answer.status)
        for name, value in answer.getheaders():
            if name not in ("Connection", "Server", "Date"):
                self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)

    def _find(self, path: str) -> tuple[Path, HTTPStatus]:
        file = (self.folder / path.lstrip("/")).resolve()
        if file.is_dir():
            file /= "index.html"
        if file.is_file() and file.is_relative_to(self.folder.resolve()):
            return file, HTTPStatus.OK
        return self.folder / "404.html", HTTPStatus.NOT_FOUND

    def log_message(self, *arguments: object) -> None:
        """Say nothing."""


class _Server(ThreadingHTTPServer):
    def handle_error(self, *arguments: object) -> None:
        """A browser that leaves in mid-answer is no fault."""


@contextmanager
def serve(folder: Path, desk: int | None = None) -> Iterator[str]:
    """Serve a folder, which may be filled later, on a free port of this machine; yield its address.

    What is asked of /api/ goes to the port of a `desk`, where there is one.
    """
    with _Server(("127.0.0.1", 0), partial(_Handler, folder, desk)) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
