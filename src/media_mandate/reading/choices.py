"""Words of which a field takes one: as they are written, and what each means in the editor's language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from media_mandate.messages import Text, _, plain

CHOICES: Mapping[str, Text] = {
    "newspaper": _("newspaper"),
    "broadcaster": _("broadcaster"),
    "department": _("department"),
    "locality": _("locality"),
    "miss": _("miss"),
    "waiver": _("waiver"),
    "mark": _("mark"),
    "reject": _("reject"),
    "none": _("none"),
    "adults": _("adults"),
    "obscured": _("obscured"),
    "consented": _("consented"),
    "declared": _("declared"),
    "linked": _("linked"),
    "kept": _("kept"),
    "body": _("body"),
}
"""In English each is its own meaning; translations put theirs behind the word as it has to be written."""


def listed(values: Iterable[str]) -> Text:
    """The words in a row, each with its meaning where it has one."""
    found = [CHOICES.get(value, plain(value)) for value in values]
    row = found[0]
    for value in found[1:]:
        row = Text("{first}, {second}", (("first", row), ("second", value)))
    return row
