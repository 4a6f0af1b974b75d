"""How a ledger stands: its months counted by what became of them, the one sentence and the four counts.

Every place that says a verdict takes it from here; ARCHITECTURE.md lists them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from media_mandate.mandate.grades import Grade
from media_mandate.messages import Text, _, _n
from media_mandate.months import Month
from media_mandate.quota import Cell, Status

NAMED = 3
"""Up to how many months of a kind are named."""

ShowMonth = Callable[[Month], object]

FOUR = ("met", "missed", "waived", "missing")
"""The counts that are told even where they are zero."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Cells of a ledger by what became of them; those met afterwards, or unknown when, are met, too."""

    met: tuple[Cell, ...]
    afterwards: tuple[Cell, ...]
    unknown: tuple[Cell, ...]
    missed: tuple[Cell, ...]
    waived: tuple[Cell, ...]
    missing: tuple[Cell, ...]
    due: tuple[Cell, ...]

    @property
    def cells(self) -> tuple[Cell, ...]:
        return (*self.met, *self.missed, *self.waived, *self.missing, *self.due)

    @property
    def counts(self) -> dict[str, int]:
        """How many months were met (these `afterwards`), missed and recorded, waived, are missing, or due."""
        return {name: len(getattr(self, name)) for name in (*FOUR, "due", "afterwards")}


def standing(cells: Sequence[Cell]) -> Standing:
    """Sort cells, one for each outlet's each month. A recorded miss is a miss, whatever came later."""

    def of(status: Status) -> tuple[Cell, ...]:
        return tuple(cell for cell in cells if cell.status is status)

    return Standing(
        met=of(Status.MET),
        afterwards=tuple(cell for cell in of(Status.MET) if cell.afterwards),
        unknown=tuple(cell for cell in of(Status.MET) if cell.is_cut),
        missed=of(Status.ACKNOWLEDGED),
        waived=of(Status.WAIVED),
        missing=of(Status.MISSING),
        due=of(Status.DUE),
    )


def _as_it_is(month: Month) -> object:
    return month


def in_words(found: Standing, show: ShowMonth = _as_it_is) -> Text:
    """The sentence: how many months were met, missed, waived, are missing or due, and which, where few."""
    count, names = len(found.cells), list(dict.fromkeys(cell.outlet.name for cell in found.cells))
    if not count:
        return _("No outlet owes anything yet.")
    owner = names[0] if len(names) == 1 else _n("{count} outlet", "{count} outlets together", len(names))
    if len(found.met) == count and not found.afterwards and not found.unknown:
        return _n(
            "{count} of {count} month owed by {owner} is met.",
            "{count} of {count} months owed by {owner} are met.",
            count,
            owner=owner,
        )
    return _n(
        "Of {count} month owed by {owner}: {parts}.",
        "Of {count} months owed by {owner}: {parts}.",
        count,
        owner=owner,
        parts=_row(_parts(found, show, is_named=len(names) > 1), ", "),
    )


def four(found: Standing) -> dict[str, Text]:
    """The four counts in words, zeros too, by `FOUR`."""
    said = (
        _("{count} met", count=len(found.met)),
        _("{count} missed and recorded", count=len(found.missed)),
        _("{count} waived", count=len(found.waived)),
        _("{count} missing", count=len(found.missing)),
    )
    return dict(zip(FOUR, said, strict=True))


def in_counts(found: Standing) -> Text:
    """The four counts in one line."""
    return _row(four(found).values(), " · ")


def in_short(found: Standing, show: ShowMonth = _as_it_is) -> Text | None:
    """What the sentence says of one outlet's months, without their number and its name; None of no month."""
    parts = list(_parts(found, show, is_named=False))
    return _row(parts, ", ") if parts else None


def _parts(found: Standing, show: ShowMonth, *, is_named: bool) -> Iterator[Text]:
    """The counts that are not zero, each with its months where they are few."""
    counts = four(found)
    if found.met:
        yield counts["met"]
    for cells, said in (
        (found.afterwards, _("{count} of these only afterwards", count=len(found.afterwards))),
        (found.unknown, _("of {count} of these it is not known when", count=len(found.unknown))),
        (found.missed, counts["missed"]),
        (found.waived, counts["waived"]),
        (found.missing, counts["missing"]),
        (found.due, _("{count} still due", count=len(found.due))),
    ):
        if len(cells) > NAMED:
            yield said
        elif cells:
            yield _row((said, _row(_places(cells, show, is_named=is_named), "; ")), " (", ")")


def _places(cells: Iterable[Cell], show: ShowMonth, *, is_named: bool) -> Iterator[Text]:
    """The months of cells, by outlet, with its name before them where that is wanted."""
    for name, own in groupby(cells, key=lambda cell: cell.outlet.name):
        months = [show(cell.month) for cell in own]
        yield _row([name, *months] if is_named else months, ", ")


def _row(values: Iterable[object], between: str, end: str = "") -> Text:
    """Values in a row, with signs that are the same in every language."""
    named = tuple((f"value{index}", value) for index, value in enumerate(values))
    return Text(between.join(f"{{{name}}}" for name, _value in named) + end, named)


def known(cells: Iterable[Cell]) -> Iterator[Text]:
    """How many features of each grade these months have, and how many of them nobody sees any more."""
    counts: Counter[Grade] = Counter()
    gone = 0
    for cell in cells:
        gone += cell.withdrawn
        counts.update(feature.proof.grade for feature in cell.features)
        counts[Grade.DECLARED] += len(cell.purges) + len(cell.kept)
    if counts.total():
        yield _(
            "That the features ran is known so: {kept} by a scan or sound kept here, {linked} by a link that "
            "was asked for, {declared} by the newsroom's word alone.",
            kept=counts[Grade.KEPT],
            linked=counts[Grade.LINKED],
            declared=counts[Grade.DECLARED],
        )
    if gone:
        yield _n(
            "{count} feature that counts was withdrawn: it is counted, and no list shows it.",
            "{count} features that count were withdrawn: they are counted, and no list shows them.",
            gone,
        )
