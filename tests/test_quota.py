"""What counts, and what each cell of the ledger says."""

from __future__ import annotations

from datetime import UTC, date, datetime
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from media_mandate.problems import Level, Problem
from media_mandate.quota import Reason, Status
from tests.newsdesk import MANDATE, Desk, body, syllables

ROOT = Path(__file__).parent.parent
PAPER = "duties: [{from: 2026-01, minimum: 1, shortest: 20}]"


def with_duties(*duties: str, more: str = "") -> str:
    """The plain mandate, in which the newspaper has other duties."""
    assert PAPER in MANDATE
    return MANDATE.replace(PAPER, f"duties: [{', '.join(duties)}]") + more


def exception(kind: str, month: str = "2026-01", outlet: str = "bao", **fields: str) -> str:
    """One entry under `exceptions:`."""
    record = {
        "outlet": outlet,
        "month": month,
        "kind": kind,
        "reason": "Bão",
        "document": "Công văn 12",
        "document_date": f"{month}-20",
        "by": "Ban Biên tập",
        "recorded_on": f"{month}-21",
        **fields,
    }
    return f"  - {{{', '.join(f'{name}: {value}' for name, value in record.items())}}}\n"


def with_exceptions(*records: str, mandate: str = MANDATE) -> str:
    return f"{mandate}exceptions:\n{''.join(records)}"


def bare(root: Path, mandate: str) -> Desk:
    """A desk on which nothing has been written yet."""
    desk = Desk(root, mandate)
    (root / "docs").mkdir()
    return desk


def statuses(desk: Desk, outlet: str, as_of: str) -> dict[str, str]:
    cells = desk.newsroom(as_of).ledger.cells
    return {str(cell.month): str(cell.status) for cell in cells if cell.outlet.id == outlet}


# The statuses, in their order


def test_a_month_is_due_on_its_last_day_and_missing_on_the_next(desk: Desk) -> None:
    """A month has ended when the day of judgement is the first of the next."""
    assert desk.cell("bao", "2026-01", as_of="2026-01-31").status is Status.DUE
    assert desk.cell("bao", "2026-01", as_of="2026-02-01").status is Status.MISSING


def test_a_draft_does_not_count(desk: Desk) -> None:
    """A draft is never counted, whatever else is right."""
    desk.article("bao/2026/01/be-boi", draft="true")
    assert desk.judgement("bao/2026/01/be-boi").reason is Reason.DRAFT
    assert desk.cell("bao", "2026-01").status is Status.MISSING


def test_a_month_with_its_minimum_is_met(desk: Desk) -> None:
    """A cell is met by what counts, whether its month has ended or not, and lists it."""
    desk.article("bao/2026/01/be-boi")
    desk.article("bao/2026/01/be-choi", date="2026-01-02")
    for as_of in ("2026-01-31", "2026-02-01", "2030-01-01"):
        cell = desk.cell("bao", "2026-01", as_of)
        assert cell.status is Status.MET
        assert [feature.article.id for feature in cell.features] == [
            "bao/2026/01/be-choi",
            "bao/2026/01/be-boi",
        ]
        assert cell.lacking == 0


def test_a_miss_is_acknowledged_for_good(tmp_path: Path) -> None:
    """A recorded miss comes before everything else; features entered later are listed beneath it."""
    desk = Desk(tmp_path, with_exceptions(exception("miss")))
    assert desk.cell("bao", "2026-01").status is Status.ACKNOWLEDGED
    desk.article("bao/2026/01/be-boi")
    desk.commit("2026-02-05T10:00:00+07:00")
    cell = desk.cell("bao", "2026-01")
    assert (cell.status, cell.afterwards) == (Status.ACKNOWLEDGED, False)
    assert [feature.article.id for feature in cell.features] == ["bao/2026/01/be-boi"]
    assert cell.exception is not None
    assert cell.exception.document == "Công văn 12"
    assert desk.problems() == []


