"""One article read alone, as the check of today reads it: whether it stands now or stood long ago."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import PurePosixPath

from media_mandate import desk_rules
from media_mandate.articles.address import DOCS, read_address
from media_mandate.articles.article import NOTHING_READ, Unread, read_article, text_sha256
from media_mandate.articles.front_matter import Children, Names, is_draft, is_marked
from media_mandate.articles.rules import SECOND_TITLE
from media_mandate.children.duty import safeguard, safeguard_unread
from media_mandate.mandate.values import Mandate
from media_mandate.months import Month
from media_mandate.newsroom.reading import Reading
from media_mandate.problems import Problem, Spot
from media_mandate.reading.body import Body, read_body
from media_mandate.reading.document import Document, read_document
from media_mandate.reading.files import decode
from media_mandate.reading.rules import CONFLICT, DASHES


def _softened(problems: list[Problem]) -> list[Problem]:
    """A draft is not published, so what is wrong in it stops nothing."""
    return [problem.as_warning() for problem in problems]


@dataclass(frozen=True, slots=True)
class Said:
    """What a newer version of an article says of it, and an older one may not have known.

    That is whether a child came to harm in what it tells, who the names in it are, and its sensitive topics.
    """

    is_sensitive: bool
    names: Names
    topics: frozenset[str]


def read_version(
    path: str, raw: bytes, mandate: Mandate, *, sparing: bool = False, said: Said | None = None
) -> Reading:
    """An earlier version of a file as the check of today reads it, with what it gives away of a child.

    With `sparing` refused fields are told and left out where it can be without them. With what a newer one
    `said` it is read as if it said the same, whatever it says of itself.
    """
    place = PurePosixPath(path)
    if len(place.parts) < 3 or place.parts[1] not in mandate.outlet:
        return Reading(path, (desk_rules.OUTSIDE_OUTLETS.at(Spot(path), example=f"{DOCS}/"),))
    found = read_alone(place, mandate, lambda _path: sparing, *decode(raw, path))
    if said is not None and found.article is not None:
        front, own = found.article.front, found.article.front.names or Names()
        children = (front.children or Children()).model_copy(update={"sensitive": said.is_sensitive})
        answered = own.model_copy(
            update={"adult": (*own.adult, *said.names.adult), "other": (*own.other, *said.names.other)}
        )
        topics = (*front.topics, *sorted(said.topics.difference(front.topics)))
        front = front.model_copy(update={"children": children, "names": answered, "topics": topics})
        found = replace(found, article=replace(found.article, front=front))
    return safeguarded(found, mandate)


def shown_body(document: Document) -> tuple[Body, list[Problem]]:
    """The body of a document, and what is wrong with it; of an article that is marked as withdrawn none."""
    return read_body(replace(document, body="") if is_marked(document.front.values) else document)


def read_alone(
    path: PurePosixPath,
    mandate: Mandate,
    is_unchanged: Callable[[str], bool],
    text: str | None,
    wrong: list[Problem],
) -> Reading:
    """Read an article's text; one that `is_unchanged` since it was settled in spite of refused fields.

    `wrong` is what was found before there was a text.
    """
    document = body = article = None
    is_spared = False
    if text is not None:
        document, more = read_document(text, str(path))
        wrong += more
    if document is not None:
        body, more = read_body(document)
        wrong += more
    address, problems = read_address(path, mandate, _month_of(document))
    problems += wrong
    if address is not None and document is not None and body is not None:
        article, more = read_article(document, body, address, mandate)
        is_spared = article is None and is_unchanged(str(path))
        if is_spared:
            article, more = read_article(document, body, address, mandate, sparing=True)
        if article is not None and article.front.is_marked:  # nothing of it is shown
            problems, body = [], shown_body(document)[0]
        problems += more
    problems = _without_echoes(problems)
    softened = document is not None and is_draft(document.front.values)
    told = _softened(problems) if softened else problems
    if document is None or body is None:
        return Reading(str(path), tuple(told), unread=NOTHING_READ)
    if article is None:
        told = [*told, *safeguard_unread(document, body, mandate)]
        return Reading(str(path), tuple(told), body=body, unread=Unread(text_sha256(document.body)))
    return Reading(str(path), tuple(told), article, document, body, is_spared=is_spared)


def _month_of(document: Document | None) -> Month | None:
    """The month of the date in front matter that may be wrong otherwise."""
    try:
        return (
            Month.of(date.fromisoformat(str(document.front.values.get("date")).strip())) if document else None
        )
    except ValueError:
        return None


def _without_echoes(problems: list[Problem]) -> list[Problem]:
    """The problems without those headings that are made by what git left, or by a line below them."""
    left = {problem.line for problem in problems if problem.rule is CONFLICT}
    left |= {(problem.line or 0) + 1 for problem in problems if problem.rule is DASHES}
    return [
        problem
        for problem in problems
        if problem.rule is not SECOND_TITLE or (problem.line or 0) + 1 not in left
    ]


def safeguarded(found: Reading, mandate: Mandate) -> Reading:
    """What an article gives away of a child, added to its reading."""
    if found.document is None or found.body is None or found.article is None:
        return found
    problems, allowances = safeguard(found.document, found.body, found.article, mandate)
    told = _softened(problems) if found.article.front.draft else problems
    return replace(found, problems=(*found.problems, *told), allowances=tuple(allowances))
