"""Bytes to text: UTF-8 in NFC with `\n` line ends, or what keeps a file from being read."""

from __future__ import annotations

import re
import stat
import unicodedata
from codecs import BOM_UTF8
from itertools import islice
from pathlib import Path

from media_mandate.messages import Text, _
from media_mandate.problems import Problem

MAX_BYTES = 1024 * 1024
MAX_CONTROLS = 20
"""Control characters are told one by one up to this number."""

CONTROL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # C0 and C1 but for tab and line feed
    "\u2028-\u202e\u2066-\u2069"  # other line ends, and turns of the direction of writing
    "\ud800-\udfff\ufeff\ufffe\uffff]"  # halves of characters, marks of the byte order, no characters
)


def reason_of(error: OSError) -> Text | str:
    """What the system says; its commonest words in the editor's language."""
    if isinstance(error, PermissionError):
        return _("the computer does not allow it")
    return error.strerror or str(error)


def read_text(file: Path, path: str) -> tuple[str | None, list[Problem]]:
    """Read `file` as NFC text with `\\n` line ends; `path` is how problems name it.

    Returns None with the problems where there is no text to go on with.
    """
    if file.is_symlink():
        hint = _("Put the file itself here instead of a link to it.")
        return None, [Problem(path, _("This is a symbolic link."), hint)]
    try:
        found = file.stat()
        if not stat.S_ISREG(found.st_mode):
            return None, [Problem(path, _("This is no ordinary file."), _("Remove it."))]
        size = found.st_size
        raw = file.read_bytes() if size <= MAX_BYTES else b""
    except OSError as error:
        message = _("The file cannot be read: {reason}.", reason=reason_of(error))
        hint = _("Close it in other programs; check that it is there, and who may read it.")
        return None, [Problem(path, message, hint)]
    if size > MAX_BYTES:
        hint = _("Put pictures and recordings beside the article instead of inside it.")
        return None, [Problem(path, _("The file is larger than 1 MiB."), hint)]
    return decode(raw, path)


def decode(raw: bytes, path: str) -> tuple[str | None, list[Problem]]:
    """Decode UTF-8 with or without a byte order mark; see `read_text`."""
    bare = raw.removeprefix(BOM_UTF8)
    hint = _("Open the file in Notepad, choose Save as, and Encoding: UTF-8.")
    try:
        text = bare.decode()
    except UnicodeDecodeError as error:
        line = bare.count(b"\n", 0, error.start) + 1
        return None, [Problem(path, _("The file is not UTF-8 text."), hint, line)]
    if text.count("\0") > len(text) // 4:  # UTF-16 without a mark is UTF-8 with a NUL in every other place
        return None, [Problem(path, _("The file is not UTF-8 text."), hint, 1)]
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    problems = [
        Problem(
            path,
            _("An invisible control character stands here: {code}.", code=f"U+{ord(found[0]):04X}"),
            _("Delete it; when it cannot be seen, delete the characters around it and type them again."),
            text.count("\n", 0, found.start()) + 1,
            found.start() - text.rfind("\n", 0, found.start()),
        )
        for found in islice(CONTROL.finditer(text), MAX_CONTROLS)
    ]
    return (None if problems else text), problems
