"""What editors are told of broken files: `broken/` holds them, named after what is wrong with them."""

from __future__ import annotations

import os
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from media_mandate.messages import translator
from media_mandate.problems import Level, Problem
from media_mandate.reading.files import MAX_BYTES
from tests.newsdesk import Desk, body
from tests.photos import SVG, WEBP
from tests.sites import SOUND

BROKEN = Path(__file__).parent / "broken"

Told = tuple[int | None, str | None, str, dict[str, str], str]
"""Line, field, code of the rule, the values of its sentence and hint, and level."""


def told(
    line: int | None,
    field: str | None,
    code: str,
    values: dict[str, str] | None = None,
    level: str = "problem",
) -> Told:
    """A row of the table, which leaves out what is as usual."""
    return line, field, code, values or {}, level


EXPECTED: dict[str, list[Told]] = {
    name: [told(*row) for row in rows]
    for name, rows in yaml.safe_load((BROKEN / "expected.yml").read_text("utf-8")).items()
}

RIGHT = f"---\ntitle: Bài đúng\ndate: 2026-01-05\ntopics: [duoi-nuoc]\n---\n{body('đúng')}"


@pytest.fixture(scope="module")
def broken_desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """One desk for all broken files, on which each lies alone, beside a picture."""
    desk = Desk(tmp_path_factory.mktemp("bàn") / "Tòa soạn")
    desk.git("init", "--quiet")
    for outlet in ("bao", "dai"):
        desk.write(f"docs/{outlet}/2026/01/be-boi.svg", SVG)
    return desk


def place(name: str) -> str:
    """Where a broken file lies on the desk: `broadcast-…` with the broadcaster, the others with the paper."""
    return f"docs/{'dai' if name.startswith('broadcast') else 'bao'}/2026/01/{name}.md"


def as_told(problem: Problem) -> Told:
    texts = [text for text in (problem.message, problem.hint) if text is not None]
    values = {name: str(value) for text in texts for name, value in text.values}
    return problem.line, problem.field, problem.code, values, problem.level.value


def found_at(desk: Desk, path: str, text: str | bytes) -> list[Problem]:
    """Everything that is told of a desk with this file, which is taken away again."""
    file = desk.write(path, text)
    newsroom, problems = desk.read()
    file.unlink()
    assert newsroom is not None
    return list(problems)


def test_every_broken_file_is_expected_and_every_expected_file_is_there() -> None:
    """The table beside the broken files names each of them."""
    assert {file.stem for file in BROKEN.glob("*.md")} == EXPECTED.keys()
    assert len(EXPECTED) >= 85


@pytest.mark.parametrize("name", EXPECTED)
def test_a_broken_file_is_told_with_all_its_problems_at_once(broken_desk: Desk, name: str) -> None:
    """Each file is told where it is broken, what is wrong and what to write instead, and nothing else."""
    path = place(name)
    problems = found_at(broken_desk, path, (BROKEN / f"{name}.md").read_bytes())
    assert {problem.path for problem in problems} == {path}
    assert [as_told(problem) for problem in problems] == EXPECTED[name]


@pytest.mark.parametrize("name", EXPECTED)
def test_problems_stand_within_the_file_and_are_told_in_every_language(broken_desk: Desk, name: str) -> None:
    """Lines and columns exist, and every problem has words and a way out in Vietnamese as in English."""
    raw = (BROKEN / f"{name}.md").read_bytes()
    for problem in found_at(broken_desk, place(name), raw):
        lines = raw.decode("utf-8-sig", "replace").split("\n")
        assert problem.line is not None
        assert 1 <= problem.line <= len(lines)
        assert problem.column is None or 1 <= problem.column <= len(lines[problem.line - 1]) + 1
        for language in ("vi", "en"):
            assert translator(language)(problem.message)
            assert problem.hint is not None
            assert translator(language)(problem.hint)


def test_broken_files_do_not_hide_each_other_or_the_right_one(desk: Desk) -> None:
    """With all broken files on one desk each of them is told, and a right one beside them counts."""
    for name in EXPECTED:
        desk.write(place(name), (BROKEN / f"{name}.md").read_bytes())
    right = desk.article("bao/2026/01/dung")
    newsroom = desk.newsroom()
    assert newsroom.judgement[right].counts
    assert {problem.path for problem in newsroom.problems} == {place(name) for name in EXPECTED}
    assert not newsroom.unread.keys() & newsroom.judgement.keys()


