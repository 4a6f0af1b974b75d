"""Where a child is given away, in a field, a file's name or the body, and what to write instead."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from pathlib import PurePosixPath
from typing import TypeVar
from unicodedata import normalize
from urllib.parse import unquote

from media_mandate.articles.article import Article
from media_mandate.articles.relations import is_elsewhere
from media_mandate.children import rules
from media_mandate.children.ages import are_16_or_17
from media_mandate.children.forms import listed, tells_of_child
from media_mandate.children.harm import Harm, harms
from media_mandate.children.identifying.clues import Clue, Found
from media_mandate.children.identifying.identifiers import identifiers, mentions
from media_mandate.children.identifying.persons import COMMUNES
from media_mandate.children.reader import read
from media_mandate.children.rows import BORN, born_under_18
from media_mandate.children.signs import signs_of
from media_mandate.children.vocabulary import is_plain
from media_mandate.problems import Level, PrivateRule, Problem, Spot
from media_mandate.reading.body import Body, Target
from media_mandate.reading.fields import shortened
from media_mandate.reading.letters import alike, as_read
from media_mandate.reading.strict_yaml import Key, Place
from media_mandate.reading.text import BodyText


@dataclass(frozen=True, slots=True)
class Giveaway:
    """Words that give a child away: at `start` of the judged text, in the field `key`, else in a name.

    `place` is where the name of a picture, a recording or an anchor stands; the article's own has none.
    `is_anchor` holds of what is no file's name: nobody is told to rename one for it. `is_elsewhere` holds of
    addresses of other sites, which others chose. `is_by_form` holds where no wording ties it to the child.
    """

    kind: Clue
    words: str
    start: int | None = None
    key: Key = ()
    place: Place | None = None
    is_anchor: bool = False
    is_elsewhere: bool = False
    is_by_form: bool = False

    @property
    def is_in_name(self) -> bool:
        return self.start is None and not self.key and not self.is_anchor

    def at(self, spot: Spot, level: Level = Level.PROBLEM) -> Problem:
        """The problem that it is where it stands."""
        rule, words = _RULES[self.kind], shortened(self.words)
        if self.kind is Clue.HOME and _COMMUNE.match(self.words):
            level = Level.WARNING
        if self.is_in_name and rule in rules.WITHIN:
            told = rules.WITHIN[rule].filled({"words": words})
            return rules.IN_FILE_NAME.at(spot, level=level, told=told)
        if self.is_by_form:
            return rule.at(spot, level=level, hint=rules.BY_FORM, words=words)
        return rule.at(spot, level=level, words=words)


_COMMUNE = re.compile(rf"(?:{'|'.join(sorted(COMMUNES))})\b", re.IGNORECASE)
"""Thousands live in one: by itself it leads to nobody."""


@dataclass(frozen=True, slots=True)
class HarmTold:
    """Words that tell of a child that came to harm or stands in proceedings: in the body, or in a field."""

    words: str
    start: int | None = None
    key: Key = ()
    place: Place | None = None


Sought = TypeVar("Sought", Found, Harm)
Seek = Callable[[str], list[Found]]

_RULES: Mapping[Clue, PrivateRule] = {
    Clue.NAME: rules.NAME,
    Clue.BIRTH: rules.BIRTH,
    Clue.SCHOOL: rules.SCHOOL,
    Clue.HOME: rules.HOME,
    Clue.FAMILY: rules.FAMILY,
    Clue.CONTACT: rules.CONTACT,
    Clue.MEDICAL: rules.MEDICAL,
    Clue.STRANGER: rules.STRANGER,
    Clue.GROWN_UP: rules.GROWN_UP,
    Clue.LETTER: rules.LETTER,
}


def in_article(article: Article, body: Body, *, is_vietnamese: bool = True) -> Iterator[Giveaway]:
    """What gives a child away in all that readers see of an article, who is one being judged on its day.

    Of one that is not Vietnamese, fields and paragraphs that are so by their letters are read.
    """
    born = partial(identifiers, born=born_under_18(article.front.date))
    seek = within(born, is_vietnamese=is_vietnamese)
    for key, text in fields(article):
        yield from in_field(key, text, seek)
    for index, author in enumerate(article.front.authors):
        if of_a_child(author):  # a bare name is a reporter's
            yield from in_field(("authors", index), author, seek)
    if is_vietnamese:
        yield from _in_addresses(article, body, born)
    yield from in_body(body.text, seek)


def _in_addresses(article: Article, body: Body, seek: Seek) -> Iterator[Giveaway]:
    front = article.front
    yield from in_name(article.address.slug, seek=seek)
    yield from in_ids(article, seek)
    yield from in_files(article.targets, front.broadcast.media if front.broadcast else None, seek)
    if front.printed is not None and front.printed.url is not None:
        yield from in_name(_spelt(front.printed.url), key=("printed", "url"), seek=seek)
    yield from in_anchors(body, seek)


def in_ids(article: Article, seek: Seek = identifiers) -> Iterator[Giveaway]:
    """The same in the address that an article had, which leads to it, and in that of what it repeats."""
    for field in ("moved_from", "rerun_of", "translation_of"):
        id = getattr(article.front, field)
        if id is not None:
            yield from in_name(id.rpartition("/")[2], key=(field,), seek=seek)


def fields(article: Article) -> Iterator[tuple[Key, str]]:
    """The texts that readers see in the fields, but for the authors."""
    front = article.front
    yield ("title",), front.title
    yield ("description",), front.description or ""
    if front.image is not None:
        yield ("image", "alt"), front.image.alt
        yield ("image", "credit"), front.image.credit or ""
    for name, note in front.pictures.items():
        yield ("pictures", name, "credit"), note.credit or ""
    if front.broadcast is not None:
        yield ("broadcast", "programme"), front.broadcast.programme
        yield ("broadcast", "channel"), front.broadcast.channel
    if front.printed is not None:
        yield ("printed", "issue"), front.printed.issue or ""
        yield ("printed", "page"), front.printed.page or ""
    yield from ((("steps", index), step) for index, step in enumerate(front.steps))
    for index, correction in enumerate(front.corrections):
        yield ("corrections", index, "text"), correction.text


def harm_in_article(
    article: Article, body: Body, hits: Iterable[Giveaway], *, is_vietnamese: bool = True
) -> Iterator[HarmTold]:
    """What tells of harm to a child, or of proceedings with one; `hits` are what the article gives away."""
    born = born_under_18(article.front.date)
    return harm_in(fields(article), body.text, hits, born, is_vietnamese=is_vietnamese)


def harm_in(
    texts: Iterable[tuple[Key, str]],
    body: BodyText,
    hits: Iterable[Giveaway],
    born: range = BORN,
    *,
    is_vietnamese: bool = True,
) -> Iterator[HarmTold]:
    """The same in the texts of fields and a body."""
    names = {hit.words.lower() for hit in hits if hit.kind is Clue.NAME}
    seek = within(partial(harms, names=names, born=born), is_vietnamese=is_vietnamese)
    for key, text in texts:
        for harm in seek(text):
            yield HarmTold(_quoted(text[harm.start : harm.end]), key=key)
    for _harm, words, start in _in_text(body, seek):
        yield HarmTold(_quoted(words), start)


def _quoted(words: str) -> str:
    """The last words of a passage that fit into a message."""
    line = " ".join(words.split())
    return line if len(line) <= _QUOTED else line[-_QUOTED:].partition(" ")[2]


_QUOTED = 80


def again(
    article: Article, body: Body, told: Sequence[Giveaway], hits: Sequence[Giveaway]
) -> Iterator[Giveaway]:
    """Where the names of `told` are written again, but for the places of all `hits`."""
    names = {
        hit.words.lower(): hit.kind
        for hit in told
        if hit.kind in (Clue.NAME, Clue.FAMILY) and not hit.is_in_name and not hit.is_elsewhere
    }
    if not names:
        return
    seek = partial(mentions, names=names)
    seen = set(map(_place_of, hits))
    for hit in chain(*(in_field(key, text, seek) for key, text in fields(article)), in_body(body.text, seek)):
        if _place_of(hit) not in seen:
            yield hit


def by_form(
    article: Article, body: Body, hits: Iterable[Giveaway], *, is_vietnamese: bool = True
) -> Iterator[Giveaway]:
    """Each named school, hamlet and number, if an article speaks of a child; but for what `hits` tell."""
    texts = list(fields(article))
    if not any(map(tells_of_child, (*(text for _key, text in texts), body.text.running))):
        return
    seek = within(partial(listed, born=born_under_18(article.front.date)), is_vietnamese=is_vietnamese)
    seen = _Seen(hits)
    found = chain(
        *(in_field(key, text, seek) for key, text in texts),
        in_body(body.text, seek),
        _in_links(body, seek),
        _in_own_names(article, seek),
    )
    yield from (replace(hit, is_by_form=True) for hit in found if hit not in seen)


class _Seen:
    """Words of a text, or of a field, that were told."""

    def __init__(self, hits: Iterable[Giveaway]) -> None:
        self.places: set[int] = set()
        self.words: dict[Key, list[str]] = {}
        for hit in hits:
            if hit.start is not None:
                self.places.update(range(hit.start, hit.start + len(hit.words)))
            else:
                self.words.setdefault(hit.key, []).append(hit.words)

    def __contains__(self, hit: Giveaway) -> bool:
        """Whether a finding has words of these."""
        if hit.start is not None:
            return not self.places.isdisjoint(range(hit.start, hit.start + len(hit.words)))
        return any(hit.words in words or words in hit.words for words in self.words.get(hit.key, ()))


def is_of_16_or_17(article: Article, body: Body) -> bool:
    """Whether the children of an article are 16 or 17, and no proceedings are told of."""
    texts = (*(text for _key, text in fields(article)), body.text.running)
    return are_16_or_17(map(alike, texts), born_under_18(article.front.date))


def _in_own_names(article: Article, seek: Callable[[str], Iterable[Found]]) -> Iterator[Giveaway]:
    """The same in an article's own address and in names of its files, which are read as if in capitals."""
    own = [target for target in article.targets if not is_elsewhere(target.address)]
    names = [(name, (target.line, target.column)) for target in own for name in _parts(target.address)]
    for name, place in ((article.address.slug, None), *names):
        text = _JOINT.sub(" ", alike(as_read(name)).upper())
        for found in seek(text):
            yield Giveaway(found.kind, text[found.start : found.end].lower(), place=place)


