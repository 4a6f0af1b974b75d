"""What can be wrong with the mandate: its values, its lists, its duties, what it excuses, and names of it."""

from __future__ import annotations

from media_mandate.messages import _
from media_mandate.problems import Level, Rule

# Values

NO_MESSAGES_IN_LANGUAGE = Rule(
    "language-without-messages",
    _("There are no messages in the language {language}."),
    _("Write one of: {values}."),
)
NOT_AN_EMAIL = Rule(
    "email-misspelt",
    _("This is not an e-mail address: {text}."),
    _("Write it like {example}.", example="ten@toa-soan.vn"),
)
NOT_A_PHONE = Rule(
    "phone-misspelt",
    _("This is not a telephone number: {text}."),
    _("Write its digits alone, like {example}.", example="111"),
)
NOT_A_HOST = Rule(
    "host-misspelt",
    _("This is not the name of a host: {text}."),
    _("Write it like {example}.", example="media.toa-soan.vn"),
)
NOT_A_FILE_NAME = Rule(
    "file-name-misspelt",
    _("This is not a file name: {text}."),
    _("Put the file beside mandate.yml and write its name alone."),
)
NOT_A_TAG = Rule(
    "tag-misspelt",
    _("This is not the beginning of a tag URI: {text}."),
    _("Write it as it was before, like {example}.", example="tag:tre-em.toa-soan.vn,2026:"),
    why=_("Feed readers know an article by its id. With another id all articles come again as new."),
)
NOTHING_SAID = Rule(
    "answer-says-nothing",
    _("Nothing is said here."),
    _("Write it in words: somebody answers for this."),
    why=_("An exception or a purge needs a reason, a document and a name, so that somebody answers for it."),
)

# Whom readers can reach

_A_CONTACT = _(
    "Write contact: {{email: {example}}}; phone and form may stand beside it.", example="ten@toa-soan.vn"
)
CONTACT_EMPTY = Rule(
    "contact-empty",
    _("Nobody can be reached by this."),
    _A_CONTACT,
)
NO_CONTACT = Rule(
    "contact-missing",
    _("Readers cannot reach the newsroom: mandate.yml has no contact."),
    _A_CONTACT,
    Level.WARNING,
    why=_(
        "Who finds a fault, or asks that an article on their own child be taken down, must find somebody. "
        "The address stands on every page and under each article."
    ),
)
NUMBER_TWICE = Rule(
    "help-number-twice",
    _("The number {number} is given twice."),
    _("Keep one of the two, with all its lines under when."),
)

SYNONYM_OF_NOTHING = Rule(
    "synonym-of-nothing",
    _("This does not say what means the same: {text}."),
    _("Write two phrases or more with = between them, like {example}.", example="chết đuối = đuối nước"),
)

# Lists

SYNONYM_TWICE = Rule(
    "synonym-twice",
    _("“{text}” stands in synonyms: twice."),
    _("Leave it in one line. All that means the same belongs into that line."),
)
ID_TWICE = Rule("id-twice", _("The id {id} is given twice."), _("Give each entry an id of its own."))
NOT_A_SOUND = Rule(
    "help-sound-misspelt",
    _("This names no sound below docs/: {text}."),
    _("Write it as giup/jra.mp3: an MP3 or M4A in docs/giup/, its name without blanks."),
)
ENDS_FIRST = Rule(
    "ends-before-it-begins", _("It ends before it begins."), _("Correct one of the two months.")
)
NOT_A_DAY_OF_YEAR = Rule(
    "day-of-year-misspelt",
    _("This is not a day of the year: {text}."),
    _("Write month-day, for example {example}.", example="06-01"),
)
DAY_OR_LUNAR = Rule(
    "day-or-lunar-day",
    _("A day of the year has either a day or a lunar."),
    _("Write day: 06-01, or lunar: 08-15 for a day of the lunar calendar."),
)
LUNAR_UNTIL = Rule(
    "lunar-day-with-until", _("A day of the lunar calendar has no until."), _("Remove the until.")
)

# Duties