def test_a_waiver_excuses_a_month_that_lacks_something(tmp_path: Path) -> None:
    """A waived month is waived while it lasts and after it has ended."""
    desk = Desk(tmp_path, with_exceptions(exception("waiver")))
    for as_of in ("2026-01-22", "2026-01-31", "2026-02-01"):
        assert desk.cell("bao", "2026-01", as_of).status is Status.WAIVED
    assert desk.cell("dai", "2026-01", "2026-02-01").status is Status.MISSING
    assert desk.cell("bao", "2026-02", "2026-03-01").status is Status.MISSING


def test_a_month_that_is_met_needs_no_waiver(tmp_path: Path) -> None:
    """Met comes before waived, and the exception is kept in the cell."""
    desk = Desk(tmp_path, with_exceptions(exception("waiver")))
    desk.article("bao/2026/01/be-boi")
    cell = desk.cell("bao", "2026-01")
    assert cell.status is Status.MET
    assert cell.exception is not None


def test_a_waiver_covers_what_is_lacking(tmp_path: Path) -> None:
    """One feature of two and a waiver make a waived month."""
    mandate = with_duties("{from: 2026-01, minimum: 2, shortest: 20}")
    desk = Desk(tmp_path, with_exceptions(exception("waiver"), mandate=mandate))
    desk.article("bao/2026/01/be-boi")
    cell = desk.cell("bao", "2026-01")
    assert (cell.status, cell.lacking, len(cell.features)) == (Status.WAIVED, 1, 1)


def test_an_empty_site_misses_every_month_that_ended(desk: Desk) -> None:
    """Without a single article each outlet misses what it owed, and the present month is due."""
    (desk.root / "docs").mkdir()
    expected = {"2026-01": "missing", "2026-02": "missing", "2026-03": "due"}
    assert statuses(desk, "bao", "2026-03-15") == statuses(desk, "dai", "2026-03-15") == expected
    assert desk.problems() == []


# What counts

TODAY = "2026-02-10"
ORIGINAL = "bao/2026/01/goc"
REJECT = MANDATE.replace("late_after_days: 7", "late_after_days: 7\nlate_entry: reject")
ENGLISH = (
    "Small children should never swim where nobody looks after them, for every river drowns somebody each "
    "summer and most parents stood just around the corner."
)
FLAWS: dict[Reason, dict[str, str]] = {
    Reason.DRAFT: {"draft": "true"},
    Reason.AHEAD: {"date": "2026-02-20"},
    Reason.UNPROVEN: {
        "withdrawn": f"{{date: 2026-02-09, reason: Thu hồi, words: 40, sha256: {'0' * 64}}}",
        "text": "",
    },
    Reason.RERUN: {"rerun_of": ORIGINAL},
    Reason.TRANSLATION: {"translation_of": ORIGINAL},
    Reason.NO_TOPIC: {"topics": "[]"},
    Reason.COPY: {"text": body("gốc", 60)},
    Reason.REPETITIVE: {"text": "Cháu đội mũ khi đi xe. " * 20},
    Reason.LANGUAGE: {"text": ENGLISH},
    Reason.TOO_SHORT: {"text": "Quá ngắn."},
    Reason.GRADE: {},
    Reason.LATE: {},
}


def flawed(desk: Desk, *reasons: Reason) -> Reason | None:
    """The reason that is given of an article with these flaws, the first of which wins where two collide."""
    if Reason.GRADE in reasons:
        desk.write("mandate.yml", REJECT.replace("shortest: 20}", "shortest: 20, grade: kept}"))
    desk.article(ORIGINAL, body("gốc", 60))
    desk.commit("2026-01-06T10:00:00+07:00")
    fields: dict[str, Any] = {"date": "2026-02-01", "text": body("riêng", 60)}
    for reason in reversed(reasons):
        fields |= FLAWS[reason]
    if reasons == (Reason.COPY, Reason.TOO_SHORT):
        fields["text"] = " ".join(body("gốc", 60).split()[:12])
    desk.article("bao/2026/02/bai", **fields)
    late = Reason.LATE in reasons
    desk.commit("2026-03-20T10:00:00+07:00" if late else "2026-02-01T10:00:00+07:00")
    judgement = desk.judgement("bao/2026/02/bai", TODAY)
    assert (judgement.because is None) == (judgement.reason is None) == judgement.counts
    return judgement.reason


