"""What can be wrong with the files of the docs folder before they are read: places, names and kinds."""

from __future__ import annotations

from media_mandate.messages import _
from media_mandate.problems import Level, Rule

FOLDER_UNREADABLE = Rule(
    "folder-unreadable",
    _("The folder cannot be read: {reason}."),
    _("Check that it is there, and who may read it."),
)
NAME_NO_UNICODE = Rule(
    "file-name-unreadable",
    _("The file name cannot be read on every computer."),
    _("Give the file a new name."),
)
ENDS_IN_TXT = Rule(
    "article-ends-in-txt",
    _("The file name ends in .txt after .md."),
    _("Rename it to {name}."),
    why=_("The file would not be read at all, and its month might be missing."),
)
OFFICE_FILE = Rule(
    "office-file-among-articles",
    _("This is no article."),
    _("Write the article as a Markdown file (.md); this file is never published."),
    Level.WARNING,
)
NO_OUTLET = Rule(
    "folder-of-no-outlet",
    _("The folder {folder} belongs to no outlet of the mandate."),
    _("Write one of: {values}."),
    why=_("Only an article in the folder of an outlet counts for one."),
)
OWN_PAGE = Rule(
    "address-of-own-page",
    _("The site makes a page of its own at this address."),
    _("Give the file another name that ends in .md."),
)
OUTSIDE_OUTLETS = Rule(
    "article-outside-outlets",
    _("This article does not stand in the folder of an outlet."),
    _("Move the file to the folder of its outlet, year and month, for example {example}."),
    why=_("Only an article in the folder of an outlet counts for one."),
)
OF_MACOS = Rule(
    "file-of-macos",
    _("macOS put this file beside {name}; it holds nothing of yours."),
    _("Delete it. On a Mac, the command dot_clean deletes all such files of a folder."),
    Level.WARNING,
)
OF_MERGE = Rule(
    "file-of-merge",
    _("A program left this file beside {name}; it is never read."),
    _("Look whether {name} has all that you need, and delete this file."),
    Level.WARNING,
)
COPY = Rule(
    "file-copied-by-computer",
    _("This name is one that a computer gives to a second copy of {name}."),
    _("Compare the two, bring together in {name} what shall be published, and delete this file."),
    why=_("Two files of one article would be published twice, or the wrong one of them."),
)
RENAME = _("Rename it to {name}.")
NO_SHAPE = Rule(
    "message-shape-unknown",
    _("There is no shape of messages named {text}."),
    _("Write one of: {values}; or the path of a file of your own that ends in .json."),
)
ON_DUTY_OUT_OF_ORDER = Rule(
    "on-duty-out-of-order",
    _("{day} stands below {before}, so nobody can tell who is on duty."),
    _("Put the days in order, each once, the first above."),
)
