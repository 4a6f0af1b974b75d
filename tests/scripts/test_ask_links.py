"""Links are asked for by a command, against a server that stands here; no build asks any."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from media_mandate.grades.answers import read_answer
from tests.grades.sounds import silence, speech
from tests.newsdesk import Desk
from tests.sites import command, copy_product

TITLE = "Dạy con bơi & giữ con khỏi ao hồ"
HTML = f"""<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Báo Tỉnh</title>
<meta property="og:title" content="{TITLE.replace("&", "&amp;")}"></head><body>{{}}</body></html>"""


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_arguments: object) -> None:
        return None

    def do_GET(self) -> None:
        if self.path == "/cu":
            self.send_response(302)
            self.send_header("Location", "/index.html")
            self.end_headers()
            return
        super().do_GET()


@pytest.fixture
def host(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """A folder that is served, and its address."""
    folder = tmp_path / "máy chủ"
    folder.mkdir()
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield folder, f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def office(tmp_path: Path) -> Desk:
    desk = Desk(tmp_path / "Tòa soạn")
    copy_product(desk.root)
    return desk


def printed(desk: Desk, url: str, title: str = TITLE) -> str:
    return desk.article("bao/2026/01/be-boi", title=f"'{title}'", printed=f"{{url: '{url}'}}")


def aired(desk: Desk, url: str) -> str:
    block = "programme: Trẻ em, channel: KRT, aired: 2026-01-05T19:45, duration: PT1M5S"
    return desk.article("dai/2026/01/nghe", broadcast=f"{{{block}, media: '{url}', length: 1}}")


def test_what_answers_is_kept_beside_the_article(office: Desk, host: tuple[Path, str]) -> None:
    """Day, type, bytes and hash of a page that holds the article; asked once, and again only with --check."""
    folder, url = host
    (folder / "bài.html").write_text(HTML.format("<p>Khác</p>"), "utf-8")
    printed(office, f"{url}/bài.html")
    run = command(office.root, "ask_links", "--lang", "en")
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout.splitlines()[-1] == "1 address asked for."
    answer = read_answer(office.root, "docs/bao/2026/01/be-boi.link.yml")
    assert answer is not None
    assert (answer.url, answer.type, answer.holds) == (f"{url}/bài.html", "text/html", "title")
    assert answer.bytes == (folder / "bài.html").stat().st_size
    assert answer.led_to is None
    again = command(office.root, "ask_links", "--lang", "en")
    assert again.stdout.splitlines() == ["0 addresses asked for."]
    check = command(office.root, "ask_links", "--check", "--lang", "en")
    assert (check.returncode, check.stdout) == (0, "1 address asked for.\n")


def test_a_page_under_another_title_holds_the_text(office: Desk, host: tuple[Path, str]) -> None:
    """A newspaper that gave its page another title is not accused: most of the words are enough."""
    folder, url = host
    path = printed(office, f"{url}/bai.html", "Tên khác trên báo in hôm ấy")
    text = (office.root / path).read_text("utf-8").rpartition("---\n")[2]
    (folder / "bai.html").write_text(HTML.format(f"<h1>Tít khác</h1><p>{text}</p>"), "utf-8")
    assert command(office.root, "ask_links").returncode == 0
    answer = read_answer(office.root, "docs/bao/2026/01/be-boi.link.yml")
    assert answer is not None
    assert answer.holds == "text"


def test_what_shows_nothing_is_not_kept(office: Desk, host: tuple[Path, str]) -> None:
    """Another page, a front page, a page that is gone, no such host; HTML, silence and a piece for sound."""
    folder, url = host
    (folder / "khac.html").write_text(HTML.format("").replace(TITLE.replace("&", "&amp;"), "Xổ số"), "utf-8")
    (folder / "index.html").write_text(HTML.format(""), "utf-8")
    (folder / "im.mp3").write_bytes(silence())
    (folder / "lap.mp3").write_bytes(speech(5) * 13)
    (folder / "ngan.mp3").write_bytes(speech(5))
    for name, said in {
        f"{url}/khac.html": "the page holds neither the title nor the text of the article",
        f"{url}/cu": "the address leads to the front page of the site",
        f"{url}/mat.html": "it answers with status 404",
        "http://may-chu-nay.invalid/bai.html": "nothing answers (",
    }.items():
        printed(office, name)
        run = command(office.root, "ask_links", "--lang", "en")
        assert run.returncode == 2
        assert said in run.stderr
    printed(office, f"{url}/khac.html", "Bài khác hẳn")
    for name, said in {
        "index.html": "it is no sound or film, but text/html",
        "im.mp3": "65 of 65 seconds hold no sound at all",
        "lap.mp3": "it plays a short sound over and over",
        "ngan.mp3": "it plays 5 s, but the duration says 65 s",
    }.items():
        path = aired(office, f"{url}/{name}")
        run = command(office.root, "ask_links", path, "--lang", "en")
        assert run.returncode == 2
        assert said in run.stderr
    assert not list((office.root / "docs").rglob("*.link.yml"))


def test_a_sound_elsewhere_is_counted(office: Desk, host: tuple[Path, str]) -> None:
    """Its frames are, whatever the host says of it; other bytes at a later day are told by --check."""
    folder, url = host
    (folder / "nghe.mp3").write_bytes(speech())
    path = aired(office, f"{url}/nghe.mp3")
    file = office.root / path
    length = str(len(speech()))
    file.write_text(file.read_text("utf-8").replace("length: 1}", f"length: {length}}}"), "utf-8")
    assert command(office.root, "ask_links", path).returncode == 0
    answer = read_answer(office.root, "docs/dai/2026/01/nghe.link.yml")
    assert answer is not None
    assert (answer.plays, answer.type, answer.bytes) == (65, "audio/mpeg", int(length))
    (folder / "nghe.mp3").write_bytes(speech(seed="khác"))
    run = command(office.root, "ask_links", "--check", "--lang", "en")
    assert run.returncode == 2
    assert "other bytes answer than on" in run.stderr


def test_an_article_without_a_link_is_refused(office: Desk) -> None:
    """Whoever names one is told that it gives no address."""
    path = office.article("bao/2026/01/be-boi")
    run = command(office.root, "ask_links", path, "--lang", "en")
    assert run.returncode == 3
    assert run.stderr.startswith(f"{path} gives no address")


def test_an_answer_is_written_to_no_other_place(office: Desk, host: tuple[Path, str], tmp_path: Path) -> None:
    """A link of the file system at its path leads nowhere, and what cannot be written is said in a line."""
    folder, url = host
    (folder / "bai.html").write_text(HTML.format("<p>Khác</p>"), "utf-8")
    printed(office, f"{url}/bai.html")
    answer = office.root / "docs/bao/2026/01/be-boi.link.yml"
    elsewhere = tmp_path / "nơi khác.yml"
    elsewhere.write_text("giữ nguyên\n", "utf-8")
    answer.symlink_to(elsewhere)
    run = command(office.root, "ask_links", "--lang", "en")
    assert (run.returncode, elsewhere.read_text("utf-8")) == (2, "giữ nguyên\n")
    assert "docs/bao/2026/01/be-boi.link.yml: this is no file of its own" in run.stderr
    answer.unlink()
    answer.mkdir()
    run = command(office.root, "ask_links", "--lang", "en")
    assert run.returncode == 2
    assert "Traceback" not in run.stderr
    assert "docs/bao/2026/01/be-boi.link.yml: it cannot be written" in run.stderr
