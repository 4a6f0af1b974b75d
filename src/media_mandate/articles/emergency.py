"""Articles on what cannot wait: they begin with steps to take now, and the number to call."""

from __future__ import annotations

from collections.abc import Iterator

from media_mandate.articles import rules
from media_mandate.articles.front_matter import FrontMatter
from media_mandate.mandate.values import Mandate
from media_mandate.problems import Problem
from media_mandate.reading.document import Document

FEWEST, MOST = 3, 6
"""Steps that fit on the first screen of a phone, and that somebody in fear takes in."""

ROOM = 330
"""Characters for which the first screen of a small phone has room, all steps together."""

LONG_TITLE, OF_A_TITLE = 90, 2
"""Beyond how many characters a title takes room from the steps, and for how many of theirs each stands."""


def is_emergency(front: FrontMatter, mandate: Mandate) -> bool:
    """Whether an article begins with what to do now: by its own word, else by that of a topic."""
    if front.emergency is not None:
        return front.emergency
    return any(mandate.topic[id].emergency for id in front.topics)


def emergency_problems(document: Document, front: FrontMatter, mandate: Mandate) -> Iterator[Problem]:
    """Steps that an emergency article lacks, and those that no first screen holds."""
    count, spot = len(front.steps), document.front.spot(("steps",))
    if not front.steps and not is_emergency(front, mandate):
        return
    if not FEWEST <= count <= MOST:
        yield rules.STEPS.at(spot, fewest=FEWEST, most=MOST, count=count)
        return
    room = ROOM - OF_A_TITLE * max(0, len(front.title) - LONG_TITLE)
    if (length := sum(map(len, front.steps))) > room:
        yield rules.STEPS_LONG.at(spot, count=length, most=max(0, room))
