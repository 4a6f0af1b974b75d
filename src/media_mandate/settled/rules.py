"""What can be wrong with `settled.json`, which no hand writes."""

from __future__ import annotations

from media_mandate.messages import _
from media_mandate.problems import Rule

PUT_BACK = _("No hand writes this file: put it back as git has it, or as the upgrade wrote it.")
"""What to do whatever is wrong with it."""

_TRUSTED = _(
    "What stands here counts in spite of stricter rules, so nothing counts by a file that is damaged."
)

NO_JSON = Rule("settled-unreadable", _("This cannot be read as JSON."), PUT_BACK, why=_TRUSTED)
OF_NO_MONTH = Rule(
    "settled-file-of-no-month",
    _("This file stands in no month of an outlet: {path}."),
    PUT_BACK,
    why=_TRUSTED,
)
NOT_ENDED = Rule(
    "settled-before-month-ended",
    _("{month} had not ended when it was settled."),
    PUT_BACK,
    why=_("Only a month that is over is settled; until then everything is judged by the rules of today."),
)
UNPROVEN = Rule(
    "settled-unproven",
    _("Git does not have {path} as it is said to have been settled."),
    _("Correct that file as a new one; or upgrade once more from what git has of it."),
    why=_("What stands here softens what rules say, so git must bear it out."),
)
