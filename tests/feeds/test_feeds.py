"""What feeds hold and under which identity, on a desk where anything can be tried."""

from __future__ import annotations

import hashlib
import unicodedata
from datetime import date
from pathlib import Path

import feedparser
import podcastparser
import pytest
from lxml import etree
from mkdocs.exceptions import Abort

from media_mandate.feeds.channels import FEED_LENGTH
from tests.feeds.conftest import TAG, broadcast
from tests.feeds.lint import ATOM, lint
from tests.newsdesk import Desk, body
from tests.sites import build_site

AS_OF = date(2026, 2, 10)
HOST = "https://media-mandate.example/"
NASTY = "Bơi & lặn <b>]]> \"nháy\" 'đơn' 🏊 e\u0302\u0301"


def guids(site: Path, name: str = "tat-ca") -> list[str]:
    return [entry.id for entry in feedparser.parse(str(site / f"rss/{name}.xml")).entries]


def told(site: Path) -> dict[str, str]:
    """The hash of each file that feeds add."""
    files = [*(site / "rss").rglob("*"), *(site / "badges").rglob("*"), site / "ledger.json"]
    return {
        file.relative_to(site).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in files
        if file.is_file()
    }


def test_the_page_of_feeds_says_how_much_each_holds(studio: Desk) -> None:
    """The number by which feeds are made."""
    page = (build_site(studio.root, AS_OF) / "rss/index.html").read_text("utf-8")
    assert f"Mỗi nguồn tin có {FEED_LENGTH} bài mới nhất" in page


def test_hostile_text_comes_through_whole(studio: Desk) -> None:
    """&, <, ]]>, quotes, emoji and NFD in titles, topics, names and bodies are text in every format."""
    mandate = studio.root / "mandate.yml"
    text = mandate.read_text("utf-8").replace("name: Đuối nước", 'name: "Nước & <sâu> ]]> 🏊"')
    mandate.write_text(text.replace("name: Sở Y tế", 'name: "Sở <Y> & tế"'), encoding="utf-8")
    quoted = "'" + NASTY.replace("'", "''") + "'"
    studio.article(
        "bao/2026/01/doc", body("doc") + "\nA &amp; B ]]> &lt;i&gt; 🏊 e\u0302\u0301\n", title=quoted
    )
    broadcast(studio, "dai/2026/01/nghe-hai")
    site = build_site(studio.root, as_of=AS_OF)
    for suffix in ("xml", "atom"):
        file = site / f"rss/tat-ca.{suffix}"
        parsed = feedparser.parse(str(file))
        assert not parsed.bozo
        assert lint(file.read_bytes()) == []
    item = etree.parse(str(site / "rss/tat-ca.xml")).find(f"channel/item[guid='{TAG}bao/2026/01/doc']")
    assert unicodedata.normalize("NFC", item.findtext("title")) == unicodedata.normalize("NFC", NASTY)
    assert item.findtext("category") == "Nước & <sâu> ]]> 🏊"
    content = item.findtext("{http://purl.org/rss/1.0/modules/content/}encoded")
    assert "A &amp; B ]]&gt; &lt;i&gt;" in content
    assert "\x08" not in content
    assert "Sở <Y> & tế" in etree.parse(str(site / "rss/don-vi/so-y-te.xml")).findtext("channel/title")


def test_two_builds_give_identical_feeds(studio: Desk) -> None:
    """One commit and one day give the same bytes."""
    first = told(build_site(studio.root, as_of=AS_OF))
    assert len(first) > 10
    assert told(build_site(studio.root, as_of=AS_OF)) == first


def test_a_later_day_changes_no_feed_by_itself(studio: Desk) -> None:
    """Feeds are dated by what they hold, not by the day of the build."""
    studio.article("bao/2026/02/moi", date="2026-02-02")
    broadcast(studio, "dai/2026/02/moi")
    before = told(build_site(studio.root, as_of=AS_OF))
    after = told(build_site(studio.root, as_of=date(2026, 2, 20)))
    assert {name for name in before if before[name] != after[name]} <= {"ledger.json", "rss/index.html"}


def test_no_guid_changes_with_title_heading_or_file(studio: Desk) -> None:
    """A new title, a moved heading and a file that had to move keep every guid."""
    studio.article("bao/2026/01/mot", "## Đầu\n\n" + body("mot"))
    before = guids(build_site(studio.root, as_of=AS_OF))
    studio.article("bao/2026/01/mot", body("mot") + "\n## Cuối\n\n" + body("them"), title="Tên khác hẳn")
    assert guids(build_site(studio.root, as_of=AS_OF)) == before
    (studio.root / "docs/bao/2026/01/mot.md").unlink()
    studio.article("bao/2026/01/hai", body("mot"), moved_from="bao/2026/01/mot")
    assert guids(build_site(studio.root, as_of=AS_OF)) == before


