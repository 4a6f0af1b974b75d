"""Given names by themselves: many are words as well, and what stands behind tells which it is."""

from __future__ import annotations

from media_mandate.children.names.lists import is_syllable, listed, plain
from media_mandate.children.names.mention import Mention
from media_mandate.children.rows import SignRow
from media_mandate.children.tokens import wordings


def is_given_at_head(row: SignRow, index: int) -> bool:
    """Whether a word that begins a sentence is a given name: by itself, or by what is said of it."""
    word, following = row.words(index), row.words(index + 1)
    if word not in listed("given"):
        if is_syllable(word) or not word.isalpha() or word in listed("no_person"):
            return False
        is_said = not word.isascii() and following in listed("after_names_at_head")
        return is_said or is_done_by_people(row, index + 1)
    if word in listed("never_names_at_head") or is_compound(row, index):
        return False
    if is_done_by_people(row, index + 1):
        return True
    if word in listed("no_names_at_head"):
        return False
    return word not in listed("words_as_well") or following in listed("after_names_at_head")


def is_done_by_people(row: SignRow, index: int) -> bool:
    """Whether words tell of what people alone do or are, words between aside: “không dám”, “vẫn khóc”."""
    index += row.words(index) in listed("between") and index + 1 < len(row.signs)
    two = " ".join(row.lows[row.firsts[index] : row.firsts[index] + 2])
    return not {row.words(index), two}.isdisjoint(listed("done_by_people"))


def is_compound(row: SignRow, index: int) -> bool:
    """Whether a word makes another with the one in small letters behind it: “Ngân hàng”, “Thảo luận”."""
    first = row.firsts[index]
    return " ".join(row.lows[first : first + 2]) in listed("compounds")


def stands_as_name(mention: Mention) -> bool:
    """Whether a syllable stands before a verb, a colon or a line's end, as a given name does."""
    row, end = mention.row, mention.span[1]
    if end >= len(mention.signs):
        return True
    following = row.words(end)
    verbs = wordings(plain(row.text)).after_name | listed("after_names")
    stops = (":", ",", ".", "!", "?", ")", ";")
    return following in stops or following in verbs or is_done_by_people(row, end)


def is_given(mention: Mention) -> bool:
    """Whether one capital within a sentence is a given name, by itself or by where it stands."""
    (word,) = mention.syllables
    if word not in listed("given") or is_compound(mention.row, mention.span[0]):
        return False
    return word not in listed("no_names_within") or stands_as_name(mention)
