"""The form at `/admin/`: where it keeps articles, whom it may ask, and its program freed of other hosts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlsplit

from media_mandate.errors import MandateError
from media_mandate.messages import _

ADMIN = "admin"

ELSEWHERE: Mapping[str, str] = {
    "https://unpkg.com/@sveltia/cms": "./vendor/cms",
    "https://unpkg.com/@sveltia/ui": "./vendor/ui",
    "https://unpkg.com/@shikijs": "./vendor/shikijs",
    "https://unpkg.com/${": "./vendor/${",
    "https://www.githubstatus.com/api/v2/": "./vendor/github-",
    "https://cdn.jsdelivr.net/fontsource/fonts/source-sans-3:vf@": "./vendor/fonts/source-sans-3@",
    "https://cdn.jsdelivr.net/fontsource/fonts/noto-mono@": "./vendor/fonts/noto-mono@",
    "https://cdn.jsdelivr.net/fontsource/fonts/material-symbols-outlined:vf@": "./vendor/fonts/symbols@",
}
"""What Sveltia CMS would fetch from other hosts while it runs, and what it asks for instead."""


OURS: Mapping[str, str] = {
    "e===`image`||e===`linked-image`": "e===`image`||e===`linked-image`||e===`x-picture`",
}
"""By what Sveltia CMS knows the part of its editor that a pasted picture becomes, and ours among them."""


class ChangedError(MandateError):
    """Sveltia CMS names an address more than once, or no more: somebody has to look what changed."""

    def __init__(self, address: str, times: int) -> None:
        super().__init__(
            _(
                "Sveltia CMS names {address} {times} times, not once: look what changed.",
                address=address,
                times=times,
            )
        )


def at_home(program: str) -> str:
    """The program of Sveltia CMS, with every address that it would fetch from replaced by one beside it.

    Pictures that are pasted become those that the form asks about.
    """
    for address, instead in {**ELSEWHERE, **OURS}.items():
        times = program.count(address)
        if times != 1:
            raise ChangedError(address, times)
        program = program.replace(address, instead)
    return program


@dataclass(frozen=True, slots=True)
class HostedRepository:
    """Where the articles are kept; `host` without a scheme, `path` such as `toa-soan/tre-em`."""

    kind: Literal["github", "gitlab"]
    host: str
    path: str

    @property
    def interface(self) -> str:
        """The address at which the host is asked and told."""
        if self.kind == "gitlab":
            return f"https://{self.host}/api/v4"
        return "https://api.github.com" if self.host == "github.com" else f"https://{self.host}/api/v3"


def read_repository(address: str) -> HostedRepository | None:
    """The repository of a web address or of a git remote, without the name and the password in it."""
    text = address.strip().removesuffix("/").removesuffix(".git")
    remote = re.fullmatch(r"(?:[\w.-]+@)?([\w.-]+):(?!//)([\w./-]+)", text)
    try:
        parts = urlsplit(f"ssh://{remote[1]}/{remote[2]}" if remote else text)
        host, path = parts.hostname, parts.path.strip("/")
    except ValueError:
        return None
    if host is None or "." not in host or not re.fullmatch(r"[\w.-]+(/[\w.-]+)+", path):
        return None
    is_github = host == "github.com" or host.startswith("github.")
    if is_github and path.count("/") != 1:
        return None
    return HostedRepository("github" if is_github else "gitlab", host, path)


def content_policy(repository: HostedRepository) -> str:
    """The form's own Content-Security-Policy: this site, and the host that keeps the articles.

    Its styles are made while it runs, so they need `unsafe-inline`; its scripts do not.
    """
    api = urlsplit(repository.interface)
    hosts = dict.fromkeys((f"https://{repository.host}", f"{api.scheme}://{api.netloc}"))
    faces = ["https://avatars.githubusercontent.com"] if repository.host == "github.com" else []
    rules = {
        "default-src": "'none'",
        "script-src": "'self'",
        "style-src": "'self' 'unsafe-inline'",
        "img-src": " ".join(["'self'", "data:", "blob:", f"https://{repository.host}", *faces]),
        "media-src": "'self' blob:",
        "font-src": "'self'",
        "connect-src": " ".join(["'self'", "data:", "blob:", *hosts]),
        "form-action": "'none'",
        "base-uri": "'none'",
        "object-src": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def for_hosts(policy: str) -> str:
    """What the site's `_headers` say besides: the form has its own policy, and signs in by another window."""
    own = {
        "Content-Security-Policy": f"{policy}; frame-ancestors 'none'",
        "Cross-Origin-Opener-Policy": "same-origin-allow-popups",
    }
    lines = [f"  ! {name}\n  {name}: {value}" for name, value in own.items()]
    return "\n".join([f"/{ADMIN}/*", *lines, ""])
