"""The ledger and the entries against oracles written from the design's words, as simply as can be."""

from __future__ import annotations

import tempfile
from calendar import monthrange
from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from media_mandate.quota import Reason
from tests.newsdesk import MANDATE, Desk, syllables

# The ledger of a day


@dataclass(frozen=True)
class Duty:
    """`each` is the minimum of each kind, where the duty names kinds; else it is `minimum` alone."""

    first: str
    until: str | None
    minimum: int
    each: tuple[tuple[str, int], ...]
    shortest: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Outlet:
    id: str
    kinds: tuple[str, ...]
    duties: tuple[Duty, ...]


@dataclass(frozen=True)
class Written:
    """An article as it is written to a file; `length` is words or seconds."""

    outlet: Outlet
    kind: str
    day: date
    length: int
    draft: bool = False
    topics: bool = True
    rerun: bool = False


@dataclass(frozen=True)
class World:
    """A mandate with its articles, and the day of judgement."""

    outlets: tuple[Outlet, ...]
    campaigns: tuple[tuple[int, int], ...]
    exceptions: dict[tuple[str, str], str]
    articles: tuple[Written, ...]
    as_of: date


SHORTEST = [0, 8, 16, 24]
LENGTHS = [0, 7, 8, 15, 16, 23, 24, 32]
"""Paragraphs, for a line of under six words has none of its own."""

MONTHS = [f"{year}-{number:02}" for year in (2023, 2024) for number in range(1, 13)]


@st.composite
def outlets(draw: st.DrawFn, name: str) -> Outlet:
    """An outlet with one to three duties in order, with or without gaps, the last of them open or not."""
    kinds = draw(st.sampled_from([("newspaper",), ("broadcaster",), ("newspaper", "broadcaster")]))
    bounds = draw(st.lists(st.sampled_from(MONTHS[:18]), min_size=2, max_size=6, unique=True).map(sorted))
    pairs = list(zip(bounds[::2], bounds[1::2], strict=False))
    duties = []
    for index, (first, until) in enumerate(pairs):
        is_open = index == len(pairs) - 1 and draw(st.booleans())
        each = tuple((kind, draw(st.integers(1, 2))) for kind in kinds) if draw(st.booleans()) else ()
        minimum = sum(least for _kind, least in each) or draw(st.integers(1, 3))
        shortest = tuple((kind, draw(st.sampled_from(SHORTEST))) for kind in kinds)
        duties.append(Duty(first, None if is_open else until, minimum, each, shortest))
    return Outlet(name, kinds, tuple(duties))


def days_of(month: str) -> st.SearchStrategy[date]:
    year, number = int(month[:4]), int(month[5:])
    return st.integers(1, monthrange(year, number)[1]).map(lambda day: date(year, number, day))


@st.composite
def worlds(draw: st.DrawFn) -> World:
    """Any mandate with any articles within its duties, so that nothing but the quota is in question."""
    names = ["bao", "dai", "moi"][: draw(st.integers(1, 3))]
    all_outlets = tuple(draw(outlets(name)) for name in names)
    owed = [(outlet, month) for outlet in all_outlets for month in MONTHS if duty_of(outlet, month)]
    articles = []
    for outlet, month in draw(st.lists(st.sampled_from(owed), max_size=12)):
        articles.append(
            Written(
                outlet,
                draw(st.sampled_from(outlet.kinds)),
                draw(days_of(month)),
                draw(st.sampled_from(LENGTHS)),
                draft=draw(st.integers(0, 5)) == 0,
                topics=draw(st.integers(0, 5)) > 0,
                rerun=draw(st.integers(0, 5)) == 0,
            )
        )
    excused = draw(st.lists(st.sampled_from(owed), max_size=4))
    return World(
        all_outlets,
        tuple(draw(st.lists(st.tuples(st.integers(1, 12), st.integers(1, 4)), max_size=2))),
        {(outlet.id, month): draw(st.sampled_from(["miss", "waiver"])) for outlet, month in excused},
        tuple(articles),
        draw(st.sampled_from(["2022-12", *MONTHS, "2025-01"]).flatmap(days_of)),
    )


