"""What the status of a cell is called, and the symbol that stands for it."""

from __future__ import annotations

from media_mandate.messages import _
from media_mandate.quota import Cell, Status

AFTERWARDS = "afterwards"
OUTSIDE = "outside"

SYMBOLS = {
    Status.MET: "✓",
    AFTERWARDS: "◐",
    Status.ACKNOWLEDGED: "!",
    Status.WAIVED: "○",
    Status.DUE: "…",
    Status.MISSING: "✗",
    OUTSIDE: "·",
}

STATUS_WORDS = {
    Status.MET: _("met"),
    AFTERWARDS: _("met afterwards"),
    Status.ACKNOWLEDGED: _("miss recorded"),
    Status.WAIVED: _("waived"),
    Status.DUE: _("due"),
    Status.MISSING: _("missing"),
    OUTSIDE: _("nothing owed"),
}

STATUS_MEANINGS = {
    Status.MET: _("the outlet has its minimum of features in that month"),
    AFTERWARDS: _("the minimum was reached only by what was entered after the month had ended"),
    Status.ACKNOWLEDGED: _("the month was missed; somebody answers for it, with a reason and a document"),
    Status.WAIVED: _("the outlet was excused before the month ended, with a reason and a document"),
    Status.DUE: _("the month has not ended, and features are still wanted"),
    Status.MISSING: _("the month ended without its features, and nobody answers for it yet"),
}


def kind_of(cell: Cell | None) -> str:
    """The key of a cell's symbol, colour and word; None is a month in which nothing is owed."""
    if cell is None:
        return OUTSIDE
    return AFTERWARDS if cell.afterwards else cell.status
