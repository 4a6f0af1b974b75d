"""Introduce the pages to search engines and to places where links are shared."""

from __future__ import annotations

from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from media_mandate.feeds.content import excerpt
from media_mandate.site.open_graph import Sharing
from media_mandate.site.schema_org import Describer, script
from media_mandate.site.sitemaps import NEWS_FILE, ROBOTS_FILE, news_sitemap, robots


def on_files(files: Files, config: MkDocsConfig) -> None:
    show, site = config.extra["show"], config.extra["site"]
    if show is not None:
        files.append(File.generated(config, NEWS_FILE, content=news_sitemap(show, site)))
        files.append(File.generated(config, ROBOTS_FILE, content=robots(site)))


def on_nav(nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
    """All generated pages are known by now."""
    show, site, cards = (config.extra[name] for name in ("show", "site", "cards"))
    sheets = {sheet.address: sheet for sheet in config.extra["sheets"].values()}
    config.extra["sharing"] = Sharing(show, site, cards) if show else None
    config.extra["describer"] = Describer(show, site, sheets, cards) if show else None


def on_page_context(context: dict[str, Any], *, page: Page, config: MkDocsConfig, nav: Any) -> None:
    show, site, sheet = config.extra["show"], config.extra["site"], context["sheet"]
    if show is None:
        return
    sharing, describer = config.extra["sharing"], config.extra["describer"]
    found = show.judgement.get(context["path"])
    if found is not None:
        summary = excerpt(page.content or "") if found.article.front.description is None else None
        context["properties"] = sharing.article(found.article, summary)
        context["structured"] = script(describer.article(found.article, summary))
        return
    heading = sheet.heading(site.translate) if sheet else show.heading(context["path"])
    moved = sheet and show.judgement.get(getattr(sheet.subject, "path", None))
    context["properties"] = sharing.article(moved.article, None) if moved else sharing.page(heading, page.url)
    context["structured"] = script(describer.page(heading, page.url.strip("/")))