def test_a_file_of_more_than_one_mib_is_not_read(desk: Desk) -> None:
    """One byte more than a MiB is a problem; a MiB is an article."""
    path = "docs/bao/2026/01/lon.md"
    full = RIGHT.encode() + b"." * (MAX_BYTES - len(RIGHT.encode()))
    assert found_at(desk, path, full) == []
    [problem] = found_at(desk, path, full + b".")
    assert problem.code == "file-too-large"
    assert "beside the article" in str(problem.hint)


PATHS = {
    "bao/bai.md": "article-outside-month-folder",
    "bao/2026/bai.md": "article-outside-month-folder",
    "bao/2026/01/phu/bai.md": "article-outside-month-folder",
    "bao/2026/01/" + "sau/" * 60 + "bai.md": "article-outside-month-folder",
    "bao/2026/13/bai.md": "article-outside-month-folder",
    "bao/2026/00/bai.md": "article-outside-month-folder",
    "bao/2026/1/bai.md": "article-outside-month-folder",
    "bao/0000/01/bai.md": "article-outside-month-folder",
    "bao/26/01/bai.md": "article-outside-month-folder",
    "bao/２０２６/01/bai.md": "article-outside-month-folder",
    "bao/tháng 1/2026/bai.md": "article-outside-month-folder",
    "bao/bai.md/2026/01.md": "article-outside-month-folder",
    "bao/2026/01/bai.md/bai.md": "article-outside-month-folder",
    "bao/2026/01/con.md": "article-name-kept-by-windows",
    "bao/2026/01/lpt9.md": "article-name-kept-by-windows",
    "bao/2026/01/Bai.md": "article-name-not-plain",
    "bao/2026/01/bể-bơi.md": "article-name-not-plain",
    unicodedata.normalize("NFD", "bao/2026/01/bể-bơi.md"): "article-name-not-plain",
    "bao/2026/01/be boi.md": "article-name-not-plain",
    "bao/2026/01/be_boi.md": "article-name-not-plain",
    "bao/2026/01/be--boi.md": "article-name-not-plain",
    "bao/2026/01/-be.md": "article-name-not-plain",
    "bao/2026/01/be.boi.md": "article-name-not-plain",
    "bao/2026/01/be\nboi.md": "article-name-not-plain",
    "bao/2026/01/be:boi.md": "article-name-not-plain",
    "bao/2026/01/<be>&'\"boi{x}.md": "article-name-not-plain",
    "bao/2026/01/🏊.md": "article-name-not-plain",
    "bao/2026/01/index.md": "article-name-not-plain",
    "bao/2026/01/README.md": "article-name-not-plain",
    "bao/2026/01/readme.md": "article-name-not-plain",
    "bao/2026/01/bai.MD": "article-name-without-md",
    "bao/2026/01/bai.markdown": "article-name-without-md",
    "bao/2026/01/bai.Mkd": "article-name-without-md",
    "bao/2026/01/.bai.md": "article-name-without-md",
    "bao/2026/01/.md": "article-name-without-md",
    "khac/2026/01/bai.md": "folder-of-no-outlet",
    "Bao/2026/01/bai.md": "folder-of-no-outlet",
    "báo/2026/01/bai.md": "folder-of-no-outlet",
    "baO/bai.md": "folder-of-no-outlet",
    "bao.md": "address-of-own-page",
    "thang.md": "address-of-own-page",
    "index.md": "address-of-own-page",
    "README.md": "address-of-own-page",
    "gioi-thieu.markdown": "address-of-own-page",
    "bai.md": "article-outside-outlets",
    "bao/2026/01/bai.md.txt": "article-ends-in-txt",
}


@pytest.mark.parametrize("path", PATHS)
def test_a_file_in_the_wrong_place_or_of_a_wrong_name_is_a_problem(desk: Desk, path: str) -> None:
    """A path that no article or page can have is told once, with a way out, in every language."""
    problems = found_at(desk, f"docs/{path}", RIGHT)
    [problem] = [found for found in problems if found.field != "date"]
    assert (problem.path, problem.line, problem.level) == (f"docs/{path}", None, Level.PROBLEM)
    assert problem.code == PATHS[path]
    assert problem.hint is not None
    assert translator("vi")(problem.message)
    assert translator("vi")(problem.hint)


def test_a_renamed_file_has_the_name_of_the_hint(desk: Desk) -> None:
    """The hint to a wrong name is a right one."""
    for name in ("Bể bơi Đăk Hà.md", "bể.bơi.MD", ".be-boi.md", "index.md", "🏊.md", "BỂ BƠI (2).md"):
        [problem] = found_at(desk, f"docs/bao/2026/01/{name}", RIGHT)
        better = str(problem.hint).removeprefix("Rename it to ").removesuffix(".md.") + ".md"
        assert found_at(desk, f"docs/bao/2026/01/{better}", RIGHT) == []


