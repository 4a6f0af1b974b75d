"""Introduce the pages to search engines and to places where links are shared."""

from __future__ import annotations

from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from media_mandate.build import build_in
from media_mandate.feeds.content import excerpt
from media_mandate.site.schema_org import script
from media_mandate.site.sitemaps import NEWS_FILE, ROBOTS_FILE, news_sitemap, robots


def on_files(files: Files, config: MkDocsConfig) -> None:
    build = build_in(config.extra)
    if build.show is not None:
        news = news_sitemap(build.show, build.site)
        files.append(File.generated(config, NEWS_FILE, content=news))
        files.append(File.generated(config, ROBOTS_FILE, content=robots(build.site)))


def on_page_context(context: dict[str, Any], *, page: Page, config: MkDocsConfig, nav: Any) -> None:
    build, sheet = build_in(config.extra), context["sheet"]
    show, headings, sharing, describer = build.show, build.headings, build.sharing, build.describer
    if show is None or headings is None or sharing is None or describer is None:
        return
    found = show.judgement.get(context["path"])
    if found is not None:
        summary = excerpt(show.html(context["path"])) if found.article.front.description is None else None
        context["properties"] = sharing.article(found.article, summary)
        context["structured"] = script(describer.article(found.article, summary))
        return
    heading = sheet.heading(build.site.translate) if sheet else headings.of(context["path"])
    moved = show.judgement.get(getattr(sheet and sheet.subject, "path", ""))
    context["properties"] = sharing.article(moved.article, None) if moved else sharing.page(heading, page.url)
    context["structured"] = script(describer.page(heading, page.url.strip("/")))