def test_what_is_not_published_is_in_no_feed(studio: Desk) -> None:
    """Drafts, articles dated ahead and what their topics alone would bring are nowhere."""
    studio.article("bao/2026/01/nhap", draft="true", topics="[tiem-chung]")
    studio.article("bao/2026/02/mai-sau", date="2026-02-28", topics="[tiem-chung]")
    site = build_site(studio.root, as_of=AS_OF)
    assert not (site / "rss/chu-de/tiem-chung.xml").exists()
    for name in told(site):
        text = (site / name).read_text("utf-8", errors="replace")
        assert "nhap" not in text
        assert "mai-sau" not in text


def test_reruns_and_translations_bring_their_language(studio: Desk) -> None:
    """A translation says its language in RSS, Atom and JSON Feed."""
    studio.article("bao/2026/02/dich", translation_of="bao/2026/01/be-boi", language="jra")
    studio.article("bao/2026/02/bu", date="2026-02-03")
    site = build_site(studio.root, as_of=AS_OF)
    entry = etree.parse(str(site / "rss/bao.atom")).find(f"{ATOM}entry[{ATOM}id='{TAG}bao/2026/02/dich']")
    assert entry.get("{http://www.w3.org/XML/1998/namespace}lang") == "jra"
    assert "<dc:language>jra</dc:language>" in (site / "rss/bao.xml").read_text("utf-8")
    assert '"language": "jra"' in (site / "rss/bao.json").read_text("utf-8")


def test_an_outlet_without_articles_has_valid_empty_feeds(studio: Desk) -> None:
    """Before anything is published every feed is there, empty and clean."""
    for file in (studio.root / "docs").rglob("*.*"):
        file.unlink()
    site = build_site(studio.root, as_of=date(2026, 1, 3))
    for name in ("tat-ca.xml", "tat-ca.atom", "dai.xml", "dai.atom", "bao.xml", "podcast/dai.xml"):
        file = site / "rss" / name
        parsed = feedparser.parse(str(file))
        assert not parsed.bozo
        assert parsed.entries == []
        assert lint(file.read_bytes()) == []
    with (site / "rss/podcast/dai.xml").open("rb") as stream:
        assert podcastparser.parse(HOST, stream)["episodes"] == []


def test_the_archive_leads_to_everything_once_published(studio: Desk) -> None:
    """Following prev-archive from the newest collects every article; each document but the newest is full."""
    for number in range(2 * FEED_LENGTH + 10):
        studio.article(
            f"bao/2026/01/bai-{number}", body(f"chữ{number}"), date=f"2026-01-{number % 28 + 1:02}"
        )
    site = build_site(studio.root, as_of=AS_OF)
    collected: set[str] = set()
    documents = 0
    address: str | None = "rss/bao.atom"
    while address is not None:
        raw = (site / address).read_bytes()
        assert lint(raw) == []
        feed = etree.fromstring(raw)
        links = {link.get("rel"): link.get("href").removeprefix(HOST) for link in feed.findall(f"{ATOM}link")}
        ids = [entry.findtext(f"{ATOM}id") for entry in feed.findall(f"{ATOM}entry")]
        assert len(ids) == FEED_LENGTH
        is_archive = feed.find("{http://purl.org/syndication/history/1.0}archive") is not None
        assert is_archive == (documents > 0)
        assert links.get("current") == ("rss/bao.atom" if documents else None)
        collected.update(ids)
        documents += 1
        address = links.get("prev-archive")
    assert documents == 3
    assert len(collected) == 2 * FEED_LENGTH + 11


def test_two_outlets_on_one_day_differ_in_updated(studio: Desk) -> None:
    """Articles of one day and one minute have moments of their own, in the same order in every feed."""
    broadcast(studio, "dai/2026/01/cung-gio")
    for name in ("ba", "bon", "nam"):
        studio.article(f"bao/2026/01/{name}")
    raw = (build_site(studio.root, as_of=AS_OF) / "rss/tat-ca.atom").read_bytes()
    assert lint(raw) == []


def test_feeds_need_the_address_of_the_site(studio: Desk, caplog: pytest.LogCaptureFixture) -> None:
    """Without site_url a build stops: feeds are made of whole addresses."""
    config = studio.root / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace("site_url:", "# site_url:"), encoding="utf-8")
    with pytest.raises(Abort):
        build_site(studio.root, as_of=AS_OF)
    assert "site_url" in caplog.text


def test_a_correction_of_an_old_article_reaches_those_who_follow(studio: Desk) -> None:
    """What was corrected is among the newest, however old the article is, and nothing is lost for it."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    for first in "abcd":
        for second in letters:
            studio.article(f"bao/2026/01/{first}{second}", body(f"{first}{second} {second}{first}"))
    ids = {f"bao/2026/01/{first}{second}" for first in "abcd" for second in letters} | {"bao/2026/01/be-boi"}
    oldest = "bao/2026/01/aa"
    studio.article(
        oldest, body("aa aa"), date="2026-01-01", corrections="[{date: 2026-02-09, text: Nói lại cho đúng.}]"
    )
    rss = build_site(studio.root, as_of=AS_OF) / "rss"
    assert "Nói lại cho đúng." in (rss / "bao.xml").read_text("utf-8")
    documents = [rss / "bao.atom", *(rss / "bao").glob("*.atom")]
    assert all(any(id in file.read_text("utf-8") for file in documents) for id in ids)
