"""The words that Markdown's extensions write into a page by themselves, in the languages of messages."""

from __future__ import annotations

import re
from functools import cache

from media_mandate.messages import _, languages, translator

_TITLES = {
    _("Note"): ("note",),
    _("In short"): ("abstract", "summary", "tldr"),
    _("Information"): ("info",),
    _("To do"): ("todo",),
    _("Good to know"): ("tip", "hint"),
    _("Important"): ("important",),
    _("The right way"): ("success", "check", "done"),
    _("Questions"): ("question", "help", "faq"),
    _("Beware"): ("warning", "caution", "attention"),
    _("The wrong way"): ("failure", "fail"),
    _("Missing here"): ("missing",),
    _("Danger"): ("danger",),
    _("Mistake"): ("error", "bug"),
    _("For example"): ("example",),
    _("In their words"): ("quote", "cite"),
    _("See also"): ("seealso",),
}
_TITLE = {kind: title for title, kinds in _TITLES.items() for kind in kinds}
"""What stands above a box without a title, by the first word of its kind; any other is its own title."""


def title_of(kind: str, language: str) -> str | None:
    """The title of a box that was given none, by its classes; None of a kind that is not known."""
    title = _TITLE.get(kind.partition(" ")[0])
    return None if title is None else translator(language)(title)


def way_back(language: str, number: object) -> str:
    """What a footnote says of the link to the place where it is referred to."""
    return translator(language)(_("Back to note {number} in the text", number=number))


def is_title(text: str, kinds: str) -> bool:
    """Whether a box with these classes has a title that nobody wrote."""
    return any(text == title_of(kinds.replace("admonition", "").strip(), one) for one in languages())


def is_way_back(text: str) -> bool:
    """Whether a text is what a footnote says by itself, in any language."""
    return any(pattern.fullmatch(text) for pattern in _ways_back())


def is_of_note(text: str, notes: int) -> bool:
    """Whether a text is the number of one of so many notes, or leads back from one."""
    return text == "↩" or (_NUMBER.fullmatch(text) is not None and int(text) <= notes)


_NUMBER = re.compile("[1-9][0-9]{0,2}")


def count_notes(shown: str) -> int:
    """How many notes stand at the end of a body's HTML."""
    return shown.count('<li id="fn:')


@cache
def _ways_back() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(re.escape(way_back(one, "0")).replace("0", "[0-9]+")) for one in languages())
