"""The calls of Gitea's interface that the form makes, over HTTP on this machine alone; TLS stands in front.

No line that is logged has a path, a title or a token in it: a file's name may be a child's.
"""

from __future__ import annotations

import json
import re
import sys
import threading
import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socket import socket
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from pydantic import ValidationError

from _command import say, words
from _desk_answers import CONTENTS, Raw, answer_to, texts, told_of
from _desk_repository import CheckRefusedError, DeskRepository
from media_mandate.desk.access import Brake, Editor, Editors
from media_mandate.desk.saving import LARGEST_CALL, SaveRefusedError, read_save
from media_mandate.messages import _
from media_mandate.repository import GitError

PREFIX = "/api/v1"
TOKENS_PAGE = "/user/settings/applications"
MOST_AT_ONCE = 32
MOST_BODIES = 2
PATIENCE_SECONDS = 30
LARGEST_QUESTION = 1_000_000


class DeskServer(ThreadingHTTPServer):
    """Answers the form for those in the file of tokens, which is read anew for each call."""

    request_queue_size = 64
    daemon_threads = False  # a save that has begun comes to its end

    def __init__(self, port: int, repository: DeskRepository, tokens: Path) -> None:
        super().__init__(("127.0.0.1", port), DeskCall)
        self.repository, self.tokens = repository, tokens
        self.brake, self.bodies = Brake(), threading.BoundedSemaphore(MOST_BODIES)
        self._calls = threading.BoundedSemaphore(MOST_AT_ONCE)

    def editor(self, token: str) -> Editor | None:
        try:
            return Editors.model_validate_json(self.tokens.read_bytes()).of(token)
        except FileNotFoundError:
            return None

    def process_request(self, request: Any, client_address: Any) -> None:
        if not self._calls.acquire(timeout=PATIENCE_SECONDS):
            self.shutdown_request(request)
            return
        super().process_request(request, client_address)

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        try:
            super().process_request_thread(request, client_address)
        finally:
            self._calls.release()

    def handle_error(self, request: socket | tuple[bytes, socket], client_address: Any) -> None:
        """One line: a traceback might quote what was sent."""
        error = sys.exc_info()[1]
        if not isinstance(error, (ConnectionError, TimeoutError)):
            say(f"! {type(error).__name__}", err=True)


