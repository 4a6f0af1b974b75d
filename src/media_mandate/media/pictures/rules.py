"""What can be wrong with a picture: what it tells of a place and of people, how it is shown, and its file."""

from __future__ import annotations

from media_mandate.media.pictures.file import MAX_BYTES, MAX_PIXELS, SUFFIXES
from media_mandate.messages import _
from media_mandate.problems import Level, Rule

TYPES = ", ".join(suffixes[0] for suffixes in SUFFIXES.values())
"""The kinds of pictures that are published, as hints name them."""

# Whom it gives away

TELLS_PLACE = Rule(
    "photo-tells-place",
    _("The photo tells where it was taken."),
    _("Run: python3 scripts/clean_photos.py {path}"),
    why=_(
        "What a photo notes of its place can lead to a child's home or school; UNICEF's guidelines for "
        "reporting ask to remove it. The repository has readers, too."
    ),
)
PLACE_UNREAD = Rule(
    "photo-place-unread",
    _("It cannot be read whether the photo tells where it was taken."),
    _("Run: python3 scripts/clean_photos.py {path}"),
    why=_(
        "What a photo notes of its place can lead to a child's home or school; UNICEF's guidelines for "
        "reporting ask to remove it. The repository has readers, too."
    ),
)
PEOPLE_UNTOLD = Rule(
    "photo-people-untold",
    _("It is not said who is to be seen in the photo."),
    _("Write one of {values}, for example {example}."),
    why=_(
        "A child's picture is private (Decree 56/2017/NĐ-CP, Article 33), so somebody has to look at each "
        "photo and say whether a child can be recognised in it."
    ),
)
CREDIT_UNTOLD = Rule(
    "photo-credit-untold",
    _("It is not said who took the photo."),
    _("Write the photographer or the source, for example {example}."),
    Level.WARNING,
    why=_(
        "Whoever took a photo has the right to be named where it is published (Law on Intellectual Property, "
        "Article 19)."
    ),
)
LINKED = Rule(
    "link-to-photo",
    _("A link leads to the photo {name}."),
    _("Show it in the text: ![description]({name})."),
    why=_("Of a photo that is not shown nobody says who is to be seen in it."),
)

# How it is shown

ELSEWHERE = Rule(
    "picture-elsewhere",
    _("This picture does not stand beside the article."),
    _("Put the file beside the article and write: ![description](name of the file)."),
    why=_("A picture from another site tells that site who reads here, and may change or go."),
)
NO_ALT = Rule(
    "picture-without-alt",
    _("The picture has no alt text."),
    _("Say between the square brackets what matters in the picture: ![A fence around the pond](ao.svg)."),
    why=_("Readers who cannot see the picture hear this text instead."),
)
ALT_OF_FILE = Rule(
    "alt-is-file-name",
    _("The alt text is the name of a file: {text}."),
    _("Say what matters in the picture, as if on the phone: ![A fence around the pond](ao.svg)."),
    Level.WARNING,
    why=_("Readers who cannot see the picture hear this text instead."),
)

# Its file

DAMAGED = Rule(
    "picture-damaged",
    _("The picture {name} is damaged: it cannot be read to its end."),
    _("Copy it here again, or save it anew."),
)
TOO_LARGE = Rule(
    "picture-too-large",
    _("The picture {name} is too large."),
    _(
        "Make it smaller: at most {pixels} million pixels and {size} MiB.",
        pixels=MAX_PIXELS // 1_000_000,
        size=MAX_BYTES // 2**20,
    ),
)
MOVING = Rule(
    "picture-moves",
    _("The picture {name} moves."),
    _("Save one still picture of it; a film goes into media: of the broadcast."),
)
ACTIVE = Rule(
    "drawing-acts",
    _("The drawing {name} can act or load something: {part}."),
    _("Save it as plain SVG without that, or export it as PNG."),
    why=_("A drawing that acts could do harm to readers, or tell others who they are."),
)
SIZELESS = Rule(
    "drawing-without-size",
    _("The drawing {name} does not say how large it is."),
    _("Give its <svg> a viewBox, or export it as PNG."),
)
NOT_SHOWN = Rule(
    "picture-browsers-do-not-show",
    _("Browsers do not show {kind}: {name}."),
    _(
        "Save it as JPEG: on a computer, open and export it; "
        "on an iPhone, choose Settings, Camera, Formats, Most Compatible for the next ones."
    ),
)
NOT_PUBLISHED = Rule(
    "picture-kind-not-published",
    _("{kind} is not published: {name}."),
    _("Save it as {types} again.", types=TYPES),
)
FALSE_SUFFIX = Rule(
    "picture-of-another-kind",
    _("The file {name} is in truth of the kind {kind}."),
    _("Rename it to {right}."),
)
