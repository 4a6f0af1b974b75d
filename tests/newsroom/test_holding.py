"""What is held back and what stands instead: strays beside the outlets, links, and names in paths."""

from __future__ import annotations

from pathlib import Path

import pytest

from media_mandate.newsroom.held import without_links, without_names
from media_mandate.newsroom.holding import HeldReading
from media_mandate.problems import is_error
from tests.newsdesk import Desk, body
from tests.newsroom import holding

BAO = "bao/2026/01/be-boi"
PAGE = "---\ntitle: Giới thiệu\n---\nChúng tôi làm báo.\n"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A desk whose January article and page stand in git."""
    desk = Desk(tmp_path / "Tòa soạn")
    desk.article(BAO)
    desk.write("docs/gioi-thieu.md", PAGE)
    desk.commit("2026-01-06T10:00:00+07:00")
    return desk


def held(desk: Desk) -> HeldReading:
    folder = desk.root.parent / "held"
    folder.mkdir()
    return holding.held(desk, folder)


def stands(found: HeldReading) -> list[str]:
    """The articles and pages that are published; nothing of them may be wrong."""
    assert not any(map(is_error, found.problems)), found.problems
    assert found.newsroom is not None
    articles = [one.path for one in found.newsroom.articles]
    return [*articles, *(one.path for one in found.newsroom.pages)]


GOOD = [f"docs/{BAO}.md", "docs/gioi-thieu.md"]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("docs/bai-o-goc.md", None),
        ("docs/bai-o-goc.md", "---\ntitle: 'Hở\n---\n"),
        ("docs/bai-o-goc.md", "---\ntitle: Bài\nchildren: {sensitive: true}\n---\nChữ.\n"),
        ("docs/bai-o-goc.md", "Chữ mà không có gì ở trên.\n"),
        ("docs/bai-o-goc.md", b"\xff\xfe\x00"),
        ("docs/Bai O Goc.MD", None),
        ("docs/bao.md", None),
        ("docs/index.md", None),
        ("docs/bai-o-goc (1).md", None),
        ("docs/khac/2026/01/bai.md", None),
        ("docs/bao/bai.md", None),
        ("docs/bao/2026/bai.md", None),
        ("docs/bao/2026/13/bai.md", None),
        ("docs/bao/2026/02/bai.md", None),
        ("docs/2026/01/bai.md", None),
        ("docs/bao/2026/01/bai.md.txt", None),
    ],
)
def test_a_misplaced_article_stops_nobody(desk: Desk, path: str, text: str | bytes | None) -> None:
    """Wherever an upload dropped it, and however often it was edited there: it is held back, and named."""
    article = (desk.root / f"docs/{BAO}.md").read_text("utf-8").replace("be-boi", "khac")
    for edited in (text or article + body("khac"), text or article + body("khac nữa")):
        desk.write(path, edited)
        desk.commit("2026-02-09T10:00:00+07:00")
    found = held(desk)
    assert stands(found) == GOOD
    assert [one.path for one in found.newsroom.held] == [path]  # type: ignore[union-attr]
    assert {problem.path for problem in found.told} == {path}


@pytest.mark.parametrize(
    "path", ["docs/be-boi.md", "docs/bao/2026/13/be-boi.md", "docs/khac/2026/01/be-boi.md"]
)
def test_an_article_that_was_moved_out_stands_where_it_stood(desk: Desk, path: str) -> None:
    """As git knows that it is the same, to the letter."""
    (desk.root / path).parent.mkdir(parents=True, exist_ok=True)
    desk.git("mv", f"docs/{BAO}.md", path)
    desk.commit("2026-02-09T10:00:00+07:00")
    assert stands(held(desk)) == GOOD


def test_a_page_that_readers_know_stops_everything_as_before(desk: Desk) -> None:
    """It stood in git without errors: nothing but a person can say what is to stand there."""
    desk.write("docs/gioi-thieu.md", PAGE.replace("title:", "la: 1\ntitle:"))
    desk.commit("2026-02-09T10:00:00+07:00")
    found = held(desk)
    assert found.root == desk.root
    assert any(map(is_error, found.problems))


@pytest.mark.parametrize(
    "path", ["docs/bao/2026/12", "docs/bao/2026/01/anh.svg", f"docs/{BAO}.md", "docs/lien-ket.md"]
)
def test_a_link_is_no_version_that_stands(desk: Desk, path: str) -> None:
    """Neither what it leads to nor the link itself: what stood before it does, or nothing."""
    link = desk.root / path
    link.unlink(missing_ok=True)
    link.parent.mkdir(parents=True, exist_ok=True)
    link.symlink_to("/etc/hostname")
    desk.commit("2026-02-09T10:00:00+07:00")
    found = held(desk)
    assert stands(found) == GOOD
    (one,) = found.newsroom.held  # type: ignore[union-attr]
    head = desk.git("rev-parse", "HEAD")
    assert one.path == path
    assert one.version is None or one.version.commit != head
    assert (one.version is not None) is (path == f"docs/{BAO}.md")


SITE = "https://toa-soan.example/tre-em/"


@pytest.mark.parametrize(
    ("address", "is_absent"),
    [
        (f"{SITE}{BAO}/", True),
        (f"{SITE}{BAO}/index.html?x=1#y", True),
        (f"{SITE}{BAO}", True),
        (f"HTTP://www.Toa-Soan.example/tre-em/{BAO}/", True),
        (f"//toa-soan.example/tre-em/{BAO}/", True),
        (f"/tre-em/{BAO}/", True),
        (f"{SITE}bao/2026/01/be%2Dboi/", True),
        ("be-boi.md", True),
        (f"https://khac.vn/tre-em/{BAO}/", False),
        (f"{SITE}bao/2026/01/be-boi-khac/", False),
        (f"/{BAO}/", False),
        (SITE, False),
        ("http://[", False),
    ],
)
def test_a_link_to_what_is_off_the_site_is_its_words(address: str, is_absent: bool) -> None:
    """By the file, or by the page's address as a browser shows it."""
    html = {"docs/bao/2026/01/khac.md": f'<p><a href="{address}">bài này</a></p>'}
    shown = without_links(html, {f"docs/{BAO}.md"}, SITE)["docs/bao/2026/01/khac.md"]
    assert (shown == "<p>bài này</p>") is is_absent


