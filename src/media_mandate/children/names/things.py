"""What capitals name besides people: places, firms, brands and works, by the words before and in them."""

from __future__ import annotations

import re

from media_mandate.children.names.given import stands_as_name
from media_mandate.children.names.lists import as_spelt, is_syllable, listed, plain
from media_mandate.children.names.mention import Mention
from media_mandate.children.signs import SIGNS
from media_mandate.children.tokens import CAPITAL, wordings

_NUMBERED = re.compile(rf"[{CAPITAL}]{{1,2}}\d+")

_ABBREVIATION = re.compile(r"[A-Z]{2,}(?:-[A-Z]+)?")


def is_full(words: tuple[str, ...], mention: Mention) -> bool:
    """Whether a name is one by itself, whatever stands before: a surname and more, or given names."""
    known = wordings(plain(mention.row.text))
    is_surname = words[0] in known.clear_surnames or words[0] in listed("clans")
    return len(words) > 1 and (is_surname or set(words) <= listed("given"))


def is_thing(words: tuple[str, ...], mention: Mention) -> bool:
    """Whether words with capitals are no person's name, wherever they stand."""
    if mention.words in listed("compounds"):
        return True
    if " ".join(words) in listed("no_person"):
        return len(words) > 1 or words[0] not in listed("given") or not stands_as_name(mention)
    if len(words) == 1:
        return _NUMBERED.fullmatch(mention.words) is not None
    known = wordings(plain(mention.row.text))
    if mention.words.isupper() and not mention.is_initials and words[0] not in known.surnames | {"y", "a"}:
        return True
    if any(map(_ABBREVIATION.fullmatch, mention.words.split())) and not has_surname(mention):
        return True
    if len(words) == 2 and words[0] in listed("stems") and words[1] in listed("branches"):
        return True
    is_far = len(words) > 2 and words[0] not in known.surnames | listed("given") | {"y", "a"}
    if is_far and " ".join(words[-2:]) in listed("no_person"):
        return True
    if words[0] in ("y", "a") and words[1] in known.not_after_y:
        return True
    if words[0] == "hồ" and _is_water(words, mention):
        return True
    is_title = mention.words.isascii() and not set(words).isdisjoint(listed("words_of_titles"))
    is_title |= "+" in words or words[-1].endswith(("'s", "’s")) or words[0].endswith(("'s", "’s"))
    is_title = (is_title or words[-1] in listed("ends_of_brands")) and not has_surname(mention)
    is_given = words[0] in listed("given") | listed("hmong_surnames")
    is_name = is_given and (words[1] in ("văn", "thị", "a") or set(words[1:]) <= listed("given"))
    return is_title or (words[0] in listed("things") and not is_name)


def _is_water(words: tuple[str, ...], mention: Mention) -> bool:
    """Whether what begins with a surname is a lake: by its spelling, or by what is told of it."""
    if "văn" in words or "thị" in words:
        return False
    following = mention.row.words(mention.span[1]) if mention.span[1] < len(mention.signs) else ""
    if following in listed("of_waters_alone"):
        return True
    is_of_highlands = not all(is_syllable(word) for word in words[1:])
    return (is_of_highlands or len(words) == 2) and following in listed("of_waters")


def is_of_a_thing(mention: Mention) -> bool:
    """Whether the words before say that it is the name of a place, a thing or a title."""
    row, first = mention.row, mention.span[0]
    text = row.text[: row.start(first)].rpartition("\n")[2][-_NEAR:]
    opened = _OPENED.search(text)
    if opened is not None and _is_of_a_quoted_thing(text[: opened.start()], opened[0], mention):
        return True
    told, titled = _CAPITAL_TITLE.subn("", text[: opened.start()] if opened else text)
    said = told.lower().split()
    if titled and _ends_with(said, "heads_of_kinds", mention):
        return True
    if mention.syllables[0] in listed("peoples") and said[-1:] and said[-1] in listed("of_a_people"):
        return True
    if _ends_with(said, "before_brands", mention) and not is_full(mention.syllables, mention):
        return True
    if len(mention.syllables) == 1 and _ends_with(said, "before_subjects", mention):
        return True
    if not has_surname(mention):
        if _ends_with(said, "before_things", mention) or _is_behind_kinds(said, mention):
            return True
        is_of_people = " ".join(said[-2:]) in listed("from_people")
        if _ends_with(said, "before_places", mention) and not is_of_people:
            return True
    is_home = mention.before[-1:] == SIGNS["resides"] and not row.words(first - 1).endswith(("với", "cùng"))
    is_home = is_home and not is_full(mention.syllables, mention)
    return is_home or (opened is not None and mention.before[-1:] == SIGNS["no_person"])


_NEAR = 120
"""Signs before a name in which the word for a thing is sought."""
_OPENED = re.compile(r"(?<![^\s(])[“\"‘'](?!\s)[^“”\"‘’']*$")
_CAPITAL_TITLE = re.compile(r"(?<=\w) (?:Ông|Bà|Cô|Cậu|Thánh|Em|Bé|Con|Cu|Chú|Bác|Mẹ|Bố|Ba|Anh|Chị)\s*$")
"""A title that is part of a name, not of a person's: “miếu Ông Tà”, “chợ Bà Chiểu”."""


def _is_of_a_quoted_thing(said: str, quoted: str, mention: Mention) -> bool:
    """Whether it stands in quotes behind a word for what is named so, and these speak of nobody."""
    is_named = _ends_with(said.lower().split(), "before_quoted", mention) > 0
    return is_named and listed("within_quoted").isdisjoint(re.findall(r"\w+", quoted.lower()))


def _is_behind_kinds(said: list[str], mention: Mention) -> bool:
    """Whether a thing is told with what kind of one it is: “cơ sở chế biến hạt điều”, “quán hủ tiếu”."""
    while kind := _ends_with(said, "kinds_of_things", mention):
        said = said[:-kind]
        if _ends_with(said, "before_things", mention) or _ends_with(said, "heads_of_kinds", mention):
            return True
    return False


def _ends_with(said: list[str], name: str, mention: Mention) -> int:
    """How many words make the longest wording of a list with which a text ends; 0 where none does."""
    known = as_spelt(name, plain(mention.row.text))
    return next((last for last in range(min(4, len(said)), 0, -1) if " ".join(said[-last:]) in known), 0)


def has_surname(mention: Mention) -> bool:
    """Whether a name is a person's by what it begins with: “Lê Thị Bưởi”, “Y Blưng”, “H'Blan”."""
    words = mention.syllables
    if mention.signs[mention.span[0]] == SIGNS["a_or_y"] or words[0][:2] in ("h'", "k'", "h’", "k’"):
        return True
    return len(words) > 2 and words[0] in wordings(plain(mention.row.text)).clear_surnames