def duty_of(outlet: Outlet, month: str) -> Duty | None:
    for duty in outlet.duties:
        if duty.first <= month and (duty.until is None or month <= duty.until):
            return duty
    return None


def oracle(world: World) -> dict[tuple[str, str], str]:
    """The status of each cell: a miss, else the minimum, else a waiver, else not ended, else missing."""
    found = {}
    today = world.as_of.isoformat()
    for outlet in world.outlets:
        for month in [month for month in [*MONTHS, "2025-01"] if month <= today[:7]]:
            duty = duty_of(outlet, month)
            if duty is None:
                continue
            minimum = max(
                [duty.minimum, *(owed for number, owed in world.campaigns if number == int(month[5:]))]
            )
            features: Counter[str] = Counter()
            for article in world.articles:
                is_here = article.outlet == outlet and article.day.isoformat()[:7] == month
                is_good = not article.draft and article.topics and not article.rerun
                if is_here and is_good and article.day <= world.as_of:
                    features[article.kind] += article.length >= dict(duty.shortest)[article.kind]
            has_each = all(features[kind] >= least for kind, least in duty.each)
            kind = world.exceptions.get((outlet.id, month))
            if kind == "miss":
                status = "acknowledged"
            elif features.total() >= minimum and has_each:
                status = "met"
            elif kind == "waiver":
                status = "waived"
            elif today[:7] == month:
                status = "due"
            else:
                status = "missing"
            found[outlet.id, month] = status
    return found


def of_kinds(numbers: tuple[tuple[str, int], ...]) -> str:
    return "{" + ", ".join(f"{kind}: {number}" for kind, number in numbers) + "}"


def mandate_of(world: World) -> str:
    lines = [MANDATE[: MANDATE.index("outlets:")], "outlets:"]
    for outlet in world.outlets:
        duties = ", ".join(
            f"{{from: {duty.first}, minimum: {of_kinds(duty.each) if duty.each else duty.minimum}, "
            f"shortest: {of_kinds(duty.shortest)}" + (f", until: {duty.until}}}" if duty.until else "}")
            for duty in outlet.duties
        )
        lines.append(f"  - {{id: {outlet.id}, name: {outlet.id}, kind: [{', '.join(outlet.kinds)}],")
        lines.append(f"     column: Trẻ em, duties: [{duties}]}}")
    lines.append("campaigns:" if world.campaigns else "campaigns: []")
    for index, (number, minimum) in enumerate(world.campaigns):
        lines.append(f"  - {{id: dot-{index}, name: Đợt, months: [{number}], minimum: {minimum}}}")
    lines.append("exceptions:" if world.exceptions else "exceptions: []")
    for (id, month), kind in world.exceptions.items():
        lines.append(f"  - {{outlet: {id}, month: {month}, kind: {kind}, reason: Bão, document: CV,")
        lines.append(f"     document_date: {month}-01, by: Ban Biên tập, recorded_on: {month}-01}}")
    return "\n".join([*lines, MANDATE[MANDATE.index("topics:") :]])


def write(desk: Desk, world: World) -> None:
    for index, article in enumerate(world.articles):
        name = f"{chr(97 + index // 26)}{chr(97 + index % 26)}"
        fields = {"date": article.day.isoformat()}
        length = article.length
        if article.kind == "broadcaster":
            aired = f"{article.day.isoformat()}T19:45"
            fields["broadcast"] = f"{{programme: A, channel: B, aired: {aired}, duration: PT{length}S}}"
        else:
            fields["broadcast"] = ""
        if article.draft:
            fields["draft"] = "true"
        if not article.topics:
            fields["topics"] = "[]"
        if article.rerun:
            fields["rerun_of"] = "bao/2020/01/goc"
        text = " ".join(syllables(name, length))
        desk.article(f"{article.outlet.id}/{article.day:%Y/%m}/bai-{name}", text, **fields)


