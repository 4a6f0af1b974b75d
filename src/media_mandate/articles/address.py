"""Where an article stands: its outlet, month and slug, all told by its path."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePosixPath

from slugify import slugify

from media_mandate.articles import rules
from media_mandate.mandate.values import Mandate, Outlet
from media_mandate.months import Month
from media_mandate.problems import Problem, Spot

DOCS = "docs"


def month_folder(outlet: Outlet, month: Month) -> str:
    """Where an outlet's articles of a month stand, below the docs folder: `bao-tinh/2026/03`."""
    return f"{outlet.id}/{month.year:04}/{month.number:02}"


@dataclass(frozen=True, slots=True)
class Address:
    """Where an article stands: its outlet, its month and its slug, all told by its path."""

    outlet: Outlet
    month: Month
    slug: str

    @property
    def id(self) -> str:
        """The article's identity for ever, and its address on the site without the slashes around it."""
        return f"{month_folder(self.outlet, self.month)}/{self.slug}"

    @property
    def path(self) -> str:
        return f"{DOCS}/{self.id}.md"


_RESERVED = frozenset(
    ("con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10)))
)
"""https://learn.microsoft.com/windows/win32/fileio/naming-a-file"""


def read_address(path: PurePosixPath, mandate: Mandate) -> tuple[Address | None, list[Problem]]:
    """Tell outlet, month and slug from `docs/<outlet>/<year>/<month>/<slug>.md`."""
    outlet = mandate.outlet[path.parts[1]]
    spot = Spot(str(path))
    if path.suffix != ".md" or path.name.startswith("."):
        name = slugify(path.name.split(".")[0]) or slugify(path.stem) or "bai"
        return None, [rules.NAME_WITHOUT_MD.at(spot, name=f"{name}.md")]
    month = None
    if len(path.parts) == 5 and re.fullmatch(r"[0-9]{4}/[0-9]{2}", f"{path.parts[2]}/{path.parts[3]}"):
        try:
            month = Month(int(path.parts[2]), int(path.parts[3]))
        except ValueError:
            month = None
    if month is None:
        return None, [rules.OUTSIDE_MONTH.at(spot, example=f"{DOCS}/{outlet.id}/2025/06/{path.name}")]
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", path.stem) or path.stem in ("index", "readme"):
        slug = slugify(path.stem)
        name = slug if slug and slug not in ("index", "readme") else "ten-bai"
        return None, [rules.NAME_NOT_PLAIN.at(spot, name=f"{name}.md")]
    if path.stem in _RESERVED:
        return None, [rules.NAME_OF_WINDOWS.at(spot, name=f"bai-{path.stem}.md")]
    return Address(outlet, month, path.stem), []
