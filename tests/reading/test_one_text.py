"""What is judged is what readers get: the words of a body are those of its page and of its entry in feeds."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from unicodedata import normalize

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree, html

from media_mandate.reading.document import read_document
from media_mandate.reading.letters import alike
from media_mandate.reading.text import BodyText, text_of
from tests.newsdesk import Desk, body
from tests.sites import build_site, copy_product

AS_OF = date(2026, 2, 10)
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
IGNORABLE = dict.fromkeys(
    [
        *(0xAD, 0x34F, 0x61C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFEFF, 0xFFA0),
        *(*range(0x180B, 0x1810), *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070)),
        *(*range(0xFE00, 0xFE10), *range(0xE0000, 0xE1000)),
    ]
)
BLOCKS = frozenset(
    """
    address blockquote br caption center dd details div dl dt figcaption figure h1 h2 h3 h4 h5 h6 hr li ol p
    pre rt section summary table tbody td tfoot th thead tr ul
    """.split()  # noqa: SIM905
)
UNSHOWN = frozenset(("audio", "video"))

TRAPS = [
    "Một <!-- ghi chú", "<!--> hai -->", "<!---> ba", "<!-- a --!> bốn -->", "Một <? hai ?> ba",
    "<![CDATA[ hai ]]>",
    "Một <!-- hai\n\nba --> bốn", "    <!-- mã -->", "> Một <!-- a\n>\n> b -->",
    "Hi<b>ế</b>u và Hi<!-- a -->ếu",
    "V<wbr>ăn, V<span></span>ăn, V&#259;n, V\u00adăn, Va\u0306n, V\u200băn",
    "[Ng](https://x.vn)uyễn", "*Ng*uyễn Th**ị**",
    "Một {: .lop title='hai' } ba", "Một\n{: #dau title='Tít' }", "# Một\n## Hai {#hai .a}",
    "Một\n===\n\nHai\n---",
    '<p title="hai\nba">bốn</p>', "<div markdown='1'>\n\nMột *hai*\n\n<div markdown='1'>\nba\n</div>\n</div>",
    "<details><summary>Một</summary>\n\nhai\n\n</details>",
    "Chữ<ruby>漢<rt>hán</rt></ruby> tự",
    "| a | b |\n|---|---|\n| một | hai | ba |\n| bốn |", "| a \\| b |\n|---|\n| `x | y` |",
    "Một[^1] hai\n\n[^1]: Ba *bốn*",
    "Một[^chua-co]", "[^thua]: Không ai dẫn tới", "[a][khong-co] và [b] và [c](",
    "[d]: https://x.vn 'Tít'\n\nXem [d].",
    "*[UBND]: Ủy ban nhân dân\n\nUBND xã", "*[THCS]: Trung học",
    "<https://x.vn/a_b> và <a@x.vn>", "www.x.vn https://y.vn",
    "`mã <b>` và ``a ` b``", "```\n<!-- mã -->\n```", "~~~ python\nx = 1\n~~~",
    "!!! note\n    Một\n\n    hai",
    '!!! warning "Tít *nghiêng*"\n    Ba', "??? tip\n    Bốn",
    "Thuật ngữ\n:   Nghĩa\n\n    thêm", "- a\n- b\n\n    c\n\n- d",
    "1. a\n    - b\n2. c", "- a\n  - b", "> a\n\n> b\n> > c", "Một  \nhai<br>ba<br/>bốn",
    "\\*một\\* \\[hai\\]", "a_b_c __d__",
    "&lt;b&gt; &amp;amp; &nbsp;&shy;&#8203;x", "Đ&#x1EB9;p &abreve; &khongco;",
    "2 < 3 > 1 <5 tuổi", "“Một” – hai… ‘ba’",
    "❤️ 👨‍👩‍👧 1️⃣ một", "Tо̀ и Нова А́", "Ｆｕｌｌ ﬁ 𝐀",
    "<audio src='https://x.vn/a.mp3'>nghe</audio> hai", "---\nmột\n***",
    "<a href='#x' id='y' name='z'>một</a><sup>2</sup>", "<abbr title='Ủy ban'>UB</abbr> xã",
    "<kbd>Ctrl</kbd>+<kbd>C</kbd>",
    "<table><tr><td>một<td>hai</table>", "<ul><li>một<li>hai</ul>", "<center>một</center>hai",
    "<p>một<p>hai", "</div> một",
    "<b>một <i>hai</b> ba</i>", "a<hr>b", "<h1>Một</h1>\nhai", "[TOC]\n\n## Một",
    "Một\r\nhai\r\n\r\nba", "\tmã\n\n\tmã",
]  # fmt: skip
SIGNS = st.sampled_from(
    [
        "một ", "Nguyễn Văn Bảo", "Y Hiếu", " ", "\n", "\n\n", "    ", "- ", "1. ", "> ", "## ",
        "<!--", "-->", "<b>", "</b>",
        "<div markdown='1'>", "</div>", "<span title='", "'>", "`", "```\n", "*", "**", "_", "[",
        "]", "](a)", "(", ")", "[^1]",
        "[^1]: ", "[x]: b\n", "*[Y]: Ê\n", "{: ", "}", "|", "| a |\n|---|\n| b |\n", "&#7867;",
        "&shy;", "\u200b", "&amp;", "<",
        "\\", "!!! note\n    ", "<br>", ": ", "#", "\u0301", "о", "<td>", "<p>",
    ]
)  # fmt: skip
DRAWN = st.lists(st.one_of(st.sampled_from(TRAPS), st.lists(SIGNS, max_size=12).map("".join)), max_size=4)


def tokens(text: str) -> list[str]:
    """Words as a browser shows them: whole in spite of what it does not show."""
    return re.findall(r"\w[\w\u0300-\u036f]*", alike(normalize("NFC", text.translate(IGNORABLE))))


def undigited(words: list[str]) -> list[str]:
    return [letters for word in words if (letters := re.sub(r"\d", "", word))]


def shown(element: etree._Element) -> str:
    """What a browser shows of an element, read by a parser that is not ours."""
    if not isinstance(element.tag, str) or element.tag in UNSHOWN or element.get("class") in MADE:
        return ""
    inner = "".join([element.text or "", *(shown(child) + (child.tail or "") for child in element)])
    return f"\n{inner}\n" if element.tag in BLOCKS else inner


MADE = ("footnote-ref", "footnote-backref")


def text_of_source(source: str) -> BodyText:
    document, _problems = read_document(source, "docs/a.md")
    assert document is not None
    return text_of(document.body)


def of_page(site: Path, path: str) -> list[str]:
    page = html.parse(str(site / path / "index.html"), html.HTMLParser(encoding="utf-8")).getroot()
    [found] = page.find_class("article__body")
    return tokens(shown(found))


def of_feed(site: Path) -> dict[str, list[str]]:
    """The words of each entry by the address of its page."""
    items = etree.parse(str(site / "rss/tat-ca.xml")).iter("item")
    return {
        str(item.findtext("link")): tokens(shown(html.fragment_fromstring(item.findtext(CONTENT), True)))
        for item in items
    }


@pytest.fixture(scope="module")
def product(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    desk = Desk(tmp_path_factory.mktemp("desk") / "Tòa soạn")
    copy_product(desk.root)
    desk.article("bao/2026/01/dau")
    desk.article("dai/2026/01/dau")
    return desk


def holds(desk: Desk, bodies: list[str]) -> int:
    """Publish those of the bodies that the check lets pass, compare the words, count them (a feed has 50)."""
    for file in desk.root.glob("docs/bao/2026/02/*.md"):
        file.unlink()
    for number, drawn in enumerate(bodies):
        desk.article(f"bao/2026/02/bai-{number}", f"{body(f'mở{number}')}\n{drawn}\n\n{body(f'kết{number}')}")
    for path in {problem.path for problem in desk.problems()}:
        (desk.root / path).unlink()
    site = build_site(desk.root, AS_OF)
    entries = of_feed(site)
    kept = sorted(desk.root.glob("docs/bao/2026/02/*.md"))
    for file in kept:
        path = file.relative_to(desk.root / "docs").with_suffix("").as_posix()
        judged = tokens(text_of_source(file.read_text("utf-8")).running)
        assert judged == of_page(site, path), file.read_text("utf-8")
        entry = entries[f"https://media-mandate.example/{path}/"]  # its numbers of notes look like any others
        assert undigited(judged) == undigited(entry), file.read_text("utf-8")
    return len(kept)


def test_traps(product: Desk) -> None:
    """Comments, tags, references, tables and all that readers of Markdown disagree about."""
    kept = sum(holds(product, TRAPS[start : start + 40]) for start in range(0, len(TRAPS), 40))
    assert kept > 0.6 * len(TRAPS)


@settings(
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
    max_examples=settings().max_examples // 10,
)
@given(bodies=st.lists(DRAWN.map("\n".join), min_size=20, max_size=30))
def test_whatever_is_written(product: Desk, bodies: list[str]) -> None:
    """The words that are judged are those of the page and those of the feed."""
    holds(product, bodies)
