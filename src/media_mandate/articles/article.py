"""One article: its fields and its body, read and measured."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, replace
from datetime import timedelta
from hashlib import sha256
from typing import Any

from pydantic import ValidationError

from media_mandate.articles import rules
from media_mandate.articles.address import Address
from media_mandate.articles.emergency import emergency_problems
from media_mandate.articles.front_matter import FrontMatter, PictureNote, Setting
from media_mandate.articles.prose import Prose, prose_of
from media_mandate.articles.topics import unfound_topics
from media_mandate.mandate.grades import Grade
from media_mandate.mandate.kinds import OutletKind
from media_mandate.mandate.values import Mandate, Outlet, grade_of, shortest_of
from media_mandate.messages import _
from media_mandate.months import Month
from media_mandate.problems import Problem, Spot
from media_mandate.reading.body import Body, Figure, Target
from media_mandate.reading.document import Document
from media_mandate.reading.fields import nearest, problems_of, shortened
from media_mandate.reading.strict_yaml import Key, Place


@dataclass(frozen=True, slots=True, eq=False)
class Article:
    """One Markdown file under an outlet, read and measured.

    `words` counts the body, or is what was frozen when it was withdrawn; `sha256` is that of its source.
    `prose` is its text as texts are compared. `targets` is what its fields and its body point to, placed in
    the file; a withdrawn one points to nothing that it played. `figures` are the pictures among it, that of
    its fields first; `places` tells where the fields stand that name others. `unfound` are its topics, where
    no word of them stands in it.
    """

    address: Address
    front: FrontMatter
    words: int
    sha256: str
    prose: Prose
    targets: tuple[Target, ...]
    figures: tuple[Figure, ...]
    places: Mapping[Key, Place]
    unfound: tuple[str, ...] = ()

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
    def kind(self) -> OutletKind:
        """A broadcaster's where it has a broadcast block, else a newspaper's."""
        return "newspaper" if self.front.broadcast is None else "broadcaster"

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
        return int((self.front.broadcast.duration or timedelta()).total_seconds())

    @property
    def shortest(self) -> int:
        """The least length of a feature of its kind in its month."""
        return shortest_of(self.address.duty, self.kind)

    @property
    def wanted(self) -> Grade:
        """The least grade of a feature in its month."""
        return grade_of(self.address.duty)

    @property
    def length(self) -> int:
        """What the mandate measures: seconds for a broadcaster, words for a newspaper."""
        return self.words if self.seconds is None else self.seconds

    def is_published(self, as_of: datetime.date) -> bool:
        """Whether it has an address on the site of that day, if only to say that it was withdrawn."""
        return not self.front.draft and self.date <= as_of


@dataclass(frozen=True, slots=True)
class Unread:
    """What could be read of an article whose fields are wrong: the hash of its text."""

    sha256: str


def read_article(
    document: Document, body: Body, address: Address, mandate: Mandate, *, sparing: bool = False
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
    prose = prose_of(body.text.blocks)
    problems += _body_problems(document, body, front, prose.words)
    problems += () if front.withdrawn else emergency_problems(document, front, mandate)
    withdrawn = front.withdrawn
    article = Article(
        address,
        front,
        prose.words if withdrawn is None or front.is_marked else withdrawn.words or 0,
        (withdrawn and withdrawn.sha256) or text_sha256(document.body),
        prose,
        () if front.is_marked else tuple(_targets(document, body, front)),
        () if front.is_marked else tuple(_figures(document, body, front)),
        {key: document.front.places[key] for key in _naming(front) if key in document.front.places},
        unfound_topics(front.topics, (front.title, front.description or "", body.text.running), mandate),
    )
    return article, problems


_DECIDING = frozenset(
    ("title", "date", "rerun_of", "translation_of", "moved_from", "withdrawn", "draft", "sample")
)
"""Fields without which an article would be another one."""


def _spared(document: Document, setting: Setting) -> FrontMatter | None:
    """The fields without those that are refused; None where one that decides is among them.

    Of an outlet of both kinds an article that lost its broadcast block would be of the other kind.
    """
    values = deepcopy(dict(document.front.values))
    is_of_both = setting.address.outlet.only_kind is None
    while True:
        try:
            front = FrontMatter.model_validate(values, context=setting)
            lost = document.front.values.get("broadcast") is not None and front.broadcast is None
            return None if lost and is_of_both else front
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
    *(("printed", name) for name in ("url", "scan")),
)


def _naming(front: FrontMatter) -> Iterator[Key]:
    """The fields that name others, among them pictures in which a face is allowed."""
    yield from _NAMING
    for index in range(len(front.children.allowed) if front.children is not None else 0):
        yield "children", "allowed", index


def _targets(document: Document, body: Body, front: FrontMatter) -> Iterator[Target]:
    if front.image is not None:
        yield Target(front.image.src, *document.front.place(("image", "src")))
    if front.broadcast is not None and front.broadcast.media is not None and front.withdrawn is None:
        yield Target(front.broadcast.media, *document.front.place(("broadcast", "media")))
    yield from body.targets


def _figures(document: Document, body: Body, front: FrontMatter) -> Iterator[Figure]:
    if front.image is not None:
        target = Target(front.image.src, *document.front.place(("image", "src")))
        yield Figure(target, front.image.alt, front.image.people, front.image.credit)
    for figure in body.figures:
        name = front.noted(figure.target.address)
        note = front.pictures[name] if name is not None else PictureNote()
        yield replace(figure, people=note.people or figure.people, credit=note.credit)


def _note_problems(document: Document, body: Body, front: FrontMatter) -> Iterator[Problem]:
    """What `pictures` says of none that the text shows, or otherwise than the text."""
    unshown = set(front.pictures)
    for figure in body.figures:
        name = front.noted(figure.target.address)
        if name is None:
            continue
        unshown.discard(name)
        told = front.pictures[name].people
        if told and figure.people and told != figure.people:
            spot = Spot(document.front.path, figure.target.line, figure.target.column)
            yield rules.PEOPLE_TWICE.at(spot, name=shortened(name), people=told, other=figure.people)
    for name in front.pictures:
        if name in unshown:
            shown = [figure.target.address for figure in body.figures]
            hint = nearest(name, shown, front.pictures) if shown else None
            if front.image is not None and name == front.image.src:
                hint = _("The picture above the text has its credit and its people: in the line image.")
            yield rules.NOTE_OF_NOTHING.at(
                document.front.spot(("pictures", name)), hint=hint, name=shortened(name)
            )


def text_sha256(body: str) -> str:
    """The SHA-256 of a body, blanks around it aside."""
    return sha256(body.strip().encode()).hexdigest()


def _body_problems(document: Document, body: Body, front: FrontMatter, words: int) -> list[Problem]:
    problems: list[Problem] = []
    if front.is_marked:
        return problems
    path, first = document.front.path, document.body_line
    if front.withdrawn is not None and document.body.strip():
        problems.append(rules.WITHDRAWN_WITH_TEXT.at(Spot(path, first)))
    if front.withdrawn is None and not words and body.is_shown:
        problems.append(rules.NO_TEXT.at(Spot(path, first)))
    if front.withdrawn is None:
        problems += _note_problems(document, body, front)
    if body.text.title is not None:
        problems.append(rules.SECOND_TITLE.at(body.spot(body.text.title)))
    return problems


NOTHING_READ = Unread(text_sha256(""))
