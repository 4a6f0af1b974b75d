"""What can be wrong with any file that is no text, picture or recording, and with the covers of podcasts."""

from __future__ import annotations

from media_mandate.messages import _
from media_mandate.problems import Rule

FILE_EMPTY = Rule("file-empty", _("The file {name} is empty."), _("Copy it here again."))
FILE_FALSE = Rule(
    "file-not-what-its-name-says",
    _("The file {name} is not what its name says."),
    _("Save it as {types} again."),
)
DOCUMENT_UNFIT = Rule(
    "document-unfit",
    _("The document {name} cannot be published: {reason}."),
    _("Save it anew as PDF, Word (.docx), JPEG, PNG or WebP of at most 10 MB, and put it in its place."),
)
DOCUMENT_TELLS_PLACE = Rule(
    "document-tells-place",
    _("The document {name} tells where a photo in it was made."),
    _("Take the photo out, or print the document to PDF anew without it, and put that in its place."),
    why=_("Coordinates in a file lead to the door of whoever is in the photo, who may be a child."),
)
COVER_UNFIT = Rule(
    "cover-unfit",
    _("The cover is not what podcast directories take: {found}."),
    _("Give a square PNG or JPEG in RGB, 1400 to 3000 pixels wide, beside mandate.yml."),
)