def _in_links(body: Body, seek: Callable[[str], Iterable[Found]]) -> Iterator[Giveaway]:
    """Whom links lead to: somebody's page, number or mail address, where the text does not say it, too."""
    for target in body.targets:
        text = alike(as_read(_spelt(target.address)))
        for found in seek(text):
            words = text[found.start : found.end]
            if words not in body.text.judged:
                place = (target.line, target.column)
                yield Giveaway(found.kind, words, place=place, is_anchor=True)


def _place_of(hit: Giveaway) -> object:
    """What tells hits apart: where they begin in the body, the field and the words elsewhere."""
    return (hit.key, hit.words) if hit.start is None else hit.start


def in_field(key: Key, text: str, seek: Callable[[str], Iterable[Found]] = identifiers) -> Iterator[Giveaway]:
    """What gives a child away in the text of one field."""
    text = alike(as_read(text))
    for found in seek(text):
        yield Giveaway(found.kind, text[found.start : found.end], key=key)


def in_body(text: BodyText, seek: Callable[[str], Iterable[Found]] = identifiers) -> Iterator[Giveaway]:
    """What gives a child away in the text of a body."""
    for found, words, start in _in_text(text, seek):
        yield Giveaway(found.kind, words, start)


def _in_text(text: BodyText, seek: Callable[[str], Iterable[Sought]]) -> Iterator[tuple[Sought, str, int]]:
    """What is found in a body, its words and where in the judged text they begin.

    What stands behind the running text may say once more what was found there.
    """
    known = set()
    for found in seek(text.judged):
        words = " ".join(text.judged[found.start : found.end].split())
        if found.start >= len(text.running) and words.lower() in known:
            continue
        known.add(words.lower())
        yield found, words, found.start


