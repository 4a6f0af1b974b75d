"""The body of a file: the text that readers get of it, where it stands, and what is wrong with its form."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from operator import attrgetter

from media_mandate.problems import Problem, Spot
from media_mandate.reading import rules
from media_mandate.reading.code import without_code
from media_mandate.reading.depth import deep_line
from media_mandate.reading.document import Document
from media_mandate.reading.fields import shortened
from media_mandate.reading.oddities import oddities
from media_mandate.reading.places import Places
from media_mandate.reading.rendering import BLANK_LINE, BUDGET, OverBudgetError, UnrenderableError, rendered
from media_mandate.reading.sanitising import refused
from media_mandate.reading.text import NOTHING, BodyText, text_in

MOST = 20
"""Faults of one kind in one body are told one by one up to this number."""


@dataclass(frozen=True, slots=True)
class Target:
    """Where a field or the body points, and its line and column in the file, from 1."""

    address: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture that is shown; `people` is what was said of the people in it, `credit` of who took it."""

    target: Target
    alt: str
    people: str | None = None
    credit: str | None = None


@dataclass(frozen=True, slots=True)
class Body:
    """The body of the file `path`, whose first line is `line`, as readers get it.

    `is_shown` is False where no page can be made of it.
    """

    path: str
    line: int
    text: BodyText
    places: Places
    targets: tuple[Target, ...]
    figures: tuple[Figure, ...]
    is_shown: bool

    def place_of(self, name: str) -> tuple[int, int]:
        """Where in the file a part of an address stands."""
        line, column = self.places.of_name(name)
        return self.line + line - 1, column

    def spot(self, start: int) -> Spot:
        """Where in the file stands what begins at `start` of the judged text."""
        line, column = self.places.of(start)
        return Spot(self.path, self.line + line - 1, column)


def read_body(document: Document) -> tuple[Body, list[Problem]]:
    """Make the text of a document's body, and tell what of its form no page can show or nobody meant."""
    path, source = document.front.path, document.body
    made, problems = _made(document)
    text = text_in(made) if made else NOTHING
    places = Places(source, text)
    placed = [
        (reference, Target(reference.address.strip(), document.body_line + line - 1, column))
        for reference, (line, column) in zip(text.references, places.of_references(), strict=True)
    ]
    figures = tuple(
        Figure(target, (reference.alt or "").strip(), reference.people)
        for reference, target in placed
        if reference.tag == "img"
    )
    targets = tuple(sorted((target for _reference, target in placed), key=attrgetter("line", "column")))
    body = Body(path, document.body_line, text, places, targets, figures, made is not None)
    problems += oddities(document)
    if made:
        problems += _refused(made, document)
    return body, problems


def _made(document: Document) -> tuple[str | None, list[Problem]]:
    """The HTML of the body, None with a problem where no page can be made of it."""
    path, source = document.front.path, document.body
    deep = deep_line(source)
    if deep is not None:
        return None, [rules.TEXT_TOO_DEEP.at(Spot(path, document.body_line + deep - 1))]
    if not source.strip():
        return "", []
    try:
        return rendered(source), []
    except UnrenderableError as error:
        spot = Spot(path, document.body_line + _culprit(source, type(error)))
        if isinstance(error, OverBudgetError):
            return None, [rules.OVERLONG.at(spot)]
        return None, [rules.UNRENDERABLE.at(spot)]


def _culprit(source: str, error: type[UnrenderableError]) -> int:
    """The number of lines before the first paragraph that cannot be rendered by its share of work, else 0."""
    gaps = list(BLANK_LINE.finditer(f"{source}\n\n"))
    start = 0
    for gap in gaps:
        try:
            rendered(source[start : gap.start()], BUDGET // len(gaps))
        except (error, OverBudgetError):
            return source.count("\n", 0, start)
        start = gap.end()
    return 0


def _refused(made: str, document: Document) -> Iterator[Problem]:
    seen, bare = 0, without_code(document.body, ("code", "fence"))
    for tag, part in islice(refused(made), MOST):
        start = bare.find(tag, seen)
        found = bare.find(part, max(start, 0))
        seen = start + len(tag) if start >= 0 else seen
        yield rules.REFUSED_HTML.at(document.spot(max(found, 0)), html=shortened(part))
