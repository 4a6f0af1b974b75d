"""What can be wrong with an article or a page: its address, its fields, its text, and what it refers to."""

from __future__ import annotations

from media_mandate.messages import _
from media_mandate.problems import Level, Rule

_ALONE = _("Put the file beside the article and write its name alone.")
_COUNTED = _(
    "The directive asks for at least one feature a month of each outlet (item 4), so folder, date and fields "
    "must agree on outlet and month."
)
_ONCE = _("One text counts for one month: a rerun, a translation or a copy is no new feature.")

# Address

NAME_WITHOUT_MD = Rule(
    "article-name-without-md",
    _("An article's file name ends in .md and does not begin with a dot."),
    _("Rename it to {name}."),
)
OUTSIDE_MONTH = Rule(
    "article-outside-month-folder",
    _("An article stands in the folder of its outlet, year and month."),
    _("Move it to {example}."),
    why=_COUNTED,
)
NAME_NOT_PLAIN = Rule(
    "article-name-not-plain",
    _("A file name is made of small letters without marks, digits and single hyphens."),
    _("Rename it to {name}."),
)
NAME_OF_WINDOWS = Rule(
    "article-name-kept-by-windows",
    _("Windows keeps this name for itself, so no desk could get the file."),
    _("Rename it to {name}."),
)

# Fields

NOT_AN_ARTICLE_ID = Rule(
    "article-id-misspelt",
    _("This is not the id of an article: {text}."),
    _("Write it like {example}.", example="bao-tinh/2025/06/be-boi-an-toan"),
)
NOT_BESIDE = Rule(
    "image-not-beside-article", _("This is not the name of a file beside the article: {text}."), _ALONE
)
_FIRST_SCREEN = _(
    "Who opens it stands beside a child that is hurt, and reads what the first screen of a phone has."
)
CALL_UNKNOWN = Rule(
    "call-unknown",
    _("No number of help is {number}."),
    _("Write one of: {values}. A number of your province is entered in mandate.yml under help."),
    why=_("Whoever reads this has no time to try a second number."),
)
STEPS = Rule(
    "emergency-without-steps",
    _("An emergency article begins with {fewest} to {most} steps to take now; here are {count}."),
    _(
        "Write them as a list in the fields: steps: [Lay the child flat, Call 115, …]. Where nothing is "
        "urgent, write emergency: false."
    ),
    Level.WARNING,
    why=_FIRST_SCREEN,
)
STEPS_LONG = Rule(
    "emergency-steps-long",
    _("The steps have {count} characters together, more than the first screen of a phone holds."),
    _("Keep them within {most}: one thing to do in each, the reasons in the text."),
    Level.WARNING,
    why=_FIRST_SCREEN,
)
ANOTHER_MONTH = Rule(
    "date-in-another-month",
    _("The date is in {month}, but the file stands in the folder of {folder}."),
    _("Correct the date, or move the file to {right}."),
    why=_COUNTED,
)
MONTH_DISAGREES = Rule(
    "month-against-date",
    _("The month says {month}, but the date is in {dated}."),
    _("Write month: {dated}, or remove the line."),
    why=_COUNTED,
)
OUTLET_DISAGREES = Rule(
    "outlet-against-folder",
    _("The outlet says {id}, but the file stands in the folder {folder}."),
    _("Write outlet: {folder}, or move the file."),
    why=_COUNTED,
)
PRINTED_BY_BROADCASTER = Rule(
    "printed-block-of-broadcaster", _("A broadcaster's article has no printed block."), _("Remove it.")
)
NO_BROADCAST = Rule(
    "broadcast-block-missing",
    _("A broadcaster's article needs a broadcast block."),
    _("Add the block broadcast: with programme, channel, aired and duration."),
    why=_("A broadcaster's feature counts by the day it was aired and by how long it lasts."),
)
BROADCAST_BY_NEWSPAPER = Rule(
    "broadcast-block-of-newspaper", _("A newspaper's article has no broadcast block."), _("Remove it.")
)
AIRED_ANOTHER_DAY = Rule(
    "date-against-first-airing",
    _("The date is {date}, but it was aired on {aired}."),
    _("An article is dated by its first airing: make the two agree."),
    why=_("A broadcaster's feature counts by the day it was aired and by how long it lasts."),
)
NO_MEASURE = Rule(
    "withdrawn-without-measure",
    _("A withdrawn article keeps its {measure}."),
    _("Withdraw articles with scripts/withdraw.py, which writes it."),
    why=_("A month that was met stays met when its article is taken back, so the article keeps its measure."),
)
NOTE_OF_NOTHING = Rule(
    "picture-note-of-nothing",
    _("pictures: speaks of {name}, and the text shows no such picture."),
    _("Show it in the text, ![what is to be seen]({name}), or remove it from pictures:."),
    Level.WARNING,
)
PEOPLE_TWICE = Rule(
    "picture-people-twice",
    _("Of {name} pictures: says {people}, and the text says {{people={other}}}."),
    _("Look at the picture again, and say in pictures: alone who is to be seen."),
    why=_(
        "A child's picture is private (Decree 56/2017/NĐ-CP, Article 33), so somebody has to look at each "
        "photo and say whether a child can be recognised in it."
    ),
)
NO_SAMPLE = Rule(
    "sample-line-missing",
    _("The mandate's clock is stopped for the sample, so every article must be a sample."),
    _("Write sample: true, or remove sample: from mandate.yml to go live."),
    why=_("Invented articles must never be taken for published ones."),
)
SAMPLE_AMONG_REAL = Rule(
    "sample-among-real-articles",
    _("This is a sample article, but the newsroom is no sample."),
    _("Remove the article, or the line sample: true when it was really published."),
    why=_("Invented articles must never be taken for published ones."),
)