def test_an_article_without_a_flaw_counts(tmp_path: Path) -> None:
    """No draft, not ahead, on a topic, no rerun, translation or copy, long enough, in time: it counts."""
    assert flawed(Desk(tmp_path, REJECT)) is None


@pytest.mark.parametrize("reason", list(Reason))
def test_each_flaw_is_a_reason_not_to_count(tmp_path: Path, reason: Reason) -> None:
    """Each flaw alone keeps an article from counting and is named."""
    assert flawed(Desk(tmp_path, REJECT), reason) is reason


@pytest.mark.parametrize(("first", "second"), list(combinations(Reason, 2)))
def test_of_two_reasons_the_first_is_named(tmp_path: Path, first: Reason, second: Reason) -> None:
    """An article with two flaws is told the one that stands first in the order of the reasons."""
    assert flawed(Desk(tmp_path, REJECT), first, second) is first


@pytest.mark.parametrize(("words", "counts"), [(19, False), (20, True), (21, True)])
def test_a_newspaper_counts_words(desk: Desk, words: int, counts: bool) -> None:
    """A newspaper's article needs as many words as its duty says, and not one less."""
    desk.article("bao/2026/01/be-boi", " ".join(syllables("bể bơi", words)))
    judgement = desk.judgement("bao/2026/01/be-boi")
    assert (judgement.article.words, judgement.counts) == (words, counts)


@pytest.mark.parametrize(
    ("duration", "counts"), [("PT59S", False), ("PT1M", True), ("PT60S", True), ("PT1H", True)]
)
def test_a_broadcaster_counts_seconds(desk: Desk, duration: str, counts: bool) -> None:
    """A broadcaster's article needs its seconds; how many words are written about it does not matter."""
    block = f"{{programme: Trẻ em, channel: KRT, aired: 2026-01-05T19:45, duration: {duration}}}"
    desk.article("dai/2026/01/be-boi", "Ngắn.", broadcast=block)
    judgement = desk.judgement("dai/2026/01/be-boi")
    assert (judgement.counts, judgement.reason) == (counts, None if counts else Reason.TOO_SHORT)


@pytest.mark.parametrize(("words", "counts"), [(199, False), (200, True)])
def test_two_hundred_words_unless_told_otherwise(tmp_path: Path, words: int, counts: bool) -> None:
    """A duty that does not say what is long enough means 200 words."""
    desk = Desk(tmp_path, with_duties("{from: 2026-01}"))
    desk.article("bao/2026/01/be-boi", " ".join(syllables("bể bơi", words)))
    assert desk.judgement("bao/2026/01/be-boi").counts is counts


@pytest.mark.parametrize(("duration", "counts"), [("PT59S", False), ("PT60S", True)])
def test_sixty_seconds_unless_told_otherwise(tmp_path: Path, duration: str, counts: bool) -> None:
    """A broadcaster's duty that does not say what is long enough means 60 seconds."""
    desk = Desk(tmp_path, MANDATE.replace("{from: 2026-01, minimum: 1, shortest: 60}", "{from: 2026-01}"))
    block = f"{{programme: Trẻ em, channel: KRT, aired: 2026-01-05T19:45, duration: {duration}}}"
    desk.article("dai/2026/01/be-boi", broadcast=block)
    assert desk.judgement("dai/2026/01/be-boi").counts is counts


