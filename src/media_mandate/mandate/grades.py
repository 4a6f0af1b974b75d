"""How far it is known that a feature was printed or broadcast: its grade, and what each is called."""

from __future__ import annotations

from enum import StrEnum
from functools import cached_property

from media_mandate.messages import _


class Grade(StrEnum):
    """The lowest first: said by the newsroom alone; found elsewhere when it was asked for; kept here."""

    DECLARED = "declared"
    LINKED = "linked"
    KEPT = "kept"

    @cached_property
    def rank(self) -> int:
        """How high it stands, from 0 on."""
        return list(Grade).index(self)


GRADE_WORDS = {
    Grade.DECLARED: _("declared alone"),
    Grade.LINKED: _("link asked for"),
    Grade.KEPT: _("scan or sound kept"),
}
"""What a feature of each grade is called, in a list of short words."""

GRADE_MEANINGS = {
    Grade.DECLARED: _("the newsroom says so; there is nothing here by which others could see it"),
    Grade.LINKED: _("it stood at an address elsewhere on the day on which that was asked for"),
    Grade.KEPT: _("a scan of the page, or the sound as it was broadcast, lies beside the article"),
}
