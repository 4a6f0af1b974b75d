"""The names of people in a text, listed by their form alone: nothing here knows whose names they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

from media_mandate.children.patterns import passages
from media_mandate.children.persons import persons
from media_mandate.children.words import BORN, SignRow, folded, is_plain, read, wordings


@dataclass(frozen=True, slots=True)
class Mention:
    """A name where it stands in a text.

    `text` is all of the text, `row` and `signs` are what each word of its passage is, `span` the signs of the
    name among them; `start` and `end` are its place in the text.
    """

    text: str
    row: SignRow
    signs: str
    span: tuple[int, int]
    start: int
    end: int
    words: str

    @property
    def syllables(self) -> tuple[str, ...]:
        """The words of the name in small letters, by which names are told apart."""
        return tuple(self.words.lower().split())

    @property
    def is_initials(self) -> bool:
        """Whether it is letters alone, as the press hides the names of those whom it protects: “N.T.H.”."""
        return "." in self.words.strip(".") and all(
            len(part) < 3 for part in self.words.strip(".").split(".")
        )

    @property
    def is_letter(self) -> bool:
        """Whether it is but one letter, as the press hides a name: “cháu X.”."""
        return len(self.words.strip(".")) == 1

    @property
    def before(self) -> str:
        """The signs before the name, in its sentence."""
        return self.signs[self.signs.rfind(".", 0, self.span[0]) + 1 : self.span[0]]

    @property
    def after(self) -> str:
        """The signs after the name, in its sentence."""
        end = self.signs.find(".", self.span[1])
        return self.signs[self.span[1] : end if end >= 0 else len(self.signs)]


_RUN = re.compile(r"(?<![_SNAI])[SNAI]+")
_ROLE = re.compile(r"[ctkgjio&*:+bR][q=:]{0,2}$")
"""What stands right before the name of somebody who has been given a role."""
_PLACE = re.compile(r"[hdxOsGE@<][vq_]*$")
"""What stands right before a name of what is no person."""
_FOREIGN = re.compile(
    r"[A-ZĐ]{2,}[A-ZĐ0-9&/.-]*[a-z]?|[A-ZĐ]{2,}(?:-[A-ZĐ]\w*)+|[A-Za-z]{7,}|\w*[a-z][A-Z]\w*"
)
"""An abbreviation, or a word of a European language: no highland syllable is so long without marks."""
_FOREIGN_GOES_ON = re.compile(
    r" (?:a|an|the|of|for|and|to|in|on|is|aid|[a-z]*(?:[bdfgjklqrsvwxz]|[a-z]{6}))\b(?![\u0300-\u036f])"
)
"""What follows a word of a text in a European language: no syllable of Vietnamese ends so."""
_SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdghklmnprstvx])?"
    r"(?:uye|uya|oai|oay|uay|uoi|uou|ieu|yeu|ie|ye|uo|ua|ia|oa|oe|oo|ue|ui|uy|uu|ai|ao|au|ay|eo|eu|iu|oi|[aeiouy])"
    r"(?:ng|nh|ch|[cmnptuiyo])?"
)


@cache
def _listed() -> dict[str, frozenset[str]]:
    source = (files("media_mandate.children.names") / "names.yml").read_text("utf-8")
    written = yaml.load(source, Loader=yaml.BaseLoader)  # noqa: S506 (strings alone)
    return {
        name: frozenset(" ".join(word.split()) for word in text.split("|")) for name, text in written.items()
    }


def given_names() -> frozenset[str]:
    """Syllables that are given names, in small letters."""
    return _listed()["given"]


def house_names() -> frozenset[str]:
    """The syllables by which the house calls children whose names it has changed."""
    return _listed()["changed"]


def offices() -> frozenset[str]:
    """The words with which the names of offices begin."""
    return _listed()["offices"]


def credit_words() -> frozenset[str]:
    """The words before who wrote or took something."""
    return _listed()["credits"]


def in_text(text: str, born: range = BORN) -> Iterator[Mention]:
    """The names of people in a text; who was born in one of the years `born` is a child."""
    known: set[str] = set()
    for start, passage in passages(text):
        row = read(passage, born)
        signs = persons(row, text).signs
        for first, last in _written_apart(passage):
            span = _signs_of(row, first, last)
            yield Mention(text, row, signs, span, start + first, start + last, passage[first:last])
        for match in _RUN.finditer(signs):
            for span in _lines(row, match.span()):
                first, after = _bare(row, span)
                if first == after:
                    continue
                begin, end = row.start(first), row.end(after - 1)
                words = " ".join(passage[begin:end].split())
                mention = Mention(text, row, signs, (first, after), start + begin, start + end, words)
                if _is_name(mention, known):
                    if len(mention.syllables) > 1:
                        known.add(mention.syllables[-1])
                    yield mention


_NICKNAME = re.compile(
    r"""
    \b (?: tên | gọi | biệt\ danh | nick | nickname | facebook | zalo | tiktok | tự ) \b [^.\n"“”]{0,25}
    ["“] \s* (?P<name> [^"“”\n]{2,40}? ) \s* ["”]
    """,
    re.IGNORECASE | re.VERBOSE,
)
_SMALL = re.compile(
    r"""
    \b (?: tên | gọi | biệt\ danh | nick ) (?: \ (?: thật | gọi | em | cháu | bé | thường\ gọi | ở\ nhà ) )?
    (?: \ là )? \ (?P<name> [^\W\d_A-ZĐ]+ )
    (?= [,.;:!?)\n] | \ (?: đã | bị | được | đang | và | năm ) \b | $ )
    """,
    re.VERBOSE,
)
_HANDLE = re.compile(r"(?<![\w.@/])(?P<name>@[\w.]{3,}|#(?:[A-ZĐ][^\W\d_A-ZĐ]+){2,})")
_CAMEL = re.compile(r"[A-ZĐ][^\W\d_A-ZĐ]+")


def _written_apart(text: str) -> Iterator[tuple[int, int]]:
    """Names that no capital shows as such: nicknames in quotes, small letters behind “tên”, handles."""
    for match in _NICKNAME.finditer(text):
        if len(match["name"].split()) < 5:
            yield match.span("name")
    for match in _SMALL.finditer(text):
        if match["name"] in given_names():
            yield match.span("name")
    surnames = frozenset(map(folded, wordings(False).surnames))
    for match in _HANDLE.finditer(text):
        parts = {folded(part.lower()) for part in _CAMEL.findall(match["name"])}
        if match["name"].startswith("@") or parts & surnames:
            yield match.span("name")


def _signs_of(row: SignRow, first: int, last: int) -> tuple[int, int]:
    """The signs of the words between two places of a text, or of the word that follows."""
    inside = [i for i in range(len(row.signs)) if row.start(i) < last and first < row.end(i)]
    begin = next((i for i in range(len(row.signs)) if row.start(i) >= first), len(row.signs))
    return (inside[0], inside[-1] + 1) if inside else (begin, begin)


def _lines(row: SignRow, span: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """A run of capitals by the lines on which it stands: cells and lines are no part of each other."""
    begin, end = span
    for index in range(begin + 1, end):
        if "\n" in row.text[row.end(index - 1) : row.start(index)]:
            yield begin, index
            begin = index
    yield begin, end


def _bare(row: SignRow, span: tuple[int, int]) -> tuple[int, int]:
    """A run of capitals without the words before the name in it: “Theo TS.BS Hà Thu”."""
    begin, end = span
    while begin < end and row.words(begin) in _listed()["before_names"]:
        begin += 1
    return begin, end


def _is_name(mention: Mention, known: set[str]) -> bool:
    """Whether capitals are a person's name, by their form and the words right beside them."""
    words, before = mention.syllables, mention.before
    if " ".join(words) in _listed()["no_person"]:
        return False
    if _PLACE.search(before) or _is_of_a_thing(mention):
        return False
    if mention.is_letter:
        return False
    if len(words) > 1 or mention.signs[mention.span[0]] == "I":
        return words[0] not in _listed()["things"] and not set(words) & _listed()["words_of_titles"]
    if _ROLE.search(before):
        return True
    (word,) = words
    if word in known:
        return True
    if not _SYLLABLE.fullmatch(folded(word)):
        return not _FOREIGN.fullmatch(mention.words) and not _FOREIGN_GOES_ON.match(mention.text, mention.end)
    return word in given_names() and _stands_as_name(mention)


def _is_of_a_thing(mention: Mention) -> bool:
    """Whether the words before say that it is the name of a place, a thing or a title."""
    row, first = mention.row, mention.span[0]
    text = row.text[: row.start(first)].rpartition("\n")[2]
    opened = _OPENED.search(text)
    said = (text[: opened.start()] if opened else text).lower().rstrip()
    things = _of_things(is_plain(row.text))
    if any(said.endswith(f" {thing}") or said == thing for thing in things):
        return True
    at_home = mention.before[-1:] == "r" and not row.words(first - 1).endswith(("với", "cùng", "voi", "cung"))
    return at_home or (opened is not None and mention.before[-1:] == "G")


_OPENED = re.compile(r"[“\"‘']\s*[^“”\"‘’']*$")


@cache
def _of_things(plain: bool) -> tuple[str, ...]:
    things = _listed()["before_things"]
    return tuple(map(folded, things) if plain else things)


def _stands_as_name(mention: Mention) -> bool:
    """Whether a syllable stands before a verb, a colon or a line's end, as a given name does."""
    row, end = mention.row, mention.span[1]
    if end >= len(mention.signs):
        return True
    following = row.words(end)
    return following == ":" or following in wordings(is_plain(row.text)).after_name
