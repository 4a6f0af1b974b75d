"""What the status of a cell is called, and the symbol that stands for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from media_mandate.messages import _
from media_mandate.quota import Cell, Status

AFTERWARDS = "afterwards"
UNKNOWN = "unknown"
OUTSIDE = "outside"

SYMBOLS = {
    Status.MET: "✓",
    AFTERWARDS: "◐",
    UNKNOWN: "?",
    Status.ACKNOWLEDGED: "!",
    Status.WAIVED: "○",
    Status.DUE: "…",
    Status.MISSING: "✗",
    OUTSIDE: "·",
}

STATUS_WORDS = {
    Status.MET: _("met"),
    AFTERWARDS: _("met afterwards"),
    UNKNOWN: _("met, not known when"),
    Status.ACKNOWLEDGED: _("miss recorded"),
    Status.WAIVED: _("waived"),
    Status.DUE: _("due"),
    Status.MISSING: _("missing"),
    OUTSIDE: _("nothing owed"),
}

STATUS_MEANINGS = {
    Status.MET: _("the outlet has its minimum of features in that month"),
    AFTERWARDS: _(
        "the minimum was not reached by what stood and counted when the month ended, but later it was"
    ),
    UNKNOWN: _("the outlet has its minimum, and it cannot be told whether before the month had ended"),
    Status.ACKNOWLEDGED: _("the month was missed; somebody answers for it, with a reason and a document"),
    Status.WAIVED: _(
        "the outlet was excused, with a reason and a document; where only after the month had ended, both "
        "days are told"
    ),
    Status.DUE: _("the month has not ended, and features are still wanted"),
    Status.MISSING: _("the month ended without its features, and nobody answers for it yet"),
}


def kind_of(cell: Cell | None) -> str:
    """The key of a cell's symbol, colour and word; None is a month in which nothing is owed."""
    if cell is None:
        return OUTSIDE
    if cell.is_cut:
        return UNKNOWN
    return AFTERWARDS if cell.afterwards else cell.status


def legend(cells: Iterable[Cell]) -> Mapping[str, str]:
    """The symbols of a ledger by kind; that of what is not known only where it stands in it."""
    is_known = all(kind_of(cell) != UNKNOWN for cell in cells)
    return {kind: symbol for kind, symbol in SYMBOLS.items() if kind != UNKNOWN or not is_known}
