"""Where a source has code and comments, for what is told of its signs; what readers get is in `text`."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

_HIDDEN = re.compile(
    r"""
      ^[ ]*(?P<fence>`{3,}+(?=[^`\n]*$)|~{3,}+)
    | (?P<comment><!--(?!-?>))
    | <(?P<unseen>script|style|template)\b
    | (?<![\\`])(?P<code>`++)
    """,
    re.IGNORECASE | re.MULTILINE | re.VERBOSE,
)
KINDS = ("code", "fence", "comment", "unseen")
_END_OF_FENCE = re.compile(r"^[ ]*(`{3,}+|~{3,}+)[ ]*$", re.MULTILINE)
_END_OF_COMMENT = re.compile(r"--!?>")
_RUN_OR_BLANK_LINE = re.compile(r"`++|\n[ \t]*\n")
_END_OF_UNSEEN = {
    name: re.compile(rf"</{name}\s*>", re.IGNORECASE) for name in ("script", "style", "template")
}


def hidden(body: str) -> Iterator[tuple[int, int, str | None]]:
    """Where code ("code", "fence"), comments and unseen elements begin and end, and which of them it is."""
    if not ("`" in body or "<" in body or "~~~" in body):
        return
    begin = 0
    closing = _Closing(body)
    while (found := _HIDDEN.search(body, begin)) is not None:
        end = closing.of(found)
        if end is not None:
            yield found.start(), end, found.lastgroup
        begin = found.end() if end is None else end


def without_code(body: str, kinds: Container[str | None] = KINDS) -> str:
    """The body with blanks for what is hidden of these `kinds`; every line keeps its number."""
    parts, begin = [], 0
    for start, end, kind in hidden(body):
        if kind not in kinds:
            continue
        parts += [body[begin:start], re.sub(r"[^\n]", " ", body[start:end])]
        begin = end
    return "".join([*parts, body[begin:]])


class _Closing:
    """Where the hidden parts of a body end; what nothing closes is not sought twice."""

    def __init__(self, body: str) -> None:
        self.body = body
        self.unclosed = {"`": len(body), "~": len(body)}
        """The length of the shortest fence that nothing closes."""
        self.last_comment = len(body)
        """Where a comment begins that nothing closes; neither does anything close one behind it."""
        self.code: dict[int, int] = {}
        """The end of the code that a run of backticks begins: the next run of its length in its paragraph."""
        next_run: dict[int, int] = {}
        for found in reversed(list(_RUN_OR_BLANK_LINE.finditer(body))) if "`" in body else ():
            length = found.end() - found.start()
            if found[0][0] == "\n":
                next_run.clear()
            else:
                if length in next_run:
                    self.code[found.start()] = next_run[length]
                next_run[length] = found.end()

    def of(self, opening: re.Match[str]) -> int | None:
        """The end of the part that `opening` begins, None where it begins nothing and so is text."""
        match opening.lastgroup:
            case "fence":
                return self._of_fence(opening["fence"], opening.end())
            case "code":
                return self.code.get(opening.start())
            case "comment":
                return self._of_comment(opening.end())
        close = _END_OF_UNSEEN[opening["unseen"].lower()].search(self.body, opening.end())
        return len(self.body) if close is None else close.end()

    def _of_comment(self, start: int) -> int | None:
        end = None if start >= self.last_comment else _END_OF_COMMENT.search(self.body, start)
        if end is None:
            self.last_comment = min(self.last_comment, start)
        return end and end.end()

    def _of_fence(self, fence: str, start: int) -> int | None:
        sign, length = fence[0], len(fence)
        if length >= self.unclosed[sign]:
            return None
        for found in _END_OF_FENCE.finditer(self.body, start):
            if found[1][0] == sign and len(found[1]) >= length:
                return found.end()
        self.unclosed[sign] = length
        return None
