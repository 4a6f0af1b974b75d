"""What can be wrong with what shall show that a feature ran: a scan, a sound, a link and its answer."""

from __future__ import annotations

from media_mandate.messages import _
from media_mandate.problems import Level, Rule

_ASK = _("Run: python3 scripts/ask_links.py {path}")
_KNOWN = _("Who is to trust the ledger must be able to see what ran, and a file of nothing shows nothing.")

SOUND_SILENT = Rule(
    "recording-without-sound",
    _("In {name} {silent} of {seconds} seconds hold no sound at all."),
    _("Listen to it, and put the sound that was broadcast in its place."),
    Level.WARNING,
    why=_KNOWN,
)
SOUND_STEADY = Rule(
    "recording-of-one-tone",
    _("{name} never grows louder or softer from its beginning to its end, as a tone or a noise."),
    _("Listen to it, and put the sound that was broadcast in its place."),
    Level.WARNING,
    why=_KNOWN,
)
SOUND_REPEATED = Rule(
    "recording-repeats-itself",
    _("In {name} only {own} of {seconds} seconds are heard once; the rest plays them again."),
    _("Listen to it, and put the sound that was broadcast in its place."),
    Level.WARNING,
    why=_KNOWN,
)
USED_BEFORE = Rule(
    "proof-of-another-feature",
    _("What shall show that it ran is what {path} has: {what}."),
    _("When it ran again, write rerun_of: {id}. Else put here what ran this time."),
    Level.WARNING,
    why=_("One scan or one sound shows one feature, and the directive asks for one every month (item 4)."),
)
NO_SCAN = Rule(
    "scan-not-there",
    _("There is no file {name} beside the article."),
    _("Put the scan there, or correct its name; small and capital letters differ."),
)
SCAN_UNFIT = Rule(
    "scan-shows-no-page",
    _("{name} shows no page of a newspaper: {reason}."),
    _("Scan the page anew, as PDF, JPEG, PNG or WebP, and put it in its place."),
    Level.WARNING,
    why=_KNOWN,
)
FRONT_PAGE = Rule(
    "link-to-front-page",
    _("{url} leads to the front page of a site, where tomorrow something else stands."),
    _("Open the article there, and write the address that the browser shows then."),
    Level.WARNING,
)
ANSWER_UNFIT = Rule(
    "link-answer-unfit",
    _("What answered at the address shows nothing of the article: {reason}."),
    _ASK,
    Level.WARNING,
)
ANSWER_UNREAD = Rule(
    "link-answer-unreadable",
    _("This file is not as scripts/ask_links.py writes it."),
    _("Remove it, and ask anew: python3 scripts/ask_links.py {path}"),
    Level.WARNING,
)
ANSWER_LEFT = Rule(
    "link-answer-of-no-article",
    _("This is the answer of a link, but there is no article beside it that it belongs to."),
    _("Remove it; or, where the article was renamed, give it the same name."),
    Level.WARNING,
)
