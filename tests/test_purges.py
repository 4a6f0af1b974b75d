"""Purges: what had to leave git's history too, and how its month counts since."""

from __future__ import annotations

import pytest

from media_mandate.articles.article import text_sha256
from media_mandate.problems import Level, Problem
from media_mandate.quota import Status
from tests.newsdesk import MANDATE, Desk, body

HASH = text_sha256(body("bao/2026/01/be-boi"))
FIELDS = {
    "outlet": "bao", "month": "2026-01", "text_sha256": HASH, "entered": "2026-01-06",
    "reason": "Theo bản án", "document": "Bản án 12", "document_date": "2026-02-03",
    "by": "Tổng Biên tập", "recorded_on": "2026-02-04",
}  # fmt: skip


def purge(**fields: str) -> str:
    """One item of `purges:`, right but for `fields`."""
    return "  - {" + ", ".join(f"{name}: {value}" for name, value in {**FIELDS, **fields}.items()) + "}\n"


def write(desk: Desk, *items: str, mandate: str = MANDATE) -> None:
    """Write the mandate with these purges, and have git know everything."""
    desk.write("mandate.yml", mandate + "purges:\n" + "".join(items))
    desk.write("docs/gioi-thieu.md", "---\ntitle: Giới thiệu\n---\nVề chúng tôi.\n")
    desk.commit("2026-02-05T10:00:00+07:00")


def only_problem(desk: Desk, level: Level = Level.PROBLEM) -> Problem:
    (found,) = desk.problems(level)
    return found


def test_a_purged_feature_goes_on_counting(desk: Desk) -> None:
    """Its month is met by it, and says so; other months and outlets are not."""
    write(desk, purge())
    cell = desk.cell("bao", "2026-01")
    assert (cell.status, cell.features, len(cell.purges), cell.lacking) == (Status.MET, (), 1, 0)
    assert desk.cell("dai", "2026-01").status is Status.MISSING
    assert desk.cell("bao", "2026-02").purges == ()


@pytest.mark.parametrize(("entered", "afterwards"), [("2026-01-31", False), ("2026-02-01", True)])
def test_a_purge_keeps_whether_the_month_was_met_afterwards(
    desk: Desk, entered: str, afterwards: bool
) -> None:
    """What was entered on the last day was in time, and what was entered a day later was not."""
    write(desk, purge(entered=entered))
    assert desk.cell("bao", "2026-01").afterwards is afterwards


def test_a_miss_goes_before_a_purge(desk: Desk) -> None:
    """A month that was met in time by a purged feature cannot be recorded as missed."""
    miss = (
        "exceptions:\n  - {outlet: bao, month: 2026-01, kind: miss, reason: Bận, document: Số 1, "
        "document_date: 2026-02-02, by: Ban Biên tập, recorded_on: 2026-02-03}\n"
    )
    write(desk, purge(), mandate=MANDATE + miss)
    assert desk.cell("bao", "2026-01").status is Status.ACKNOWLEDGED
    (found,) = desk.problems(Level.WARNING)
    assert found.code == "month-missed-but-met"
    write(desk, purge(entered="2026-02-02"), mandate=MANDATE + miss)
    assert desk.problems() == []


@pytest.mark.parametrize(
    ("fields", "field", "code"),
    [
        ({"outlet": "baoo"}, "outlet", "outlet-unknown"),
        ({"month": "2025-12"}, "month", "nothing-owed"),
        ({"text_sha256": HASH[:63]}, "text_sha256", "text-hash-misspelt"),
        ({"text_sha256": HASH.upper()}, "text_sha256", "text-hash-misspelt"),
        ({"entered": "6/1/2026"}, "entered", "day-misspelt"),
        ({"reason": "'…'"}, "reason", "answer-says-nothing"),
        ({"document": "'-'"}, "document", "answer-says-nothing"),
        ({"slug": "be-boi"}, "slug", "field-unknown"),
    ],
)
def test_what_is_wrong_in_a_purge_has_its_line(
    desk: Desk, fields: dict[str, str], field: str, code: str
) -> None:
    """Each is a problem of its field, on its line of mandate.yml."""
    write(desk, purge(text_sha256="0" * 64), purge(**fields))
    found = only_problem(desk)
    assert (found.path, found.field, found.code) == ("mandate.yml", f"purges.1.{field}", code)
    assert found.line == (desk.root / "mandate.yml").read_text("utf-8").count("\n")
    assert found.hint is not None


def test_two_purges_of_one_text_are_a_problem(desk: Desk) -> None:
    """Nobody counts the same feature twice."""
    write(desk, purge(), purge(month="2026-02"))
    assert only_problem(desk).code == "purge-twice"


def test_a_text_that_still_stands_is_not_purged(desk: Desk) -> None:
    """The file that has the text is named."""
    desk.article("bao/2026/01/be-boi")
    write(desk, purge())
    found = only_problem(desk)
    assert "docs/bao/2026/01/be-boi.md" in str(found.message)
    assert found.field == "purges.0.text_sha256"


@pytest.mark.parametrize("field", ["entered", "document_date", "recorded_on"])
def test_a_day_to_come_is_a_warning(desk: Desk, field: str) -> None:
    """As with exceptions, a day that has not come is shown and stops nothing."""
    write(desk, purge(**{field: "2026-03-01"}))
    assert only_problem(desk, Level.WARNING).field == f"purges.0.{field}"