def test_an_article_counts_for_its_own_outlet_and_month_alone(desk: Desk) -> None:
    """Nobody meets a month with what another outlet or another month has."""
    for name in "abc":
        desk.article(f"bao/2026/02/bai-{name}")
    assert statuses(desk, "bao", "2026-03-01") == {"2026-01": "missing", "2026-02": "met", "2026-03": "due"}
    assert statuses(desk, "dai", "2026-03-01")["2026-02"] == "missing"


def test_a_future_article_counts_when_its_day_comes(desk: Desk) -> None:
    """Dated after the day of judgement it does not count yet, from its date on it does."""
    desk.article("bao/2026/01/be-boi", date="2026-01-20")
    assert desk.judgement("bao/2026/01/be-boi", "2026-01-19").reason is Reason.AHEAD
    assert desk.cell("bao", "2026-01", "2026-01-19").status is Status.DUE
    assert desk.cell("bao", "2026-01", "2026-01-20").status is Status.MET


def test_a_future_article_makes_no_cell(desk: Desk) -> None:
    """The ledger ends with the month of the day of judgement, whatever is dated later."""
    desk.article("bao/2026/05/be-boi")
    assert list(statuses(desk, "bao", "2026-02-10")) == ["2026-01", "2026-02"]


# The minimum


@pytest.mark.parametrize(("features", "status"), [(0, "missing"), (2, "missing"), (3, "met"), (4, "met")])
def test_the_minimum_of_the_duty(tmp_path: Path, features: int, status: str) -> None:
    """An outlet owes as many features a month as its duty says."""
    desk = Desk(tmp_path, with_duties("{from: 2026-01, minimum: 3, shortest: 20}"))
    for name in "abcd"[:features]:
        desk.article(f"bao/2026/01/bai-{name}")
    cell = desk.cell("bao", "2026-01")
    assert (cell.status, cell.minimum, cell.lacking) == (status, 3, max(3 - features, 0))


def minima(desk: Desk, as_of: str) -> dict[str, int]:
    return {
        str(cell.month): cell.minimum for cell in desk.newsroom(as_of).ledger.cells if cell.outlet.id == "bao"
    }


def test_a_campaign_raises_the_minimum(tmp_path: Path) -> None:
    """In the campaign's months of every year more is owed, by each outlet."""
    desk = Desk(
        tmp_path, f"{MANDATE}campaigns: [{{id: thang-6, name: Tháng hành động, months: [6], minimum: 2}}]\n"
    )
    desk.article("bao/2026/06/bai-a")
    desk.article("dai/2026/06/bai-a")
    assert statuses(desk, "bao", "2026-06-30")["2026-06"] == "due"
    assert statuses(desk, "dai", "2026-07-01")["2026-06"] == "missing"
    desk.article("bao/2026/06/bai-b")
    assert statuses(desk, "bao", "2026-07-01")["2026-06"] == "met"
    found = minima(desk, "2027-07-01")
    assert {month: minimum for month, minimum in found.items() if minimum != 1} == {
        "2026-06": 2,
        "2027-06": 2,
    }


def test_a_campaign_has_dates(tmp_path: Path) -> None:
    """A campaign holds from its first to its last month, both included."""
    campaign = "{id: a, name: A, months: [5, 6], minimum: 4, from: 2026-06, until: 2027-05}"
    desk = Desk(tmp_path, f"{MANDATE}campaigns: [{campaign}]\n")
    found = minima(desk, "2028-12-31")
    assert [month for month, minimum in found.items() if minimum == 4] == ["2026-06", "2027-05"]


def test_the_highest_of_all_minima_holds(tmp_path: Path) -> None:
    """Of several campaigns the highest counts, and none lowers what the duty says."""
    campaigns = (
        "campaigns:\n"
        "  - {id: a, name: A, months: [5, 6], minimum: 3}\n"
        "  - {id: b, name: B, months: [6, 7], minimum: 4}\n"
        "  - {id: c, name: C, months: [6, 8], minimum: 1}\n"
    )
    desk = Desk(tmp_path, with_duties("{from: 2026-05, minimum: 2, shortest: 20}", more=campaigns))
    assert list(minima(desk, "2026-08-15").values()) == [3, 4, 4, 2]


