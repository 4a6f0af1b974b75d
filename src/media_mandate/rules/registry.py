"""All that can be told to be wrong, by its code: the rules of every room, as they stand there."""

from __future__ import annotations

from collections.abc import Mapping

from media_mandate import desk_rules, ledger_rules
from media_mandate.articles import rules as articles
from media_mandate.children import rules as children
from media_mandate.mandate import rules as mandate
from media_mandate.media import rules as media
from media_mandate.media.pictures import rules as pictures
from media_mandate.media.recordings import rules as recordings
from media_mandate.problems import Rule
from media_mandate.reading import rules as reading
from media_mandate.settled import rules as settled
from media_mandate.word import rules as word

ROOMS = (
    desk_rules,
    reading,
    mandate,
    settled,
    articles,
    children,
    media,
    pictures,
    recordings,
    ledger_rules,
    word,
)

RULES: Mapping[str, Rule] = {
    rule.code: rule for room in ROOMS for rule in vars(room).values() if isinstance(rule, Rule)
}
