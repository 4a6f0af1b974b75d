"""What can be wrong between mandate, articles and git: exceptions, purges, settlements, copies, no git."""

from __future__ import annotations

from media_mandate.messages import Text, _
from media_mandate.problems import Level, Rule

_NEVER_ERASED = _(
    "The directive asks for at least one feature a month (item 4). The ledger tells what was met and what "
    "was missed, and neither is written down before it is so, nor against what git shows."
)
_GIT = _("Run the check in a clone that git can read, with its whole history.")

MONTH_MISSING = Rule(
    "month-missing",
    _("{outlet} is missing {month}: {there} of {minimum} features."),
    _(
        "Either enter in docs/{folder}/ what was published that month, or record the miss under "
        "exceptions: in mandate.yml (kind: miss) and publish."
    ),
    why=_NEVER_ERASED,
)


def missing(outlet: str, month: object, there: int, minimum: int) -> Text:
    """Who lacks which month, and how much of it is there; what is not there is not counted."""
    if there:
        said = MONTH_MISSING.sentence
    elif minimum == 1:
        said = _("{outlet} is missing {month}: 0 of 1 features.")
    else:
        said = _("{outlet} is missing {month}: 0 of {minimum} features.")
    return said.filled({"outlet": outlet, "month": month, "there": there, "minimum": minimum})


