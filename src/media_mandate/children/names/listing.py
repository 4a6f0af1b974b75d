"""The names of people in a text, listed by their form alone: nothing here knows whose names they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from media_mandate.children.identifying.passages import passages
from media_mandate.children.identifying.persons import persons
from media_mandate.children.reader import read
from media_mandate.children.rows import BORN, SignRow
from media_mandate.children.tokens import wordings
from media_mandate.children.vocabulary import folded, is_plain, read_lists


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
    def line_before(self) -> str:
        """The text before the name, on its line."""
        return self.text[self.text.rfind("\n", 0, self.start) + 1 : self.start]

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
_NUMBERED = re.compile(r"[A-ZĐ]{1,2}\d+")
_SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdghklmnprstvx])?"
    r"(?:uye|uya|oai|oay|uay|uoi|uou|ieu|yeu|ie|ye|uo|ua|ia|oa|oe|oo|ue|ui|uy|uu|ai|ao|au|ay|eo|eu|iu|oi|[aeiouy])"
    r"(?:ng|nh|ch|[cmnptuiyo])?"
)


@cache
def _lists() -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in read_lists("names/names.yml").items()}


def listed(name: str) -> frozenset[str]:
    """One of the lists of `names.yml`: words in small letters."""
    return _lists()[name]


def in_text(text: str, born: range = BORN) -> Iterator[Mention]:
    """The names of people in a text; who was born in one of the years `born` is a child."""
    known: set[str] = set()
    for start, passage in passages(text):
        row = read(passage, born)
        signs = persons(row, text).signs
        for first, last in _written_apart(passage):
            span = _signs_of(row, first, last)
            yield Mention(text, row, signs, span, start + first, start + last, passage[first:last])
        earlier: Mention | None = None
        for span in _runs(row, signs):
            first, after = _bare(row, signs, span)
            begin, end = row.start(first), row.end(after - 1)
            words = " ".join(passage[begin:end].split())
            mention = Mention(text, row, signs, (first, after), start + begin, start + end, words)
            if _goes_on(earlier, mention) or _is_name(mention, known):
                known.add(mention.syllables[-1])
                earlier = mention
                yield mention


_ENDS = re.compile(r"\s*(?:[,.;:!?)–-]|$|(?:và|đã|bị|được|cùng|là|đều)\b)")
_IN_LIST = re.compile(r"\s*(?:[,–-]|và|cùng)\s*")


def _goes_on(last: Mention | None, mention: Mention) -> bool:
    """Whether a name goes on with a list of names: “Hùng, Dũng và Thắm”."""
    if last is None or len(mention.syllables) > 1:
        return False
    is_beside = _IN_LIST.fullmatch(mention.text, last.end, mention.start) is not None
    return is_beside and _ENDS.match(mention.text, mention.end) is not None


def _runs(row: SignRow, signs: str) -> list[tuple[int, int]]:
    """Where capitals stand in a row on a line and are no place, and lone ones at the heads of sentences."""
    found = [span for match in _RUN.finditer(signs) for span in _lines(row, match.span())]
    found += [span for match in _MARKED.finditer(signs) for span in _behind_places(row, match)]
    for match in _AT_HEAD.finditer(signs):
        index = match.start("head")
        word = row.lows[row.firsts[index]]
        is_given = word in listed("given") and word not in listed("no_names_at_head")
        if not row.text[row.start(index)].isupper():
            continue
        if is_given and row.words(index + 1) in listed("after_names_at_head"):
            found.append((index, index + 1))
    return sorted(found)


_MARKED = re.compile("[VKxOd]_+")
_AT_HEAD = re.compile(r"(?:^|[.:])[,]{0,2}(?P<head>w)(?=[^_])")
_SAME_PLACE = re.compile(r"\bcùng (?:\w+ )?(?:xóm|thôn|ấp|xã|làng|buôn|lớp|trường|tổ|phòng)$")


def _behind_places(row: SignRow, match: re.Match[str]) -> Iterator[tuple[int, int]]:
    """A name in what was taken for a place's: “cùng xóm Lê Thị Bưởi”, “Công an xã Lê Văn Sậy”."""
    begin, end = match.span()
    surnames = wordings(is_plain(row.text)).clear_surnames
    is_of_office = (
        row.signs[max(begin - 1, 0)] in "oO" and end - begin > 3 and row.words(begin + 1) in surnames
    )
    if is_of_office or _SAME_PLACE.search(row.text[: row.end(begin)].lower()):
        yield begin + 1, end
        return
    for index in range(begin + 3, end - 1):
        if row.signs[index] == "S" and row.words(index) in surnames:
            yield index, end
            return


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
_HANDLE = re.compile(r"(?<![\w.@/&])(?P<name>[@#][^\W\d][\w.]{3,})")
_CALLED = re.compile(r"(?P<name>\b[A-ZĐ][^\W\d_]* [“\"][^“”\"\n]{2,12}[”\"])")
"""A given name with a nickname behind it: “Hà "lùn"”."""
_OF_CLANS = re.compile(
    r"(?P<name>\b(?:RƠ MAH|RƠ CHÂM|RƠ Ô|RAH LAN|RMAH|RCHÂM|KSOR|SIU|KPĂ|NAY|[HK]['’]\w+)"
    r"(?: (?!(?:VÀ|BỊ|ĐÃ|TẠI)\b)\w+){1,2})"
)
"""A name of highland peoples in a line of capitals."""


