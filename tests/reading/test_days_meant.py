"""Days that count from today, and those without a year, are answered with the line to write."""

from __future__ import annotations

import pytest

from tests.newsdesk import MANDATE, Desk


@pytest.mark.parametrize(
    ("written", "as_of", "day"),
    [
        ("hôm nay", "2026-02-10", "2026-02-10"),
        ("Hôm qua", "2026-03-01", "2026-02-28"),
        ("ngay mai", "2026-02-10", "2026-02-11"),
        ("8/2", "2027-01-03", "2026-02-08"),  # the year is that of the folder
        ("ngày 8 tháng 2", "2026-02-10", "2026-02-08"),
        ("8/2/26", "2026-02-10", "2026-02-08"),
    ],
)
def test_the_line_to_write_is_told(desk: Desk, written: str, as_of: str, day: str) -> None:
    """Also where what was read is kept from an earlier day: the hint is made anew for each."""
    path = desk.article("bao/2026/02/a", date=written)
    for _again in range(2):
        (found,) = [one for one in desk.problems(as_of=as_of) if one.path == path]
        assert (found.code, found.line) == ("day-misspelt", 3)
        assert str(found.hint) == f"Write: date: {day}"


@pytest.mark.parametrize(("written", "day"), [("hôm nay", "2026-02-10"), ("8/2", "2026-02-08")])
def test_the_day_on_which_an_exception_is_recorded(desk: Desk, written: str, day: str) -> None:
    """In mandate.yml, too, of which nothing can be read then."""
    desk.write(
        "mandate.yml",
        f"{MANDATE}exceptions:\n  - outlet: bao\n    month: 2026-01\n    kind: miss\n    reason: Thiếu\n"
        f"    document: 1/BC\n    document_date: 2026-02-05\n    by: Bà A\n    recorded_on: {written}\n",
    )
    (found,) = desk.problems(as_of="2026-02-10")
    assert str(found.hint) == f"Write: recorded_on: {day}"


@pytest.mark.parametrize("written", ["Tết", "31/2", "mai mốt", "2026"])
def test_what_is_no_day_is_not_guessed(desk: Desk, written: str) -> None:
    """Then the example shows how a day is written."""
    desk.article("bao/2026/02/a", date=written)
    (found,) = desk.problems(as_of="2026-02-10")
    assert "for example" in str(found.hint)
