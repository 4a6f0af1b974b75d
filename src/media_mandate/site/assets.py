"""The files that pages bring along, under names that change with what is in them.

So a browser may keep each for ever, and never shows a page with the styles of another build.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Mapping
from hashlib import sha256
from pathlib import PurePosixPath

HASHED = frozenset({".css", ".js", ".svg", ".woff2"})
"""The kinds of files that get such a name; all others keep theirs."""

_DIGITS = 10
_REFERENCES = {
    ".css": re.compile(r'(?<=url\(")(?!data:)[^"]+(?="\))'),
    ".js": re.compile(r'(?<=")\./[^"]+(?=")'),
}
"""How files name others: a style sheet by `url("…")`, a script by a string that begins with `./`."""


class UnknownAssetError(Exception):
    """A style sheet or script names a file that is not there, or files name each other in a circle."""


def hashed(files: Mapping[str, bytes]) -> Mapping[str, tuple[str, bytes]]:
    """Each file's new address and content by its old address; what refers to another has its new name."""
    made: dict[str, tuple[str, bytes]] = {}

    def make(address: str, on_the_way: tuple[str, ...]) -> str:
        if address in on_the_way or address not in files:
            raise UnknownAssetError(f"{on_the_way[-1]}: {address}")
        if address not in made:
            content = _led(address, files[address], lambda name: make(name, (*on_the_way, address)))
            made[address] = _named(address, content), content
        return made[address][0]

    for address in files:
        make(address, ())
    return made


def _led(address: str, content: bytes, name_of: Callable[[str], str]) -> bytes:
    pattern, folder = _REFERENCES.get(PurePosixPath(address).suffix), posixpath.dirname(address)
    if pattern is None:
        return content

    def lead(found: re.Match[str]) -> str:
        named = name_of(posixpath.normpath(posixpath.join(folder, found[0])))
        leading = posixpath.relpath(named, folder)
        return f"./{leading}" if found[0].startswith("./") else leading

    return pattern.sub(lead, content.decode()).encode()


def _named(address: str, content: bytes) -> str:
    path = PurePosixPath(address)
    if path.suffix not in HASHED:
        return address
    return str(path.with_suffix(f".{sha256(content).hexdigest()[:_DIGITS]}{path.suffix}"))
