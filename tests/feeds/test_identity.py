"""By which identity feeds name articles: tag URIs in a new newsroom, and for ever what was published once."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import feedparser
import pytest
from lxml import etree

from media_mandate.feeds.channels import FEED_LENGTH
from tests.feeds.conftest import PODCAST, TAG, broadcast
from tests.feeds.lint import ATOM, lint
from tests.newsdesk import MANDATE, Desk, body
from tests.sites import SITE_URL, build_site

AS_OF = date(2026, 3, 10)
URN = "urn:media-mandate:"
UPGRADED = f'{PODCAST}feed_ids: {{tag: "{TAG}", from: 2026-02}}\n'


@pytest.fixture
def desk(studio: Desk) -> Desk:
    """Two months of articles, one of which moved from the first into the second."""
    studio.article("bao/2026/02/hai")
    studio.article("bao/2026/02/da-doi-cho", moved_from="bao/2026/01/cho-cu")
    studio.article("bao/2026/02/go-sai", moved_from="bao/0000/13/go-sai")
    broadcast(studio, "dai/2026/02/nghe-hai")
    studio.article("bao/2026/03/ba", date="2026-03-02")
    return studio


JANUARY = {"bao/0000/13/go-sai", "bao/2026/01/be-boi", "bao/2026/01/cho-cu", "dai/2026/01/nghe"}
LATER = {"bao/2026/02/hai", "dai/2026/02/nghe-hai", "bao/2026/03/ba"}


def ids(site: Path, name: str = "tat-ca") -> tuple[set[str], set[str], set[str]]:
    """The ids of the entries of a feed in RSS, JSON Feed and Atom."""
    rss, atom = (feedparser.parse(str(site / f"rss/{name}.{suffix}")) for suffix in ("xml", "atom"))
    items = json.loads((site / f"rss/{name}.json").read_text("utf-8"))["items"]
    return (
        {item.id for item in rss.entries},
        {item["id"] for item in items},
        {item.id for item in atom.entries},
    )


def feed_id(file: Path) -> str:
    return str(etree.parse(str(file)).findtext(f"{ATOM}id"))


def episodes(site: Path) -> set[str]:
    return {episode.id for episode in feedparser.parse(str(site / "rss/podcast/dai.xml")).entries}


def test_a_new_newsroom_names_all_by_tag_uris(desk: Desk) -> None:
    """In every format, and the feeds themselves; episodes have the article's own id."""
    site = build_site(desk.root, AS_OF)
    tags = {TAG + id for id in JANUARY | LATER}
    assert ids(site) == (tags, tags, tags)
    assert feed_id(site / "rss/tat-ca.atom") == f"{TAG}tat-ca"
    assert feed_id(site / "rss/chu-de/duoi-nuoc.atom") == f"{TAG}chu-de/duoi-nuoc"
    assert episodes(site) == {"dai/2026/01/nghe", "dai/2026/02/nghe-hai"}


def test_an_older_newsroom_keeps_what_was_published(desk: Desk) -> None:
    """By the month in which an article was first published; so do its feeds and episodes."""
    desk.write("mandate.yml", UPGRADED)
    site = build_site(desk.root, AS_OF)
    new = {TAG + id for id in LATER}
    assert ids(site) == (JANUARY | new, JANUARY | new, {URN + id for id in JANUARY} | new)
    assert feed_id(site / "rss/tat-ca.atom") == f"{URN}tat-ca"
    assert episodes(site) == {"dai/2026/01/nghe", "dai/2026/02/nghe-hai"}


def test_a_mandate_that_says_nothing_changes_nothing(desk: Desk) -> None:
    """Who merged a release without the upgrade command has the ids of before."""
    desk.write("mandate.yml", PODCAST)
    site = build_site(desk.root, AS_OF)
    all_ids = JANUARY | LATER
    assert ids(site) == (all_ids, all_ids, {URN + id for id in all_ids})


def test_archives_that_stand_keep_their_ids(desk: Desk) -> None:
    """What an upgrade brings is in none of the documents that were full before."""
    for number in range(FEED_LENGTH + 5):
        desk.article(f"bao/2026/01/bai-{number}", body(f"chữ{number}"))
    desk.write("mandate.yml", PODCAST)
    name = "rss/bao/1.atom"
    before = (build_site(desk.root, AS_OF) / name).read_bytes()
    assert lint(before) == []
    desk.write("mandate.yml", UPGRADED)
    assert (build_site(desk.root, AS_OF) / name).read_bytes() == before


def test_no_id_changes_with_the_address_of_the_site(desk: Desk) -> None:
    """A site that moves to another host has the same articles."""
    before = ids(build_site(desk.root, AS_OF))
    config = (desk.root / "mkdocs.yml").read_text("utf-8")
    desk.write("mkdocs.yml", config.replace(SITE_URL, "https://moi.example/tre-em/"))
    site = build_site(desk.root, AS_OF)
    assert ids(site) == before
    assert "https://moi.example/tre-em/" in (site / "rss/tat-ca.xml").read_text("utf-8")


@pytest.mark.parametrize(
    "tag",
    [
        "tag:tre-em.example,2026",
        "tag:tre-em.example:2026:",
        "tag:Trẻ-em.example,2026:",
        "urn:tre-em:",
        "tag:tre-em.example,2026:tre em/",
        "tag:tre-em.example,2026:tre-em",
        "https://tre-em.example/",
    ],
)
def test_what_is_no_beginning_of_a_tag_uri_is_told(tmp_path: Path, tag: str) -> None:
    """An id that readers cannot take is told in the mandate, where it stands."""
    desk = Desk(tmp_path, f'{MANDATE}feed_ids: {{tag: "{tag}"}}\n')
    [problem] = desk.problems()
    assert (problem.code, problem.field) == ("tag-misspelt", "feed_ids.tag")


@pytest.mark.parametrize(
    "tag",
    ["tag:tre-em.example,2026:", "tag:a.github.io,2026-11-20:tre-em/", "tag:localhost,2026:Tr%E1%BA%BB/"],
)
def test_what_is_one_is_left_alone(tmp_path: Path, tag: str) -> None:
    """With a year or a day, and with the path of a site that shares its host."""
    desk = Desk(tmp_path, f'{MANDATE}feed_ids: {{tag: "{tag}"}}\n')
    desk.article("bao/2026/01/be-boi")
    assert desk.problems() == []
