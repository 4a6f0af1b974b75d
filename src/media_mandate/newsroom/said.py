"""What the fields of a file say of it, however wrong the rest of them is."""

from __future__ import annotations

import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterable, Iterator
from unicodedata import normalize

_QUOTE = "[\"'“”]?"
_COLON = r"[ \t]*+[:=：][ \t]*+"
_VALUE = r"(?P<value>[^\n]*+)(?P<below>(?:\n(?:[ \t]*+(?:#[^\n]*+)?(?=\n)|(?P=indent)[ \t]++[^\n]*+))*+)"
_START = r"^(?P<indent>[ \t]*+)(?:\{[ \t]*+)?+"


def _field(name: str) -> re.Pattern[str]:
    """A field on a line of its own, with what stands deeper below it; a plain yes needs no colon."""
    sign = rf"(?:{_COLON}|[ \t]++(?=\{{|true\b|yes\b|có\b))"
    return re.compile(rf"{_START}{_QUOTE}{name}{_QUOTE}{sign}{_VALUE}", re.MULTILINE | re.IGNORECASE)


_WITHDRAWN, _DRAFT = _field("withdrawn"), _field("draft")
_SENSITIVE = (
    re.compile(
        rf"^(?P<indent>[ \t]*+)(?:-[ \t]*+)?+(?:children{_QUOTE}[ \t]*+:[ \t]*+)?+"
        rf"{_QUOTE}sensitive\b{_QUOTE}(?P<colon>{_COLON})?+{_VALUE}",
        re.MULTILINE | re.IGNORECASE,
    ),
    re.compile(  # within braces
        rf"[{{,\[]\s*+{_QUOTE}sensitive\b{_QUOTE}(?P<colon>\s*+[:=：]\s*+)?+"
        r"(?P<value>[^\n,}\]]*+)(?P<below>)",
        re.IGNORECASE,
    ),
)
_NOTHING = re.compile(
    r"[\"'“”]?(?:null|~|false|no|off|không|khong|\{[ \t]*+\}|\[[ \t]*+\])?+[\"'“”]?", re.IGNORECASE
)
_NO = re.compile("[\"'“”]?(?:false|no|off|không|khong)\\b", re.IGNORECASE)
_FROZEN = re.compile(r"(?:^[ \t]+|[{,][ \t]*+)[\"']?sha256[\"']?[ \t]*+:", re.MULTILINE)
_END = re.compile(r"^\ufeff?---[ \t]*$", re.MULTILINE)


def says_that_it_goes(raw: bytes) -> bool:
    """Whether its fields say that it is withdrawn or a draft: then nothing older of it may stand instead."""
    return says_that_it_is_withdrawn(raw) or _is_said(_DRAFT.finditer(fields_of(raw)))


def says_that_it_is_withdrawn(raw: bytes) -> bool:
    """Whether its fields say that it is withdrawn; a block that was left empty says nothing."""
    return _is_said(_WITHDRAWN.finditer(fields_of(raw)))


def says_that_it_is_marked(raw: bytes) -> bool:
    """Whether its fields say that it is withdrawn, and its text is not frozen yet."""
    return says_that_it_is_withdrawn(raw) and _FROZEN.search(fields_of(raw)) is None


def says_that_it_is_sensitive(raw: bytes) -> bool:
    """Whether its fields say that a child came to harm, or do not plainly say that none did.

    Then no older version may name that child.
    """
    found = _of_harm(raw)
    return _is_said(found) or any(one["colon"] is None and not one["value"].strip() for one in found)


def denies_harm(raw: bytes) -> bool:
    """Whether its fields plainly say that no child came to harm."""
    found = _of_harm(raw)
    return any(_NO.match(_bare(one["value"])) for one in found) and not says_that_it_is_sensitive(raw)


def _of_harm(raw: bytes) -> list[re.Match[str]]:
    text = fields_of(raw)
    return [one for pattern in _SENSITIVE for one in pattern.finditer(text)]


def withdrawal_of(raw: bytes) -> str | None:
    """The field in which it says that it is withdrawn, as it stands there."""
    found = next((one for one in _WITHDRAWN.finditer(fields_of(raw)) if _is_said([one])), None)
    return f"withdrawn: {found['value']}{found['below']}\n" if found is not None else None


def fields_of(raw: bytes) -> str:
    """The front matter of a file, without its first line; the whole of one that has none."""
    text = text_of(raw)
    begin = _END.search(text)
    end = _END.search(text, begin.end()) if begin else None
    return text[: end.start()] if end else text


def text_of(raw: bytes) -> str:
    """A file as far as it can be read: also in UTF-16, and with other signs where bytes are wrong."""
    if raw.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        text = raw.decode("utf-16", "replace")
    else:
        text = raw.replace(b"\0", b"").decode("utf-8", "replace")
    return normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))


def words_of(texts: Iterable[str], within: str) -> Iterator[str]:
    """Those of the `texts` that stand there as words of their own, and not within an address."""
    within = normalize("NFC", within).casefold()
    for text in texts:
        if re.search(rf"(?<![\w/.-]){re.escape(normalize('NFC', text).casefold())}(?![\w/.-])", within):
            yield text


def _is_said(found: Iterable[re.Match[str]]) -> bool:
    return any(not (_NOTHING.fullmatch(_bare(one["value"])) and not _bare(one["below"])) for one in found)


def _bare(lines: str) -> str:
    """What YAML reads there, without comments."""
    return re.sub(r"(?:^|(?<=[ \t\n]))#[^\n]*+", "", lines).strip()