DAY_TO_COME = Rule(
    "day-to-come",
    _("This day has not come yet on {as_of}."),
    _("Correct the date."),
    Level.WARNING,
    why=_("An exception or a purge is recorded when it is decided, not before."),
)
MISS_TOO_EARLY = Rule(
    "month-missed-but-not-ended",
    _("A miss is recorded for {month}, which has not ended yet."),
    _("Wait for its last day to pass, or publish a feature."),
    why=_NEVER_ERASED,
)
MISS_OF_MET = Rule(
    "month-missed-but-met",
    _("A miss is recorded for {month}, but that month was met in time."),
    _(
        "Remove the exception if nothing was missed. It may stay where a record that was published shows the "
        "month as missing."
    ),
    Level.WARNING,
    why=_NEVER_ERASED,
)
PURGED_TEXT_STANDS = Rule(
    "purged-text-stands",
    _("This text is said to be purged, but it stands in {path}."),
    _("Remove the file, and purge it from git's history; or remove the purge."),
    why=_("A purged feature counts without its text, so beside its text it would count twice."),
)
_ONE_TEXT = _(
    "The directive asks for a feature every month (item 4); one text counts for one month. So three quarters "
    "of the least length have to be in words that no earlier article has. Passages of 12 words and more in "
    "the same order are another's, with up to two words changed here and there."
)
COPIED = Rule(
    "text-copied",
    _("{found}. {own} are its own and {needed} are needed; {so}."),
    _("Write {lacking} more words of your own beside it; or rerun_of: {id} when it was run again."),
    Level.WARNING,
    why=_ONE_TEXT,
)
REPETITIVE = Rule(
    "text-repeats-itself",
    _("{own} of {words} words are its own and {needed} are needed: {found}; {so}."),
    _("Write {lacking} more words, not in capitals, in paragraphs of at least six."),
    Level.WARNING,
    why=_(
        "What is said twice counts once, and neither headings nor lists of names are a text: else anything "
        "can be made as long as it has to be."
    ),
)
SHARED = Rule(
    "text-shared",
    _("{found}; {own} are its own, and {needed} are needed."),
    _("It counts, and nothing is to be done. Whoever shortens it leaves so many words of its own."),
    Level.WARNING,
    why=_ONE_TEXT,
)
NOT_VIETNAMESE = Rule(
    "text-not-vietnamese",
    _("Only {count} of 100 words can be Vietnamese; {so}."),
    _("Write the text; or say in which language it is, such as language: en."),
    Level.WARNING,
    why=_("What fills the room of a text until there is one is no feature."),
)
REWRITTEN = Rule(
    "text-rewritten",
    _(
        "When {month} ended another text stood here, and met the month: of the {words} words of today "
        "{count} stood in it."
    ),
    _("Let a person look at what stood then: git show {version}"),
    Level.WARNING,
    why=_("A text may be written anew. Whether what met the month was one, no program can tell."),
)
OVERRULED = Rule(
    "settled-but-uncounted-today",
    _("By the rules of today it would not count: {because}."),
    _("It counts, for its month is settled, as long as its text stays as it is."),
    Level.WARNING,
    why=_("What counted when its month ended counts for ever; a rule that came later accuses nobody of it."),
)
PURGED_IS_SETTLED = Rule(
    "purged-text-settled",
    _("{path} was purged, and stands in the settlement of {day} still."),
    _("Take its line out, from git's history too: the purge in mandate.yml stands for it."),
    Level.WARNING,
    why=_("Who had to leave git's history is not to be found there by a file name."),
)
HISTORY_CUT = Rule(
    "history-cut",
    _("It cannot be told of {count} months whether they were met in time: {reason}."),
    _GIT,
    why=_("A month is met in time by what git had when it ended, and only the whole history tells that."),
)
ENTRY_UNKNOWN = Rule(
    "entry-unknown",
    _("It is not known when the articles were entered: {reason}."),
    _GIT,
    why=_("The mandate refuses late entries, and only git tells when an article was entered."),
)
WITHDRAWAL_UNPROVEN = Rule(
    "withdrawal-unproven",
    _("Whether this withdrawn article was published cannot be told: {reason}."),
    _GIT,
    Level.WARNING,
    why=_(
        "A withdrawn article counts when git shows that its text was published. Where a month hangs on it, "
        "this is a problem."
    ),
)
_GIT_ALONE = _("When an article was entered is read from git alone, and a date that cannot be tells nothing.")
ENTRY_MISDATED = Rule(
    "entry-misdated",
    _("When it was entered is not known: {reason}."),
    _(
        "Set the clock of the computer that committed it. For a date of today remove the file, commit, "
        "put it back and commit again."
    ),
    why=_GIT_ALONE,
)
COMMIT_MISDATED = Rule(
    "commit-misdated",
    _("No article hangs on it, but {reason}."),
    level=Level.WARNING,
    why=_GIT_ALONE,
)
MORE_MISDATED = Rule(
    "commits-misdated",
    _("Further commits have dates that cannot be: {count}."),
    level=Level.WARNING,
    why=_GIT_ALONE,
)
_CLOCKS = _(
    "When an article was entered is read from the dates of commits. A wrong clock moves it into another "
    "month, by accident or not; no date convicts anybody alone."
)
COMMIT_BEFORE_PARENT = Rule(
    "commit-before-parent",
    _("Commit {commit} is dated {at}, and was made from {parent}, which is dated {before}."),
    _(
        "Leave it as it is. Set the clock of the computer that made it, and note what happened: whoever "
        "checks will ask."
    ),
    Level.WARNING,
    why=_CLOCKS,
)
COMMIT_TO_COME = Rule(
    "commit-to-come",
    _("Commit {commit} is dated {at}; it is {now} now."),
    _("Set the clock of the computer that made it. Leave the commit, and go on working on top of it."),
    Level.WARNING,
    why=_CLOCKS,
)
MORE_CLOCKS = Rule(
    "commits-out-of-time",
    _("Further commits are dated before what they were made from, or in the future: {count}."),
    level=Level.WARNING,
    why=_CLOCKS,
)
CLOCK_BEHIND = Rule(
    "clock-behind",
    _("By the clock of this computer it is {now}, which is before {what} of {at}."),
    _(
        "Set the clock of this computer, then build again. If it is right, commit something anew, or vouch "
        "for the day once: python3 scripts/build.py --as-of {day}. Until then do not trust which months are "
        "missing here."
    ),
    why=_CLOCKS,
)
CLOCK_AHEAD = Rule(
    "clock-ahead",
    _("By the clock of this computer it is {now}, more than a year after {what} of {at}."),
    _(
        "Set the clock of this computer, then build again. If it is right, commit something first. Until "
        "then do not trust which months are missing here: they may not have come yet."
    ),
    why=_CLOCKS,
)
