"""Stop a build on a missing month, before the site folder is touched. The preview says it in a banner."""

from __future__ import annotations

import logging

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from media_mandate.build import build_in
from media_mandate.verdict.facts import OK, exit_status
from media_mandate.verdict.terminal import plain_text, problem_lines, uncoloured
from media_mandate.verdict.words import verdict
from media_mandate.visible import visible

log = logging.getLogger("mkdocs.hooks.quota")


def on_pre_build(config: MkDocsConfig) -> None:
    build = build_in(config.extra)
    if build.is_preview or build.order.despite_missing:
        return
    if exit_status(build.newsroom, build.problems) != OK:
        raise PluginError(plain_text(build.newsroom, build.problems))


def on_post_build(config: MkDocsConfig) -> None:
    """Tell the terminal of the preview how things stand after each save."""
    build = build_in(config.extra)
    if build.is_preview:
        words = build.site.translate
        lines = problem_lines(build.problems, words, uncoloured)
        for line in (*lines, words(verdict(build.newsroom, build.problems))):
            log.info("%s", visible(line))
