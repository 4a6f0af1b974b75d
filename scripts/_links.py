"""Addresses asked for: whatever answers is put into a file, within limits of size and time."""

from __future__ import annotations

import time
from hashlib import sha256
from http.client import HTTPException
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import quote, urlsplit, urlunsplit
from urllib.request import Request, urlopen

from _command import RefusalError
from media_mandate.grades.asking import Fetched
from media_mandate.messages import _

SECONDS = 30
"""How long a host may say nothing."""
MAX_SECONDS = 900
MAX_BYTES = 1024 * 1024 * 1024


def fetch(url: str, file: Path) -> Fetched:
    """Put what answers at `url` into `file`. Refuses, in words, where nothing does."""
    _must_be_of_the_web(url)
    try:
        request = Request(_in_ascii(url), headers={"User-Agent": "media-mandate"})  # noqa: S310 (looked at)
        with urlopen(request, timeout=SECONDS) as answer, file.open("wb") as stream:  # noqa: S310
            _must_be_of_the_web(answer.url)
            digest, length, end = sha256(), 0, time.monotonic() + MAX_SECONDS
            while piece := answer.read1(256 * 1024):
                length += len(piece)
                if length > MAX_BYTES or time.monotonic() > end:
                    raise RefusalError(_("more answers than can be taken in"))
                digest.update(piece)
                stream.write(piece)
            if answer.length:
                raise RefusalError(_("the answer ends early"))
            said = answer.headers
            final = answer.url if answer.url != request.full_url else url
            return Fetched(
                final, said.get_content_type(), said.get_content_charset(), length, digest.hexdigest(), file
            )
    except HTTPError as error:
        error.close()
        raise RefusalError(_("it answers with status {code}", code=error.code)) from None
    except (OSError, HTTPException, ValueError) as error:
        reason = getattr(error, "reason", None) or error
        raise RefusalError(_("nothing answers ({reason})", reason=reason)) from None


def _must_be_of_the_web(url: str) -> None:
    if urlsplit(url).scheme not in ("http", "https"):
        raise RefusalError(_("it is no web address"))


def _in_ascii(url: str) -> str:
    """An address as it is sent: letters of Vietnamese in host, path and query encoded."""
    parts = urlsplit(url)
    host = parts.netloc if parts.netloc.isascii() else parts.netloc.encode("idna").decode()
    path, query = (quote(part, safe="/%:@!$&'()*+,;=~?-._") for part in (parts.path, parts.query))
    return urlunsplit((parts.scheme, host, path, query, ""))
