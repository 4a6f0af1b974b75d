"""Where git could not merge two versions and left both, between signs of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from media_mandate.problems import Problem, Spot
from media_mandate.reading import rules
from media_mandate.reading.code import without_code

MOST = 100
"""Signs of conflicts in one file are told one by one up to this number."""

_SIGN = re.compile(r"^(?:(<{7}|>{7}|\|{7})(?:[ ][^\n]*)?|={7})$", re.MULTILINE)
_LABEL = re.compile(r">{7}[ ](?:\S+|[0-9a-f]{7,40}[ ]\(.*\))")
"""How git ends a conflict: with a branch, or a commit and its message."""


def conflicts(text: str, path: str, first_line: int = 1) -> list[Problem]:
    """A problem for each sign of a conflict (of the styles merge, diff3 and zdiff3); none for those in code.

    A line of `=======` alone may be a heading's, and `>>>>>>>` a quotation within quotations.
    """
    if "<<<<<<<" not in text and ">>>>>>>" not in text:
        return []
    code = without_code(text)
    return [
        rules.CONFLICT.at(Spot(path, first_line + text.count("\n", 0, found.start()), 1), mark=found[0][:7])
        for found in islice(_signs(text, code), MOST)
    ]


def _signs(text: str, code: str) -> Iterator[re.Match[str]]:
    between: list[re.Match[str]] = []
    is_open = False
    for found in _SIGN.finditer(text):
        is_read = code[found.start()] == found[0][0]
        match found[0][0]:
            case "<" if is_read:
                yield found
                is_open = True
            case ">" if is_open or (is_read and _ends(text, found, between)):
                yield from between
                yield found
                is_open = False
            case "|" | "=":
                between.append(found)
                if not is_open:
                    continue
                yield from between
        between = []


def _ends(text: str, found: re.Match[str], between: list[re.Match[str]]) -> bool:
    """Whether a line ends a conflict whose beginning was taken out, or is a quotation as mail has it."""
    above = text.rfind("\n", 0, max(found.start() - 1, 0)) + 1
    is_alone = text[above] != ">" and text[found.end() + 1 : found.end() + 2] != ">"
    return is_alone and (bool(between) or _LABEL.fullmatch(found[0]) is not None)
