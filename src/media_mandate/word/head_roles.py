"""What each paragraph of a Word file is for an article, by how it looks, where it stands and what it says."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from media_mandate.word.body_roles import SPOKEN, is_caption, mark_body
from media_mandate.word.bylines import Byline, is_named, names_in, read_byline
from media_mandate.word.end_roles import mark_end, take_byline
from media_mandate.word.lines import WordLine
from media_mandate.word.masthead import folded, is_masthead, is_text_label
from media_mandate.word.roles import LineRole, Roles
from media_mandate.word.title_roles import LABEL_STANDFIRST, after_label, mark_title

_MOST = 12
"""In how many lines below the title a standfirst is sought."""

_LONGEST, _LONGEST_FIRST = 900, 500
"""How many letters a standfirst has at most, and a first paragraph that is taken for one."""

_LONGEST_ASIDE = 80
_WHOLE = (".", "!", "?", "…", "”", '"')


def roles_of(lines: Sequence[WordLine], names: Collection[str], least: int = 0) -> Roles:
    """Give each line its role. `names` are those of the desk: its outlets, their columns, their owners.

    A text that has the `least` words only with its first paragraph keeps that, or it would not count.
    """
    found = Roles(lines, names, [LineRole.TEXT] * len(lines))
    mark_title(found)
    mark_end(found)
    _mark_standfirst(found)
    taken = [line for line, role in zip(lines, found.role, strict=True) if role is LineRole.STANDFIRST]
    is_guessed = bool(taken) and found.standfirst == taken[0].text and not _is_told_apart(taken[0])
    both = LineRole.TEXT, LineRole.STANDFIRST
    if is_guessed and _words(found, LineRole.TEXT) < least <= _words(found, *both):
        found.role = [LineRole.TEXT if role is LineRole.STANDFIRST else role for role in found.role]
        found.standfirst = ""
    mark_body(found)
    return found


def _is_told_apart(line: WordLine) -> bool:
    return line.is_bold or line.is_italic or line.style == "subtitle"


def _words(found: Roles, *roles: LineRole) -> int:
    lines = zip(found.lines, found.role, strict=True)
    return sum(
        any(map(str.isalpha, word)) for line, role in lines if role in roles for word in line.text.split()
    )


def _mark_standfirst(found: Roles) -> None:
    """Take the standfirst: what is bold or slanted below the title, else the first paragraph."""
    first = max((n for n, role in enumerate(found.role) if role is LineRole.TITLE), default=None)
    if first is None:
        return
    parts: list[WordLine] = []
    for number in range(first + 1, min(first + _MOST, len(found.lines))):
        line = found.lines[number]
        is_read = not line.text or found.role[number] is not LineRole.TEXT
        if is_read and not parts:
            continue
        if is_read or (parts and not _goes_on(parts, line)):
            break
        if not parts and _mark_other(found, number):
            continue
        text = after_label(LABEL_STANDFIRST, line)
        is_wanted = after_label(LABEL_STANDFIRST, found.lines[number - 1]) == ""
        if not (text or parts or is_wanted or _is_standfirst(found, number)):
            break
        found.role[number] = LineRole.STANDFIRST
        found.standfirst = f"{found.standfirst} {text or line.text}".strip()
        parts.append(line)
        if not _is_told_apart(line):
            break


def _mark_other(found: Roles, number: int) -> bool:
    """Whether a line between title and standfirst is neither, and what it is then."""
    line = found.lines[number]
    byline = None if _is_under_picture(found, number) else read_byline(line.text)
    if byline is None and _is_name_line(line):
        byline = Byline(tuple(names_in(line.text)))
    if byline is not None:
        take_byline(found, number, byline)
        return True
    is_label = after_label(LABEL_STANDFIRST, line) == "" or is_text_label(line.text)
    is_aside = line.text.startswith("(") and line.text.endswith(")") and len(line.text) <= _LONGEST_ASIDE
    if is_label or is_aside or is_masthead(line.text, found.names):
        found.role[number] = LineRole.PASSED
        return True
    return _is_under_picture(found, number) and is_caption(found, number)


def _is_under_picture(found: Roles, number: int) -> bool:
    return number > 0 and found.lines[number - 1].has_picture and not found.lines[number - 1].text


def _is_name_line(line: WordLine) -> bool:
    looks = line.align != "left" or line.is_italic or line.is_bold
    return looks and is_named(line.text) and len(line.text) <= 50 and len(line.text.split()) >= 2


def _goes_on(parts: list[WordLine], line: WordLine) -> bool:
    last = parts[-1]
    is_alike = (last.is_bold, last.is_italic, last.style) == (line.is_bold, line.is_italic, line.style)
    length = sum(len(part.text) for part in parts) + len(line.text)
    is_whole = line.text.endswith(_WHOLE) or line.style == "subtitle"
    return is_alike and length <= _LONGEST and is_whole


def _is_standfirst(found: Roles, number: int) -> bool:
    line = found.lines[number]
    if line.is_item or line.table is not None or line.style.startswith("heading"):
        return False
    if SPOKEN.match(folded(line.text)):
        return False
    is_whole = line.text.endswith(_WHOLE)
    if line.style == "subtitle":
        return True
    rest = [other for n, other in enumerate(found.lines) if n > number and found.is_text(n) and other.text]
    if line.is_bold or line.is_italic:
        is_long = len(line.text) >= 60 or (is_whole and len(line.text.split()) >= 8)
        return is_long and len(line.text) <= _LONGEST and bool(rest)
    if not is_whole or not 80 <= len(line.text) <= _LONGEST_FIRST or line.text[0] in "-–+•*":
        return False
    return sum(len(other.text) for other in rest) >= 600 and sum(len(other.text) >= 80 for other in rest) >= 2