def in_files(
    targets: Iterable[Target], media: str | None = None, seek: Seek = identifiers
) -> Iterator[Giveaway]:
    """The same in the names of pictures, sounds and films and of their folders, and in links to other sites.

    `media` is the sound or film of an article, which is its own wherever it lies.
    """
    for target in targets:
        place = (target.line, target.column)
        if target.address != media and is_elsewhere(target.address):
            yield from _in_link(_spelt(target.address), place, seek)
        else:
            for name in _parts(target.address):
                yield from in_name(name, place, seek=seek)


def _parts(address: str) -> tuple[str, ...]:
    """The names of folders and file in the address of a file that is no article's."""
    path = PurePosixPath(_spelt(address))
    return () if path.suffix == ".md" else (*path.parts[:-1], path.stem)


def _in_link(address: str, place: Place, seek: Seek) -> Iterator[Giveaway]:
    """The same in the address of another site: names alone, for headlines without marks read like anything.

    Without marks a name has three words at least: `tre-dang-bi-om` names nobody.
    """
    for hit in in_name(address, place, seek=seek):
        if hit.kind is Clue.NAME and (len(hit.words.split()) > 2 or not is_plain(hit.words)):
            yield replace(hit, is_anchor=True, is_elsewhere=True)


def _spelt(address: str) -> str:
    """An address without how it is fetched, as people read it."""
    return normalize("NFC", unquote(address.partition("://")[2] or address))


