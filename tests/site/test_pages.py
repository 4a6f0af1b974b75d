"""What the pages list, seen from the newsroom of a desk."""

from __future__ import annotations

from datetime import date

import pytest

from media_mandate.messages import translator
from media_mandate.months import Month
from media_mandate.site import dates, phrases
from media_mandate.site.ledger_view import LedgerView
from media_mandate.site.lists import Lists
from media_mandate.site.show import Show
from tests.newsdesk import MANDATE, Desk, body, syllables

OTHERS = """\
  - {id: tiem-chung, name: Tiêm chủng, about: Tiêm đúng lịch.}
  - {id: tao-hon, name: Tảo hôn, about: Lấy vợ sớm., until: 2026-01}
"""


def show(desk: Desk, as_of: str | None = None) -> Show:
    return Show(desk.newsroom(as_of), is_preview=False)


def lists(desk: Desk, as_of: str | None = None) -> Lists:
    return Lists(show(desk, as_of))


def ledger_view(desk: Desk, as_of: str | None = None) -> LedgerView:
    return LedgerView(desk.newsroom(as_of))


def ids(found: object) -> list[str]:
    return [judgement.article.id for judgement in found]  # type: ignore[attr-defined]


def test_related_articles_share_most_topics_first_then_are_newest(desk: Desk) -> None:
    """What shares two topics stands before what shares one; the article itself is not among them."""
    both = "[duoi-nuoc, tiem-chung]"
    path = desk.article("bao/2026/01/goc", topics=both)
    desk.article("bao/2026/01/hai", topics=both, date="2026-01-02")
    desk.article("bao/2026/01/mot", topics="[tiem-chung]", date="2026-01-09")
    desk.article("bao/2026/01/moi", topics="[duoi-nuoc]", date="2026-01-20")
    seen = lists(desk)
    assert ids(seen.related(seen.show.judgement[path].article)) == [
        "bao/2026/01/hai",
        "bao/2026/01/moi",
        "bao/2026/01/mot",
    ]


def test_other_versions_and_withdrawn_articles_are_not_related(desk: Desk) -> None:
    """A translation of an article is no further reading on it, and what was withdrawn is in no list."""
    path = desk.article("bao/2026/01/goc")
    desk.article("bao/2026/01/dich", translation_of="bao/2026/01/goc", language="en")
    desk.article("bao/2026/01/phat-lai", rerun_of="bao/2026/01/goc")
    desk.article(
        "bao/2026/01/rut",
        "",
        withdrawn="{date: 2026-01-20, reason: Theo yêu cầu, words: 30, sha256: " + "0" * 64 + "}",
    )
    seen = lists(desk)
    assert seen.related(seen.show.judgement[path].article) == []


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [("2026-02-10", ["bao", "dai"]), ("2026-03-01", ["bao"]), ("2025-06-30", ["bao", "dai"])],
)
def test_the_navigation_names_the_outlets_that_owe_this_month_or_all_where_none_does(
    desk: Desk, as_of: str, expected: list[str]
) -> None:
    """An outlet that ended leaves the navigation in the month after its last."""
    ended = MANDATE.replace("minimum: 1, shortest: 60", "until: 2026-02, minimum: 1, shortest: 60")
    desk.write("mandate.yml", ended)
    assert [outlet.id for outlet in ledger_view(desk, as_of).current_outlets] == expected


@pytest.mark.parametrize(("as_of", "names"), [("2026-01-31", 3), ("2026-02-01", 2)])
def test_a_topic_is_current_until_the_end_of_its_last_month(desk: Desk, as_of: str, names: int) -> None:
    """A retired topic leaves the front page with the first day of the next month."""
    desk.write("mandate.yml", MANDATE.replace(OTHERS.splitlines(keepends=True)[0], OTHERS))
    seen = ledger_view(desk, as_of)
    assert len(seen.current(seen.newsroom.mandate.topics)) == names