ID_RESERVED = Rule(
    "id-reserved",
    _("The id {id} is reserved."),
    _("Choose another id: this address belongs to the site's own pages."),
)
PODCAST_OF_NEWSPAPER = Rule("podcast-of-newspaper", _("Only a broadcaster has a podcast."), _("Remove it."))
KIND_OF_ANOTHER = Rule(
    "kind-of-another",
    _("{outlet} is no {kind} by its kind:."),
    _("Remove that word here, or write at the outlet: {example}.", example="kind: [newspaper, broadcaster]"),
    why=_("What no article of an outlet can be, none can ever fill."),
)
LENGTH_OF_WHICH_KIND = Rule(
    "length-of-which-kind",
    _("It is not said whether {number} are words or seconds: the outlet is newspaper and broadcaster."),
    _("Write both: shortest: {example}.", example="{newspaper: 200, broadcaster: 60}"),
    why=_("Of a newspaper's article the words count, of a broadcaster's the seconds."),
)
DUTIES_OVERLAP = Rule(
    "duties-overlap",
    _("This duty begins before the one above it has ended."),
    _("Write the duties in order, and give each but the last an until."),
    why=_("A month is judged by the one duty that held in it, whatever holds today."),
)
NEVER_SUCCEEDED = Rule(
    "successor-but-no-end",
    _("It has a successor, but its duty never ends."),
    _("Give its last duty an until, or remove the successor."),
    why=_(
        "The duty of an outlet that was merged or renamed passes on: no month is owed twice, and none lost."
    ),
)
OWN_SUCCESSOR = Rule(
    "successor-of-itself",
    _("An outlet cannot be its own successor."),
    _("Name the outlet that took its duty over, or remove the line."),
)
SUCCESSION_GAP = Rule(
    "successor-begins-another-month",
    _("The successor's duty does not follow in the next month, {month}."),
    _("Correct the months, unless nobody owed anything in between."),
    Level.WARNING,
    why=_(
        "The duty of an outlet that was merged or renamed passes on: no month is owed twice, and none lost."
    ),
)
NOTHING_OWED = Rule(
    "nothing-owed",
    _("{outlet} owes nothing in {month}."),
    _("Correct the month or the outlet, or the outlet's duties."),
    why=_("Only a month in which a duty holds can be met, missed or excused."),
)

# Excuses

TWO_EXCEPTIONS = Rule(
    "exception-twice",
    _("There are two exceptions for this outlet and month."),
    _("Keep one of the two."),
    why=_("A month has one status: either it was excused, or its miss is recorded for ever."),
)
WAIVER_TOO_YOUNG = Rule(
    "waiver-after-its-month",
    _("The waiver's document is younger than the month that it excuses."),
    _("A month that was missed is recorded with kind: miss."),
    why=_(
        "The directive asks for at least one feature a month (item 4). Who excuses a month after it has "
        "passed would erase a miss, and a miss is never erased."
    ),
)
NO_PLACE_OF_DOCUMENT = Rule(
    "document-nowhere",
    _("This is neither a document below docs/ nor a whole address: {text}."),
    _("Write for example file: docs/van-ban/cong-van-12.pdf, or https://… as it stands in the browser."),
    why=_("Whoever reads that a month was missed or excused wants to see the document, not only its number."),
)
TWO_PURGES = Rule(
    "purge-twice",
    _("There are two purges of this text."),
    _("Keep one of the two."),
    why=_("A purged feature still counts, and no feature counts twice."),
)

# Names of the mandate that are written elsewhere

OUTLET_UNKNOWN = Rule(
    "outlet-unknown", _("There is no outlet {id} in the mandate."), _("Write one of: {values}.")
)
TOPIC_UNKNOWN = Rule(
    "topic-unknown",
    _("There is no topic {id} in the mandate."),
    _("Write one of: {values}."),
    why=_(
        "An article counts only for a topic of the mandate: the directive asks for features on the care, "
        "education and protection of children (item 4)."
    ),
)
DOOR_TO_ONE = Rule(
    "door-to-one",
    _("A door of the front page leads to topics or to a page, to one of the two."),
    _("Write topics: with ids of topics, or page: with the name of a file in docs/, without .md."),
)
DOOR_TO_NO_PAGE = Rule(
    "door-to-no-page",
    _("There is no page docs/{page}.md for this door of the front page."),
    _("Correct the name, or write the page."),
)
UNIT_UNKNOWN = Rule(
    "unit-unknown",
    _("There is no unit {id} in the mandate."),
    _("Write one of: {values}."),
    why=_(
        "The directive asks the outlets to work with units and localities (item 4), "
        "so the site counts with whom."
    ),
)
ENDED = Rule(
    "topic-or-unit-ended",
    _("{name} ended with {month}."),
    _("Choose what holds on the article's date."),
    why=_("A past month is judged by what held then."),
)
NOT_BEGUN = Rule(
    "topic-or-unit-not-begun",
    _("{name} begins with {month}."),
    _("Choose what holds on the article's date."),
    why=_("A past month is judged by what held then."),
)
