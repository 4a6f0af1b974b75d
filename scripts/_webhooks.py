"""Messages by webhooks that the environment names, said in words that tell no addresses."""

from __future__ import annotations

import http.client
import json
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass, field

from _command import RefusalError
from _environment import ROOT
from _trackers import NoRedirect
from _variables import is_this_machine, number, of_outlets, said
from media_mandate.desk.settings import SHAPES
from media_mandate.mandate.values import Mandate
from media_mandate.messages import Text, _
from media_mandate.planning.message_shapes import Shape, read_shape

MOST_BYTES = 100_000
"""No answer that is read is longer."""


@dataclass(frozen=True)
class Hook:
    """An address to post to, and whom the service shall hand it to, where it asks."""

    url: str = field(repr=False)
    to: str = field(repr=False)


@dataclass(frozen=True)
class Hooks:
    """The webhooks of each outlet, in what shape they take a message; `seconds` is the longest wait."""

    shape: Shape
    token: str = field(repr=False)
    to: Mapping[str, tuple[Hook, ...]] = field(repr=False)
    seconds: float

    def shown(self, title: str, text: str) -> str:
        """What is posted, but for the token and whom it is for."""
        body = self.shape.filled({"title": title, "text": text}).body
        return json.dumps(body, ensure_ascii=False, indent=1)

    def post(self, hook: Hook, title: str, text: str) -> None:
        """Post a message; refuses, in words without an address, unless it was taken."""
        filled = self.shape.filled({"title": title, "text": text, "to": hook.to, "token": self.token})
        request = urllib.request.Request(  # noqa: S310 (the scheme was looked at)
            hook.url,
            json.dumps(filled.body).encode(),
            {"Content-Type": "application/json", "User-Agent": "media-mandate", **filled.headers},
            method="POST",
        )
        try:
            with urllib.request.build_opener(NoRedirect).open(request, timeout=self.seconds) as answer:
                if not filled.has_answered(answer.read(MOST_BYTES)):
                    raise RefusalError(_("The webhook takes the message and says that it is not sent."))
        except urllib.error.HTTPError as error:
            error.close()
            raise RefusalError(_("The webhook refuses ({code}).", code=error.code)) from None
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise RefusalError(_what_failed(error)) from None


def _what_failed(error: Exception) -> Text:
    if isinstance(error, TimeoutError) or isinstance(getattr(error, "reason", None), TimeoutError):
        return _("The webhook does not answer in time.")
    return _("The webhook cannot be reached.")


def read_hooks(environment: Mapping[str, str], mandate: Mandate, shape: str) -> Hooks:
    """What the environment says, in the shape that the desk wants; refuses what is missing or wrong."""
    token = said(environment, "WEBHOOK_TOKEN", "")
    if not token.isascii():
        raise RefusalError(_("{name}: only letters without diacritics can be sent.", name="WEBHOOK_TOKEN"))
    return Hooks(
        shape=_read_shape(shape),
        token=token,
        to=of_outlets("WEBHOOK_TO", said(environment, "WEBHOOK_TO"), mandate, _hook),
        seconds=number("WEBHOOK_SECONDS", said(environment, "WEBHOOK_SECONDS", "30")),
    )


def _read_shape(name: str) -> Shape:
    file = ROOT / (f"templates/webhooks/{name}.json" if name in SHAPES else name)
    try:
        shape = read_shape(file.read_text("utf-8-sig"))
    except (OSError, ValueError):
        shape = None
    if shape is None:
        example = f"templates/webhooks/{SHAPES[0]}.json"
        raise RefusalError(
            _("{name} is no shape of a message; write it like {example}.", name=name, example=example)
        )
    return shape


def _hook(name: str, value: str) -> Hook:
    """An address, and behind a blank whom the service shall hand the message to."""
    url, _blank, to = value.strip().partition(" ")
    try:
        parts = urllib.parse.urlsplit(url)
        is_safe = parts.scheme == "https" or (
            parts.scheme == "http" and is_this_machine(parts.hostname or "")
        )
        is_address = is_safe and bool(parts.hostname) and url.isascii() and url.isprintable()
    except ValueError:
        is_address = False
    if not is_address:
        raise RefusalError(_("{name}: an address is wrong; it begins with https://.", name=name))
    return Hook(url, to.strip())
