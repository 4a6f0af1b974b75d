"""What the status of a cell is called, the symbol that stands for it, and what a month still wants."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from media_mandate.mandate.kinds import OutletKind, Owed
from media_mandate.messages import Text, _, _n, plain
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


def of_kinds(counts: Iterable[tuple[OutletKind | None, int]]) -> Text:
    """How many features of which kinds; those under None may be of either."""
    parts = [_of_kind(kind, count) for kind, count in counts]
    row = parts[0]
    for part in parts[1:]:
        row = _("{first}, {second}", first=row, second=part)
    return row


def _of_kind(kind: OutletKind | None, count: int) -> Text:
    match kind:
        case "newspaper":
            return _n("{count} newspaper article", "{count} newspaper articles", count)
        case "broadcaster":
            return _n("{count} broadcast", "{count} broadcasts", count)
        case None:
            return _n("{count} article of either kind", "{count} articles of either kind", count)


def owed_in_words(owed: Owed) -> Text:
    """How many features are owed, and how many of them have to be of which kind."""
    if not owed.of_kinds:
        return plain(str(owed.features))
    return _("{count} ({kinds})", count=owed.features, kinds=of_kinds(owed.of_kinds))


def features_owed(owed: Owed) -> Text:
    """How many features are owed, as a part of a sentence, and how many of them have to be of which kind."""
    features = _n("{count} feature", "{count} features", owed.features)
    if not owed.of_kinds:
        return features
    return _("{features} ({kinds})", features=features, kinds=of_kinds(owed.of_kinds))


def kinds_of_outlet(ids: Collection[str]) -> Text:
    """What an outlet is by its kinds, as a part of a sentence."""
    if len(ids) > 1:
        return _("a newspaper and a broadcaster")
    return _("a broadcaster") if "broadcaster" in ids else _("a newspaper")


def with_wanted(said: Text, cell: Cell) -> Text:
    """What is said of a cell, and which kinds it still wants where its duty names kinds."""
    return with_lacking(said, cell.owed, cell.wanted)


def with_lacking(said: Text, owed: Owed, lacking: Mapping[OutletKind | None, int]) -> Text:
    """What is said of a month, and what it lacks of which kinds where those are owed."""
    if not owed.of_kinds or not lacking:
        return said
    return _("{said} Still wanted: {kinds}.", said=said, kinds=of_kinds(lacking.items()))
