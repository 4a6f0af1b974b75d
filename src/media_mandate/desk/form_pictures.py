"""What the form at `/admin/` asks of a picture in the text, for the part of the editor that puts it there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, get_args

from media_mandate.articles.front_matter import People
from media_mandate.messages import Text, Translate, _

PEOPLE: Mapping[str, Text] = {
    "none": _("Nobody"),
    "adults": _("Adults alone"),
    "obscured": _("Children who cannot be recognised"),
    "consented": _("Children who can be recognised, with consent"),
}
assert set(PEOPLE) == set(get_args(People))


def choices(options: Mapping[Any, Text], translate: Translate) -> list[dict[str, Any]]:
    """What can be chosen, after that nothing is yet: the form's own word for it reads as an answer."""
    nothing = "" if all(isinstance(value, str) for value in options) else None
    every = {nothing: _("Not answered yet"), **options}
    return [{"label": translate(said), "value": value} for value, said in every.items()]


def questions(translate: Translate, *, must_be_file: bool = False) -> list[dict[str, Any]]:
    """The questions of a picture: the form lets them go, but for the file if it must be; the check asks."""
    return [
        {
            "name": "src",
            "label": translate(_("File")),
            "widget": "image",
            "hint": translate(_("A photo is made smaller and loses what it tells of its place.")),
            "accept": ".jpg,.jpeg,.png,.webp,.svg",
            "choose_url": False,
            "required": must_be_file,
        },
        {
            "name": "alt",
            "label": translate(_("What is to be seen")),
            "widget": "string",
            "hint": translate(_("For readers who cannot see it: say what matters in the picture.")),
            "required": False,
        },
        {
            "name": "credit",
            "label": translate(_("Photographer or source")),
            "widget": "string",
            "required": False,
        },
        {
            "name": "people",
            "label": translate(_("Who is to be seen?")),
            "widget": "select",
            "options": choices(PEOPLE, translate),
            "required": False,
        },
    ]


def picture_in_text(translate: Translate) -> dict[str, Any]:
    """The part of the editor; `rest` is what a picture has besides in Markdown, which nobody is asked."""
    rest = {"name": "rest", "widget": "hidden", "required": False}
    return {
        "label": translate(_("Picture in the text")),
        "summary": "{{alt}}",
        "fields": [*questions(translate, must_be_file=True), rest],
    }