# The duties


def test_a_past_month_is_judged_by_what_held_then(tmp_path: Path) -> None:
    """A duty that asks for more and longer features from some month on leaves the months before it alone."""
    desk = Desk(
        tmp_path,
        with_duties(
            "{from: 2026-01, until: 2026-02, minimum: 1, shortest: 20}",
            "{from: 2026-03, minimum: 2, shortest: 40}",
        ),
    )
    desk.article("bao/2026/01/bai")
    desk.article("bao/2026/02/bai-1", body("hai", 20))
    desk.article("bao/2026/03/bai-1", body("ba", 40))
    desk.article("bao/2026/03/bai-2", body("bốn", 38))
    assert statuses(desk, "bao", "2026-04-01") == {
        "2026-01": "met",
        "2026-02": "met",
        "2026-03": "missing",
        "2026-04": "due",
    }
    assert desk.judgement("bao/2026/03/bai-2", "2026-04-01").reason is Reason.TOO_SHORT
    desk.article("bao/2026/03/bai-3", body("năm", 40))
    assert statuses(desk, "bao", "2026-04-01")["2026-03"] == "met"


@pytest.mark.parametrize(
    ("as_of", "months"),
    [
        ("2025-12-31", []),
        ("2026-02-28", []),
        ("2026-03-01", ["2026-03"]),
        ("2026-03-31", ["2026-03"]),
        ("2026-04-01", ["2026-03", "2026-04"]),
        ("2026-05-31", ["2026-03", "2026-04", "2026-05"]),
        ("2026-06-01", ["2026-03", "2026-04", "2026-05"]),
        ("2035-01-01", ["2026-03", "2026-04", "2026-05"]),
        ("9999-12-31", ["2026-03", "2026-04", "2026-05"]),
    ],
)
def test_cells_from_the_first_month_to_the_last(tmp_path: Path, as_of: str, months: list[str]) -> None:
    """An outlet has cells from its first month to its last, and none after the month of judgement."""
    duties = "{from: 2026-03, until: 2026-05, minimum: 1, shortest: 20}"
    mandate = with_duties(duties).replace(
        "{from: 2026-01, minimum: 1, shortest: 60}", "{from: 2026-01, until: 2026-02}"
    )
    desk = Desk(tmp_path, mandate)
    assert list(statuses(desk, "bao", as_of)) == months


def test_between_two_duties_nothing_is_owed(tmp_path: Path) -> None:
    """A gap has no cells; an article dated within it is a problem."""
    desk = Desk(
        tmp_path,
        with_duties("{from: 2026-01, until: 2026-02, shortest: 20}", "{from: 2026-05, shortest: 20}"),
    )
    assert list(statuses(desk, "bao", "2026-06-10")) == ["2026-01", "2026-02", "2026-05", "2026-06"]
    assert list(statuses(desk, "bao", "2026-04-10")) == ["2026-01", "2026-02"]
    desk.article("bao/2026/03/bai")
    assert [problem.field for problem in desk.problems(as_of="2026-06-10")] == ["date"]


def test_a_successor_goes_on_where_its_predecessor_ended(tmp_path: Path) -> None:
    """The old outlet's months stay its own, the new one owes from the next month on."""
    successor = (
        "  - id: bao-moi\n    name: Báo Mới\n    kind: newspaper\n    column: Vì trẻ em\n"
        "    duties: [{from: 2026-07, shortest: 20}]\ntopics:"
    )
    mandate = with_duties("{from: 2026-01, until: 2026-06, shortest: 20}").replace("topics:", successor)
    desk = Desk(tmp_path, mandate.replace("  - id: dai", "    successor: bao-moi\n  - id: dai"))
    for number, name in enumerate("abcdefghijkl", start=1):
        desk.article(f"{'bao' if number < 7 else 'bao-moi'}/2026/{number:02}/bai-{name}")
    assert list(statuses(desk, "bao", "2027-01-01")) == [f"2026-{number:02}" for number in range(1, 7)]
    assert list(statuses(desk, "bao-moi", "2027-01-01")) == [
        *(f"2026-{number:02}" for number in range(7, 13)),
        "2027-01",
    ]
    assert set(statuses(desk, "bao", "2027-01-01").values()) == {"met"}
    assert list(desk.read("2027-01-01")[1]) == []


