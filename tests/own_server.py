"""A server of one's own: a bare repository, a clone that publishes, and the desk that answers the form."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
from base64 import b64encode
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

from tests.newsdesk import Desk
from tests.sites import ROOT, RUN, command, copy_product

REPOSITORY = "/api/v1/repos/toa-soan/bai"
LAN = "Nguyễn Thị Lan <lan@bao.vn>"


class OwnServer:
    """The folders of the recipe below `folder`, with what `desk` has committed already pushed."""

    def __init__(self, folder: Path, desk: Desk) -> None:
        self.desk, self.bare, self.clone = desk, folder / "tre-em.git", folder / "srv/Trẻ em"
        copy_product(desk.root)
        shutil.copy(ROOT / ".gitattributes", desk.root)
        desk.write(".gitignore", (ROOT / ".gitignore").read_bytes())
        desk.commit("2026-01-07T10:00:00+07:00")
        desk.git("init", "--quiet", "--bare", "--initial-branch=main", str(self.bare))
        desk.git("remote", "add", "origin", str(self.bare))
        desk.git("push", "--quiet", "origin", "main")
        desk.git("clone", "--quiet", str(self.bare), str(self.clone))

    def give(self, person: str = LAN) -> str:
        """A token, as the command prints it."""
        run = command(self.clone, "desk", "--give", person)
        assert run.returncode == 0, run.stderr
        return run.stdout.split()[-1]

    def git(self, *arguments: str) -> str:
        """What git says in the bare repository."""
        run = subprocess.run(
            ["git", *arguments], cwd=self.bare, capture_output=True, encoding="utf-8", check=True
        )
        return run.stdout.strip()

    def text(self, path: str) -> str:
        return self.git("show", f"main:{path}")

    @contextmanager
    def answering(self, day: str = "2026-02-10") -> Iterator[Form]:
        """The desk at work on a port of its own, judging as of `day`; yields who asks it."""
        script = str(self.clone / "scripts/desk.py")
        log = self.clone.parent / "desk.log"
        with log.open("wb") as stream:
            started = subprocess.Popen(
                [sys.executable, "-P", RUN, script, "--port", "0", "--as-of", day],
                cwd="/",
                env={**os.environ, "PYTHONPATH": str(self.clone / "src"), "PYTHONUTF8": "1", "CI": ""},
                stdout=stream,
                stderr=stream,
            )
            try:
                while not (said := re.search(r"127\.0\.0\.1:(\d+)", log.read_text("utf-8"))):
                    assert started.poll() is None, log.read_text("utf-8")
                yield Form(int(said[1]), self.give(), log)
            finally:
                started.send_signal(signal.SIGTERM)
                started.wait()


@dataclass(frozen=True)
class Answer:
    """What was answered: the status, and the JSON or the bytes."""

    status: int
    body: Any
    headers: Mapping[str, str]

    @property
    def words(self) -> str:
        return str(self.body["message"])


@dataclass(frozen=True)
class Form:
    """Who asks as the form does, with a token."""

    port: int
    token: str
    log: Path

    def ask(self, path: str, sent: object = None, *, token: str | None = None, **headers: str) -> Answer:
        """GET, or POST of what is sent, as JSON unless it is bytes."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=120)
        body = sent if isinstance(sent, bytes) else None if sent is None else json.dumps(sent).encode()
        shown = self.token if token is None else token
        given = {"Authorization": f"token {shown}", **{n.replace("_", "-"): v for n, v in headers.items()}}
        try:
            connection.request("GET" if sent is None else "POST", path, body, given)
            found = connection.getresponse()
            raw = found.read()
        finally:
            connection.close()
        is_json = "json" in (found.getheader("Content-Type") or "")
        return Answer(found.status, json.loads(raw) if is_json else raw, dict(found.getheaders()))

    def sha(self, path: str) -> str | None:
        tree = self.ask(f"{REPOSITORY}/git/trees/main?recursive=1&page=1").body["tree"]
        return next((entry["sha"] for entry in tree if entry["path"] == path), None)

    def save(self, *files: Mapping[str, object], token: str | None = None, **more: object) -> Answer:
        asked = {"branch": "main", "message": "Update Bài “thu”", "files": list(files), **more}
        return self.ask(f"{REPOSITORY}/contents", asked, token=token)


def create(path: str, text: str | bytes) -> dict[str, object]:
    raw = text if isinstance(text, bytes) else text.encode()
    return {"operation": "create", "path": path, "content": b64encode(raw).decode()}


def update(path: str, text: str | bytes, sha: str | None, **more: object) -> dict[str, object]:
    return {**create(path, text), "operation": "update", "sha": sha, **more}
