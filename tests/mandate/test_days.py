"""The days of the year: the moon's among them, those of a province, and what is written wrong."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from media_mandate.mandate.days import DayOfYear, national_days, occasions
from media_mandate.problems import Level
from tests.newsdesk import MANDATE, Desk

MID_AUTUMN = """2019-09-13 2020-10-01 2021-09-21 2022-09-10 2023-09-29 2024-09-17 2025-10-06 2026-09-25
2027-09-15 2028-10-03 2029-09-22 2030-09-12"""


def falling(first: str, last: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for occasion in occasions(national_days(), date.fromisoformat(first), date.fromisoformat(last)):
        found.setdefault(occasion.observance.id, []).append(str(occasion.first))
    return found


def test_mid_autumn_follows_the_vietnamese_moon() -> None:
    """The fifteenth of the eighth month, as Vietnam's calendar has it, in leap years of the moon too."""
    assert falling("2019-01-01", "2030-12-31")["trung-thu"] == MID_AUTUMN.split()


def test_the_days_of_a_year() -> None:
    """Every day of the country falls once a year, and on its day."""
    days = falling("2026-01-01", "2026-12-31")
    assert {id: found[0][5:] for id, found in days.items()} == {
        "quoc-te-thieu-nhi": "06-01",
        "thang-hanh-dong-vi-tre-em": "06-01",
        "vui-choi": "06-11",
        "chong-lao-dong-tre-em": "06-12",
        "gia-dinh-viet-nam": "06-28",
        "phong-chong-duoi-nuoc": "07-25",
        "trung-thu": "09-25",
        "phong-chong-xam-hai": "11-18",
        "tre-em-the-gioi": "11-20",
        "xoa-bo-bao-luc": "11-25",
        "tong-dai-111": "12-06",
    }
    assert all(len(found) == 1 for found in days.values())


def test_the_action_month_is_ahead_until_its_last_day() -> None:
    """What has begun and has not ended falls into the days that are left of it."""
    assert "thang-hanh-dong-vi-tre-em" in falling("2026-06-30", "2026-07-31")
    assert "thang-hanh-dong-vi-tre-em" not in falling("2026-07-01", "2026-07-31")


@given(month=st.integers(1, 12), number=st.integers(1, 30), year=st.integers(1800, 2999))
def test_a_day_of_the_moon_never_fails(month: int, number: int, year: int) -> None:
    """Where the library knows no moon, or the month has no thirtieth, there is no day."""
    day = DayOfYear(month, number).of_lunar(year)
    assert day is None or abs((day - date(year, 7, 1)).days) < 300


def test_a_short_month_of_the_moon_has_no_thirtieth() -> None:
    """The last month of 2023 had thirty days, that of 2025 has twenty-nine."""
    thirtieth = DayOfYear(12, 30)
    assert thirtieth.of_lunar(2023) == date(2024, 2, 9)
    assert thirtieth.of_lunar(2025) is None


def with_days(desk: Desk, days: str) -> Desk:
    desk.write("mandate.yml", f"{MANDATE}days:\n{days}")
    return desk


def test_a_province_adds_days_and_has_the_last_word(desk: Desk) -> None:
    """Own days are added; one with the id of a national day takes its place."""
    with_days(
        desk,
        "  - {id: ngay-hoi, name: 'Hội sách & truyện', day: 12-20, until: 01-05, topics: [tiem-chung]}\n"
        "  - {id: trung-thu, name: Rằm tháng Tám, lunar: 08-15}\n",
    )
    observances = desk.newsroom().mandate.observances
    assert len(observances) == len(national_days()) + 1
    found = {
        found.observance.id: found for found in occasions(observances, date(2026, 9, 1), date(2027, 1, 2))
    }
    assert found["trung-thu"].observance.name == "Rằm tháng Tám"
    assert (found["ngay-hoi"].first, found["ngay-hoi"].last) == (date(2026, 12, 20), date(2027, 1, 5))


def test_29_february_comes_in_leap_years(desk: Desk) -> None:
    """It falls on no other day."""
    with_days(desk, "  - {id: nhuan, name: Ngày nhuận, day: 02-29}\n")
    own = [day for day in desk.newsroom().mandate.observances if day.id == "nhuan"]
    assert [str(found.first) for found in occasions(own, date(2026, 1, 1), date(2032, 12, 31))] == [
        "2028-02-29",
        "2032-02-29",
    ]


@pytest.mark.parametrize(
    ("line", "column", "code"),
    [
        ("{id: a, name: A, day: 1/6}", 22, "day-of-year-misspelt"),
        ("{id: a, name: A, day: 02-30}", 5, "day-impossible"),
        ("{id: a, name: A, day: 06-01, until: 13-01}", 5, "day-impossible"),
        ("{id: a, name: A, lunar: 08-31}", 5, "day-impossible"),
        ("{id: a, name: A}", 5, "day-or-lunar-day"),
        ("{id: a, name: A, day: 06-01, lunar: 08-15}", 5, "day-or-lunar-day"),
        ("{id: a, name: A, lunar: 08-15, until: 08-16}", 5, "lunar-day-with-until"),
        (
            "{id: a, name: A, day: 06-01, topics: [duoi-nuocc]}",
            43,
            "topic-unknown",
        ),
    ],
)
def test_what_is_wrong_with_a_day_is_told(desk: Desk, line: str, column: int, code: str) -> None:
    """Each slip is one problem on the line of the day."""
    with_days(desk, f"  - {line}\n")
    problems = desk.problems(Level.PROBLEM)
    assert [problem.code for problem in problems] == [code]
    assert problems[0].line == MANDATE.count("\n") + 2
    assert problems[0].column == column


def test_two_days_cannot_share_an_id(desk: Desk) -> None:
    """Whose id is given twice is told."""
    with_days(desk, "  - {id: a, name: A, day: 06-01}\n  - {id: a, name: B, day: 06-02}\n")
    assert [found.code for found in desk.problems()] == ["id-twice"]