@given(worlds())
@settings(max_examples=settings().max_examples * 3)
def test_the_ledger_is_what_the_design_says(world: World) -> None:
    """Whatever the duties, campaigns, exceptions, articles and day, each cell is what the oracle says."""
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(Path(folder), mandate_of(world))
        write(desk, world)
        newsroom = desk.newsroom(world.as_of.isoformat())
    found = {(cell.outlet.id, str(cell.month)): str(cell.status) for cell in newsroom.ledger.cells}
    assert found == oracle(world)
    assert list(found) == sorted(
        found, key=lambda cell: ([o.id for o in world.outlets].index(cell[0]), cell[1])
    )
    assert len(newsroom.judgements) == len(world.articles)


# The entries of a history

NAMES = [f"bao/2026/{month}/{name}" for month in ("01", "02") for name in ("an", "binh")]
STEPS = st.sampled_from(
    ["add", "edit", "title", "redate", "draft", "public", "rename", "move", "delete", "leave"]
)


def month_in(name: str) -> str:
    return name[4:11]


@dataclass
class Known:
    """What the oracle knows of a file: how it stands, its words' seed, and by which commit it first counted.

    For each month.
    """

    day: int
    draft: bool
    seed: str
    since: dict[str, int] = field(default_factory=dict)
    edits: int = field(default=0)


class Story:
    """A desk on which things happen to files, and an oracle that keeps count of them."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.files: dict[str, Known] = {}
        self.deleted: dict[str, dict[str, int]] = {}
        self.commits: list[str] = []
        self.numbers = count()

    def write(self, name: str, known: Known) -> None:
        text = " ".join(syllables(known.seed, 80))
        fields = {"draft": "true"} if known.draft else {}
        date = f"{name[4:8]}-{name[9:11]}-{known.day:02}"
        self.desk.article(name, f"{text}\n\nSửa {known.edits}.\n", date=date, **fields)

    def happen(self, step: str, name: str, other: str) -> None:
        known = self.files.get(name)
        if step == "add" and known is None:
            since = self.deleted.pop(name, {})
            self.files[name] = Known(5, False, str(next(self.numbers)), since)
        elif known is None:
            return
        elif step in ("edit", "title"):
            self.files[name] = replace(known, edits=known.edits + 1)
        elif step == "redate":
            self.files[name] = replace(known, day=known.day % 20 + 1)
        elif step in ("draft", "public"):
            self.files[name] = replace(known, draft=step == "draft")
        elif step in ("rename", "move") and other not in self.files:
            self.files[other] = self.files.pop(name)
            self.deleted.pop(other, None)
        elif step == "delete":
            self.deleted[name] = self.files.pop(name).since

    def commit(self, days: int) -> None:
        """Bring the files to what the oracle knows, commit them, and enter what counts for the first time."""
        for file in self.desk.root.glob("docs/**/*.md"):
            file.unlink()
        for name, known in self.files.items():
            self.write(name, known)
        at = datetime(2026, 1, 1, 3, 0, tzinfo=UTC) + timedelta(days=days)
        self.commits.append(self.desk.commit(at.isoformat()))
        for name, known in self.files.items():
            if not known.draft:
                known.since.setdefault(month_in(name), len(self.commits) - 1)


@given(
    st.lists(st.tuples(STEPS, st.sampled_from(NAMES), st.sampled_from(NAMES), st.integers(0, 9)), max_size=12)
)
@settings(max_examples=min(settings().max_examples, 100), suppress_health_check=[HealthCheck.too_slow])
def test_the_entries_are_what_happened(steps: list[tuple[str, str, str, int]]) -> None:
    """However files were added, edited, redated, renamed, moved or deleted, each entry is the right one."""
    with tempfile.TemporaryDirectory() as folder:
        story = Story(Desk(Path(folder)))
        for index, (step, name, other, days) in enumerate(steps):
            story.happen(step, name, other)
            story.commit(index * 3 + days // 4)
        newsroom = story.desk.newsroom("2026-02-10")
    found = {}
    for judgement in newsroom.judgements:
        assert judgement.entry is not None
        found[judgement.article.id] = judgement.entry.first and judgement.entry.first.commit
    since = {name: known.since.get(month_in(name)) for name, known in story.files.items()}
    assert found == {
        name: None if number is None else story.commits[number] for name, number in since.items()
    }
    assert all(judgement.reason in (None, Reason.DRAFT, Reason.AHEAD) for judgement in newsroom.judgements)
