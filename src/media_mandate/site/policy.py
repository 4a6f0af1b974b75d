"""What browsers are told to refuse on every page: the headers, and the files that have servers send them."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
"""A script that stands in the page itself. Data (`type="application/json"`) never runs and needs no leave."""


_NOT_USED = ("camera", "microphone", "geolocation", "payment", "usb", "browsing-topics")


@dataclass(frozen=True, slots=True)
class Policy:
    """What all pages of a site are held to: the hashes of the scripts in them, the policy, the headers."""

    scripts: tuple[str, ...]
    content: str
    headers: Mapping[str, str]


def policy_of(frame: str, media_hosts: Iterable[str]) -> Policy:
    """The policy of pages with the inline scripts of `frame`."""
    scripts = tuple(hashes(frame))
    content = content_policy(scripts, media_hosts)
    return Policy(scripts, content, headers(content))


def hashes(html: str) -> list[str]:
    """The CSP sources of the scripts that stand in a page, in their order (CSP level 3, section 2.3.1)."""
    return [
        f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'" for script in SCRIPT.findall(html)
    ]


def content_policy(scripts: Iterable[str], media_hosts: Iterable[str]) -> str:
    """The Content-Security-Policy of all pages: this site alone, for sounds and films `media_hosts` too.

    `scripts` are the hashes of the inline scripts. `wasm-unsafe-eval` lets the search run its index reader;
    it does not let text run as a script.
    """
    media = " ".join(["'self'", *(f"https://{host}" for host in media_hosts)])
    rules = {
        "default-src": "'none'",
        "script-src": " ".join(["'self'", "'wasm-unsafe-eval'", *scripts]),
        "style-src": "'self'",
        "img-src": "'self' data:",
        "font-src": "'self'",
        "media-src": media,
        "connect-src": "'self'",
        "worker-src": "'self'",
        "manifest-src": "'self'",
        "form-action": "'self'",
        "base-uri": "'none'",
        "object-src": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def headers(policy: str) -> Mapping[str, str]:
    """The headers of every answer; the policy among them also says what a meta tag cannot."""
    return {
        "Content-Security-Policy": f"{policy}; frame-ancestors 'none'",
        "Referrer-Policy": "same-origin",
        "Permissions-Policy": ", ".join(f"{name}=()" for name in _NOT_USED),
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Strict-Transport-Security": "max-age=31536000",
    }


def for_hosts(sent: Mapping[str, str]) -> str:
    """The `_headers` file of Netlify and Cloudflare Pages."""
    return "\n".join(["/*", *(f"  {name}: {value}" for name, value in sent.items()), ""])


def for_nginx(sent: Mapping[str, str]) -> str:
    """Lines to include in a server block of nginx."""
    return "".join(f'add_header {name} "{value}" always;\n' for name, value in sent.items())


def for_caddy(sent: Mapping[str, str]) -> str:
    """A snippet to import in a site block of a Caddyfile."""
    return "\n".join(["header {", *(f'\t{name} "{value}"' for name, value in sent.items()), "}", ""])


def unknown_scripts(html: str, known: Sequence[str]) -> list[str]:
    """The hashes of a page's inline scripts that the policy does not allow."""
    return [found for found in hashes(html) if found not in known]
