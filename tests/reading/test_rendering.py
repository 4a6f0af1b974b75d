"""No text takes for ever: what Markdown cannot bear is told by the check, with its line."""

from __future__ import annotations

from datetime import date

import pytest

from tests.newsdesk import Desk, body
from tests.sites import build_site

PATH = "bao/2026/02/moi"
BELOW = 6  # the line on which the body of these articles begins

BOMBS = [
    "[", "![", "[a](", "[^1]", "[x][", "[^", "<a ", "<a", '<a b="', "<a b='>", "<http://", "<a@",
    "<!--", "</", "`", "`` ` ",
    "``a`", "[a](<b ", "![a](b ", "![a][", "[[", "]([", "&#1", "{: #a", "*[A]: b\n", "[^a]: b\n",
    "\n~~~ a", "a{: b='", "\\`",
]  # fmt: skip


@pytest.mark.parametrize("sign", BOMBS)
def test_texts_made_to_take_for_ever_are_told(desk: Desk, sign: str) -> None:
    """By a count of work; the paragraph is named where it is one."""
    desk.article(PATH, f"{body('bơi')}\n{sign * (60_000 // len(sign))}\n\n{body('sông')}")
    found = [problem for problem in desk.problems() if problem.path == f"docs/{PATH}.md"]
    if not found:  # it is read in no time, and shown as it is typed
        assert desk.judgement(PATH).article.words > 60
        return
    assert all(problem.line is not None and problem.line >= BELOW for problem in found)
    assert {"paragraph-too-long", "text-nested-too-deep"} & {problem.code for problem in found}


LONG = {
    "a list of links": "".join(f"- [bài {n}](https://x.vn/{n}) kể *bơi*\n" for n in range(1000)),
    "a table": "| a | b |\n|---|---|\n" + "".join(f"| [x](https://x.vn/{n}) | `{n}` |\n" for n in range(500)),
    "a paragraph of links": " ".join(f"[bài {n}](https://x.vn/{n}) **bơi**," for n in range(200)),
    "headings": "".join(f"## Mục {n}\n\nĐoạn {n}.\n\n" for n in range(300)),
    "notes": "".join(f"Đoạn[^{n}].\n\n[^{n}]: Nguồn {n}.\n\n" for n in range(200)),
    "lines of a song": "".join(f"câu hát thứ {n}  \n" for n in range(300)),
    "50,000 words": "\n\n".join(body(f"đoạn{n}", 100) for n in range(500)),
    "code in one paragraph": " ".join(f"`mã{n}` là" for n in range(300)),
}  # fmt: skip


@pytest.mark.parametrize("kind", LONG)
def test_honest_texts_may_be_long(desk: Desk, kind: str) -> None:
    """Lists, tables, notes and links by the hundred."""
    desk.article(PATH, f"{body('bơi')}\n{LONG[kind]}\n")
    assert [problem.code for problem in desk.problems()] == []


@pytest.mark.parametrize("mark", ["\u0301", "\u0323\u0301", "\u05b0", "\u302a", "\u20dd\u0338"])
def test_a_heap_of_marks_is_told(desk: Desk, mark: str) -> None:
    """Putting them in order takes for ever."""
    desk.article(PATH, f"{body('bơi')}\na{mark * 60_000}\n")
    found = [problem.code for problem in desk.problems() if problem.path == f"docs/{PATH}.md"]
    assert found == ["marks-heaped"] or "\u20dd" in mark


def test_a_text_that_no_page_holds_stops_no_preview(full: Desk) -> None:
    """The preview goes on, and says so on the page of that text."""
    full.article(PATH, f"{body('bơi')}\n{'[' * 60_000}\n")
    shown = build_site(full.root, date(2026, 2, 10), strict=False, preview=True) / PATH / "index.html"
    assert "paragraph-too-long" in shown.read_text("utf-8")


@pytest.mark.parametrize("text", ["<foo\\+@bar.vn>", "<a\\_b@c.vn>"])
def test_what_markdown_loses_is_told(desk: Desk, text: str) -> None:
    """It puts escaped signs aside, and does not find them again in addresses of mail."""
    desk.article(PATH, f"{body('bơi')}\n\nMột\n\nViết tới {text} nhé.\n")
    [problem] = desk.problems()
    assert (problem.code, problem.line) == ("text-unrenderable", BELOW + 5)
