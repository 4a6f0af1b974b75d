"""What can be wrong with any file that is read: its bytes, its front matter, its YAML, the values in it."""

from __future__ import annotations

from media_mandate.messages import _
from media_mandate.problems import Level, PrivateRule, Rule

# A file and its bytes

LINK = Rule(
    "symbolic-link", _("This is a symbolic link."), _("Put the file itself here instead of a link to it.")
)
NO_FILE = Rule("no-ordinary-file", _("This is no ordinary file."), _("Remove it."))
UNREADABLE_FILE = Rule(
    "file-unreadable",
    _("The file cannot be read: {reason}."),
    _("Close it in other programs; check that it is there, and who may read it."),
)
TOO_LARGE = Rule(
    "file-too-large",
    _("The file is larger than {size} MiB."),
    _("Put pictures and recordings beside the article instead of inside it."),
)
NOT_UTF_8 = Rule(
    "not-utf-8",
    _("The file is not UTF-8 text."),
    _("Open the file in Notepad, choose Save as, and Encoding: UTF-8."),
)
CONTROL_CHARACTER = Rule(
    "control-character",
    _("An invisible control character stands here: {code}."),
    _("Delete it; when it cannot be seen, delete the characters around it and type them again."),
)
ESCAPED_CONTROL_CHARACTER = Rule(
    "control-character-escaped",
    _("An invisible control character stands here: {code}."),
    _("Use single quotes, or write two backslashes for one."),
)

# Front matter

NO_FRONT_MATTER = Rule(
    "front-matter-missing",
    _("The file has no front matter."),
    _("Begin the file with a line of three dashes (---), the fields, and a second such line."),
)
OPEN_FRONT_MATTER = Rule(
    "front-matter-never-closed",
    _("The front matter never closes."),
    _("Close it with a line of three dashes (---) after the last field."),
)

# YAML

_UNREADABLE = _("The fields cannot be read as YAML.")
_NO_TAG = _("Remove the tag, or put the value in quotes when it begins with an exclamation mark.")

YAML_UNREADABLE = Rule(
    "yaml-unreadable",
    _UNREADABLE,
    _("Write each field on a line of its own: a name, a colon, a blank, the value."),
)
COLON_UNQUOTED = Rule(
    "yaml-colon-unquoted",
    _UNREADABLE,
    _('A value with a colon in it must stand in quotes: title: "Trẻ em: an toàn trước hết".'),
)
CURLY_QUOTES = Rule(
    "yaml-curly-quotes",
    _UNREADABLE,
    _(
        "Put straight quotes around the whole value; curly ones may stand within: {example}.",
        example='title: "“Trẻ em”: an toàn trước hết"',
    ),
)
NO_COLON = Rule("yaml-colon-missing", _UNREADABLE, _("Write a colon and a blank after the field's name."))
TAB = Rule("yaml-tab", _UNREADABLE, _("Replace the tab by blanks."))
OPEN_QUOTE = Rule(
    "yaml-quote-never-closed",
    _UNREADABLE,
    _("A quotation mark was opened and never closed; close it at the end of the value."),
)
OPEN_BRACKET = Rule(
    "yaml-bracket-never-closed",
    _UNREADABLE,
    _("A bracket was opened and never closed, or a comma is missing in the list."),
)
BACKSLASH = Rule("yaml-backslash", _UNREADABLE, _("Use single quotes, or write two backslashes for one."))
SPECIAL_CHARACTER = Rule(
    "yaml-special-character", _UNREADABLE, _("Put the value in quotes: it begins with a special character.")
)
UNREADABLE_TAG = Rule("yaml-tag-unreadable", _UNREADABLE, _NO_TAG)
INDENTATION = Rule(
    "yaml-indentation",
    _UNREADABLE,
    _("Check the quotes around the value, and that the fields of one block begin in one column."),
)
DOCUMENT_MARK = Rule(
    "yaml-document-mark",
    _UNREADABLE,
    _("Remove lines of three dots and lines with %, and begin all fields in the first column."),
)
UNKNOWN_ALIAS = Rule(
    "yaml-alias-unknown", _UNREADABLE, _("Put the value in quotes: it begins with an asterisk.")
)
NO_FIELDS = Rule(
    "no-fields",
    _("There are no fields here."),
    _("Write each field on a line of its own: a name, a colon, a blank, the value."),
)
ALIAS = Rule(
    "yaml-alias",
    _("Anchors and aliases are not allowed."),
    _("Write the value out, or put it in quotes when it begins with & or *."),
)
TOO_DEEP = Rule(
    "yaml-too-deep",
    _("The values are nested too deeply."),
    _("Check brackets and indentation: no field needs more than three levels."),
)
NAME_NO_WORD = Rule(
    "field-name-no-word",
    _("A field's name must be a plain word."),
    _("Put it in quotes when it begins with a bracket or a brace."),
)
FIELD_TWICE = Rule(
    "field-twice",
    _("The field {name} stands here twice."),
    _("Keep one of the two; the first is on line {line}."),
)
TAG = Rule("yaml-tag", _("The tag {tag} is not allowed."), _NO_TAG)
REST_UNREAD = Rule(
    "yaml-rest-unread",
    _("The rest of the line, from # on, is not read."),
    _("Put the value in quotes when # belongs to it; write a blank after # when it does not."),
    Level.WARNING,
)

