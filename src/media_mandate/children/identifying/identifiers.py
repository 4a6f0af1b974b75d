"""What in Vietnamese prose gives a child away: names, homes, schools, families, numbers, findings of doctors.

The rules know wordings, not people: what they find may be harmless, and what they do not find may still tell.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from media_mandate.children.identifying.book import book
from media_mandate.children.identifying.changing import changed_names
from media_mandate.children.identifying.clues import Clue, Found
from media_mandate.children.identifying.contacts import seek_contacts
from media_mandate.children.identifying.families import seek_families
from media_mandate.children.identifying.health import seek_findings
from media_mandate.children.identifying.homes import seek_beside, seek_homes
from media_mandate.children.identifying.marked import Marked
from media_mandate.children.identifying.naming import note_child, seek_names
from media_mandate.children.identifying.passages import passages
from media_mandate.children.reader import read
from media_mandate.children.rows import BORN
from media_mandate.children.signs import SIGNS, signs_of
from media_mandate.children.tokens import wordings
from media_mandate.children.vocabulary import is_plain

_BOOK = book(__name__)
_AROUND = 600
"""How much of a text around a passage tells of whom it speaks."""


def identifiers(text: str, born: range = BORN) -> list[Found]:
    """What in `text` gives a particular child away, in the order in which it stands.

    `text` is in NFC; children are those who were born in one of the years `born`. Each passage is read for
    itself; whoever one shows to be grown up is so below it too, and a name of which it says that it is
    changed is so as well.
    """
    found: list[Found] = []
    grown: set[str] = set()
    changed: set[str] = set()
    for start, passage in passages(text):
        row = read(passage, born)
        if _BOOK["worth_a_look"].search(row.signs):
            context = text[max(0, start - _AROUND) : start + len(passage) + _AROUND]
            marked = Marked(row, passage, grown, changed, context)
            _judge(marked)
            found += (Found(hit.start + start, hit.end + start, hit.kind) for hit in marked.hits)
    return sorted(found, key=lambda hit: (hit.start, hit.end, hit.kind.value))


def _judge(marked: Marked) -> None:
    """Note what gives a child away. Names are marked as they are told apart, so the order matters."""
    marked.changed |= changed_names(marked)
    has_name = _BOOK["name"].search(marked.signs) is not None
    has_list = _BOOK["name_or_list"].search(marked.signs) is not None
    if has_name:
        seek_families(marked)
    for proof in marked.proven:
        first = proof.who[0]
        begins = marked.row.signs[first] == SIGNS["word"]  # with a capital that proves nothing
        if _BOOK["name"].match(marked.signs, first) or begins:
            note_child(marked, proof.who, is_proven=True)
    if has_list:
        seek_names(marked)
    seek_homes(marked)
    seek_contacts(marked)
    seek_findings(marked)
    seek_beside(marked)


def changed_in(text: str) -> set[str]:
    """The names, in small letters, of which a text tells its readers that they are changed."""
    changed: set[str] = set()
    for _start, passage in passages(text):
        row = read(passage)
        if SIGNS["changed"] in row.signs:
            changed |= changed_names(Marked(row, passage, set(), set(), passage))
    return changed


def mentions(text: str, names: Mapping[str, Clue]) -> Iterator[Found]:
    """Where names that were found are written again, whole or in part: “Khôi” of Nguyễn Minh Khôi.

    `names` are in small letters, with what they were found to be.
    """
    known = {
        " ".join(parts[first:]): kind
        for name, kind in names.items()
        for parts in [name.split()]
        for first in range(len(parts))
        if len("".join(parts[first:])) > 1
    }
    for start, passage in passages(text):
        if not any(name in passage.lower() for name in known):
            continue
        marked = Marked(read(passage), passage, set(), set(), passage)
        for match in _BOOK["mention"].finditer(marked.signs):
            kind = known.get(marked.words(match.span()))
            begin, end = marked.row.start(match.start()), marked.row.end(match.end() - 1)
            if match[0] == SIGNS["word"]:
                following = marked.row.words(match.end())
                is_name = passage[begin].isupper() and following in wordings(is_plain(passage)).after_name
            else:
                # after a title or post it is no child's, unless a child may have the post
                before = marked.row.signs[max(match.start() - 1, 0)]
                others = "post" if kind is not Clue.NAME else "post title"
                is_name = before not in signs_of(others)
            if kind is not None and is_name:
                yield Found(start + begin, start + end, kind)
