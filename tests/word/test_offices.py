"""Word files as offices make them become the article that an editor would have written."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

import frontmatter
import pytest

from media_mandate.word.package import open_word
from media_mandate.word.plain import plain_file
from tests.newsdesk import Desk
from tests.word.conftest import Import, article, untold, words_of
from tests.word.offices import FOUR, OFFICES, ONE, SAPO, THREE, TITLE, TWO, Expected, Page

LABELS = {*words_of("tên tiêu đề sapo lời dẫn tác giả người phóng viên tin ảnh"), *words_of("i ii 1 2 t heo")}
"""Words that only say what stands behind them, numbers of headings, a letter that was set as a drop cap."""

LOST = "What stands in brackets is in the Word file and not in the article"


def edits(text: str, expected: Expected, slug: str) -> list[str]:
    """What an editor still has to change: a field, or paragraphs that stand together."""
    made = frontmatter.loads(text)
    fields = [
        f"{name}: {made.get(name)!r}"
        for name, value in (
            ("title", expected.title),
            ("description", expected.description or None),
            ("authors", list(expected.authors) or None),
        )
        if made.get(name) != value
    ]
    ours, theirs = made.content.split("\n\n"), expected.body.replace("NAME", slug).split("\n\n")
    changes = SequenceMatcher(None, ours, theirs, False).get_opcodes()
    return [*fields, *(f"{ours[a:b]} → {theirs[c:d]}" for kind, a, b, c, d in changes if kind != "equal")]


@pytest.mark.parametrize("kind", OFFICES)
def test_an_office_s_file_becomes_the_article_that_an_editor_would_write(
    kind: str, newsroom: Desk, imported: Import
) -> None:
    """Title, standfirst, authors, headings, captions and lists stand where they belong; nothing is lost."""
    make, expected = OFFICES[kind]
    slug = f"cq-{kind}"
    run = imported(slug, make())
    assert run.returncode == 0, run.stderr
    assert len(edits(article(newsroom, slug), expected, slug)) <= expected.edits
    assert LOST not in run.stdout
    assert untold(make(), article(newsroom, slug), run.stdout) <= LABELS | set(words_of(*expected.authors))


def test_what_is_passed_over_is_told(newsroom: Desk, imported: Import) -> None:
    """A masthead leaves the article and the address, and not the editor's sight."""
    make, _expected = OFFICES["letterhead-of-an-office"]
    run = imported("cq-ke", make())
    told = re.search(r"What the office wrote above or below the article was left out: (.*)", run.stdout)
    assert told is not None
    assert "TRUNG TÂM VĂN HÓA" in told[1]
    assert "The title stood in capitals, and was written small" in run.stdout


def test_nobody_is_asked_twice_about_a_picture(newsroom: Desk, imported: Import) -> None:
    """Its caption is its alt text; what is left to say is who is in it."""
    make, _expected = OFFICES["story-and-photos"]
    run = imported("cq-anh", make())
    assert run.stdout.count("It is not said who is to be seen in the photo.") == 2
    assert "The picture has no alt text." not in run.stdout
    assert run.stdout.count("those of the caption") == 2


@pytest.mark.parametrize(("least", "is_taken"), [(100, True), (180, False), (400, True)])
def test_a_first_paragraph_stays_where_the_text_would_not_count_without(least: int, is_taken: bool) -> None:
    """What is short enough to need each of its words keeps them; what falls short anyway loses nothing."""
    page = Page()
    page.line(TITLE, bold=True)
    page.text(SAPO, ONE, TWO, THREE, FOUR)
    _package, layout, _findings = plain_file(open_word("bai.docx", page.saved()), (), least)
    assert layout.heading is not None
    assert layout.heading.description == (SAPO if is_taken else "")


@pytest.mark.parametrize("written", ["5/1/2026", "05-01-2026", "ngày 5 tháng 1 năm 2026", "5.1.26"])
def test_the_day_is_read_as_people_write_it(written: str, newsroom: Desk, imported: Import) -> None:
    """Day first; the folder and the front matter have it as they always do."""
    slug = f"ngay-{len(written)}-{written[1] == '/'}".lower()
    run = imported(slug, OFFICES["plain-typing"][0](), "--date", written)
    assert run.returncode == 0, run.stderr
    assert "date: 2026-01-05\n" in article(newsroom, slug)


@pytest.mark.parametrize(
    ("slug", "lines"),
    [
        ("cq-1", [f"{ONE} {SAPO}", "1. Rào ao.", "3. Đậy giếng."]),
        ("cq-2", [ONE, "- Con đi đâu đấy?", "- Con ra suối."]),
        ("cq-3", [ONE, "Đậm mà dài và là một câu trọn vẹn, có dấu chấm ở cuối.", ONE]),
        ("cq-4", [ONE, "SỞ Y TẾ: “Trẻ em là trên hết.”", ONE]),
    ],
)
def test_what_only_resembles_is_left_alone(
    slug: str, lines: list[str], newsroom: Desk, imported: Import
) -> None:
    """No list of numbers that do not follow, none of what people say, no heading of a sentence."""
    page = Page()
    page.line("Bể bơi của làng", style="Title")
    for text in lines:
        page.line(text, bold=text.startswith("Đậm"))
    run = imported(slug, page.saved())
    assert run.returncode == 0, run.stderr
    content = frontmatter.loads(article(newsroom, slug)).content
    assert not re.search(r"^(##|-   |1\.  )", content, re.MULTILINE)
    assert len(content.split("\n\n")) == len(lines)
