"""The names of people in a text, listed by their form alone: nothing here knows whose names they are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from media_mandate.children.identifying.book import book
from media_mandate.children.identifying.passages import passages
from media_mandate.children.identifying.persons import persons
from media_mandate.children.names.apart import without_marks, written_apart
from media_mandate.children.names.given import is_compound, is_done_by_people, is_given, is_given_at_head
from media_mandate.children.names.lists import is_syllable, listed, plain
from media_mandate.children.names.mention import Mention
from media_mandate.children.names.things import is_full, is_of_a_thing, is_thing
from media_mandate.children.reader import read
from media_mandate.children.rows import BORN, SignRow
from media_mandate.children.signs import SIGNS, signs_of
from media_mandate.children.tokens import CAPITAL, wordings

_BOOK = book(__name__)

_FOREIGN = re.compile(
    rf"[{CAPITAL}]{{2,}}[{CAPITAL}0-9&/.-]*[a-z]?|[{CAPITAL}]{{2,}}(?:-[{CAPITAL}]\w*)+"
    r"|[A-Za-z]{7,}|\w*[a-z][A-Z]\w*"
)
"""An abbreviation, or a word of a European language: no highland syllable is so long without marks."""
_FOREIGN_GOES_ON = re.compile(
    r" (?:a|an|the|of|for|and|to|in|on|is|aid|[a-z]*(?:[bdfgjklqrsvwxz]|[a-z]{6}))\b(?![\u0300-\u036f])"
)
"""What follows a word of a text in a European language: no syllable of Vietnamese ends so."""


_LONGER = re.compile(r"[a-z]*?[aeiouy]+[^\W\daeiouy]+[aeiouy][a-z]*\Z")
"""A word of more than one syllable and no marks, as brands have: “Tinder”, “Mizuno”."""


def in_text(text: str, born: range = BORN) -> Iterator[Mention]:
    """The names of people in a text; who was born in one of the years `born` is a child."""
    known: set[str] = set()
    for start, passage in passages(text):
        row = read(passage, born)
        signs = persons(row, text).signs
        apart = list(written_apart(passage))
        if plain(passage) and not plain(text):
            apart += without_marks(passage)
        for first, last in apart:
            span = _signs_of(row, first, last)
            yield Mention(text, row, signs, span, start + first, start + last, passage[first:last])
        earlier: Mention | None = None
        for span in _runs(row, signs):
            first, after = _bare(row, signs, span)
            begin, end = row.start(first), row.end(after - 1)
            if any(head <= begin < tail and passage[tail - 1] in '”"' for head, tail in apart):
                continue  # told with the nickname behind it
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
    if last is None or len(mention.syllables) > 1 or _FOREIGN.fullmatch(mention.words):
        return False
    is_beside = _IN_LIST.fullmatch(mention.text, last.end, mention.start) is not None
    return is_beside and _ENDS.match(mention.text, mention.end) is not None


def _runs(row: SignRow, signs: str) -> list[tuple[int, int]]:
    """Where capitals stand in a row on a line and are no place, and lone ones at the heads of sentences."""
    found = [span for match in _BOOK["run"].finditer(signs) for span in _lines(row, match.span())]
    found += [span for match in _BOOK["marked"].finditer(signs) for span in _behind_places(row, match)]
    found += [
        (index, index + 1)
        for index in (match.start("head") for match in _BOOK["at_head"].finditer(signs))
        if row.text[row.start(index) : row.end(index)].istitle() and is_given_at_head(row, index)
    ]
    return sorted(found)


_SAME_PLACE = re.compile(r"\bcùng (?:\w+ )?(?:xóm|thôn|ấp|xã|làng|buôn|lớp|trường|tổ|phòng)$")


def _behind_places(row: SignRow, match: re.Match[str]) -> Iterator[tuple[int, int]]:
    """A name in what was taken for a place's: “cùng xóm Lê Thị Bưởi”, “cán bộ xã và Mỹ Duyên”."""
    begin, end = match.span()
    said = f"{row.words(begin - 1)} {row.words(begin)}" if begin else ""
    is_called = row.words(begin) == "mang tên" and _BOOK["role"].search(row.signs[:begin]) is not None
    if said in listed("no_places") or is_called:
        yield begin + 1, end
        return
    surnames = wordings(plain(row.text)).clear_surnames
    for index in range(begin + 1, end - 1):
        if row.words(index) in ("và", "cùng", "với"):
            yield index + 1, end
            return
    is_of_office = (
        row.signs[max(begin - 1, 0)] in signs_of("post office")
        and end - begin > 3
        and row.words(begin + 1) in surnames
    )
    if is_of_office or _SAME_PLACE.search(row.text[: row.end(begin)].lower()):
        yield begin + 1, end
        return
    for index in range(begin + 3, end - 1):
        if row.signs[index] == SIGNS["surname"] and row.words(index) in surnames:
            yield index, end
            return


def _acts(mention: Mention) -> bool:
    """Whether a name stands before what people alone do or are."""
    end = mention.span[1]
    return end < len(mention.signs) and is_done_by_people(mention.row, end)


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
    surnames = wordings(plain(row.text)).surnames
    while begin < end - 1:
        word, following = row.words(begin), row.words(begin + 1)
        is_head = begin == 0 or signs[begin - 1] == SIGNS["."]
        is_no_name = word not in surnames and word not in listed("given") and signs[begin] != SIGNS["a_or_y"]
        is_left = end - begin > 2 or following in listed("given") or not is_syllable(following)
        is_joint = is_head and is_left and word in listed("heads_of_sentences") and word not in surnames
        if word in listed("before_names") or is_joint or (is_head and is_no_name and following in surnames):
            begin += 1
        else:
            break
    return begin, end


def _is_name(mention: Mention, known: set[str]) -> bool:
    """Whether capitals are a person's name, by their form and the words right beside them."""
    words, before = mention.syllables, mention.before
    if mention.is_letter or is_thing(words, mention):
        return False
    is_beside_place = _BOOK["place"].search(before) is not None and not is_full(words, mention)
    if is_beside_place or is_of_a_thing(mention):
        return False
    if len(words) > 1 or mention.signs[mention.span[0]] == SIGNS["initials"]:
        return True
    (word,) = words
    if is_compound(mention.row, mention.span[0]):
        return False
    if _BOOK["role"].search(before):
        return True
    if word in known:
        return True
    if not is_syllable(word):
        foreign = _FOREIGN.fullmatch(mention.words) or _FOREIGN_GOES_ON.match(mention.text, mention.end)
        return foreign is None and (_LONGER.match(word) is None or _acts(mention))
    return is_given(mention)
