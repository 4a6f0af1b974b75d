"""Every picture, sound and film of every feed has a whole address, and stands there on the built site."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from lxml import html

from media_mandate.feeds.channels import FEED_LENGTH
from tests.feeds.conftest import broadcast
from tests.feeds.shown import addresses, as_parsed, contents, feeds_of, lost, pictures
from tests.newsdesk import Desk, body
from tests.photos import SVG, WEBP, jpeg, png
from tests.recordings import film
from tests.sites import SITE_URL, build_site

AS_OF = date(2026, 2, 10)
BELOW = "https://tinh.example/so/tre-em/"


def test_all_feeds_of_the_sample_show_what_is_there(sample_site: Path) -> None:
    """Lead pictures too: the one that JSON Feed names stands in the content."""
    assert lost(sample_site, SITE_URL) == {}
    items = json.loads((sample_site / "rss/tat-ca.json").read_text("utf-8"))["items"]
    pictured = [item for item in items if "image" in item]
    assert pictured
    assert all(f'<img src="{item["image"]}"' in item["content_html"] for item in pictured)


def test_programs_show_every_picture_of_the_sample(sample_site: Path) -> None:
    """feedparser and podcastparser hand on each picture that is written, with its address."""
    assert programs_lose(sample_site, SITE_URL) == {}


def programs_lose(site: Path, home: str) -> dict[str, Counter[str]]:
    """By feed, the pictures that a program does not hand on to its readers."""
    found = {}
    for feed in feeds_of(site):
        if feed.suffix != ".json":
            programs = 2 if feed.parent.name == "podcast" else 1
            written = pictures(content for content in contents(feed) if "<img" in content)
            times = Counter({address: programs * times for address, times in written.items()})
            found[feed.name] = times - pictures(as_parsed(feed, home))
    return {feed: lost for feed, lost in found.items() if lost}


def lead(name: str, alt: str = "Phao cứu sinh") -> Mapping[str, str]:
    return {"image": f"{{src: '{name}', alt: '{alt}', people: none, credit: 'Ảnh: T & H'}}"}


@pytest.fixture
def shown(studio: Desk) -> Desk:
    """A newsroom below a path of its host, with pictures of each kind, sounds, a film, and full archives."""
    config = studio.root / "mkdocs.yml"
    studio.write("mkdocs.yml", config.read_text("utf-8").replace(SITE_URL, BELOW))
    for name, raw in {
        "Bể bơi & phao 100%.jpg": jpeg(place=False),
        "phao #1.png": png(place=False),
        "ao.webp": WEBP,
        "bien-bao.svg": SVG,
    }.items():
        studio.write(f"docs/bao/2026/01/{name}", raw)
    image = "![Bể bơi](B%E1%BB%83%20b%C6%A1i%20&%20phao%20100%25.jpg){people=none}"
    other = "![Phao](<phao%20%231.png>){people=none} ![Biển báo](bien-bao.svg)"
    text = f"{image}\n\n{other}\n\n"
    studio.article("bao/2026/01/anh", text + body("ảnh"), **lead("B%E1%BB%83 b%C6%A1i & phao 100%25.jpg"))
    studio.article("bao/2026/01/moi", body("mới"), moved_from="bao/2026/01/cu", **lead("phao%20%231.png"))
    studio.article("bao/2026/01/lai", body("lại"), rerun_of="bao/2026/01/anh", **lead("ao.webp"))
    studio.article(
        "bao/2026/02/dich",
        f"![Tơpui](../01/ao.webp){{people=none}}\n\n{body('dịch')}",
        translation_of="bao/2026/01/anh",
        language="jra",
        **lead("../01/bien-bao.svg"),
    )
    broadcast(studio, "dai/2026/01/nghe-hai", media="b%E1%BA%A3n tin 50%25.mp3")
    sound = studio.root / "docs/dai/2026/01/b%E1%BA%A3n tin 50%25.mp3"
    sound.rename(sound.with_name("bản tin 50%.mp3"))
    broadcast(studio, "dai/2026/02/xem", film(), media="xem.mp4")
    for number in range(FEED_LENGTH):
        studio.article(f"bao/2026/01/bai-{number}", body(f"chữ{number}"), **lead("ao.webp"))
    return studio


def test_all_feeds_of_a_newsroom_show_what_is_there(shown: Desk) -> None:
    """Whatever its pictures are called, wherever its articles stand, below a path of its host."""
    site = build_site(shown.root, AS_OF)
    assert lost(site, BELOW) == {}
    assert programs_lose(site, BELOW) == {}
    names = {feed.relative_to(site / "rss").as_posix() for feed in feeds_of(site)}
    assert {"tat-ca/1.atom", "bao/1.atom", "podcast/dai.xml", "chu-de/duoi-nuoc.json"} <= names
    feeds = [site / "rss" / f"bao.{suffix}" for suffix in ("xml", "atom", "json")]
    for feed in feeds:
        pictures = [len(html.fromstring(content).findall(".//img")) for content in contents(feed)]
        assert sorted(pictures, reverse=True)[:2] == [4, 2], feed
    (told,) = [
        address for address in addresses(site / "rss/podcast/dai.xml") if address.endswith("50%25.mp3")
    ]
    assert told == f"{BELOW}dai/2026/01/b%E1%BA%A3n%20tin%2050%25.mp3"
    page = html.parse(str(site / "dai/2026/01/nghe-hai/index.html"))
    assert page.find(".//audio").get("src") == "../b%E1%BA%A3n%20tin%2050%25.mp3"


@pytest.mark.parametrize(
    "html",
    [
        '<audio src="https://evil.example/a.mp3" controls></audio>',
        '<video controls><source src="//evil.example/a.mp4"></video>',
        '<video controls poster="https://evil.example/p.jpg"></video>',
        '<audio src="https://tinh.example/khac/a.mp3"></audio>',
    ],
)
def test_the_preview_of_a_foreign_address_shows_nothing_in_a_feed(shown: Desk, html: str) -> None:
    """A build stops on it; where one is shown in spite of that, feeds still fetch from the site alone."""
    shown.article("bao/2026/02/la", f"{html}\n\n{body('lạ')}", **lead("../01/ao.webp"))
    assert shown.problems()
    assert lost(build_site(shown.root, AS_OF, strict=False, preview=True), BELOW) == {}
