"""Whom readers can reach: numbers that help, and the newsroom itself."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Annotated
from urllib.parse import quote

from pydantic import AfterValidator, Field, model_validator

from media_mandate.mandate import rules
from media_mandate.reading.fields import Frozen, Line, ListOf, Url, shortened, wrong
from media_mandate.reading.strict_yaml import read_yaml

FILE = "help.yml"

AMBULANCE = "115"
"""Who is called where nobody is named."""


def _email(value: str) -> str:
    if not re.fullmatch(r"[\w.+-]+@[\w-]+(\.[\w-]+)+", value):
        raise wrong(rules.NOT_AN_EMAIL, text=shortened(value))
    return value


def is_phone(text: str) -> bool:
    is_written_so = re.fullmatch(r"[+(]?[0-9][0-9 .()-]*", text) is not None
    return is_written_so and 3 <= len(digits(text).lstrip("+")) <= 15


def _phone(value: str) -> str:
    if not is_phone(value):
        raise wrong(rules.NOT_A_PHONE, text=shortened(value))
    return value


def digits(number: str) -> str:
    """A number as telephones dial it."""
    return re.sub(r"[^0-9+]", "", number)


Email = Annotated[Line, AfterValidator(_email)]
Phone = Annotated[Line, AfterValidator(_phone)]


class Contact(Frozen):
    """Where readers reach the newsroom, to have a fault put right or an article taken down."""

    email: Email | None = None
    phone: Phone | None = None
    form: Url | None = None

    @model_validator(mode="after")
    def _leads_somewhere(self) -> Contact:
        if self.email is None and self.phone is None and self.form is None:
            raise wrong(rules.CONTACT_EMPTY)
        return self

    @property
    def dialled(self) -> str:
        return digits(self.phone or "")

    def letter(self, *subject: str) -> str:
        """The address of a letter to the newsroom with a subject of these parts."""
        return f"mailto:{self.email}?subject={quote(' – '.join(map(str, subject)), safe='')}"


class Helpline(Frozen):
    """A number that helps: what happens to those who reach it, and how they do so without a voice.

    `when` are happenings in the words of whoever needs it. `zalo` and `app` are names by which a phone finds
    them.
    """

    number: Phone
    name: Line
    when: Annotated[tuple[Line, ...], ListOf, Field(min_length=1)]
    about: Line | None = None
    zalo: Line | None = None
    app: Line | None = None
    site: Url | None = None

    @property
    def dialled(self) -> str:
        return digits(self.number)

    @property
    def is_reached_in_silence(self) -> bool:
        return bool(self.zalo or self.app or self.site)


class _Help(Frozen):
    help: tuple[Helpline, ...]


@cache
def national_help() -> tuple[Helpline, ...]:
    """The numbers that the package brings along."""
    source, problems = read_yaml((files("media_mandate.mandate") / FILE).read_text("utf-8"), FILE)
    if source is None or problems:
        raise ValueError(f"{FILE} cannot be read: {problems}")
    return _Help.model_validate(source.values).help
