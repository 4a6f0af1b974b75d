"""Names of children, beside their roles, ages and schools, and in lists."""

from __future__ import annotations

import re

from media_mandate.children.identifying.book import book
from media_mandate.children.identifying.clues import Clue
from media_mandate.children.identifying.marked import Marked
from media_mandate.children.signs import SIGNS, signs_of
from media_mandate.children.vocabulary import folded

_BOOK = book(__name__)
_AND = frozenset(("và", "va", "cùng", "cung", "với", "voi", "hay", "hoặc", "hoac"))
_BACK = 5
"""How many signs before a name may tell that a thing is called so."""
_ASIDE = re.compile(r"\s*(?:\([^()]*\)\s*)?")


def seek_names(marked: Marked) -> None:
    """Note the names of children, and mark them, after those of grown-ups."""
    for name in ("of_age", "first_of_age", "of_plight"):
        _seek(marked, _BOOK[name])
    for pattern in _BOOK.all("grown_up"):
        for match in marked.each(pattern):
            marked.mark(match.span(match.lastgroup or 0), "adult_name")
    marked.grown |= {marked.words(match.span()) for match in _BOOK["adult"].finditer(marked.signs)}
    for pattern in _BOOK.all("named_child"):
        _seek(marked, pattern)
    _seek(marked, _BOOK["alone"], is_bare=True)
    for match in marked.each(_BOOK["who"]):
        after = marked.after(match.end())
        aside = _ASIDE.match(after)
        if _BOOK["harmed"].match(after[aside.end() :] if aside else after):
            note_child(marked, match.span("who"), is_bare=True)
    for pattern in _BOOK.all("listed"):
        for match in marked.each(pattern):
            if "colon" not in match.groupdict() or marked.row.words(match.start("colon")) == ":":
                note_child(marked, match.span("who"))
    at = 0
    while (following := _BOOK["next_of_list"].search(marked.signs, at)) is not None:
        at = following.start("who")
        if following["link"] == SIGNS[","] or marked.row.words(following.start("link")) in _AND:
            note_child(marked, following.span("who"))


def _seek(marked: Marked, pattern: re.Pattern[str], *, is_bare: bool = False) -> None:
    for match in marked.each(pattern):
        until = match.groupdict().get("until")
        if not (until and _BOOK["of_a_grown_up"].search(folded(marked.words(match.span("until"))))):
            note_child(marked, match.span("who"), is_bare=is_bare)


def note_child(
    marked: Marked, span: tuple[int, int], *, is_bare: bool = False, is_proven: bool = False
) -> None:
    """Note that a name is a child's, unless something speaks against it.

    One that `is_bare` has nothing beside it that is a child's, and of one that `is_proven` an age or a class
    tells.
    """
    signs, name = marked.signs, marked.words(span)
    is_weak = set(signs[slice(*span)]) == {SIGNS["capital"]} and (
        marked.is_told(span)
        or _BOOK["of_a_thing"].search(folded(marked.words((max(0, span[0] - _BACK), span[0]))))
        or (span[1] - span[0] > 3 and not is_proven)
        or _BOOK["of_a_title"].match(marked.after(span[1])) is not None
    )
    is_small = signs[span[0]] == SIGNS["word"] and not marked.text[marked.row.start(span[0])].isupper()
    if (
        _is_hidden(marked, span)
        or is_weak
        or (is_bare and name in marked.grown)
        or name in marked.changed
        or signs[max(span[0] - 1, 0)] in signs_of("title post")
        or is_small
        or marked.is_invented(span)
    ):
        return
    is_letter = len("".join(map(marked.row.words, range(*span))).strip(".")) == 1
    marked.hit(Clue.LETTER if is_letter else Clue.NAME, span)
    marked.mark(span, "child_name")


def _is_hidden(marked: Marked, span: tuple[int, int]) -> bool:
    """Whether a name is but the first letter of an accused's, as the press hides it: “bị cáo T.”."""
    is_letter = span[1] - span[0] == 1 and len(marked.row.words(span[0]).strip(".")) == 1
    return is_letter and marked.row.signs[max(span[0] - 1, 0)] == SIGNS["accused"]
