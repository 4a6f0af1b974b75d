"""What the fields of a file say of it, however wrong the rest of them is."""

from __future__ import annotations

import re

_NOTHING = rb"(?:null|~|false|\{[ \t]*\}|\[[ \t]*\])?[ \t]*(?:#[^\n]*+)?\r?$(?!\n[ \t]+[^\s#])"
_WITHDRAWN = re.compile(rb"^withdrawn[ \t]*:[ \t]*+(?!" + _NOTHING + rb")", re.MULTILINE | re.IGNORECASE)
_DRAFT = re.compile(rb"^draft[ \t]*:[ \t]*+(?!" + _NOTHING + rb")", re.MULTILINE | re.IGNORECASE)
_FROZEN = re.compile(rb"(?:^[ \t]+|[{,][ \t]*)sha256[ \t]*:", re.MULTILINE)
_SENSITIVE = re.compile(rb"\bsensitive[\"']?[ \t]*:[ \t]*[\"']?true\b", re.IGNORECASE)
_END = re.compile(rb"^(?:\xef\xbb\xbf)?---[ \t]*\r?$", re.MULTILINE)


def says_that_it_goes(raw: bytes) -> bool:
    """Whether its fields say that it is withdrawn or a draft: then nothing older of it may stand instead."""
    return says_that_it_is_withdrawn(raw) or _DRAFT.search(raw, 0, end_of_fields(raw)) is not None


def says_that_it_is_withdrawn(raw: bytes) -> bool:
    """Whether its fields say that it is withdrawn; a block that was left empty says nothing."""
    return _WITHDRAWN.search(raw, 0, end_of_fields(raw)) is not None


def says_that_it_is_marked(raw: bytes) -> bool:
    """Whether its fields say that it is withdrawn, and its text is not frozen yet."""
    return says_that_it_is_withdrawn(raw) and _FROZEN.search(raw, 0, end_of_fields(raw)) is None


def says_that_it_is_sensitive(raw: bytes) -> bool:
    """Whether its fields say that a child came to harm: then no older version may name that child."""
    return _SENSITIVE.search(raw, 0, end_of_fields(raw)) is not None


def end_of_fields(raw: bytes) -> int:
    """Where the front matter ends; at the end of a file that has none."""
    begin = _END.search(raw)
    end = _END.search(raw, begin.end()) if begin else None
    return end.start() if end else len(raw)
