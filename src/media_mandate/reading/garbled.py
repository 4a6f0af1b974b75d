"""Vietnamese letters that were read in another code than they were written in, and what they should be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

_CODES = ("cp1252", "cp1258")
"""Windows' for Western languages, and its own for Vietnamese."""

_WITHIN = (
    "\u0080-\u009f\u00a1-\u00aa\u00ac-\u00ba\u00bc-\u00bf"
    "\u20ac\u0192\u2020\u2021\u02c6\u2030\u0160\u0152\u017d\u02dc\u2122\u0161\u0153\u017e\u0178"
)
"""What the later bytes of a letter become, but for quotation marks, dashes, dots and blanks."""

_UTF_8 = re.compile(
    rf"[ÃĂ][{_WITHIN}]"
    rf"|[ÄÅÆÌ][{_WITHIN}\u00a0\u00ab\u00bb‘’“”‚„…–—]"
    rf"|á[º»][{_WITHIN}\u00a0\u00ab\u00bb‘’“”‚„•…–—‹›]"
)
_LEADS = ("á»", "áº", "Ã", "Ă", "Ä", "Æ", "Å", "Ì")
_ENDS = "»‘’“”„…–—"
"""What may stand behind a word, or its quotation mark, and be no byte of a letter."""
_LONGEST = 40
_WORD = re.compile(rf"[^ \t\n]{{0,{_LONGEST}}}")

_OF_MAIL = re.compile(r"[^\s=]*(?:(?:=[0-9A-F]{2}){2,}[^\s=]*)+")
_BYTES = re.compile(r"(?:=[0-9A-F]{2})+")
_MAIL_LEADS = ("=C3=", "=C4=", "=C6=", "=E1=", "=CC=")

_TCVN3 = re.compile(
    r"[A-Za-z]+[\u00b5-\u00b9\u00a8-\u00aa\u00ac\u00bc-\u00be\u00f7\u00d7]|®[a-z\u00a8-\u00fe\u2212]"
)
_VNI = re.compile(
    r"(?P<d>\bñ[a-zöôøùïû])|(?P<uo>öô)|(?P<low>[aeoöô]ø)|(?P<high>[aeiouyöô][ïû])", re.IGNORECASE
)
_ENOUGH = 3
"""Words that tell an old font; one alone may be another language's."""


class Garbled(NamedTuple):
    """Where letters stand that are none, as they are written, and as they should be."""

    start: int
    written: str
    right: str


def garbled(text: str) -> Iterator[Garbled]:
    """Words in UTF-8 that were read as one of Windows' codes, such as `Tráº»` for `Trẻ`."""
    if not any(lead in text for lead in _LEADS):
        return
    end, is_quoting = 0, "«" in text
    for found in _UTF_8.finditer(text):
        if found.start() < end or (is_quoting and found[0][-1] in _ENDS):
            continue
        start, written = _word_around(text, found.start())
        right = _read_again(written)
        if right is None:
            start, written = found.start(), found[0]
            right = _read_again(written)
        end = max(start + len(written), found.end())
        if right is not None:
            yield Garbled(start, written, right)


def _read_again(word: str) -> str | None:
    for code in _CODES:
        try:
            right = b"".join(_byte(letter, code) for letter in word).decode()
        except UnicodeError:
            continue
        if right != word:
            return _read_again(right) or right  # some went through it twice
    return None


def _byte(letter: str, code: str) -> bytes:
    """What a letter was before it was read; codes without a letter stand for themselves."""
    return bytes((ord(letter),)) if "\u0080" <= letter <= "\u009f" else letter.encode(code)


def of_mail(text: str) -> Iterator[Garbled]:
    """Words as mail carries them (quoted-printable, RFC 2045), such as `Tr=E1=BA=BB` for `Trẻ`."""
    if "=" not in text or not any(lead in text for lead in _MAIL_LEADS):
        return
    for found in _OF_MAIL.finditer(text):
        right = _BYTES.sub(_letters, found[0])
        if right != found[0]:
            yield Garbled(found.start(), found[0], right)


def _letters(codes: re.Match[str]) -> str:
    try:
        return bytes.fromhex(codes[0].replace("=", "")).decode()
    except UnicodeError:
        return codes[0]


def of_old_font(text: str) -> tuple[int, str, str] | None:
    """Where text begins that only a font of before Unicode shows as Vietnamese, a word of it, its code."""
    if any(sign in text for sign in "®µ¸©¬÷"):
        found = {
            match[0]: match.start() for match in reversed(list(islice(_TCVN3.finditer(text), 10 * _ENOUGH)))
        }
        if len(found) >= _ENOUGH:
            return min(found.values()), _word_around(text, min(found.values()))[1], "TCVN3 (ABC)"
    if "ñ" in text or "öô" in text:
        signs = list(islice(_VNI.finditer(text), 10 * _ENOUGH))
        words = {_word_around(text, match.start())[1] for match in signs}
        if len(words) >= _ENOUGH and len({match.lastgroup for match in signs}) > 1:
            return signs[0].start(), _word_around(text, signs[0].start())[1], "VNI"
    return None


def _word_around(text: str, place: int) -> tuple[int, str]:
    """The word, between blanks, in which a place is, and where it begins; of a long one what follows."""
    least = max(place - _LONGEST, 0)
    blank = max(text.rfind(sign, least, place) for sign in " \t\n")
    word = _WORD.match(text, blank + 1 if blank >= 0 or not least else place)
    assert word is not None
    return word.start(), word[0]
