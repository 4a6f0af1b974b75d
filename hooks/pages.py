"""Show the newsroom: which files become pages, the generated pages among them, and what templates get."""

from __future__ import annotations

import html
import posixpath
import re
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import jinja2
from babel.dates import format_skeleton
from babel.numbers import format_decimal
from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from media_mandate import statuses
from media_mandate.addresses import (
    CALENDAR,
    DOORS,
    HELP,
    LEDGER,
    MONTHS,
    RULES,
    SEARCH,
    TOPICS,
    UNITS,
    month_address,
)
from media_mandate.articles.address import DOCS
from media_mandate.articles.article import Article
from media_mandate.articles.relations import is_readable
from media_mandate.build import Build, build_in
from media_mandate.children import open_facts
from media_mandate.mandate import grades
from media_mandate.mandate.reach import digits
from media_mandate.mandate.values import Door, Topic
from media_mandate.media.pictures.html import with_credits
from media_mandate.messages import _, catalogue, in_letters
from media_mandate.planning import coverage
from media_mandate.rules import by_room
from media_mandate.site import dates, phrases
from media_mandate.site.calling import Calling
from media_mandate.site.ledger_view import LedgerView
from media_mandate.site.qr import qr_svg
from media_mandate.site.sheets import Sheet
from media_mandate.verdict import proof, standing
from media_mandate.verdict import words as verdict_words
from media_mandate.verdict.check_json import json_schema

PATHS = {
    "calendar": CALENDAR,
    "doors": DOORS,
    "help": HELP,
    "ledger": LEDGER,
    "months": MONTHS,
    "rules": RULES,
    "search": SEARCH,
    "topics": TOPICS,
    "units": UNITS,
}
HOME = "index"
"""The name of the file of the page without an address."""


def on_config(config: MkDocsConfig) -> None:
    # Where a choice is kept: sites that share a host are told apart by it.
    config.extra["scope"] = urlsplit(config.site_url or "/").path or "/"


def on_files(files: Files, config: MkDocsConfig) -> Files:
    build = build_in(config.extra)
    # Else the way out would stay on this site, before the eyes of whoever must not see it.
    if not re.match(r"https?://[^\s/]+\.[^\s/]+", str(config.extra.get("exit"))):
        said = _("mkdocs.yml: exit: is no whole address, like {example}.", example="https://www.google.com/")
        raise PluginError(build.site.translate(said))
    wanted = build.show.files if build.show else frozenset()
    for file in list(files):
        if file.src_dir == config.docs_dir and f"{DOCS}/{file.src_uri}" in wanted:
            file.inclusion = InclusionLevel.NOT_IN_NAV
        elif file.src_dir == config.docs_dir:
            files.remove(file)
    for address in build.sheets:
        uri = f"{address or HOME}.md"
        files.append(File.generated(config, uri, content="", inclusion=InclusionLevel.NOT_IN_NAV))
    files.append(File.generated(config, "schemas/check.json", content=json_schema()))
    return files