def _written_apart(text: str) -> Iterator[tuple[int, int]]:
    """Names that no capital shows as such: nicknames in quotes, small letters behind “tên”, handles."""
    for match in _NICKNAME.finditer(text):
        if len(match["name"].split()) < 5:
            yield match.span("name")
    for match in _SMALL.finditer(text):
        if match["name"] in listed("given") - listed("no_names_at_head"):
            yield match.span("name")
    for pattern in (_HANDLE, _CALLED):
        yield from (match.span("name") for match in pattern.finditer(text))
    for match in _OF_CLANS.finditer(text):
        if match["name"].isupper():
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


def _bare(row: SignRow, signs: str, span: tuple[int, int]) -> tuple[int, int]:
    """A run of capitals without the words before the name in it: “Theo TS.BS Hà Thu”, “Rồi Ngân”."""
    begin, end = span
    surnames = wordings(is_plain(row.text)).surnames
    while begin < end - 1:
        word, following = row.words(begin), row.words(begin + 1)
        is_head = begin == 0 or signs[begin - 1] == "."
        is_no_name = word not in surnames and word not in listed("given") and signs[begin] != "A"
        if word in listed("before_names") or (is_head and is_no_name and following in surnames):
            begin += 1
        else:
            break
    return begin, end


def _is_name(mention: Mention, known: set[str]) -> bool:
    """Whether capitals are a person's name, by their form and the words right beside them."""
    words, before = mention.syllables, mention.before
    if mention.is_letter or _is_thing(words, mention):
        return False
    is_full = _is_full(words, mention)
    if (_PLACE.search(before) and not is_full) or _is_of_a_thing(mention):
        return False
    if len(words) > 1 or mention.signs[mention.span[0]] == "I" or _ROLE.search(before):
        return True
    (word,) = words
    if word in known:
        return True
    if not _SYLLABLE.fullmatch(folded(word)):
        foreign = _FOREIGN.fullmatch(mention.words) or _FOREIGN_GOES_ON.match(mention.text, mention.end)
        return foreign is None
    return word in listed("given") and _stands_as_name(mention)


def _is_full(words: tuple[str, ...], mention: Mention) -> bool:
    """Whether a name is one by itself, whatever stands before: a surname and more, or given names."""
    known = wordings(is_plain(mention.row.text))
    return len(words) > 1 and (words[0] in known.clear_surnames or set(words) <= listed("given"))


def _is_thing(words: tuple[str, ...], mention: Mention) -> bool:
    """Whether words with capitals are no person's name, wherever they stand."""
    if " ".join(words) in listed("no_person"):
        return len(words) > 1 or words[0] not in listed("given") or not _stands_as_name(mention)
    if len(words) == 1:
        return _NUMBERED.fullmatch(mention.words) is not None
    known = wordings(is_plain(mention.row.text))
    if mention.words.isupper() and not mention.is_initials and words[0] not in known.surnames | {"y", "a"}:
        return True
    if words[0] in ("y", "a") and words[1] in known.not_after_y:
        return True
    is_title = mention.words.isascii() and not set(words).isdisjoint(listed("words_of_titles"))
    is_given = words[0] in listed("given") | listed("hmong_surnames")
    is_name = is_given and (words[1] in ("văn", "thị", "a") or set(words[1:]) <= listed("given"))
    return is_title or (words[0] in listed("things") and not is_name)


def _is_of_a_thing(mention: Mention) -> bool:
    """Whether the words before say that it is the name of a place, a thing or a title."""
    row, first = mention.row, mention.span[0]
    text = row.text[: row.start(first)].rpartition("\n")[2]
    opened = _OPENED.search(text)
    said = (text[: opened.start()] if opened else text).lower().rstrip()
    if _before_things(is_plain(row.text)).search(said):
        return True
    is_home = mention.before[-1:] == "r" and not row.words(first - 1).endswith(("với", "cùng"))
    is_home = is_home and not _is_full(mention.syllables, mention)
    return is_home or (opened is not None and mention.before[-1:] == "G")


_OPENED = re.compile(r"[“\"‘']\s*[^“”\"‘’']*$")


@cache
def _before_things(plain: bool) -> re.Pattern[str]:
    things = sorted(map(folded, listed("before_things")) if plain else listed("before_things"))
    return re.compile(rf"(?:^|\s)(?:{'|'.join(map(re.escape, things))})$")


def _stands_as_name(mention: Mention) -> bool:
    """Whether a syllable stands before a verb, a colon or a line's end, as a given name does."""
    row, end = mention.row, mention.span[1]
    if end >= len(mention.signs):
        return True
    following = row.words(end)
    verbs = wordings(is_plain(row.text)).after_name | listed("after_names")
    return following in (":", ",", ".", "!", "?", ")", ";") or following in verbs
