"""Where an article stands: its outlet, month and slug, all told by its path."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath

from slugify import slugify

from media_mandate.articles import rules
from media_mandate.mandate.values import Duty, Mandate, Outlet
from media_mandate.months import Month
from media_mandate.problems import Problem, Renaming, Spot

DOCS = "docs"


def month_folder(outlet: Outlet, month: Month) -> str:
    """Where an outlet's articles of a month stand, below the docs folder: `bao-tinh/2026/03`."""
    return f"{outlet.id}/{month.year:04}/{month.number:02}"


@dataclass(frozen=True)
class Address:
    """Where an article stands: its outlet, its month and its slug, all told by its path."""

    outlet: Outlet
    month: Month
    slug: str

    @cached_property
    def id(self) -> str:
        """The article's identity for ever, and its address on the site without the slashes around it."""
        return f"{month_folder(self.outlet, self.month)}/{self.slug}"

    @cached_property
    def path(self) -> str:
        return f"{DOCS}/{self.id}.md"

    @cached_property
    def duty(self) -> Duty | None:
        """The duty that holds in its month."""
        return self.outlet.duty(self.month)


_RESERVED = frozenset(
    ("con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10)))
)
"""https://learn.microsoft.com/windows/win32/fileio/naming-a-file"""


def plain_name(stem: str) -> str:
    """What an article's file may be called that has a name of any kind."""
    slug = slugify(stem)
    if slug in ("", *_OF_FOLDERS):
        return "ten-bai.md"
    return f"bai-{slug}.md" if slug in _RESERVED else f"{slug}.md"


_OF_FOLDERS = ("index", "readme")
"""MkDocs makes the page of a folder of these."""
_NO_SLUGS = _RESERVED.union(_OF_FOLDERS)


def read_address(
    path: PurePosixPath, mandate: Mandate, dated: Month | None = None
) -> tuple[Address | None, list[Problem]]:
    """Tell outlet, month and slug from `docs/<outlet>/<year>/<month>/<slug>.md`.

    `dated` is the month that the file says, to tell whither one belongs that stands elsewhere.
    """
    outlet, spot = mandate.outlet[path.parts[1]], Spot(str(path))
    fine = _FINE.fullmatch(str(path))
    if fine and fine["slug"] not in _NO_SLUGS:
        return Address(outlet, Month(int(fine["year"]), int(fine["month"])), fine["slug"]), []
    is_markdown = path.suffix == ".md" and not path.name.startswith(".")
    name = plain_name(path.stem if is_markdown else path.name.split(".")[0] or path.stem)
    renaming = Renaming(str(path), str(path.with_name(name)))
    if not is_markdown:
        return None, [rules.NAME_WITHOUT_MD.at(spot, renaming=renaming, name=name)]
    month = None
    if len(path.parts) == 5 and re.fullmatch(r"[0-9]{4}/[0-9]{2}", f"{path.parts[2]}/{path.parts[3]}"):
        try:
            month = Month(int(path.parts[2]), int(path.parts[3]))
        except ValueError:
            month = None
    if month is None:
        right = f"{DOCS}/{month_folder(outlet, dated or _EXAMPLE)}/{name}"
        moving = Renaming(str(path), right) if dated else None
        return None, [rules.OUTSIDE_MONTH.at(spot, renaming=moving, example=right)]
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", path.stem) or path.stem in _OF_FOLDERS:
        return None, [rules.NAME_NOT_PLAIN.at(spot, renaming=renaming, name=name)]
    return None, [rules.NAME_OF_WINDOWS.at(spot, renaming=renaming, name=name)]


_FINE = re.compile(
    r"[^/]+/[^/]+/(?P<year>(?!0000)[0-9]{4})/(?P<month>0[1-9]|1[0-2])/(?P<slug>[a-z0-9]+(?:-[a-z0-9]+)*)\.md"
)
_EXAMPLE = Month(2025, 6)
