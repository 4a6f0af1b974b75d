"""Reminders as they are sent: to a mail server and to trackers of issues that answer on this machine."""

from __future__ import annotations

import email
import json
import shutil
import socket
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from email.policy import default
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from ssl import PROTOCOL_TLS_SERVER, SSLContext
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword

from media_mandate.planning.reminders import FIRST_DAYS, LAST_DAYS
from tests.newsdesk import MANDATE, Desk
from tests.programs import lacking
from tests.sites import command

TOKEN = "bi-mat-cua-kho"  # noqa: S105 (of no real tracker)
DAY = ("--as-of", "2026-02-21")


# Issues


class _Tracker(ThreadingHTTPServer):
    """Keeps issues as GitHub and GitLab do, in the parts of their interfaces that are used."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Requests)
        self.kept: list[dict[str, Any]] = []
        self.comments: list[tuple[int, str]] = []
        self.failures: list[tuple[int, dict[str, str]]] = []
        self.calls: list[str] = []
        self.labels = True

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class _Requests(BaseHTTPRequestHandler):
    server: _Tracker

    def log_message(self, *arguments: object) -> None:
        """Say nothing."""

    def _answer(self, status: int, found: object, headers: dict[str, str] | None = None) -> None:
        content = json.dumps(found).encode()
        self.send_response(status)
        for name, value in {**(headers or {}), "Content-Length": str(len(content))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)

    def _serve(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers.get("Content-Length") or 0)) or "{}")
        url = urlsplit(self.path)
        self.server.calls.append(f"{self.command} {url.path}")
        if self.server.failures:
            status, headers = self.server.failures.pop(0)
            self._answer(status, {"message": "no"}, headers)
        elif TOKEN not in (
            self.headers.get("Authorization", "").removeprefix("Bearer "),
            self.headers.get("PRIVATE-TOKEN"),
        ):
            self._answer(401, {"message": "no"})
        elif url.path == "/repos/toa-soan/kho/issues":
            self._list_or_open(body, parse_qs(url.query), "number", "body", "open")
        elif url.path == "/projects/42/issues":
            self._list_or_open(body, parse_qs(url.query), "iid", "description", "opened")
        else:
            self._change(body, url.path.split("/"))

    do_GET = do_POST = do_PATCH = do_PUT = _serve  # noqa: N815 (so they are called)

    def _list_or_open(
        self, body: dict[str, Any], query: dict[str, list[str]], number: str, text: str, state: str
    ) -> None:
        if self.command == "POST":
            given = body.get("labels") if self.server.labels else []
            labels = [{"name": label} for label in given] if isinstance(given, list) else [given]
            made = {number: len(self.server.kept) + 1, "state": state, "labels": labels}
            self.server.kept.append({**made, "title": body["title"], text: body[text]})
            self._answer(201, self.server.kept[-1])
        else:
            assert query["labels"] == ["media-mandate"]
            assert query["state"] == ["all"]
            size, page = int(query["per_page"][0]), int(query["page"][0])
            self._answer(200, self.server.kept[::-1][(page - 1) * size : page * size])

    def _change(self, body: dict[str, Any], parts: list[str]) -> None:
        at = parts.index("issues") + 1
        number = int(parts[at])
        if parts[at + 1 :] in (["comments"], ["notes"]):
            self.server.comments.append((number, body["body"]))
            self._answer(201, {})
            return
        changed = dict(body)
        if event := changed.pop("state_event", None):
            changed["state"] = {"close": "closed", "reopen": "opened"}[event]
        self.server.kept[number - 1].update(changed)
        self._answer(200, self.server.kept[number - 1])


@pytest.fixture
def tracker() -> Iterator[_Tracker]:
    with _Tracker() as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


def remind(
    desk: Desk, tracker: _Tracker, kind: str, as_of: str, **said: str
) -> subprocess.CompletedProcess[str]:
    github = {"GITHUB_API_URL": tracker.url, "GITHUB_REPOSITORY": "toa-soan/kho", "GITHUB_TOKEN": TOKEN}
    gitlab = {"CI_API_V4_URL": tracker.url, "CI_PROJECT_ID": "42", "REMINDER_TOKEN": TOKEN}
    run = command(desk.root, "remind", "--issues", kind, "--as-of", as_of, **{**github, **gitlab, **said})
    assert TOKEN not in run.stdout + run.stderr
    assert "Traceback" not in run.stderr
    return run


@pytest.mark.parametrize("kind", ["github", "gitlab"])
def test_issues_are_opened_changed_and_closed(full: Desk, tracker: _Tracker, kind: str) -> None:
    """One for each outlet, never two, with a comment when something new is to be said."""
    text = "body" if kind == "github" else "description"
    assert remind(full, tracker, kind, "2026-02-20").returncode == 0
    assert tracker.kept == []
    for day in ("2026-02-21", "2026-02-22"):
        assert remind(full, tracker, kind, day).returncode == 0
    assert [issue["title"] for issue in tracker.kept] == [
        "Báo Tỉnh: nhắc bài tháng 2/2026",
        "Đài Tỉnh: nhắc bài tháng 2/2026",
    ]
    assert "Gợi ý đề tài:" in tracker.kept[0][text]
    assert tracker.comments == []
    assert remind(full, tracker, kind, "2026-02-26").returncode == 0
    assert [number for number, _text in tracker.comments] == [1, 2]
    full.article("bao/2026/02/c")
    assert remind(full, tracker, kind, "2026-02-27").returncode == 0
    assert tracker.kept[0]["state"] == "closed"
    assert tracker.kept[1]["state"] in ("open", "opened")
    assert (1, "Việc này đã xong: đã có bài.") in tracker.comments
    calls = len(tracker.calls)
    assert remind(full, tracker, kind, "2026-02-27").returncode == 0
    assert len(tracker.calls) == calls + 1


@pytest.mark.parametrize("kind", ["github", "gitlab"])
def test_an_issue_is_found_on_the_last_page(full: Desk, tracker: _Tracker, kind: str) -> None:
    """However many there are, none is opened twice."""
    remind(full, tracker, kind, "2026-02-21")
    for number in range(3, 251):
        tracker.kept.append(
            {**tracker.kept[0], "number": number, "iid": number, "body": "", "description": ""}
        )
    assert remind(full, tracker, kind, "2026-02-21").returncode == 0
    assert len(tracker.kept) == 250


def test_pull_requests_are_no_issues(full: Desk, tracker: _Tracker) -> None:
    """GitHub lists both."""
    remind(full, tracker, "github", "2026-02-21")
    tracker.kept[0]["pull_request"] = {}
    remind(full, tracker, "github", "2026-02-21")
    assert len(tracker.kept) == 3


def test_a_limit_of_calls_is_waited_for(full: Desk, tracker: _Tracker) -> None:
    """What is to be waited for is waited for, twice at most and never for long."""
    tracker.failures = [(429, {"Retry-After": "0"}), (403, {"Retry-After": "0"})]
    assert remind(full, tracker, "github", "2026-02-21").returncode == 0
    assert len(tracker.kept) == 2
    tracker.failures = [(429, {"Retry-After": "3600"})]
    run = remind(full, tracker, "github", "2026-02-21")
    assert run.returncode == 3
    assert "hãy thử lại sau" in run.stderr
    tracker.failures = [(429, {"Retry-After": "0"})] * 3
    assert remind(full, tracker, "github", "2026-02-21").returncode == 3


@pytest.mark.parametrize(
    ("failure", "told"),
    [
        ((403, {}), "không có quyền ghi issue"),
        ((404, {}), "không có quyền ghi issue"),
        ((500, {}), "gặp lỗi (mã 500)"),
        ((301, {"Location": "http://127.0.0.1:9/"}), "gặp lỗi (mã 301)"),
    ],
)
def test_a_refusal_is_told_in_words(
    full: Desk, tracker: _Tracker, failure: tuple[int, dict[str, str]], told: str
) -> None:
    """The token goes to no other address, and nothing is tried again that was refused."""
    tracker.failures = [failure]
    run = remind(full, tracker, "github", "2026-02-21")
    assert run.returncode == 3
    assert told in run.stderr
    assert len(tracker.calls) == 1


def test_a_token_that_cannot_label_opens_nothing_that_stays(full: Desk, tracker: _Tracker) -> None:
    """Without its label an issue would not be found again and be opened anew each day."""
    tracker.labels = False
    run = remind(full, tracker, "github", "2026-02-21")
    assert run.returncode == 3
    assert "nhãn" in run.stderr
    assert [issue["state"] for issue in tracker.kept] == ["closed"]


def test_a_tracker_that_is_not_there(full: Desk, tracker: _Tracker, unused_port: int) -> None:
    """Down, wrong or unnamed, it is told in one line."""
    for url in (f"http://127.0.0.1:{unused_port}", "file:///etc", ""):
        run = remind(full, tracker, "github", "2026-02-21", GITHUB_API_URL=url)
        assert run.returncode == 3, url
        assert run.stderr.count("\n") == 1
    assert tracker.calls == []


def test_help_says_when_mail_is_written(full: Desk) -> None:
    """The days on which reminders come, from the rule itself."""
    said = " ".join(command(full.root, "remind", "--help").stdout.split())
    assert f"còn {FIRST_DAYS} ngày, còn {LAST_DAYS} ngày, vào ngày làm việc cuối cùng" in said


def test_nobody_is_reminded_by_the_sample(full: Desk, tracker: _Tracker) -> None:
    """Its clock stands still; the words can be seen all the same."""
    full.write("mandate.yml", MANDATE.replace("outlets:", "sample: {as_of: 2026-02-21}\noutlets:", 1))
    for name in ("bao/2026/01/be-boi", "dai/2026/01/tiem-dung-lich"):
        full.article(name, sample="true", topics="[tiem-chung]")
    assert remind(full, tracker, "github", "2026-02-21").returncode == 0
    assert tracker.calls == []
    shown = command(full.root, "remind", "--dry-run").stdout
    assert shown.startswith("Đây là tòa soạn mẫu nên không gửi gì cho ai; ở tòa soạn thật, ngày 21/2/2026")
    assert "Báo Tỉnh còn thiếu 1 bài của tháng 2/2026" in shown


@pytest.mark.parametrize(
    ("day", "told"),
    [
        ("2026-02-20", "Ngày 20/2/2026 không phải nhắc ai: "),
        ("2026-02-21", "Đây là xem thử nên không gửi gì; không có --dry-run thì ngày 21/2/2026 "),
    ],
)
def test_a_trial_says_why_nothing_is_sent(full: Desk, day: str, told: str) -> None:
    """In its first sentence, whether there is something to say or not."""
    assert command(full.root, "remind", "--dry-run", "--as-of", day).stdout.startswith(told)


# E-mail


class _Mailbox:
    """Keeps letters; refuses recipients whose names begin with "khong"."""

    def __init__(self) -> None:
        self.letters: list[EmailMessage] = []

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, to: str, options: Any) -> str:  # noqa: N802
        if to.startswith("khong"):
            return f"550 no {to}"
        envelope.rcpt_tos.append(to)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        message = email.message_from_bytes(envelope.content, policy=default)
        assert isinstance(message, EmailMessage)
        self.letters.append(message)
        return "250 OK"


@contextmanager
def mail_server(**options: Any) -> Iterator[tuple[_Mailbox, dict[str, str]]]:
    """A mail server on this machine, and the environment that names it."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    mailbox = _Mailbox()
    controller = Controller(mailbox, hostname="127.0.0.1", port=port, **options)
    controller.start()
    try:
        yield mailbox, settings(port)
    finally:
        controller.stop()