def on_nav(nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
    """Make neighbours of the articles of one outlet, oldest first."""
    lists = build_in(config.extra).lists
    for article, before, after in lists.neighbours() if lists else ():
        page = _page(files, article)
        page.previous_page = _page(files, before) if before else None
        page.next_page = _page(files, after) if after else None


def _page(files: Files, article: Article) -> Page:
    file = files.get_file_from_path(f"{article.id}.md")
    if file is None or file.page is None:
        raise PluginError(f"no page of {article.path}")
    return file.page


def on_page_read_source(*, page: Page, config: MkDocsConfig) -> str:
    """Nothing, for the text was made when it was read; the line feed keeps MkDocs from looking for fields."""
    return "\n"


def on_page_markdown(markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> None:
    build = build_in(config.extra)
    show, path, sheet = build.show, f"{DOCS}/{page.file.src_uri}", _sheet(build, page)
    if sheet is not None:
        heading = sheet.heading(build.site.translate)
    else:
        assert build.headings is not None
        heading = build.headings.of(path)
    # Templates print title and description as HTML.
    page.title = html.escape(heading.title)
    page.meta = {"template": heading.template, "title": page.title, "tags": list(heading.tags)}
    if heading.description:
        page.meta["description"] = html.escape(heading.description)
    page.meta["noindex"] = heading.noindex or (show is not None and show.is_invented(path))
    page.meta |= {"language": heading.language, "versions": heading.versions}
    if sheet is not None and isinstance(sheet.subject, Article):
        page.canonical_url = build.site.at(f"{sheet.subject.id}/")
    page.update_date = heading.updated.isoformat()


def on_page_content(html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """The very HTML that was judged, with credits under its pictures and numbers of help to be tapped.

    Its addresses lead from the page to where files are on the site.
    """
    show, path = build_in(config.extra).show, f"{DOCS}/{page.file.src_uri}"
    if show is None:
        return ""
    found = show.judgement.get(path)
    body = with_credits(show.html(path), found.article.front.credit_of) if found else show.html(path)
    return _with_addresses(Calling(show.newsroom.mandate.helplines).linked(body), page.file, files)


_RARE = re.compile(
    r'<(?:table|dl|pre|code|kbd|mark|abbr)[ >]|class="(?:footnote|task-list|md-button)|"(?:[a-z]+ )*inline'
)
"""What theme/assets/rare.css is for."""

_TAG = re.compile('<[a-z][a-z0-9]*(?: [a-z-]+="[^"]*")+>')
_ADDRESS = re.compile(' (href|src)="([^"]+)"')


def _with_addresses(body: str, file: File, files: Files) -> str:
    def address(found: re.Match[str]) -> str:
        written = html.unescape(found[2]).strip()
        parts = urlsplit(written) if is_readable(written) else None
        if parts is None or parts.scheme or parts.netloc or not parts.path:
            return found[0]
        name = posixpath.normpath(posixpath.join(posixpath.dirname(file.src_uri), unquote(parts.path)))
        target = files.get_file_from_path(name)
        if target is None:
            return found[0]
        leading = parts._replace(path=target.url_relative_to(file)).geturl()
        return f' {found[1]}="{html.escape(leading)}"'

    return _TAG.sub(lambda tag: _ADDRESS.sub(address, tag[0]), body)


def on_env(env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> None:
    build = build_in(config.extra)
    language = build.site.language
    house = Path(config.theme.custom_dir or "")
    ours = {file.relative_to(house).as_posix() for file in house.rglob("*.html")}
    # The house's templates escape what they print; those of the theme below do not expect it.
    env.autoescape = lambda name: name in ours
    env.install_gettext_translations(catalogue(language), newstyle=True)  # type: ignore[attr-defined]
    env.filters["words"] = build.site.translate
    env.filters["day"] = lambda day: format_skeleton("yMd", day, locale=language)
    env.filters["month"] = lambda month: format_skeleton("yM", month.first_day, locale=language)
    env.filters["letters"] = lambda number: build.site.translate(in_letters(number))
    env.filters["size"] = lambda size: f"{format_decimal(max(size // 1000, 1), locale=language)} kB"
    env.globals |= {"newsroom": build.newsroom, "problems": build.problems, "is_preview": build.is_preview}
    env.globals |= {"site": build.site, "show": build.show, "lists": build.lists, "dates": dates}
    env.globals |= {"phrases": phrases, "month_address": month_address}
    env.tests["rare"] = lambda body: _RARE.search(body) is not None
    env.globals["ledger_view"] = LedgerView(build.newsroom) if build.newsroom else None
    env.globals["paths"] = PATHS
    env.globals["rules"] = list(by_room())
    env.globals |= {"coverage": coverage, "statuses": statuses, "verdict_words": verdict_words}
    env.globals |= {"open_facts": open_facts, "grades": grades, "standing": standing, "proof": proof}
    env.globals |= {"language": language, "config": config, "dialled": digits}
    env.globals["help_code"] = Markup(qr_svg(build.site.at(f"{HELP}/"), "help__code"))  # noqa: S704
    env.globals["part"] = cache(lambda name, base, section="": _part(env, name, base, section))


def _part(env: jinja2.Environment, name: str, base: str, section: str) -> Markup:
    return Markup(env.get_template(name).render(base_url=base.rstrip("/"), section=section))  # noqa: S704


def on_page_context(context: dict[str, Any], *, page: Page, config: MkDocsConfig, nav: Navigation) -> None:
    context["sheet"] = _sheet(build_in(config.extra), page)
    context["path"] = f"{DOCS}/{page.file.src_uri}"
    context["may_hide"] = _may_hide(build_in(config.extra), page)


def _may_hide(build: Build, page: Page) -> bool:
    """Whether somebody may have to hide that they read a page."""
    show, sheet = build.show, _sheet(build, page)
    if show is None:
        return False
    mandate = show.newsroom.mandate
    if sheet is not None and isinstance(sheet.subject, Topic):
        return mandate.is_discreet([sheet.subject.id])
    if sheet is not None and isinstance(sheet.subject, Door):
        return mandate.is_discreet(sheet.subject.topics)
    found = show.judgement.get(f"{DOCS}/{page.file.src_uri}")
    if found is not None:
        return found.article.front.withdrawn is None and show.is_discreet(found.article)
    return page.file.src_uri == f"{HELP}.md"


def _sheet(build: Build, page: Page) -> Sheet | None:
    address = page.file.src_uri.removesuffix(".md")
    return build.sheets.get("" if address == HOME else address)
