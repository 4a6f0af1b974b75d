"""Sentences as a Vietnamese newsroom reads them: no English, nothing counted from nought, one last day."""

from __future__ import annotations

from datetime import date

import pytest

from media_mandate.messages import translator
from media_mandate.months import Month
from media_mandate.planning.calendar import Calendar
from media_mandate.planning.reminders import reminders
from media_mandate.report.contents import Span, draw_report
from media_mandate.verdict.words import due_text, field_in_words, missing_text, place_of
from tests.newsdesk import MANDATE, Desk

VI = translator("vi")


def said(desk: Desk, as_of: str = "2026-02-10") -> list[tuple[str, str]]:
    """Where, and what with its hint."""
    return [
        (VI(place), f"{VI(problem.message)} {VI(problem.hint) if problem.hint else ''}")
        for problem in desk.problems(as_of=as_of)
        if (place := place_of(problem)) is not None
    ]


@pytest.mark.parametrize(
    ("field", "words"),
    [
        ("topics.0", "topics thứ 1"),
        ("image.alt", "image.alt"),
        ("outlets.0.duties.1.from", "outlets thứ 1, duties thứ 2, from"),
        ("on_duty.bao.1.from", "on_duty.bao thứ 2, from"),
        ("days.11.topics.2", "days thứ 12, topics thứ 3"),
    ],
)
def test_people_count_from_one(field: str, words: str) -> None:
    """What programs call 0 is the first."""
    assert VI(field_in_words(field)) == words


def test_a_wrong_topic_is_the_first_of_its_list(desk: Desk) -> None:
    """In the line that an editor reads."""
    desk.article("bao/2026/01/a", topics="[khong-co]")
    assert [place for place, _words in said(desk)] == ["dòng 4, mục topics thứ 1"]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("kind: newspaper", "kind: báo", "newspaper (báo), broadcaster (đài)"),
        ("kind: department}", "kind: sở}", "department (cơ quan cấp tỉnh), locality (địa phương)"),
        (
            "late_after_days",
            "late_entry: bỏ\nlate_after_days",
            "mark (vẫn tính, ghi là muộn), reject (không tính)",
        ),
        ("kind: newspaper", "kind: [báo, đài]", "newspaper (báo), broadcaster (đài)"),
        ("  - {id: so-y-te, name: Sở Y tế, kind: department}", "  so-y-te: Sở Y tế", "danh sách"),
    ],
)
def test_words_to_choose_from_come_with_their_meaning(desk: Desk, old: str, new: str, told: str) -> None:
    """And what a library calls an error is told in no word of its own."""
    desk.write("mandate.yml", MANDATE.replace(old, new, 1))
    words = " ".join(text for _place, text in said(desk))
    assert told in words
    assert not [english for english in ("tuple", "type", "expected", "error", "should") if english in words]


def test_nothing_is_counted_that_is_not_there(desk: Desk) -> None:
    """No "0 of 1": there is none yet; and what is there is told with what has to be."""
    assert VI(missing_text(desk.cell("bao", "2026-01", "2026-02-01"))) == (
        "Báo Tỉnh còn thiếu bài tháng 1/2026: chưa có bài nào."
    )
    desk.write("mandate.yml", MANDATE.replace("minimum: 1", "minimum: 2"))
    assert VI(missing_text(desk.cell("bao", "2026-01", "2026-02-01"))) == (
        "Báo Tỉnh còn thiếu bài tháng 1/2026: chưa có bài nào, phải có 2 bài."
    )
    desk.article("bao/2026/01/a")
    assert VI(missing_text(desk.cell("bao", "2026-01", "2026-02-01"))) == (
        "Báo Tỉnh còn thiếu bài tháng 1/2026: mới có 1 bài, phải có 2 bài."
    )
    report = draw_report(
        desk.newsroom("2026-02-01"), Span(Month(2026, 1), Month(2026, 1)), "https://x.example/"
    )
    assert "mới có 0" not in " ".join(report.missing)


@pytest.mark.parametrize(
    ("as_of", "words"),
    [("2026-02-27", "còn 2 ngày, kể cả hôm nay."), ("2026-02-28", "hôm nay là hạn cuối.")],
)
def test_the_last_day_is_today(desk: Desk, as_of: str, words: str) -> None:
    """Not a day that is left."""
    day = date.fromisoformat(as_of)
    assert VI(due_text(desk.cell("bao", "2026-02", as_of), day)).endswith(words)


def test_one_day_alone_is_the_last(desk: Desk) -> None:
    """What the calendar wants a week before is no deadline: calendar and mail have the same last day."""
    newsroom = desk.newsroom("2026-02-21")
    event = next(event for event in Calendar(newsroom).events if event.kind == "deadline")
    assert event.about is not None
    assert (VI(event.title), VI(event.about)) == (
        "Nên xong bài tháng 2/2026: Báo Tỉnh",
        "Còn thiếu 1 bài; hạn cuối là ngày 28/2/2026.",
    )
    told = {VI(found.state).rpartition("; ")[2] for found in reminders(newsroom) if found.stage == "week"}
    assert told == {"hạn cuối là ngày 28/2/2026."}