def settings(port: int, **more: str) -> dict[str, str]:
    return {
        "MAIL_HOST": "127.0.0.1",
        "MAIL_PORT": str(port),
        "MAIL_SECURITY": "none",
        "MAIL_FROM": "nhac@tre-em.example",
        "MAIL_TO": "bao: thu-ky@bao.example, truc@bao.example; dai: ban-tin@dai.example",
        **more,
    }


def send(desk: Desk, said: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    run = command(desk.root, "remind", "--mail", *(arguments or DAY), **said)
    told = run.stdout + run.stderr
    assert "Traceback" not in told
    assert "example" not in told
    assert "mat-khau" not in told
    return run


def test_each_outlet_gets_a_letter(full: Desk) -> None:
    """To its own people alone, on the days that are days to remind, in Vietnamese."""
    with mail_server() as (mailbox, said):
        assert send(full, said, "--as-of", "2026-02-20").returncode == 0
        assert mailbox.letters == []
        assert send(full, said).returncode == 0
        assert send(full, said, "--as-of", "2026-02-22").returncode == 0
        assert {letter["To"]: letter["Subject"] for letter in mailbox.letters} == {
            "thu-ky@bao.example, truc@bao.example": (
                "Báo Tỉnh còn thiếu 1 bài của tháng 2/2026; hạn cuối là ngày 28/2/2026."
            ),
            "ban-tin@dai.example": "Đài Tỉnh còn thiếu 1 bài của tháng 2/2026; hạn cuối là ngày 28/2/2026.",
        }
        full.article("bao/2026/02/c")
        for day, count in (
            ("2026-02-26", 3),
            ("2026-02-27", 4),
            ("2026-02-28", 5),
            ("2026-03-01", 6),
            ("2026-03-02", 6),
        ):
            assert send(full, said, "--as-of", day).returncode == 0
            assert len(mailbox.letters) == count, day
        assert "docs/dai/2026/02/" in mailbox.letters[-1].get_body(("plain",)).get_content()  # type: ignore[union-attr]


def test_who_is_refused_is_counted_and_the_others_get_theirs(full: Desk) -> None:
    """The server's words hold addresses and are not repeated."""
    with mail_server() as (mailbox, said):
        to = "bao: khong-co@bao.example, truc@bao.example; dai: khong-ai@dai.example"
        run = send(full, {**said, "MAIL_TO": to})
        assert run.returncode == 3
        assert "bao: Máy chủ thư không nhận 1 địa chỉ." in run.stderr
        assert "dai: Máy chủ thư không nhận 1 địa chỉ." in run.stderr
        assert "Có 2 thư chưa gửi được." in run.stderr
        assert len(mailbox.letters) == 1


def _takes(*_: Any) -> Callable[..., AuthResult]:
    def authenticate(server: Any, session: Any, envelope: Any, mechanism: str, data: Any) -> AuthResult:
        good = isinstance(data, LoginPassword) and data.password == b"mat-khau-dung"
        return AuthResult(success=good, handled=False)

    return authenticate


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate of this machine with its key, in one file."""
    if shutil.which("openssl") is None:
        lacking("openssl. Install it")
    file = tmp_path_factory.mktemp("tls") / "may.pem"
    run = subprocess.run(
        [
            *("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=may"),
            *("-addext", "subjectAltName=IP:127.0.0.1", "-keyout", str(file), "-out", f"{file}.crt"),
        ],
        capture_output=True,
        text=True,
    )
    if run.returncode:
        lacking(f"an openssl that makes certificates for addresses; it says: {run.stderr.strip()}")
    file.write_bytes(file.read_bytes() + Path(f"{file}.crt").read_bytes())
    return file


def test_starttls_and_password(full: Desk, certificate: Path) -> None:
    """The password goes over a safe line, to a server whose certificate is good, or not at all."""
    context = SSLContext(PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    options = {
        "tls_context": context,
        "require_starttls": True,
        "authenticator": _takes(),
        "auth_required": True,
    }
    with mail_server(**options) as (mailbox, said):
        safe = {**said, "MAIL_SECURITY": "starttls", "MAIL_USER": "nhac", "MAIL_PASSWORD": "mat-khau-sai"}
        trusting = {**safe, "SSL_CERT_FILE": str(certificate)}
        run = send(full, safe)
        assert run.returncode == 3
        assert "chứng chỉ" in run.stderr
        run = send(full, trusting)
        assert run.returncode == 3
        assert "không chấp nhận MAIL_USER và MAIL_PASSWORD (mã 535)" in run.stderr
        assert mailbox.letters == []
        assert send(full, {**trusting, "MAIL_PASSWORD": "mat-khau-dung"}).returncode == 0
        assert len(mailbox.letters) == 2


def test_a_server_without_starttls_gets_nothing(full: Desk) -> None:
    """What was to be sent safely is not sent otherwise."""
    with mail_server() as (mailbox, said):
        run = send(full, {**said, "MAIL_SECURITY": "starttls"})
        assert run.returncode == 3
        assert "không hỗ trợ" in run.stderr
        assert mailbox.letters == []


def test_a_server_that_is_down_or_says_nothing(full: Desk, unused_port: int) -> None:
    """It is given up after its time, for each letter, and told."""
    run = send(full, settings(unused_port))
    assert run.returncode == 3
    assert "bao: Không kết nối được với máy chủ thư" in run.stderr
    with socket.create_server(("127.0.0.1", 0)) as silent:
        run = send(full, settings(silent.getsockname()[1], MAIL_SECONDS="0.5"))
    assert run.returncode == 3
    assert "dai: Máy chủ thư không trả lời kịp." in run.stderr


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("MAIL_HOST", "", "MAIL_HOST"),
        ("MAIL_PORT", "hai", "MAIL_PORT"),
        ("MAIL_SECURITY", "ssl", "MAIL_SECURITY"),
        ("MAIL_FROM", "nhac tre-em", "MAIL_FROM"),
        ("MAIL_PASSWORD", "mat-khau-đúng", "MAIL_PASSWORD"),
        ("MAIL_TO", "", "MAIL_TO"),
        ("MAIL_TO", "khac: a@b.example", "MAIL_TO"),
        ("MAIL_TO", "bao: a@b.example\nBcc: c@d.example", "MAIL_TO"),
        ("MAIL_TO", "bao: a@b.example\r", "MAIL_TO"),
        ("MAIL_HOST", "thu.toa-soan.vn", "MAIL_SECURITY"),
    ],
)
def test_wrong_settings_are_named(full: Desk, name: str, value: str, told: str) -> None:
    """Before anything is sent, and without repeating what they hold."""
    run = send(full, settings(9, **{name: value}))
    assert run.returncode == 3
    assert told in run.stderr


def test_a_missed_run_is_made_up_for(full: Desk) -> None:
    """Whatever the day: what the stage that has come says is said once, and what failed is said tomorrow."""
    with mail_server() as (mailbox, said):
        assert send(full, said, "--as-of", "2026-02-23").returncode == 0
        assert len(mailbox.letters) == 2
        to = "bao: khong-co@bao.example; dai: ban-tin@dai.example"
        assert send(full, {**said, "MAIL_TO": to}, "--as-of", "2026-02-26").returncode == 3
        assert [letter["To"] for letter in mailbox.letters[2:]] == ["ban-tin@dai.example"]
        # The last working day and the last day pass without a run.
        assert send(full, said, "--as-of", "2026-03-03").returncode == 0
        assert [str(letter["Subject"])[:24] for letter in mailbox.letters[3:]] == [
            "Báo Tỉnh còn thiếu bài t",
            "Đài Tỉnh còn thiếu bài t",
        ]
        assert send(full, said, "--as-of", "2026-03-09").returncode == 0
        assert len(mailbox.letters) == 5


def test_what_failed_is_owed_the_next_day(full: Desk) -> None:
    """Of one stage, to the one outlet that did not get it."""
    with mail_server() as (mailbox, said):
        send(full, {**said, "MAIL_TO": "bao: khong-co@bao.example; dai: ban-tin@dai.example"})
        assert send(full, said, "--as-of", "2026-02-22").returncode == 0
        assert [letter["To"] for letter in mailbox.letters] == [
            "ban-tin@dai.example",
            "thu-ky@bao.example, truc@bao.example",
        ]


def test_a_memory_that_is_lost_or_broken_sends_again(full: Desk, tmp_path: Path) -> None:
    """Twice is better than never; and a month that is met is forgotten, so that it can be due again."""
    memory = tmp_path / "nhớ.json"
    with mail_server() as (mailbox, said):
        for text in (None, "{", '{"by": 3}'):
            if text is not None:
                memory.write_text(text, "utf-8")
            assert send(full, said, "--sent", str(memory), *DAY).returncode == 0
        assert len(mailbox.letters) == 6
        file = full.root / full.article("bao/2026/02/c")
        send(full, said, "--sent", str(memory), "--as-of", "2026-02-26")
        file.unlink()
        send(full, said, "--sent", str(memory), "--as-of", "2026-02-26")
        assert [letter["To"] for letter in mailbox.letters[6:]] == [
            "ban-tin@dai.example",
            "thu-ky@bao.example, truc@bao.example",
        ]


DUTY = """\
on_duty:
  bao:
    - {from: 2026-02-01, name: Trần Thị Mơ}
    - {from: 2026-02-21, name: "Lê Văn \\"Ước\\" & em"}
"""


@pytest.mark.parametrize("day", ["2026-02-21", "2026-02-27", "2026-02-28", "2026-03-01"])
def test_a_trial_shows_to_the_letter_what_is_sent(full: Desk, day: str) -> None:
    """Every letter's subject and text, as many as come, and none of what was sent before."""
    full.write("desk.yml", DUTY)
    with mail_server() as (mailbox, said):
        for _round in range(2):
            before = len(mailbox.letters)
            trial = send(full, said, "--dry-run", "--as-of", day)
            assert trial.returncode == 0
            assert len(mailbox.letters) == before
            send(full, said, "--as-of", day)
            shown = ""
            for letter in mailbox.letters[before:]:
                text = letter.get_body(("plain",)).get_content().replace("\r\n", "\n")  # type: ignore[union-attr]
                assert f"\n{letter['Subject']}\n\n{text.rstrip()}\n" in trial.stdout
                shown += text
            assert trial.stdout.count("Thư gửi") == len(mailbox.letters[before:]) == 2 * (_round == 0)
            assert ("đã gửi cả rồi" in trial.stdout) == (_round == 1)
            assert shown.count('Gửi Lê Văn "Ước" & em, người đang trực:') == (_round == 0)
            alone = command(full.root, "remind", "--dry-run", "--as-of", day).stdout
            assert "đã gửi cả rồi" in alone
            assert "Gửi Lê Văn" not in alone


@pytest.mark.parametrize("kind", ["github", "gitlab"])
def test_a_trial_shows_to_the_letter_what_becomes_of_issues(full: Desk, tracker: _Tracker, kind: str) -> None:
    """It asks the tracker which there are, and changes none."""
    text = "body" if kind == "github" else "description"
    names = {"GITHUB_API_URL": tracker.url, "GITHUB_REPOSITORY": "toa-soan/kho", "GITHUB_TOKEN": TOKEN}
    names |= {"CI_API_V4_URL": tracker.url, "CI_PROJECT_ID": "42", "REMINDER_TOKEN": TOKEN}
    for day, heading in (("2026-02-21", "Mở issue mới: "), ("2026-02-28", "Viết lại issue số 1: ")):
        calls, comments = len(tracker.calls), len(tracker.comments)
        trial = command(full.root, "remind", "--issues", kind, "--dry-run", "--as-of", day, **names)
        assert {call.split()[0] for call in tracker.calls[calls:]} == {"GET"}
        assert remind(full, tracker, kind, day).returncode == 0
        assert heading in trial.stdout
        for issue in tracker.kept:
            assert issue[text].rstrip() in trial.stdout
        for _number, comment in tracker.comments[comments:]:
            assert f"Kèm bình luận: {comment}" in trial.stdout
        assert "Sẽ thay đổi 2 issue." in trial.stdout
    trial = command(full.root, "remind", "--issues", kind, "--dry-run", "--as-of", "2026-02-28", **names)
    assert "Sẽ thay đổi 0 issue." in trial.stdout


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("on_duty: {khac: [{from: 2026-02-01, name: A}]}", "dòng 1, mục on_duty"),
        (
            "on_duty:\n  bao:\n    - {from: 2026-02-09, name: A}\n    - {from: 2026-02-09, name: B}\n",
            "dòng 4, mục on_duty.bao thứ 2, from",
        ),
        ("webhook: viber", "slack, teams, zalo"),
        ("bieu_mau: true", "dòng 1, mục bieu_mau"),
        ("form: [", "desk.yml"),
    ],
)
def test_a_broken_desk_reminds_nobody_and_says_why(full: Desk, text: str, told: str) -> None:
    """With the place, and as red as a mandate that cannot be read."""
    full.write("desk.yml", text)
    with mail_server() as (mailbox, said):
        run = send(full, said)
        assert run.returncode == 2
        assert told in run.stderr
        assert mailbox.letters == []


def test_mail_that_fails_leaves_the_issues(full: Desk, tracker: _Tracker, unused_port: int) -> None:
    """Each way is gone, whatever becomes of the other."""
    said = {"GITHUB_API_URL": tracker.url, "GITHUB_REPOSITORY": "toa-soan/kho", "GITHUB_TOKEN": TOKEN}
    run = command(full.root, "remind", "--mail", "--issues", "github", *DAY, **said, **settings(unused_port))
    assert run.returncode == 3
    assert len(tracker.kept) == 2


def test_usage_and_a_broken_mandate(full: Desk) -> None:
    """Nothing asked for is wrong usage; a mandate that cannot be read reminds nobody."""
    assert command(full.root, "remind").returncode == 3
    full.write("mandate.yml", "outlets: [")
    run = command(full.root, "remind", "--dry-run")
    assert run.returncode == 2
    assert "mandate.yml" in run.stderr
