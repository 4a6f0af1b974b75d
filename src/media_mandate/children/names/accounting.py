"""Who of the people that an article names is accounted for, and who is asked about.

Each person is asked about once. What a text shows beats what the line `names` says.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from media_mandate.articles.front_matter import FrontMatter
from media_mandate.children.identifying.book import book
from media_mandate.children.names.listing import in_text
from media_mandate.children.names.mention import Mention
from media_mandate.children.names.roles import Role, is_accused_or_driver, role_of
from media_mandate.children.rows import BORN
from media_mandate.reading.strict_yaml import Key

_BOOK = book(__name__)


@dataclass(slots=True, eq=False)
class Person:
    """Somebody whom an article names, by the first full name, with all mentions and where each stands."""

    mentions: list[tuple[Key, Mention]] = field(default_factory=list)
    role: Role = Role.UNKNOWN
    why: str = ""

    @property
    def words(self) -> str:
        return max((mention.words for _key, mention in self.mentions), key=lambda words: len(words.split()))

    @property
    def longest(self) -> tuple[str, ...]:
        """The fullest form of the name."""
        return max(self.forms, key=len)

    @property
    def is_hidden(self) -> bool:
        """Whether initials stand for the name, as they do for those whom the press protects."""
        return any(mention.is_initials for _key, mention in self.mentions)

    @property
    def is_page(self) -> bool:
        """Whether the name is an account's or a tag's, which leads to more than the article tells."""
        return all(mention.is_page for _key, mention in self.mentions)

    @property
    def forms(self) -> set[tuple[str, ...]]:
        """The ways in which the person is called, in small letters."""
        return {mention.syllables for _key, mention in self.mentions}


def people(texts: Iterable[tuple[Key, str]], born: range = BORN) -> list[Person]:
    """The people whom texts name, in the order in which they are first named; a text of the body has no key.

    Who was born in one of the years `born` is a child.
    """
    known = _Known()
    for key, text in texts:
        for mention in in_text(text, born):
            person = known.same(mention.syllables) or known.add(Person())
            person.mentions.append((key, mention))
            known.call(person, mention.syllables)
    for person in known.people:
        _judge(person)
    return [one for person in known.people for one in _parted(person)]


def _parted(person: Person) -> list[Person]:
    """Somebody with an office, and whoever is called by a bare given name, which may be a child's."""
    bare = [
        one
        for one in person.mentions
        if len(one[1].syllables) == 1 and not _BOOK["titled"].search(one[1].before)
    ]
    if person.role is not Role.OFFICE or len(person.longest) == 1 or not bare:
        return [person]
    titled = [one for one in person.mentions if one not in bare]
    return [Person(titled, person.role, person.why), Person(bare)]


class _Known:
    """The people who were named so far, by the ways in which they are called and what is short for these."""

    def __init__(self) -> None:
        self.people: list[Person] = []
        self._by_form: dict[tuple[str, ...], Person] = {}
        self._by_short: dict[tuple[str, ...], list[Person]] = {}

    def add(self, person: Person) -> Person:
        self.people.append(person)
        return person

    def call(self, person: Person, form: tuple[str, ...]) -> None:
        if self._by_form.get(form) is not person:
            self._by_form[form] = person
            for short in _short_forms(form):
                named = self._by_short.setdefault(short, [])
                if person not in named[-1:]:
                    named.append(person)

    def same(self, form: tuple[str, ...]) -> Person | None:
        """Whom a name is said of, if it is but one person who was named before."""
        if form in self._by_form:
            return self._by_form[form]
        longer = self._by_short.get(form, [])
        if longer:
            return longer[0] if len(longer) == 1 else None
        shorts = _short_forms(form)
        known = [self._by_form[short] for short in shorts if short in self._by_form]
        shorter = [one for one in known if one.longest in shorts]
        return shorter[0] if len(set(map(id, shorter))) == 1 else None


def _short_forms(form: tuple[str, ...]) -> list[tuple[str, ...]]:
    """How somebody is called: by the ends of a name, and where the clan comes last, by what is before it.

    “Y Khuê Mlô” is “Y Khuê” and “Khuê”, “H'Mi Sa Niê” is “H'Mi Sa” and “Mi Sa”.
    """
    shorts = [form[first:] for first in range(len(form))]
    if form[0] in ("y", "a"):
        shorts += [form[first:last] for last in range(2, len(form)) for first in (0, 1)]
    elif form[0][:2] in ("h'", "k'"):
        bare = (form[0][2:], *form[1:])
        shorts += [form[:last] for last in range(1, len(form))]
        shorts += [bare[:last] for last in range(1, len(form) + 1)]
    return shorts


_SURE = (Role.RELATIVE, Role.OFFICE, Role.ADULT)


def _judge(person: Person) -> None:
    roles = [role_of(mention) for _key, mention in person.mentions]
    for role in _SURE:
        for told, why in roles:
            if told is role:
                person.role, person.why = role, why
                return


@dataclass(frozen=True, slots=True)
class Asked:
    """Somebody who is not accounted for, and as whom: children and relatives are none to ask about."""

    person: Person
    role: Role

    @property
    def first(self) -> tuple[Key, Mention]:
        return self.person.mentions[0]


def asked(found: Sequence[Person], front: FrontMatter, *, has_kin: bool) -> Iterator[Asked]:
    """Who is not accounted for by the text, the line `names` or the authors."""
    names = front.names
    answered = {tuple(name.lower().split()) for name in (*(names.all if names else ()), *front.authors)}
    for person in found:
        of_proceedings = any(is_accused_or_driver(mention) for _key, mention in person.mentions)
        is_hidden = person.is_hidden and not of_proceedings
        if person.role is Role.RELATIVE:
            yield Asked(person, Role.RELATIVE)
        elif person.role is Role.OFFICE:
            continue
        elif person.role is Role.UNKNOWN and is_hidden:
            yield Asked(person, Role.CHILD)
        elif _is_answered(person, answered):
            continue
        elif person.is_page:
            yield Asked(person, Role.PAGE)
        elif person.role is Role.UNKNOWN:
            yield Asked(person, Role.UNKNOWN)
        elif is_hidden:
            yield Asked(person, Role.RELATIVE)
        elif has_kin or not of_proceedings:
            yield Asked(person, Role.ADULT)


def _is_answered(person: Person, answered: set[tuple[str, ...]]) -> bool:
    """Whether the fullest form of a name is answered for, or the end of one that is."""
    longest = person.longest
    return any(
        name[-len(longest) :] == longest and (len(longest) > 1 or name == longest) for name in answered
    )


def has_kin(found: Sequence[Person]) -> bool:
    """Whether somebody's family is spoken of near a name."""
    return any(_BOOK["kin"].search(mention.signs) for person in found for _key, mention in person.mentions)
