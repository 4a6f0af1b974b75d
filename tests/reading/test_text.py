"""What of a text counts as words, where it points, and that no text is slow to read."""

from __future__ import annotations

import time

import pytest

from media_mandate.problems import Level
from tests.newsdesk import Desk, body
from tests.photos import SVG

PATH = "bao/2026/01/be-boi"
BELOW = 6  # the line on which the body of these articles begins


def words(desk: Desk, text: str) -> int:
    """The words that count in a text."""
    desk.article(PATH, text)
    return desk.judgement(PATH).article.words


WORDS = {
    "Trẻ em học bơi": 4,
    "Trẻ-em, học/bơi… “an toàn” (và vui)!": 8,
    "năm 2025 có 1.234 em 3-4 tuổi, 50 %": 4,
    "24h COVID-19 5G m² K'bang": 6,
    "Hmơ̆r ngă tơ̆ plei": 4,
    "ơ̆ ư̆ ơ̆": 3,
    "🏊 — … * _ ~ 12 ١٢": 0,
    "snake_case_is_one __": 1,
    "": 0,
    # Markdown
    "# Một\n## Hai ba {#bon .nam}\n- bốn\n1. năm\n> sáu\n\n---\n***": 6,
    "**Một** *hai* ~~ba~~ ==bốn==": 4,
    "| Tên | Tuổi |\n| :-- | ---: |\n| Y Lan | 9 |": 4,
    "[Một hai](ba-bon.md 'năm sáu')": 2,
    "[Một](a_(b).md) hai": 2,
    "[Một][hai] ba\n\n[hai]: bon.md 'năm'": 2,
    "[Một]: hai ba bốn": 4,
    "![một hai](ba.webp 'bốn'){ width=300 loading=lazy } năm": 1,
    "![một [hai] ba](bon.webp) năm": 1,
    "[![một](hai.webp)](ba.md) bốn": 1,
    "![một][hai] ba": 3,
    "Một[^ghi-chu] hai\n\n[^ghi-chu]: Ba bốn năm": 5,
    '!!! note "Một hai"\n    Ba bốn': 4,
    "??? tip\n    Một\n\n???+ warning 'Hai'\n    Ba": 5,
    "Một {: .lop title='hai' } ba": 5,
    "Một \\* hai \\[ba\\]": 3,
    # addresses
    "Xem https://baotinh.vn/tre-em/bai?a=b ở đây": 4,
    "Xem www.baotinh.vn hoặc <https://x.vn/a> nhé": 5,
    "Xem www.baotinh.vn nhé": 3,
    "Gửi <a@b.vn>": 2,
    # HTML
    "<p class='mot hai'>Ba <b>bốn</b></p>": 2,
    "<img alt='một > hai' src=x.webp> ba": 1,
    "Dưới <5 tuổi và >3 tuổi, a < b": 6,
    "Một<br/>hai<!-- ba -->bốn": 2,
    "Một <!-- hai\n\nba\n--> bốn": 4,
    "Một <!-- hai ba": 3,
    "Một <!--> hai": 2,
    "<style>mot { hai: ba }</style>Bốn<SCRIPT>nam()</Script >": 1,
    "Tr&#7867; em &amp; b&nbsp;c &lt;d&gt;": 5,
    "&#99999999999999; &#xFFFFFFFF; &khong; một": 2,
    "&#" + "9" * 5000 + "; một": 1,
    # code
    "Một `hai ba` bốn": 4,
    "Một ``hai ` ba`` bốn ` năm": 5,
    "Một `hai\n\nba` bốn": 4,
    "Một \\`hai` ba": 3,
    "Một\n```python\nhai = 3\n```\nbốn": 3,
    "Một\n~~~~\nhai\n~~~\nba\n~~~~~\nbốn": 4,
    "Một\n  ```\n  hai\n  ```\nba": 3,
    "```một``` hai\n\nba": 3,
    "Một\n```\nhai ba": 3,
    "Một\n```\nhai\n```\n~~~\nba\n~~~\nbốn": 4,
    "Thẻ `<style>` và `<!--` là mã\n\nhai": 6,
    "<!-- `một --> hai ` ba": 2,
    # paragraphs
    "Một hai\n\nmột, HAI!\n\nMột hai.": 2,
    "Một hai\n\n1) một hai\n \n- [một](a.md) hai\n\t\nba": 3,
    "Một\nhai\n\nMột hai": 2,
    "Một\nMột": 2,
}  # fmt: skip


