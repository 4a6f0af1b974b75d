"""Which words of a text stand in another one as well, or in itself before."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence

RUN = 4
"""Words in a row that make a run, the unit in which texts are compared."""

PASSAGE = 12
"""So many words another text must have in the same order."""

GAP = 2
"""So many words may be changed, added or left out between two runs of a passage."""

QUARTER = 4
"""One part of so many of a text in runs of one other text, and the order of the runs does not matter."""

_PLACES = 8
"""A run that stands in a text more often is sought at its first places."""

Stretch = tuple[int, int]
"""The first word of a stretch and the one behind its last."""


def places_in(runs: Sequence[int]) -> Mapping[int, list[int]]:
    """Where each run of a text stands in it."""
    places = {run: [place] for place, run in enumerate(runs)}
    if len(places) < len(runs):  # what stands there twice takes three times as long
        places = {run: [] for run in runs}
        for place, run in enumerate(runs):
            places[run].append(place)
    return places


def taken_from(runs: array[int], others: array[int]) -> list[Stretch]:
    """What of a text one other has: passages, or all its runs where these are a quarter of it."""
    return taken_at(range(len(runs)), runs, places_in(others))


def taken_at(places: Iterable[int], runs: array[int], others: Mapping[int, Sequence[int]]) -> list[Stretch]:
    """The same, sought at some `places` of a text alone; `others` are those of each run of the other."""
    shared = [(place, there) for place in places if (there := others.get(runs[place])) is not None]
    anywhere = merged((place, place + RUN) for place, _there in shared)
    if count(anywhere) * QUARTER >= len(runs) + RUN - 1:
        return anywhere
    if count(anywhere) < PASSAGE - GAP * (PASSAGE // RUN - 1):
        return []
    return merged(_passages([(place, there[:_PLACES]) for place, there in shared]))


def repeated_in(runs: Sequence[int]) -> list[Stretch]:
    """The stretches of a text that are passages of what stands in it before."""
    if len(set(runs)) == len(runs):
        return []
    several = [places for places in places_in(runs).values() if len(places) > 1]
    shared = sorted(
        (place, places[: min(earlier, _PLACES)])
        for places in several
        for earlier, place in enumerate(places)
        if earlier
    )
    return merged(_passages(shared))


def _passages(shared: Sequence[tuple[int, Sequence[int]]]) -> Iterator[Stretch]:
    """The passages among runs of one text at places at which another has them.

    Each pair of places goes on from the earliest begun of those that end shortly before it in both texts.
    """
    reach = RUN + GAP
    ends: list[tuple[int, int, int]] = []
    for place, others in shared:
        ends = [end for end in ends if place - end[0] <= reach]
        begun = []
        for other in others:
            starts = [start for at, there, start in ends if at < place and 0 < other - there <= reach]
            start = min(starts, default=place)
            begun.append((place, other, start))
            if place + RUN - start >= PASSAGE:
                yield start, place + RUN
        ends += begun


def merged(spans: Iterable[Stretch]) -> list[Stretch]:
    """Stretches that neither touch nor overlap, in order."""
    found: list[Stretch] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((start, end))
    return found


def count(spans: Iterable[Stretch]) -> int:
    """How many words stand in stretches that do not overlap."""
    return sum(end - start for start, end in spans)