# The values of fields

FIELD_EMPTY = Rule(
    "field-empty", _("The field is empty."), _("Write something after the colon, or remove the line.")
)
FIELD_MISSING = Rule(
    "field-missing", _("The field {name} is missing."), _("Add a line that begins with {name}:")
)
FIELD_UNKNOWN = Rule("field-unknown", _("There is no field named {name}."), _("Write one of: {values}."))
NO_VALUE = Rule(
    "value-is-list",
    _("One value belongs here, not a list or a block of fields."),
    _("Put the value in quotes when it begins with a bracket or a brace."),
)
NO_LIST = Rule(
    "list-expected",
    _("A list belongs here."),
    _("Write a list in square brackets, for example [{value}]."),
)
NO_BLOCK = Rule(
    "block-expected",
    _("A block of fields belongs here."),
    _("Indent the fields that belong to {name}."),
)
LIST_EMPTY = Rule("list-empty", _("The list is empty."), _("Write at least one entry."))
NOT_A_CHOICE = Rule("value-not-allowed", _("This value is not allowed here."), _("Write one of: {values}."))
TOO_SMALL = Rule("number-too-small", _("The number is too small."), _("Write {number} or more."))
TOO_BIG = Rule("number-too-large", _("The number is too large."), _("Write {number} or less."))
UNFIT = Rule("value-unfit", _("The value does not fit here."))
YEAR_OUT_OF_RANGE = Rule(
    "year-out-of-range",
    _("The year {year} is out of range."),
    _("Write a year with four digits, for example {example}."),
)
NOT_A_DAY = Rule(
    "day-misspelt", _("This is not a day: {text}."), _("Write year-month-day, for example {example}.")
)
NO_SUCH_DAY = Rule(
    "day-impossible",
    _("There is no such day: {text}."),
    _("Look at a calendar: the day or the month is out of range."),
)
NOT_A_MONTH = Rule(
    "month-misspelt", _("This is not a month: {text}."), _("Write year-month, for example {example}.")
)
NOT_AN_INSTANT = Rule(
    "time-misspelt",
    _("This is not a day with a time: {text}."),
    _("Write day and local time, for example {example}."),
)
NOT_A_DURATION = Rule(
    "duration-misspelt",
    _("This is not a duration: {text}."),
    _("Write 4 minutes 30 seconds as {example}."),
)
NOT_A_NUMBER = Rule("number-misspelt", _("This is not a whole number: {text}."), _("Write digits only."))
NOT_A_TRUTH = Rule(
    "neither-true-nor-false",
    _("This is neither true nor false: {text}."),
    _("Write true or false."),
)
NOT_AN_ID = Rule(
    "id-misspelt",
    _("This is not an id: {text}."),
    _("Write small letters without marks, digits and single hyphens, for example {example}."),
)
NOT_A_LANGUAGE = Rule(
    "language-misspelt",
    _("This is not a language tag: {text}."),
    _("Write a code such as vi, en, bdq, jra or sed."),
)
NOT_AN_ADDRESS = Rule(
    "web-address-misspelt",
    _("This is not a web address: {text}."),
    _("Copy the whole address, from https:// on."),
)
NO_SUCH_ZONE = Rule(
    "time-zone-unknown", _("There is no such time zone: {text}."), _("Write it like {example}.")
)
NOT_A_HASH = Rule(
    "text-hash-misspelt",
    _("This is not the hash of a text: {text}."),
    _("Copy text_sha256 of the article from the record that was published (record.json)."),
    why=_("The hash alone proves which text was published, once the text itself is gone."),
)

# Text that one reading hides and another shows

_SHOWN_UNSEEN = _(
    "A child's name in such a place would be published without anybody having looked for it (Law on Children "
    "102/2016/QH13, Article 21)."
)

