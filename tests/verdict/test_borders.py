"""The sentence where one second, one month, one outlet or one kind decides."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from media_mandate.articles.rules import NO_SUCH_FILE
from media_mandate.messages import translator
from media_mandate.months import Month
from media_mandate.newsroom import Newsroom
from media_mandate.problems import Spot
from media_mandate.quota import Ledger
from media_mandate.verdict.standing import in_counts, in_short, in_words, standing
from media_mandate.verdict.words import kind_of_all, verdict
from tests.newsdesk import MANDATE, Desk
from tests.verdict.newsrooms import exceptions, written

VI = translator("vi")
OF_TWO = "2 cơ quan báo chí cộng lại"


def said(newsroom: Newsroom) -> str:
    return VI(in_words(standing(newsroom.ledger.cells)))


def only(desk: Desk, **given: str) -> str:
    """The mandate of the newspaper alone, with what is `given` in place of its duties."""
    head, _dai, topics = MANDATE.partition("  - id: dai")
    duties = given.get("duties", "[{from: 2026-01, minimum: 1, shortest: 20}]")
    head = head.replace("[{from: 2026-01, minimum: 1, shortest: 20}]", duties)
    kind = given.get("kind", "newspaper")
    head = head.replace("kind: newspaper", f"kind: {kind}")
    text = head + "topics:" + topics.partition("topics:")[2] + given.get("more", "")
    desk.write("mandate.yml", text)
    return text


@pytest.mark.parametrize(
    ("now", "sentence"),
    [
        ("2026-01-31T16:59:59+00:00", "Trong 1 tháng phải có bài của Báo Tỉnh: 1 tháng còn hạn (1/2026)."),
        (
            "2026-01-31T17:00:00+00:00",
            (
                "Trong 2 tháng phải có bài của Báo Tỉnh: 1 tháng còn thiếu bài (1/2026), "
                "1 tháng còn hạn (2/2026)."
            ),
        ),
    ],
)
def test_a_month_ends_with_its_last_second_in_vietnam(desk: Desk, now: str, sentence: str) -> None:
    """At 23:59:59 it is due, a second later it is missing, whatever the hour in London."""
    only(desk)
    assert said(desk.newsroom(now=datetime.fromisoformat(now).astimezone(UTC))) == sentence


@pytest.mark.parametrize(
    ("entered", "sentence"),
    [
        ("2026-01-31T23:59:59+07:00", "Báo Tỉnh đủ bài 1/1 tháng phải có bài."),
        (
            "2026-02-01T00:00:00+07:00",
            "Trong 1 tháng phải có bài của Báo Tỉnh: 1 tháng đủ bài, trong đó 1 tháng bù sau (1/2026).",
        ),
    ],
)
def test_what_is_entered_a_second_late_is_met_afterwards(desk: Desk, entered: str, sentence: str) -> None:
    """And it is told so for ever."""
    only(desk, duties="[{from: 2026-01, until: 2026-01, shortest: 20}]")
    desk.article("bao/2026/01/be-boi")
    desk.commit(entered)
    for day in ("2026-02-10", "2031-01-01"):
        assert said(desk.newsroom(day)) == sentence


def test_the_first_month_is_this_one(desk: Desk) -> None:
    """A newsroom that began this month owes one month, which is not over."""
    newsroom = desk.newsroom("2026-01-01")
    assert said(newsroom) == (
        f"Trong 2 tháng phải có bài của {OF_TWO}: 2 tháng còn hạn (Báo Tỉnh, 1/2026; Đài Tỉnh, 1/2026)."
    )
    assert kind_of_all(newsroom, ()) == "due"
    assert VI(in_counts(standing(newsroom.ledger.cells))) == (
        "0 tháng đủ bài · 0 tháng thiếu bài đã ghi nhận · 0 tháng được miễn · 0 tháng còn thiếu bài"
    )


def test_an_outlet_that_ended_goes_on_being_counted(desk: Desk) -> None:
    """Its miss stays in the sentence and in its badge, years after it owes nothing more."""
    only(
        desk,
        duties="[{from: 2026-01, until: 2026-02, shortest: 20}]",
        more=exceptions(("bao", 1, "miss")),
    )
    written(desk, "bao 2")
    newsroom = desk.newsroom("2029-07-01")
    assert said(newsroom) == (
        "Trong 2 tháng phải có bài của Báo Tỉnh: 1 tháng đủ bài, 1 tháng thiếu bài đã ghi nhận (1/2026)."
    )
    assert kind_of_all(newsroom, ()) == "acknowledged"
    short = in_short(standing(newsroom.ledger.cells))
    assert short is not None
    assert VI(short) == "1 tháng đủ bài, 1 tháng thiếu bài đã ghi nhận (1/2026)"


def test_a_recorded_miss_is_a_miss_though_its_articles_came(desk: Desk) -> None:
    """What was entered afterwards makes it neither met nor met afterwards."""
    only(desk, more=exceptions(("bao", 1, "miss")))
    desk.article("bao/2026/01/den-muon")
    desk.commit("2026-02-09T10:00:00+07:00")
    newsroom = desk.newsroom("2026-02-10")
    assert kind_of_all(newsroom, ()) == "acknowledged"  # the month that is due hides it no more
    counts = standing(newsroom.ledger.cells).counts
    assert counts == {"met": 0, "missed": 1, "waived": 0, "missing": 0, "due": 1, "afterwards": 0}


def test_a_campaign_that_is_not_reached_is_missing(desk: Desk) -> None:
    """One of two is not met; the month is told once."""
    only(desk, more="campaigns: [{id: tet, name: Tết, months: [1], minimum: 2}]\n")
    written(desk, "bao 1", "bao 2")
    assert said(desk.newsroom("2026-02-28")) == (
        "Trong 2 tháng phải có bài của Báo Tỉnh: 1 tháng đủ bài, 1 tháng còn thiếu bài (1/2026)."
    )


def test_a_duty_of_both_kinds_is_met_by_both(desk: Desk) -> None:
    """Two articles of the paper do not make up for the broadcast that is owed."""
    only(
        desk,
        kind="[newspaper, broadcaster]",
        duties="[{from: 2026-01, minimum: {newspaper: 1, broadcaster: 1},"
        " shortest: {newspaper: 20, broadcaster: 60}}]",
    )
    desk.article("bao/2026/01/mot")
    desk.article("bao/2026/01/hai")
    desk.article("bao/2026/02/ba")
    aired = "{programme: Trẻ em, channel: KRT, aired: 2026-02-05T19:45, duration: PT4M30S}"
    desk.article("bao/2026/02/bon", broadcast=aired)
    desk.commit("2026-02-05T10:00:00+07:00")
    counts = standing(desk.newsroom("2026-02-28").ledger.cells).counts
    assert (counts["met"], counts["missing"]) == (1, 1)


def test_what_is_wrong_in_a_file_comes_before_the_sentence(desk: Desk) -> None:
    """Problems are counted first, and the sign is red, though all months are met."""
    written(desk, "bao 1", "dai 1")
    newsroom = desk.newsroom("2026-01-31")
    problem = NO_SUCH_FILE.at(Spot("docs/bao/2026/01/bai-bao-1.md"), address="ao.webp")
    assert kind_of_all(newsroom, [problem]) == "missing"
    assert VI(verdict(newsroom, [problem])).endswith(f"{OF_TWO} đủ bài 2/2 tháng phải có bài.")
    assert VI(verdict(newsroom, [problem])).startswith("Còn 1 lỗi phải sửa")


def test_thousands_of_months_are_counted_and_not_named(desk: Desk) -> None:
    """A hundred outlets' ten years: the sentence stays a sentence."""
    newsroom = desk.newsroom("2026-01-31")
    cells = newsroom.ledger.cells
    many = Ledger(tuple(cell for cell in cells for _month in range(6000)))
    assert VI(in_words(standing(many.cells))) == (
        f"Trong 12000 tháng phải có bài của {OF_TWO}: 12000 tháng còn hạn."
    )
    assert Month.of(newsroom.as_of) == cells[0].month