@pytest.mark.parametrize(
    "path",
    [
        "docs/bao/2026/01/chau-bui-thi-teo-em-bi-xam-hai.md",
        "docs/bao/2026/01/be-bui-thi-teo-em-lop-7a.jpg",
        "docs/bao/2026/01/Bé Bùi Thị Tèo Em lớp 7A.JPG",
        "docs/bao/2026/01/Be\u0301 Bu\u0300i Thị Te\u0300o Em.jpg",
        "docs/bao/2026/01/chau-bui-thi-teo-em/anh.webp",
        "bao/2026/01/chau-bui-thi-teo-em-bi-xam-hai",
        "https://toa-soan.example/bao/2026/01/chau-bui-thi-teo-em-bi-xam-hai/",
        "/srv/x/site/bao/2026/01/chau-bui-thi-teo-em-bi-xam-hai/index.html",
    ],
)
@pytest.mark.parametrize(
    "line", ["{}", "{}:3:1: lỗi", '"path": "{}",', "::error file={},line=3::x", "“{}” và {}"]
)
def test_no_path_names_a_child_where_others_read(path: str, line: str) -> None:
    """It ends before the name; all else of the line stays."""
    shown = without_names(line.replace("{}", path))
    assert shown == line.replace("{}", path[: path.index("/01/") + 4])


def test_other_paths_stay_whole() -> None:
    """With their places, also two in a line."""
    line = "docs/bao/2026/01/be-boi.md:3 và docs/mandate.v2.md, bao/2026/01/tiem-chung-cho-tre (docs/bao)"
    assert without_names(line) == line
