"""Whether a file says that it is not to be read any more, however wrong the rest of it is."""

from __future__ import annotations

import re

_GOING = re.compile(
    rb"^(?:withdrawn[ \t]*:|(?:withdraw|draft)[ \t]*:[ \t]*(?!false\b|[\r\n#]))", re.MULTILINE | re.IGNORECASE
)
_END = re.compile(rb"^---[ \t]*\r?$", re.MULTILINE)


def says_that_it_goes(raw: bytes) -> bool:
    """Whether its fields say that it is withdrawn or a draft: then nothing older of it may stand instead."""
    begin = _END.search(raw)
    end = _END.search(raw, begin.end()) if begin else None
    return _GOING.search(raw, 0, end.start() if end else len(raw)) is not None
