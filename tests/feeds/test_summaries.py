"""A standfirst is text: what looks like markup in it reaches readers as it was written, in every format."""

from __future__ import annotations

import json
import re
from datetime import date
from io import BytesIO
from pathlib import Path

import feedparser
import podcastparser
import pytest
from lxml import etree, html

from tests.feeds.conftest import broadcast, studio_in
from tests.feeds.lint import ATOM, lint
from tests.newsdesk import Desk
from tests.sites import build_site

AS_OF = date(2026, 2, 10)
WRITTEN = {
    "dam": "Chữ <b>đậm</b> & chữ thường",
    "ma": "Đừng dán <script>alert(1)</script> vào trang",
    "anh": "<img src=x onerror=alert(1)> là một dòng lạ",
    "so": "1 < 2, 3 > 2, a&b, 5 &lt; 6 và &nbsp; &#60;",
    "cdata": "Hết ]]> chưa <![CDATA[ rồi <!-- và --> \"nháy\" 'đơn' 🏊 ế",
    "thuong": "Một câu bình thường, không có gì lạ.",
}


def aired(desk: Desk, slug: str, field: str, value: str) -> None:
    """Write an episode with one field of its article as given."""
    file = desk.root / broadcast(desk, f"dai/2026/01/{slug}")
    lines = [line for line in file.read_text("utf-8").splitlines() if not line.startswith(f"{field}:")]
    file.write_text("\n".join([lines[0], f"{field}: {value}", *lines[1:], ""]), "utf-8")


TITLES = ("Bơi & lặn", "Bé <b 5 tuổi", "A&amp;B", "1 &#60; 2")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site of a studio whose articles and episodes have such standfirsts, and such titles."""
    studio = studio_in(tmp_path_factory.mktemp("chữ"))
    for slug, text in WRITTEN.items():
        description = "'" + text.replace("'", "''") + "'"
        studio.article(f"bao/2026/01/{slug}", description=description)
        aired(studio, slug, "description", description)
    for number, title in enumerate(TITLES):
        aired(studio, f"ten-{number}", "title", f"'{title}'")
    return build_site(studio.root, AS_OF)


def seen(markup: str) -> str:
    """What a browser shows of HTML, and that nothing in it does anything."""
    tree = html.fragment_fromstring(markup, create_parent="div")
    assert {element.tag for element in tree.iter()} <= {"div", "p"}
    return str(tree.text_content())


@pytest.mark.parametrize("feed", ["tat-ca.xml", "bao.xml", "podcast/dai.xml"])
def test_rss_shows_what_was_written(site: Path, feed: str) -> None:
    """Whoever takes a description for HTML, as RSS has it, sees the text, and loses nothing of it."""
    raw = (site / "rss" / feed).read_bytes()
    assert lint(raw) == []
    items = etree.fromstring(raw).findall("channel/item")
    told = {item.findtext("link").split("/")[-2]: item.findtext("description") for item in items}
    parsed = {entry.link.split("/")[-2]: entry for entry in feedparser.parse(raw).entries}
    for slug, text in WRITTEN.items():
        assert seen(told[slug]) == text
        assert seen(parsed[slug].summary) == text
    assert told["thuong"] == WRITTEN["thuong"]


def test_a_podcast_app_shows_what_was_written(site: Path) -> None:
    """podcastparser, which looks whether it is given HTML where an episode has no more, is not mistaken."""
    raw = (site / "rss/podcast/dai.xml").read_bytes()
    short = re.sub(rb"(?s)<content:encoded>.*?</content:encoded>", b"", raw)
    found = podcastparser.parse("https://media-mandate.example/rss/podcast/dai.xml", BytesIO(short))
    told = {episode["guid"].split("/")[-1]: episode for episode in found["episodes"]}
    for slug, text in WRITTEN.items():
        assert seen(told[slug].get("description_html", told[slug]["description"])) == text


def test_atom_and_json_feed_have_the_text_itself(site: Path) -> None:
    """There a summary is plain text."""
    entries = etree.parse(str(site / "rss/tat-ca.atom")).findall(f"{ATOM}entry")
    atom = {entry.findtext(f"{ATOM}id").split("/")[-1]: entry.find(f"{ATOM}summary") for entry in entries}
    items = json.loads((site / "rss/tat-ca.json").read_text("utf-8"))["items"]
    feed = {item["id"].split("/")[-1]: item["summary"] for item in items}
    for slug, text in WRITTEN.items():
        assert atom[slug].get("type", "text") == "text"
        assert atom[slug].text == feed[slug] == text


@pytest.mark.parametrize("feed", ["tat-ca.xml", "podcast/dai.xml"])
def test_titles_of_rss_are_plain_text(site: Path, feed: str) -> None:
    """What could be taken for markup is written by its number, as the RSS profile has it."""
    raw = (site / "rss" / feed).read_bytes()
    assert {element.text for element in etree.fromstring(raw).iter("title")} >= set(TITLES)
    assert not [part for part in raw.split(b"<title>")[1:] if b"&amp;" in part.partition(b"<")[0]]