def test_a_month_knows_its_neighbours_that_have_pages(desk: Desk) -> None:
    """The first month has none before it, the last none after it."""
    desk.article("bao/2026/01/mot")
    seen = lists(desk, "2026-03-10")
    january, february, march = (Month(2026, number) for number in (1, 2, 3))
    assert seen.around(january) == (None, february)
    assert seen.around(february) == (january, march)
    assert seen.around(march) == (february, None)


def test_the_strip_ends_with_the_month_of_judgement_and_has_twelve_at_most(desk: Desk) -> None:
    """After two years the strip shows the last twelve months, across a turn of the year."""
    assert ledger_view(desk, "2026-02-10").newest_months == [Month(2026, 1), Month(2026, 2)]
    newest = ledger_view(desk, "2027-03-31").newest_months
    assert (newest[0], newest[-1], len(newest)) == (Month(2026, 4), Month(2027, 3), 12)


def test_a_streak_counts_months_met_and_none_met_only_afterwards(desk: Desk) -> None:
    """A miss ends a streak, a waiver and a month still due do not; one met afterwards ends it too."""
    for month, slug in {1: "mot", 2: "hai", 4: "bon", 6: "sau"}.items():
        desk.article(f"bao/2026/{month:02}/{slug}", date=f"2026-{month:02}-05")
    desk.commit("2026-06-20T10:00:00+07:00")
    answered = "document: CV 1, by: BBT"
    exceptions = (
        "exceptions:\n"
        f"  - {{outlet: bao, month: 2026-03, kind: waiver, reason: Lũ, {answered},"
        " document_date: 2026-03-02, recorded_on: 2026-03-03}\n"
        f"  - {{outlet: bao, month: 2026-05, kind: miss, reason: Thiếu, {answered},"
        " document_date: 2026-06-02, recorded_on: 2026-06-03}\n"
    )
    desk.write(
        "mandate.yml", MANDATE.replace("recorded_from: 2026-01", "recorded_from: 2026-06") + exceptions
    )
    newsroom = desk.newsroom("2026-07-10")
    streak = newsroom.ledger.streak(newsroom.mandate.outlet["bao"])
    assert (streak.current, streak.longest) == (1, 3)
    desk.write("mandate.yml", MANDATE + exceptions)
    newsroom = desk.newsroom("2026-07-10")
    streak = newsroom.ledger.streak(newsroom.mandate.outlet["bao"])
    assert (streak.current, streak.longest) == (1, 1)


def test_the_time_of_an_article_is_told_in_minutes(desk: Desk) -> None:
    """A text takes its words at an adult's pace, never less than a minute; a broadcast takes its length."""
    short = desk.article("bao/2026/01/ngan")
    long = desk.article("bao/2026/01/dai", " ".join(syllables("dài", 700)))
    heard = desk.article("dai/2026/01/nghe")
    seen = show(desk)
    words = translator("vi")
    said = [words(phrases.time(seen.judgement[path].article)) for path in (short, long, heard)]
    assert said == ["đọc trong 1 phút", "đọc trong 3 phút", "dài 4:30"]
    assert dates.updated(seen.judgement[short].article) == date(2026, 1, 5)


def test_no_file_but_a_sound_or_film_reaches_the_site_as_it_is(desk: Desk) -> None:
    """Not even where a page leads to another one: readers get nothing that nobody looks through."""
    names = ("thu.pdf", "thu.docx", "trang.html", "b.zip", "nghe.mp3", "phim.MP4", "ao.svg")
    for name in names:
        desk.write(f"docs/bao/2026/01/{name}", b"PK\3\4")
    links = " ".join(f"[Xem]({name})" for name in names)
    path = desk.article("bao/2026/01/be-boi", f"{links}\n\n{body('bơi')}")
    assert show(desk).files == {path, "docs/bao/2026/01/nghe.mp3", "docs/bao/2026/01/phim.MP4"}