@pytest.mark.parametrize("text", WORDS, ids=lambda text: text[:40])
def test_words_are_what_a_reader_reads(desk: Desk, text: str) -> None:
    """Tokens with a letter count, an address as one; markup, comments and repetitions do not."""
    assert words(desk, text + "\n") == WORDS[text]


def test_what_surrounds_the_words_does_not_change_their_number(desk: Desk) -> None:
    """Emphasis, links, lists and line ends around the same words change nothing."""
    plain = "Bể bơi mở cửa từ tháng sáu"
    marked = "- **Bể** [bơi](https://x.vn 'tít') mở\r\n  cửa `mã` từ<br> _tháng_\u00a0sáu[^1]\r\n"
    assert words(desk, plain) == words(desk, marked) - 1 == words(desk, f"> {plain}") == 7


def targets(desk: Desk, text: str) -> list[tuple[int, int, str]]:
    """Line and column within the body, and address, of everything that a text points to."""
    desk.article(PATH, text)
    found = desk.judgement(PATH).article.targets
    return [(target.line - BELOW + 1, target.column, target.address) for target in found]


TARGETS: dict[str, list[tuple[int, int, str]]] = {
    "Xem [bài](a.md) và [bài](b.md#dau).": [(1, 11, "a.md"), (1, 26, "b.md#dau")],
    "![Bể bơi](be-boi.webp)": [(1, 11, "be-boi.webp")],
    "[![Ảnh](a.webp)](b.md)": [(1, 9, "a.webp"), (1, 18, "b.md")],
    "[a]( a.md )": [(1, 6, "a.md")],
    "[a](a.md 'Tít (một)')": [(1, 5, "a.md")],
    '[a](a.md "Cười :)") b': [(1, 5, "a.md")],
    '[a](a.md\n"Tít")': [(1, 5, "a.md")],
    "[a](\na.md)": [(2, 1, "a.md")],
    "![](ảnh bể bơi.webp)": [(1, 5, "ảnh bể bơi.webp")],
    "![](ảnh bể bơi.webp 'Tít')": [(1, 5, "ảnh bể bơi.webp")],
    "[a](<b c.md>)": [(1, 6, "b c.md")],
    "[a](be_(1).webp)": [(1, 5, "be_(1).webp")],
    "(xem [a](a.md))": [(1, 10, "a.md")],
    "[a](b%20c.md)": [(1, 5, "b%20c.md")],
    "[a](b&amp;c.md)": [(1, 5, "b&c.md")],
    "[a](" + "&#" + "9" * 5000 + ";.md)": [(1, 1, "\ufffd.md")],
    "[một\nhai](a.md)": [(2, 6, "a.md")],
    "[a][b]\n\n[b]: b.md": [(3, 6, "b.md")],
    '   [b c]: <b c.md> "Tít"': [],
    "[^1]: Ghi chú\n\n[1]: a.md": [],
    "[một][1] và [hai][1]\n\n[1]: a.md": [(3, 6, "a.md"), (3, 6, "a.md")],
    "`[a](b.md)` [a](b.md) và [a](b.md)": [(1, 17, "b.md"), (1, 30, "b.md")],
    "[Ảnh]: Bể bơi của trường": [],
    "*[UBND]: Ủy ban": [],
    "\\[a\\](b.md)": [],
    "[a] (b.md)": [],
    "`[a](b.md)`": [],
    "``[a](b.md) ` <img src=a>``": [],
    "```\n[a](b.md)\n[b]: c.md\n```": [],
    "~~~ html\n<img src='a.webp'>\n~~~\n[a](b.md)": [(4, 5, "b.md")],
    "<!-- [a](b.md)\n\n<img src='a.webp'> -->\n[c](d.md)": [(4, 5, "d.md")],
    "<script>x = '[a](b.md)'; src = 'c.js'</script>": [],
    "<img src='a.webp' alt='b'>": [(1, 11, "a.webp")],
    '<img alt="Bể > hồ" SRC="a.webp">': [(1, 25, "a.webp")],
    "<img src=a.webp>": [(1, 10, "a.webp")],
    "<a\n  href = 'a.md'>a</a>": [(2, 11, "a.md")],
    '<video poster="a.webp" src="b.mp4"></video>': [(1, 29, "b.mp4")],
    "<a data-src='x' title='href=y'>a</a>": [],
    "Đặt href='a.md' hay src=b": [],
    "[b](b.md)\n\n<img src='a.webp'> [c](c.md)": [(1, 5, "b.md"), (3, 11, "a.webp"), (3, 24, "c.md")],
}  # fmt: skip