def test_the_29th_of_february(tmp_path: Path) -> None:
    """In a leap year February lasts until the 29th, and an article of that day counts for it."""
    desk = Desk(tmp_path, MANDATE.replace("2026-01", "2024-02"))
    assert desk.cell("bao", "2024-02", "2024-02-29").status is Status.DUE
    assert desk.cell("bao", "2024-02", "2024-03-01").status is Status.MISSING
    desk.article("bao/2024/02/be-boi", date="2024-02-29")
    assert desk.cell("bao", "2024-02", "2024-03-01").status is Status.MET


# The clock


@pytest.mark.parametrize(
    ("now", "day"),
    [
        ("2026-01-31T16:59:59+00:00", "2026-01-31"),
        ("2026-01-31T17:00:00+00:00", "2026-02-01"),
        ("2026-01-31T12:00:00-05:00", "2026-02-01"),
        ("2026-02-01T13:59:59+14:00", "2026-02-01"),
    ],
)
def test_today_is_the_day_in_the_zone_of_the_mandate(desk: Desk, now: str, day: str) -> None:
    """Without a day of judgement it is the day that the clock shows in the mandate's zone."""
    newsroom = desk.newsroom(now=datetime.fromisoformat(now))
    assert newsroom.as_of == date.fromisoformat(day)
    assert {cell.status for cell in newsroom.ledger.cells if str(cell.month) == "2026-01"} == {
        Status.DUE if day == "2026-01-31" else Status.MISSING
    }


def test_the_sample_stops_the_clock(tmp_path: Path) -> None:
    """The sample's day holds whatever the clock shows, unless a day of judgement is given."""
    desk = Desk(tmp_path, f"{MANDATE}sample: {{as_of: 2026-01-15}}\n")
    assert desk.newsroom(now=datetime(2040, 1, 1, tzinfo=UTC)).as_of == date(2026, 1, 15)
    assert desk.newsroom("2026-03-01").as_of == date(2026, 3, 1)


# Exceptions that something contradicts


def only_problem(desk: Desk, as_of: str | None = None, level: Level = Level.PROBLEM) -> Problem:
    found = desk.problems(level, as_of)
    assert len(found) == 1, [str(problem.message) for problem in found]
    assert found[0].path == "mandate.yml"
    assert found[0].line == MANDATE.count("\n") + 2
    return found[0]


@pytest.mark.parametrize("field", ["recorded_on", "document_date"])
@pytest.mark.parametrize("kind", ["miss", "waiver"])
def test_an_exception_of_tomorrow(tmp_path: Path, field: str, kind: str) -> None:
    """A record or document younger than the day of judgement is a warning: an older day may be judged."""
    record = exception(kind, **{field: "2026-01-31" if kind == "waiver" else "2026-02-03"})
    desk = bare(tmp_path, with_exceptions(record))
    days = ("2026-01-30", "2026-01-31") if kind == "waiver" else ("2026-02-02", "2026-02-03")
    assert only_problem(desk, days[0], Level.WARNING).field == f"exceptions.0.{field}"
    assert desk.read(days[0])[1] == tuple(desk.problems(Level.WARNING, days[0]))
    assert desk.read(days[1])[1] == ()


