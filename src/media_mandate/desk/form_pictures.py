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


def questions(translate: Translate, *, is_asked_later: bool = False) -> list[dict[str, Any]]:
    """The questions of a picture; with `is_asked_later` the form lets them go, and the check asks."""
    more = {"required": False} if is_asked_later else {}
    return [
        {
            "name": "src",
            "label": translate(_("File")),
            "widget": "image",
            "hint": translate(_("A photo is made smaller and loses what it tells of its place.")),
            "accept": ".jpg,.jpeg,.png,.webp,.svg",
            "choose_url": False,
        },
        {
            "name": "alt",
            "label": translate(_("What is to be seen")),
            "widget": "string",
            "hint": translate(_("For readers who cannot see it: say what matters in the picture.")),
            **more,
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
            "options": [{"label": translate(said), "value": value} for value, said in PEOPLE.items()],
            **more,
        },
    ]


def picture_in_text(translate: Translate) -> dict[str, Any]:
    """The part of the editor; `rest` is what a picture has besides in Markdown, which nobody is asked."""
    rest = {"name": "rest", "widget": "hidden", "required": False}
    return {
        "label": translate(_("Picture in the text")),
        "summary": "{{alt}}",
        "fields": [*questions(translate, is_asked_later=True), rest],
    }