@pytest.mark.parametrize("text", TARGETS, ids=lambda text: text[:40])
def test_targets_are_what_a_reader_could_follow(desk: Desk, text: str) -> None:
    """Links, pictures, references and tags point somewhere; code, comments and mere words do not."""
    assert targets(desk, text) == TARGETS[text]


HEADINGS = {
    "# Tít": 1,
    "Một\n\n#Tít": 3,
    "#TrẻEm là tương lai": 1,
    "Một\n# Tít\nhai": 2,
    "Tít\n===": 1,
    "Một\n\nTít\n=\n": 3,
    "Một\n\n<H1 class='a'>Tít</H1>": 3,
    "```\n# chú thích\n```\n\n# Tít": 5,
    "## Tít\n### Nữa\n###### Cuối": None,
    "\\# Tít": None,
    "Bài #1 và C#": None,
    "`# Tít`": None,
    "```\n# Tít\n```": None,
    "<!--\n# Tít\n-->": None,
    "Một\n\n===\n": None,
    "<h2>Tít</h2> <hr>": None,
}


@pytest.mark.parametrize("text", HEADINGS)
def test_a_heading_of_the_first_level_is_a_warning(desk: Desk, text: str) -> None:
    """The title has the first level to itself, however Markdown or HTML writes it."""
    desk.article(PATH, f"{text}\n\n{body('bơi')}")
    told = [(found.line, found.level) for found in desk.newsroom().problems]
    line = HEADINGS[text]
    assert told == ([] if line is None else [(line + BELOW - 1, Level.WARNING)])


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("![](a.svg)", [6]),
        ("Một\n\n![ ][a] và ![Bể](a.svg)\n![](a.svg)\n\n[a]: a.svg", [9, 11]),
        ("![Bể](a.svg)\n`![](a.svg)`\n\\![](a.svg)\n[](a.svg)\n<!-- ![](a.svg) -->", []),
    ],
)
def test_a_picture_without_alt_text_is_a_problem(desk: Desk, text: str, lines: list[int]) -> None:
    """Who cannot see a picture reads what matters in it; the line of one without words is told."""
    desk.write("docs/bao/2026/01/a.svg", SVG)
    desk.article(PATH, f"{text}\n\n{body('bơi')}")
    told = [(found.line, found.level, str(found.message)) for found in desk.newsroom().problems]
    assert told == [(line, Level.PROBLEM, "The picture has no alt text.") for line in lines]


SLOW = [
    "`", "` ", "`a", "``` a\n", "````\n```\n", "~~~\n", "[", "![", "![](", "![[", "![[a]", "](", "](a(",
    "](a ", '](a "', "](<", "[a](b", "\n[", "\n[a]: b ", "[^", "<", "<a", "<a b='", "<a '\"", "<a src=",
    "<!--", "<script", "</script ", "<style>", "{.", "{:", "{", "*", "_", "1", "1_", "\u0300", "a\u0300", "&",
    "&#", "&#1", "=\n", "\n=", "#\n", "\n#", "!!! ", "\n!!!", "===", " ", "\n ", "|", "\\", "\\`", "(", ")",
    "http://", "www.", '"', "'", "href=", 'src="', ":a", "ơ̆", ">", "\n>", "-->", "\t", "\u00a0",
]  # fmt: skip


def test_no_text_is_slow_to_read(desk: Desk) -> None:
    """Whatever is repeated, or stands before a long rest, the time is in proportion to the length."""
    for sign in SLOW:
        for text in (sign * (80_000 // len(sign)) + "x", sign + " " * 80_000):
            begin = time.process_time()
            desk.article(PATH, text)
            desk.newsroom()
            assert time.process_time() - begin < 5, repr(text[:10])  # quadratic would be minutes


def test_runs_of_backticks_of_all_lengths_are_read_in_time(desk: Desk) -> None:
    """A thousand runs that nothing closes are told, and nobody waits for them."""
    runs = " ".join("`" * length for length in range(1, 1000))
    begin = time.process_time()
    for text in (runs + "a" * 400_000, f"{runs}\n\n{runs}", "\n".join("`" * n for n in range(1000, 2, -1))):
        desk.article(PATH, text)
        assert "paragraph-too-long" in [problem.code for problem in desk.problems()]
    assert time.process_time() - begin < 10
