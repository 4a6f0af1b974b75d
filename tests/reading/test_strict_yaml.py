"""How files are read: bytes, line ends and marks, fences, and YAML whose scalars stay strings."""

from __future__ import annotations

import os
import subprocess
import sys
import time
import unicodedata
from html import unescape
from pathlib import Path

import pytest

from media_mandate.articles.article import Article, text_sha256
from media_mandate.problems import Level, Problem
from tests.newsdesk import MANDATE, Desk, body

PATH = "docs/bao/2026/01/be-boi.md"
ROOT = Path(__file__).resolve().parents[2]


def text(*fields: str, title: str = "Bể bơi & “thoát hiểm” <3 🏊", below: str = body("Bể bơi")) -> str:
    """An article with this title, these further fields and this body."""
    return "\n".join(
        ("---", f"title: {title}", "date: 2026-01-05", "topics: [duoi-nuoc]", *fields, "---", below)
    )


def article(desk: Desk, raw: str | bytes) -> Article:
    """The article that is read from `raw`, of which nothing is told."""
    desk.write(PATH, raw)
    newsroom = desk.newsroom()
    assert newsroom.problems == ()
    return newsroom.judgement[PATH].article


def html(desk: Desk) -> str:
    """The HTML of the article's body."""
    return desk.newsroom().html[PATH]


def told(desk: Desk, raw: str | bytes) -> list[Problem]:
    desk.write(PATH, raw)
    return list(desk.newsroom().problems)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\r\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_every_desk_writes_the_same_article(desk: Desk, end: str, mark: str, form: str) -> None:
    """Line ends, a byte order mark and the form of the letters change nothing of what is read."""
    raw = unicodedata.normalize("NFD" if form == "NFD" else "NFC", mark + text().replace("\n", end)).encode()
    plain, shown, other = article(desk, text()), html(desk), article(desk, raw)
    assert other.front == plain.front
    assert other.words == plain.words == 45
    if end != "\r\r\n":
        assert (html(desk), other.sha256) == (shown, plain.sha256)


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_places_count_lines_and_letters_as_people_see_them(
    desk: Desk, end: str, mark: str, form: str
) -> None:
    """A problem stands on the line and the letter that an editor shows, in fields and in the body."""
    below = "Một dòng đầu.\n\nXem ở [bể bơi](ho-boi.md) 🏊 và [hồ](ho.md).\n"
    raw = text("printed: {issue: Số Tết, trang: 3}", below=below).replace("\n", end)
    problems = told(desk, unicodedata.normalize("NFD" if form == "NFD" else "NFC", mark + raw))
    assert [(found.line, found.column) for found in problems] == [(5, 26)]
    raw = text("printed: {issue: Số Tết, page: 3}", below=below).replace("\n", end)
    problems = told(desk, unicodedata.normalize("NFD" if form == "NFD" else "NFC", mark + raw))
    assert [(found.line, found.column) for found in problems] == [(9, 16), (9, 37)]


@pytest.mark.parametrize(
    "title",
    ["No", "yes", "on", "true", "2025", "1_000", "0x1F", "1e3", "12:30:45", "2025-06-05", ".inf", "1.0", "=",
     "Trẻ em:an toàn", "Hỏi&đáp", "C# và trẻ em", "5*3", "a - b", "50% trẻ", "«Hè»", "“Hè”", "Nullius",
     "~5 em", "🏊 Học bơi", "Học {bơi} {0} {}", "https://baotinh.vn/#a", "a|b", "1,5", "Ai? Ở đâu?",
     "Trẻ em K'bang", "---"],
)  # fmt: skip
def test_a_scalar_is_the_text_that_is_written(desk: Desk, title: str) -> None:
    """What other readers of YAML take for a truth, a number or a date is a title here."""
    assert article(desk, text(title=title)).front.title == title


