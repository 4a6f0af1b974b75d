"""What is held back, as values: files with errors, and which earlier version stands in their place."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from html import unescape
from pathlib import Path, PurePosixPath
from unicodedata import normalize
from urllib.parse import unquote, urlsplit

from media_mandate.articles.address import DOCS
from media_mandate.articles.relations import resolve
from media_mandate.children.findings import in_name
from media_mandate.history import LineNode, Version


def place_of(path: str) -> str:
    """A path as anybody may read it: the folder alone where the name of the file gives a child away."""
    file = PurePosixPath(path)
    return f"{file.parent}/" if any(in_name(file.stem)) else path


def without_names(text: str) -> str:
    """A text for anybody: paths, ids and addresses in it end before the name that gives a child away."""
    return _PATH.sub(lambda found: _before_a_name(found[0]), text)


_PATH = re.compile(
    r"""
      \bdocs/[^\n"“”<>|]{1,300}?\.[A-Za-z0-9]{1,5}(?![\w.])        # blanks are part of a file's name
    | (?<![\w.-])(?:[\w.-]+/){0,9}[\w-]+/[0-9]{4}/[0-9]{2}/[^\s"“”<>|:;,()]+
    """,
    re.VERBOSE,
)


def _before_a_name(path: str) -> str:
    parts = path.split("/")
    for index, part in enumerate(parts):
        if part and _gives_away(part):
            return "/".join((*parts[:index], ""))
    return path


@lru_cache(maxsize=10_000)
def _gives_away(name: str) -> bool:
    return any(in_name(PurePosixPath(normalize("NFC", unquote(name))).stem))


@dataclass(frozen=True, slots=True)
class HeldBack:
    """A file with errors, named by their codes alone.

    `version` stands in its place, None where it is off the site; `for_a_child` tells that it is so for the
    safeguards of children. `is_older` tells that git had it before, so that readers may have seen it. With
    `is_notice` its address says that it was withdrawn.
    """

    path: str
    codes: tuple[str, ...]
    node: LineNode | None
    for_a_child: bool
    is_older: bool
    is_notice: bool = False

    @property
    def place(self) -> str:
        """Its path as anybody may read it."""
        return place_of(self.path)

    @property
    def version(self) -> Version | None:
        return self.node.version if self.node else None


@dataclass(frozen=True)
class Held:
    """All files that are held back; `home` is the repository that they come from.

    `gone` are articles that were deleted: who links to them is not held back for that.
    """

    files: tuple[HeldBack, ...] = ()
    home: Path | None = None
    gone: frozenset[str] = frozenset()

    @cached_property
    def nodes(self) -> Mapping[str, LineNode]:
        """The versions that stand, by the path at which they do."""
        return {found.node.version.path: found.node for found in self.files if found.node}

    @cached_property
    def absent(self) -> frozenset[str]:
        """The files in whose place nothing stands."""
        return self.gone | {
            found.path for found in self.files if found.path not in self.nodes and not found.is_notice
        }

    @cached_property
    def taken(self) -> frozenset[str]:
        """Those of them that are off the site for a child's sake."""
        return frozenset(found.path for found in self.files if found.for_a_child) & self.absent


NOTHING_HELD = Held()

_LINK = re.compile(r'<a(?: [a-z-]+="[^"]*")*? href="([^"]*)"(?: [a-z-]+="[^"]*")*>(.*?)</a>', re.DOTALL)


def without_links(html: Mapping[str, str], absent: Collection[str], site: str | None) -> Mapping[str, str]:
    """The same bodies, in which links to what is `absent` are their words alone.

    Such a link names the file, or its page by the site's own address, of which `site` is the beginning.
    """
    return _Unlinked(html, absent, site)


def _file_of(address: str, site: str | None) -> str | None:
    """The article whose page has this address on the site, written in full or from its root on."""
    try:
        own, parts = urlsplit(site or ""), urlsplit(address)
    except ValueError:
        return None
    if parts.netloc and bare_host(parts.netloc) != bare_host(own.netloc):
        return None
    home, path = own.path.rstrip("/"), unquote(parts.path)
    if not path.startswith(f"{home}/"):
        return None
    return f"{DOCS}/{path.removeprefix(home).removesuffix('index.html').strip('/')}.md"


def bare_host(place: str) -> str:
    """The name of a host as it is compared with another's."""
    return place.lower().removeprefix("www.")


class _Unlinked(Mapping[str, str]):
    def __init__(self, html: Mapping[str, str], absent: Collection[str], site: str | None) -> None:
        self._html, self._absent, self._site = html, absent, site

    def __getitem__(self, path: str) -> str:
        def shown(link: re.Match[str]) -> str:
            address = unescape(link[1]).strip()
            wanted = {resolve(path, address), _file_of(address, self._site)}
            return link[0] if wanted.isdisjoint(self._absent) else link[2]

        return _LINK.sub(shown, self._html[path])

    def __iter__(self) -> Iterator[str]:
        return iter(self._html)

    def __len__(self) -> int:
        return len(self._html)
