"""Whatever a build makes says nothing that was not judged where it stands: one name put into each product."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest
from mkdocs.exceptions import Abort

from tests.newsdesk import MANDATE, Desk, body
from tests.sites import build_site

AS_OF = date(2026, 2, 5)
PATH = "bao/2026/02/moi"
NAME = "Nguyễn Văn Bảo"
SAID = f"em {NAME} bị ngã"
IN_BYTES = f".replace('Tỉnh'.encode(), 'Tỉnh {SAID}'.encode())"
IN_TITLE = f".replace(b'</title>', ' {SAID}</title>'.encode())"
REPLACING = "from dataclasses import replace\n{}\n"
AUTHOR = f'{{{{ show.judgement["docs/{PATH}.md"].article.front.authors[0] }}}}'

PRODUCTS = {
    "news sitemap": (
        "hooks/metadata.py",
        "content=news)",
        f"content=news.replace(b'</news:title>', ' {SAID}</news:title>'.encode()))",
    ),
    "card": (
        "hooks/cards.py",
        "cards = cards_of(build.show, build.site)",
        REPLACING.format("    cards = cards_of(build.show, build.site)")
        + f"    cards = {{path: replace(card, kicker='{SAID}') for path, card in cards.items()}}",
    ),
    "name of a calendar": ("hooks/calendar.py", "ics(events, name,", f"ics(events, name + ' {SAID}',"),
    "event of a calendar": (
        "hooks/calendar.py",
        "newsroom.mandate.timezone, site.translate)",
        f"newsroom.mandate.timezone, lambda text: site.translate(text) + ' {SAID}')",
    ),
    "ledger as data": (
        "hooks/feeds.py",
        "content=content))",
        f"content=content{IN_BYTES} if address == 'ledger.json' else content))",
    ),
    "badge": (
        "hooks/feeds.py",
        "content=content))",
        f"content=content{IN_TITLE} if 'badge' in address else content))",
    ),
    "list of feeds": (
        "hooks/feeds.py",
        "content=content))",
        f"content=content{IN_TITLE} if 'opml' in address else content))",
    ),
    "feed": (
        "hooks/feeds.py",
        "content=content))",
        f"content=content{IN_BYTES} if address == 'rss/tat-ca.atom' else content))",
    ),
    "feed as data": (
        "hooks/feeds.py",
        "content=content))",
        f"content=content{IN_BYTES} if address == 'rss/tat-ca.json' else content))",
    ),
    "record": (
        "hooks/record.py",
        "content=write_record(record))",
        f"content=write_record(record){IN_BYTES})",
    ),
    "table": ("hooks/record.py", "content=table)", f"content=table{IN_BYTES})"),
    "words of a search": (
        "hooks/search.py",
        "found = records(build.newsroom)",
        REPLACING.format("        found = records(build.newsroom)")
        + "        found = (replace(one, text='em nguyen van bao ' + one.text) for one in found)",
    ),
    "result of a search": (
        "hooks/search.py",
        "found = records(build.newsroom)",
        REPLACING.format("        found = records(build.newsroom)")
        + f"        found = (replace(one, shown={{**one.shown, 'kicker': '{SAID}'}}) for one in found)",
    ),
}
"""What is put where into the product: each syllable of the name, and all of it, stands elsewhere."""


@pytest.fixture
def busy(full: Desk) -> Desk:
    """A desk on whose site everything says something, and the name stands where it may."""
    full.article("bao/2026/01/khac", f"Bà {NAME} dạy bơi, em út bị ngã.\n\n{body('khác')}")
    full.article(PATH, f"Em gái của Bảo và cô Nguyễn Thị Văn bị ngã.\n\n{body('sông')}", authors=f"[{NAME}]")
    full.article("bao/2026/02/xa", f"Một bài.\n\n{body('xa')}", description="Một câu dẫn.")
    return full


def test_a_site_of_such_articles_is_built(busy: Desk) -> None:
    """Nothing is wrong as long as each says its own."""
    assert busy.problems() == []
    assert (build_site(busy.root, AS_OF) / PATH / "index.html").exists()


ODD = {
    "title": '"Trẻ em & \\u201cnước\\u201d <b>sâu</b>: 5% phút 🏊 {{ x }} %(a)s"',
    "description": unicodedata.normalize("NFD", "Một câu dẫn về đuối nước, gọi 0260 3862 111."),
    "authors": "[Đỗ Thị Ánh (tổng hợp), Y Blơi, 'Ban Biên tập']",
    "printed": "{issue: Số 4567, page: 3 và 4, url: 'https://x.vn/a%20b/tr%C3%A1nh?x=1#y'}",
    "corrections": "[{date: 2026-02-05, text: Sửa ngày 5/2 thành 6/2/2026 lúc 19:45.}]",
    "units": "[so-y-te]",
}
TEXT = """\
Từ сор và слово, số 0914 222 019, ngày 05/02/2026, mã v1.2.3, 2026-02-05, %E1%BA%A5 và 100%.

## Nước{#nuoc-sau} [sâu](#nuoc-sau) 1/2

Dòng một<br>dòng hai, H<sub>2</sub>O, Đuối**nước**[^1], như<a class="footnote-ref">7</a>,
<video>tải về</video>, chữ<ruby>漢<rt>hán</rt></ruby>, [x](https://x.vn/a?b=c&d=%20e "Tựa & đề").

[^1]: Chú thích 12345678901.
"""


@pytest.mark.parametrize("language", ["vi", "en"])
def test_odd_texts_are_let_through(full: Desk, language: str) -> None:
    """Signs, numbers, other letters, decomposed ones, brackets; a site in English, below a path."""
    mandate = MANDATE.replace("language: vi", f"language: {language}")
    full.write(
        "mandate.yml", mandate + "campaigns:\n  - {id: thang, name: Đợt 1/6, months: [2], minimum: 1}\n"
    )
    site = full.root / "mkdocs.yml"
    site.write_text(site.read_text("utf-8").replace("media-mandate.example/", "x.example/tre em/"), "utf-8")
    full.article(PATH, f"{TEXT}\n{body('sông')}", **ODD)
    original = {"moved_from": "bao/2026/01/cu", "language": "fr"}
    full.article("bao/2026/02/nua", f"{TEXT}\n{body('hồ')}", **original)
    full.article("bao/2026/02/lai", f"Lại.\n{body('lại')}", rerun_of=PATH)
    full.write("docs/trang.md", f"---\ntitle: Trang & chủ\n---\n{TEXT}")
    assert full.problems() == []
    assert (build_site(full.root, AS_OF) / "404.html").exists()


@pytest.mark.parametrize("product", PRODUCTS)
def test_a_name_from_elsewhere_stops_the_build(
    busy: Desk, caplog: pytest.LogCaptureFixture, product: str
) -> None:
    """However well its syllables are known, and although all of it stands on another page."""
    file, ours, more = PRODUCTS[product]
    source = (busy.root / file).read_text("utf-8")
    assert source.count(ours) == 1
    (busy.root / file).write_text(source.replace(ours, more), "utf-8")
    with pytest.raises(Abort):
        build_site(busy.root, AS_OF)
    assert "[product-says-unread]" in caplog.text
