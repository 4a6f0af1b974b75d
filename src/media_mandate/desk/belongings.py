"""What belongs to the program and what to a newsroom: the one list by which founding and upgrading go."""

from __future__ import annotations

from collections.abc import Collection
from enum import Enum

from media_mandate.articles.address import DOCS
from media_mandate.desk.settings import FILE as DESK
from media_mandate.mandate import file as mandate_file
from media_mandate.settled.file import FILE as SETTLED

SITE = "mkdocs.yml"
OWNERS = ".github/CODEOWNERS"
GUIDES = (
    "README.md",
    "CONTRIBUTING.md",
    "guides/README.md",
    "guides/ghi-nhan-thieu.md",
    "guides/ngay-cuoi-thang.md",
    "guides/viet-bang-word.md",
    "guides/viet-tren-github.md",
)
ABOUT = f"{DOCS}/gioi-thieu.md"
LICENCE = f"{DOCS}/giay-phep.md"
HOSTING = "hosting"
SOURCES = "tests/sample_sources.md"


class Owner(Enum):
    """Whose a file is."""

    PROGRAM = "a release replaces it; what a newsroom changed in it is merged"
    SHARED = (
        "the program's, with lines that are the newsroom's: its name and address, its outlets, who agrees"
    )
    KEPT = "the program's, until a newsroom puts its own in its place"
    SAMPLE = "of the sample alone: who founds a newsroom removes it"
    NEWSROOM = "the newsroom's own: no release touches it"


FILES = {
    f"{DOCS}/": Owner.NEWSROOM,
    f"{HOSTING}/": Owner.NEWSROOM,
    mandate_file.FILE: Owner.NEWSROOM,
    SETTLED: Owner.NEWSROOM,
    DESK: Owner.NEWSROOM,
    "theme/assets/mark.svg": Owner.NEWSROOM,
    "theme/assets/mark.png": Owner.NEWSROOM,
    **dict.fromkeys((SITE, OWNERS, *GUIDES), Owner.SHARED),
    "guides/print/": Owner.KEPT,
    "templates/report.docx": Owner.KEPT,
    SOURCES: Owner.SAMPLE,
}
"""Whose each file is, and each in a folder that ends in a slash; any other is the program's."""

IDENTITY = ("site_name", "site_description", "site_url", "copyright")
"""The fields of `mkdocs.yml` that are the newsroom's, each with all that stands in it."""

EXIT = "exit"
"""Within `extra:` of `mkdocs.yml`, where "leave quickly" leads."""


def owner(path: str, covers: Collection[str] = ()) -> Owner:
    """Whose the file at `path` is; `covers` are the pictures of podcasts that `mandate.yml` names."""
    if path in covers:
        return Owner.NEWSROOM
    folders = (name for name in FILES if name.endswith("/") and path.startswith(name))
    return FILES.get(path) or next((FILES[name] for name in folders), Owner.PROGRAM)
