"""What a newsroom of one's own is asked for: how its answers are read, and its outlets, one after another."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from datetime import date
from functools import partial
from typing import TypeVar
from urllib.parse import urlsplit

from _asking import BackError, Choice, Named, asked, is_no, read_by, spelt_out, valid
from _command import RefusalError, read_day, read_month
from _environment import ROOT
from _next_steps import FREE_PAGES
from media_mandate.addresses import RESERVED
from media_mandate.articles.address import DOCS
from media_mandate.desk.founding import SERVERS, NewOutlet, Province, default_id
from media_mandate.mandate.kinds import KINDS, OutletKind
from media_mandate.messages import Text, _, plain
from media_mandate.months import Month
from media_mandate.reading.fields import Slug, Url

T = TypeVar("T")


OUTLETS = (
    Named("newspaper", _("A newspaper, printed or on the web")),
    Named("broadcaster", _("A broadcaster: radio, television")),
    Named(",".join(KINDS), _("Newspaper and broadcaster in one")),
)
HOSTS = (
    Named("github", plain("GitHub Pages")),
    Named("gitlab", plain("GitLab Pages")),
    Named("nginx", _("A server of our own, with nginx")),
    Named("caddy", _("A server of our own, with Caddy")),
)
ABOUT_HOSTS = (FREE_PAGES,)


def blank(read: Callable[[str], T]) -> Callable[[str], T | None]:
    """Reads an answer that may be left out, also by saying that there is none."""
    return lambda answer: None if is_no(answer) else read(answer)


def text(answer: str) -> str:
    """A line in NFC, as letters typed on a Mac are not; "y" or "không" are none."""
    return unicodedata.normalize("NFC", spelt_out(answer))


def item(answer: str) -> str:
    """The item of the directive, without the word for one, which sentences put before it themselves."""
    bare = re.sub(r"^mục(\s+số)?\s+", "", text(answer), flags=re.IGNORECASE)
    return text(bare)


def place(answer: str) -> Province:
    return Province.parse(text(answer))


def day(answer: str) -> date:
    return read_by(read_day, answer)


def month(earliest: Month, answer: str) -> Month:
    """A month that is not over: one that is would be missing at once."""
    found = read_by(read_month, answer)
    if found < earliest:
        message = _("{month} is over and would be missing at once. Write {earliest} or later.",
                    month=found, earliest=str(earliest))  # fmt: skip
        raise RefusalError(message)
    return found


_OF_CODE = {"github.com": "github.io", "gitlab.com": "gitlab.io"}
"""Where repositories lie, and where the sites of their pages do."""


def address(host: str, answer: str) -> str:
    """The address of the site with a slash at its end, as MkDocs wants it."""
    bare = answer.strip()
    if re.fullmatch(r"[\w-]+(\.[\w-]+)+(/\S*)?", bare):  # as people say it
        bare = f"https://{bare}"
    url = urlsplit(valid(Url, bare))
    path = url.path.rstrip("/") + "/"
    if (url.hostname or "").removeprefix("www.") in _OF_CODE:
        name, *rest = path.strip("/").removesuffix(".git").split("/")
        domain = _OF_CODE[(url.hostname or "").removeprefix("www.")]
        example = f"https://{name or 'TEN'}.{domain}/{rest[0] if rest else 'KHO'}/".lower()
        raise RefusalError(
            _(
                "That is the address of the repository, where articles lie. The site that readers see is "
                "another, mostly {example}. Write that one.",
                example=example if name else f"https://TEN.{domain}/KHO/",
            )
        )
    if host in SERVERS and path != "/":
        example = f"{url.scheme}://tre-em.{url.netloc}/"
        raise RefusalError(
            _("On a server of your own the site has a host to itself: {example}.", example=example)
        )
    return f"{url.scheme}://{url.netloc.lower()}{path}"


def given(outlets: Iterable[tuple[str, str, str, str]]) -> list[NewOutlet]:
    """Outlets that were named as options: kind, name, column and id; an empty id is made of the name."""
    found: list[NewOutlet] = []
    for kind, name, column, id in outlets:
        short = _id(found, id or default_id(name))
        chosen = Choice(OUTLETS)(kind.replace(" ", "")).id
        found.append(NewOutlet(short, text(name), _kinds(chosen), text(column)))
    return found


def outlets(province: Province) -> list[NewOutlet]:
    """The outlets, asked for until there is none left; going back begins at the last outlet's name."""
    found: list[NewOutlet] = []
    example = f"Báo và Phát thanh, Truyền hình {province.name}"
    first = _("Name of the first outlet, for example: {name}", name=example)
    further = _("Name of the next outlet (Enter when there is none left)")
    while True:
        try:
            if not found:
                name = asked(first, None, text, goes_back=True)
            elif (other := asked(further, None, blank(text), "", goes_back=True)) is None:
                return found
            else:
                name = other
        except BackError:
            if not found:
                raise
            found.pop()
            continue
        with suppress(BackError):
            found.append(_outlet(name, found))


def _outlet(name: str, others: Sequence[NewOutlet]) -> NewOutlet:
    kinds = _kinds(asked(_("What it is"), None, Choice(OUTLETS), goes_back=True).id)
    column = asked(_("Name of its column about children"), None, text, goes_back=True)
    question = _("Its short name in addresses, small letters and hyphens")
    short = asked(question, None, partial(_id, others), default_id(name), goes_back=True)
    return NewOutlet(short, name, kinds, column)


def about_address(host: str) -> tuple[Text, ...]:
    """What the address of a site looks like that stands there."""
    example = {"github": "https://TEN.github.io/KHO/", "gitlab": "https://TEN.gitlab.io/KHO/"}.get(host)
    if example is None:
        return (
            _("On a server of your own it is a name that leads there, for example https://tre-em.bao.vn/"),
        )
    return (
        _(
            "It is {example}, TEN/KHO being your newsroom's own repository, not the sample's.",
            example=example,
        ),
    )


def shown(outlet: NewOutlet) -> str:
    """An outlet in one line, for a summary."""
    kind = next(entry for entry in OUTLETS if entry.id == ",".join(outlet.kinds))
    return f"{outlet.name} – {kind.name.partition(':')[0]} – {outlet.column} – /{outlet.id}/"


def _kinds(chosen: str) -> tuple[OutletKind, ...]:
    return tuple(kind for kind in KINDS if kind in chosen.split(","))


def _id(others: Iterable[NewOutlet], answer: str) -> str:
    """An id that no other outlet has, nor any page of the site."""
    id: str = valid(Slug, answer)
    pages = {page.stem for page in (ROOT / DOCS).glob("*.md")}
    if id in {*(outlet.id for outlet in others), *pages, *RESERVED}:
        raise RefusalError(_("The id {id} is taken; choose another.", id=id))
    return id
