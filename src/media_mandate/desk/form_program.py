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

OWN_REPOSITORY = "toa-soan/bai"
"""What the repository is called to the form where `scripts/desk.py` answers it: there is no other."""

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
    """Where the articles are kept; `host` without a scheme, `path` such as `toa-soan/tre-em`.

    Where the server of the site itself keeps them, `site` is its address.
    """

    kind: Literal["github", "gitlab", "gitea"]
    host: str
    path: str
    site: str | None = None

    @property
    def address(self) -> str:
        """Where people look at it; of the site's own server nobody but who signs in, by the site."""
        return self.site or f"https://{self.host}/{self.path}"

    @property
    def interface(self) -> str:
        """The address at which the host is asked and told."""
        if self.kind == "gitea":
            return f"{(self.site or f'https://{self.host}').rstrip('/')}/api/v1"
        if self.kind == "gitlab":
            return f"https://{self.host}/api/v4"
        return "https://api.github.com" if self.host == "github.com" else f"https://{self.host}/api/v3"


def own_repository(site: str) -> HostedRepository:
    """The bare repository on the server of the site, for which `scripts/desk.py` answers."""
    return HostedRepository("gitea", urlsplit(site).netloc, OWN_REPOSITORY, site)


def read_repository(address: str, *, is_gitea: bool = False) -> HostedRepository | None:
    """The repository of a web address or of a git remote, without the name and the password in it.

    A host that is not named like GitHub, Gitea or Forgejo is a GitLab, unless `is_gitea`.
    """
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
    is_gitea = is_gitea or host in ("codeberg.org", "gitea.com") or host.startswith(("gitea.", "forgejo."))
    if (is_github or is_gitea) and path.count("/") != 1:
        return None
    return HostedRepository("github" if is_github else "gitea" if is_gitea else "gitlab", host, path)


def content_policy(repository: HostedRepository) -> str:
    """The form's own Content-Security-Policy: this site, and the host that keeps the articles.

    Its styles are made while it runs, so they need `unsafe-inline`; its scripts do not. The check before
    saving is a program in WebAssembly, for which `wasm-unsafe-eval` lets that run, and no text as a script.
    """
    api = urlsplit(repository.interface)
    is_own = repository.site is not None
    hosts = () if is_own else dict.fromkeys((f"https://{repository.host}", f"{api.scheme}://{api.netloc}"))
    pictures = () if is_own else (f"https://{repository.host}",)
    faces = ["https://avatars.githubusercontent.com"] if repository.host == "github.com" else []
    rules = {
        "default-src": "'none'",
        "script-src": "'self' 'wasm-unsafe-eval'",
        "worker-src": "'self'",
        "style-src": "'self' 'unsafe-inline'",
        "img-src": " ".join(["'self'", "data:", "blob:", *pictures, *faces]),
        "media-src": "'self' blob:",
        "font-src": "'self'",
        "connect-src": " ".join(["'self'", "data:", "blob:", *hosts]),
        "form-action": "'none'",
        "base-uri": "'none'",
        "object-src": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def own_headers(policy: str) -> Mapping[str, str]:
    """The headers in which the form differs: it has its own policy, and signs in by another window."""
    return {
        "Content-Security-Policy": f"{policy}; frame-ancestors 'none'",
        "Cross-Origin-Opener-Policy": "same-origin-allow-popups",
    }


def for_hosts(policy: str) -> str:
    """What the site's `_headers` say of the form besides."""
    own = own_headers(policy)
    lines = [f"  ! {name}\n  {name}: {value}" for name, value in own.items()]
    return "\n".join([f"/{ADMIN}/*", *lines, ""])
