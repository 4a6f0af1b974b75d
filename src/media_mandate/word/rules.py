"""What an editor is told of a Word file that became an article: what was left out or made plainer."""

from __future__ import annotations

from media_mandate.messages import Text, _
from media_mandate.problems import Level, Rule, Spot

UNPLACED = Spot("")
"""Where a finding stands until its file, or its line in the article, is known."""


def _told(code: str, sentence: Text, hint: Text | None = None, why: Text | None = None) -> Rule:
    """A rule of which the import only tells."""
    return Rule(code, sentence, hint, Level.WARNING, why)


_TABLE = _("Check the table against the Word file.")
_SIGN = _("Put another sign in its place.")
_FOREIGN = _(
    "Take a picture of it (Win+Shift+S) and put that into the article, or write its numbers as a table."
)

# Changes

ADDED = _told("word-change-added", _("{author} added: {text}"))
DELETED = _told("word-change-deleted", _("{author} deleted: {text}"))
MOVED_AWAY = _told("word-change-moved-away", _("{author} moved away: {text}"))
MOVED_HERE = _told("word-change-moved-here", _("{author} moved here: {text}"))
COMMENTED = _told("word-comment", _("{author} commented: {text}"))

# Left out

HIDDEN = _told("word-hidden-text", _("Hidden text was left out: {text}"))
PROMPT = _told(
    "word-prompt",
    _("A field of a form that nobody filled in was left out: {text}"),
    _("If this is text of the article, copy it there by hand."),
)
FIELD = _told(
    "word-field",
    _("What this field of Word shows was left out: {text}"),
    _("See in Word what stands there, and write it into the article."),
)
CONTENTS = _told("word-table-of-contents", _("The table of contents was left out."))
MARGINS = _told("word-header-or-footer", _("The header or footer of the pages was left out: {text}"))
PASSED_OVER = _told(
    "word-masthead",
    _("What the office wrote above or below the article was left out: {text}"),
    _("If some of it belongs to the article, copy it there by hand."),
)
LOGOS = _told(
    "word-masthead-pictures",
    _("Pictures in the masthead that were left out: {count}."),
    _(
        "If one of them belongs to the article, save it in Word (right button), "
        "and put it beside the article."
    ),
)
OLD_LETTERS = _told(
    "word-old-letters",
    _("What stood in the old font {font} was written anew in Unicode: {text}"),
    _("Read the article over: where it makes no sense, the Word file has the words."),
)
FONT = _told("word-font-of-signs", _("Signs of the font {font} were left out."), _SIGN)
SYMBOL = _told("word-symbol", _("A sign of a symbol font was left out."), _SIGN)
CHART = _told("word-chart", _("A chart or diagram was left out: {text}"), _FOREIGN)
OBJECT = _told("word-object", _("Something made with another program was left out: {name}"), _FOREIGN)
OTHER_FILE = _told(
    "word-file-within",
    _("The text holds another file, which was left out."),
    _("Open the file in Word, save it anew, and import it again."),
)
SHAPES = _told(
    "word-shapes",
    _("Drawn shapes that were left out: {count}."),
    _(
        "What a shape covers in a photo, a face for instance, can be seen again: cover it in the photo "
        "itself, or take the photo out."
    ),
    _("A child's face that only a shape of Word covers lies bare in the picture's file."),
)
PICTURE_POINTS = _told(
    "word-picture-elsewhere",
    _("A picture that only points elsewhere was left out."),
    _("Put the picture itself into the text (Insert, Pictures), or beside the article."),
)
PICTURE_CROPPED = _told(
    "word-picture-cropped",
    _("A picture that was cropped in Word was left out."),
    _("Cut it in another program, and put it into the text anew."),
    _("What is cut away in Word alone still stands in the picture's file."),
)
PICTURE_UNSHOWN = _told(
    "word-picture-kind",
    _("A picture of a kind that browsers do not show was left out here."),
    _("Save it as JPEG or PNG, put it beside the article, and show it here."),
)
ALT_OF_CAPTION = _told(
    "word-alt-of-caption",
    _("The words between the square brackets are those of the caption: {text}"),
    _("Look at the picture: if they do not say what matters in it, write that there."),
    _("Readers who cannot see the picture hear this text instead."),
)
ALT_OF_MACHINE = _told(
    "word-alt-of-machine",
    _("The alt text was made by a machine, and left out: {text}"),
    _("Look at the picture, and say between the square brackets what matters in it."),
    _("Readers who cannot see the picture hear this text instead."),
)

# Made plainer

TITLE_DIFFERS = _told("word-title-differs", _("The title in the file is not the one given: {text}"))
TITLE_BELOW = _told(
    "word-title-below-text",
    _("The large heading became the title, though this stands above it: {text}"),
    _("It begins the article now; take it out if it is a letterhead."),
)
TITLE_BOLD = _told("word-title-bold", _("The first line, which is bold, became the title: {text}"))
TITLE_BY_LOOK = _told(
    "word-title-by-look",
    _("The title is what looks like one: {text}"),
    _("If it is another line, import the file again with --title, or give that the style Title in Word."),
)
TITLE_IN_CAPITALS = _told(
    "word-title-in-capitals",
    _("The title stood in capitals, and was written small: {text}"),
    _("Look whether each name in it has its capitals."),
    _("Capitals are slow to read on a phone, and some readers' voices spell them letter by letter."),
)
BOLD_LINE = _told(
    "word-bold-line",
    _("This bold line plays a heading."),
    _("If it is one, write ## before it and take the stars away."),
)
TEXT_BOX = _told(
    "word-text-box",
    _("A text box became part of the text: {text}"),
    _("It now stands behind the paragraph at which it floated. Move it to where it belongs."),
)
NOTES = _told(
    "word-notes",
    _("Footnotes and endnotes that became notes of the article, with links: {count}."),
    _("They stand at the end of the page. To move or change one, look for [^1], [^2], …"),
)
LETTERED_LIST = _told(
    "word-lettered-list",
    _("A list with letters or Roman numbers became one with numbers."),
    _("Check that nothing in the text names its points by letter."),
)
FRAME = _told(
    "word-frame",
    _("A frame around a text, or a table of one row, became plain text."),
    _("For a frame, write a line !!! info above it, and four blanks before each of its lines."),
)
MERGED_CELLS = _told(
    "word-merged-cells", _("Merged cells were taken apart; their text stands in each part."), _TABLE
)
NO_HEADINGS = _told(
    "word-table-without-headings",
    _("The first row became the headings of the table, for it has none."),
    _TABLE,
)
TABLE_WITHIN = _told("word-table-within-table", _("A table within a table became lines of its cell."), _TABLE)
FORMULA = _told(
    "word-formula",
    _("This formula was written as text."),
    _("Check it; what cannot be written on one line becomes a picture."),
)
LINK_NOWHERE = _told(
    "word-link-nowhere",
    _("A link leads nowhere on the web: {address}"),
    _("Link to a page of the web, https://…, or leave it as text."),
)

# Lost

PICTURES_MISSING = _told(
    "word-pictures-missing",
    _("Pictures of the Word file that are not in the article: {count}."),
    _("Find them in Word, save them (right button, Save as Picture), and put them into the article."),
)

TEXT_MISSING = _told(
    "word-text-missing",
    _("What stands in brackets is in the Word file and not in the article: “{text}”"),
    _("Find the place in Word (Ctrl+F), and copy what is missing into the article by hand."),
)
MORE_MISSING = _told(
    "word-more-text-missing",
    _("After that more words of the Word file are missing in the article: {count}."),
    _("Compare the article with the Word file, paragraph by paragraph."),
)
