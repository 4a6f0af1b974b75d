"""Bytes to text: UTF-8 in NFC with `\n` line ends, or what keeps a file from being read."""

from __future__ import annotations

import html
import os
import re
import stat
import sys
import unicodedata
from codecs import BOM_UTF8
from collections.abc import Iterator
from io import FileIO
from itertools import islice
from pathlib import Path

from media_mandate.messages import Text, _
from media_mandate.problems import Problem, Spot
from media_mandate.reading import rules
from media_mandate.reading.garbled import garbled

MAX_BYTES = 1024 * 1024
MAX_CONTROLS = 20
"""Control characters are told one by one up to this number."""
MAX_GARBLED = 5
"""Words that were read in the wrong code are told one by one up to this number."""

CONTROL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # C0 and C1 but for tab and line feed
    "\u2028-\u202e\u2066-\u2069"  # other line ends, and turns of the direction of writing
    "\ud800-\udfff\ufeff\ufffe\uffff]"  # halves of characters, marks of the byte order, no characters
)


_NUMBERED = re.compile(r"&#(?:[xX]([0-9a-fA-F]++)|([0-9]++));?")


def impossible_references(text: str) -> Iterator[re.Match[str]]:
    """The numbers in HTML's way, such as `&#1;`, that stand for no character which a page may hold."""
    return filter(_is_impossible, _NUMBERED.finditer(text) if "&#" in text else ())


def _is_impossible(found: re.Match[str]) -> bool:
    digits = (found[1] or found[2]).lstrip("0")
    if len(digits) > len(str(sys.maxunicode)):
        return True
    character = html.unescape(found[0])
    return character in ("", "\ufffd") or ord(character) & 0xFFFE == 0xFFFE or bool(CONTROL.match(character))


def reason_of(error: OSError) -> Text | str:
    """What the system says; its commonest words in the editor's language."""
    if isinstance(error, PermissionError):
        return _("the computer does not allow it")
    return error.strerror or str(error)


def read_text(file: Path, path: str, most: int = MAX_BYTES) -> tuple[str | None, list[Problem]]:
    """Read `file`, of `most` bytes, as NFC text with `\\n` line ends; `path` is how problems name it.

    Returns None with the problems where there is no text to go on with.
    """
    raw, problems = read_raw(file, path, most)
    return (None, problems) if raw is None else decode(raw, path)


def read_raw(file: Path | str, path: str, most: int = MAX_BYTES) -> tuple[bytes | None, list[Problem]]:
    """The bytes of such a file."""
    try:
        found = os.lstat(file)
        if stat.S_ISLNK(found.st_mode):
            return None, [rules.LINK.at(Spot(path))]
        if not stat.S_ISREG(found.st_mode):
            return None, [rules.NO_FILE.at(Spot(path))]
        if found.st_size > most:
            return None, [rules.TOO_LARGE.at(Spot(path), size=most // MAX_BYTES)]
        with FileIO(file) as stream:
            return stream.read(), []
    except OSError as error:
        return None, [rules.UNREADABLE_FILE.at(Spot(path), reason=reason_of(error))]


def decode(raw: bytes, path: str) -> tuple[str | None, list[Problem]]:
    """Decode UTF-8 with or without a byte order mark; see `read_text`."""
    bare = raw.removeprefix(BOM_UTF8)
    try:
        text = bare.decode()
    except UnicodeDecodeError as error:
        line = bare.count(b"\n", 0, error.start) + 1
        return None, [rules.NOT_UTF_8.at(Spot(path, line))]
    if text.count("\0") > len(text) // 4:  # UTF-16 without a mark is UTF-8 with a NUL in every other place
        return None, [rules.NOT_UTF_8.at(Spot(path, 1))]
    if (heaped := _heaped(text)) is not None:
        return None, [rules.HEAPED_MARKS.at(Spot(path, *place_in(text, heaped)))]
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    problems = [
        rules.CONTROL_CHARACTER.at(Spot(path, *place_in(text, found.start())), code=f"U+{ord(found[0]):04X}")
        for found in islice(CONTROL.finditer(text), MAX_CONTROLS)
    ]
    if not problems:
        return text, []
    # some bytes of letters that were read in the wrong code are control characters there
    wrong = [
        rules.GARBLED.at(Spot(path, *place_in(text, case.start)), text=case.written, right=case.right)
        for case in islice(garbled(text), MAX_GARBLED)
    ]
    return None, wrong or problems


MOST_MARKS = 30
"""Marks on one letter beyond which putting letters and marks together takes for ever (UAX #15, 13)."""

_SIGNS = re.compile(rf"[^\w\s\x00-\x7f]{{{MOST_MARKS + 1},}}")


def _heaped(text: str) -> int | None:
    """Where a letter has more marks than any language puts on one."""
    for signs in _SIGNS.finditer(text) if not text.isascii() else ():
        marks = 0
        for place, sign in enumerate(signs[0], signs.start()):
            marks = marks + 1 if unicodedata.combining(sign) else 0
            if marks > MOST_MARKS:
                return place - MOST_MARKS
    return None


def place_in(text: str, index: int, first_line: int = 1) -> tuple[int, int]:
    """Line and column in its file of what begins at `index` of a text that begins on `first_line`."""
    return first_line + text.count("\n", 0, index), index - text.rfind("\n", 0, index)