NO_CHARACTER = Rule(
    "reference-to-no-character",
    _("{signs} stands for no character that a page can show."),
    _("Delete it, or type the character itself."),
)
ENDLESS_COMMENT = Rule(
    "comment-never-closed",
    _("This comment does not end, so the page shows it and all that follows."),
    _("Write --> behind your note; if it is text, write &lt;!-- for <!--."),
    why=_SHOWN_UNSEEN,
)
UNPROVEN = PrivateRule(
    "product-says-unread",
    _("Words would stand here that nobody could check: “{words}”."),
    _(
        "The program, or a change to it, put these words in, so no article has to be rewritten. Show this "
        "line to whoever looks after the program; until then what is published stays as it is."
    ),
    why=_SHOWN_UNSEEN,
)
BROKEN_COMMENT = Rule(
    "comment-misspelt",
    _("This comment is not written as comments are, so the page may show it."),
    _("Write a comment as <!-- your note -->, without <!--, --> or --!> in the note."),
    why=_SHOWN_UNSEEN,
)
NESTED_COMMENT = Rule(
    "comment-within-comment",
    _("A second comment begins before this one ends, so what stands between them is not on the page."),
    _("Write --> where your first note ends."),
    why=_SHOWN_UNSEEN,
)
PARTED_COMMENT = Rule(
    "comment-with-blank-line",
    _("This comment begins within a line and has a blank line, so the page shows it."),
    _("Take the blank line out of the comment, or let the comment begin the line."),
    why=_SHOWN_UNSEEN,
)
DECLARATION = Rule(
    "declaration-in-text",
    _("This is neither text nor a comment: {signs}"),
    _("Take it out; if it is text, write &lt; for <. A comment stands between <!-- and -->."),
    why=_SHOWN_UNSEEN,
)
UNRENDERABLE = Rule(
    "text-unrenderable",
    _("No page can be made of this text."),
    _("Take out tags, braces and numbers of signs until it can, or ask whoever keeps the site."),
)
OVERLONG = Rule(
    "paragraph-too-long",
    _("From here on the text has too many signs of Markdown or HTML for a page to be made of it."),
    _("Take out signs that mean nothing here, such as [ ] ( ) < > * ` |, or part the text by blank lines."),
)
REFUSED_HTML = Rule(
    "html-never-published",
    _("This is never published: {html}"),
    _("Take it out; if it is text, write &lt; for <. Sounds and films belong into the field broadcast."),
)
TEXT_TOO_DEEP = Rule(
    "text-nested-too-deep",
    _("The list, the quotation or the HTML is nested too deep to be shown."),
    _("Take blanks or > signs away from the beginning of the line, or close the tags before it."),
)
UNSEEN = Rule(
    "character-unseen",
    _("A character stands here that nobody sees: {code}."),
    _("Delete the word and type it anew; such characters come along when text is copied."),
    Level.WARNING,
    why=_("Words are counted and searched, and children's names sought, as people read them: without it."),
)
HEAPED_MARKS = Rule(
    "marks-heaped",
    _("More marks stand on one letter here than any language has."),
    _("Delete the word and type it anew."),
)
DISGUISED = Rule(
    "letter-of-other-alphabet",
    _("“{word}” is written with letters of another alphabet that look like Latin ones."),
    _("Delete it and type it anew: {plain}."),
    Level.WARNING,
    why=_("Nobody finds such a word by searching; names of children are sought as if it were Latin."),
)
UNREAD = PrivateRule(
    "text-shown-unread",
    _("The page would show what nobody could check: “{words}”."),
    _(
        "Write it as ordinary text, without signs of HTML or Markdown in it or right before it (< > {{ }} "
        "[ ] ` and blanks at the beginning of the line). What nobody shall see, take out."
    ),
    why=_SHOWN_UNSEEN,
)

# What git, mail and other systems leave behind