def test_the_date_is_told_apart_from_the_folder(desk: Desk) -> None:
    """An article in the folder of another month, or of a month in which nothing is owed, is a problem."""
    [problem] = found_at(desk, "docs/bao/2026/02/bai.md", RIGHT)
    assert (problem.line, problem.field) == (3, "date")
    assert str(problem.hint) == "Correct the date, or move the file to docs/bao/2026/01/."
    old = RIGHT.replace("2026-01-05", "2025-12-05")
    [problem] = found_at(desk, "docs/bao/2025/12/bai.md", old)
    assert str(problem.message) == "Báo Tỉnh owes nothing in 12/2025."
    [problem] = found_at(desk, "docs/bao/9998/12/bai.md", RIGHT)
    assert str(problem.message) == "The date is in 1/2026, but the file stands in the folder of 12/9998."


@pytest.mark.parametrize("field", ["date: hôm qua", "topics: [khong-co]"])
def test_an_article_beside_the_folders_is_told_to_move_alone(desk: Desk, field: str) -> None:
    """What has the fields of an article but lies in no outlet's folder is told once where it belongs."""
    [problem] = found_at(desk, "docs/bai.md", f"---\ntitle: Bài\n{field}\n---\nBơi.\n")
    assert problem.code == "article-outside-outlets"
    assert str(problem.hint).endswith("for example docs/bao/2025/06/.")
    assert found_at(desk, "docs/bai.md", "---\ntitle: Trang\n---\nBơi.\n") == []


def test_links_and_special_files_are_problems(desk: Desk) -> None:
    """A link to a file or a folder, a pipe, and a link that leads nowhere are told and not followed."""
    desk.write("ngoai/bai.md", RIGHT)
    folder = desk.root / "docs/bao/2026/01"
    folder.mkdir(parents=True)
    (folder / "tep.md").symlink_to(desk.root / "ngoai/bai.md")
    (folder / "hong.md").symlink_to("khong-co.md")
    (folder / "vong.md").symlink_to("vong.md")
    (folder / "anh.webp").symlink_to(desk.root / "ngoai/bai.md")
    (desk.root / "docs/bao/2026/02").symlink_to(desk.root / "ngoai")
    (desk.root / "docs/vong").symlink_to(desk.root / "docs")
    os.mkfifo(folder / "ong.md")
    os.mkfifo(desk.root / "docs/ong.md")
    told = {found.path.removeprefix("docs/"): found.code for found in desk.problems()}
    link, pipe = "symbolic-link", "no-ordinary-file"
    assert told == {
        "bao/2026/01/anh.webp": link, "bao/2026/01/hong.md": link, "bao/2026/01/tep.md": link,
        "bao/2026/01/vong.md": link, "bao/2026/02": link, "vong": link,
        "bao/2026/01/ong.md": pipe, "ong.md": pipe,
    }  # fmt: skip


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
def test_a_name_that_is_no_unicode_is_a_problem(desk: Desk) -> None:
    """A file that an old program named in its own bytes is told, not fallen over."""
    folder = desk.root / "docs/bao/2026/01"
    folder.mkdir(parents=True)
    (folder / os.fsdecode(b"b\xecnh.md")).write_text(RIGHT, "utf-8")
    [problem] = desk.problems()
    assert problem.path == "docs/bao/2026/01/b?nh.md"
    assert problem.code == "file-name-unreadable"


@pytest.fixture
def unreadable(desk: Desk) -> Iterator[Path]:
    """An article that its reader may not read."""
    file = desk.root / desk.article("bao/2026/01/kin")
    file.chmod(0)
    yield file
    file.chmod(0o644)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_cannot_be_read_is_a_problem(desk: Desk, unreadable: Path) -> None:
    """What the system does not let us read is told with its reason."""
    [problem] = desk.problems()
    assert str(problem.message) == "The file cannot be read: the computer does not allow it."


def test_office_files_among_articles_are_warnings(desk: Desk) -> None:
    """A Word file that somebody takes for an article is told; pictures and recordings are not."""
    for name in ("bài viết.docx", "bai.TXT", "bai.pdf", "anh.webp", "ban-tin.mp3", "Thumbs.db"):
        raw = {"anh.webp": WEBP, "ban-tin.mp3": SOUND.read_bytes()}.get(name, b"PK\x03\x04")
        desk.write(f"docs/bao/2026/01/{name}", raw)
    told = {(Path(found.path).name, found.level) for found in desk.newsroom().problems}
    assert told == {(name, Level.WARNING) for name in ("bài viết.docx", "bai.TXT", "bai.pdf")}
