"""All that can be told to be wrong, by its code: the rules of every room, as they stand there."""

from __future__ import annotations

from collections.abc import Mapping
from types import ModuleType

from media_mandate import desk_rules, ledger_rules
from media_mandate.articles import rules as articles
from media_mandate.children import rules as children
from media_mandate.grades import rules as grades
from media_mandate.mandate import rules as mandate
from media_mandate.media import rules as media
from media_mandate.media.pictures import rules as pictures
from media_mandate.media.recordings import rules as recordings
from media_mandate.messages import Text, _
from media_mandate.problems import Rule
from media_mandate.reading import rules as reading
from media_mandate.settled import rules as settled
from media_mandate.word import rules as word

ROOMS: Mapping[ModuleType, Text] = {
    desk_rules: _("Files and folders"),
    reading: _("Front matter, YAML and values"),
    mandate: _("The mandate (mandate.yml)"),
    settled: _("Settled months (settled.json)"),
    articles: _("Articles and pages"),
    children: _("Protection of children"),
    media: _("Files beside articles"),
    pictures: _("Pictures"),
    recordings: _("Sounds and films"),
    grades: _("What shows that an article ran"),
    ledger_rules: _("Ledger, exceptions and git"),
    word: _("What is told of a Word file"),
}
"""The modules that declare rules, and what each is about."""

RULES: Mapping[str, Rule] = {
    rule.code: rule for room in ROOMS for rule in vars(room).values() if isinstance(rule, Rule)
}
