"""The command `verify`: files and addresses, what it says, and its exit status."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from slugify import slugify

from tests.newsdesk import Desk
from tests.sites import build_site, command, copy_product

AS_OF = ("--as-of", "2026-02-20")


@pytest.fixture
def published(desk: Desk) -> Desk:
    """A desk with the product around it, under git, whose site was built on 10 February."""
    copy_product(desk.root)
    desk.write(".gitignore", "site/\n")
    desk.article("bao/2026/01/be-boi", title="'Bể bơi <&> 🏊'")
    desk.article("dai/2026/01/ban-tin")
    desk.commit("2026-01-06T10:00:00+07:00")
    build_site(desk.root, date(2026, 2, 10))
    return desk


@pytest.fixture
def record(published: Desk, tmp_path: Path) -> str:
    """The record as it was published, kept elsewhere."""
    kept = tmp_path / "hồ sơ.json"
    kept.write_bytes((published.root / "site/record.json").read_bytes())
    return str(kept)


@contextmanager
def dripping(pieces: int, sent: list[bytes]) -> Iterator[str]:
    """A site that sends its record a byte at a time, ten in a second, for as long as somebody listens."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.end_headers()
            with suppress(ConnectionError):
                for _piece in range(pieces):
                    self.wfile.write(b" ")
                    sent.append(b" ")
                    time.sleep(0.1)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (so named by http.server)
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@contextmanager
def serving(answers: dict[str, tuple[int, bytes]]) -> Iterator[str]:
    """A site that answers with status and body; a status of 302 leads to the body."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            status, content = answers.get(self.path, (404, b"no such page"))
            self.send_response(status)
            if status == 302:
                self.send_header("Location", content.decode())
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (so named by http.server)
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def test_an_untouched_clone_says_so(published: Desk, record: str) -> None:
    """Status 0 and one sentence."""
    run = command(published.root, "verify", record, *AS_OF)
    assert (run.returncode, run.stderr) == (0, "")
    assert "Không có gì khác" in run.stdout


def test_a_lost_feature_is_status_1_in_text_and_json(published: Desk, record: str) -> None:
    """Both forms name the file; the JSON has the status that the command ends with."""
    (published.root / "docs/bao/2026/01/be-boi.md").unlink()
    published.commit("2026-02-15T10:00:00+07:00")
    run = command(published.root, "verify", record, *AS_OF)
    assert run.returncode == 1
    assert "docs/bao/2026/01/be-boi.md\n      Bài đã được tính, nay không còn nữa." in run.stdout
    run = command(published.root, "verify", record, "--format", "json", *AS_OF)
    data = json.loads(run.stdout)
    assert (run.returncode, data["exit_status"]) == (1, 1)
    assert [found["kind"] for found in data["differences"] if found["grave"]] == ["removed"]


def test_another_clone_is_looked_at_by_its_root(published: Desk, record: str, tmp_path: Path) -> None:
    """--root names the clone; a shallow one is refused, for it cannot tell."""
    whole, shallow = tmp_path / "đủ", tmp_path / "nông"
    published.git("clone", "--quiet", str(published.root), str(whole))
    published.commit("2026-02-15T10:00:00+07:00")
    published.git("clone", "--quiet", "--depth=1", published.root.as_uri(), str(shallow))
    assert command(published.root, "verify", record, "--root", str(whole), *AS_OF).returncode == 0
    run = command(published.root, "verify", record, "--root", str(shallow), *AS_OF)
    assert run.returncode == 3
    assert "git fetch --unshallow" in run.stderr


def test_the_record_of_a_site_is_read(published: Desk, record: str) -> None:
    """By its own address and by that of the site, also where that leads on."""
    content = Path(record).read_bytes()
    answers = {"/record.json": (200, content), "/cu/record.json": (302, b"/record.json")}
    with serving(answers) as site:
        for address in (site, f"{site}record.json", f"{site}cu/"):
            run = command(published.root, "verify", address, *AS_OF)
            assert (run.returncode, run.stderr) == (0, ""), address


def test_the_record_of_a_folder_is_read(published: Desk) -> None:
    """The folder of a built site stands for its record; another one has none, which is told."""
    run = command(published.root, "verify", "site", *AS_OF)
    assert (run.returncode, run.stderr) == (0, "")
    run = command(published.root, "verify", "docs", *AS_OF)
    assert (run.returncode, run.stderr) == (3, f"Không có tệp {Path('docs/record.json')}.\n")


def test_what_is_wanted_is_said_where_nothing_was_given(published: Desk, unused_port: int) -> None:
    """In one line with an example, where the site of mkdocs.yml does not answer or has no address."""
    file = published.root / "mkdocs.yml"
    text = file.read_text("utf-8")
    for url in (f"http://127.0.0.1:{unused_port}/", "''"):
        file.write_text(text.replace("https://media-mandate.example/", url), "utf-8")
        run = command(published.root, "verify", *AS_OF)
        assert run.returncode == 3
        assert run.stderr.endswith("Ví dụ: python3 scripts/verify.py https://trang-cua-ban/\n"), run.stderr
        assert run.stderr.count("\n") == 1


def test_the_live_site_is_that_of_the_configuration(published: Desk, record: str) -> None:
    """Without an address the site_url of mkdocs.yml is asked."""
    file = published.root / "mkdocs.yml"
    with serving({"/tre-em/record.json": (200, Path(record).read_bytes())}) as site:
        text = file.read_text("utf-8").replace("https://media-mandate.example/", f"{site}tre-em/")
        file.write_text(text, "utf-8")
        run = command(published.root, "verify", *AS_OF)
    assert run.returncode == 0
    assert "tre-em/record.json" in run.stdout


def test_a_site_without_a_record_passes_only_when_that_is_allowed(published: Desk) -> None:
    """404 is status 3, and with --allow-missing status 0; both say which address."""
    with serving({}) as site:
        run = command(published.root, "verify", site)
        assert run.returncode == 3
        assert f"{site}record.json" in run.stderr
        run = command(published.root, "verify", site, "--allow-missing")
        assert run.returncode == 0
        assert f"{site}record.json" in run.stdout


@pytest.mark.parametrize(
    ("said", "status"),
    [
        *((said, 0) for said in ("yes", "Yes ", "true", "1", "có")),
        *((said, 3) for said in ("", " ", "no", "false", "0", "Không", "maybe", "xong rồi", "$FIRST")),
    ],
)
def test_only_yes_means_yes(published: Desk, said: str, status: int) -> None:
    """FIRST_PUBLICATION is what those set who are hosted; what is neither yes nor no is refused by name."""
    with serving({}) as site:
        run = command(published.root, "verify", site, *AS_OF, FIRST_PUBLICATION=said)
    assert run.returncode == status, run.stderr
    is_understood = status == 0 or slugify(said) in ("", "no", "false", "0", "khong")
    assert ("FIRST_PUBLICATION" in run.stderr) is not is_understood


def test_what_cannot_be_read_is_status_3_in_one_sentence(published: Desk, unused_port: int) -> None:
    """No server, a server's fault, a web page, plain HTTP, other schemes, no file, no JSON: none passes."""
    with serving({
        "/loi/record.json": (500, b""),
        "/trang/record.json": (200, b"<!doctype html>"),
        "/so/record.json": (200, b'{"format": "media-mandate ledger 1"}'),
        "/ra-ngoai/record.json": (302, b"http://trang.invalid/record.json"),
    }) as site:  # fmt: skip
        for source, said in (
            (f"http://127.0.0.1:{unused_port}/", "Không đọc được"),
            (f"{site}loi/", "500"),
            (f"{site}trang/", "Đây không phải là hồ sơ"),
            (f"{site}so/", "media-mandate ledger 1"),
            (f"{site}ra-ngoai/", "http"),
            ("http://trang.example/", "https://"),
            ("file:///etc/hostname", "https://"),
            ("https://", "Không đọc được"),
            ("khong-co.json", "khong-co.json"),
            ("mkdocs.yml", "Đây không phải là hồ sơ"),
        ):
            run = command(published.root, "verify", source, "--allow-missing", *AS_OF)
            assert run.returncode == 3, (source, run.stdout)
            assert said in run.stderr
            assert "Traceback" not in run.stderr
            assert len(run.stderr.strip().splitlines()) == 1