@pytest.mark.parametrize("title", ["null", "~", "", "   "])
def test_nothing_is_no_title(desk: Desk, title: str) -> None:
    """A bare null is an empty field."""
    [problem] = told(desk, text(title=title))
    assert (problem.line, problem.field, problem.code) == (2, "title", "field-empty")


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ('"null"', "null"),
        ("'~'", "~"),
        ("Null", "Null"),
        ('"Trẻ em: an toàn"', "Trẻ em: an toàn"),
        ("'K''bang \\n'", "K'bang \\n"),
        (r'"\"Hè\" \u1ebb\x41 \\ / \t cuối"', '"Hè" ẻA \\ / cuối'),
        (">-\n  Một tít\n  hai dòng", "Một tít hai dòng"),
        ("|\n  Một tít\n  hai dòng\n", "Một tít hai dòng"),
        ("Một tít\n  hai dòng", "Một tít hai dòng"),
        ('"Một tít\n  hai dòng"', "Một tít hai dòng"),
        ("  Nhiều   dấu\u00a0cách  ", "Nhiều dấu cách"),
        ("Tít # lời của biên tập", "Tít"),
        ('"Tít #HèAnToàn"', "Tít #HèAnToàn"),
        ("Tít#HèAnToàn", "Tít#HèAnToàn"),
        (">-\n  --- gạch ---\n  xong", "--- gạch --- xong"),
    ],
)
def test_quotes_and_lines_are_read_as_yaml_does(desk: Desk, written: str, title: str) -> None:
    """Quotes, escapes, comments and values over several lines mean what they mean in YAML."""
    assert article(desk, text(title=written)).front.title == title


@pytest.mark.parametrize("before", ["", "\n", "\n\n\n", "\ufeff\n"])
@pytest.mark.parametrize("blanks", ["", "  ", "\t"])
def test_fences_may_stand_lower_and_trail_blanks(desk: Desk, before: str, blanks: str) -> None:
    """Blank lines above and blanks after the dashes change nothing, and lines are counted with them."""
    raw = before + text().replace("---\n", f"---{blanks}\n")
    assert article(desk, raw).front.title == "Bể bơi & “thoát hiểm” <3 🏊"
    [problem] = told(desk, raw.replace("duoi-nuoc", "la"))
    assert problem.line == 4 + before.count("\n")
    [problem] = told(desk, raw + "\n\n[x](khong-co.md)")
    assert problem.line == raw.count("\n") + 3


def test_dashes_below_the_fields_belong_to_the_body(desk: Desk) -> None:
    """A rule, another block of fields or a table in the body is text."""
    below = "Một hai ba bốn năm sáu\n\n---\n\ntitle: Hai\ndate: ba\n---\n\n| a | b |\n| --- | --- |\n"
    assert article(desk, text(below=below)).sha256 == text_sha256(below)


def test_the_body_may_begin_at_once_or_never(desk: Desk) -> None:
    """The body is what stands below the second fence, blank lines and all; a file may end with the fence."""
    assert article(desk, text(below="Một")).sha256 == text_sha256("Một")
    assert article(desk, text(below="\n\n  Một\n\n")).sha256 == text_sha256("Một")
    [problem] = told(desk, text(below="").removesuffix("\n"))
    assert (problem.line, problem.code) == (6, "article-without-text")


def test_fields_of_another_generator_are_no_fields(desk: Desk) -> None:
    """What MkDocs would publish as text, or take for fields without fences, is told."""
    [problem] = told(desk, "Title: Bể bơi\nDate: 2026-01-05\n\n" + body("bơi"))
    assert problem.code == "front-matter-missing"
    [problem] = told(desk, text("layout: post"))
    assert str(problem.message) == "There is no field named layout."
    [problem] = told(desk, text().replace("\n---\n", "\n...\n"))
    assert problem.code == "front-matter-never-closed"


def test_a_hashtag_that_yaml_drops_is_a_warning(desk: Desk) -> None:
    """What stands behind a glued # is not read, and that is said; a comment with a blank is a comment."""
    raw = text("language: vi #tiếng Việt", "authors: [Lan, Hà] # hai người", title="Hè vui #AnToàn #2026")
    assert [(found.line, found.column, found.field, found.level) for found in told(desk, raw)] == [
        (2, 14, "title", Level.WARNING),
        (5, 13, "language", Level.WARNING),
    ]
    assert desk.newsroom().judgement[PATH].article.front.title == "Hè vui"


