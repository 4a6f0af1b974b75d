"""Which words of each text one earlier text has; sought anew only for what changed.

The source of a passage is the first text that has it. So a text is held not against all that are earlier, but
against those that are the first to have at least `FIRSTS` of its runs.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import NamedTuple

from media_mandate.articles.passages import Stretch, places_in, taken_at

FIRSTS = 4
"""Of so many runs of a text another one is the first to have them, or the two are not compared."""

_FEW = 32
"""Texts that changed are sought one by one up to this number."""

_MUCH = 4
"""Where one text of so many is touched, comparing all is faster."""

_AT_ONCE = 400_000
"""Runs that are in memory at one time while all are compared."""

Row = tuple[str, str, str, str, bool, bool]
"""All that decides of one text: id, order, home, a hash of its runs, whether it takes and gives."""

Takings = Mapping[str, Mapping[str, tuple[Stretch, ...]]]
"""The stretches that each text takes, by its id, from each that has them, by its id."""


@dataclass(frozen=True, slots=True, eq=False)
class Comparable:
    """A text to compare with others: its id, when it was published, `home` the month that it is for.

    One that `takes` is held against those that were published before it and give. What `is_gone`, deleted or
    rewritten, gives nothing within its own month: there it may have been put back.
    """

    id: str
    since: str
    home: str
    runs: array[int]
    takes: bool
    gives: bool
    is_gone: bool = False


@dataclass(frozen=True)
class Repeats:
    """What was found, and the `rows` of all that were compared."""

    takings: Takings = field(default_factory=dict)
    rows: tuple[Row, ...] = ()


NOTHING_COMPARED = Repeats()

Former = Callable[[str], "array[int] | None"]
"""The runs that a text had when it was compared last, by its id; None where they are not known."""


def find_repeats(
    texts: Collection[Comparable], known: Repeats = NOTHING_COMPARED, former: Former = lambda _id: None
) -> Repeats:
    """What each of `texts` takes from earlier ones; `known` is what an earlier call found.

    The outcome is the same, whatever is known.
    """
    in_order = sorted(texts, key=placed)
    rows = tuple(map(_row, in_order))
    changed = _changed(in_order, rows, known, former)
    touched = _touched(in_order, changed, known) if changed is not None else ()
    if changed is None or len(touched) * _MUCH > len(in_order):
        known, changed = NOTHING_COMPARED, _Changed(frozenset(text.id for text in in_order))
        candidates = _all_candidates(in_order)
    else:
        candidates = _candidates(in_order, touched)
    sought: dict[str, dict[str, tuple[Stretch, ...]]] = {in_order[index].id: {} for index in candidates}
    for source, pairs in _by_source(in_order, candidates):
        theirs: Mapping[int, Sequence[int]] | None = None
        for text, places in pairs:
            is_known = not {text.id, source.id} & changed.ids
            spans = known.takings.get(text.id, {}).get(source.id) if is_known else None
            if not spans and not (source.is_gone and source.home == text.home):
                theirs = places_in(source.runs) if theirs is None else theirs
                spans = tuple(taken_at(places, text.runs, theirs))
            if spans:
                sought[text.id][source.id] = spans
    takings = {id: found for id, found in known.takings.items() if id not in changed.ids} | sought
    return Repeats({text.id: takings[text.id] for text in in_order if takings.get(text.id)}, rows)


def takings_of(text: Comparable, earlier: Sequence[Comparable]) -> Mapping[str, tuple[Stretch, ...]]:
    """What one text takes from those that were published before it, in their order."""
    in_order = [*earlier, text]
    found: dict[str, tuple[Stretch, ...]] = {}
    for source, pairs in _by_source(in_order, _candidates(in_order, [len(earlier)])):
        for _text, places in pairs:
            if spans := tuple(taken_at(places, text.runs, places_in(source.runs))):
                found[source.id] = spans
    return found


class _Candidates(NamedTuple):
    """The texts that one is to be held against, by their places in order, and where it has runs of theirs."""

    sources: Sequence[int]
    places: Sequence[int]


def _by_source(
    in_order: Sequence[Comparable], candidates: Mapping[int, _Candidates]
) -> Iterator[tuple[Comparable, list[tuple[Comparable, Sequence[int]]]]]:
    """Each source with the texts that are to be held against it, so that it is looked into once."""
    pairs: dict[int, list[tuple[Comparable, Sequence[int]]]] = {}
    for index, found in candidates.items():
        for source in found.sources:
            pairs.setdefault(source, []).append((in_order[index], found.places))
    return ((in_order[source], pairs[source]) for source in sorted(pairs))


@dataclass(frozen=True, slots=True)
class _Changed:
    """The texts that are new, changed or gone; `runs` are those of which another text may be the first now.

    Nothing that was published before `since` is touched.
    """

    ids: frozenset[str]
    runs: AbstractSet[int] = frozenset()
    since: tuple[str, str] = ("", "")


def _changed(
    in_order: Sequence[Comparable], rows: Sequence[Row], known: Repeats, former: Former
) -> _Changed | None:
    """What changed since; None where it is too much, or not known."""
    now, before = set(rows), set(known.rows)
    changed = {row[0]: row for row in before - now}
    ids = changed.keys() | {row[0] for row in now - before}
    if len(ids) > _FEW or not before:
        return None
    texts = {text.id: text for text in in_order if text.id in ids}
    digests = {row[0]: row[3] for row in rows if row[0] in ids}
    touched, since = set[int](), []
    for id in ids:
        new, row = texts.get(id), changed.get(id)
        has = set(new.runs) if new is not None and new.gives else set[int]()
        had = set[int]()
        if row is not None and row[5]:
            runs = new.runs if new is not None and digests[id] == row[3] else former(id)
            if runs is None or _digest(runs) != row[3]:
                return None
            had = set(runs)
        orders = {(text.since, id) for text in [new] if text is not None} | ({(row[1], id)} if row else set())
        touched |= had ^ has if len(orders) == 1 else had | has
        since.append(min(orders))
    return _Changed(frozenset(ids), touched, min(since, default=("", "")))


def _touched(in_order: Sequence[Comparable], changed: _Changed, known: Repeats) -> list[int]:
    """The places of the texts that may take something else than before."""
    runs, ids = changed.runs, changed.ids
    return [
        index
        for index, text in enumerate(in_order)
        if text.takes
        and (
            text.id in ids
            or (
                placed(text) > changed.since
                and not (runs.isdisjoint(text.runs) and ids.isdisjoint(known.takings.get(text.id, {})))
            )
        )
    ]


def _candidates(in_order: Sequence[Comparable], asked: Sequence[int]) -> dict[int, _Candidates]:
    """The texts that each of those `asked` is to be held against, by their places."""
    sought = set[int]().union(*(in_order[index].runs for index in asked))
    first: dict[int, int] = {}
    for index, text in enumerate(in_order[: max(asked, default=0)]):
        if text.gives:
            for run in sought.intersection(text.runs):
                first.setdefault(run, index)
    return {
        index: _Candidates(
            _enough(first[run] for run in first.keys() & set(in_order[index].runs) if first[run] < index),
            range(len(in_order[index].runs)),
        )
        for index in asked
    }


def _all_candidates(in_order: Sequence[Comparable]) -> dict[int, _Candidates]:
    """The same for all texts, by one part of all runs after the other: all at once would take most memory."""
    runs = [array("q", sorted(text.runs)) for text in in_order]
    parts = sum(map(len, runs)) // _AT_ONCE + 1
    ends = [-(1 << 63) + (part + 1) * (1 << 64) // parts for part in range(parts - 1)] + [1 << 63]
    firsts: dict[int, array[int]] = {index: array("L") for index, text in enumerate(in_order) if text.takes}
    seen = {index: array("q") for index in firsts}
    done = [0] * len(in_order)
    for end in ends:
        first: dict[int, int] = {}
        for index, text in enumerate(in_order):
            begin, done[index] = done[index], bisect_left(runs[index], end, done[index])
            own = dict.fromkeys(runs[index][begin : done[index]], index)
            shared = first.keys() & own.keys()
            if text.takes:
                firsts[index].extend(map(first.__getitem__, shared))
                seen[index].extend(shared)
            if text.gives:
                for run in shared:
                    del own[run]
                first.update(own)
    found = {index: _enough(others) for index, others in firsts.items()}
    return {
        index: _Candidates(others, _places_of(in_order[index].runs, seen[index]) if others else ())
        for index, others in found.items()
    }


def _places_of(runs: array[int], some: Iterable[int]) -> array[int]:
    sought = set(some)
    return array("L", [place for place, run in enumerate(runs) if run in sought])


def _enough(firsts: Iterable[int]) -> list[int]:
    return [other for other, count in Counter(firsts).items() if count >= FIRSTS]


def placed(text: Comparable) -> tuple[str, str]:
    return text.since, text.id


def _row(text: Comparable) -> Row:
    return text.id, text.since, text.home, _digest(text.runs), text.takes, text.gives


def _digest(runs: array[int]) -> str:
    return blake2b(runs, digest_size=16).hexdigest()
