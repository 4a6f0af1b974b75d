"""Reminders by webhook: to a server on this machine that answers as Slack, Teams and Zalo do."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import pytest

from tests.newsdesk import MANDATE, Desk
from tests.sites import command

DAY = ("--as-of", "2026-02-28")
SECRET = "bi-mat-123"  # noqa: S105 (of no real service)


class _Service(ThreadingHTTPServer):
    """Keeps what is posted, and answers what it is told to."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Requests)
        self.got: list[tuple[str, str, Any]] = []
        self.answer = (200, "ok")

    def names(self, outlet: str, to: str = "") -> str:
        return f"{outlet}: http://127.0.0.1:{self.server_port}/{SECRET}/{outlet}{to and f' {to}'}"


class _Requests(BaseHTTPRequestHandler):
    server: _Service

    def log_message(self, *arguments: object) -> None:
        """Say nothing."""

    def do_POST(self) -> None:
        content = self.rfile.read(int(self.headers["Content-Length"]))
        assert self.headers["Content-Type"] == "application/json"
        self.server.got.append((self.path, self.headers.get("access_token", ""), json.loads(content)))
        status, said = self.server.answer
        self.send_response(status)
        if status == 301:
            self.send_header("Location", "http://127.0.0.1:9/")
        self.send_header("Content-Length", str(len(said)))
        self.end_headers()
        self.wfile.write(said.encode())


@pytest.fixture
def service() -> Iterator[_Service]:
    with _Service() as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


def call(desk: Desk, to: str, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    run = command(desk.root, "remind", "--webhook", *(arguments or DAY), WEBHOOK_TO=to, **more)
    assert SECRET not in run.stdout + run.stderr
    assert "Traceback" not in run.stderr
    return run


@pytest.mark.parametrize("shape", [None, "slack", "teams", "zalo"])
def test_a_trial_shows_to_the_letter_what_is_posted(full: Desk, service: _Service, shape: str | None) -> None:
    """In each shape, but for whom the service hands it to; once for a stage, and to its own outlet."""
    full.write("mandate.yml", MANDATE.replace("name: Báo Tỉnh", "name: 'Báo \"Tỉnh\" & <bạn> {to} 🙂'"))
    duty = "on_duty: {bao: [{from: 2026-02-01, name: Trần Thị Mơ}]}\n"
    full.write("desk.yml", duty + (f"webhook: {shape}\n" if shape else ""))
    service.answer = (200, '{"error": 0, "message": "Success"}')
    to = f"{service.names('bao', '86')}; {service.names('dai', '99')}"
    trial = call(full, to, "--dry-run", *DAY)
    assert (trial.returncode, service.got) == (0, [])
    run = call(full, to, WEBHOOK_TOKEN=SECRET)
    assert run.returncode == 0, run.stderr
    assert [path for path, _token, _body in service.got] == [f"/{SECRET}/bao", f"/{SECRET}/dai"]
    for (_path, token, body), recipient in zip(service.got, ("86", "99"), strict=True):
        if shape == "zalo":
            assert (token, body["recipient"]) == (SECRET, {"user_id": recipient})
            body["recipient"]["user_id"] = "{to}"
        assert json.dumps(body, ensure_ascii=False, indent=1) in trial.stdout
    text = json.dumps(service.got[0][2], ensure_ascii=False)
    sign = "&amp; &lt;bạn&gt;" if shape in (None, "slack") else "& <bạn>"
    assert (
        f'Báo \\"Tỉnh\\" {sign} {{to}} 🙂 còn thiếu 1 bài của tháng 2/2026; hôm nay, 28/2/2026, là hạn cuối.'
        in text
    )
    assert "Gửi Trần Thị Mơ, người đang trực:" in text
    assert call(full, to).returncode == 0
    assert len(service.got) == 2


def test_an_own_shape_stands_in_a_file(full: Desk, service: _Service) -> None:
    """As any service wants it."""
    full.write("desk.yml", "webhook: hosting/nhắc.json\n")
    full.write(
        "hosting/nhắc.json", '{"headers": {"access_token": "x-{token}"}, "body": {"chat": ["{text}", 3]}}'
    )
    assert call(full, service.names("bao"), WEBHOOK_TOKEN=SECRET).returncode == 3  # the other has no address
    ((_path, token, body),) = service.got
    assert token == f"x-{SECRET}"
    assert body["chat"][1] == 3


@pytest.mark.parametrize(
    ("answer", "shape", "told"),
    [
        ((200, '{"error": -216, "message": "Access token is invalid"}'), "zalo", "WEBHOOK_TOKEN"),
        ((200, "<html>"), "zalo", "WEBHOOK_TOKEN"),
        ((404, "no_service"), "slack", "mã 404"),
        ((301, ""), "teams", "mã 301"),
        ((500, ""), "teams", "mã 500"),
    ],
)
def test_what_was_not_taken_is_told_and_owed(
    full: Desk, service: _Service, answer: tuple[int, str], shape: str, told: str
) -> None:
    """Zalo answers 200 to what it refuses; nothing goes where a redirect points."""
    full.write("desk.yml", f"webhook: {shape}\n")
    service.answer = answer
    to = f"{service.names('bao', '1')}\n{service.names('dai', '2')}"
    run = call(full, to)
    assert run.returncode == 3
    assert "bao: Nơi nhận tin" in run.stderr
    assert told in run.stderr
    assert "Có 2 tin chưa gửi được." in run.stderr
    service.answer = (200, '{"error": 0}')
    assert call(full, to).returncode == 0
    assert len(service.got) == 4


@pytest.mark.parametrize(
    ("to", "settings", "told"),
    [
        ("bao: http://nhac.example/x", "", "https://"),
        ("bao: ftp://nhac.example/x", "", "https://"),
        ("bao: https://[x/", "", "https://"),
        ("khac: https://nhac.example/x", "", "WEBHOOK_TO"),
        ("", "", "WEBHOOK_TO"),
        ("bao: https://nhac.example/x", "webhook: hosting/khong-co.json", "hosting/khong-co.json"),
        ("bao: https://nhac.example/x", "webhook: mandate.json", "mandate.json"),
    ],
)
def test_wrong_settings_of_webhooks_are_named(full: Desk, to: str, settings: str, told: str) -> None:
    """Before anything is sent, and without repeating an address."""
    full.write("mandate.json", '{"body": {"text": "always the same"}}')
    full.write("desk.yml", settings or "form: false")
    run = call(full, to)
    assert run.returncode == 3
    assert told in run.stderr
    assert "nhac.example" not in run.stderr


def test_a_service_that_is_down_stops_no_mail(full: Desk, unused_port: int) -> None:
    """Told in one line for each outlet."""
    run = call(full, f"bao: http://127.0.0.1:{unused_port}/x; dai: http://127.0.0.1:{unused_port}/y")
    assert run.returncode == 3
    assert run.stderr.count("Không kết nối được với nơi nhận tin.") == 2