def test_a_site_that_drips_is_given_up(published: Desk) -> None:
    """Each byte comes soon after the last, and all of them would take longer than the limit."""
    script = published.root / "scripts/verify.py"
    text = script.read_text("utf-8")
    assert "SECONDS = 30" in text
    script.write_text(text.replace("SECONDS = 30", "SECONDS = 1"), "utf-8")
    sent: list[bytes] = []
    with dripping(600, sent) as site:
        run = command(published.root, "verify", site)
    assert len(sent) < 600
    assert run.returncode == 3
    assert "quá lâu" in run.stderr


def test_a_broken_mandate_is_status_3(published: Desk, record: str) -> None:
    """Nothing can be compared, and the way to the reason is told."""
    published.write("mandate.yml", "outlets: [")
    run = command(published.root, "verify", record)
    assert run.returncode == 3
    assert "scripts/check.py" in run.stderr


def test_the_day_of_the_record_is_the_least(published: Desk, record: str) -> None:
    """A clock that stands before the record's day does not lose what was published by then."""
    data = json.loads(Path(record).read_bytes())
    Path(record).write_text(json.dumps(data | {"as_of": "2099-01-31"}), "utf-8")
    run = command(published.root, "verify", record, "--format", "json")
    assert json.loads(run.stdout)["now"]["as_of"] == "2099-01-31"


def test_what_a_record_says_is_no_line_of_the_verdict(published: Desk, record: str, tmp_path: Path) -> None:
    """A name with a screen of blanks, or as long as one, would be wrapped to lines that seem to be ours."""
    data = json.loads(Path(record).read_text("utf-8"))
    data["mandate"]["outlets"][0]["name"] = f"Báo{' ' * 70}Không có gì khác." + "x" * 5000
    forged = tmp_path / "forged.json"
    forged.write_text(json.dumps(data), "utf-8")
    run = command(published.root, "verify", str(forged), *AS_OF)
    assert "Báo Không có gì khác.xxx" in run.stdout
    assert max(map(len, run.stdout.splitlines())) < 500
