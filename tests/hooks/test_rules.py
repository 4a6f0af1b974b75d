"""The page of rules: every rule by its anchor, for the desk, and reached from what the preview tells."""

from __future__ import annotations

import re
from datetime import date
from html import unescape
from pathlib import Path
from urllib.parse import urljoin

import pytest

from media_mandate.addresses import RULES as ADDRESS
from media_mandate.messages import translator
from media_mandate.rules import RULES, examples, explanations
from media_mandate.site.search import records
from tests.newsdesk import Desk, body
from tests.sites import build_site

AS_OF = date(2026, 2, 10)


def rules_page(site: Path) -> str:
    return (site / ADDRESS / "index.html").read_text("utf-8")


def anchors(page: str) -> set[str]:
    return set(re.findall(r'<div class="rule" id="([^"]+)"', page))


def test_every_rule_has_an_anchor_and_its_words(full: Desk) -> None:
    """Sentence, hint, reason and example of each stand there, in the newsroom's language."""
    page = rules_page(build_site(full.root, AS_OF))
    assert anchors(page) == RULES.keys()
    shown, vietnamese = unescape(page), translator("vi")
    for one in explanations():
        texts = (one.sentence, one.hint, one.rule.why)
        assert [text for text in texts if text and vietnamese(text).replace("….", "…") not in shown] == []
    for example in examples().values():
        assert example.before in shown
        assert example.after in shown


def test_readers_are_not_led_to_it(full: Desk) -> None:
    """No index names it, no sitemap, no search, no feed and no other page."""
    site = build_site(full.root, AS_OF)
    assert '<meta name="robots" content="noindex">' in rules_page(site)
    naming = [
        file.relative_to(site).as_posix()
        for file in site.rglob("*")
        if file.is_file() and ADDRESS.encode() in file.read_bytes()
    ]
    assert naming == [f"{ADDRESS}/index.html"]
    assert [found.address for found in records(full.newsroom()) if ADDRESS in found.address] == []


@pytest.mark.parametrize("address", ["", "bao/2026/01/hong"])
def test_the_preview_leads_to_the_rule(full: Desk, address: str) -> None:
    """Beside each problem stands its code, a link to where it is explained."""
    full.article("bao/2026/01/hong", "![](a.svg)\n", title="''")
    site = build_site(full.root, AS_OF, strict=False, preview=True)
    html = (site / address / "index.html").read_text("utf-8")
    panel = html[html.index('<ol class="panel__problems">') :]
    links = re.findall(r'<a href="([^"]+#[^"]+)">([a-z-]+)</a>', panel[: panel.index("</ol>")])
    assert {code for _link, code in links} >= {"field-empty"}
    for link, code in links:
        assert urljoin(f"/{address}/" if address else "/", link) == f"/{ADDRESS}/#{code}"
    assert {code for _link, code in links} <= anchors(rules_page(site))


def test_a_mandate_that_cannot_be_read_can_be_looked_up(full: Desk) -> None:
    """Where nothing else can be shown, the problems are, and the page that explains them."""
    full.write("mandate.yml", "outlets: [")
    site = build_site(full.root, AS_OF, strict=False, preview=True)
    (link,) = re.findall(r'href="([^"]+#yaml[^"]+)"', (site / "index.html").read_text("utf-8"))
    assert link.partition("#")[2] in anchors(rules_page(site))


def test_the_preview_of_a_sensitive_article_asks_for_what_only_one_child_has(full: Desk) -> None:
    """Of one that says so, and of one whose text tells it; no other is bothered, and no reader."""
    full.article("bao/2026/01/nhay-cam", children="{sensitive: true}")
    told = f"Em Lò Văn Tỉnh, 12 tuổi, bị đánh gãy tay.\n\n{body('kể')}"
    full.article("bao/2026/01/ke-nan", told, draft="true")
    site = build_site(full.root, AS_OF, strict=False, preview=True)

    def is_asked(slug: str) -> bool:
        return "Có chi tiết nào chỉ một em có?" in (site / f"bao/2026/01/{slug}/index.html").read_text(
            "utf-8"
        )

    assert [is_asked(slug) for slug in ("nhay-cam", "ke-nan", "be-boi")] == [True, True, False]
    full.article("bao/2026/01/ke-nan", "")
    (full.root / "docs/bao/2026/01/ke-nan.md").unlink()
    site = build_site(full.root, AS_OF)
    assert not is_asked("nhay-cam")