CONFLICT = Rule(
    "conflict-of-git",
    _("Git could not merge two versions and left both here ({mark})."),
    _(
        "One version stands between <<<<<<< and =======, the other between ======= and >>>>>>>; what stands "
        "below ||||||| was there before. Keep what shall be published, and delete these lines of signs."
    ),
    why=_("Both versions would be published, also what one of the two had taken out."),
)
_FIELDS_ANEW = _(
    "Write a line of three dashes (---), each field as a name, a colon, a blank and the value, and a line of "
    "three dashes again."
)
TOML_FIELDS = Rule(
    "front-matter-toml",
    _("The fields are written as another system (Hugo) writes them, in TOML."),
    _FIELDS_ANEW,
)
JSON_FIELDS = Rule(
    "front-matter-json",
    _("The fields are written as another system writes them, in JSON."),
    _FIELDS_ANEW,
)
FOREIGN_FIELDS_REWRITTEN = _(
    "Write a line of three dashes (---), then these fields, each ⏎ being a new line, then a line of three "
    "dashes again: {fields}"
)
GARBLED = Rule(
    "letters-garbled",
    _("These letters were read in the wrong code: {text}"),
    _("It should be {right}. Copy the text anew from where it came, as Unicode (UTF-8)."),
    why=_("Nobody can read such text, and the check finds no child's name in it."),
)
OF_MAIL = Rule(
    "letters-of-mail",
    _("These are letters as mail carries them: {text}"),
    _("It should be {right}. Copy the text from the mail as it is shown, not from its source."),
    why=_("Nobody can read such text, and the check finds no child's name in it."),
)
OLD_FONT = Rule(
    "letters-of-old-font",
    _("This text is written for an old font ({code}): {text}"),
    _("Turn it into Unicode, for example with UniKey's converter (Ctrl+Shift+F6), and put it in anew."),
    why=_("Nobody can read such text, and the check finds no child's name in it."),
)
SHORTCODE = Rule(
    "command-of-another-system",
    _("This is a command of another system, and the page shows it as it is typed: {text}"),
    _("Take it out; write a picture as ![what it shows](picture.jpg), a link as [words](https://…)."),
    Level.WARNING,
)
BBCODE = Rule(
    "bbcode-in-text",
    _("This is a mark of forums, and the page shows it as it is typed: {text}"),
    _("Write **words** for bold, *words* for italics, [words](https://…) for a link, > before a quotation."),
    Level.WARNING,
)
OF_GIT_DIFF = Rule(
    "comparison-of-git",
    _("This line is of a comparison of two versions by git: {text}"),
    _("Put the text itself here, without such lines and without the signs + and - before its own."),
    Level.WARNING,
)
OF_MAIL_HEAD = Rule(
    "head-of-mail",
    _("This line is of a mail's head, and the page shows it: {text}"),
    _("Take it out, with the lines of its kind."),
    Level.WARNING,
)
OF_WORD = Rule(
    "field-of-word",
    _("This was a field of Word, and the page shows it as it is typed: {text}"),
    _("Write what the field showed; a link is [words](https://…)."),
    Level.WARNING,
)
ESCAPED_TWICE = Rule(
    "letter-escaped-twice",
    _("The page shows {text} as it is typed."),
    _("Write “{right}” instead."),
    Level.WARNING,
)
MARK_IN_FIELD = Rule(
    "mark-in-field",
    _("The page shows {text} as it is typed, for fields have neither Markdown nor HTML."),
    _("Write the words without these signs."),
    Level.WARNING,
)

# What GitHub shows otherwise than the site

STRIKE = Rule(
    "strikethrough-as-typed",
    _("The page shows {text} as it is typed."),
    _("Take the words out, or write {right} if they shall be struck through."),
    Level.WARNING,
)
HIGHLIGHT = Rule(
    "highlight-as-typed",
    _("The page shows {text} as it is typed."),
    _("Write {right}, or **words** for bold."),
    Level.WARNING,
)
BOX = Rule(
    "checkbox-as-typed",
    _("The page shows {text} as it is typed."),
    _("Write {right} instead, or take it out."),
    Level.WARNING,
)
ALERT = Rule(
    "alert-as-typed",
    _("The page shows {text} as it is typed."),
    _("Write {right}, and the text below it, each line behind four blanks."),
    Level.WARNING,
)
NO_LINK = Rule(
    "address-as-typed",
    _("Nobody can tap this address, for it is no link: {text}"),
    _("Write {right}."),
    Level.WARNING,
)
NO_TABLE = Rule(
    "table-as-typed",
    _("This is no table, and the page shows it as it is typed: {text}"),
    _("Right below the names of the columns write a line with --- for each column: {right}"),
    Level.WARNING,
)
LOST_CELLS = Rule(
    "cell-never-shown",
    _("This row has more cells than the table has columns, so the page does not show: {text}"),
    _("Take out a | that is too much, or give the first two rows of the table more than {right} columns."),
)
TYPED_LIST = Rule(
    "list-as-typed",
    _("This is no list, and the page runs its lines together: {text}"),
    _("Begin each line with a hyphen and a blank: - …"),
    Level.WARNING,
)
NO_NOTE = Rule(
    "note-on-picture-as-typed",
    _("The page shows this as it is typed: {text}"),
    _("Write it right behind the bracket, without a blank, and with =: ){right}"),
    Level.WARNING,
)
DASHES = Rule(
    "heading-by-dashes",
    _("The dashes below make a heading of this: {text}"),
    _("Put a blank line before the dashes if they are a line; write ## before a heading."),
    Level.WARNING,
)
