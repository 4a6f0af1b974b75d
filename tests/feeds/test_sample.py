"""The feeds of the built sample, read as readers, podcast apps and validators read them."""

from __future__ import annotations

import json
import re
from datetime import timedelta
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import feedparser
import jsonschema
import podcastparser
import pytest
from lxml import etree, html
from PIL import Image

from media_mandate.articles.article import Article
from media_mandate.newsroom import read_newsroom
from media_mandate.reading.text import judged
from tests.feeds.lint import CONTENT, DC_CREATOR, lint
from tests.newsdesk import NOW
from tests.sites import ROOT, skip_unless_sample

skip_unless_sample()

HOST = "https://media-mandate.example/"
NEWSROOM = read_newsroom(ROOT, NOW)[0]
assert NEWSROOM is not None
MANDATE, BODIES = NEWSROOM.mandate, NEWSROOM.html
PUBLISHED = [
    article
    for article in NEWSROOM.articles
    if article.is_published(NEWSROOM.as_of) and article.front.withdrawn is None
]


def named(article: Article) -> str:
    """The tag URI of an article, for ever."""
    return f"tag:media-mandate.example,2026:{article.front.moved_from or article.id}"


def feeds(site: Path, *suffixes: str) -> list[Path]:
    found = sorted(file for file in (site / "rss").rglob("*") if file.suffix in suffixes)
    assert len(found) > 20
    return found


def on_disk(site: Path, url: str) -> Path:
    assert url.startswith(HOST), url
    return site / url.removeprefix(HOST)


def test_every_feed_parses_and_is_clean(sample_site: Path) -> None:
    """feedparser takes every RSS and Atom feed without a complaint, and the lint finds nothing."""
    for file in feeds(sample_site, ".xml", ".atom"):
        parsed = feedparser.parse(str(file))
        assert not parsed.bozo, (file, parsed.get("bozo_exception"))
        assert lint(file.read_bytes()) == [], file
        address = file.relative_to(sample_site).as_posix()
        assert HOST + address in [link.href for link in parsed.feed.links if link.rel == "self"]


def test_everything_has_all_that_is_published_newest_first(sample_site: Path) -> None:
    """No draft, no article dated ahead, nothing withdrawn; reruns and translations with their language."""
    parsed = feedparser.parse(str(sample_site / "rss/tat-ca.xml"))
    assert {entry.id for entry in parsed.entries} == {named(article) for article in PUBLISHED}
    times = [parsedate_to_datetime(entry.published) for entry in parsed.entries]
    assert times == sorted(times, reverse=True)
    assert {time.utcoffset() for time in times} == {timedelta(hours=7)}
    dates = {named(article): article.date for article in PUBLISHED}
    assert all(dates[entry.id] == time.date() for entry, time in zip(parsed.entries, times, strict=True))
    languages = {article.front.language or MANDATE.language for article in PUBLISHED}
    assert {entry.dc_language if "dc_language" in entry else entry.language for entry in parsed.entries} == (
        languages
    )


def test_full_text_and_authors(sample_site: Path) -> None:
    """Entries have the whole text, the topics by name and the authors."""
    items = etree.parse(str(sample_site / "rss/tat-ca.xml")).findall("channel/item")
    bodies = {named(article): article for article in PUBLISHED}
    for item in items:
        article = bodies[item.findtext("guid")]
        text = " ".join(html.fromstring(item.findtext(CONTENT)).itertext()).lower()
        assert set(re.findall(r"\w+", judged(BODIES[article.path]).lower())) <= set(re.findall(r"\w+", text))
        assert [topic.text for topic in item.findall("category")] == [
            MANDATE.topic[id].name for id in article.front.topics
        ]
        assert [creator.text for creator in item.findall(DC_CREATOR)]


def test_content_is_safe_and_its_addresses_lead_somewhere(sample_site: Path) -> None:
    """No unsafe element or attribute; every address is absolute, and what is ours is there."""
    for file in feeds(sample_site, ".xml"):
        for element in etree.parse(str(file)).iter(CONTENT):
            for node in html.fragment_fromstring(element.text, create_parent="div").iter():
                assert node.tag not in {"script", "style", "iframe", "form", "svg", "input"}
                for name, value in node.attrib.items():
                    assert not name.startswith("on")
                    assert name not in {"style", "class", "id"}
                    if name in {"href", "src"}:
                        assert urlsplit(value).scheme in {"https", "http", "mailto", "tel"}, value
                        if value.startswith(HOST):
                            assert on_disk(sample_site, value).exists(), value


def test_podcast_is_what_apps_play(sample_site: Path) -> None:
    """podcastparser finds every episode; bytes, type, duration and cover are those of the files on disk."""
    file = sample_site / "rss/podcast/dai-ptth.xml"
    with file.open("rb") as stream:
        podcast = podcastparser.parse(HOST + "rss/podcast/dai-ptth.xml", stream)
    assert podcast["title"] == MANDATE.outlet["dai-ptth"].column
    assert podcast["explicit"] is False
    with Image.open(on_disk(sample_site, podcast["cover_url"])) as cover:
        assert (cover.mode, cover.width == cover.height, 1400 <= cover.width <= 3000) == ("RGB", True, True)
    assert len(podcast["episodes"]) == len(NEWSROOM.media) == 3  # type: ignore[union-attr]
    for episode in podcast["episodes"]:
        (enclosure,) = episode["enclosures"]
        sound = on_disk(sample_site, enclosure["url"])
        assert sound.stat().st_size == enclosure["file_size"] < 150_000
        assert enclosure["mime_type"] == "audio/mpeg"
        assert episode["total_time"] >= 60
        assert episode["published"]