# Text

WITHDRAWN_WITH_TEXT = Rule(
    "withdrawn-with-text",
    _("A withdrawn article still has a text."),
    _("Delete everything below the front matter; git keeps what stood there."),
    why=_("What was taken back, for a child's sake above all, must not be published again."),
)
NO_TEXT = Rule(
    "article-without-text",
    _("The article has no text."),
    _("Write it below the second line of dashes; of a broadcast, what was said."),
    why=_("Who cannot hear a broadcast reads it, and a text of nothing counts for nothing."),
)
SECOND_TITLE = Rule(
    "heading-of-first-level",
    _("The text has a heading of the first level."),
    _("Begin headings in the text with two number signs (##): the title stands in the front matter."),
    Level.WARNING,
)

# Other articles

NO_ARTICLE = Rule(
    "article-unknown",
    _("There is no article {id}."),
    _("Write the address of the original: outlet/year/month/name."),
    why=_ONCE,
)
ORIGINAL_UNPUBLISHED = Rule(
    "original-not-published",
    _("The article {id} is not published by then."),
    _("Name an article that was published earlier."),
    why=_ONCE,
)
NO_ORIGINAL = Rule(
    "original-is-no-original",
    _("The article {id} is itself a rerun or a translation."),
    _("Name the original: {original}."),
    why=_ONCE,
)
ORIGINAL_WITHDRAWN = Rule(
    "original-withdrawn",
    _("{id} was withdrawn, but this article still tells what stood there."),
    _("Withdraw it too, unless it tells nothing of what was taken back."),
    Level.WARNING,
    why=_("What was taken back, for a child's sake above all, must not be published again."),
)
NOTHING_MOVED = Rule(
    "moved-from-standing-article",
    _("An article stands at {id}, so nothing can have moved away from there."),
    _("Correct the id, or remove the line."),
)
MOVED_TWICE = Rule(
    "moved-from-twice",
    _("Another article says that it moved from {id}: {path}."),
    _("Keep the line in one of the two."),
)
SAME_TEXT = Rule(
    "text-twice",
    _("The text is the same to the letter as that of {path}."),
    _("Remove one of the two; when it was run again, write rerun_of: {id}."),
    why=_ONCE,
)
DAY_OUT_OF_TIME = Rule(
    "day-before-article-or-to-come",
    _("{day} lies before the article's date or has not come yet."),
    _("Correct the date."),
    why=_("Readers are told on which day an article was corrected or taken back."),
)

# Links and files

ON_A_DISK = Rule("address-on-a-disk", _("The address {address} leads to a disk of one computer."), _ALONE)
FROM_ROOT = Rule(
    "address-from-root",
    _("The address {address} begins at the root of the server."),
    _("Write the way from this file, for example ../../2025/06/be-boi.md."),
)
NO_SUCH_FILE = Rule(
    "file-not-there",
    _("There is no file {address}."),
    _("Put the file there, or correct its name; small and capital letters differ."),
)
NEVER_PUBLISHED = Rule(
    "file-never-published",
    _("The file {address} is never published."),
    _("Put its text into the article."),
)
LINK_HELD_BACK = Rule(
    "link-to-held-back",
    _("What this leads to is held back for its errors; here stand the words of the link alone."),
    _("Nothing is to be done here: the link is there again once that file is mended."),
    Level.WARNING,
)
LINK_TOO_EARLY = Rule(
    "link-to-unpublished-article",
    _("The article {address} is not published."),
    _("Remove the link until it is."),
)
