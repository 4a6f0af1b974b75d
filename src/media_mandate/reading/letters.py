"""Letters as people read them: what nobody sees is no letter, and what looks like one is that one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from unicodedata import category, name, normalize

IGNORABLE = (
    r"\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164"
    r"\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
"""The characters that no reader sees (Unicode's Default_Ignorable_Code_Point), and the Braille blank."""

_BLANKS = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_IGNORABLE = re.compile(f"[{IGNORABLE}]")
_BLANK = re.compile(f"[{_BLANKS}]")
_UNSEEN_OR_BLANK = re.compile(f"[{IGNORABLE}{_BLANKS}]")
_WORD = re.compile(r"[^\W\d_]+(?:[\u0300-\u036f]+[^\W\d_]*)*")
_REFERENCE = re.compile(r"&(?:#[0-9]{1,7};?|#[xX][0-9a-fA-F]{1,6};?|[a-zA-Z][a-zA-Z0-9]{0,31};)")
_STROKES = "\u0332-\u0338\u035c-\u0362\u20d0-\u20f0"
_STROKE = re.compile(f"[{_STROKES}]")
_FRAMED = re.compile("[\u24b6-\u24e9\U0001f130-\U0001f149]")
"""Letters in rings and frames, which are signs and no letters to Unicode."""
_APOSTROPHES = "\u2019\u02bc\u2032\u02bb\u2018\u00b4"
_APOSTROPHE = re.compile(rf"(?<=\w)[{_APOSTROPHES}](?=\w)")
_NUMBERED = re.compile("&#(?:[0-9]{8,}+|[xX][0-9a-fA-F]{7,}+);?")
_FLAG = re.compile("\U0001f3f4[\U000e0020-\U000e007e]+\U000e007f")
_JOINER, _STYLES = "\u200d", ("\ufe0e", "\ufe0f")
_KEYS = frozenset("0123456789#*©®")

# Of Unicode's confusables.txt (UTS #39): single letters of other alphabets, and odd ones of the Latin.
_ALIKE = {
    "A": "ΑАᎪᗅꓮ",
    "B": "ΒВᏴᗷꓐꞴ",
    "C": "ϹСᏟⲤꓚ",
    "D": "Ꭰᗞᗪꓓ",
    "E": "ΕЕᎬⴹꓰ",
    "F": "ϜᖴꓝꞘ",
    "G": "ԌᏀᏳꓖ",
    "H": "ΗНᎻᕼⲎꓧ",
    "I": "",
    "J": "ͿЈᎫᒍꓙꞲ",
    "K": "ΚКᏦᛕⲔꓗ",
    "L": "ᏞᒪⳐꓡ",
    "M": "ΜϺМᎷᗰᛖⲘꓟ",
    "N": "ΝⲚꓠ",
    "O": "ΟОՕଠዐⲞⵔꓳ",
    "P": "ΡРᏢᑭⲢꓑ",
    "Q": "ⵕ",
    "R": "ƦᎡᏒᖇꓣ",
    "S": "ЅՏᏕᏚꓢ",
    "T": "ΤТᎢⲦꓔ",
    "U": "Սሀᑌꓴ",
    "V": "ѴᏙᐯⴸꓦꛟ",
    "W": "ԜᎳᏔꓪ",
    "X": "ΧХᚷⲬⵝꓫꞳ",
    "Y": "ΥϒУҮᎩᎽⲨꓬ",
    "Z": "ΖᏃꓜ",
    "a": "ɑαа",
    "b": "ƄЬᏏᑲᖯ",
    "c": "ϲсᴄⲥꮯ",
    "d": "ԁᏧᑯꓒ",
    "e": "еҽꬲ",
    "f": "քẝꞙꬵ",
    "g": "ƍɡցᶃ",
    "h": "һհᏂ",
    "i": "ıɩɪͺιіӏᎥιꙇꭵ",
    "j": "ϳј",
    "k": "",
    "l": "ƖǀΙІӀᛁⲒⵏꓲ",
    "m": "",
    "n": "ոռ",
    "o": "οσоօഠဝჿᴏᴑⲟꬽ",
    "p": "ρϱрⲣ",
    "q": "ԛգզ",
    "r": "гᴦⲅꭇꭈꮁ",
    "s": "ƽѕꜱꮪ",
    "t": "",
    "u": "ʋυսᴜꞟꭎꭒ",
    "v": "νѵᴠꮩ",
    "w": "ɯѡԝաᴡꮃ",
    "x": "хᕁᕽ",
    "y": "ɣʏγуүყᶌỿℽꭚ",
    "z": "ᴢꮓ",
}
_SMALL = dict(zip("abcdefghijklmnoprstuvwyz", "ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ", strict=True))
_PLAIN = {ord(other): letter for letter, others in _ALIKE.items() for other in others}
_PLAIN |= {ord(other): letter.upper() for letter, other in _SMALL.items()}
_COMPOSED = r"\u1d2c-\u1d6a\u2100-\u214f\u24b6-\u24e9\uff21-\uff5a\U0001d400-\U0001d7cb\U0001f130-\U0001f149"
"""Raised, framed, broad and other letters that Unicode itself calls the same (NFKC)."""
_ODD_LETTERS = "".join(map(chr, _PLAIN)) + _COMPOSED
_ODD = re.compile(f"[{_ODD_LETTERS}]")
_CHANGED = re.compile(f"[{_ODD_LETTERS}{_STROKES}{_APOSTROPHES}]")
"""Without one of these a text is alike itself; those in frames are among the odd ones."""


def resolved(text: str) -> str:
    """A text with the characters for which references stand; U+FFFD for numbers too long to read."""
    return unescape(_NUMBERED.sub("\ufffd", text)) if "&" in text else text


def as_read(text: str) -> str:
    """A text without what nobody sees, its blanks plain, its letters and their marks together."""
    if text.isascii():
        return text
    if _UNSEEN_OR_BLANK.search(text) is not None:
        text = _BLANK.sub(" ", _IGNORABLE.sub("", text))
    return normalize("NFC", text)


def alike(text: str) -> str:
    """The same text with a Latin letter for each that looks like one, in words that look Latin.

    Strokes through letters are left out, and every apostrophe within a word is the plain one.
    """
    if text.isascii() or _CHANGED.search(text) is None:
        return text
    text = _FRAMED.sub(lambda sign: normalize("NFKC", sign[0]), text)
    text = _APOSTROPHE.sub("'", _STROKE.sub("", text))
    if _ODD.search(text) is None:
        return text
    return normalize("NFC", _WORD.sub(lambda word: _latin(word[0]), text))


def _latin(word: str) -> str:
    plain = "".join(
        _PLAIN.get(ord(sign)) or (normalize("NFKC", sign) if _ODD.match(sign) else sign) for sign in word
    )
    is_latin = all(name(sign, "").startswith(("LATIN", "COMBINING")) for sign in plain)
    return plain if is_latin else word


def unseen(source: str) -> Iterator[tuple[int, str]]:
    """Where a source has characters that no reader sees, as such or by number; those of emoji are seen."""
    if "&" in source:
        for found in _REFERENCE.finditer(source):
            if _IGNORABLE.fullmatch(character := unescape(found[0])):
                yield found.start(), character
    if source.isascii():
        return
    flags: list[tuple[int, int]] | None = None
    for found in _IGNORABLE.finditer(source):
        if flags is None:
            flags = [flag.span() for flag in _FLAG.finditer(source)]
        place, sign = found.start(), found[0]
        if not _is_of_emoji(source, place, sign) and not any(start <= place < end for start, end in flags):
            yield place, sign


def _is_of_emoji(text: str, place: int, sign: str) -> bool:
    before = text[place - 1 : place]
    if sign in _STYLES:
        return category(before or " ") in ("So", "Sm", "Po") or before in _KEYS
    return sign == _JOINER and category(before or " ") in ("So", "Sk", "Mn")


def disguised(source: str) -> Iterator[tuple[int, str, str]]:
    """The words that look Latin and are not, or not wholly: where each begins, it, what it looks like."""
    if source.isascii() or _ODD.search(source) is None:
        return
    for word in _WORD.finditer(source):
        if (plain := _latin(word[0])) != word[0] and len(plain) > 1:
            yield word.start(), word[0], plain
