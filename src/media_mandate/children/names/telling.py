"""What is told of the names in an article: who is not accounted for, and which answers are wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace
from typing import NamedTuple

from media_mandate.articles.article import Article
from media_mandate.articles.front_matter import Names
from media_mandate.children import forms, rules
from media_mandate.children.findings import Giveaway, fields
from media_mandate.children.identifying.clues import Clue
from media_mandate.children.identifying.identifiers import changed_in
from media_mandate.children.names.accounting import Asked, Person, asked, has_kin, people
from media_mandate.children.names.lists import listed
from media_mandate.children.names.roles import Role
from media_mandate.children.names.things import has_surname
from media_mandate.children.rows import born_under_18
from media_mandate.problems import Problem
from media_mandate.reading.body import Body
from media_mandate.reading.document import Document
from media_mandate.reading.fields import shortened
from media_mandate.reading.letters import alike, as_read
from media_mandate.reading.strict_yaml import Key

_KINDS = {
    Role.CHILD: Clue.NAME,
    Role.RELATIVE: Clue.FAMILY,
    Role.ADULT: Clue.GROWN_UP,
    Role.PAGE: Clue.CONTACT,
    Role.UNKNOWN: Clue.STRANGER,
}
_CREDITS = (("image", "credit"), ("printed", "issue"), ("printed", "page"), ("broadcast", "channel"))
"""Fields whose names are no part of what is told, beside the credits of pictures in the text."""


def _is_credit(key: Key) -> bool:
    return key in _CREDITS or key[:1] == ("pictures",)


class Accounts(NamedTuple):
    """What became of the names of an article.

    `settled` is what was found before and needs no telling: names that are told to be changed, or asked about
    instead. `open` is who is not accounted for, `problems` what is wrong in the line `names`, and whom the
    text shows as an outsider.
    """

    settled: list[Giveaway]
    open: list[Giveaway]
    problems: list[Problem]


def accounts(
    document: Document, article: Article, body: Body, hits: Sequence[Giveaway], *, is_grave: bool
) -> Accounts:
    """Account for every name of an article in which a child is protected.

    `hits` is what it gives away. Where that is not grave, for all its children are 16 or 17, their names are
    asked about like others.
    """
    names = article.front.names or Names()
    texts = [(key, alike(as_read(text))) for key, text in fields(article) if not _is_credit(key)]
    texts.append(((), body.text.judged))
    changed = {name for _key, text in texts for name in changed_in(text)}
    is_told = any(_ALL_CHANGED.search(text) for _key, text in texts)
    hidden = {
        small
        for small in map(_small, names.changed)
        if is_told or small in changed or small in listed("changed")
    }
    answered = hidden if is_grave else {*hidden, *map(_small, names.all)}
    named = [hit for hit in hits if hit.kind in (Clue.NAME, Clue.FAMILY) and not hit.is_elsewhere]
    children = [hit for hit in named if hit.kind is Clue.NAME and not hit.is_in_name and not hit.is_anchor]
    settled = [hit for hit in children if _small(hit.words) in answered or not is_grave]
    asking = [replace(hit, kind=Clue.STRANGER) for hit in settled if _small(hit.words) not in answered]
    found = people(texts, born_under_18(article.front.date))
    forms = [tuple(name.split()) for name in (*changed, *hidden, *(_small(hit.words) for hit in named))]
    ends = {form[first:] for form in forms for first in range(len(form))}
    unsettled = [one for one in found if not one.forms & ends]
    waiting = list(asked(unsettled, article.front, has_kin=has_kin(found)))
    waiting = _but_places(waiting, dict(texts))
    asking += map(_giveaway, waiting)
    real = {_small(hit.words) for hit in children} if is_grave else set()
    problems = list(_wrong_answers(document, names, found, hits, real, hidden))
    outsiders = [f"{one.words} ({one.why})" for one in unsettled if one.role is Role.OFFICE]
    if waiting and outsiders:
        spot = document.front.spot(("names",))
        problems.append(rules.TAKEN_AS_OUTSIDERS.at(spot, people=", ".join(outsiders)))
    return Accounts(settled, asking, problems)


_ALL_CHANGED = re.compile(
    r"\btên (?:của )?(?:các |những )?(?:nhân vật|em|cháu)(?: trong bài(?: viết)?)?"
    r" (?:đều )?(?:đã )?(?:được )?(?:thay đổi|đổi)",
    re.IGNORECASE,
)
"""What newspapers write below a text in which names are changed."""


def _but_places(waiting: Sequence[Asked], texts: Mapping[Key, str]) -> list[Asked]:
    """All but the names of schools and hamlets, which are told as such; a surname makes one a person's."""
    places = {}
    for key in {key for one in waiting for key, _mention in one.person.mentions}:
        hits = forms.listed(texts[key])
        places[key] = [(hit.start, hit.end) for hit in hits if hit.kind in (Clue.SCHOOL, Clue.HOME)]
    return [
        one
        for one in waiting
        if one.role is not Role.UNKNOWN
        or any(
            has_surname(mention) or not any(start <= mention.start < end for start, end in places[key])
            for key, mention in one.person.mentions
        )
    ]


def _small(name: str) -> str:
    return " ".join(name.lower().split())


def _giveaway(one: Asked) -> Giveaway:
    key, mention = one.first
    return Giveaway(_KINDS[one.role], mention.words, None if key else mention.start, key)


def _wrong_answers(
    document: Document,
    names: Names,
    found: Sequence[Person],
    hits: Sequence[Giveaway],
    children: Set[str],
    hidden: Set[str],
) -> Iterator[Problem]:
    written = {" ".join(form) for person in found for form in person.forms}
    written |= {_small(hit.words) for hit in hits}
    relatives = {_small(hit.words).split()[0] for hit in hits if hit.kind is Clue.FAMILY and " " in hit.words}
    for kind in ("adult", "changed", "other"):
        for index, name in enumerate(getattr(names, kind)):
            spot, small = document.front.spot(("names", kind, index)), _small(name)
            if small not in written:
                yield rules.NAME_NOT_IN_TEXT.at(spot, name=shortened(name))
            elif kind != "changed" and small in children:
                yield rules.CHILD_IN_NAMES.at(spot, name=shortened(name))
            elif kind == "changed" and small not in hidden:
                yield rules.CHANGE_UNTOLD.at(spot, name=shortened(name))
            elif kind == "changed" and " " in small and small.split()[0] in relatives:
                yield rules.CHANGED_WITH_SURNAME.at(spot, name=shortened(name))