def test_json_feeds_say_the_same(sample_site: Path) -> None:
    """Each JSON Feed has the entries of the RSS feed beside it."""
    for file in feeds(sample_site, ".json"):
        feed: dict[str, Any] = json.loads(file.read_text("utf-8"))
        assert feed["version"] == "https://jsonfeed.org/version/1.1"
        assert on_disk(sample_site, feed["feed_url"]) == file
        rss = feedparser.parse(str(file.with_suffix(".xml")))
        assert [item["id"] for item in feed["items"]] == [entry.id for entry in rss.entries]
        assert all(
            item["content_html"] and item["date_modified"].endswith("+07:00") for item in feed["items"]
        )


def test_corrections_set_updated(sample_site: Path) -> None:
    """A corrected article is as new as its correction, and says it."""
    corrected = [article for article in PUBLISHED if article.front.corrections]
    assert corrected
    entries = {entry.id: entry for entry in feedparser.parse(str(sample_site / "rss/tat-ca.atom")).entries}
    for article in corrected:
        entry = entries[named(article)]
        last = article.front.corrections[-1]
        assert entry.updated.startswith(str(last.date))
        assert entry.published.startswith(str(article.date))
        assert last.text in html.fromstring(entry.content[0].value).text_content()


def test_opml_names_every_feed(sample_site: Path) -> None:
    """The OPML file lists each RSS feed once."""
    outlines = etree.parse(str(sample_site / "rss/tat-ca.opml")).iter("outline")
    listed = [
        on_disk(sample_site, outline.attrib["xmlUrl"]) for outline in outlines if "xmlUrl" in outline.attrib
    ]
    assert sorted(listed) == feeds(sample_site, ".xml")


def test_every_page_leads_to_its_feeds(sample_site: Path) -> None:
    """Each page, the 404 too, has the feed of everything, and those of what it is about; all exist."""
    for page in sample_site.rglob("*.html"):
        address = urljoin("/", page.relative_to(sample_site).as_posix().removesuffix("index.html"))
        links = html.parse(str(page)).findall(".//link[@rel='alternate'][@type]")
        found = {urljoin(address, link.get("href")).lstrip("/") for link in links}
        assert "rss/tat-ca.xml" in found, page
        assert all((sample_site / target).is_file() for target in found)
        for article in PUBLISHED:
            if address == f"/{article.id}/":
                wanted = {f"rss/{article.outlet.id}.xml"}
                wanted |= {f"rss/chu-de/{id}.xml" for id in article.front.topics}
                wanted |= {f"rss/don-vi/{id}.xml" for id in article.front.units}
                assert wanted <= found
    assert 'rel="alternate"' in (sample_site / "404.html").read_text("utf-8")


def test_the_page_of_feeds_links_all_and_copies_addresses(sample_site: Path) -> None:
    """/rss/ links every feed and has a button with the whole address of each RSS feed."""
    page = html.parse(str(sample_site / "rss/index.html"))
    links = {urljoin("rss/", link) for link in page.xpath("//main//a/@href")}
    for file in feeds(sample_site, ".xml", ".atom", ".json"):
        assert file.relative_to(sample_site).as_posix() in links
    copied = {on_disk(sample_site, url) for url in page.xpath("//button/@data-clipboard-text")}
    assert copied >= set(feeds(sample_site, ".xml"))


def test_the_ledger_fits_its_schema(sample_site: Path) -> None:
    """ledger.json fits the schema beside it, has every cell, and links articles and badges that exist."""
    ledger = json.loads((sample_site / "ledger.json").read_text("utf-8"))
    schema = json.loads((sample_site / "schemas/ledger.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(ledger, schema)
    assert len(ledger["cells"]) == len(NEWSROOM.ledger.cells)  # type: ignore[union-attr]
    for cell in ledger["cells"]:
        assert all(on_disk(sample_site, feature["url"]).is_dir() for feature in cell["features"])
    for outlet in ledger["outlets"]:
        badge = etree.parse(str(on_disk(sample_site, outlet["badge"]))).getroot()
        assert outlet["column"] in badge.attrib["aria-label"]


@pytest.mark.parametrize("outlet", MANDATE.outlets, ids=lambda outlet: outlet.id)
def test_articles_with_a_sound_have_a_player(sample_site: Path, outlet: Any) -> None:
    """The page of an article with media plays it without loading it first."""
    for article in PUBLISHED:
        if article.outlet is outlet:
            players = html.parse(str(sample_site / article.id / "index.html")).findall(".//audio")
            assert len(players) == (article.path in NEWSROOM.media)  # type: ignore[union-attr]
            assert all(player.get("preload") == "none" for player in players)
