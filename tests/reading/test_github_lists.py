"""Lists and tables stand on a page as GitHub shows them, and nothing else changes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from markdown import Markdown

from media_mandate.problems import Level
from media_mandate.reading.rendering import EXTENSIONS
from media_mandate.reading.text import text_of
from tests.newsdesk import Desk, body
from tests.sites import build_site, copy_product

AS_OF = date(2026, 2, 10)
CASES = yaml.safe_load((Path(__file__).parent / "github_lists.yml").read_text("utf-8"))

Outline = tuple[object, ...]

_ROWS = frozenset({"thead", "tbody"})
_BLOCKS = frozenset(
    {"ul", "ol", "li", "table", "tr", "td", "th", "p", "blockquote", "pre", "hr", "div", "dl", "dt", "dd"}
) | {f"h{level}" for level in range(1, 7)}


def outline(shown: str) -> Outline:
    """Blocks within blocks with their words: lists loose or tight alike, and one after another as one."""
    return tuple(_parts(html.fragment_fromstring(shown, create_parent="div")))


def _parts(element: html.HtmlElement) -> Iterator[object]:
    parts: list[object] = []
    words: list[str] = []

    def end_words() -> None:
        if text := " ".join("".join(words).split()):
            parts.append(text)
        words.clear()

    def read(inline: html.HtmlElement) -> None:
        words.append(inline.text or "")
        for child in inline:
            if child.tag in _BLOCKS | _ROWS:
                end_words()
                parts.extend(_block(child))
            else:
                read(child)
            words.append(child.tail or "")

    read(element)
    end_words()
    return iter(parts)


def _block(element: html.HtmlElement) -> Iterator[object]:
    parts = tuple(_parts(element))
    if element.tag in _ROWS | {"p"}:
        yield from parts
    elif element.tag != "tr" or any(len(cell) > 1 for cell in parts if isinstance(cell, tuple)):
        start = int(element.get("start", "1")) if element.tag == "ol" else None
        yield (element.tag, start, *parts)


def joined(parts: Outline) -> Outline:
    """The same outline, one list where two without numbers follow one another."""
    found: list[object] = []
    for part in parts:
        own = joined(part) if isinstance(part, tuple) else part
        above = found[-1] if found else None
        if isinstance(own, tuple) and isinstance(above, tuple) and own[0] == above[0] == "ul":
            found[-1] = (*above, *own[2:])
        else:
            found.append(own)
    return tuple(found)


def page_of(text: str) -> str:
    """What the site's Markdown makes of a text, sanitised."""
    return text_of(text).html


@pytest.mark.parametrize("name", CASES)
def test_lists_and_tables_are_shown_as_github_shows_them(name: str) -> None:
    """Right after a line, two, three or four blanks deep, one kind under another, in quotations, in items."""
    case = CASES[name]
    assert joined(outline(page_of(case["text"]))) == joined(outline(case["shown"]))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ('!!! note "Nhớ"\n    Việc:\n    - a\n      - b\n    1. c\n', '<p>Việc:</p><ul><li>a<ul><li>b'),
        ("Chữ[^1]\n\n[^1]: Nguồn:\n    - a\n    - b\n", "<p>Nguồn:</p><ul><li>a</li><li>b</li></ul>"),
        ("Từ\n:   nghĩa:\n    - a\n    - b\n", "<p>nghĩa:</p><ul><li>a</li><li>b</li></ul>"),
        ('<div markdown="1">\nViệc:\n- a\n  - b\n</div>\n', "<p>Việc:</p><ul><li>a<ul><li>b</li></ul>"),
        ("<pre>\nx\n- a\n  - b\n</pre>\n", "<pre>x- a  - b</pre>"),
        ("Chữ <!-- a\n- b\n--> hết\n", "<p>Chữ  hết</p>"),
        ("```\nx\n- a\n  - b\n```\n", "<code>x- a  - b</code>"),
        ("0912345678. Gọi ngay\n", "<p>0912345678. Gọi ngay</p>"),
        ("- Năm\n  2025. Hết\n- b\n", "<ul><li>Năm  2025. Hết</li><li>b</li></ul>"),
        ("- a\n- b\n| x | y |\n|---|---|\n| 1 | 2 |\n", "</ul><table>"),
        ("> q\n---\n", "</blockquote><hr>"),
        ("| a |\n|---|\nb\n", "<td>b</td>"),
    ],
)  # fmt: skip
def test_what_markdown_means_besides_keeps_its_meaning(text: str, shown: str) -> None:
    """Boxes, notes and definitions have lists as pages have; code, raw HTML and comments have none."""
    assert shown in re.sub(r"\n", "", page_of(text))


def test_a_page_of_the_site_has_the_list(tmp_path: Path) -> None:
    """What GitHub showed before publication is what MkDocs builds, and nothing is told of it."""
    copy_product(tmp_path)
    desk = Desk(tmp_path)
    listed = "Trẻ “cần”:\n- áo phao & mũ\n  - vừa người 🏊\n1) gọi to\n| a | b |\n|---|---|\n"
    text = f"{body('bơi')}\n{listed}".replace("\n", "\r\n")
    desk.article("bao/2026/01/ao", text)
    desk.article("dai/2026/01/ao")
    assert desk.problems(Level.WARNING) == []
    site = build_site(tmp_path, AS_OF)
    page = (site / "bao/2026/01/ao/index.html").read_text("utf-8")
    shown = re.sub(r"\n", "", page)
    assert "<p>Trẻ “cần”:</p><ul><li>áo phao &amp; mũ<ul><li>vừa người 🏊</li></ul></li></ul>" in shown
    assert "<ol><li>gọi to</li></ol><table>" in shown


LINES = st.tuples(
    st.sampled_from(["", "", "  ", "   ", "    ", "      ", "\t"]),
    st.sampled_from(["", "", "- ", "* ", "1. ", "2. ", "1) ", "- - ", "> ", "> - ", "# ", "!!! note\n    "]),
    st.sampled_from(
        ["một", "Hai ba", "**bốn** năm", "| sáu | bảy |", "|---|---|", "`tám`", "---", "", ":   a"]
    ),
).map("".join)


WORDS = re.compile("một|Hai ba|bốn|năm|sáu|bảy|tám")


@given(lines=st.lists(LINES, max_size=9))
def test_no_word_is_lost_or_moved(lines: list[str]) -> None:
    """Whatever stands around them, the words of a page are those that were there without, in their order."""
    text = "\n".join(lines)
    without = Markdown(extensions=[one for one in EXTENSIONS if "github_lists" not in one])
    before = html.fragment_fromstring(without.convert(text), create_parent="div").text_content()
    after = html.fragment_fromstring(page_of(text), create_parent="div").text_content()
    assert WORDS.findall(after) == WORDS.findall(before)