def test_a_miss_of_a_month_that_has_not_ended(tmp_path: Path) -> None:
    """What is not over cannot have been missed; from the first of the next month it can."""
    desk = bare(tmp_path, with_exceptions(exception("miss")))
    assert only_problem(desk, "2026-01-31").field == "exceptions.0.month"
    assert desk.cell("bao", "2026-01", "2026-01-31").status is Status.ACKNOWLEDGED
    assert desk.problems(as_of="2026-02-01") == []


def test_a_miss_of_a_month_that_was_met_in_time(tmp_path: Path) -> None:
    """It is warned of where git had the minimum when the month ended, and stops nothing."""
    desk = Desk(tmp_path, with_exceptions(exception("miss")))
    desk.article("bao/2026/01/be-boi")
    desk.commit("2026-01-31T23:59:59+07:00")
    assert "exceptions.0" in [found.field for found in desk.problems(Level.WARNING)]
    assert desk.problems() == []


@pytest.mark.parametrize("at", ["2026-02-01T00:00:00+07:00", None])
def test_a_miss_of_a_month_that_was_met_afterwards(tmp_path: Path, at: str | None) -> None:
    """A miss stays right when features were entered later, or are not entered yet."""
    desk = Desk(tmp_path, with_exceptions(exception("miss")))
    desk.commit("2026-01-02T10:00:00+07:00")
    desk.article("bao/2026/01/be-boi")
    if at is not None:
        desk.commit(at)
    assert desk.problems() == []
    assert desk.cell("bao", "2026-01").status is Status.ACKNOWLEDGED


def test_a_miss_of_a_month_that_was_met_in_part(tmp_path: Path) -> None:
    """A miss is right where one feature of two was there when the month ended."""
    mandate = with_duties("{from: 2026-01, minimum: 2, shortest: 20}")
    desk = Desk(tmp_path, with_exceptions(exception("miss"), mandate=mandate))
    desk.article("bao/2026/01/be-boi")
    desk.commit("2026-01-10T10:00:00+07:00")
    desk.article("bao/2026/01/be-choi")
    desk.commit("2026-02-02T10:00:00+07:00")
    assert desk.problems() == []


def test_a_miss_whose_history_is_unknown(tmp_path: Path) -> None:
    """Where nobody knows when features were entered, a miss is not contradicted by them."""
    desk = Desk(tmp_path, with_exceptions(exception("miss")))
    desk.article("bao/2026/01/be-boi")
    assert desk.problems() == []


def test_a_miss_of_a_month_that_is_taken_over(tmp_path: Path) -> None:
    """When what is taken over was entered is not known, so a miss beside it is never wrong."""
    mandate = MANDATE.replace("recorded_from: 2026-01", "recorded_from: 2026-02")
    desk = bare(tmp_path, with_exceptions(exception("miss"), mandate=mandate))
    assert desk.problems() == []
    desk.article("bao/2026/01/be-boi")
    desk.commit("2026-01-20T10:00:00+07:00")
    newsroom, problems = desk.read("2026-02-10")
    assert newsroom is not None
    assert newsroom.history.is_known
    assert problems == ()
    assert desk.cell("bao", "2026-01").status is Status.ACKNOWLEDGED


# Another place

ELSEWHERE = """\
directive:
  {title: Infancia, issuer: Gobierno Regional, item: 2, sentence: Dos al mes., number: 7, date: 2023-01-02}
timezone: America/Lima
language: en
recorded_from: 2023-03
late_after_days: 3
outlets:
  - id: diario-sur
    name: Diario Sur
    kind: newspaper
    column: Infancia
    duties:
      - {from: 2023-03, until: 2023-04, minimum: 2, shortest: 10}
      - {from: 2023-05, minimum: 3, shortest: 30}
  - id: radio-puno
    name: Radio Puno
    kind: broadcaster
    column: Niñez
    duties: [{from: 2023-03, until: 2023-05, minimum: 2, shortest: 30}]
    successor: radio-altiplano
  - id: radio-altiplano
    name: Radio Altiplano
    kind: broadcaster
    column: Niñez
    duties: [{from: 2023-06, minimum: 2, shortest: 120}]
topics:
  - {id: agua, name: Agua, about: Agua segura.}
campaigns:
  - {id: agosto, name: Mes de la niñez, months: [8], minimum: 5}
exceptions:
  - {outlet: diario-sur, month: 2023-04, kind: waiver, reason: Huelga, document: Oficio 9,
     document_date: 2023-04-30, by: Dirección, recorded_on: 2023-05-02}
contact: {email: diario@sur.example}
"""


