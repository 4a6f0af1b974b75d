"""What tells whether a file is another: the hash of its text."""

from __future__ import annotations

from hashlib import sha256


def digest(raw: bytes) -> str:
    """The hash of a file with the line ends of Unix: which it has depends on a desk's machine."""
    return sha256(raw.replace(b"\r\n", b"\n")).hexdigest()


def digests(raw: bytes) -> frozenset[str]:
    """How records may have such a file."""
    return frozenset((digest(raw),))
