"""One article: its fields and its body, read and measured."""

from __future__ import annotations

import datetime
from array import array
from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, replace
from datetime import timedelta
from hashlib import sha256
from typing import Any

from pydantic import ValidationError

from media_mandate.articles import rules
from media_mandate.articles.address import Address
from media_mandate.articles.front_matter import FrontMatter, Setting
from media_mandate.mandate.values import Mandate, Outlet
from media_mandate.months import Month
from media_mandate.problems import Problem, Spot
from media_mandate.reading import prose
from media_mandate.reading.document import Document
from media_mandate.reading.fields import problems_of, shortened
from media_mandate.reading.oddities import oddities
from media_mandate.reading.prose import Figure, Target
from media_mandate.reading.strict_yaml import Key, Place


@dataclass(frozen=True, slots=True, eq=False)
class Article:
    """One Markdown file under an outlet, read and measured.

    `words` counts the body, or is what was frozen when it was withdrawn; `sha256` is that of the text.
    `runs` are the hashes of its word runs, comparable within one process. `targets` is what its fields
    and its body point to, placed in the file; a withdrawn one points to nothing that it played. `figures` are
    the pictures among it, that of its fields first; `places` tells where the fields stand that name others.
    """

    address: Address
    front: FrontMatter
    body: str
    words: int
    sha256: str
    runs: array[int]
    targets: tuple[Target, ...]
    figures: tuple[Figure, ...]
    places: Mapping[Key, Place]

    @property
    def id(self) -> str:
        return self.address.id

    @property
    def path(self) -> str:
        return self.address.path

    @property
    def outlet(self) -> Outlet:
        return self.address.outlet

    @property
    def month(self) -> Month:
        return self.address.month

    @property
    def date(self) -> datetime.date:
        return self.front.date

    @property
    def aired(self) -> datetime.datetime | None:
        return self.front.broadcast.aired if self.front.broadcast else None

    @property
    def seconds(self) -> int | None:
        """The length of a broadcast; None for a newspaper."""
        if self.front.broadcast is None:
            return None
        if self.front.withdrawn is not None and self.front.withdrawn.seconds is not None:
            return self.front.withdrawn.seconds
        return int(self.front.broadcast.duration / timedelta(seconds=1))

    @property
    def length(self) -> int:
        """What the mandate measures: seconds for a broadcaster, words for a newspaper."""
        return self.words if self.seconds is None else self.seconds

    def is_published(self, as_of: datetime.date) -> bool:
        """Whether it has an address on the site of that day, if only to say that it was withdrawn."""
        return not self.front.draft and self.date <= as_of


def read_article(
    document: Document, address: Address, mandate: Mandate, *, sparing: bool = False
) -> tuple[Article | None, list[Problem]]:
    """Validate an article's front matter and measure its body; None when its fields are wrong.

    With `sparing` fields that are refused are told and left out, where the article can be without them.
    """
    setting, problems = Setting(mandate, address), list[Problem]()
    try:
        front = FrontMatter.model_validate(document.front.values, context=setting)
    except ValidationError as error:
        problems = problems_of(error, document.front, FrontMatter)
        spared = _spared(document, setting) if sparing else None
        if spared is None:
            return None, problems
        front = spared
    words = prose.words(document.body)
    problems += _body_problems(document, front, len(words))
    withdrawn = front.withdrawn
    article = Article(
        address,
        front,
        document.body,
        len(words) if withdrawn is None else withdrawn.words or 0,
        text_sha256(document.body) if withdrawn is None else withdrawn.sha256,
        array("q", prose.runs(words)),
        tuple(_targets(document, front)),
        tuple(_figures(document, front)),
        {key: document.front.places[key] for key in _NAMING if key in document.front.places},
    )
    return article, problems


_DECIDING = frozenset(
    ("title", "date", "rerun_of", "translation_of", "moved_from", "withdrawn", "draft", "sample")
)
"""Fields without which an article would be another one."""


def _spared(document: Document, setting: Setting) -> FrontMatter | None:
    """The fields without those that are refused; None where one that decides is among them."""
    values = deepcopy(dict(document.front.values))
    while True:
        try:
            return FrontMatter.model_validate(values, context=setting)
        except ValidationError as error:
            key = error.errors(include_url=False)[0]["loc"]
            if not key or key[0] in _DECIDING or not _remove(values, key):
                return None


def _remove(values: dict[str, Any], key: Key) -> bool:
    """Take the value at `key` out, or the block that lacks it; False where there is nothing to take."""
    home: Any = values
    way: list[tuple[Any, str | int]] = []
    for part in key:
        is_there = (
            part in home if isinstance(home, dict) else isinstance(home, list) and part in range(len(home))
        )
        if not is_there:
            break
        way.append((home, part))
        home = home[part]
    if not way:
        return False
    inside, part = way[-1]
    del inside[part]
    return True


_NAMING: tuple[Key, ...] = (
    *((name,) for name in ("rerun_of", "translation_of", "moved_from", "withdrawn", "corrections")),
    *(("broadcast", name) for name in ("media", "type", "duration", "length")),
)


def _targets(document: Document, front: FrontMatter) -> Iterator[Target]:
    if front.image is not None:
        yield Target(front.image.src, *document.front.place(("image", "src")))
    if front.broadcast is not None and front.broadcast.media is not None and front.withdrawn is None:
        yield Target(front.broadcast.media, *document.front.place(("broadcast", "media")))
    yield from targets_below(document)


def targets_below(document: Document) -> Iterator[Target]:
    """What the body of a document points to, placed in its file."""
    for target in prose.targets(document.body):
        yield _placed(target, document)


def figures_below(document: Document) -> Iterator[Figure]:
    """The pictures that the body of a document shows, placed in its file."""
    for figure in prose.figures(document.body):
        yield replace(figure, target=_placed(figure.target, document))


def _placed(target: Target, document: Document) -> Target:
    return replace(target, line=target.line + document.body_line - 1)


def _figures(document: Document, front: FrontMatter) -> Iterator[Figure]:
    if front.image is not None:
        target = Target(front.image.src, *document.front.place(("image", "src")))
        yield Figure(target, front.image.alt, front.image.people)
    yield from figures_below(document)


def text_sha256(body: str) -> str:
    """The SHA-256 of a body, blanks around it aside."""
    return sha256(body.strip().encode()).hexdigest()


def body_problems(document: Document) -> list[Problem]:
    """What no page can show of a body, be it an article's or another page's."""
    path, above = document.front.path, document.body_line - 1
    problems = [
        rules.REFUSED_HTML.at(Spot(path, above + line, column), html=shortened(html))
        for line, column, html in prose.refused_html(document.body)
    ]
    problems += oddities(document)
    deep = prose.deep_line(document.body)
    if deep is not None:
        problems.append(rules.TOO_DEEP.at(Spot(path, above + deep)))
    return problems


def _body_problems(document: Document, front: FrontMatter, words: int) -> list[Problem]:
    problems = []
    path, first = document.front.path, document.body_line
    if front.withdrawn is not None and document.body.strip():
        problems.append(rules.WITHDRAWN_WITH_TEXT.at(Spot(path, first)))
    if front.withdrawn is None and not words:
        problems.append(rules.NO_TEXT.at(Spot(path, first)))
    problems += body_problems(document)
    title_line = prose.title_line(document.body)
    if title_line is not None:
        problems.append(rules.SECOND_TITLE.at(Spot(path, first + title_line - 1)))
    return problems
