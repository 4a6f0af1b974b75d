"""Guard: what an article may bring along, and what browsers refuse on every page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from media_mandate.build import build_in
from media_mandate.media.pictures.file import keep
from media_mandate.site import caching, policy

PARTS = ("parts/head.html", "parts/top.html")
"""Where inline scripts stand."""

SNIPPETS = {"nginx.conf": policy.for_nginx, "Caddyfile": policy.for_caddy}


def on_env(env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> None:
    build = build_in(config.extra)
    part: Any = env.globals["part"]
    frame = "".join(part(name, ".") for name in PARTS)
    hosts = build.newsroom.mandate.media_hosts if build.newsroom else ()
    made = policy.policy_of(frame, hosts)
    build.policy.make(made)
    env.globals["policy"] = None if build.is_preview else made.content
    sent = policy.for_hosts(made.headers) + caching.for_hosts(build.assets.value.values())
    files.append(File.generated(config, "_headers", content=sent))


def on_post_page(output: str, *, page: Page, config: MkDocsConfig) -> None:
    _guard(output, page.file.src_uri, config)


def on_post_template(output: str, *, template_name: str, config: MkDocsConfig) -> None:
    _guard(output, template_name, config)


def _guard(html: str, name: str, config: MkDocsConfig) -> None:
    if policy.unknown_scripts(html, build_in(config.extra).policy.value.scripts):
        raise PluginError(f"{name} has an inline script that the policy does not know")


def on_post_build(config: MkDocsConfig) -> None:
    """Keep the lines for servers of one's own beside the site: who serves it copies them."""
    build = build_in(config.extra)
    if build.is_preview:
        return
    folder = Path(config.config_file_path).parent / "build" / "headers"
    for name, text in SNIPPETS.items():
        keep(folder / name, text(build.policy.value.headers).encode())