def in_anchors(body: Body, seek: Seek = identifiers) -> Iterator[Giveaway]:
    """The same in what becomes part of addresses: ids, names of downloads and notes, who gets a mail."""
    for name in body.text.names:
        text = normalize("NFC", unquote(name))
        for hit in in_name(text, seek=seek):
            yield replace(hit, place=body.place_of(name), is_anchor=True)


_OF_A_CHILD = set(signs_of("child pupil offspring son_or_daughter minor class_name grade school"))
"""The signs of a child's role, age, class or school."""


def of_a_child(name: str) -> bool:
    """Whether a name tells of a role, an age, a class or a school, as no grown-up's does."""
    return not _OF_A_CHILD.isdisjoint(read(name).signs)


_JOINT = re.compile(r"[-_.+/?&=#:;,~@]")


def in_name(
    name: str, place: Place | None = None, *, key: Key = (), seek: Seek = identifiers
) -> Iterator[Giveaway]:
    """Capitals of a name without diacritics tell nothing: `Be-Boi` is a swimming pool."""
    name = alike(as_read(name))
    text = _JOINT.sub(" ", name.lower() if is_plain(name) else name)
    for found in seek(text):
        yield Giveaway(found.kind, text[found.start : found.end], key=key, place=place)


_COMMON = frozenset(
    ("và", "của", "là", "được", "không", "những", "các", "cho", "người", "đã", "trong", "có", "một", "với")
)
_WORD = re.compile(r"\w+")


def is_vietnamese(texts: Iterable[str]) -> bool:
    """Whether texts are Vietnamese by their commonest words, whatever is said of their language."""
    words = [word for text in texts for word in _WORD.findall(text.lower())]
    return sum(word in _COMMON for word in words) > 0.04 * len(words)


_BLANK_LINE = re.compile(r"(\n[ \t]*\n)")
_OWN_LETTER = re.compile("[đơư]")
_TONE = re.compile(r"[\u0300\u0301\u0303\u0309\u0323]")


def within(seek: Callable[[str], list[Sought]], *, is_vietnamese: bool) -> Callable[[str], list[Sought]]:
    """`seek`, but of a text that is not Vietnamese only in those of its paragraphs that are."""
    return seek if is_vietnamese else lambda text: seek(_vietnamese(text))


def _vietnamese(text: str) -> str:
    """A text with blanks in place of the paragraphs that are not Vietnamese by their letters."""
    parts = _BLANK_LINE.split(text)
    return "".join([part if _has_its_letters(part) else re.sub(r"[^\n]", " ", part) for part in parts])


def _has_its_letters(text: str) -> bool:
    """Whether a text has letters that few other languages have, or tones on a third of its words."""
    words = _WORD.findall(normalize("NFC", text.lower()))
    toned = sum(_TONE.search(normalize("NFD", word)) is not None for word in words)
    return any(map(_OWN_LETTER.search, map(_without_tones, words))) or 3 * toned >= len(words) > 0


def _without_tones(word: str) -> str:
    return normalize("NFC", _TONE.sub("", normalize("NFD", word)))
