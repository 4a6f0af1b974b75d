"""Show pictures as copies that tell nothing but what is to be seen; the originals never reach the site."""

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
from media_mandate.media.pictures.copies import copies_of, drop_unused, make
from media_mandate.media.pictures.file import CACHE
from media_mandate.media.pictures.html import UnknownPictureError, picture_tag, with_copies


def on_files(files: Files, config: MkDocsConfig) -> None:
    """Put copies in the originals' places: MkDocs leads every link to the one that all browsers show."""
    show = build_in(config.extra).show
    if show is None:
        return
    root = Path(config.config_file_path).parent
    read = build_in(config.extra).order.root or root
    make([read / path for path in show.pictures], root / CACHE)
    for path, picture in show.pictures.items():
        copies = copies_of(picture)
        shown = File.generated(
            config, path.removeprefix(f"{DOCS}/"), abs_src_path=str(root / CACHE / copies.fallback.name)
        )
        shown.dest_uri = copies.fallback.address
        files.append(shown)
        for copy in copies.sources:
            if files.get_file_from_path(copy.address) is None:
                source = str(root / CACHE / copy.name)
                files.append(File.generated(config, copy.address, abs_src_path=source))


def on_env(env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> None:
    env.globals["picture_tag"] = picture_tag


def on_page_context(context: dict[str, Any], *, page: Page, config: MkDocsConfig, nav: Any) -> None:
    """The feeds have taken the body by now; they show one copy alone."""
    build = build_in(config.extra)
    if build.show is None or not page.content:
        return
    found = build.show.judgement.get(context["path"])
    is_first = found is None or found.article.front.image is None
    try:
        page.content = with_copies(page.content, build.pictures, is_first=is_first)
    except UnknownPictureError as error:
        if not build.is_preview:
            raise PluginError(f"{context['path']}: {build.site.translate(error.text)}") from None


def on_post_build(config: MkDocsConfig) -> None:
    newsroom = build_in(config.extra).newsroom
    if newsroom is not None:
        drop_unused(newsroom.pictures.values(), Path(config.config_file_path).parent / CACHE)