def test_many_control_characters_are_told_up_to_twenty(desk: Desk) -> None:
    """A file full of control characters does not flood the desk."""
    problems = told(desk, text(below="a\x01\n" * 500))
    assert len(problems) == 20
    assert [found.line for found in problems] == list(range(6, 26))


@pytest.mark.parametrize(
    "control",
    [*map(chr, (*range(9), 11, 12, *range(14, 32), 127, 0x85, 0x9F)),
     "\u2028", "\u2029", "\u202e", "\u2066", "\ufeff", "\ufffe", "\uffff"],
)  # fmt: skip
def test_no_control_character_passes(desk: Desk, control: str) -> None:
    """Characters that no reader sees are told with their code, raw in the text and as escapes in YAML."""
    [problem] = told(desk, text(below=f"Một\n\nhai {control}ba\n"))
    assert (problem.line, problem.column) == (8, 5)
    assert f"U+{ord(control):04X}" in str(problem.message)
    [problem] = told(desk, text(f'description: "Bơi \\u{ord(control):04x}"'))
    assert (problem.line, problem.field) == (5, "description")
    assert f"U+{ord(control):04X}" in str(problem.message)


@pytest.mark.parametrize(
    "kept", ["\u00a0", "👨\u200d👩\u200d👧", "❤\ufe0f", "1\ufe0f\u20e3", "\ufffd", "\ue000"]
)
def test_other_characters_pass(desk: Desk, kept: str) -> None:
    """Blanks that hold words together, emoji and the characters of fonts are left alone."""
    article(desk, text(below=f"Một {kept} hai\n"))
    assert unescape(html(desk)) == f"<p>Một {kept} hai</p>"


NESTS = {
    "lists": "units: " + "[" * 200_000,
    "blocks": "units: " + "{" * 200_000,
    "pairs": "units: " + "[a: " * 100_000,
    "quoted": "units: " + '{"[": ' * 100_000,
    "questions": "units:\n  " + "? " * 200_000,
    "dashes": "units:\n  " + "- " * 200_000,
    "steps": "units:\n" + "".join(" " * depth + "a:\n" for depth in range(1, 1000)),
    "just under the guard": "units: " + "[" * 290,
    "closed, just under the guard": "units: " + "[" * 145 + "]" * 145,
    "after many fields": "".join(f"f{number}: 1\n" for number in range(20_000)) + "units: " + "[" * 100_000,
    "aliases": "units: [&a x" + ", *a" * 100_000 + "]",
    "anchored nests": "units: " + "&a [" * 100_000,
    "within quotes": 'units: ["' + "[" * 100_000 + '"]',
    "tags": "units: " + "!a [" * 100_000,
}  # fmt: skip


def test_no_nesting_brings_the_reader_down(desk: Desk) -> None:
    """However deep the values of article or mandate nest, the process lives, and says so, at once."""
    for name, fields in NESTS.items():
        desk.write(f"docs/bao/2026/01/{'-'.join(name.replace(',', '').split())}.md", text(fields))
    read = "import sys, tests.reading.test_strict_yaml as t; t.check_nests(sys.argv[1])"
    run = subprocess.run(
        [sys.executable, "-c", read, str(desk.root)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert run.returncode == 0, run.stderr


def check_nests(root: str) -> None:
    """Called in a process of its own, which a fault in the parser would end."""
    desk = Desk(Path(root))
    begin = time.monotonic()
    assert len({found.path for found in desk.problems()}) == len(NESTS)
    for fields in NESTS.values():
        desk.write("mandate.yml", MANDATE.replace("units:", f"{fields}\nunits:"))
        newsroom, problems = desk.read()
        assert newsroom is None
        assert problems
    assert time.monotonic() - begin < 50


def test_a_flood_of_fields_is_read_in_time(desk: Desk) -> None:
    """A file of nothing but unknown or repeated fields takes seconds, not minutes."""
    begin = time.monotonic()
    assert len(told(desk, text("a: 1\n" * 30_000))) == 30_000
    assert len(told(desk, text("".join(f"titl{number}: 1\n" for number in range(10_000))))) == 10_000
    assert time.monotonic() - begin < 20