def _radio(day: str, seconds: int) -> dict[str, str]:
    block = f"{{programme: Niñez, channel: FM, aired: {day}T08:00, duration: PT{seconds}S}}"
    return {"topics": "[agua]", "date": day, "broadcast": block}


def test_another_mandate_is_data_alone(tmp_path: Path) -> None:
    """Other outlets, minima, topics and zone need another mandate and nothing else."""
    desk = Desk(tmp_path, ELSEWHERE)
    for name in ("uno", "dos"):
        desk.article(f"diario-sur/2023/03/{name}", body(f"marzo {name}", 12), topics="[agua]")
        desk.article(f"diario-sur/2023/05/{name}", body(f"mayo {name}", 40), topics="[agua]")
        desk.article(f"radio-puno/2023/03/{name}", **_radio("2023-03-30", 30))
        desk.article(f"radio-puno/2023/05/{name}", body(f"mayo puno {name}"), **_radio("2023-05-30", 45))
        desk.article(f"radio-altiplano/2023/06/{name}", **_radio("2023-06-30", 120))
    desk.article("diario-sur/2023/05/tres", body("mayo tres", 12), topics="[agua]")
    desk.commit("2023-04-01T04:59:59+00:00")
    assert list(desk.read("2023-06-30")[1]) == []
    assert statuses(desk, "diario-sur", "2023-06-30") == {
        "2023-03": "met",
        "2023-04": "waived",
        "2023-05": "missing",
        "2023-06": "due",
    }
    assert statuses(desk, "radio-puno", "2023-06-30") == {
        "2023-03": "met",
        "2023-04": "missing",
        "2023-05": "met",
    }
    assert statuses(desk, "radio-altiplano", "2023-06-30") == {"2023-06": "met"}
    assert desk.cell("diario-sur", "2023-08", "2023-08-01").minimum == 5
    assert desk.cell("diario-sur", "2023-03", "2023-06-30").afterwards is False
    assert desk.newsroom(now=datetime(2023, 7, 1, 4, 59, tzinfo=UTC)).as_of == date(2023, 6, 30)


def test_another_mandate_has_its_own_midnight(tmp_path: Path) -> None:
    """One second later the month is over in Lima, and what comes then came afterwards and late."""
    desk = Desk(tmp_path, ELSEWHERE)
    for name in ("uno", "dos"):
        desk.article(f"diario-sur/2023/03/{name}", body(name, 12), topics="[agua]", date="2023-03-28")
    desk.commit("2023-04-01T05:00:00+00:00")
    assert desk.cell("diario-sur", "2023-03", "2023-06-30").afterwards is True
    assert desk.judgement("diario-sur/2023/03/uno", "2023-06-30").late is True


@pytest.mark.parametrize("folder", ["src", "hooks", "scripts", "tools", "theme"])
def test_the_code_knows_no_province(folder: str) -> None:
    """No name of the place whose mandate this is stands in code, templates or messages.

    The words of the language alone say that its "kon", which begins the names of hamlets, begins none here.
    """
    names = ("kon tum", "bao-kon-tum", "dai-ptth")
    found = [
        (str(file.relative_to(ROOT)), name)
        for file in sorted((ROOT / folder).rglob("*"))
        if file.is_file() and "__pycache__" not in file.parts and file.name != "words.yml"
        for name in names
        if name in file.read_text("utf-8", errors="ignore").casefold()
    ]
    assert found == []
