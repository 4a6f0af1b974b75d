"""What tells whether a file is another: the hash of its text as it is read."""

from __future__ import annotations

from hashlib import sha256

from media_mandate.reading.files import decode


def digest(raw: bytes) -> str:
    """The hash of a file's text: without a mark of the byte order, in NFC, with the line ends of Unix.

    How letters are put together and lines end depends on a desk's machines. Of what is no text its bytes
    tell.
    """
    text, _problems = decode(raw, "")
    return _of_bytes(raw) if text is None else sha256(text.encode()).hexdigest()


def digests(raw: bytes) -> frozenset[str]:
    """How records have such a file: as text, and as older ones had it, by its bytes."""
    return frozenset((digest(raw), _of_bytes(raw)))


def _of_bytes(raw: bytes) -> str:
    """The hash of a file with the line ends of Unix."""
    return sha256(raw.replace(b"\r\n", b"\n")).hexdigest()