class DeskCall(BaseHTTPRequestHandler):
    """One call."""

    server: DeskServer
    protocol_version = "HTTP/1.1"
    server_version, sys_version = "desk", ""
    timeout = PATIENCE_SECONDS

    def do_GET(self) -> None:
        self._answered(self._get)

    def do_POST(self) -> None:
        self._answered(self._post)

    def _answered(self, answer: Callable[[str, Mapping[str, str], Editor], None]) -> None:
        """Answer, whatever happens, and log who asked for what kind of thing and what became of it."""
        self.close_connection = True
        began, self._note, self._status = time.monotonic(), "", HTTPStatus.OK
        url = urlsplit(self.path)
        path, who = unquote(url.path), None
        try:
            if path == TOKENS_PAGE and self.command == "GET":
                self._send(words(_NO_TOKENS_HERE).encode(), "text/plain; charset=utf-8")
            else:
                who = self._admitted()
                asked = {name: found[0] for name, found in parse_qs(url.query, max_num_fields=20).items()}
                answer(path.removeprefix(PREFIX) if path.startswith(PREFIX) else "", asked, who)
        except CheckRefusedError as refusal:
            self._note = " ".join(refusal.codes)
            self._say({"message": refusal.said}, refusal.status)
        except SaveRefusedError as refusal:
            self._say({"message": words(refusal.text)}, refusal.status)
        except ValidationError:
            self._say({"message": words(_FAULT)}, HTTPStatus.UNPROCESSABLE_ENTITY)
        except (ConnectionError, TimeoutError):
            raise
        except Exception as error:
            self._note = f"! {type(error).__name__}" + (f" {error}" if isinstance(error, GitError) else "")
            self._say({"message": words(_FAULT)}, HTTPStatus.INTERNAL_SERVER_ERROR)
        seconds = time.monotonic() - began
        kind = "contents" if path == PREFIX + CONTENTS else "-"
        login = who.login if who else "-"
        say(
            f"{self.command} {kind} {int(self._status)} {login} {seconds:.2f} s {self._note}".rstrip(),
            err=True,
        )

    def _admitted(self) -> Editor:
        """Who asks; raises SaveRefusedError for pages of other sites and for wrong tokens."""
        origin = self.headers.get("Origin")
        if origin is not None and urlsplit(origin).netloc.lower() != self.headers.get("Host", "").lower():
            raise SaveRefusedError(_("The form of another site may not ask here."), HTTPStatus.FORBIDDEN)
        scheme, _blank, token = self.headers.get("Authorization", "").partition(" ")
        found = self.server.editor(token.strip()) if scheme.lower() in ("token", "bearer") else None
        if found is not None:
            return found
        if self.server.brake.must_wait(self._address(), time.monotonic()):
            raise SaveRefusedError(
                _("Too many wrong tokens. Wait ten minutes, then try again."), HTTPStatus.TOO_MANY_REQUESTS
            )
        raise SaveRefusedError(
            _("This token is not known here. Ask the person who keeps the server for yours."),
            HTTPStatus.UNAUTHORIZED,
        )

    def _address(self) -> str:
        """Whose call the server in front passed on: the last that it names is the one that it saw."""
        passed = self.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()
        return passed[:45] or self.client_address[0]

    def _get(self, path: str, asked: Mapping[str, str], editor: Editor) -> None:
        found = answer_to(self.server.repository, path, asked, editor)
        if isinstance(found, Raw):
            self._send(found.content, found.kind)
        else:
            self._say_found(found)

    def _post(self, path: str, asked: Mapping[str, str], editor: Editor) -> None:
        repository = self.server.repository
        if path == CONTENTS:
            with self.server.bodies:
                saved = repository.save(read_save(self._body(LARGEST_CALL), repository.branch), editor)
            self._note = saved.commit[:12]
            self._say(told_of(saved), HTTPStatus.CREATED)
        else:
            self._say_found(texts(repository, path, self._body(LARGEST_QUESTION)))

    def _say_found(self, found: object) -> None:
        if found is None:
            self._say({"message": "not found"}, HTTPStatus.NOT_FOUND)
        else:
            self._say(found)

    def _body(self, most: int) -> bytes:
        """What was sent; raises SaveRefusedError where it is too much, or its length is not told."""
        length = self.headers.get("Content-Length", "")
        if self.headers.get("Transfer-Encoding") or not re.fullmatch(r"\d{1,12}", length):
            raise SaveRefusedError(
                _("The form sent what cannot be read. Load the page anew."), HTTPStatus.LENGTH_REQUIRED
            )
        if int(length) > most:
            raise SaveRefusedError(
                _(
                    "That is too much at once: at most {count} MB. Save with fewer or smaller files.",
                    count=most // 10**6,
                ),
                HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
            )
        body = self.rfile.read(int(length))
        if len(body) < int(length):
            raise ConnectionAbortedError
        return body

    def _say(self, answer: object, status: HTTPStatus = HTTPStatus.OK) -> None:
        self._send(json.dumps(answer, ensure_ascii=False).encode(), "application/json; charset=utf-8", status)

    def _send(self, content: bytes, kind: str, status: HTTPStatus = HTTPStatus.OK) -> None:
        self._status = status
        self.send_response(status)
        headers = {
            "Content-Type": kind,
            "Content-Length": str(len(content)),
            "Cache-Control": "no-store",
            "X-Content-Type-Options": "nosniff",
            "Content-Security-Policy": "default-src 'none'; sandbox; frame-ancestors 'none'",
            "Connection": "close",
        }
        if status is HTTPStatus.TOO_MANY_REQUESTS:
            headers["Retry-After"] = "600"
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *arguments: object) -> None:
        """Say nothing: what `http.server` says has the path in it."""


_FAULT = _("The server cannot do this at the moment; nothing was saved. Tell the person who keeps it.")
_NO_TOKENS_HERE = _("Tokens are given by the person who keeps the server: python3 scripts/desk.py --give")


def serve(port: int, repository: DeskRepository, tokens: Path) -> DeskServer:
    """The server, which has begun to listen on a port of this machine; 0 is any that is free."""
    repository.prepare()
    server = DeskServer(port, repository, tokens)
    day = datetime.now(UTC).isoformat(timespec="seconds")
    say(
        words(_("{day}: the form is answered at 127.0.0.1:{port}.", day=day, port=server.server_port)),
        err=True,
    )
    return server
