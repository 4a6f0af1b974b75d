"""Tell others: feeds, podcasts, the ledger for machines, badges, and the page that explains them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from media_mandate.articles.address import DOCS
from media_mandate.build import build_in
from media_mandate.feeds.channels import FEED_LENGTH, channels_of
from media_mandate.feeds.entries import entries_of
from media_mandate.feeds.files import OPML_FILE, documents
from media_mandate.feeds.ledger_json import LEDGER_FILE, SCHEMA_FILE, ledger_schema
from media_mandate.feeds.podcast import cover_address
from media_mandate.media.pictures.copies import cover_copy, make_cover
from media_mandate.media.pictures.file import CACHE
from media_mandate.verdict.words import verdict


def on_config(config: MkDocsConfig) -> None:
    if not config.site_url:
        raise PluginError("mkdocs.yml: site_url is missing, and feeds are made of whole addresses")


def on_files(files: Files, config: MkDocsConfig) -> None:
    newsroom = build_in(config.extra).newsroom
    if newsroom is None:
        return
    files.append(File.generated(config, SCHEMA_FILE, content=ledger_schema()))
    root = Path(config.config_file_path).parent
    for outlet in newsroom.mandate.outlets:
        picture = newsroom.pictures.get(outlet.podcast.cover) if outlet.podcast else None
        if outlet.podcast and picture and picture.flaw is None and picture.kind in ("PNG", "JPEG"):
            make_cover(root / outlet.podcast.cover, root / CACHE)
            copy = str(root / CACHE / cover_copy(picture))
            files.append(File.generated(config, cover_address(outlet), abs_src_path=copy))


def on_env(env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> None:
    """All bodies are rendered by now, and nothing is copied yet."""
    build = build_in(config.extra)
    newsroom, site = build.newsroom, build.site
    if newsroom is None:
        return
    entries = entries_of(newsroom, _bodies(files), site)
    channels = channels_of(newsroom.mandate, entries, site)
    build.entries.make(entries)
    build.channels.make(channels)
    for address, content in documents(newsroom, channels, site, verdict(newsroom, build.problems)):
        files.append(File.generated(config, address, content=content))
    env.globals |= {"feeds": channels, "opml": OPML_FILE, "ledger": LEDGER_FILE, "feed_length": FEED_LENGTH}


def _bodies(files: Files) -> dict[str, str]:
    pages = (file.page for file in files.documentation_pages() if file.page)
    return {f"{DOCS}/{page.file.src_uri}": page.content or "" for page in pages}


def on_page_context(context: dict[str, Any], *, page: Page, config: MkDocsConfig, nav: Any) -> None:
    """Hand over the feeds of what a page is about, for its head and its list of feeds."""
    build, sheet = build_in(config.extra), context["sheet"]
    if build.show is not None:
        found = build.show.judgement.get(context["path"])
        subject = found.article if found else sheet and sheet.subject
        context["channels"] = build.channels.value.of(subject)
